use std::time::Instant;

use anyhow::Result;

use crate::{setup, shell, wasm};

/// Builds the wasm and assembles `dist/`.
pub(crate) fn run() -> Result<()> {
    let start = Instant::now();
    setup::wasm_target()?;
    setup::node_packages()?;
    wasm::build()?;
    shell::run(&mut shell::node("xtask/site.mjs"))?;
    println!("dist/ is ready ({:.1} s)", start.elapsed().as_secs_f32());
    Ok(())
}
