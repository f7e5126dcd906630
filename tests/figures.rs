//! Figures: what is one, where it ends, what it means. Every hard phenomenon with texts that have a figure and texts
//! that have none.

use newsmark::Document;
use newsmark::figure::{Figure, Quantity, attribute, recognize};

fn figures(text: &str) -> Vec<Figure> {
    let document = Document::new(text);
    let mut figures = recognize(&document);
    attribute(&document, &mut figures, &[]);
    figures
}

/// "surface = kind value unit", one figure after the other, joined by "; ".
fn read(text: &str) -> String {
    let one = |figure: &Figure| {
        let kind = format!("{:?}", figure.kind).to_lowercase();
        let value = match figure.quantity {
            Quantity::Value(value) => format!("{}", (value * 1e6).round() / 1e6),
            Quantity::Range { min, max } => format!("{min}..{max}"),
            Quantity::Score(first, second) => format!("{first}:{second}"),
        };
        let unit = figure.currency.or(figure.unit).map(|unit| format!(" {unit}")).unwrap_or_default();
        format!("{} = {kind} {value}{unit}", figure.span.of(text))
    };
    figures(text).iter().map(one).collect::<Vec<_>>().join("; ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(read(text), expected, "{text}");
}

#[track_caller]
fn check_none(text: &str) {
    check(text, "");
}

/// What a figure's sentence says of it: "op approximator | counted | claimant stance | role | per".
#[track_caller]
fn check_context(text: &str, expected: &str) {
    let figures = figures(text);
    let figure = figures.first().expect("the text has a figure");
    let of = |span: Option<newsmark::Span>| span.map_or("", |span| span.of(text)).to_owned();
    let claimant =
        figure.claimant.map_or(String::new(), |c| format!("{} {:?}", c.span.of(text), c.stance).to_lowercase());
    let approx = figure.approx.map_or(String::new(), |a| format!("{:?} {}", a.op, a.span.of(text)).to_lowercase());
    let role = figure.role.map_or(String::new(), |role| format!("{role:?}").to_lowercase());
    let found = [approx, of(figure.counted), claimant, role, of(figure.per)].join(" | ");
    assert_eq!(found, expected, "{text}");
}

#[test]
fn counts() {
    check("Some 3,400 farmers marched.", "3,400 = count 3400");
    check("Twenty-six miners were rescued.", "Twenty-six = count 26");
    check("The port handles half a million tons.", "half a million tons = measure 500000 ton");
    check("It has two dozen branches.", "two dozen = count 24");
    check("About 7.2 crore voters are listed.", "7.2 crore = count 72000000");
    check("The state has 2,40,000 teachers.", "2,40,000 = count 240000");
    check("They counted 12 345 birds.", "12 345 = count 12345");
    check("She sold 1.4m copies.", "1.4m = count 1400000");
    check("Two hundred and six houses burned.", "Two hundred and six = count 206");
    check("They sold 3 hundred and one goats.", "3 hundred and one = count 301");
    check("It has two million and one half users.", "two million and one half = count 2500000");
    check("It holds 10^6 cells and 4.5 × 10⁻³ grams.", "10^6 = count 1000000; 4.5 × 10⁻³ grams = measure 0.0045 g");
    check("She is the world No. 6.", "No. 6 = ordinal 6");
    check("A squad of 2e3 sailors.", "2e3 = count 2000");
    check("A hundred monks fasted.", "A hundred = count 100");
}

#[test]
fn money() {
    check("It cost $5m.", "$5m = money 5000000 USD");
    check("They paid Rs 5 lakh.", "Rs 5 lakh = money 500000 INR");
    check("They paid Rs3.5 billion.", "Rs3.5 billion = money 3500000000 INR");
    check("A grant of USD34.6m was approved.", "USD34.6m = money 34600000 USD");
    check("The naira loan was N850m.", "N850m = money 850000000 NGN");
    check("The gap is €2.9tn.", "€2.9tn = money 2900000000000 EUR");
    check("It raised A$1.2bn and C$45m.", "A$1.2bn = money 1200000000 AUD; C$45m = money 45000000 CAD");
    check("A loan of Rs 2 lakh crore is due.", "Rs 2 lakh crore = money 2000000000000 INR");
    check("He owes 300 million Swiss francs.", "300 million Swiss francs = money 300000000 CHF");
    check("It was sold for £3m ($3.8m).", "£3m = money 3000000 GBP; $3.8m = money 3800000 USD");
    check("Fuel is $1.20 a litre.", "$1.20 a litre = money 1.2 USD");
    check("Millions of dollars vanished.", "Millions of dollars = money 1000000..10000000 USD");
    check("Cod is sold at 400 kroner a kilo.", "400 kroner a kilo = money 400 NOK");
    check(
        "It cost HK $7 billion and c $ 40 million.",
        "HK $7 billion = money 7000000000 HKD; c $ 40 million = money 40000000 CAD",
    );
    check("He gave us $9 and a $30m loan.", "$9 = money 9 USD; $30m = money 30000000 USD");
    check("The fare is 4 GBP 20 pence.", "4 GBP 20 pence = money 4.2 GBP");
    check("He paid six ringgit and 15 sen in coins.", "six ringgit and 15 sen = money 6.15 MYR");
    check("It costs a pound and 60 pence.", "a pound and 60 pence = money 1.6 GBP");
    check("He earns 12 grand a year.", "12 grand a year = money 12000 USD");
    check("They are $8 each.", "$8 each = money 8 USD");
    check("Shares fell 2.1p to 310.5p.", "2.1p = money 0.021 GBP; 310.5p = money 3.105 GBP");
    check(
        "It raised €20 million, up from 16 million.",
        "€20 million = money 20000000 EUR; 16 million = money 16000000 EUR",
    );
    check("It costs three dollars and fifty cents.", "three dollars and fifty cents = money 3.5 USD");
}

#[test]
fn percents() {
    check("Sales fell 2.4%.", "2.4% = percent 2.4 %");
    check("Sales fell 1.5pc.", "1.5pc = percent 1.5 %");
    check("The rate was cut by 25 basis points.", "25 basis points = percent 25 bp");
    check("It rose by half a percentage point.", "half a percentage point = percent 0.5 pp");
    check("Between 20 and 30 per cent of shops shut.", "Between 20 and 30 per cent = percent 20..30 %");
    check("Her party polls 31%, four points ahead.", "31% = percent 31 %; four points = percent 4 pp");
}

#[test]
fn measures() {
    check("A 40-km tunnel opened.", "40-km = measure 40 km");
    check("It is 3C warmer, with highs of 44C forecast.", "3C = measure 3 °C; 44C = measure 44 °C");
    check("It reached 48.3C in the shade.", "48.3C = measure 48.3 °C");
    check("Winds of 90 mph blew.", "90 mph = measure 90 mi/h");
    check("A magnitude-5.9 quake struck.", "magnitude-5.9 = measure 5.9 magnitude");
    check("The plant makes 12 gigawatts.", "12 gigawatts = measure 12 GW");
    check("They own 1,200 sq km.", "1,200 sq km = measure 1200 km²");
    check("He is 6 feet 2 inches tall.", "6 feet 2 inches = measure 74 in");
    check("It holds 300 to 400 litres.", "300 to 400 litres = measure 300..400 l");
}

#[test]
fn times_and_ages() {
    check("He was away for three and a half years.", "three and a half years = duration 3.5 year");
    check("It took two hours and 41 minutes.", "two hours and 41 minutes = duration 161 minute");
    check("It took half an hour.", "half an hour = duration 0.5 hour");
    check("The 36-hour curfew ended.", "36-hour = duration 36 hour");
    check("A 70-year-old sailor won.", "70-year-old = age 70 year");
    check("Mira Holt, 41, resigned.", "41 = age 41 year");
    check("Adults aged 30 to 59 years fell ill.", "30 to 59 years = age 30..59 year");
    check("Police suspect Okafor, 41, mailed it.", "41 = age 41 year");
    check("She is 82 and still bakes.", "82 = age 82 year");
    check("Okello, 26, said he was pleased.", "26 = age 26 year");
    check("The hurdler, 24, clocked 50.37 seconds.", "24 = age 24 year; 50.37 seconds = duration 50.37 second");
    check("She won by two hundredths of a second.", "two hundredths of a second = duration 0.02 second");
    check("The flight took 3 hours twenty.", "3 hours twenty = duration 200 minute");
    check(
        "Twins aged six and a boy aged 7, 9 and 12.",
        "six = age 6 year; 7 = age 7 year; 9 = age 9 year; 12 = age 12 year",
    );
    check("Voting is for people over 16.", "16 = age 16 year");
    check("Rain fell for a decade and a half.", "a decade and a half = duration 15 year");
}

#[test]
fn parts_and_multiples() {
    check("Two-thirds of members agreed.", "Two-thirds = fraction 0.666667");
    check("Output fell by a quarter.", "a quarter = fraction 0.25");
    check("More than half of pupils failed.", "half = fraction 0.5");
    check("One in five adults smokes.", "One in five = ratio 0.2");
    check("Nine out of 10 shops are shut.", "Nine out of 10 = ratio 0.9");
    check("The minister refused three times on Monday.", "three times = count 3");
    check("It multiplied its sales 12 times.", "12 times = multiple 12");
    check("Thefts rose four times in May.", "four times = multiple 4");
    check("Exports doubled.", "doubled = multiple 2");
    check("It costs three times the average.", "three times = multiple 3");
    check("It is twice as big.", "twice = multiple 2");
}

#[test]
fn results_and_ranks() {
    check("They beat the hosts 3-0.", "3-0 = score 3:0");
    check("The bill passed by 219 votes to 211.", "219 votes to 211 = score 219:211");
    check("Judges ruled 7-2 for the union.", "7-2 = score 7:2");
    check("It is the world's third-largest maker.", "third-largest = ordinal 3");
    check("She finished fourth.", "fourth = ordinal 4");
    check("The city was calm for a third day.", "third = ordinal 3");
    check("It was the 12th straight loss.", "12th = ordinal 12");
    check("The world number three lost.", "number three = ordinal 3");
    check("The match was lost 48 to 52 on votes of 15 members.", "48 to 52 = count 48..52; 15 = count 15");
}

#[test]
fn vague_amounts() {
    check("Hundreds of thousands fled.", "Hundreds of thousands = count 100000..1000000");
    check("Dozens were hurt.", "Dozens = count 12..120");
    check("Scores of homes burned.", "Scores = count 20..200");
    check("Several hundred people came.", "Several hundred = count 100..1000");
    check("A few thousand remain.", "A few thousand = count 1000..10000");
}

#[test]
fn ranges() {
    check("It costs $18–$20.", "$18–$20 = money 18..20 USD");
    check("It will take 12 to 15 years.", "12 to 15 years = duration 12..15 year");
    check("The range is 1,500-2,000 km.", "1,500-2,000 km = measure 1500..2000 km");
    check("It grew from 3% to 5%.", "3% = percent 3 %; 5% = percent 5 %");
    check("It is 1.8 to 2.2 million years old.", "1.8 to 2.2 million years old = age 1800000..2200000 year");
    check("They want 7-9 lakh rupees.", "7-9 lakh rupees = money 700000..900000 INR");
}

#[test]
fn context() {
    check_context("Nearly 900 of its pilots struck.", "nearly nearly | pilots |  |  | ");
    check_context("At least 12 people died, police said.", "atleast at least | people | police assert |  | ");
    check_context(
        "The union claims that 300 jobs will go.",
        " | jobs | the union claim |  | ".trim_start_matches('\u{0}'),
    );
    check_context("The army denied that 40 men had fled.", " | men | the army deny |  | ");
    check_context("Turnout was put at 61% by the agency.", " | Turnout | the agency assert |  | ");
    check_context("Profit rose 7%.", " | Profit |  | by | ");
    check_context("Shares in the mill jumped 9%.", " | Shares |  | by | ");
    check_context("The agency put the dead at 31.", " | dead | the agency assert |  | ");
    check_context("They need 40 further beds.", " | beds |  |  | ");
    check_context("At least 8 people missing, police said.", "atleast at least | people | police assert |  | ");
    check_context("Visits to the fort halved in May.", " | Visits |  |  | ");
    check_context("It has 31 clinics per 100,000 people.", " | clinics |  |  | 100,000 people");
    check_context("He takes 9,000 steps a day.", " | steps |  |  | day");
    check_context("His past seven films flopped.", " | films |  |  | ");
    check_context("The 300-bed clinic opened.", " | bed |  |  | ");
    check_context("It has a staff of 240.", " | staff |  |  | ");
    check_context("The toll from the storm rose to 61.", " | toll |  | to | ");
    check_context("The army shot down 14 drones.", " | drones |  |  | ");
    check_context("Officials raised the toll to 51.", " | toll |  | to | ");
    check_context("The mill cut its growth forecast to 2%.", " | growth forecast |  | to | ");
    check_context("It leaked 90 litres of tar per hour.", " | tar |  |  | hour");
    check_context("A strike by 300 young doctors begins today.", " | young doctors |  |  | ");
    check_context("It rained, with 90mm possible by dusk.", " |  |  |  | ");
    check_context("Oil is at $74.90 a barrel.", " | Oil |  |  | barrel");
    check_context("According to the charity, 200 tents are needed.", " | tents | the charity assert |  | ");
}

#[test]
fn sources() {
    check_context("\"We lost 90% of our homes,\" said Maria Gomez.", " | homes | maria gomez assert |  | ");
    check_context("The firm denied reports that it owed $40 million.", " |  | the firm deny |  | ");
    check_context("A poll of 900 adults put the party on 27%.", " | adults |  |  | ");
    check_context("The mill, which is 90 years old, said it would cut 70 jobs.", " |  |  |  | ");
    check_context("The mill, which burned down, said it would cut 70 jobs.", " | jobs | the mill assert |  | ");
    check_context("The police did not say that 12 men had died.", " | men |  |  | ");
    check_context("The side conceded 31 goals.", " | goals |  |  | ");
    check_context("Health officials, citing records, said 12 men had died.", " | men | health officials assert |  | ");
    check_context("Eyewitness accounts suggest that 12 men died.", " | men | eyewitness accounts estimate |  | ");
    check_context("12 mills shut, as per the state board.", " | mills | the state board assert |  | ");
    check_context("It leaked 9 tonnes of tar, a charge it denied.", " | tar | it deny |  | ");
    check_context("The navy denied losing a ship but admitted that 12 men had died.", " | men | the navy assert |  | ");
    check_context("The storm claimed 71 lives.", " | lives |  |  | ");
    check_context("The ferry firm claimed 71 of its staff had left.", " | staff | the ferry firm claim |  | ");
    check_context("According to lists kept by the clinic, 40 nurses left.", " | nurses | lists assert |  | ");
    check_context("Wages grew 3%, the union complained.", " | Wages | the union claim | by | ");
    check_context(
        "The Mekong Grain Board (MGB) said 14 barges sank.",
        " | barges | the mekong grain board assert |  | ",
    );
    check_context("In its report the bank said 12 mills had shut.", " | mills | the bank assert |  | ");
    check_context(
        "The harbour master, Ines Faro, said 12 boats sank.",
        " | boats | the harbour master, ines faro assert |  | ",
    );
    check_context("The ministry has set aside $9m.", " |  | the ministry commit |  | ");
    check_context("It is short of the $2bn that donors had promised.", " |  | donors commit |  | ");
    check_context("Rescuers pulled out 17 bodies and said they would go on.", " | bodies |  |  | ");
    check_context("The 12 ships left, and sailors set records.", " | ships |  |  | ");
    check_context(
        "Officials in the north estimate the losses at $3m.",
        " | losses | officials in the north estimate |  | ",
    );
}

#[test]
fn changes() {
    check_context("The rate edged up to 4.2% in May.", " |  |  | to | ");
    check_context("Fares went up from $3 to $4.", " |  |  | from | ");
    check("They raised the retirement age to 64.", "64 = age 64 year");
    check("Sales were flat in the 13 weeks to 29 June.", "13 weeks = duration 13 week");
    check("Between 1.3 to 1.6 million people moved.", "Between 1.3 to 1.6 million = count 1300000..1600000");
}

#[test]
fn no_moments() {
    check_none("He left in 2019, back in the 1990s, on 11 September.");
    check_none("The 2024-25 budget and the 2006 war.");
    check_none("The 9/11 attacks and those of 26/11.");
    check_none("It starts at 6.30pm or 18:45.");
    check_none("On March 8, 2014, and 3-5 May.");
    check_none("Nineteen eighty-four was published then.");
}

#[test]
fn no_names() {
    check_none("F-16 jets and S-400 batteries were sold.");
    check_none("The Boeing 737 Max and an iPhone 16.");
    check_none("A 5G network, Covid-19, MH370 and COP28.");
    check_none("The G7 met the G20.");
    check_none("The Nikkei 225 and the S&P 500 slipped.");
    check_none("Formula One returns.");
    check_none("He is on The World's 50 Best Chefs and other lists of restaurants.");
    check_none("She won the 30K on a par-four course.");
    check_none("The page id = 14222 was lost.");
}

#[test]
fn no_indices() {
    check_none("Article 370 and Section 144 were revoked.");
    check_none("Resolution 1701 and Chapter 11.");
    check_none("See Table 3 and pages 4-5.");
    check_none("It rained between days 14 and 20.");
    check_none("Phase 3 of the trial, Level 5, Category 4.");
    check_none("He returned to No 10 by Highway 101.");
    check_none("1. Who can vote? 2. Where?");
}

#[test]
fn no_identifiers() {
    check_none("Call 123-123-5678 or +1 222 555 0100.");
    check_none("He lives at 12 Downing Street.");
    check_none("Version 2.3.1 from 192.168.1.2.");
    check_none("The row read 4 8 15 16 23 42, the next 3, 9, 14, 20, 31 and 40.");
    check_none("Call 415 555 7092, or phone the desk at 2990-6000.");
    check_none("The Agosta 70 class submarines sailed.");
    check_none("Dial +1 (222) 555-0100; a card ending in 4411 was used.");
}

#[test]
fn no_other_words() {
    check_none("No one saw it, and one of the boats was gone one morning.");
    check_none("One evening a neighbour called; one Sunday the gate stood open.");
    check_none("One night in March, one rainy afternoon, they came back.");
    check_none("It was one crisis after another, said one Mira Holt.");
    check_none("The Khan ruled from 1193 to 1227; the BA.5 variant spread; the 1,500 race was hers.");
    check_none("One good example is the number 9.");
    check_none("A joint one has never met since 2010, and the forgotten half\" of it slept.");
    check_none("She won the 400m and the 1,500m; dial extension 112.");
    check_none("Wait a second: the final score was close.");
    check_none("The first half ended in the quarter-final.");
    check_none("The Second World War, the second round, the 7th district.");
    check_none("Several people, a few more, a handful and many others came.");
    check_none("It took an hour and a day.");
    check_none("At one point the third quarter began.");
    check_none("There were no casualties.");
}

#[test]
fn any_text() {
    for text in [
        "",
        "-",
        "1",
        "½",
        "$",
        "one-",
        "a a a",
        "١٢٣",
        "5\u{2009}000",
        "−",
        "1,",
        ",1",
        "Rs",
        "Rs3.",
        "€",
        "20th-",
        "half of a",
    ] {
        let _ = read(text);
    }
}
