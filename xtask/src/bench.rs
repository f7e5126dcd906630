use anyhow::Result;

use crate::{browsers, build, serve, shell};

/// Measures speed and memory over the texts of a folder, and prints a table.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    build::run()?;
    let browsers = browsers::find_or_install()?;
    let (_server, address) = serve::start(0)?;
    let mut bench = shell::node("xtask/bench.mjs");
    bench.args(arguments).env("NEWSMARK_URL", address).env("NEWSMARK_CHROMIUM", browsers.chromium);
    shell::run(&mut bench)
}
