//! All that knows wasm: bindings for JS, UTF-16 offsets, and the overlay on live DOM text.
//!
//! Offsets that cross this boundary count UTF-16 code units, as JS strings do. A lone surrogate arrives here as U+FFFD,
//! which is one unit too: offsets stay right.

mod dictionaries;
mod explain;
mod overlay;
mod spans;
mod tagged;
mod types;

pub use dictionaries::Dictionaries;
pub use overlay::Overlay;
pub use tagged::{Tagged, analyze};

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once when the wasm is instantiated.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// A plain JS object: missing values are null or left out as in the JSON record, maps are objects.
fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).expect("records have string keys, and no value that JS lacks")
}
