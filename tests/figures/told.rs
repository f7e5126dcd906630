//! What a sentence says of its amounts: what is counted, who says so, what changed.

use crate::{check, check_context};

#[test]
fn context() {
    check_context("Nearly 900 of its pilots struck.", "nearly nearly | pilots |  |  | ");
    check_context("At least 12 people died, police said.", "atleast at least | people | police assert |  | ");
    check_context("The tribe is some 55,000 strong.", "about some | tribe |  |  | ");
    check_context("Donors on Tuesday promised $5m.", " |  | donors commit |  | ");
    check_context("ZADROW—The mill said it will cut 800 jobs.", " | jobs | the mill assert |  | ");
    check_context("The union claims that 300 jobs will go.", " | jobs | the union claim |  | ");
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
    check_context("Kos claimed six for 71 as Zadrow fell.", " |  |  |  | ");
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
    check_context("Fares went up from $3 to $4.", " | Fares |  | from | ");
    check("They raised the retirement age to 64.", "64 = age 64 year");
    check("Sales were flat in the 13 weeks to 29 June.", "13 weeks = duration 13 week");
    check("Between 1.3 to 1.6 million people moved.", "Between 1.3 to 1.6 million = count 1300000..1600000");
}

#[test]
fn sources_beside_nouns() {
    check_context("By the harbor's count, 31 boats sank.", " | boats | the harbor assert |  | ");
    check_context("An estimate by the mill of 4 tonnes was wrong.", " | mill | the mill estimate |  | ");
    check_context("Losses were estimated by insurers at $4bn.", " |  | insurers estimate |  | ");
    check_context("The paper quoted the mayor as saying 12 roads were shut.", " | roads | the mayor assert |  | ");
    check_context("Twelve roads were shut, the mayor was quoted as saying.", " | roads | the mayor assert |  | ");
    check_context("Two dead, 19 hurt in mine blast: police", " |  | police assert |  | ");
    check_context("There are two reasons: money", " | reasons |  |  | ");
    check_context("He denied a claim by growers that 12 farms had closed.", " | farms | growers claim |  | ");
    check_context("The guild's claim that 12 farms had closed was denied.", " | farms | the guild claim |  | ");
    check_context("\"It took 14 hours,\" reads the report.", " |  | the report assert |  | ");
}

#[test]
fn sources_with_offices_and_asides() {
    check_context(
        "It cost $31m, acting chairman Ana Kos told reporters.",
        " |  | acting chairman ana kos assert |  | ",
    );
    check_context("Some 40 huts burned, acting on a tip.", "about some | huts |  |  | ");
    check_context("Kos, an envoy, accused the front of hiding 62 men.", " | men | kos claim |  | ");
    check_context("Kos accused Zadrow, the party that rules, of hiding 62 men.", " | men | kos claim |  | ");
    check_context("The front was accused of hiding 62 men.", " | men |  |  | ");
    check_context("Traders listed losses put at $3m by their chamber.", " |  | their chamber assert |  | ");
    check_context("\"We argued for nine hours,\" Ana Kos said.", " |  | ana kos assert |  | ");
    check_context("It was a plea by Ana Kos, a nurse, who alleged that 18 men died.", " | men | ana kos claim |  | ");
    check_context("The club will keep all 31 shops, said its lawyer.", " | shops | its lawyer assert |  | ");
    check_context(
        "The bank's head, Ana Kos, expects the mill to save $9m.",
        " |  | the bank's head, ana kos estimate |  | ",
    );
}

