use serde::{Serialize, Serializer};

use super::{OffsetUnit, Offsets};
use crate::entity::{Analysis, Entity, Kind, Mention, Together, Via};
use crate::figure::{Approx, Approximator, Claimant, Figure, FigureKind, Quantity, Role, Stance};
use crate::text::Span;

/// An analysis as other programs read it: texts beside offsets, names beside ids. Every offset counts `offsets`.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Record<'a> {
    /// What every offset of this record counts.
    pub offsets: OffsetUnit,
    /// Sorted by start, longer first.
    pub mentions: Vec<MentionRecord<'a>>,
    /// In the order of [`Analysis::entities`].
    pub entities: Vec<EntityRecord<'a>>,
    /// In the order of [`Analysis::together`].
    pub together: Vec<TogetherRecord<'a>>,
}

/// One occurrence of a name or a figure.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the mention and of its entity")]
pub struct MentionRecord<'a> {
    #[serde(flatten)]
    pub at: SpanRecord<'a>,
    pub kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub via: Option<Via>,
    /// The entity's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity: Option<&'a str>,
    /// The entity's canonical name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands_for: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<FigureRecord<'a>>,
    /// Present, and true, of a mention inside of another one.
    #[serde(skip_serializing_if = "is_false")]
    pub nested: bool,
    /// From 0 to 1, to two places.
    #[serde(serialize_with = "two_places")]
    pub confidence: f32,
}

/// Where something stands, and what stands there.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SpanRecord<'a> {
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
}

/// What a figure means. Exactly one of `value`, `min` and `max` together, and `score` isn't null.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the figure")]
pub struct FigureRecord<'a> {
    pub kind: FigureKind,
    #[serde(serialize_with = "number")]
    pub value: Option<f64>,
    #[serde(serialize_with = "number")]
    pub min: Option<f64>,
    #[serde(serialize_with = "number")]
    pub max: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<[f64; 2]>,
    pub unit: Option<&'static str>,
    pub currency: Option<&'static str>,
    pub per: Option<SpanRecord<'a>>,
    pub vague: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    #[serde(skip_serializing_if = "is_false")]
    pub neg: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approx: Option<ApproxRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<SpanRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimant: Option<ClaimantRecord<'a>>,
}

/// The word that loosens or bounds an amount.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the approximator")]
pub struct ApproxRecord<'a> {
    #[serde(flatten)]
    pub at: SpanRecord<'a>,
    pub op: Approximator,
}

/// Who says so, and by which word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the claimant")]
pub struct ClaimantRecord<'a> {
    #[serde(flatten)]
    pub at: SpanRecord<'a>,
    pub cue: &'a str,
    pub stance: Stance,
}

/// One thing under all of its names.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the entity")]
pub struct EntityRecord<'a> {
    pub id: &'a str,
    pub kind: Kind,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'a str>,
    /// How many mentions stand alone.
    pub count: usize,
    /// How many stand inside of longer names.
    #[serde(skip_serializing_if = "is_zero")]
    pub nested: usize,
    pub surfaces: Vec<SurfaceRecord<'a>>,
    /// Indexes of all its mentions, nested ones too, in text order.
    pub mentions: Vec<u32>,
    /// The sentence of its first mention.
    pub first: SpanRecord<'a>,
    /// Indexes of the mentions that are figures and that it claims.
    #[serde(skip_serializing_if = "<[u32]>::is_empty")]
    pub claims: &'a [u32],
    /// Indexes of the mentions that are figures and count what is its own.
    #[serde(skip_serializing_if = "<[u32]>::is_empty")]
    pub counted: &'a [u32],
}

/// Two entities, by their ids, and in how many sentences and paragraphs the text names both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the pair")]
pub struct TogetherRecord<'a> {
    pub a: &'a str,
    pub b: &'a str,
    pub sentences: u32,
    pub paragraphs: u32,
}

/// One form of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[allow(missing_docs, reason = "the fields are those of the surface")]
pub struct SurfaceRecord<'a> {
    pub text: &'a str,
    pub count: u32,
}

/// The record of an analysis of `text`, with offsets in `unit`. Reads the text once.
///
/// ```
/// use newsmark::export::{OffsetUnit, record};
/// let text = "nothing to mark";
/// let analysis = newsmark::analyze(text);
/// assert!(record(text, &analysis, OffsetUnit::CodePoint).mentions.is_empty());
/// ```
pub fn record<'a>(text: &'a str, analysis: &'a Analysis, unit: OffsetUnit) -> Record<'a> {
    let writer = Recorder::new(text, analysis, unit);
    Record {
        offsets: unit,
        mentions: analysis.mentions.iter().map(|mention| writer.mention(mention)).collect(),
        entities: analysis.entities.iter().map(|entity| writer.entity(entity)).collect(),
        together: together_records(analysis),
    }
}

