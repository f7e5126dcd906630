use super::shout::stands_in_capitals;
use crate::recognize::Cues;
use crate::text::{Document, Span, Token};

/// Names that "and" joins, and words of one, at most.
const REACH: usize = 5;

/// Words between a possessive and what is owned, that word included: "Beijing's explicit appreciation".
const REACH_OF_OWNER: usize = 3;

/// True if the sentence uses the seat in `span` as it uses a government: it says, rejects, agrees; it is urged and
/// accused; it has a position, and relations with another.
///
/// `government` is the country or the seat that is named last before it, if it is a government there.
pub(super) fn stands_for_government(document: &Document<'_>, span: Span, government: Option<Span>) -> bool {
    stands_in_capitals(document, span, government).unwrap_or_else(|| stands_as_written(document, span, government))
}

/// The same of a sentence that is written as most are.
pub(super) fn stands_as_written(document: &Document<'_>, span: Span, government: Option<Span>) -> bool {
    let reader = Reader { document };
    let name = document.tokens_in(span);
    if government.is_some_and(|government| reader.is_matched(document.tokens_in(government), &name)) {
        return true;
    }
    let (Some(after), before) = (Some(name.end), name.start.checked_sub(1)) else { return false };
    let before = before.filter(|before| document.sentence_at(*before) == document.sentence_at(name.start));
    let before = before.and_then(|before| reader.past_adverb(before));
    let cues = before.map_or(Cues::default(), |before| reader.cues(before));
    // "in Beijing's view", "outside Tbilisi's control", "anger at Minsk": a government is there without a place.
    let is_there = before.is_some_and(|before| reader.is_target(before)) || reader.owns_stance(after, 1);
    if cues.any(Cues::LOCATIVE) && !is_there || reader.cues(after).any(Cues::LOCAL) {
        return false;
    }
    reader.speaks(before, after)
        || is_there
        || reader.owns_stance(after, REACH_OF_OWNER)
        || reader.is_named_government(after)
        || reader.is_tied(before, after)
        || reader.is_of_pair(before, after)
        || before.is_some_and(|before| reader.is_addressed(before, after))
        || before
            .and_then(|before| reader.before_conjunct(before))
            .is_some_and(|before| reader.is_addressed(before, after))
        || before.is_some_and(|before| reader.is_bound(before, after, cues))
        || reader.heads_line(before, after)
}

/// A document, of which the words beside a seat are read.
pub(super) struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
}

