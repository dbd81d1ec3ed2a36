//! The people who live at Quay Street. All of them are made up.

use domain::{
    person::PlacementEnd,
    tenure::{EndReason, Kind},
};

use crate::demo::plan::{
    services::BRIGHT_PATH,
    sketch::{Also, PLAIN, Sketch, key},
    staff::{AISHA, KOFI, MINA, RUTH, SIAN},
};

pub(super) const PEOPLE: &[Sketch] = &[
    Sketch {
        name: "سمير الخطيب",
        known_as: "Samir",
        pronounced: "sa-MEER al kha-TEEB",
        pronouns: "he/him",
        age: 34,
        family: "sister",
        likes: ["his bike repairs", "the Arabic radio", "five-a-side"],
        communication: "Arabic and English. Likes letters read through with him, then time to think.",
        matters: "I fix things. Give me something to fix.\nFridays I go to prayers, so no appointments then.",
        since: 610,
        held: &[key(MINA, 600, "Samir and Mina both like to be out and about.")],
        ..PLAIN
    },
    Sketch {
        name: "Tyler Hargreaves",
        pronouns: "he/him",
        age: 23,
        family: "nan",
        likes: ["his car videos", "the gym", "the kickabout on Sundays"],
        communication: "Text, not phone calls. Short messages. He reads them when he is ready.",
        matters: "My own place, my own rules.\nI want a job with cars. Start there.",
        since: 310,
        also: Some(Also {
            service: BRIGHT_PATH,
            team: 0,
            stage: Some(2),
            since: 1240,
            ended: Some((290, PlacementEnd::Moved)),
        }),
        held: &[
            key(RUTH, 310, "Until Tyler had settled in.")
                .until(296, EndReason::CoverEnded)
                .kind(Kind::Interim),
            key(MINA, 310, "Tyler met Mina twice before the move."),
            key(AISHA, 1230, "Tyler's first keyworker.").until(290, EndReason::ServiceTransfer).in_also(),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Chanelle Baptiste-Wood",
        pronounced: "sha-NEL ba-TEEST wood",
        pronouns: "she/her",
        age: 29,
        family: "mum",
        likes: ["her braiding", "the charity shop shifts", "the soaps"],
        communication: "Easy read letters. Ask her to show you, rather than tell you.",
        must_know: "Asthma. Blue inhaler in her bag and by the bed.",
        matters: "I am good with people. I want to work in a shop for real money.\nMum comes on Wednesdays.",
        since: 970,
        held: &[
            key(KOFI, 965, "Was free when Chanelle moved in.").until(520, EndReason::PersonRequest),
            key(RUTH, 520, "While Chanelle met people.")
                .until(488, EndReason::CoverEnded)
                .kind(Kind::Interim),
            key(MINA, 488, "Chanelle asked for a woman, and chose Mina."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Alexandrina Wilhelmina Featherstonehaugh-Ponsonby-Llewellyn",
        known_as: "Lexie",
        pronounced: "FAN-shaw PUN-sun-bee hloo-EL-in",
        pronouns: "she/her",
        age: 38,
        family: "brother",
        likes: ["her rescue cat", "the pottery class", "baking with too much icing"],
        communication: "Talks fast and listens well. Write down what was agreed, on one side of paper.",
        matters: "My whole name on forms, Lexie to my face.\nBiscuit the cat comes first. Then me.",
        since: 720,
        held: &[
            key(MINA, 715, "Lexie wanted someone who likes cats."),
            key(RUTH, 131, "While Mina was away.").until(117, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Norman Tattersfield",
        known_as: "Norm",
        pronouns: "he/him",
        age: 61,
        family: "sister-in-law",
        likes: ["the pigeons", "his slow cooker", "the darts league"],
        communication: "Likes a proper chat face to face. Does not do screens.",
        since: 1340,
        held: &[
            key(RUTH, 1330, "Norm's first key-worker here.").until(905, EndReason::Workload),
            key(MINA, 890, "Norm said Mina makes him laugh."),
        ],
        quiet: 24,
        ..PLAIN
    },
    Sketch {
        name: "Lau Xiu Ying",
        known_as: "Ying",
        pronounced: "Low Shyoo Ying; Lau is the family name",
        pronouns: "she/her",
        age: 45,
        family: "mother",
        likes: ["her tai chi", "the orchids", "the jigsaw club"],
        communication: "Cantonese at home, English outside. Prefers writing to speaking when upset.",
        matters: "Quiet in the morning.\nShoes off at my door.\nI decide who comes to my birthday.",
        since: 880,
        held: &[
            key(KOFI, 870, "Ying felt at ease with Kofi from the start."),
            key(MINA, 4, "While Kofi is away.").until(-10, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Gareth Penry-Jones",
        pronounced: "GA-reth PEN-ree jones",
        pronouns: "he/him",
        age: 50,
        family: "sister",
        likes: ["his radio sets", "the choir", "cooking for the house"],
        communication: "Speak to him alone, never in the shared kitchen.",
        matters: "My business is my business.\nAsk me before you tell anyone anything.",
        since: 640,
        held: &[key(RUTH, 632, "Gareth asked that only Ruth knows his story.")],
        restricted: true,
        ..PLAIN
    },
    Sketch {
        name: "Bernadette Mulcahy",
        known_as: "Bernie",
        pronounced: "mul-KA-hee",
        pronouns: "she/her",
        age: 56,
        family: "brother",
        likes: ["the bingo", "her crochet", "the sea swims"],
        must_know: "Epilepsy. Never swims alone. Rescue medicine is in the red bag.",
        since: 1020,
        held: &[
            key(SIAN, 1015, "Swims with the same club.").until(505, EndReason::Workload),
            key(KOFI, 505, "Took over when Siân had more people at Elm House."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Keisha Antoine",
        pronounced: "KEE-sha an-TWAHN",
        pronouns: "she/her",
        age: 26,
        family: "aunt",
        likes: ["her dance class", "the box sets", "painting her new room"],
        communication: "Plain words. Likes voice notes.",
        matters: "First time with my own kitchen.\nI want to learn to cook my aunt's macaroni pie.",
        since: 9,
        ..PLAIN
    },
    Sketch {
        name: "Olek Nowicki",
        pronounced: "OH-lek no-VEETS-kee",
        pronouns: "he/him",
        age: 31,
        family: "dad",
        likes: ["his fishing", "the climbing wall", "Polish pancakes"],
        communication: "One thing at a time. A quiet room. He may look away while he listens.",
        must_know: "Severe nut allergy. Carries two adrenaline pens; 999 after using one.",
        matters: "I fish on Saturdays, whatever the weather.\nTell me straight.",
        since: 450,
        held: &[key(MINA, 444, "Olek chose Mina from three photos.")],
        ..PLAIN
    },
];