/// Writes the parts of a record one by one, for those who don't need the whole.
pub struct Recorder<'a> {
    text: &'a str,
    analysis: &'a Analysis,
    offsets: Offsets<'a>,
}

impl<'a> Recorder<'a> {
    /// Reads `text` once, to know its offsets in `unit`.
    pub fn new(text: &'a str, analysis: &'a Analysis, unit: OffsetUnit) -> Self {
        Self { text, analysis, offsets: Offsets::new(text, unit) }
    }

    /// The record of a mention of the analysis.
    pub fn mention(&self, mention: &'a Mention) -> MentionRecord<'a> {
        let entity = mention.entity.map(|index| &self.analysis.entities[index as usize]);
        MentionRecord {
            at: self.span(mention.span),
            kind: mention.kind,
            via: mention.via,
            entity: entity.map(|entity| entity.id.as_str()),
            name: entity.map(|entity| entity.name.as_str()),
            code: entity.and_then(|entity| entity.code.as_deref()),
            stands_for: mention.stands_for.as_deref(),
            figure: mention.figure.map(|index| self.figure(&self.analysis.figures[index as usize])),
            nested: mention.nested,
            confidence: mention.confidence,
        }
    }

    fn figure(&self, figure: &Figure) -> FigureRecord<'a> {
        let (value, min, max, score) = match figure.quantity {
            Quantity::Value(value) => (Some(value), None, None, None),
            Quantity::Range { min, max } => (None, Some(min), Some(max), None),
            Quantity::Score(left, right) => (None, None, None, Some([left, right])),
        };
        FigureRecord {
            kind: figure.kind,
            value,
            min,
            max,
            score,
            unit: figure.unit,
            currency: figure.currency,
            per: figure.per.map(|span| self.span(span)),
            vague: figure.vague,
            role: figure.role,
            neg: figure.neg,
            approx: figure.approx.map(|Approx { span, op }| ApproxRecord { at: self.span(span), op }),
            counted: figure.counted.map(|span| self.span(span)),
            claimant: figure.claimant.map(|claimant| self.claimant(claimant)),
        }
    }

    /// The record of an entity of the analysis.
    pub fn entity(&self, entity: &'a Entity) -> EntityRecord<'a> {
        let mut mentions: Vec<u32> = entity.mentions.iter().chain(&entity.nested).copied().collect();
        mentions.sort_by_cached_key(|mention| u64::from(*mention));
        EntityRecord {
            id: &entity.id,
            kind: entity.kind,
            name: &entity.name,
            code: entity.code.as_deref(),
            count: entity.mentions.len(),
            nested: entity.nested.len(),
            surfaces: entity.surfaces.iter().map(|s| SurfaceRecord { text: &s.text, count: s.count }).collect(),
            mentions,
            first: self.span(entity.first),
            claims: &entity.claims,
            counted: &entity.counted,
        }
    }

    fn claimant(&self, claimant: Claimant) -> ClaimantRecord<'a> {
        ClaimantRecord { at: self.span(claimant.span), cue: claimant.cue.of(self.text), stance: claimant.stance }
    }

    /// The record of a span of the text.
    pub fn span(&self, span: Span) -> SpanRecord<'a> {
        let (start, end) = self.offsets.convert_span(span);
        SpanRecord { start, end, text: span.of(self.text) }
    }
}

/// The records of [`Analysis::together`].
pub fn together_records(analysis: &Analysis) -> Vec<TogetherRecord<'_>> {
    let id = |index: u32| analysis.entities[index as usize].id.as_str();
    let record = |pair: &Together| TogetherRecord {
        a: id(pair.a),
        b: id(pair.b),
        sentences: pair.sentences,
        paragraphs: pair.paragraphs,
    };
    analysis.together.iter().map(record).collect()
}

/// A whole number is written without a fraction: 1200, not 1200.0.
#[allow(clippy::ref_option, reason = "serde calls it with a reference to the field")]
fn number<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    /// The greatest whole number that every JSON reader keeps exactly.
    const EXACT: f64 = 9_007_199_254_740_991.0;
    match *value {
        None => serializer.serialize_none(),
        Some(value) if value.fract() == 0.0 && value.abs() <= EXACT => serializer.serialize_i64(value as i64),
        Some(value) => serializer.serialize_f64(value),
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference to the field")]
fn two_places<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(f64::from((value * 100.0).round()) / 100.0)
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference to the field")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference to the field")]
const fn is_zero(value: &usize) -> bool {
    *value == 0
}