impl Reader<'_> {
    pub(super) fn cues(&self, index: usize) -> Cues {
        self.document.tokens().get(index).map(Cues::of).unwrap_or_default()
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.document.word(index)
    }

    /// True if governments are spoken of around the token at `at`: what a city does, too, is then done by one.
    pub(super) fn is_political(&self, at: usize) -> bool {
        /// Tokens to each side.
        const NEAR: usize = 100;
        let tokens = self.document.tokens();
        let near = &tokens[at.saturating_sub(NEAR)..tokens.len().min(at + NEAR)];
        near.iter().any(|token| Cues::of(token).any(Cues::POLITY))
    }

    /// "Kabul has repeatedly rejected", "Lima and La Paz agreed", "Islamabad, which must pay", "Dhaka, too, has been asked".
    fn speaks(&self, before: Option<usize>, after: usize) -> bool {
        // "For Hanoi, the deal is a risk."
        let is_concerned = before.is_some_and(|before| matches!(self.word(before), "For" | "Unlike" | "Without"))
            && self.word(after) == ",";
        // "No date was set, said Tunis.", "Talks Are Off, Says Kremlin"
        let is_source = before.is_some_and(|before| matches!(self.word(before), "said" | "says" | "Says"));
        let ends = self.document.sentence_at(after - 1) != self.document.sentence_at(after);
        if is_concerned || is_source && (ends || matches!(self.word(after), "." | ",")) {
            return true;
        }
        // "the envoy from Washington landed": somebody else is the subject.
        let first = before.and_then(|before| self.before_conjunct(before)).or(before);
        let is_scene = self.word(after) == "," && self.word(after + 1) == "where";
        if is_scene || first.is_some_and(|before| self.is_object(before)) {
            return false;
        }
        let asks = before.filter(|before| self.cues(*before).any(Cues::AUXILIARY) && self.word(*before) != "to");
        if asks.is_some_and(|verb| {
            self.cues(after).any(Cues::ACT) || self.does_likewise(verb, after) || self.may_do(verb, after)
        }) {
            return true;
        }
        // "So did Paris and Berlin."
        let likewise = before.and_then(|before| self.before_conjunct(before));
        if likewise.is_some_and(|verb| self.cues(verb).any(Cues::AUXILIARY) && self.does_likewise(verb, after)) {
            return true;
        }
        // "what Athens owes": the object stands before the name.
        let is_relative = before.is_some_and(|before| matches!(self.word(before), "that" | "which" | "what" | "What"));
        if is_relative && self.cues(after).any(Cues::ACT) {
            return true;
        }
        // "If Athens defaults, banks will fall."
        let is_condition =
            first.is_some_and(|before| matches!(self.word(before), "if" | "If" | "unless" | "Unless" | "until"));
        if is_condition && self.word(after).ends_with('s') && self.word(after + 1) == "," {
            return true;
        }
        // "It was Havana that broke the silence."
        let subject = if matches!(self.word(after), "that" | "who") { after + 1 } else { self.past_conjuncts(after) };
        let is_second = before.is_some_and(|and| self.word(and) == "and" && 0 < and && self.is_name(and - 1));
        let is_joined = is_second || after < subject && self.word(after) == "and";
        let after = subject;
        let verb = self.past_time(self.past_aside(after));
        // "Moscow, which was not at the table, called it off."
        let main = self.past_relative(after).filter(|main| self.cues(*main).any(Cues::SPEECH | Cues::AUXILIARY));
        if main.is_some_and(|main| !self.is_of_city(main) && self.acts(main)) {
            return true;
        }
        let is_near = self.word(after) != "," || matches!(self.word(verb - 1), "which" | "who");
        !self.is_of_city(verb)
            && (self.acts(verb) || is_near && self.lowers_its(verb) || is_joined && self.act_as_one(verb))
    }

    /// "so did Canberra", "nor has Tunis", "or did Beijing?": what another one did before.
    fn does_likewise(&self, verb: usize, after: usize) -> bool {
        if self.word(after) == "?" && matches!(self.word(verb), "did" | "does" | "do" | "will" | "would" | "should") {
            return true;
        }
        let so = verb.checked_sub(1).map_or("", |index| self.word(index));
        matches!(so, "so" | "nor" | "neither" | "as" | "than" | "So" | "Nor" | "Neither")
    }

    /// True if the word at `before` is a verb whose object is a place, or a preposition; "for" behind a comma is none: "pleased, for Tokyo has agreed".
    fn is_object(&self, before: usize) -> bool {
        let begins_clause = before.checked_sub(1).is_some_and(|comma| self.word(comma) == ",");
        // "bombed Kyiv again"
        let is_place = self.word(before).ends_with("ed") && self.cues(before).any(Cues::MOTION | Cues::FORCE);
        let is_preposition = is_preposition(self.word(before)) || self.cues(before).any(Cues::LOCATIVE);
        is_place || is_preposition && !(begins_clause && self.word(before) == "for")
    }

    /// "The Minsk government", "a Kremlin spokesman".
    pub(super) fn is_named_government(&self, after: usize) -> bool {
        matches!(
            self.word(after),
            "government"
                | "regime"
                | "junta"
                | "leadership"
                | "delegation"
                | "negotiators"
                | "authorities"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "adviser"
                | "aide"
                | "sources"
        )
    }

    /// The index after "and La Paz" or ", Niamey and Ouagadougou" at `after`; `after`, if no name is joined there.
    fn past_conjuncts(&self, after: usize) -> usize {
        let mut at = after;
        while matches!(self.word(at), "," | "and" | "or" | "nor") {
            let end = self.names_end(at + 1);
            if end == at + 1 {
                break;
            }
            if self.word(at) != "," {
                return end;
            }
            at = end;
        }
        after
    }

    /// The index of the verb after ", at the end of the pipe," or ", which" at `after`; `after`, if no aside stands there.
    fn past_aside(&self, after: usize) -> usize {
        /// Words of an aside at most.
        const LONGEST: usize = 12;
        let closing = match (self.word(after), self.word(after + 1)) {
            (",", "which" | "who") => return after + 2,
            (mark @ ("," | "–" | "—"), _) => mark,
            ("(", _) => ")",
            _ => return after,
        };
        (after + 2..after + LONGEST).find(|index| self.word(*index) == closing).map_or(after, |end| end + 1)
    }

    /// The index behind the comma that ends the clause ", which was not asked," at `after`.
    fn past_relative(&self, after: usize) -> Option<usize> {
        /// Words of the clause at most.
        const LONGEST: usize = 12;
        let is_clause = self.word(after) == "," && self.word(after + 1) == "which";
        let mut clause = after + 2..after + LONGEST;
        is_clause.then(|| clause.find(|index| self.word(*index) == ","))?.map(|comma| comma + 1)
    }

    /// One past the capitalized words from `start` on.
    pub(super) fn names_end(&self, start: usize) -> usize {
        // "Port of Spain"
        let is_part = |index: &usize| self.is_name(*index) || self.word(*index) == "of" && self.is_name(index + 1);
        start + (start..start + REACH).take_while(is_part).count()
    }

    pub(super) fn is_name(&self, index: usize) -> bool {
        self.document.tokens().get(index).is_some_and(Token::is_capitalized)
    }

    /// The index before the name that "and" joins to the one at `start`: "thanked" of "thanked Tokyo and Canberra".
    fn before_conjunct(&self, before: usize) -> Option<usize> {
        let tokens = self.document.tokens();
        let is_name = |index: &usize| tokens[*index].is_capitalized();
        let names = (before.saturating_sub(REACH)..before).rev().take_while(is_name).count();
        if matches!(self.word(before), "and" | "or" | "nor") && 0 < names {
            before.checked_sub(names + 1)
        } else {
            None
        }
    }

    /// The index before "only", "even" or the article of "the Kremlin" at `before`; `before`, if no such word stands there.
    fn past_adverb(&self, before: usize) -> Option<usize> {
        match self.word(before) {
            "only" | "even" | "also" | "both" | "neither" | "the" | "The" => before.checked_sub(1),
            _ => Some(before),
        }
    }
}