#[test]
fn sources_that_go_on() {
    check_context("The guild held a vote, saying 12 farms had closed.", " | farms | the guild assert |  | ");
    check_context("Sales rose 4%, but rents fell, according to the bank.", " | Sales | the bank assert | by | ");
    check_context("The bank warned of 900 job losses and appealed for calm.", " | job losses | the bank assert |  | ");
    check_context("A study in May showing that 12 wells were dry was lost.", " | wells | a study assert |  | ");
    check_context(
        "Twelve wells are dry, the panel warns in a report that ran late.",
        " | wells | the panel assert |  | ",
    );
    check_context("The judge ruled that the firm owes 12 workers.", " | workers | the judge assert |  | ");
    check_context("Unions fear 900 jobs will go.", " | jobs | unions estimate |  | ");
    check_context("Growers sought $9m.", " |  | growers demand |  | ");
    check_context("The toll is 61, a figure the navy disputes.", " | toll | the navy deny |  | ");
    check_context("The two ministries said 12 wells were dry.", " | ministries |  |  | ");
    check_context("\"It burned,\" said Ana Ruiz, who has 14 goats.", " | goats |  |  | ");
    check_context("The maker recalled 900 vans.", " | vans |  |  | ");
    check_context("Police sought three men.", " | men |  |  | ");
    check_context("The storm passed, adding two days to the trip.", " |  |  |  | ");
    check_context("The number of asylum claims fell by a third.", " | asylum claims |  | by | ");
}

#[test]
fn things() {
    check_context("A bag of salt weighs 20 pounds.", " | bag |  |  | ");
    check_context("The mill cut its water use by a fifth.", " | water use |  | by | ");
    check_context("The bank left its base rate at 6%.", " | base rate |  |  | ");
    check_context("The law caps fares at $3 a trip.", " | fares |  |  | trip");
    check_context("Gold settled at $2,100 an ounce.", " | Gold |  |  | ounce");
    check_context("Wells supplying the town are 40% full.", " | Wells |  |  | ");
    check_context("Exports to the US slid 4%.", " | Exports |  | by | ");
    check_context("Fourteen of them are nurses.", " | nurses |  |  | ");
    check_context("The toll has climbed past 90.", "morethan past | toll |  |  | ");
    check_context("Sales more than doubled.", "morethan more than | Sales |  |  | ");
    check_context("The town, now 9,000, is old.", " | town |  |  | ");
    check_context("The lake, the largest of all, is three-quarters full.", " | lake |  |  | ");
    check_context("Half its usual crop was lost.", " | usual crop |  |  | ");
    check_context("A 900-strong crowd sang.", " | crowd |  |  | ");
    check_context("It seized 12 phones worth $900.", " | phones |  |  | ");
    check_context("The most expensive is $90.", " |  |  |  | ");
    check_context("It fell 40 miles north of the town.", " |  |  |  | ");
    check_context("Some 12 wards worldwide shut.", "about some | wards |  |  | ");
    check_context("He landed 300 metres from the road.", " |  |  |  | ");
    check_context("It hit an all-time high of 9%.", " | all-time high |  |  | ");
    check_context("They make up 42% of pupils.", " | pupils |  |  | ");
    check_context("They moved to 14 shelters.", " | shelters |  |  | ");
}

/// The counted words of all figures of a text, joined by "; ".
#[track_caller]
fn check_counted(text: &str, expected: &str) {
    let figures = crate::figures(text);
    let counted = figures.iter().map(|figure| figure.counted.map_or("-", |thing| thing.of(text)));
    assert_eq!(counted.collect::<Vec<_>>().join("; "), expected, "{text}");
}

#[test]
fn what_is_said_once_is_not_said_again() {
    check_counted("The mill cut 300 jobs, 40 of them in Zadrow.", "jobs; jobs");
    check_counted("Some 900 people fell ill, nearly half of them at sea.", "people; people");
    check_counted("They saved 40 sailors, of whom 12 were hurt.", "sailors; sailors");
    check_counted("The port has 750 cranes, of which two-thirds are idle.", "cranes; cranes");
    check_counted("The board got 153 such letters, up from 96 in 2023.", "letters; letters");
    check_counted("Sales have fallen from 81 in 2020 to 22 last year.", "Sales; Sales");
    check_counted("Cargo fell to 11 tonnes in June from 14 tonnes a year earlier.", "Cargo; Cargo");
    check_counted("Shares in the mill rose 11% in Zadrow to 84 euros.", "Shares; Shares");
    check_counted("Shares in the mill closed 3% higher at 84 euros.", "Shares; Shares");
    check_counted("They play three one-day matches.", "matches; matches");
    check_counted("They freed 12 Saudi and four Chadian miners.", "miners; Chadian miners");
    check_counted("She lost two of them.", "-");
    check_counted("He sold 40 goats and paid $30 to them.", "goats; -");
    check_counted("He has 12 Toyotas and four Chadian drivers.", "Toyotas; Chadian drivers");
    check_counted("He won 12 races in 2020 and went home from 40 friends.", "races; friends");
}

