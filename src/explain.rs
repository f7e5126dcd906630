//! Why something is marked, in plain English: one sentence a mention.

use crate::dictionary::{Action, Place, Stack};
use crate::entity::{Analysis, Entity, Evidence, Kind, Mention, Via};
use crate::figure::{Amount, Approximator, Figure, FigureKind, Quantity, Stance};
use crate::lexicon::{Agreement, Class, Lexicon};
use crate::text::{Document, Span, fold};

/// For each mention, in their order, one sentence: what it is, why, and what else it could have been.
///
/// `dictionaries` are those under which the text was analyzed.
///
/// ```
/// let text = "Slovakia agreed.";
/// let engine = newsmark::Engine::default();
/// let sentences = newsmark::explain(text, &engine.analyze(text), engine.dictionaries());
/// assert!(sentences[0].starts_with("\"Slovakia\" is the country Slovakia"), "{}", sentences[0]);
/// ```
pub fn explain(text: &str, analysis: &Analysis, dictionaries: &Stack) -> Vec<String> {
    analysis.mentions.iter().map(|mention| explain_mention(text, analysis, dictionaries, mention)).collect()
}

/// The sentence of one mention of `analysis`.
pub fn explain_mention(text: &str, analysis: &Analysis, dictionaries: &Stack, mention: &Mention) -> String {
    let explainer = Explainer { text, analysis, dictionaries };
    let what = match mention.figure {
        Some(figure) => explainer.figure(&analysis.figures[figure as usize]),
        None => explainer.name(mention),
    };
    let surface = quote(text, mention.span);
    let why = series(&explainer.reasons(mention), "and");
    format!("{surface} is {what}, because {why}; {}.", explainer.alternatives(mention))
}

struct Explainer<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    dictionaries: &'a Stack,
}

