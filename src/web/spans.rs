use crate::entity::{Analysis, Kind, Mention, Via};
use crate::export::{OffsetUnit, Offsets};

/// Numbers per mention in [`pack`].
pub(super) const WIDTH: usize = 4;
/// In place of an entity that isn't there.
const NONE: u32 = u32::MAX;

/// The mentions as numbers, four each: start and end in UTF-16 units; flags; the index of the entity or, of a figure,
/// of the figure.
///
/// Flags, from the lowest bit: 3 bits kind (its place in [`Kind::ALL`]), 2 bits via (0 none, 1 name, 2 abbreviation,
/// 3 demonym), 1 bit nested, 2 bits unused, 8 bits confidence in percent.
pub(super) fn pack(text: &str, analysis: &Analysis) -> Vec<u32> {
    let offsets = Offsets::new(text, OffsetUnit::Utf16);
    let mut packed = Vec::with_capacity(analysis.mentions.len() * WIDTH);
    for mention in &analysis.mentions {
        let (start, end) = offsets.convert_span(mention.span);
        packed.extend([start, end, flags(mention), mention.entity.or(mention.figure).unwrap_or(NONE)]);
    }
    packed
}

fn flags(mention: &Mention) -> u32 {
    let via = match mention.via {
        None => 0,
        Some(Via::Name) => 1,
        Some(Via::Abbreviation) => 2,
        Some(Via::Demonym) => 3,
    };
    let percent = (mention.confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
    kind_code(mention.kind) | via << 3 | u32::from(mention.nested) << 5 | percent << 8
}

const fn kind_code(kind: Kind) -> u32 {
    match kind {
        Kind::Organization => 0,
        Kind::Country => 1,
        Kind::Figure => 2,
        Kind::Person => 3,
        Kind::Place => 4,
    }
}

/// One packed mention, to read.
#[derive(Clone, Copy)]
pub(super) struct Packed<'a>(&'a [u32; WIDTH]);

impl Packed<'_> {
    pub(super) const fn start(self) -> u32 {
        self.0[0]
    }

    pub(super) const fn end(self) -> u32 {
        self.0[1]
    }

    pub(super) const fn kind(self) -> Kind {
        Kind::ALL[(self.0[2] & 7) as usize]
    }

    pub(super) const fn is_demonym(self) -> bool {
        self.0[2] >> 3 & 3 == 3
    }

    pub(super) const fn is_nested(self) -> bool {
        self.0[2] >> 5 & 1 == 1
    }

    /// From 0 to 100.
    pub(super) const fn percent(self) -> u32 {
        self.0[2] >> 8 & 0xff
    }

    /// The index of its entity; none of a figure.
    pub(super) fn entity(self) -> Option<u32> {
        (self.kind() != Kind::Figure && self.0[3] != NONE).then_some(self.0[3])
    }
}

/// Reads what [`pack`] wrote.
pub(super) fn unpack(packed: &[u32]) -> impl DoubleEndedIterator<Item = Packed<'_>> + ExactSizeIterator {
    packed.as_chunks().0.iter().map(Packed)
}

/// The index of the innermost wanted mention that covers the UTF-16 unit at `at`.
pub(super) fn innermost(packed: &[u32], at: u32, wanted: impl Fn(Packed<'_>) -> bool) -> Option<usize> {
    let mentions = packed.as_chunks::<WIDTH>().0;
    let started = mentions.partition_point(|mention| Packed(mention).start() <= at);
    for (index, mention) in mentions[..started].iter().map(Packed).enumerate().rev() {
        if at < mention.end() && wanted(mention) {
            return Some(index);
        }
        // Mentions are nested or disjoint: what came before one that stands alone ends before it.
        if !mention.is_nested() {
            return None;
        }
    }
    None
}
