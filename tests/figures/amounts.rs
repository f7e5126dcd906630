//! Amounts: where they end, what they measure, how much they are.

use crate::check;

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
fn money_of_few_countries() {
    check("A loan of RO 90 million was signed.", "RO 90 million = money 90000000 OMR");
    check("The share closed at 96 baisas.", "96 baisas = money 0.096 OMR");
    check("Milk went up by 300 millimes.", "300 millimes = money 0.3 TND");
    check("Bread is 60 thebe or 40 ngwee.", "60 thebe = money 0.6 BWP; 40 ngwee = money 0.4 ZMW");
    check("The city wants R18.6m for the pumps.", "R18.6m = money 18600000 ZAR");
    check("Fuel is K31.20 at the gate.", "K31.20 = money 31.2 MMK");
    check("Growers get P16 a kilo.", "P16 a kilo = money 16 PHP");
    check("A ₹2,150-cr road and a $3-bn port.", "₹2,150-cr = money 21500000000 INR; $3-bn = money 3000000000 USD");
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
    check("The engine gives 2,000 kN of thrust.", "2,000 kN = measure 2000 kN");
    check(
        "He bought five katha of land and 12 feddans.",
        "five katha = measure 5 katha; 12 feddans = measure 12 feddan",
    );
    check("He lost two stone in a year.", "two stone = measure 2 st");
    check("He lost two stone last year.", "two stone = measure 2 st");
    check("The 14 stone boxer won.", "14 stone = measure 14 st");
    check("Two stone inscriptions are missing.", "Two = count 2");
    check("He was away for three and a half years.", "three and a half years = duration 3.5 year");
    check("It took two hours and 41 minutes.", "two hours and 41 minutes = duration 161 minute");
    check("It took half an hour.", "half an hour = duration 0.5 hour");
    check("The 36-hour curfew ended.", "36-hour = duration 36 hour");
    check("A 70-year-old sailor won.", "70-year-old = age 70 year");
    check("Mira Holt, 41, resigned.", "41 = age 41 year");
    check("Adults aged 30 to 59 years fell ill.", "30 to 59 years = age 30..59 year");
    check("Police suspect Okafor, 41, mailed it.", "41 = age 41 year");
    check("A boy of 6 is in hospital.", "6 = age 6 year");
    check("A group of 6 is in hospital.", "6 = count 6");
    check("He is a man of 40 books.", "40 = count 40");
    check("She is 82 and still bakes.", "82 = age 82 year");
    check("Okello, 26, said he was pleased.", "26 = age 26 year");
    check("Terence Mok Kwok-leung, 44, had denied it.", "44 = age 44 year");
    check("His sons Semisi, 19, and Paula, 16; were there.", "19 = age 19 year; 16 = age 16 year");
    check("The ferries carried Semisi, 19 goats and a cow.", "19 = count 19");
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
    check("Power is a third cheaper in Zadrow.", "a third = fraction 0.333333");
    check("It ships rock for a quarter less than the railway.", "a quarter = fraction 0.25");
    check("Transfers fell by a fifth last year.", "a fifth = fraction 0.2");
    check("He was shot by a third man.", "third = ordinal 3");
    check("She came a third time.", "third = ordinal 3");
    check("The new bridge is half as long.", "half = fraction 0.5");
    check("They led at the half as rain fell on 200 fans.", "200 = count 200");
    check("One in five adults smokes.", "One in five = ratio 0.2");
    check("She said that one in three was a child.", "one in three = ratio 0.333333");
    check("They have a one in three chance.", "one in three = ratio 0.333333");
    check("Traders see a one-in-three chance of a cut.", "one-in-three = ratio 0.333333");
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
    check("Jan Kos (POL) bt Liu Ren (CHN) 6-4, 3-6, 7-5.", "6-4 = score 6:4; 3-6 = score 3:6; 7-5 = score 7:5");
    check("Resovia (25-21, 23-25, 25-19) are top.", "25-21 = score 25:21; 23-25 = score 23:25; 25-19 = score 25:19");
    check("Bilal Shamsi took 4-47.", "4-47 = score 4:47");
    check("Zadrow Kings 200-5 in 20 overs.", "200-5 = score 200:5; 20 = count 20");
    check("Zadrow 1-19 Corvane 2-22", "1-19 = score 1:19; 2-22 = score 2:22");
    check(
        "Pupils of 5-7, 8-10 and 11-13 years came.",
        "5-7 = count 5..7; 8-10 = count 8..10; 11-13 years = duration 11..13 year",
    );
    check("It is the world's third-largest maker.", "third-largest = ordinal 3");
    check("She finished fourth.", "fourth = ordinal 4");
    check("The city was calm for a third day.", "third = ordinal 3");
    check("It was the 12th straight loss.", "12th = ordinal 12");
    check("The world number three lost.", "number three = ordinal 3");
    check("Zadrow took the series 2-0.", "2-0 = score 2:0");
    check("The bill is through, 52-49.", "52-49 = score 52:49");
    check("Shamsi claimed five for 62 as Zadrow fell.", "five for 62 = score 5:62");
    check("Only Kos (three for 40) bowled well.", "three for 40 = score 3:40");
    check("He took three for 12 weeks.", "three = count 3; 12 weeks = duration 12 week");
    check("The win lifts Zadrow to fourth in the table.", "fourth = ordinal 4");
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
fn spoken_and_tokenized() {
    check("The result is 3 over eight.", "3 over eight = number 0.375");
    check("The value is 4 point 7.", "4 point 7 = number 4.7");
    check("They found sixty - four eggs.", "sixty - four = count 64");
    check(
        "It took two and seventeen hundredths seconds.",
        "two and seventeen hundredths seconds = duration 2.17 second",
    );
    check("It kept one thirty-fifth of the crop.", "one thirty-fifth = fraction 0.028571");
    check("It lasted a billionth of a second.", "a billionth of a second = duration 0 second");
    check("The load is 40 (kg).", "40 (kg) = measure 40 kg");
    check("The keeper is 6'3\" tall.", "6'3\" = measure 75 in");
    check("A rise of ≥12% was seen.", "12% = percent 12 %");
    check(".45", ".45 = number 0.45");
}

#[test]
fn weights_and_money() {
    check("The calf, a heavy baby, is 90 pounds.", "90 pounds = measure 90 lb");
    check("The anchor has 2 tonnes (4,409 pounds).", "2 tonnes = measure 2 t; 4,409 pounds = measure 4409 lb");
    check("He paid 4,409 pounds for a 2-tonne truck.", "4,409 pounds = money 4409 GBP; 2-tonne = measure 2 t");
    check("It missed the 6 trillion won that was due.", "6 trillion won = money 6000000000000 KRW");
    check("Sugar is 75 kilos a sack.", "75 kilos a sack = measure 75 kg");
    check("Rice is sold at 30CUP.", "30CUP = money 30 CUP");
    check("Fares rose from 30 to 45 shillings.", "30 = money 30 KES; 45 shillings = money 45 KES");
    check(
        "Output fell from 1.9 to 1.4 million tonnes.",
        "1.9 = measure 1900000 t; 1.4 million tonnes = measure 1400000 t",
    );
    check("A 7.4 quake struck.", "7.4 = measure 7.4 magnitude");
    check("A quarter-point cut is likely.", "quarter-point = percent 0.25 pp");
    check("Their share sank by 12 points to 20 per cent.", "12 points = percent 12 pp; 20 per cent = percent 20 %");
    check("We lost 60 hens in one night.", "60 = count 60; one night = duration 1 night");
    check("The average age of the crew is 44.", "44 = age 44 year");
    check("In May, 14 per cent less was picked.", "14 per cent = percent 14 %");
    check("Prices fell for the fourth month running.", "fourth = ordinal 4");
    check("She was the third woman to win it.", "third = ordinal 3");
    check("He is the third mining minister this year.", "third = ordinal 3");
    check("They shot down a drone, the second this week.", "second = ordinal 2");
    check("She is the fourth governor since May.", "fourth = ordinal 4");
}
