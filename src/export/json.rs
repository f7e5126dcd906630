use serde::Serialize;
use serde_json::value::RawValue;

use super::Record;

/// The record as indented JSON, with a line break at its end.
#[expect(clippy::missing_panics_doc, reason = "a record cannot fail to be JSON")]
pub fn json(record: &Record<'_>) -> String {
    serde_json::to_string_pretty(record).expect("a record has string keys and finite numbers") + "\n"
}

/// The record as one line of JSON without its line break, after the document's `id`, if it has one.
#[expect(clippy::missing_panics_doc, reason = "a record cannot fail to be JSON")]
pub fn json_line(id: Option<&RawValue>, record: &Record<'_>) -> String {
    /// A record with the identifier that its document came with.
    #[derive(Serialize)]
    struct Line<'a> {
        #[serde(skip_serializing_if = "Option::is_none")]
        id: Option<&'a RawValue>,
        #[serde(flatten)]
        record: &'a Record<'a>,
    }
    serde_json::to_string(&Line { id, record }).expect("a record has string keys and finite numbers")
}