pub(super) fn is_preposition(word: &str) -> bool {
    matches!(word, "of" | "from" | "to" | "with" | "for" | "on" | "about" | "like" | "over" | "between")
}

#[cfg(test)]
pub(super) mod asserts {
    /// Asserts for whom the places of a sentence stand.
    pub(in crate::entity) fn stands(text: &str, expected: &[(&str, &str)]) {
        let analysis = crate::analyze(text);
        let standing = analysis.mentions.iter().filter_map(|m| Some((m.span.of(text), m.stands_for.as_deref()?)));
        assert_eq!(standing.collect::<Vec<_>>(), expected, "{text}");
    }
}

#[cfg(test)]
mod tests {
    use super::asserts::stands as check;

    #[test]
    fn a_seat_that_acts_stands_for_its_government() {
        check("Kathmandu accepted the offer.", &[("Kathmandu", "NP")]);
        check("Lima and Quito have signed the pact.", &[("Lima", "PE"), ("Quito", "EC")]);
        check("The vote pleased Islamabad, which must find the money.", &[("Islamabad", "PK")]);
        check("Brussels has frozen the payments.", &[("Brussels", "EU")]);
        check("Wellington is sending a frigate.", &[("Wellington", "NZ")]);
        check("Addis Ababa has yet to comment.", &[("Addis Ababa", "ET")]);
        check("Rabat is under no illusions about the vote.", &[("Rabat", "MA")]);
        check("Copenhagen has the last word.", &[("Copenhagen", "DK")]);
        check("Islamabad hit back within hours.", &[("Islamabad", "PK")]);
        check("It was Havana that broke the silence.", &[("Havana", "CU")]);
        check("Cairo – which shares the river – opposes the dam.", &[("Cairo", "EG")]);
        check("Kampala agreed; Nairobi did not.", &[("Kampala", "UG"), ("Nairobi", "KE")]);
        check("Dublin agreed, and so did Vienna.", &[("Dublin", "IE"), ("Vienna", "AT")]);
        check("The money that Athens owes is due.", &[("Athens", "GR")]);
        check("Washington, for once, was quick to agree.", &[("Washington", "US")]);
        check("For Hanoi, the deal is a risk.", &[("Hanoi", "VN")]);
        check("Jakarta would rather wait.", &[("Jakarta", "ID")]);
        check("Analysts believe Pyongyang is bluffing.", &[("Pyongyang", "KP")]);
        check("If Athens defaults, banks will fall.", &[("Athens", "GR")]);
        check("No date was set, said Tunis.", &[("Tunis", "TN")]);
        check("Jakarta abruptly left the table.", &[("Jakarta", "ID")]);
        check("Abuja has been honest about the debt.", &[("Abuja", "NG")]);
        check("Lomé built it with French money.", &[("Lomé", "TG")]);
        check("Dublin poaches our nurses.", &[("Dublin", "IE")]);
        check("Kigali does not pay. Kampala does: it has oil.", &[("Kigali", "RW"), ("Kampala", "UG")]);
        check("It is a reply to what Ankara did to their steel.", &[("Ankara", "TR")]);
        check("Luanda has not always been so friendly.", &[("Luanda", "AO")]);
        check("They heard a plea from Asunción.", &[("Asunción", "PY")]);
        check("Rome is a happy city.", &[]);
        check("\"Pretoria has had ten years,\" she said.", &[("Pretoria", "ZA")]);
        check("The treaty is dead: Bogotá has a drought of its own.", &[("Bogotá", "CO")]);
        check("The minister knows that Sofia has nothing to gain.", &[("Sofia", "BG")]);
        check("Kampala is said to be next to sign.", &[("Kampala", "UG")]);
        check("Under the treaty, Seoul lures engineers with visas.", &[("Seoul", "KR")]);
        check("The deal is off, says Kremlin", &[("Kremlin", "RU")]);
        check("\"Maseru was very patient with us,\" he said.", &[("Maseru", "LS")]);
        check("\"Bishkek remembers us at budget time,\" she said.", &[("Bishkek", "KG")]);
        check("Did the union choose it, or did Lilongwe?", &[("Lilongwe", "MW")]);
        check("Riyadh and Baku cut output.", &[("Riyadh", "SA"), ("Baku", "AZ")]);
        check("The treaty pits Warsaw against Vilnius.", &[("Warsaw", "PL"), ("Vilnius", "LT")]);
        check("Small islands look to Wellington.", &[("Wellington", "NZ")]);
        check("Singha Durbar is yet to reply.", &[("Singha Durbar", "NP")]);
        check("Beijing on Friday rejected the report.", &[("Beijing", "CN")]);
        check("Meanwhile, Caracas on Wednesday night repeated its claim.", &[("Caracas", "VE")]);
        check("Ankara last week summoned the envoy.", &[("Ankara", "TR")]);
        check("Hanoi and Port of Spain joined the treaty.", &[("Hanoi", "VN"), ("Port of Spain", "TT")]);
        check("\"Lima hears 'more ice' and smiles,\" the mayor said.", &[("Lima", "PE")]);
        check("Bern, which was not invited, called it a farce.", &[("Bern", "CH")]);
        check("Oslo agreed. So did Paris and Berlin.", &[("Oslo", "NO"), ("Paris", "FR"), ("Berlin", "DE")]);
        check("Kigali has about 1,500 troops in the north.", &[("Kigali", "RW")]);
        check("The minister left. Lomé has only three patrol boats.", &[("Lomé", "TG")]);
        check("Skopje was no less careful.", &[("Skopje", "MK")]);
        check("Colombo, whose aid has ended, agreed.", &[("Colombo", "LK")]);
        check("The strike was a verdict on Asunción.", &[("Asunción", "PY")]);
        check("They cannot wait for Podgorica to notice them.", &[("Podgorica", "ME")]);
        check("Lomé has three boats for tourists.", &[]);
        check("Lomé has about 800,000 people and two ports.", &[]);
        check("Bern, which was cold, filled with skiers.", &[]);
        check("Oslo hopes for a world championship.", &[]);
        check("Beijing on Friday recorded its coldest night.", &[]);
        check("Shops in Ankara last week closed early.", &[]);
        check("Caracas on Wednesday was quiet.", &[]);
    }

