use crate::dictionary::{Dictionary, Stack};
use crate::entity::{self, Analysis, Candidate, Evidence, Proposal, Resolved};
use crate::figure::{self, Figure};
use crate::lexicon::{Lexicon, Match};
use crate::name::{self, Model};
use crate::recognize::{self, Definition};
use crate::text::Document;

/// Finds the organizations, countries, figures, people and places of `text`, and who they are.
///
/// Any text will do: there is no error and no panic, and time and memory grow linearly with its length.
/// The same text always gives the same result.
///
/// ```
/// let analysis = newsmark::analyze("The Czech Republic and Slovakia agreed on Friday.");
/// let codes: Vec<_> = analysis.entities.iter().filter_map(|entity| entity.code.as_deref()).collect();
/// assert_eq!(codes, ["CZ", "SK"]);
/// ```
pub fn analyze(text: &str) -> Analysis {
    Engine::default().analyze(text)
}

/// Analyzes texts under the dictionaries of a user.
#[derive(Debug, Default)]
pub struct Engine {
    dictionaries: Stack,
}

impl Engine {
    /// An engine that obeys these dictionaries; of two entries that contradict each other, the later one wins.
    ///
    /// ```
    /// use newsmark::{Engine, dictionary::Dictionary};
    /// let (dictionary, _) = Dictionary::read(r#"{"entries": [{"add": "Zorbla Works", "kind": "organization"}]}"#);
    /// let analysis = Engine::new(vec![dictionary]).analyze("The Zorbla Works' gate is shut.");
    /// assert_eq!(analysis.entities[0].id, "organization:zorbla-works");
    /// ```
    pub fn new(dictionaries: Vec<Dictionary>) -> Self {
        Self { dictionaries: Stack::new(dictionaries) }
    }

    /// The dictionaries that it obeys.
    pub const fn dictionaries(&self) -> &Stack {
        &self.dictionaries
    }

    /// As [`analyze`], under the engine's dictionaries.
    pub fn analyze(&self, text: &str) -> Analysis {
        let document = Document::new(text);
        let lexicon = Lexicon::builtin();
        let (mut candidates, definitions) = candidates(&document, lexicon);
        let corrected = self.dictionaries.revise(&document, &mut candidates);
        let mut resolved = entity::resolve(text, &mut candidates);
        // Of a large text they are as large as the rest of the analysis.
        drop(candidates);
        entity::calibrate(&mut resolved);
        let names = self.names(lexicon, &resolved);
        let mut analysis = entity::group(&document, lexicon, &definitions, resolved);
        figure::attribute(&document, &mut analysis.figures, &names);
        self.dictionaries.arrange(text, &corrected, &mut analysis);
        entity::summarize(&document, &mut analysis);
        analysis
    }

    /// The names that stand, as the figures' attribution looks at them.
    fn names<'a>(&'a self, lexicon: &'a Lexicon, resolved: &[Resolved]) -> Vec<figure::Name<'a>> {
        let added = |reading: &Resolved| match reading.evidence.first() {
            Some(Evidence::Dictionary { place, .. }) => self.dictionaries.country(*place),
            _ => None,
        };
        let name = |reading: &Resolved| {
            let Proposal::Name { kind, entry, .. } = reading.proposal else { return None };
            let code = entry.and_then(|entry| lexicon.home(entry)).or_else(|| added(reading));
            Some(figure::Name { span: reading.span, kind, code })
        };
        let mut names = Vec::with_capacity(resolved.len());
        names.extend(resolved.iter().filter_map(name));
        names
    }
}

/// What stands of `text`, with the recognizers' belief as it is: to measure how often which belief comes true.
pub fn resolved(text: &str) -> Vec<Resolved> {
    let document = Document::new(text);
    entity::resolve(text, &mut candidates(&document, Lexicon::builtin()).0)
}

/// What all recognizers propose, and the acronyms that the text explains as names.
fn candidates(document: &Document<'_>, lexicon: &Lexicon) -> (Vec<Candidate>, Vec<Definition>) {
    let matches = lexicon.find(document);
    let mut definitions = recognize::definitions(document);
    let things = recognize::things(document, &matches, &mut definitions);
    let mut candidates = recognize::recognize(document, lexicon, &matches, &definitions);
    entity::sort(&mut candidates);
    candidates.extend(name::recognize(document, &matches, &candidates, Model::builtin()));
    withdraw(document, &matches, &things, &mut candidates);
    let first_look = entity::first_look(document.text(), &mut candidates);
    candidates.extend(recognize::again(document, &matches, &definitions, &first_look));
    withdraw(document, &matches, &things, &mut candidates);
    candidates.extend(figure::recognize(document).into_iter().map(figure_candidate));
    (candidates, definitions)
}

/// Takes out what is written like a name and is none.
fn withdraw(document: &Document<'_>, matches: &[Match], things: &[Definition], candidates: &mut Vec<Candidate>) {
    recognize::withdraw(document, things, candidates);
    recognize::withdraw_lookalikes(document, matches, candidates);
}

fn figure_candidate(figure: Figure) -> Candidate {
    /// How often a figure that the grammar reads is one.
    const CONFIDENCE: f32 = 0.95;
    Candidate {
        span: figure.span,
        confidence: CONFIDENCE,
        evidence: Evidence::Rule { name: figure.rule },
        proposal: Proposal::Figure(Box::new(figure)),
    }
}
