use serde::Serialize;

use crate::text::Span;

/// What an offset counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum OffsetUnit {
    /// Bytes of UTF-8: Rust, Go.
    Utf8,
    /// Code units of UTF-16: JavaScript, Java, C#.
    Utf16,
    /// Unicode code points: Python.
    CodePoint,
}

/// Converts the byte offsets of one text: built in one pass, then constant time an offset.
///
/// ```
/// use newsmark::export::{OffsetUnit, Offsets};
/// let offsets = Offsets::new("👍 Kabul", OffsetUnit::Utf16);
/// assert_eq!(offsets.convert(5), 3);
/// ```
pub struct Offsets<'t> {
    bytes: &'t [u8],
    unit: OffsetUnit,
    /// The offset, in units, of every block's first byte; empty if a byte is a unit throughout.
    blocks: Vec<u32>,
}

/// Bytes between two remembered offsets: the index costs 1/64 of the text, and a conversion counts at most this many bytes.
const BLOCK: usize = 256;

impl<'t> Offsets<'t> {
    /// Reads `text` once.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        if unit == OffsetUnit::Utf8 || text.is_ascii() {
            return Self { bytes, unit, blocks: Vec::new() };
        }
        let mut before = 0;
        let blocks = bytes.chunks(BLOCK).map(|block| {
            let first = before;
            before += units(block, unit);
            first
        });
        Self { bytes, unit, blocks: blocks.collect() }
    }

    /// The offset, in units, of byte `at`. Offsets past the end are read as the end.
    pub fn convert(&self, at: u32) -> u32 {
        if self.blocks.is_empty() {
            return at;
        }
        let at = (at as usize).min(self.bytes.len());
        let block = (at / BLOCK).min(self.blocks.len() - 1);
        self.blocks[block] + units(&self.bytes[block * BLOCK..at], self.unit)
    }

    /// Both ends of a span, in units.
    pub fn convert_span(&self, span: Span) -> (u32, u32) {
        (self.convert(span.start), self.convert(span.end))
    }
}

/// The units that begin in `bytes`; a character counts where its first byte stands.
fn units(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let weight = |byte: &u8| match (unit, byte) {
        (OffsetUnit::Utf8, _) => 1,
        (_, 0x80..0xc0) => 0,
        (OffsetUnit::Utf16, 0xf0..) => 2,
        _ => 1,
    };
    bytes.iter().map(weight).sum()
}
