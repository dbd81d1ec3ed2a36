//! Notes of calls, messages and attempts.

pub(super) const CALLS: &[&str] = &[
    "A short call. {name} is fine and busy with {like}.",
    "{name} rang to say that the appointment went well. No change to the tablets.",
    "Rang to check about {day}. {name} remembered before I did.",
    "{name} sounded tired. We agreed that I come by on {day}.",
    "A long chat about {like}. {name} wants to tell the group about it.",
    "{name} called because the boiler had stopped. I stayed on the line while {name} rang the repair number.",
    "{name} wanted to hear a voice, no more than that. Twenty minutes.",
    "Rang after the bad news about the club closing. {name} is sad, and has a plan.",
    "{name} asked me to move our time to {day}. Done.",
    "{name} had missed the bus and was calm about it. Home safe an hour later.",
    "Checked in with {name} after the jab. Sore arm, otherwise well.",
    "{name} told me about {meal} at {their} {family}'s. There was singing.",
];

pub(super) const MESSAGES: &[&str] = &[
    "{name} sent a thumbs up and a long message about {like}.",
    "Texted the time for {day}. {name} wrote back: \"see you there\".",
    "{name} asked for the bus number. Sent it, with a map.",
    "{name} wrote that it was a rubbish day. I answered, and we meet on {day}.",
    "Sent {name} a good luck message before the appointment. A heart came back.",
    "{name} sent a voice note about {like}, two minutes of joy.",
    "{name} messaged to cancel. Wants to stay home today, and asked to meet next week.",
    "Sent the photo of the form. {name} has signed it.",
    "{name} texted that {their} {family} is home again. Relief all round.",
    "Checked that {name} got the letter. Yes, and understood it.",
];

pub(super) const VIDEO_WITH_THE_YOUNG: &[&str] = &[
    "Ten minutes on screen about {like}, and then {name} wanted to see the plan.",
    "A short video call with the camera off. {name} typed the answers, and that worked well.",
    "{name} showed me the finished picture and asked for {day} again.",
    "We read through the plan on screen. {name} marked two things to change.",
    "{name} joined from under a blanket. We talked about {like} for ten minutes and that was enough.",
    "Video call before school. {name} had the bag packed and the list ticked.",
];

pub(super) const VIDEO_WITH_CHILDREN: &[&str] = &[
    "A short video call. {name} held up today's drawing, too close to see, then further away.",
    "{name} waved, showed me a sock, and told me about {like}.",
    "We read a story on screen. {name} turned the pages at home while I read.",
    "{name} hid under the table for the first half and came up for the second. Both were good.",
    "Video call with the star chart. {name} counted the stars twice to be sure.",
];

pub(super) const TRIED: &[&str] = &[
    "Rang twice, no answer. I will try again tomorrow.",
    "No answer at the door. Left {name} a note with my number.",
    "Went to voicemail. Left {name} a short message to say that it was nothing bad.",
    "{name} was out when I came. The neighbour said all was well.",
    "{name} has not read my text yet. I will try again in the evening.",
    "{name}'s line was busy all morning.",
    "Came at our usual time, but {name} was asleep. I did not wake {them}.",
    "Called {name}'s {family}, no answer.",
    "{name} did not pick up. {name} often does not on days like this; I will write instead.",
    "Tried before lunch and after. Next try on {day}.",
];
