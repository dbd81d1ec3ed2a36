//! Notes of time spent together with young people of 18 and over.

pub(super) const TOGETHER: &[&str] = &[
    "Talked about what changes now that {name} is an adult. {name} wants to see every letter first.",
    "{name} showed me the course website. We made a folder for the forms.",
    "Coffee at {place}. {name} has a plan for {like} and is doing it without any of us.",
    "We wrote down who does what when Bright Path steps back. {name} chose the order of the names.",
    "{name} went to the doctor alone and rang me after, rather than before.",
    "Viewed a flat with {name} and {their} {family}. Good light, noisy road. {name} said no.",
    "{name} had two hard days. Used the plan, slept, and went in on {day}.",
    "We practised the interview. {name}'s best answer was about {like}.",
    "Looked at the budget. {name} wants to keep Fridays free for {like} and cut the taxis.",
    "{name} asked to write the review invitations. They are better than mine.",
    "Went to {place} to meet the new support worker. {name} led the talk.",
    "{name} cooked {meal} for both of us. The smoke alarm agreed it was done.",
    "{name} had a good weekend with {their} {family}. On {name}'s terms, which is why.",
    "We filled in the benefits form in two sittings, with a walk in between.",
    "{name} wants fewer visits and more texts. Every second week from now on.",
    "Travel practice to college: {name} changed buses alone and waved from the top deck.",
    "{name} passed the first module. We looked at the email together three times.",
    "{name} said that 25 feels like a cliff. We drew a bridge with names on it.",
    "A quiet hour. {name} talked about school, and what would have helped then.",
];
