use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use crate::shell::{command, output, run};

/// The browsers that the tests drive: names on the path, or paths.
pub(crate) struct Browsers {
    pub(crate) chromium: String,
    pub(crate) firefox: String,
}

/// Chromium and Firefox: named by `NEWSMARK_CHROMIUM` and `NEWSMARK_FIREFOX`, found on the path, or installed.
pub(crate) fn find_or_install() -> Result<Browsers> {
    if let Some(browsers) = find() {
        return Ok(browsers);
    }
    install()?;
    find().context("Chromium and Firefox were installed, but are not on the path")
}

fn find() -> Option<Browsers> {
    let chromium = one("NEWSMARK_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?;
    let firefox = one("NEWSMARK_FIREFOX", &["firefox-esr", "firefox"])?;
    Some(Browsers { chromium, firefox })
}

fn install() -> Result<()> {
    const HOW: &str = "the browser tests need Chromium and Firefox: install both, \
        or name them in NEWSMARK_CHROMIUM and NEWSMARK_FIREFOX";
    if !is_root() || on_path("apt-get").is_none() {
        bail!(HOW);
    }
    println!("installing Chromium and Firefox");
    let apt = |arguments: &[&str]| {
        let mut apt = command("apt-get");
        apt.arg("-qq").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        run(&mut apt).context(HOW)
    };
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", "chromium", "firefox-esr"])
}

fn is_root() -> bool {
    output(command("id").arg("-u")).is_ok_and(|user| user == "0")
}

fn one(variable: &str, names: &[&str]) -> Option<String> {
    let chosen = std::env::var(variable).ok().filter(|path| Path::new(path).is_file());
    chosen.or_else(|| names.iter().find_map(|name| on_path(name)))
}

fn on_path(program: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let mut files = std::env::split_paths(&path).map(|folder| folder.join(program));
    files.find(|file| file.is_file()).map(|file| file.to_string_lossy().into_owned())
}
