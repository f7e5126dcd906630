//! A text cut up once: tokens and sentences, as byte spans into one `&str`, borrowed by all that comes after.

mod abbreviation;
mod document;
mod guide;
mod markup;
mod normalize;
mod paragraph;
mod scan;
mod sentence;
mod span;
mod token;

pub use document::Document;
pub(crate) use normalize::{FOLDED_NOTHING, fold_letters, fold_step};
pub use normalize::{fold, fold_hash};
pub(crate) use scan::tokens;
pub use sentence::{Sentence, SentenceKind};
pub use span::Span;
pub use token::{Case, Gap, Token, TokenKind};
