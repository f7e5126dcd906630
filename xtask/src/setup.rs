//! Installs what a command needs and the machine lacks, or says what to install.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::shell::{cargo, command, output, root, run};

/// The Rust target of the wasm.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The standard library for wasm.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    println!("installing the Rust target {WASM}");
    run(command("rustup").args(["target", "add", WASM]))
        .with_context(|| format!("the Rust target {WASM} is missing: install it with rustup or your system's packages"))
}

/// The formatter and the linter, which a minimal toolchain lacks.
pub(crate) fn rust_components() -> Result<()> {
    for (tool, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let is_there = cargo().args([tool, "--version"]).output().is_ok_and(|output| output.status.success());
        if !is_there {
            println!("installing the Rust component {component}");
            run(command("rustup").args(["component", "add", component]))
                .with_context(|| format!("`cargo {tool}` is missing: install {component}"))?;
        }
    }
    Ok(())
}

/// Node itself, and the packages that package-lock.json pins.
pub(crate) fn node_packages() -> Result<()> {
    let version = output(command("node").arg("--version"))
        .context("Node.js 20 or newer is needed to bundle and test the page: install it (nodejs.org, or your system's packages) and try again")?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        bail!("Node.js 20 or newer is needed, but `node --version` says {version}");
    }
    if is_newer("node_modules/.package-lock.json", "package-lock.json") {
        return Ok(());
    }
    println!("installing the Node packages of package-lock.json");
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
}

/// True if both files exist and `made` isn't older than `source`; both lie in the repository.
fn is_newer(made: &str, source: &str) -> bool {
    let time = |path: &str| root().join(path).metadata().and_then(|data| data.modified()).ok();
    match (time(made), time(source)) {
        (Some(made), Some(source)) => source <= made,
        _ => false,
    }
}