#[test]
fn heads_of_tables_and_lists() {
    check_counted(
        "Town | Cases | Deaths\nZadrow | 1,240 | 41\nCorvane | 902 | 17\n\nIt has 3.",
        "Cases; Deaths; Cases; Deaths; -",
    );
    check_counted("| Party | Seats |\n|---|---|\n| Left | 41 |", "Seats");
    check_counted("Town\tTrucks\tChange\nZadrow\t312\t+18%", "Trucks; -");
    check_counted("New cases by district:\n- Zadrow: 148\n- Corvane: 61\n\nIt has 3.", "New cases; New cases; -");
    check_counted("The mill said:\n- Zadrow: 148", "-");
    check_counted("Town | Rain\nZadrow | 14 huts left", "huts");
    check_counted("Town | 2024\nZadrow | 14", "-");
}

#[test]
fn what_the_verb_tells() {
    check_counted("The death toll this year reached 214.", "death toll");
    check_counted("A cloth sells for $90, a print goes for $12.", "cloth; print");
    check_counted("A house in Zadrow sold for $3m.", "house");
    check_counted("He opened a plant that cost $3m.", "plant");
    check_counted("The stock, last traded at $4.15, is gone.", "stock");
    check_counted("The lake lies at 4,700 metres.", "lake");
    check_counted("The lake had grown threefold since May.", "lake");
    check_counted("The line will lift output by 40% to 56 tonnes.", "output; output");
    check_counted("The state could raise its tariff above 50%.", "tariff");
    check_counted("The news wiped 19% off the company's shares.", "shares");
    check_counted("It takes a fifth of its imported crude from them.", "imported crude");
    check_counted("They hold 36% each of Zadrow Copper.", "Zadrow Copper");
    check_counted("He and his three co-accused face trial.", "co-accused");
    check_counted("The firm left 410 unfinished houses.", "unfinished houses");
    check_counted("Some 40 earned more than others.", "-");
    check_counted("They estimate that there are 900.", "-");
    check_counted("He lifted 140 kg at noon.", "-");
    check_counted("He went for 12 days and lay at sea.", "-");
    check_counted("They walked 19 miles off the road.", "-");
}

#[test]
fn subjects_of_several_parts() {
    let told = |text: &str, claimant: &str| check_context(text, &format!(" | men | {claimant} assert |  | "));
    told("Its president, Anna Tolmek, testified that 12 men had died.", "its president, anna tolmek");
    told("Zorbla's finance minister, Anna Tolmek, said 12 men had died.", "zorbla's finance minister, anna tolmek");
    told("Anna Tolmek, head of the Zorbla Rowing Union (ZRU), said 12 men had died.", "anna tolmek");
    told("The Zorbla Rowing Union (ZRU) in Bergen said 12 men had died.", "the zorbla rowing union (zru) in bergen");
    told("He faced jeers on Friday after the mill admitted that 12 men had died.", "the mill");
    told("The Zorbla Rowing Union, said Tolmek, had hired 12 men.", "tolmek");
    check_context("The bridge, said Tolmek, who has run it with 12 men, is safe.", " | men |  |  | ");
    check_context("Tolmek has asked the court for $40m.", " |  | tolmek demand |  | ");
    check_context("The mayor asked 12 men.", " | men |  |  | ");
    check_context("Give me 12 men.", " | men |  |  | ");
}

#[test]
fn a_source_has_its_whole_name() {
    let text = "Japan's Ministry of Agriculture, Forestry and Fisheries said prices rose 4 percent.";
    let claimant = newsmark::analyze(text).figures[0].claimant.map(|claimant| claimant.span.of(text));
    assert_eq!(claimant, Some("Ministry of Agriculture, Forestry and Fisheries"));
}
