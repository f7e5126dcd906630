//! Checks the tables of `data/` that name things, and packs them for the lexicon.
//!
//! What is wrong in a table fails the build with the table's name and line.

#[path = "build/pack.rs"]
mod pack;
#[path = "build/table.rs"]
mod table;

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    match pack::pack(Path::new("data")) {
        Ok(packed) => {
            let directory = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for every build script");
            fs::write(Path::new(&directory).join("lexicon.txt"), packed).expect("OUT_DIR is writable");
            ExitCode::SUCCESS
        }
        Err(errors) => {
            for error in errors {
                println!("cargo::error={error}");
            }
            ExitCode::FAILURE
        }
    }
}
