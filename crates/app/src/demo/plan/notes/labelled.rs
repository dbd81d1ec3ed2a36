//! Notes that are not for everyone who may see the person's contacts.

pub(super) const SENSITIVE_ADULT: &[&str] = &[
    "{name} told me about losing someone close. Wanted it known to me, not to everyone.",
    "{name} is worried about a lump and asked me to come along on {day}.",
    "We talked about a new relationship. {name} is happy, and wants it kept between us for now.",
    "{name} spoke about drinking again last week. No blame. We rang the group together.",
    "{name} asked me about safe sex. I have booked the nurse, and {name} will go alone.",
    "{name} said that some days feel pointless. No plan to come to harm. We went through the safety plan.",
    "{name} told me what happened at the old hospital. Listened, and asked what {name} wants done: nothing, today.",
    "Money is very short this month. {name} did not want the house to know; we used the hardship fund.",
];

pub(super) const SENSITIVE_YOUNG: &[&str] = &[
    "{name} said that some days it is hard to be here at all. Safe today. We went through the plan together.",
    "{name} talked about liking someone. Not for the others, please.",
    "{name} told me about scratches on {their} arm. Cleaned, talked, and {name} agreed to tell {their} {family}.",
    "{name} is worried that {their} {family} is ill. I asked, and we will talk about it together on {day}.",
    "{name} has been skipping lunch. We told the nurse together.",
    "{name} asked what happens to records about mental health. I showed {them} who can see what.",
    "{name} told me about the night before the hospital, for the first time. I only listened.",
];

pub(super) const SENSITIVE_CHILD: &[&str] = &[
    "{name} wet the bed at the sleepover and feels ashamed. We agreed who needs to know: nobody.",
    "{name} drew the hospital again today, and this time with a door in it.",
    "{name} told me that {their} tummy hurts before every school day. Told {their} {family}, as agreed.",
    "{name} asked why {their} body is different. We used the picture book, at {name}'s pace.",
];

pub(super) const SAFEGUARDING_ADULT: &[&str] = &[
    "{name} said that money had gone missing twice. Told the manager the same hour; the steps are begun.",
    "A bruise on the arm that {name} could not explain. Body map done, manager told, doctor booked.",
    "{name} said that a visitor would not leave when asked. Manager told. {name} chose who may come in.",
];

pub(super) const SAFEGUARDING_YOUNG: &[&str] = &[
    "{name} told me about messages from a stranger online. We kept the screen. Safeguarding lead told at once.",
    "{name} said something about home that I could not keep to myself, and I said so. Lead told within the hour.",
    "Followed up with the safeguarding lead. {name} knows what was shared, and with whom.",
];

pub(super) const ABOUT_SOMEONE_ELSE: &[&str] = &[
    "{name}'s {family} told me about an illness. Shared in confidence, to explain the missed visits.",
    "{name} told me that a friend is struggling. With {name}'s agreement I passed it on.",
    "{name} talked about {their} {family}'s trouble with work. It explains the worry about money.",
    "Someone else upset {name} this week. We agreed on a quiet word, and I had it.",
];

pub(super) const STAFF_ONLY: &[&str] = &[
    "For the team: sit down before you talk. Standing over {name} brings back bad memories.",
    "Talked with my supervisor about how much I worry after these visits. Plan made.",
    "Two of us found the last visit hard. We change the time of day, and start with {like}.",
    "For the team: keep one voice on the plan for {day}. Mixed messages upset {name} last time.",
];
