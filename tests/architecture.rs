//! The map must not drift from the land.

#![allow(clippy::unwrap_used, reason = "a failing test may say so by unwrapping")]

use std::path::Path;

/// Paths are what stands in backticks and has a slash.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|word| !word.contains([' ', '(', ':', '<', '*', '{']) && (word.contains('/')))
}

#[test]
fn every_path_that_the_architecture_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let missing: Vec<_> = paths(&text).filter(|path| !root.join(path).exists() && !path.starts_with("dist/")).collect();
    assert!(missing.is_empty(), "named but not there: {missing:?}");
    assert!(5 < paths(&text).count(), "the map names paths");
}
