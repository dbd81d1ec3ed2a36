//! Notes of time spent together at Elm House.

pub(super) const TOGETHER: &[&str] = &[
    "{name} had a good breakfast and told me about {like}. We have put it on the plan for {day}.",
    "Sat with {name} in the garden room. {name} wanted quiet company more than talk, and that was fine.",
    "{name} helped to lay the tables and put a flower on each one. The dining room noticed.",
    "We went to {place}. {name} chose when to leave and paid at the till without help.",
    "Looked through old photos together. {name} named everyone in the wedding picture, and laughed a lot.",
    "{name} slept badly and wanted a slow morning. Breakfast in {their} room, curtains half shut.",
    "{name} made {meal} with the kitchen team. Two other residents asked for seconds.",
    "Talked about {like}. {name} would like more time for it, so we moved the wash to the evening.",
    "{name} did not want to go to the singing today. We listened to the radio instead.",
    "We sorted {name}'s wardrobe. Three bags for the charity shop, and one coat that stays whatever anyone says.",
    "{name}'s new shoes are comfortable. We walked twice round the garden to try them.",
    "{name} asked when {their} {family} is coming. We wrote it on the calendar together: {day}.",
    "A quiet chat over tea. {name} said the night staff knock more gently now, and that it helps.",
    "{name} won at cards three times in a row and offered to teach me.",
    "Read through the plan with {name}. Two changes: a later breakfast, and more time for {like}.",
    "Nails and hand cream today, as {name} likes. {name} told me about {their} first job.",
    "{name} felt low this morning and said so. We sat by the window until the tea came.",
    "We tried the new armchair. {name} says it is too deep; I have asked for the other one.",
    "{name} met the new neighbour and showed where the biscuits are kept.",
    "Watched the birds at the feeder and counted nine goldfinches. {name} is keeping the list.",
    "{name} ate half of the {meal} and said it needed salt. I have told the kitchen.",
    "The hairdresser came. {name} chose a shorter cut and keeps touching it, smiling.",
    "{name} wanted to talk about money. We looked at the statement line by line.",
    "{name} and I posted three birthday cards and walked back the long way, stopping at both benches.",
    "Weighed this morning, as agreed with the nurse: steady. {name} asked for bigger puddings all the same.",
    "{name} led the exercise class from {their} chair. Five joined in.",
    "The quiz was much more fun once we moved {name} nearer to the front. Second place.",
    "We talked about {like} in the lounge. Two people came over to listen.",
    "{name} was cross about the noisy pipes, with good reason. The repair is booked for {day}.",
    "First time at {place} in months. {name} talked all the way home.",
    "{name} said that the new tablets make {them} sleepy. I have left a message for the surgery.",
    "Porridge and the paper. {name} picked out the funny bits for me.",
    "{name} showed me how to do the bathroom {their} way: towel first, then the light. It is in the plan now.",
    "We wrote to the bus company about the step at the stop. {name} signed it.",
];

pub(super) const IN_HOSPITAL: &[&str] = &[
    "Visited {name} on the ward with clean pyjamas and the paper. Sore, but joking with the nurses.",
    "{name} did four steps with the frame today. Home is the word {name} keeps saying.",
    "Sat with {name} through lunch on the ward. Ate most of it. Wants proper tea from home.",
    "The ward says the stairs come next. {name} would like {their} own slippers; I bring them on {day}.",
    "Took in cards from everyone at Elm House. {name} had me read each one twice.",
];

pub(super) const TRIED: &[&str] = &[
    "{name} was asleep when I came by. I did not wake {them}.",
    "{name} had visitors, so I left them to it.",
    "{name} was out with {their} {family} at our usual time. We will catch up on {day}.",
    "Knocked twice. {name} wanted to be alone today, so I will come again tomorrow.",
    "Rang {name}'s {family}, no answer. I left a message to say that all is well.",
];

pub(super) const SENSITIVE: &[&str] = &[
    "{name} is worried about a lump and asked me to come along on {day}.",
    "{name} told me about a loss from many years ago. Wanted it known to me, not to everyone.",
    "{name} was tearful about {their} {family} today. We sat together until it passed.",
    "{name} had an accident in the night and felt ashamed. New pads by the bed, and not a word to the others.",
    "{name} asked me what dying is like. We talked for a long time, and then about {like}.",
    "{name} told me what happened at the old hospital. Listened, and asked what {name} wants done: nothing, today.",
    "Money is short this month. {name} did not want the house to know.",
];

pub(super) const WITH_FEW_WORDS: &[&str] = &[
    "{name} led me by the hand to {like}. We stayed there for half an hour.",
    "Two pictures to choose from: {name} pushed the one for {place} across the table.",
    "A loud corridor this morning. {name} covered both ears, so we went out through the garden.",
    "{name} smiled through the whole of {like}, and tapped the table for more.",
    "{name} pushed the plate away and reached for {meal} instead. Told the kitchen.",
    "{name} turned to the wall when I came in. I came back after lunch and was waved in.",
    "We used now, next and later for the dentist on {day}. {name} moved each card alone.",
    "{name} signed \"again\" four times at {place}. We went round again.",
    "Long hand squeeze at goodbye. I take that as a good day.",
    "{name} showed me a sore knee by placing my hand on it. The nurse looks at it on {day}.",
    "{name} was restless before the visit and calm after it. {name}'s {family} saw the same.",
    "New cup tried: {name} gave it back at once. Old cup it is.",
    "{name} laughed at the puppet on the radio shelf. First real laugh this week.",
    "{name} fetched the coat and stood at the door, so we went to {place}.",
    "Quiet time side by side with {like}. No words needed.",
    "{name} pointed to {their} {family}'s photo three times. We made a video call after tea.",
];
