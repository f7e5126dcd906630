//! Trains newsmark's tagger, and measures it.
//!
//! `trainer train --data FOLDER --vectors FILE --out FILE` writes a model file; `trainer calibrate --data FOLDER --out FILE`
//! writes the table by which the product's beliefs come true; `trainer eval FOLDER` measures the product.

mod calibration;
mod capitals;
mod clock;
mod clusters;
mod corpus;
mod crf;
mod customs;
mod evaluate;
mod examples;
mod learner;
mod linear;
mod network;
mod own;
mod pack;
mod random;
mod reliability;
mod renamed;
mod rows;
mod train;
mod words;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::train::Options;

const USAGE: &str = "usage:
  trainer train --data FOLDER --vectors FILE --out FILE [--words N] [--own N] [--rows N] [--epochs N]
                [--seed N] [--l1 X] [--rate X] [--drop-units X] [--drop-words X]
  trainer calibrate --data FOLDER --out FILE
  trainer eval FOLDER [--model FILE] [--errors N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("train") => train(&arguments[1..]),
        Some("calibrate") => calibrate(&arguments[1..]),
        Some("eval") => evaluate(&arguments[1..]),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn train(arguments: &[String]) -> Result<(), String> {
    let options = Options {
        words: number(arguments, "--words", 50_000)?,
        vectors: number(arguments, "--own", 10_000)?,
        rows: number(arguments, "--rows", 30_000)?,
        epochs: number(arguments, "--epochs", 6)?,
        seed: number(arguments, "--seed", 1)?,
        l1: number(arguments, "--l1", 1.0)?,
        rate: number(arguments, "--rate", 0.03)?,
        drop_units: number(arguments, "--drop-units", 0.3)?,
        drop_words: number(arguments, "--drop-words", 0.1)?,
    };
    let model = train::train(&path(arguments, "--data")?, &path(arguments, "--vectors")?, options)?;
    let out = path(arguments, "--out")?;
    std::fs::write(&out, model).map_err(|error| format!("{}: {error}", out.display()))
}

fn calibrate(arguments: &[String]) -> Result<(), String> {
    reliability::calibrate(&path(arguments, "--data")?, &path(arguments, "--out")?)
}

fn evaluate(arguments: &[String]) -> Result<(), String> {
    let folder = arguments.first().ok_or(USAGE)?;
    let errors = number(arguments, "--errors", 0)?;
    evaluate::evaluate(Path::new(folder), option(arguments, "--model").map(Path::new), errors)
}

fn path(arguments: &[String], name: &str) -> Result<PathBuf, String> {
    option(arguments, name).map(PathBuf::from).ok_or_else(|| USAGE.to_owned())
}

/// The value after a named option.
fn option<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).map(String::as_str)
}

fn number<T: std::str::FromStr>(arguments: &[String], name: &str, default: T) -> Result<T, String> {
    option(arguments, name)
        .map_or(Ok(default), |value| value.parse().map_err(|_| format!("{name} {value}: not a number")))
}
