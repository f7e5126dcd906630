//! Numbers that are no figures, and texts of any kind.

use crate::{check_none, read};

#[test]
fn no_moments() {
    check_none("He left in 2019, back in the 1990s, on 11 September.");
    check_none("The 2024-25 budget and the 2006 war.");
    check_none("The 9/11 attacks and those of 26/11.");
    check_none("It starts at 6.30pm or 18:45.");
    check_none("Who knows him is asked to call 101.");
    check_none("Close the windows before ten in the morning.");
    check_none("They left at nine o’clock.");
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
    check_none("The minister told Nine he had no plans.");
    check_none("The 3D printer and a 2D map.");
    check_none("The R21 road and the K2 peak.");
    check_none("He read series 2 and moved to third gear.");
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
    check_none("In the third quarter this year the mine shut, and the second half since then was calm.");
    check_none("There were no casualties.");
}

#[test]
fn no_titles_or_marks() {
    check_none("The LAC region and the SEA-ME-WE 6 cable.");
    check_none("The Seven Years' War began later.");
    check_none("Two: The Parliament");
    check_none("3 – In May there was a fair.");
    check_none("He went one better, under port 8080.");
    check_none("Sonnet 18 and Symphony No. 9 were read.");
    check_none("The 44th president spoke in the 19th century.");
    check_none("CVE-2024-3094 was fixed in iOS 18.2 and Windows 11.");
    check_none("It moved from one corner of the world to another.");
    check_none("Psalm 23, Hall 3 and Lot 49.");
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
