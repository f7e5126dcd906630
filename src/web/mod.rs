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

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Runs once when the wasm is instantiated.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// A plain JS object: missing values are null or left out as in the JSON record, maps are objects.
///
/// It crosses the boundary as one text: that is faster than a call for each field, and a second serializer beside the one of
/// JSON would be code that every reader downloads.
fn to_js(value: &impl Serialize) -> JsValue {
    let json = serde_json::to_string(value).expect("records have string keys and finite numbers");
    JSON::parse(&json).expect("what serde_json writes is JSON")
}
