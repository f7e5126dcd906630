use std::path::{Path, PathBuf};

use newsmark::Engine;
use newsmark::dictionary::{Dictionary, Severity};

use super::args::Source;
use super::{Failure, input};

/// The engine under the dictionaries of `files`. Says on standard error what is wrong with them, and returns in words how
/// many entries are lost.
pub(crate) fn load(files: &[PathBuf]) -> Result<(Engine, Option<String>), Failure> {
    let (mut dictionaries, mut lost) = (Vec::new(), 0);
    for file in files {
        let (dictionary, errors) = read(file)?;
        dictionaries.push(dictionary);
        lost += errors;
    }
    let message = match lost {
        0 => None,
        1 => Some("1 error in the dictionaries".to_owned()),
        _ => Some(format!("{lost} errors in the dictionaries")),
    };
    Ok((Engine::new(dictionaries), message))
}

/// Problems of a file that are listed: of one that is no dictionary at all, each line may be one.
const LISTED: usize = 100;

fn read(file: &Path) -> Result<(Dictionary, usize), Failure> {
    let (dictionary, problems) = Dictionary::read(input::read(&Source::File(file.to_owned()))?);
    for problem in problems.iter().take(LISTED) {
        eprintln!("{}: {problem}", file.display());
    }
    if LISTED < problems.len() {
        eprintln!("{}: and {} more", file.display(), problems.len() - LISTED);
    }
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error).count();
    Ok((dictionary, errors))
}
