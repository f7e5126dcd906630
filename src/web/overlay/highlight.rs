//! Bindings to the CSS Custom Highlight API, which web-sys has only behind a compiler flag.
//!
//! All of it is reached through the element's own window: an article may lie in an iframe.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Range, Window};

#[wasm_bindgen]
extern "C" {
    /// A set of ranges that one style rule paints.
    pub(super) type Highlight;

    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);

    #[wasm_bindgen(method)]
    fn delete(this: &Highlight, range: &Range);

    #[wasm_bindgen(method, getter)]
    fn size(this: &Highlight) -> u32;

    #[wasm_bindgen(method, setter)]
    fn set_priority(this: &Highlight, priority: i32);

    /// The highlights of one document, by name; shared with everything else on the page.
    type HighlightRegistry;

    #[wasm_bindgen(method)]
    fn get(this: &HighlightRegistry, name: &str) -> Option<Highlight>;

    #[wasm_bindgen(method)]
    fn set(this: &HighlightRegistry, name: &str, highlight: &Highlight);

    #[wasm_bindgen(method, js_name = "delete")]
    fn remove(this: &HighlightRegistry, name: &str);
}

/// A document's highlights.
pub(super) struct Highlights {
    registry: HighlightRegistry,
    constructor: Function,
}

impl Highlights {
    /// Those of `window`; none if the browser doesn't know custom highlights.
    pub(super) fn of(window: &Window) -> Option<Self> {
        let css = Reflect::get(window, &"CSS".into()).ok()?;
        let registry = Reflect::get(&css, &"highlights".into()).ok().filter(JsValue::is_object)?;
        let constructor = Reflect::get(window, &"Highlight".into()).ok()?.dyn_into().ok()?;
        Some(Self { registry: registry.unchecked_into(), constructor })
    }

    /// Adds `ranges` to the highlight `name`, which others may share.
    pub(super) fn add(&self, name: &str, ranges: &[Range], priority: i32) {
        let Some(highlight) = self.registry.get(name).or_else(|| self.make(name, priority)) else { return };
        for range in ranges {
            highlight.add(range);
        }
    }

    /// Takes `ranges` out of the highlight `name`, and the highlight away if nothing is left in it.
    pub(super) fn remove(&self, name: &str, ranges: &[Range]) {
        let Some(highlight) = self.registry.get(name) else { return };
        for range in ranges {
            highlight.delete(range);
        }
        if highlight.size() == 0 {
            self.registry.remove(name);
        }
    }

    fn make(&self, name: &str, priority: i32) -> Option<Highlight> {
        let highlight: Highlight = Reflect::construct(&self.constructor, &Array::new()).ok()?.unchecked_into();
        highlight.set_priority(priority);
        self.registry.set(name, &highlight);
        Some(highlight)
    }
}