impl Explainer<'_> {
    fn entity(&self, mention: &Mention) -> Option<&Entity> {
        self.analysis.entities.get(mention.entity? as usize)
    }

    fn name(&self, mention: &Mention) -> String {
        let name = self.entity(mention).map_or("", |entity| entity.name.as_str());
        let mut what = if fold(name) == fold(mention.span.of(self.text)) && mention.kind != Kind::Country {
            format!("{} {}", article(mention.kind.name()), mention.kind)
        } else {
            format!("the {} {name}", mention.kind)
        };
        match mention.via {
            Some(Via::Demonym) => what.push_str(", by the word for its people"),
            Some(Via::Abbreviation) => what.push_str(", by an abbreviation"),
            Some(Via::Name) | None => {}
        }
        if let Some(government) = &mention.stands_for {
            what.extend([" that stands here for a government (", country_name(government), ")"]);
        }
        if let Some(outer) = self.outer(mention) {
            what.extend([" inside of ", &quote(self.text, outer)]);
        }
        what
    }

    /// "a count of nearly 1,200 of "citizens", which Pakistan claims"
    fn figure(&self, figure: &Figure) -> String {
        let kind = figure_kind(figure.kind);
        let mut what = vec![format!("{} {kind} of {}", article(kind), amount(figure))];
        what.extend(figure.per.map(|per| format!(" per {}", plain(self.text, per))));
        what.extend(figure.counted.map(|counted| format!(" of {}", quote(self.text, counted))));
        what.extend(
            figure
                .claimant
                .map(|claimant| format!(", which {} {}", plain(self.text, claimant.span), stance(claimant.stance))),
        );
        what.concat()
    }

    /// The longer name around a nested one.
    fn outer(&self, mention: &Mention) -> Option<Span> {
        let mentions = &self.analysis.mentions;
        let before = mentions.partition_point(|other| other.span.start <= mention.span.start);
        let alone = mentions[..before].iter().rev().filter(|other| !other.nested);
        alone.map(|other| other.span).next().filter(|_| mention.nested)
    }

    /// Why, one clause a reason, the strongest first.
    fn reasons(&self, mention: &Mention) -> Vec<String> {
        /// More reasons than this no reader weighs.
        const MOST: usize = 3;
        let mut reasons: Vec<String> = Vec::new();
        let speaks = mention.evidence.iter().filter(|evidence| speaks_for_it(evidence) || mention.evidence.len() == 1);
        // Where the user says what it is, the others may have spoken for something else.
        let speaks = speaks.take(if is_corrected(mention) { 1 } else { usize::MAX });
        for reason in speaks.map(|evidence| self.reason(evidence, mention)) {
            if !reasons.contains(&reason) && reasons.len() < MOST {
                reasons.push(reason);
            }
        }
        reasons.extend(self.fuller_name(mention));
        reasons
    }

    fn reason(&self, evidence: &Evidence, mention: &Mention) -> String {
        match evidence {
            Evidence::Table { entry } => {
                let name = Lexicon::builtin().entry(*entry).name;
                let surface = mention.span.of(self.text);
                let known = if fold(name) == fold(surface) { String::new() } else { format!(" under \"{name}\"") };
                format!("newsmark's tables list it{known}")
            }
            Evidence::Shape { cue } => self.shape(*cue, mention),
            Evidence::Definition { at } => self.definition(*at, mention),
            Evidence::Context { cue } => format!("{} near it tells so", quote(self.text, *cue)),
            Evidence::Model { probability } => {
                // A model that rounds to certainty is still a model.
                let percent = (probability * 100.0).clamp(1.0, 99.0).round() as u32;
                format!("the tagger is {percent} per cent sure of it from the words around it")
            }
            Evidence::Dictionary { place, action } => self.dictionary_reason(*place, *action),
            Evidence::Rule { name } => format!("newsmark's grammar of figures reads it so, by its rule \"{name}\""),
        }
    }

    /// A word in the name tells, or one beside it.
    fn shape(&self, cue: Span, mention: &Mention) -> String {
        let (word, kind) = (quote(self.text, cue), mention.kind);
        let place = match () {
            () if mention.span.contains(cue) => "in the name",
            () if cue.end <= mention.span.start => "before it",
            () => "behind it",
        };
        format!("{word} {place} tells that it is {} {kind}", article(kind.name()))
    }

    /// An acronym stands beside what it shortens; a short name, or the same name elsewhere, does not.
    fn definition(&self, at: Span, mention: &Mention) -> String {
        let (name, surface) = (fold(at.of(self.text)), fold(mention.span.of(self.text)));
        let is_near = at.start.abs_diff(mention.span.end).min(mention.span.start.abs_diff(at.end)) <= 4;
        if is_near {
            format!("the text sets it beside {}", quote(self.text, at))
        } else if name == surface {
            "the text has it so elsewhere".to_owned()
        } else {
            format!("it is a short form of {} in the text", quote(self.text, at))
        }
    }

    fn dictionary_reason(&self, place: Place, action: Action) -> String {
        let dictionary = self.dictionaries.dictionaries().get(place.dictionary as usize);
        let title = dictionary.and_then(crate::dictionary::Dictionary::title);
        let title = title.map_or(format!("dictionary {}", place.dictionary + 1), |title| format!("\"{title}\""));
        let what = match action {
            Action::Add => "lists it",
            Action::Relabel => "says what it is",
            Action::Split => "sets it apart from others of that name",
            Action::Merge => "makes it one with others",
        };
        format!("entry {} of your {title} {what}", place.entry + 1)
    }

    /// The longest name of the same thing in the text, of a mention that no table knows and no other reason ties to it.
    fn fuller_name(&self, mention: &Mention) -> Option<String> {
        let is_told = mention
            .evidence
            .iter()
            .any(|evidence| matches!(evidence, Evidence::Table { .. } | Evidence::Definition { .. }));
        let longest = self.entity(mention)?.surfaces.iter().max_by_key(|surface| surface.text.len())?;
        let is_short = mention.span.len() as usize + 1 < longest.text.len();
        (is_short && !is_told).then(|| format!("the text also has \"{}\"", longest.text))
    }

    /// What else the tables know by this name.
    fn alternatives(&self, mention: &Mention) -> String {
        const DOUBTFUL: f32 = 0.75;
        let mut others: Vec<String> = Vec::new();
        if mention.stands_for.is_some() {
            others.push("the place itself".to_owned());
        }
        if mention.figure.is_none() {
            let id = self.entity(mention).map(|entity| entity.id.as_str());
            others.extend(other_readings(mention.span.of(self.text), id));
        }
        if mention.confidence < DOUBTFUL {
            others.push(if mention.figure.is_none() {
                "no name at all".to_owned()
            } else {
                "no amount at all".to_owned()
            });
        }
        if others.is_empty() {
            return "nothing speaks for another reading".to_owned();
        }
        format!("it could also have been {}", series(&others, "or"))
    }
}

/// True if an entry of a dictionary says that a mention is something else than newsmark took it for.
fn is_corrected(mention: &Mention) -> bool {
    let is_correction = |action: &Action| matches!(action, Action::Relabel | Action::Split);
    matches!(mention.evidence.first(), Some(Evidence::Dictionary { action, .. }) if is_correction(action))
}

/// True if the evidence is a reason for the mark: a tagger that doubts it is none.
fn speaks_for_it(evidence: &Evidence) -> bool {
    const LEAST: f32 = 0.5;
    !matches!(evidence, Evidence::Model { probability } if *probability < LEAST)
}

