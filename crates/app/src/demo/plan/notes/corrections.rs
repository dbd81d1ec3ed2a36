//! Notes that were put right later: as first written, and as corrected.

pub(super) const PAIRS: &[(&str, &str)] = &[
    (
        "{name}'s blood test is on Tuesday at 9am. No breakfast before it.",
        "{name}'s blood test is on Thursday at 9am, not Tuesday. No breakfast before it.",
    ),
    (
        "We agreed that {name}'s {family} comes to the review.",
        "{name} has not decided yet whether {their} {family} comes to the review. I wrote that too soon.",
    ),
    (
        "{name} went to {place} alone.",
        "{name} went to {place} with a friend, not alone. {name} asked me to put this right.",
    ),
    ("{name} does not like {meal}.", "{name} likes {meal}, but not with peas. I had misunderstood."),
    (
        "Talked about {like}. {name} wants to stop.",
        "Talked about {like}. {name} wants a break for two weeks, and then to go on. {name} read the first note.",
    ),
    (
        "The new tablets start today, one in the morning.",
        "The new tablets start today, one at night. Checked with the pharmacist.",
    ),
    (
        "{name} missed the appointment.",
        "The appointment was cancelled by the clinic. {name} was there on time.",
    ),
    (
        "{name} was angry with the driver.",
        "{name} was frightened when the driver braked hard, and shouted. {name} told me so later.",
    ),
];