    #[test]
    fn a_seat_in_a_headline_acts_without_auxiliaries() {
        check("Accra to tear up mining lease", &[("Accra", "GH")]);
        check("Canberra wary of new treaty", &[("Canberra", "AU")]);
        check("Nairobi in talks over new loan", &[("Nairobi", "KE")]);
        check("Seoul eyes trade pact", &[("Seoul", "KR")]);
        check("Manila, Beijing trade barbs over reef", &[("Manila", "PH"), ("Beijing", "CN")]);
        check("Manila braces for typhoon", &[]);
        check("Nairobi to host 2029 marathon", &[]);
        check("Tokyo shares slip on chip fears", &[]);
        check("Delhi chokes on smog for fifth day", &[]);
        check("Rome in the rain", &[]);
    }

    #[test]
    fn a_seat_beside_another_government_is_one() {
        check("Amman is not replacing Cairo.", &[("Amman", "JO"), ("Cairo", "EG")]);
        check("Kiribati dropped Taipei.", &[("Taipei", "TW")]);
        check("Malawi trusts Lusaka more than Maputo.", &[("Lusaka", "ZM"), ("Maputo", "MZ")]);
        check("Canberra sent a ship, Tokyo a letter.", &[("Canberra", "AU"), ("Tokyo", "JP")]);
        check("Iran shelled Baghdad.", &[]);
        check("Sudan took Khartoum by night.", &[]);
        check("Canada is colder than Moscow.", &[]);
        check("Norway beat Lisbon at golf.", &[]);
        check("They flew to Lima on Monday, Quito a day later.", &[]);
    }

