//! `cargo xtask suites`: figure suites without the cases that `docs/figure-suites.tsv` sets aside.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell;

/// Copies the suites of one folder, a case a line, into another one, without the cases whose custom contradicts the
/// guideline, and prints how many those are.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let [from, to] = arguments else { bail!("name the folder of suites, and one for what is left of them") };
    let list = fs::read_to_string(shell::root().join("docs/figure-suites.tsv")).context("reading the list of cases")?;
    let aside: HashSet<_> = list.lines().skip(1).filter_map(case).collect();
    fs::create_dir_all(to).with_context(|| format!("creating {to}"))?;
    let mut paths: Vec<_> =
        fs::read_dir(from)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    for path in paths {
        copy(&path, Path::new(to), &aside).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// A row's suite and case.
fn case(row: &str) -> Option<(&str, &str)> {
    let mut cells = row.split('\t');
    Some((cells.next()?, cells.next()?))
}

fn copy(path: &Path, to: &Path, aside: &HashSet<(&str, &str)>) -> Result<()> {
    let suite = path.file_stem().and_then(|stem| stem.to_str()).context("the name is no text")?;
    let text = fs::read_to_string(path)?;
    let mut kept = String::new();
    let (mut all, mut left) = (0, 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let value: serde_json::Value = serde_json::from_str(line)?;
        let id = value["id"].as_str().context("a case has no id")?;
        all += 1;
        if !aside.contains(&(suite, id)) {
            left += 1;
            kept.push_str(line);
            kept.push('\n');
        }
    }
    fs::write(to.join(format!("{suite}.jsonl")), kept)?;
    println!("{suite}: {} of {all} cases set aside", all - left);
    Ok(())
}
