//! Marks over live DOM text, as CSS highlights: the DOM, and so what a CMS saves, stays untouched.

mod highlight;
mod live_text;
mod options;
mod paint;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};
use web_sys::{Element, Node, Range};

use super::Dictionaries;
use super::spans::{self, Packed};
use super::tagged::Tagged;
use crate::entity::Kind;
use live_text::LiveText;
use options::{Kinds, Options, OverlayOptions};
use paint::Painter;

/// The marks of one element's text.
///
/// Style them by `::highlight(newsmark-organization)` and so on for each kind. `newsmark-KIND-minor` holds demonyms and
/// names inside of names, `newsmark-KIND-faint` what is uncertain and, while one entity is selected, all others;
/// `newsmark-focus` is the one mention that `focus` names. Several overlays on a page share these highlights.
#[wasm_bindgen]
pub struct Overlay {
    root: Element,
    shown: Vec<Kind>,
    selected: Option<u32>,
    dictionaries: Dictionaries,
    tagged: Tagged,
    packed: Vec<u32>,
    live: LiveText,
    painter: Painter,
}

#[wasm_bindgen]
impl Overlay {
    /// Reads the text below `root`, analyzes and marks it.
    ///
    /// Left out are scripts, form fields, hidden elements and those with the attribute `data-newsmark-ignore`.
    ///
    /// # Errors
    /// If `root` belongs to no window, or the options aren't `OverlayOptions`.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, options: Option<OverlayOptions>) -> Result<Self, JsError> {
        let Options { kinds, dictionaries } = Options::read(options)?;
        let window = root
            .owner_document()
            .and_then(|document| document.default_view())
            .ok_or_else(|| JsError::new("newsmark: the element belongs to no window"))?;
        let (text, live) = LiveText::read(&root, &window);
        let dictionaries = Dictionaries::new(dictionaries);
        let tagged = dictionaries.tag(text);
        let packed = tagged.pack();
        let painter = Painter::new(window);
        let mut overlay = Self { root, shown: kinds, selected: None, dictionaries, tagged, packed, live, painter };
        overlay.paint();
        Ok(overlay)
    }

    /// The text as it was read; offsets count its UTF-16 units.
    #[wasm_bindgen(getter)]
    pub fn text(&self) -> String {
        self.tagged.text().to_owned()
    }

    /// False if the browser has no CSS highlights: then nothing is painted, and all else works.
    #[wasm_bindgen(getter)]
    pub fn paints(&self) -> bool {
        self.painter.paints()
    }

    /// What is wrong with each of the dictionaries in the options, a list a dictionary.
    #[wasm_bindgen(unchecked_return_type = "DictionaryProblem[][]")]
    pub fn problems(&self) -> JsValue {
        self.dictionaries.problems()
    }

    /// All entities, in the order of the summary.
    #[wasm_bindgen(unchecked_return_type = "Entity[]")]
    pub fn entities(&self) -> JsValue {
        self.tagged.entities()
    }

    /// The mentions that are figures, in text order.
    #[wasm_bindgen(unchecked_return_type = "(Mention & { figure: Figure })[]")]
    pub fn figures(&self) -> JsValue {
        self.tagged.figures()
    }

    /// The mention at `index` with its evidence; undefined past the last one.
    #[wasm_bindgen(unchecked_return_type = "Explanation | undefined")]
    pub fn mention(&self, index: usize) -> JsValue {
        self.tagged.mention(index)
    }

    /// The whole record, as `analyze` gives it.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn record(&self) -> JsValue {
        self.tagged.record()
    }

    /// Four numbers a mention, as `Tagged.spans` gives them.
    pub fn spans(&self) -> js_sys::Uint32Array {
        js_sys::Uint32Array::from(self.packed.as_slice())
    }

    /// A live range over the mention at `index`; undefined past the last one, or if its text is gone.
    pub fn range(&self, index: usize) -> Option<Range> {
        let mention = spans::unpack(&self.packed).nth(index)?;
        self.live.range(mention.start(), mention.end())
    }

    /// The index of the innermost shown mention at a place of a text node, as `caretPositionFromPoint` gives it.
    #[wasm_bindgen(js_name = "mentionAt")]
    pub fn mention_at(&self, node: &Node, offset: u32) -> Option<usize> {
        let at = self.live.offset_of(node, offset)?;
        spans::innermost(&self.packed, at, |mention| self.shown.contains(&mention.kind()))
    }

    /// Marks these kinds only.
    ///
    /// # Errors
    /// If one of them is no kind.
    pub fn show(&mut self, kinds: &Kinds) -> Result<(), JsError> {
        self.shown = options::kinds(kinds)?;
        self.paint();
        Ok(())
    }

    /// Lets one entity (its index in `entities()`) stand out and all others fade; without an argument, none.
    pub fn select(&mut self, entity: Option<u32>) {
        self.selected = entity;
        self.paint();
    }

    /// Marks one mention as the current one; without an argument, none.
    pub fn focus(&mut self, index: Option<usize>) {
        let range = index.and_then(|index| self.range(index));
        self.painter.focus(range);
    }

    /// Reads, analyzes and marks the text anew, after it changed. What was selected is no longer.
    pub fn refresh(&mut self) {
        let (text, live) = LiveText::read(&self.root, self.painter.window());
        self.tagged = self.dictionaries.tag(text);
        self.packed = self.tagged.pack();
        self.live = live;
        self.selected = None;
        self.painter.focus(None);
        self.paint();
    }

    /// Takes all marks away. The page is as it was; `refresh` brings the marks back.
    pub fn destroy(&mut self) {
        self.painter.clear();
    }

    fn paint(&mut self) {
        let marks = spans::unpack(&self.packed).filter(|mention| self.shown.contains(&mention.kind()));
        let selected = self.selected;
        let ranges = marks.filter_map(|mention| {
            let range = self.live.range(mention.start(), mention.end())?;
            Some((mention.kind(), manner(mention, selected), range))
        });
        self.painter.paint(ranges);
    }
}

/// How a mention is painted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Full,
    Minor,
    Faint,
}

/// Less certain than this, in percent, a mention is painted faint.
const CERTAIN: u32 = 50;

fn manner(mention: Packed<'_>, selected: Option<u32>) -> Manner {
    if selected.is_some() {
        return if mention.entity() == selected { Manner::Full } else { Manner::Faint };
    }
    if mention.percent() < CERTAIN {
        return Manner::Faint;
    }
    if mention.is_nested() || mention.is_demonym() { Manner::Minor } else { Manner::Full }
}
