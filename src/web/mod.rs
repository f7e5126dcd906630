//! All that knows wasm: bindings for JS, UTF-16 offsets, and the overlay on live DOM text.

use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once when the wasm is instantiated.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
