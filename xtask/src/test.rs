use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::browsers::Browsers;
use crate::shell::{cargo, command, node, root, run};
use crate::{browsers, build, serve, setup};

/// A named part of the test run.
type Step = (&'static str, fn() -> Result<()>);

const STEPS: [Step; 10] = [
    ("setup", setup_all),
    ("format", || run(cargo().args(["fmt", "--all", "--check"]))),
    ("lint", lint),
    ("rust", || run(cargo().args(["test", "--quiet", "--workspace"]))),
    ("docs", docs),
    ("build", build::run),
    // Bytes are the same on every machine, unlike times: over the budget is a failure.
    ("size", || run(&mut node("xtask/size.mjs"))),
    ("types", || run(&mut node("node_modules/typescript/bin/tsc"))),
    ("wasm", || run(&mut node_tests("tests/wasm")?)),
    ("browser", browser),
];

/// Runs all steps in order, or those named, and stops at the first failure.
pub(crate) fn run_steps(names: &[String]) -> Result<()> {
    let known: Vec<_> = STEPS.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        bail!("no step is called {unknown}; the steps are {}", known.join(", "));
    }
    let start = Instant::now();
    for (name, step) in STEPS.iter().filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted == name)) {
        println!("== {name}");
        let start = Instant::now();
        step().with_context(|| format!("step \"{name}\" (alone: cargo xtask test {name})"))?;
        println!("== {name}: ok, {:.1} s", start.elapsed().as_secs_f32());
    }
    println!("all passed in {:.0} s", start.elapsed().as_secs_f32());
    Ok(())
}

fn setup_all() -> Result<()> {
    setup::rust_components()?;
    setup::wasm_target()?;
    setup::node_packages()?;
    browsers::find_or_install().map(drop)
}

fn lint() -> Result<()> {
    const DENY: [&str; 3] = ["--", "--deny", "warnings"];
    run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets"]).args(DENY))?;
    // What is compiled for wasm only, the first run doesn't see.
    run(cargo().args(["clippy", "--quiet", "--lib", "--target", setup::WASM]).args(DENY))
}

/// Links in doc comments break without a compiler's notice, except here.
fn docs() -> Result<()> {
    run(cargo()
        .args(["doc", "--quiet", "--no-deps", "--package", "newsmark", "--document-private-items"])
        .env("RUSTDOCFLAGS", "--deny warnings --allow rustdoc::private-intra-doc-links"))
}

/// The page and the offline file in both browsers. The tests learn from the environment where all is.
fn browser() -> Result<()> {
    let Browsers { chromium, firefox } = browsers::find_or_install()?;
    let (_server, address) = serve::start(0)?;
    let mut tests = node_tests("tests/browser")?;
    tests.env("NEWSMARK_URL", address).env("NEWSMARK_CHROMIUM", chromium).env("NEWSMARK_FIREFOX", firefox);
    run(&mut tests)
}

/// `node --test` over the `*.test.js` files of a folder.
fn node_tests(folder: &str) -> Result<Command> {
    let entries = root().join(folder).read_dir().with_context(|| format!("there is no folder {folder}"))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let mut tests: Vec<_> = paths.into_iter().filter(|path| path.to_string_lossy().ends_with(".test.js")).collect();
    if tests.is_empty() {
        bail!("{folder} holds no *.test.js file");
    }
    tests.sort();
    let mut node = command("node");
    // Browsers that start side by side on few cores make each other time out.
    node.args(["--test", "--test-concurrency=1"]).args(tests);
    Ok(node)
}
