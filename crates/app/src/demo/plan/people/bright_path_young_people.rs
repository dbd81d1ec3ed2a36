//! The teenagers and young adults of Bright Path. All of them are made up.

use domain::tenure::{EndReason, Kind};

use crate::demo::plan::{
    services::{BRIGHT_PATH, HARBOUR},
    sketch::{Also, PLAIN, Sketch, key},
    staff::{AISHA, KOFI, TOMASZ, TOMASZ_LEAVES_IN},
};

const TOMASZ_LAST: i32 = -TOMASZ_LEAVES_IN;

pub(super) const PEOPLE: &[Sketch] = &[
    Sketch {
        name: "Connor Fitzsimmons",
        pronouns: "he/him",
        age: 14,
        family: "mum",
        likes: ["BMX", "his lizard", "zombie films"],
        communication: "Texts more than talks. Short is fine.",
        matters: "I am not stupid, school is just loud.\nBMX track on Thursdays. Always.",
        stage: 1,
        since: 230,
        held: &[key(TOMASZ, 224, "Met at the BMX track.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        ..PLAIN
    },
    Sketch {
        name: "Ren Takahashi",
        pronouns: "they/them",
        age: 15,
        family: "dad",
        likes: ["manga", "baking bread", "their cello"],
        communication: "They and them. Messages first, so they can plan.",
        matters: "Quiet is not sad. Sometimes it is just quiet.\nUse my name. Use they.",
        stage: 1,
        since: 320,
        held: &[key(AISHA, 312, "Ren chose Aisha from the leaflet.")],
        ..PLAIN
    },
    Sketch {
        name: "Ellis Barrowclough",
        pronouns: "they/them",
        age: 16,
        family: "mum",
        likes: ["stage make-up", "the night bus", "their rats"],
        stage: 1,
        since: 400,
        held: &[key(TOMASZ, 390, "Ellis asked for someone young.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        quiet: 45,
        ..PLAIN
    },
    Sketch {
        name: "Jasmine Kaur Dhaliwal",
        known_as: "Jas",
        pronounced: "DHAH-lee-wahl",
        pronouns: "she/her",
        age: 15,
        family: "aunt",
        likes: ["boxing", "her little cousins", "doing make-up"],
        communication: "Straight talking. Ask, then wait: the answer comes.",
        must_know: "Allergic to penicillin.",
        matters: "Boxing keeps me level.\nI want to be a paramedic, so talk to me about college.",
        stage: 2,
        since: 590,
        held: &[
            key(TOMASZ, 584, "Jas's first keyworker.").until(350, EndReason::PersonRequest),
            key(AISHA, 336, "Jas asked for a woman who understands her family."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Mateusz Wójcik",
        pronounced: "ma-TAY-oosh VOY-chick",
        pronouns: "he/him",
        age: 16,
        family: "mum",
        likes: ["goalkeeping", "car engines", "pierogi"],
        communication: "English at school, Polish when it is hard. Tomasz speaks Polish.",
        matters: "I want an apprenticeship, not more classrooms.",
        stage: 1,
        since: 275,
        held: &[key(TOMASZ, 268, "Speaks Polish.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        ..PLAIN
    },
    Sketch {
        name: "Destiny Ofori",
        pronounced: "oh-FOR-ee",
        pronouns: "she/her",
        age: 14,
        family: "foster carer",
        likes: ["singing", "her hair", "the youth club"],
        communication: "Voice notes. She likes to hear your voice first.",
        must_know: "Sickle cell. Pain, a temperature or short breath: ring the ward, the number is on her card.",
        stage: 1,
        since: 210,
        held: &[
            key(KOFI, 205, "Destiny's foster carer knows Kofi from church."),
            key(AISHA, 4, "While Kofi is away.").until(-10, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Rhys Llewelyn-Tate",
        pronounced: "REESS hloo-EL-in",
        pronouns: "he/him",
        age: 17,
        family: "dad",
        likes: ["rugby", "mending bikes", "his dog"],
        communication: "Side by side, not across a table.",
        stage: 2,
        since: 640,
        held: &[
            key(AISHA, 632, "Started at the hospital school.").until(450, EndReason::LongAbsence),
            key(TOMASZ, 428, "Good on bikes.").until(TOMASZ_LAST, EndReason::StaffLeft),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Hannah Goldberg-Moss",
        pronouns: "she/her",
        age: 17,
        family: "mum",
        likes: ["oil painting", "old musicals", "her Saturday job"],
        communication: "Email, so that she can read it twice.",
        must_know: "Has an eating plan with the clinic. Do not comment on food or looks.",
        matters: "I have plans. Art foundation in September.\nTalk to me about paint, not plates.",
        stage: 1,
        since: 360,
        held: &[key(AISHA, 352, "Hannah met three people and chose Aisha.")],
        ..PLAIN
    },
    Sketch {
        name: "Nathaniel Grey-Osei",
        known_as: "Nate",
        pronounced: "oh-SAY",
        pronouns: "he/him",
        age: 18,
        family: "mum",
        likes: ["stop-motion films", "the arcade", "his new flat"],
        communication: "Pictures and a checklist. He ticks it himself.",
        must_know: "Epilepsy. Seizures when tired; the plan is on his fridge and his phone.",
        matters: "I am moving to my own place and I am choosing the sofa.",
        stage: 2,
        since: 540,
        also: Some(Also { service: HARBOUR, team: 0, stage: None, since: 120, ended: None }),
        lead_service: Some(BRIGHT_PATH),
        held: &[
            key(AISHA, 530, "Has seen Nate through two schools."),
            key(KOFI, 118, "Works in both services, so that the move joins up.").in_also(),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Saoirse Brannigan",
        pronounced: "SEER-sha",
        pronouns: "she/her",
        age: 19,
        family: "sister",
        likes: ["Irish dancing", "her college course", "vintage dresses"],
        communication: "Lip-reads a little, signs a lot. Text is best.",
        matters: "I have been moved enough times. This one is for keeps.",
        stage: 2,
        since: 700,
        also: Some(Also { service: HARBOUR, team: 1, stage: None, since: 160, ended: None }),
        lead_service: Some(HARBOUR),
        held: &[
            key(AISHA, 690, "Saoirse's keyworker since school."),
            key(KOFI, 155, "Saoirse asked for Kofi when she saw the flat.").in_also(),
        ],
        deaf: true,
        ..PLAIN
    },
    Sketch {
        name: "Bilal Hussain-Webb",
        pronounced: "bi-LAHL",
        pronouns: "he/him",
        age: 20,
        family: "brother",
        likes: ["weight training", "his barber course", "the food market"],
        stage: 1,
        since: 420,
        held: &[
            key(TOMASZ, 412, "Bilal's first keyworker.").until(248, EndReason::Workload),
            key(KOFI, 228, "Bilal trains at Kofi's gym."),
        ],
        quiet: 38,
        ..PLAIN
    },
    Sketch {
        name: "Poppy Allardyce",
        pronouns: "she/her",
        age: 18,
        family: "gran",
        likes: ["her allotment plot", "quiz shows", "charity shop finds"],
        communication: "Easy read. Read it together, then leave it with her.",
        stage: 1,
        since: 250,
        held: &[key(KOFI, 243, "Poppy wanted someone calm.")],
        ..PLAIN
    },
    Sketch {
        name: "Leon Tavares",
        pronounced: "LEE-on ta-VAH-rez",
        pronouns: "he/him",
        age: 22,
        family: "mum",
        likes: ["street dance", "his moped", "cooking for friends"],
        communication: "Call after noon. He likes a plan with dates in it.",
        stage: 2,
        since: 680,
        held: &[
            key(AISHA, 672, "Leon's first keyworker.").until(470, EndReason::StageChange),
            key(KOFI, 455, "Helped Leon to get back to college."),
        ],
        quiet: 30,
        ..PLAIN
    },
    Sketch {
        name: "Thandiwe Ncube",
        known_as: "Thandi",
        pronounced: "tan-DEE-weh n-CHOO-beh",
        pronouns: "she/her",
        age: 24,
        family: "mother",
        likes: ["her nursing course", "netball", "the prayer group"],
        communication: "Plain English. Send the questions before the meeting.",
        matters: "I turn 25 soon. Tell me early what ends and what goes on.",
        stage: 2,
        since: 690,
        held: &[key(TOMASZ, 682, "Thandi says he keeps his word.").until(TOMASZ_LAST, EndReason::StaffLeft)],
        ..PLAIN
    },
];
