use std::rc::Rc;

use js_sys::Uint32Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::explain::{Explanation, explain};
use super::{spans, to_js};
use crate::Engine;
use crate::check::{Check, check, report};
use crate::entity::{Analysis, Mention};
use crate::export::{OffsetUnit, Recorder, record, together_records};

/// The whole record of `text` as one object, with UTF-16 offsets: right for an article.
///
/// Of a large text, [`Tagged`] gives the same piece by piece, without one JS object a mention.
#[wasm_bindgen(unchecked_return_type = "Analysis")]
pub fn analyze(text: &str) -> JsValue {
    to_js(&record(text, &crate::analyze(text), OffsetUnit::Utf16))
}

/// A text and what newsmark says of it, kept in wasm memory until `free()`.
#[wasm_bindgen]
pub struct Tagged {
    engine: Rc<Engine>,
    text: String,
    analysis: Analysis,
}

#[wasm_bindgen]
impl Tagged {
    /// Analyzes `text`.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Self {
        Self::under(Rc::default(), text)
    }

    /// How many mentions there are.
    #[wasm_bindgen(getter)]
    pub fn length(&self) -> usize {
        self.analysis.mentions.len()
    }

    /// Four numbers a mention, in the order of the record: start and end in UTF-16 units; flags; the index of its entity
    /// in `entities()` or, of a figure, in `figures()`.
    ///
    /// Flags, from the lowest bit: 3 bits kind (0 organization, 1 country, 2 figure, 3 person, 4 place), 2 bits via
    /// (0 none, 1 name, 2 abbreviation, 3 demonym), 1 bit nested, 2 bits unused, 8 bits confidence in percent.
    pub fn spans(&self) -> Uint32Array {
        Uint32Array::from(self.pack().as_slice())
    }

    /// All entities, in the order of the summary.
    #[wasm_bindgen(unchecked_return_type = "Entity[]")]
    pub fn entities(&self) -> JsValue {
        let recorder = self.recorder();
        to_js(&self.analysis.entities.iter().map(|entity| recorder.entity(entity)).collect::<Vec<_>>())
    }

    /// Who is named with whom, in the order of the record.
    #[wasm_bindgen(unchecked_return_type = "Together[]")]
    pub fn together(&self) -> JsValue {
        to_js(&together_records(&self.analysis))
    }

    /// The mentions that are figures, in text order.
    #[wasm_bindgen(unchecked_return_type = "(Mention & { figure: Figure })[]")]
    pub fn figures(&self) -> JsValue {
        let recorder = self.recorder();
        let figures = self.analysis.mentions.iter().filter(|mention| mention.figure.is_some());
        to_js(&figures.map(|mention| recorder.mention(mention)).collect::<Vec<_>>())
    }

    /// The mention at `index` with all that is known of it, its evidence included; undefined past the last one.
    #[wasm_bindgen(unchecked_return_type = "Explanation | undefined")]
    pub fn mention(&self, index: usize) -> JsValue {
        let mention = self.analysis.mentions.get(index);
        mention.map_or(JsValue::UNDEFINED, |mention| to_js(&self.explain(mention)))
    }

    /// What an editor would query: acronyms unexplained, names spelled in two ways, figures that don't fit together.
    #[wasm_bindgen(unchecked_return_type = "Finding[]")]
    pub fn check(&self) -> JsValue {
        let findings = check(&self.text, &self.analysis, &Check::ALL);
        to_js(&report(&self.text, &findings, OffsetUnit::Utf16).findings)
    }

    /// The whole record, as `analyze` gives it.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn record(&self) -> JsValue {
        to_js(&record(&self.text, &self.analysis, OffsetUnit::Utf16))
    }

    fn explain<'a>(&'a self, mention: &'a Mention) -> Explanation<'a> {
        let dictionaries = self.engine.dictionaries();
        let sentence = crate::explain_mention(&self.text, &self.analysis, dictionaries, mention);
        explain(mention, sentence, &self.recorder())
    }

    fn recorder(&self) -> Recorder<'_> {
        Recorder::new(&self.text, &self.analysis, OffsetUnit::Utf16)
    }
}

impl Tagged {
    /// Analyzes `text` with `engine`.
    pub(super) fn under(engine: Rc<Engine>, text: String) -> Self {
        let analysis = engine.analyze(&text);
        Self { engine, text, analysis }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn pack(&self) -> Vec<u32> {
        spans::pack(&self.text, &self.analysis)
    }
}
