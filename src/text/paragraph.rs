use super::{Document, Gap};

impl Document<'_> {
    /// The indexes of the tokens that begin a paragraph, the first token left out. Paragraphs are parted by blank lines or, in
    /// a text without any, by line breaks.
    pub fn paragraph_starts(&self) -> Vec<u32> {
        let gap = |index: u32| self.tokens()[index as usize].gap;
        let mut starts: Vec<u32> = (1..self.tokens().len() as u32).filter(|index| Gap::Line <= gap(*index)).collect();
        if starts.iter().any(|start| gap(*start) == Gap::Blank) {
            starts.retain(|start| gap(*start) == Gap::Blank);
        }
        starts
    }
}
