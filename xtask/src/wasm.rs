use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup;
use crate::shell::{cargo, node, output, root, run};

/// The wasm's name, as wasm-bindgen chooses it.
const WASM: &str = "newsmark_bg.wasm";

/// What newer browsers than the CSS Custom Highlight API all have, and what rustc was told to use.
const FEATURES: [&str; 7] = [
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the wasm and its JS into `target/web/wasm/`: newsmark.js, newsmark.d.ts, `newsmark_bg.wasm`.
pub(crate) fn build() -> Result<()> {
    run(cargo().args(["build", "--package", "newsmark", "--lib", "--profile", "wasm", "--target", setup::WASM]))?;
    let built = target_directory()?.join(setup::WASM).join("wasm/newsmark.wasm");
    let (raw, folder) = (root().join("target/web/bindgen"), root().join("target/web/wasm"));
    let wasm = folder.join(WASM);
    if is_made_from(&wasm, &[&built, &std::env::current_exe()?]) {
        return Ok(());
    }
    Bindgen::new()
        .input_path(&built)
        .web(true)?
        .typescript(true)
        // The wasm lies elsewhere than its JS; who loads it says where.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&raw)
        .context("wasm-bindgen")?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for name in ["newsmark.js", "newsmark.d.ts"] {
        fs::copy(raw.join(name), folder.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    // Last, for its time tells the next build that all is made.
    // Generic code comes in many copies that differ in a number only: merging them saves 5 kB of brotli. What is called from
    // one place is not put there unless it is small: a browser compiles what a first text calls, function by function, and
    // would wait for the whole pipeline as one function.
    run(node("node_modules/binaryen/bin/wasm-opt")
        .args(["--merge-similar-functions", "-O3", "--one-caller-inline-max-function-size=100"])
        .args(FEATURES)
        .arg(raw.join(WASM))
        .arg("-o")
        .arg(&wasm))
}

/// True if `made` is there and no older than any of its `sources`.
fn is_made_from(made: &Path, sources: &[&Path]) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    let made = time(made);
    made.is_some() && sources.iter().all(|source| time(source) <= made)
}

/// Where cargo builds to: not always `target/`.
fn target_directory() -> Result<PathBuf> {
    let metadata = output(cargo().args(["metadata", "--format-version=1", "--no-deps", "--offline"]))?;
    let after =
        metadata.split("\"target_directory\":\"").nth(1).context("`cargo metadata` names no target directory")?;
    Ok(PathBuf::from(after.split('"').next().unwrap_or(after).replace("\\\\", "\\")))
}
