use super::{FigureRecord, MentionRecord, Record};

const HEADER: &str = "start,end,text,kind,via,entity,name,code,stands_for,nested,confidence,\
    figure,value,min,max,unit,currency,per,approx,counted,claimant,stance";

/// The record's mentions as a table after RFC 4180: a header, then a mention a line; a missing value is an empty field.
pub fn csv(record: &Record<'_>) -> String {
    let mut out = String::from(HEADER);
    out.push_str("\r\n");
    for mention in &record.mentions {
        push_row(&mut out, &row(mention));
    }
    out
}

fn row(mention: &MentionRecord<'_>) -> Vec<String> {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut fields = vec![
        mention.at.start.to_string(),
        mention.at.end.to_string(),
        mention.at.text.to_owned(),
        mention.kind.to_string(),
        text(mention.via.map(crate::entity::Via::name)),
        text(mention.entity),
        text(mention.name),
        text(mention.code),
        text(mention.stands_for),
        mention.nested.to_string(),
        format!("{:.2}", mention.confidence),
    ];
    fields.extend(mention.figure.iter().flat_map(figure));
    fields
}

fn figure(figure: &FigureRecord<'_>) -> [String; 11] {
    let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
    let [min, max] = figure.score.map_or([figure.min, figure.max], |score| score.map(Some));
    [
        figure.kind.name().to_owned(),
        number(figure.value),
        number(min),
        number(max),
        figure.unit.unwrap_or_default().to_owned(),
        figure.currency.unwrap_or_default().to_owned(),
        figure.per.map_or("", |per| per.text).to_owned(),
        figure.approx.map_or("", |approx| approx.at.text).to_owned(),
        figure.counted.map_or("", |counted| counted.text).to_owned(),
        figure.claimant.map_or("", |claimant| claimant.at.text).to_owned(),
        figure.claimant.map_or("", |claimant| claimant.stance.name()).to_owned(),
    ]
}

fn push_row(out: &mut String, fields: &[String]) {
    /// Commas of [`HEADER`]: every row has as many.
    const COMMAS: usize = 21;
    for (index, field) in fields.iter().enumerate() {
        if 0 < index {
            out.push(',');
        }
        push_field(out, field);
    }
    out.extend(std::iter::repeat_n(',', COMMAS + 1 - fields.len()));
    out.push_str("\r\n");
}

fn push_field(out: &mut String, field: &str) {
    if !field.contains(['"', ',', '\n', '\r']) {
        return out.push_str(field);
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}
