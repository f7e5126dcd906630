/** What stands on the page at the first visit. The talks, the people and the group of fishermen are invented. */
export const SAMPLE = `Lake neighbours agree to bring the ferries back

KISUMU, Kenya — Kenya, Uganda and Tanzania agreed on Thursday to reopen passenger routes across Lake Victoria by next summer, a step that the East African Community (EAC) called long overdue.

The World Bank will lend the three governments $340 million for 12 ships and seven ports. Kenya’s Ministry of Transport said that at least 4,500 people a day would travel by water within two years; a fishing group, the Lake Users Association, put the number at no more than 1,800.

“We have been promised boats before,” said Achieng Odera, who has led the association since her brother’s boat was lost in a storm. She wants 5% of every fare to pay for rescue stations, of which the Kenyan shore has three.

Ugandan officials were more hopeful. Daniel Ssekandi, who speaks for the Ugandan delegation, estimated that moving tea and fish by ship would cut the price of transport by 18 to 22 percent, and that the journey from Kampala to Mwanza would take nine hours instead of sixteen.

Not everybody in the room was convinced. A study that Makerere University published in March found that hundreds of small boats already carry about 60,000 tonnes of goods a year, most of them without insurance. Tanzania claims that nearly 900 of its citizens lost their living when the last line closed; the EAC has not confirmed the figure.

Norway, which paid for the survey of the lake bed, will send engineers from Bergen. The United Nations Environment Programme (UNEP) is to watch the water: UNEP wants fuel leaks reported within 24 hours. The talks go on in Dar es Salaam, where Odera will have a seat at the table.`;
