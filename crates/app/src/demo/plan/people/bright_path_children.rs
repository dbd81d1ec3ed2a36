//! The younger children of Bright Path. All of them are made up.

use domain::tenure::{EndReason, Kind};

use crate::demo::plan::{
    sketch::{PLAIN, Sketch, key},
    staff::{AISHA, KOFI, TOMASZ, TOMASZ_LEAVES_IN},
};

/// Tomasz's people, and those who are told already.
const TOMASZ_LAST: i32 = -TOMASZ_LEAVES_IN;

pub(super) const PEOPLE: &[Sketch] = &[
    Sketch {
        name: "Amelia-Rose Hutchings",
        known_as: "Amelia",
        pronouns: "she/her",
        age: 7,
        family: "mum",
        likes: ["her unicorns", "the trampoline", "her story tent"],
        communication: "Signs and pictures. Choose between two things, not five.",
        matters: "I like bouncing. I like blue. I do not like hand dryers.",
        stage: 1,
        since: 260,
        held: &[key(AISHA, 250, "Amelia's mum asked for someone who signs.")],
        few_words: true,
        ..PLAIN
    },
    Sketch {
        name: "Mohammed Zayn Akhtar",
        known_as: "Zayn",
        pronouns: "he/him",
        age: 9,
        family: "dad",
        likes: ["dinosaurs", "building dens", "his football cards"],
        communication: "A timer and a clear end. Talks best while building something.",
        matters: "Ask me about dinosaurs. Not the baby facts, the real ones.",
        stage: 1,
        since: 300,
        held: &[key(TOMASZ, 290, "Zayn opened up over the den.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        ..PLAIN
    },
    Sketch {
        name: "Jude Okonkwo-Price",
        pronounced: "oh-KON-kwo",
        pronouns: "he/him",
        age: 8,
        family: "gran",
        likes: ["trains", "the drum kit", "cheese toasties"],
        must_know: "Runs towards water and roads. Hold hands near both.",
        stage: 0,
        since: 62,
        held: &[key(AISHA, 55, "Lives near Jude's gran.")],
        ..PLAIN
    },
    Sketch {
        name: "Freya Lindqvist-Shaw",
        pronounced: "FRAY-a LIND-kvist",
        pronouns: "she/her",
        age: 10,
        family: "mum",
        likes: ["her rabbit", "the goal in the garden", "her maps"],
        communication: "Does not always speak. Writes on a small whiteboard.",
        matters: "I can talk. I choose when.\nClover is my rabbit.",
        stage: 2,
        since: 520,
        held: &[
            key(AISHA, 510, "The first visit was at home, with Clover.").until(330, EndReason::StageChange),
            key(KOFI, 330, "Freya wanted someone for the football."),
        ],
        few_words: true,
        ..PLAIN
    },
    Sketch {
        name: "Tobias Marsh",
        known_as: "Toby",
        pronouns: "he/him",
        age: 6,
        family: "foster carer",
        likes: ["his diggers", "the sand tray", "the goat pictures"],
        communication: "Photos of people before they come. Sing the tidy-up song.",
        must_know: "Feeding tube. Only trained adults use it; the foster carer has the plan.",
        stage: 0,
        since: 95,
        held: &[key(TOMASZ, 88, "Toby likes Tomasz's beard.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        few_words: true,
        ..PLAIN
    },
    Sketch {
        name: "Noor Al-Masri",
        pronounced: "NOOR al MAS-ree",
        pronouns: "she/her",
        age: 11,
        family: "mum",
        likes: ["ice skating", "her baby brother", "slime"],
        communication: "Noor speaks English; her mum prefers Arabic. Book an interpreter for meetings.",
        matters: "I want to go to big school with my friends.\nPlease explain things to Mum in Arabic, not through me.",
        stage: 1,
        since: 340,
        held: &[
            key(TOMASZ, 332, "Was free to start that week.").until(210, EndReason::FamilyRequest),
            key(AISHA, 190, "The family asked for a woman."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Callum Birtwistle",
        pronouns: "he/him",
        age: 11,
        family: "grandad",
        likes: ["tractors", "his ferrets", "fixing old radios"],
        stage: 1,
        since: 410,
        held: &[
            key(AISHA, 400, "Callum's first keyworker.").until(231, EndReason::Workload),
            key(KOFI, 231, "Kofi can fix a radio too."),
            key(AISHA, 4, "While Kofi is away.").until(-10, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Esmé Thibault",
        pronounced: "EZ-may TEE-bo",
        pronouns: "she/her",
        age: 9,
        family: "dad",
        likes: ["gymnastics", "baking", "her walkie-talkie"],
        communication: "Uses a talker, a tablet that speaks. Wait while she types.",
        matters: "My talker is my voice. Do not touch it.\nI am funny. You will see.",
        stage: 1,
        since: 380,
        held: &[key(AISHA, 371, "Had training on talkers.")],
        ..PLAIN
    },
    Sketch {
        name: "Kwame Asante",
        pronounced: "KWAH-may ah-SAHN-tay",
        pronouns: "he/him",
        age: 12,
        family: "mum",
        likes: ["chess", "his skateboard", "making beats"],
        communication: "Plain words. He will say if he is done for the day.",
        stage: 1,
        since: 290,
        held: &[key(TOMASZ, 284, "Kwame picked Tomasz: he skates.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        quiet: 26,
        ..PLAIN
    },
    Sketch {
        name: "Lily-Mae Sidebottom",
        pronounced: "SIDE-bottom, as it is spelt",
        pronouns: "she/her",
        age: 13,
        family: "mum",
        likes: ["horses", "her diary", "the dance videos"],
        communication: "Start with something else. The hard talk comes in the last ten minutes.",
        must_know: "The family's address is secret. Never say it, write it in a note or post to it.",
        matters: "Nobody at school knows where we live, and it stays like that.\nHorses are better than people.",
        stage: 1,
        since: 180,
        held: &[key(AISHA, 176, "Aisha had met Lily-Mae's mum before.")],
        secret_address: Some("Flat 99, Nowhere House, 1 Made-up Street, Exampleton ZZ99 9ZZ"),
        ..PLAIN
    },
    Sketch {
        name: "Arjun Venkataraman",
        pronounced: "AR-joon ven-kata-RAH-man",
        pronouns: "he/him",
        age: 12,
        family: "sister",
        likes: ["coding games", "cricket scores", "mental maths"],
        communication: "Clear questions with clear answers. Figures of speech do not help.",
        matters: "I like it when people mean what they say.",
        stage: 2,
        since: 610,
        held: &[
            key(AISHA, 600, "Arjun's first keyworker.").until(402, EndReason::StageChange),
            key(TOMASZ, 395, "They write code together.").until(-10, EndReason::StaffLeft),
            key(AISHA, -10, "Arjun asked for Aisha again, and they have met twice."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Siobhán Keogh",
        pronounced: "shi-VAWN KYOH",
        pronouns: "she/her",
        age: 13,
        family: "gran",
        likes: ["camogie", "her guitar", "scary stories"],
        communication: "Likes to walk and talk. Not in the school office.",
        must_know: "Has a safety plan. School, Gran and Aisha each have a copy.",
        stage: 0,
        since: 44,
        held: &[key(AISHA, 40, "Started while Siobhán was still on the ward.")],
        ..PLAIN
    },
];
