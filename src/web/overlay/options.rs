use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsError, JsValue};

use crate::entity::Kind;

#[wasm_bindgen]
extern "C" {
    /// What the caller may choose.
    #[wasm_bindgen(typescript_type = "OverlayOptions")]
    pub type OverlayOptions;

    #[wasm_bindgen(method, getter)]
    fn kinds(this: &OverlayOptions) -> JsValue;

    #[wasm_bindgen(method, getter)]
    fn dictionaries(this: &OverlayOptions) -> JsValue;

    /// A list of kinds.
    #[wasm_bindgen(typescript_type = "Kind[]")]
    pub type Kinds;
}

/// What the caller chose, or what is chosen for him. Its two fields are read one by one: a reader for any JSON would be 20 kB
/// more to download.
pub(super) struct Options {
    pub(super) kinds: Vec<Kind>,
    pub(super) dictionaries: Vec<String>,
}

impl Options {
    /// # Errors
    /// If the options are no `OverlayOptions`; the error says which of them, and why.
    pub(super) fn read(options: Option<OverlayOptions>) -> Result<Self, JsError> {
        let Some(options) = options else { return Ok(Self { kinds: by_default(), dictionaries: Vec::new() }) };
        let given = |field: JsValue| Some(field).filter(|field| !field.is_undefined());
        Ok(Self {
            kinds: given(options.kinds()).map_or_else(|| Ok(by_default()), |list| kinds(&list))?,
            dictionaries: given(options.dictionaries())
                .map_or_else(|| Ok(Vec::new()), |list| texts(&list, "dictionaries"))?,
        })
    }
}

/// The kinds of a JS list of their names.
///
/// # Errors
/// If it is no list, or has something else in it.
pub(super) fn kinds(list: &JsValue) -> Result<Vec<Kind>, JsError> {
    texts(list, "kinds")?.iter().map(|word| Kind::named(word).ok_or_else(|| wrong(&["no kind: ", word]))).collect()
}

fn texts(list: &JsValue, what: &str) -> Result<Vec<String>, JsError> {
    let list: &Array = list.dyn_ref().ok_or_else(|| wrong(&[what, " is no list"]))?;
    list.iter()
        .map(|each| each.as_string().ok_or_else(|| wrong(&[what, " has something else than texts in it"])))
        .collect()
}

fn wrong(what: &[&str]) -> JsError {
    JsError::new(&["newsmark: ", &what.concat()].concat())
}

/// Places are marked on request only: a text is full of them.
fn by_default() -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| *kind != Kind::Place).collect()
}
