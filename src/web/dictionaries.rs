use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::tagged::Tagged;
use super::to_js;
use crate::Engine;
use crate::dictionary::{Dictionary, Problem};
use crate::export::{OffsetUnit, record};

/// A user's dictionaries, read once and kept in wasm memory until `free()`, and the analysis under them.
#[wasm_bindgen]
pub struct Dictionaries {
    engine: Rc<Engine>,
    problems: Vec<Vec<Problem>>,
}

#[wasm_bindgen]
impl Dictionaries {
    /// Reads dictionaries, each the text of a file (see docs/dictionary.md); the last one wins. Entries that make no sense
    /// are left out: `problems()` names them.
    #[wasm_bindgen(constructor)]
    pub fn new(files: Vec<String>) -> Self {
        let (dictionaries, problems) = files.into_iter().map(Dictionary::read).unzip();
        Self { engine: Rc::new(Engine::new(dictionaries)), problems }
    }

    /// What is wrong with each file, a list a file.
    #[wasm_bindgen(unchecked_return_type = "DictionaryProblem[][]")]
    pub fn problems(&self) -> JsValue {
        to_js(&self.problems)
    }

    /// The whole record of `text` as one object, as the function `analyze` gives it.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(&self, text: &str) -> JsValue {
        to_js(&record(text, &self.engine.analyze(text), OffsetUnit::Utf16))
    }

    /// As `new Tagged(text)`, under these dictionaries. It stays good after they are freed.
    pub fn tag(&self, text: String) -> Tagged {
        Tagged::under(Rc::clone(&self.engine), text)
    }
}
