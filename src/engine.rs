use crate::entity::{self, Analysis};
use crate::lexicon::Lexicon;
use crate::name::{self, Model};
use crate::recognize;
use crate::text::Document;

/// Finds the organizations, countries, figures, people and places of `text`, and who they are.
///
/// Any text will do: there is no error and no panic, and time and memory grow linearly with its length.
/// The same text always gives the same result.
///
/// ```
/// let analysis = newsmark::analyze("");
/// assert!(analysis.mentions.is_empty());
/// ```
pub fn analyze(text: &str) -> Analysis {
    let document = Document::new(text);
    let lexicon = Lexicon::builtin();
    let matches = lexicon.find(&document);
    let mut candidates = recognize::recognize(&document, lexicon, &matches);
    candidates.extend(name::recognize(&document, lexicon, &matches, Model::builtin()));
    entity::group(&document, lexicon, entity::resolve(text, candidates))
}