    #[test]
    fn a_seat_that_is_addressed_or_tied_stands_for_its_government() {
        check("The envoy thanked Tokyo and Canberra.", &[("Tokyo", "JP"), ("Canberra", "AU")]);
        check("Norway sold Riyadh the jets.", &[("Riyadh", "SA")]);
        check("The sanctions were aimed at Harare.", &[("Harare", "ZW")]);
        check("The islands lie in Beijing's orbit.", &[("Beijing", "CN")]);
        check("He takes no orders from the Kremlin.", &[("Kremlin", "RU")]);
        check("The Minsk government has denied it.", &[("Minsk", "BY")]);
        check("He called on Harare to free them.", &[("Harare", "ZW")]);
        check("It is up to Lima to decide.", &[("Lima", "PE")]);
        check("They clashed with London over the fish.", &[("London", "GB")]);
        check("Hackers linked to Pyongyang stole it.", &[("Pyongyang", "KP")]);
        check("Washington and its allies were not asked.", &[("Washington", "US")]);
        check("Belgrade's reticence is no surprise.", &[("Belgrade", "RS")]);
        check("Bucharest called Warsaw \"predictable\".", &[("Bucharest", "RO"), ("Warsaw", "PL")]);
        check("Lima had first asked for five.", &[("Lima", "PE")]);
        check("Delhi-Dhaka ties have cooled.", &[("Delhi", "IN"), ("Dhaka", "BD")]);
        check("The offer was rejected by Bamako.", &[("Bamako", "ML")]);
        check("She protested to New Delhi.", &[("New Delhi", "IN")]);
        check("He was freed, to the anger of Minsk.", &[("Minsk", "BY")]);
        check("The ball is in Islamabad's court.", &[("Islamabad", "PK")]);
        check("They would rather talk to Cairo.", &[("Cairo", "EG")]);
        check("Envoys from Doha met.", &[("Doha", "QA")]);
        check("Few dare to offend Riyadh.", &[("Riyadh", "SA")]);
    }

    #[test]
    fn a_seat_that_is_a_place_stands_for_nobody() {
        check("She called Warsaw a fine town.", &[]);
        check("It rained in Kathmandu, and a tram in Tokyo stopped.", &[]);
        check("Kathmandu residents slept outside.", &[]);
        check("Lima was shaken by a quake.", &[]);
        check("The train left Brussels for Paris.", &[]);
        check("The mayors of Warsaw and Budapest met.", &[]);
        check("The envoy from Ottawa landed at noon.", &[]);
        check("Jakarta is sinking.", &[]);
        check("Tokyo shares fell on Monday.", &[]);
        check("They married in Rabat.", &[]);
        check("Flights between Doha and Cairo resumed.", &[]);
        check("A film shot in Rome and Paris won.", &[]);
        check("Athens sweltered in the heat.", &[]);
        check("Bangkok, where she grew up, has changed.", &[]);
        check("Caracas's population has doubled.", &[]);
        check("Nairobi will be hot on Sunday.", &[]);
        check("Delhi doctors treat thousands each day.", &[]);
        check("Prague is full of tourists.", &[]);
        check("Ottawa won 4-2 in overtime.", &[]);
        check("Nairobi hosts the marathon in May.", &[]);
        check("The doctor had left Athens, Georgia.", &[]);
        check("Rain fell on Kinshasa for three days.", &[]);
        check("London closed higher on Friday.", &[]);
        check("Tokyo ended down 1.3 percent.", &[]);
        check("Manila reported 12 deaths from dengue.", &[]);
        check("Ottawa leads the series 3-2.", &[]);
        check("The ministers met. Athens elected a mayor.", &[]);
        check("The ministers met. Lusaka ran out of water.", &[]);
        check("They bombed Kyiv again.", &[]);
        check("Paris woke to the news.", &[]);
        check("It rained in Freetown; Monrovia stayed dry.", &[]);
        check("\"Maseru was very cold that year,\" she said.", &[]);
        check("Yerevan basked in sunshine.", &[]);
        check("London and Paris bus drivers walked out.", &[]);
        check("Is it hot in Lilongwe?", &[]);
        check("Where is Suva?", &[]);
        check("Tourists look at Canberra from the hill.", &[]);
        check("Vienna has a school of its own for bakers.", &[]);
    }
}
