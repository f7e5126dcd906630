use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use super::Failure;
use super::args::Source;

/// The whole text of a source, without a byte order mark.
pub(crate) fn read(source: &Source) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    open(source)?.read_to_end(&mut bytes).map_err(|error| failure(source, &error))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::Input(format!("{} is not UTF-8: byte {at} begins no character", name(source)))
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// The source as a stream of bytes.
pub(crate) fn open(source: &Source) -> Result<Box<dyn BufRead + Send>, Failure> {
    match source {
        Source::Stdin => Ok(Box::new(BufReader::new(io::stdin()))),
        Source::File(path) => {
            let file = File::open(path).map_err(|error| failure(source, &error))?;
            Ok(Box::new(BufReader::new(file)))
        }
    }
}

/// A failure to read `source`, in words.
pub(crate) fn failure(source: &Source, error: &io::Error) -> Failure {
    Failure::Input(format!("cannot read {}: {error}", name(source)))
}

/// The source, as a person calls it.
pub(crate) fn name(source: &Source) -> String {
    match source {
        Source::Stdin => "standard input".to_owned(),
        Source::File(path) => path.display().to_string(),
    }
}
