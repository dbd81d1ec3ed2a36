//! The people who live at Mill Lane. All of them are made up.

use domain::{
    person::PlacementEnd,
    tenure::{EndReason, Kind},
};

use crate::demo::plan::{
    services::BRIGHT_PATH,
    sketch::{Also, PLAIN, Sketch, key},
    staff::{AISHA, KOFI, MAUREEN, MINA, RUTH, SIAN},
};

pub(super) const PEOPLE: &[Sketch] = &[
    Sketch {
        name: "Sandra Ogunleye",
        pronounced: "oh-goon-LAY-yeh",
        pronouns: "she/her",
        age: 48,
        family: "son",
        likes: ["her sewing machine", "the market stall", "the keep-fit class"],
        communication: "Plain words and a follow-up text.",
        matters: "I make my own clothes and I want to sell some.\nMy son is the most important person in my life.",
        team: 1,
        since: 1180,
        held: &[
            key(SIAN, 1170, "Sandra's first key-worker.").until(760, EndReason::Workload),
            key(MINA, 742, "Mina knows the market well."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Darren Pike",
        pronouns: "he/him",
        age: 42,
        family: "mum",
        likes: ["the canal walks", "his record player", "the snooker"],
        communication: "Prefers to talk while walking. No forms in front of him.",
        team: 1,
        since: 990,
        held: &[key(SIAN, 985, "Walks and talks, as Darren likes.")],
        quiet: 33,
        ..PLAIN
    },
    Sketch {
        name: "Meera Sivakumar",
        pronounced: "MEE-ra siva-koo-MAR",
        pronouns: "she/her",
        age: 36,
        family: "brother",
        likes: ["her Tamil films", "the library group", "the spice garden"],
        communication: "British Sign Language. Book an interpreter for appointments; text for everything else.",
        must_know: "Deaf. Smoke alarm is the flashing and shaking kind: test it weekly.",
        matters: "Look at me, not at the interpreter.\nI read everything. Send it to me first.",
        team: 1,
        since: 560,
        held: &[
            key(MINA, 552, "Signs to level 2 and is learning more."),
            key(RUTH, 131, "While Mina was away.").until(117, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        deaf: true,
        ..PLAIN
    },
    Sketch {
        name: "Robert Ainsley-Croft",
        known_as: "Rob",
        pronouns: "he/him",
        age: 67,
        family: "wife",
        likes: ["the garden shed", "his woodwork", "the cricket"],
        communication: "Had a stroke: give him time, do not finish his sentences.",
        must_know: "Weak right side. Use the left arm for taking blood pressure.",
        matters: "Words come slowly. They do come.\nSunday lunch at home with my wife.",
        team: 1,
        since: 390,
        held: &[key(SIAN, 385, "Has worked with people after a stroke.")],
        ..PLAIN
    },
    Sketch {
        name: "Caoimhe Ní Dhonnabháin",
        pronounced: "KEE-va nee GUN-a-waun",
        pronouns: "she/her",
        age: 27,
        family: "mam",
        likes: ["her tin whistle", "the dog walking", "the true crime podcasts"],
        communication: "Says it is fine when it is not. Ask twice, kindly.",
        matters: "Say my name right. It is KEE-va.\nDogs make everything better.",
        team: 1,
        since: 275,
        held: &[key(MINA, 262, "Caoimhe liked that Mina asked how to say her name.")],
        ..PLAIN
    },
    Sketch {
        name: "Winston Delacroix",
        pronounced: "della-KRWAH",
        pronouns: "he/him",
        age: 59,
        family: "daughter",
        likes: ["the steel band", "his tomatoes", "the dominoes club"],
        communication: "Reads lips. Face the light and keep your hands away from your mouth.",
        matters: "Respect, music, hot food. In that order.",
        team: 1,
        since: 1420,
        held: &[
            key(SIAN, 1410, "Was Winston's choice at the time.")
                .until(1080, EndReason::RelationshipNotWorking),
            key(RUTH, 1080, "While Winston met people.")
                .until(1044, EndReason::CoverEnded)
                .kind(Kind::Interim),
            key(KOFI, 1044, "Plays in the same steel band."),
        ],
        quiet: 41,
        deaf: true,
        ..PLAIN
    },
    Sketch {
        name: "Hayley Brunt",
        pronouns: "she/her",
        age: 33,
        family: "foster mum",
        likes: ["her guinea pigs", "the swimming", "the sticker albums"],
        communication: "Easy read. Pictures of who is coming. No surprises.",
        must_know: "Can be talked into giving money away. Ask about new friends, gently.",
        matters: "Peanut and Pickle are my guinea pigs.\nI like hugs from people I know. Only people I know.",
        team: 1,
        since: 700,
        held: &[
            key(KOFI, 694, "Hayley has known Kofi since the day centre."),
            key(RUTH, 4, "While Kofi is away.").until(-10, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Imran Bashir",
        pronounced: "im-RAHN ba-SHEER",
        pronouns: "he/him",
        age: 40,
        family: "sister",
        likes: ["his phone repairs", "the allotment", "the cricket nets"],
        team: 1,
        since: 830,
        held: &[
            key(RUTH, 822, "Knew Imran's family.").until(610, EndReason::ConflictOfInterest),
            key(MINA, 596, "Imran and Mina got on at the open day."),
        ],
        quiet: 22,
        ..PLAIN
    },
    Sketch {
        name: "Philippa Groves",
        known_as: "Pip",
        pronouns: "they/them",
        age: 25,
        family: "stepdad",
        likes: ["the board games", "their comics", "the drop-in at the library"],
        communication: "They and them, please. Online chat first, then in person. Mornings are hard.",
        must_know: "Has a safety plan. Pip keeps one copy and Ruth has the other.",
        matters: "Pip. They. Not hard.\nI draw comics. Ask to see them.",
        team: 1,
        since: 660,
        also: Some(Also {
            service: BRIGHT_PATH,
            team: 0,
            stage: Some(2),
            since: 1420,
            ended: Some((645, PlacementEnd::Moved)),
        }),
        held: &[
            key(RUTH, 655, "Pip trusts Ruth with the safety plan."),
            key(AISHA, 1410, "Pip's keyworker all the way through.")
                .until(645, EndReason::ServiceTransfer)
                .in_also(),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Zsófia Kovács-Bell",
        pronounced: "ZHO-fee-ah KO-vach bell",
        pronouns: "she/her",
        age: 30,
        family: "gran",
        likes: ["her running", "the bread baking", "the night sky"],
        communication: "Direct questions. No small talk first, thank you.",
        must_know: "Type 1 diabetes. Wears a sensor; it beeps when she needs sugar.",
        team: 1,
        since: 520,
        held: &[
            key(MAUREEN, 515, "Until someone had room.")
                .until(470, EndReason::CoverEnded)
                .kind(Kind::Interim),
            key(SIAN, 470, "Zsófia and Siân run together."),
        ],
        ..PLAIN
    },
];