/// The name of the country with this code; the code, if no table has it as a country's.
fn country_name(code: &str) -> &str {
    let lexicon = Lexicon::builtin();
    let entries = lexicon.entries().map(|entry| lexicon.entry(entry));
    entries.into_iter().find(|entry| entry.code == Some(code)).map_or(code, |entry| entry.name)
}

/// What the tables list under `surface`, but for the entity that it names.
fn other_readings(surface: &str, id: Option<&str>) -> Vec<String> {
    /// The tables know dozens of towns of one name.
    const MOST: usize = 3;
    let document = Document::new(surface);
    let lexicon = Lexicon::builtin();
    let whole = 0..document.tokens().len() as u32;
    let mut others: Vec<String> = Vec::new();
    for found in lexicon.find(&document).into_iter().filter(|found| found.tokens == whole) {
        let entry = found.entry.map(|entry| lexicon.entry(entry));
        let is_same = entry.is_some_and(|entry| Some(entry.id().as_str()) == id);
        let is_written_so = found.agreement.has_case() || found.agreement == Agreement::Capitals;
        let category = entry.and_then(|entry| entry.category).filter(|_| found.class == Class::Region);
        let category = category.filter(|category| *category != "subdivision");
        let Some(class) = category.or(class(found.class)).filter(|_| !is_same && is_written_so) else { continue };
        let other = match entry {
            Some(entry) if entry.name == surface => format!("the {class} of that name"),
            Some(entry) => format!("the {class} {}", entry.name),
            None => format!("{} {class}", article(class)),
        };
        if !others.contains(&other) && others.len() < MOST {
            others.push(other);
        }
    }
    others
}

/// What a listed surface is, as a noun; none of what is evidence only.
const fn class(class: Class) -> Option<&'static str> {
    Some(match class {
        Class::CountryName | Class::CountryAbbreviation | Class::Demonym => "country",
        Class::Seat | Class::City => "city",
        Class::Town => "town",
        Class::Region => "region",
        Class::Organization | Class::AmbiguousOrganization => "organization",
        Class::People => "people or movement",
        Class::GivenName => "given name",
        Class::Surname => "surname",
        Class::Title => "title",
        Class::OrganizationHead | Class::OrganizationTail => return None,
    })
}

const fn figure_kind(kind: FigureKind) -> &'static str {
    match kind {
        FigureKind::Count => "count",
        FigureKind::Money => "sum of money",
        FigureKind::Percent => "percentage",
        FigureKind::Measure => "measure",
        FigureKind::Duration => "length of time",
        FigureKind::Age => "age",
        FigureKind::Fraction => "fraction",
        FigureKind::Ratio => "ratio",
        FigureKind::Multiple => "multiple",
        FigureKind::Score => "score",
        FigureKind::Ordinal => "rank",
        FigureKind::Number => "number",
    }
}

/// "nearly 1,200", "34 years", "30 per cent", "12 to 15 km"
fn amount(figure: &Figure) -> String {
    let one = |value: f64| {
        // Nobody wants to read that a third is 0.333333.
        let value = if figure.kind == FigureKind::Fraction { (value * 100.0).round() / 100.0 } else { value };
        let bare = Figure { quantity: Quantity::Value(value), approx: None, neg: false, ..figure.clone() };
        bare.reading().to_string().replace(" %", " per cent")
    };
    let amount = match figure.quantity {
        Quantity::Value(value) => one(value),
        Quantity::Range { min, max } => format!("{} to {}", Amount(min), one(max)),
        Quantity::Score(left, right) => format!("{} to {}", Amount(left), Amount(right)),
    };
    let no = if figure.neg { "not " } else { "" };
    format!("{no}{}{amount}", figure.approx.map_or("", |approx| approximator(approx.op)))
}

const fn approximator(op: Approximator) -> &'static str {
    match op {
        Approximator::About => "about ",
        Approximator::Nearly => "nearly ",
        Approximator::AtLeast => "at least ",
        Approximator::MoreThan => "more than ",
        Approximator::AtMost => "at most ",
        Approximator::LessThan => "less than ",
    }
}

const fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Assert => "states",
        Stance::Claim => "claims",
        Stance::Estimate => "estimates",
        Stance::Deny => "denies",
        Stance::Commit => "promises",
        Stance::Demand => "demands",
    }
}

/// "a", "a and b", "a, b, and c"
fn series(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [one, other] => format!("{one} {and} {other}"),
        [others @ .., last] => format!("{}, {and} {last}", others.join(", ")),
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn quote(text: &str, span: Span) -> String {
    format!("\"{}\"", plain(text, span))
}

/// The text of a span on one line.
fn plain(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
