use super::{Evidence, Kind, Via};
use crate::figure::Figure;
use crate::text::Span;

/// All that newsmark says of a text: plain data that borrows nothing and does nothing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Analysis {
    /// Sorted by start, longer first; two of them are disjoint, or one contains the other.
    pub mentions: Vec<Mention>,
    /// In the order of [`Kind::ALL`], within a kind by number of mentions, then by first mention.
    pub entities: Vec<Entity>,
    /// In text order.
    pub figures: Vec<Figure>,
    /// Who is named with whom: those who share most sentences first, then most paragraphs, then in the order of `entities`.
    pub together: Vec<Together>,
}

/// One occurrence of a name or a figure.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// Where, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// By which form, of a country.
    pub via: Option<Via>,
    /// Index in [`Analysis::entities`]; none of a figure.
    pub entity: Option<u32>,
    /// Index in [`Analysis::figures`]; of a figure only.
    pub figure: Option<u32>,
    /// The code of the government that a place stands for ("Kabul rejected …").
    pub stands_for: Option<String>,
    /// True if it lies inside of another mention.
    pub nested: bool,
    /// Belief, from 0 to 1, that a careful reader would mark exactly this.
    pub confidence: f32,
    /// Why; the strongest first, never empty.
    pub evidence: Vec<Evidence>,
}

/// One thing, under all of its names in the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// "country:PK", "organization:united-nations": the same in every text for what a table lists, else made from the name.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The canonical name: the table's, or the fullest one of the text.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of a country, or the user-assigned XK.
    pub code: Option<String>,
    /// Its surfaces in the text, most frequent first, then in text order.
    pub surfaces: Vec<Surface>,
    /// Indexes of its mentions that stand alone, in text order.
    pub mentions: Vec<u32>,
    /// Indexes of its mentions inside of longer names, in text order.
    pub nested: Vec<u32>,
    /// The sentence of its first mention, of an endless one the words around the mention.
    pub first: Span,
    /// Indexes of the mentions that are figures and that it claims, in text order.
    pub claims: Vec<u32>,
    /// Indexes of the mentions that are figures and count what is its own ("its 300 trucks", "12 Afghan soldiers"), in text
    /// order.
    pub counted: Vec<u32>,
}

/// Two entities that the text names in one breath. Names inside of longer names don't count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Together {
    /// Index in [`Analysis::entities`], less than `b`.
    pub a: u32,
    /// Index in [`Analysis::entities`].
    pub b: u32,
    /// How many sentences name both.
    pub sentences: u32,
    /// How many paragraphs name both.
    pub paragraphs: u32,
}

/// One form of an entity's name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Surface {
    /// As it stands in the text.
    pub text: String,
    /// How often, nested mentions included.
    pub count: u32,
}
