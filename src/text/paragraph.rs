use super::{Document, Gap};

impl Document<'_> {
    /// The indexes of the tokens that begin a paragraph, the first token left out. Paragraphs are parted by blank lines or, in
    /// a text without any, by line breaks.
    pub fn paragraph_starts(&self) -> Vec<u32> {
        let tokens = self.tokens();
        let widest = tokens.iter().skip(1).map(|token| token.gap).max().unwrap_or(Gap::None);
        let parts = |index: &u32| tokens[*index as usize].gap == widest && Gap::Line <= widest;
        (1..tokens.len() as u32).filter(parts).collect()
    }
}
