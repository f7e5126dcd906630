//! What speaks for one of the bodies that an acronym may mean.

use std::ops::BitOr;

use super::form::Forms;
use super::nearby::Nearby;
use crate::lexicon::EntryId;
use crate::recognize::Subjects;
use crate::text::Document;

/// One of the bodies that an acronym may mean.
pub(super) struct Sense {
    pub(super) entry: Option<EntryId>,
    /// Its form, if the text has one.
    pub(super) form: Option<u32>,
    /// The subjects of its type, or those that its name tells.
    subjects: Subjects,
    /// The code of its country.
    home: Option<&'static str>,
    is_medium: bool,
    /// The indexes of the readings that name it by several words, in text order.
    pub(super) full: Vec<usize>,
    /// The first mention of the acronym that the text explains so.
    pub(super) explained: Option<usize>,
}

impl Sense {
    /// A body of the tables.
    pub(super) fn listed(forms: &Forms<'_>, entry: EntryId) -> Self {
        let category = forms.lexicon.category(entry);
        Self {
            entry: Some(entry),
            form: None,
            subjects: category.map_or(Subjects::default(), Subjects::of_type),
            home: forms.lexicon.home(entry),
            is_medium: category == Some("media"),
            full: Vec::new(),
            explained: None,
        }
    }

    /// The body of a form.
    pub(super) fn of_form(document: &Document<'_>, forms: &Forms<'_>, form: u32) -> Self {
        let tokens = &document.tokens()[document.tokens_in(forms.list[form as usize].span)];
        let subjects = tokens.iter().map(Subjects::of).fold(Subjects::default(), BitOr::bitor);
        match forms.list[form as usize].entry {
            Some(entry) => Self { form: Some(form), ..Self::listed(forms, entry) },
            None => Self {
                entry: None,
                form: Some(form),
                subjects,
                home: forms.list[form as usize].owner.and_then(|owner| forms.lexicon.home(owner)),
                is_medium: false,
                full: Vec::new(),
                explained: None,
            },
        }
    }
}

/// The points for a body at the mention of the reading `index`.
pub(super) fn score(nearby: &mut Nearby<'_>, sense: &Sense, senses: &[Sense], index: usize) -> i32 {
    const NAMED: i32 = 4;
    /// A headline means what the lead names first.
    const NEXT: i32 = 2;
    const LATEST: i32 = 4;
    const LATEST_HERE: i32 = 8;
    const EXPLAINED: i32 = 6;
    /// A text explains an acronym where it first has it, but for the headline.
    const EXPLAINED_LATER: i32 = -2;
    const ABROAD: i32 = -3;
    const CREDIT: i32 = 18;
    /// Media have seldom an article.
    const LED: i32 = -4;
    const BARE: i32 = 3;
    let here = nearby.paragraph(index);
    let latest = senses.iter().filter_map(|sense| sense.before(index)).max();
    let mut points = match sense.before(index) {
        Some(full) if latest == Some(full) && nearby.paragraph(full) == here => NAMED + LATEST_HERE,
        Some(full) if latest == Some(full) => NAMED + LATEST,
        Some(_) => NAMED,
        None => match (sense.full.first(), senses.iter().filter_map(|sense| sense.full.first()).min()) {
            (Some(full), Some(next)) if full == next => NAMED + NEXT,
            (Some(_), _) => NAMED,
            (None, _) => 0,
        },
    };
    points += match sense.explained {
        Some(explained) if explained < index => EXPLAINED,
        Some(_) if 0 < here => EXPLAINED_LATER,
        _ => 0,
    };
    if sense.is_medium {
        points += if nearby.is_credit(index) { CREDIT } else { 0 } + if nearby.is_led(index) { LED } else { BARE };
    }
    let home = |home| if sense.is_medium || nearby.is_anywhere(home) { nearby.home(index, home) } else { ABROAD };
    points += sense.home.map_or(0, home);
    points + nearby.subject(index, sense.subjects)
}

impl Sense {
    /// The last of its names in full before the reading `index`.
    fn before(&self, index: usize) -> Option<usize> {
        let at = self.full.partition_point(|full| *full < index);
        at.checked_sub(1).map(|at| self.full[at])
    }
}
