use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup;
use crate::shell::{cargo, node, output, root, run};

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
pub(crate) fn build() -> Result<PathBuf> {
    run(cargo().args(["build", "--package", "newsmark", "--lib", "--profile", "wasm", "--target", setup::WASM]))?;
    let folder = root().join("target/web/wasm");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    Bindgen::new()
        .input_path(target_directory()?.join(setup::WASM).join("wasm/newsmark.wasm"))
        .web(true)?
        .typescript(true)
        // The wasm lies elsewhere than its JS; who loads it says where.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&folder)
        .context("wasm-bindgen")?;
    let wasm = folder.join("newsmark_bg.wasm");
    run(node("node_modules/binaryen/bin/wasm-opt").arg("-O3").args(FEATURES).arg(&wasm).arg("-o").arg(&wasm))?;
    Ok(folder)
}

/// Where cargo builds to: not always `target/`.
fn target_directory() -> Result<PathBuf> {
    let metadata = output(cargo().args(["metadata", "--format-version=1", "--no-deps", "--offline"]))?;
    let after =
        metadata.split("\"target_directory\":\"").nth(1).context("`cargo metadata` names no target directory")?;
    Ok(PathBuf::from(after.split('"').next().unwrap_or(after).replace("\\\\", "\\")))
}
