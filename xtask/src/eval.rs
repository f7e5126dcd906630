//! `cargo xtask eval`: how many names the product gets right.

use anyhow::{Result, bail};

use crate::shell;

/// Measures the product on the gold files of a folder; see `trainer/` for what may follow it.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if arguments.is_empty() {
        bail!("name the folder of gold files");
    }
    shell::run(shell::cargo().args(["run", "--release", "--package", "trainer", "--", "eval"]).args(arguments))
}
