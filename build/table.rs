//! Reads a TSV table: comment lines that start with "# ", a header, one row a line.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// A table in memory.
pub(crate) struct Table {
    path: String,
    rows: Vec<(usize, Vec<String>)>,
}

/// One row: its cells, and where they stand for an error's sake.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    path: &'t str,
    line: usize,
    cells: &'t [String],
}

impl Table {
    /// Reads `name` in `directory`. Every row must have the cells of `columns`, and the first cell must not be empty.
    pub(crate) fn read(directory: &Path, name: &str, columns: &[&str], errors: &mut Vec<String>) -> Self {
        let path = format!("data/{name}");
        let text = fs::read_to_string(directory.join(name)).unwrap_or_else(|error| {
            errors.push(format!("{path}: {error}"));
            String::new()
        });
        let is_content = |line: &(usize, &str)| !line.1.starts_with("# ");
        let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line)).filter(is_content);
        if lines.next().is_none_or(|(_, header)| header != columns.join("\t")) {
            errors.push(format!("{path}:1: the header must be {}", columns.join(", ")));
        }
        let rows = lines.map(|(line, row)| (line, row.split('\t').map(str::to_owned).collect())).collect();
        let mut table = Self { path, rows };
        table.drop_broken_rows(columns.len(), errors);
        table
    }

    fn drop_broken_rows(&mut self, columns: usize, errors: &mut Vec<String>) {
        let path = &self.path;
        self.rows.retain(|(line, cells)| {
            let error = if cells.len() != columns {
                format!("{} cells instead of {columns}", cells.len())
            } else if cells[0].is_empty() {
                "the first cell is empty".to_owned()
            } else if let Some(cell) = cells.iter().find(|cell| cell.trim() != *cell || cell.contains("  ")) {
                format!("stray white space in \"{cell}\"")
            } else {
                return true;
            };
            errors.push(format!("{path}:{line}: {error}"));
            false
        });
    }

    /// All good rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { path: &self.path, line: *line, cells })
    }

    /// Reports the rows that repeat the first `cells` cells of an earlier one.
    pub(crate) fn check_unique(&self, cells: usize, errors: &mut Vec<String>) {
        let mut seen = HashMap::new();
        for row in self.rows() {
            if let Some(line) = seen.insert(&row.cells[..cells], row.line) {
                errors.push(row.error(&format!("\"{}\" stands in line {line} already", row.cells[..cells].join(" "))));
            }
        }
    }
}

impl<'t> Row<'t> {
    /// The cell of a column.
    pub(crate) fn cell(self, column: usize) -> &'t str {
        &self.cells[column]
    }

    /// The parts of a cell that lists several, with "|" between them.
    pub(crate) fn list(self, column: usize) -> impl Iterator<Item = &'t str> {
        self.cell(column).split('|').filter(|part| !part.is_empty())
    }

    /// An error in this row.
    pub(crate) fn error(self, message: &str) -> String {
        format!("{}:{}: {message}", self.path, self.line)
    }
}
