//! The residents of Elm House. All of them are made up.

use domain::{
    person::Excuse,
    tenure::{EndReason, Kind},
};

use crate::demo::plan::{
    sketch::{PLAIN, Sketch, key},
    staff::{DANIEL, JAMIE, MAUREEN, SIAN},
};

pub(super) const PEOPLE: &[Sketch] = &[
    Sketch {
        name: "Dorothy Anne Pettigrew",
        known_as: "Dot",
        pronouns: "she/her",
        age: 84,
        family: "daughter",
        likes: ["the sweet peas", "the crossword", "her dance-band records"],
        communication: "Large print, 18 point. Reads with the magnifier by her chair.",
        matters: "I have been up before seven all my life and I am not stopping now.\n\
            Tea first, then talk to me.\n\
            I want to look after the sweet peas myself.",
        since: 1310,
        held: &[
            key(SIAN, 1300, "Dot asked for someone who gardens."),
            key(JAMIE, 400, "Helps Dot in the garden on Siân's days off.").kind(Kind::Second),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Hoa Thi Nguyen",
        pronounced: "Hwah Tee Win",
        pronouns: "she/her",
        age: 79,
        family: "son",
        likes: ["her bonsai trees", "the cooking programme", "the photos from Huế"],
        communication: "Speaks Vietnamese first. Short sentences and photo cards in English. Book an interpreter \
            for anything that matters.",
        must_know: "Allergic to shellfish. The kitchen has the plan.",
        matters: "Call me Hoa.\nI cook on Sundays. I like people to taste it.\nPlease knock and wait.",
        since: 940,
        held: &[key(DANIEL, 935, "Hoa chose Daniel after the first week.")],
        relatives_on_staff: &[JAMIE],
        ..PLAIN
    },
    Sketch {
        name: "Alfred Winstanley",
        known_as: "Alf",
        pronouns: "he/him",
        age: 91,
        family: "niece",
        likes: ["the rugby league", "his allotment days", "the brass band"],
        communication: "Sit on his left, where the hearing aid is. Face him. Check the battery first.",
        must_know: "At risk of falls. Walks with a frame, and with someone beside him on the stairs.",
        matters: "I was a signalman for forty years, so I like things to run on time.\nDo not shout. I am not daft.",
        since: 760,
        held: &[
            key(DANIEL, 755, "Was there on the day Alf moved in.").until(410, EndReason::Workload),
            key(SIAN, 410, "Alf already knew Siân from the music evenings."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Beverley Achebe-Lowe",
        known_as: "Bev",
        pronouns: "she/her",
        age: 66,
        family: "sister",
        likes: ["the button tin", "her choir tapes", "her pink scarf"],
        communication: "Uses Makaton and a few words. Give her time to answer. Thumbs up is yes.",
        matters: "Singing. Sunday church with my sister. My scarf has to be where I can see it.",
        since: 2700,
        held: &[
            key(MAUREEN, 2695, "Knew Bev from her last home.").until(2100, EndReason::Workload),
            key(SIAN, 2075, "Signs well, and sings."),
            key(JAMIE, 300, "Takes Bev to choir.").kind(Kind::Second),
        ],
        few_words: true,
        ..PLAIN
    },
    Sketch {
        name: "Stanley Prosser",
        known_as: "Stan",
        pronouns: "he/him",
        age: 58,
        family: "brother",
        likes: ["the bus timetables", "the model railway", "his map collection"],
        communication: "One question at a time. Tell him about changes the day before, in writing.",
        matters: "I like to know what is happening and when.\nIf the plan changes, show me the new plan.\nNo surprise visitors.",
        since: 1150,
        held: &[key(DANIEL, 1140, "Both know their bus routes.")],
        ..PLAIN
    },
    Sketch {
        name: "Ifeoma Chukwu",
        known_as: "Ify",
        pronounced: "ih-FEH-oh-mah, IH-fee",
        pronouns: "she/her",
        age: 47,
        family: "cousin",
        likes: ["her knitting", "the nature programmes", "jollof on Saturdays"],
        since: 205,
        held: &[
            key(SIAN, 205, "Until Ify had met everyone.")
                .until(168, EndReason::CoverEnded)
                .kind(Kind::Interim),
            key(DANIEL, 168, "Ify met three people and picked Daniel."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Gwendolen Hâf Morgan",
        known_as: "Gwen",
        pronounced: "Gwen-DOH-len Hahv",
        pronouns: "she/her",
        age: 77,
        family: "nephew",
        likes: ["the Welsh hymns", "the birds at the feeder", "her sketchbook"],
        communication: "Welsh is her first language, and the one for bad days. Siân speaks it.",
        matters: "Siarad Cymraeg â fi, os gwelwch yn dda. Talk to me in Welsh if you can, even a little.",
        since: 1020,
        held: &[key(SIAN, 1015, "Speaks Welsh.")],
        ..PLAIN
    },
    Sketch {
        name: "Patrick Joseph Gallagher",
        known_as: "Paddy",
        pronouns: "he/him",
        age: 72,
        family: "daughter",
        likes: ["the racing page", "his accordion", "the old film nights"],
        communication: "Clear, slow speech. Draws when words will not come.",
        must_know: "Takes blood-thinning tablets. Any fall or knock to the head: ring 111 at once, 999 if unwell.",
        team: 1,
        since: 1480,
        held: &[
            key(MAUREEN, 1475, "The first to visit Paddy in hospital.").until(1390, EndReason::Workload),
            key(DANIEL, 1390, "Likes the racing too.").until(19, EndReason::LongAbsence),
        ],
        excuse: Some((
            Excuse::InHospital,
            "In hospital after a hip operation. The ward expects him home when the stairs go well.",
            6,
        )),
        ..PLAIN
    },
    Sketch {
        name: "Sunita Devi Chaudhary",
        pronounced: "soo-NEE-tah CHOW-dree",
        pronouns: "she/her",
        age: 69,
        family: "son",
        likes: ["her prayer corner", "the roses", "the old Hindi songs"],
        communication: "Hindi and English. Reads English well, but prefers to hear it.",
        must_know: "Diabetes. Eats on time; fruit juice is in the kitchen door.",
        matters: "Vegetarian, properly: a clean pan, please.\nMorning is for prayer. After nine I am all yours.",
        team: 1,
        since: 690,
        held: &[key(SIAN, 680, "Sunita asked for a woman.")],
        ..PLAIN
    },
    Sketch {
        name: "Leonard Blythe",
        known_as: "Len",
        pronouns: "he/him",
        age: 63,
        family: "sister",
        likes: ["the dominoes", "his budgie", "the Saturday market"],
        communication: "Easy read with pictures. Ask him to say it back in his own words.",
        must_know: "Risk of choking. Soft food, cut small, sitting upright, someone at the table with him.",
        matters: "I want my own front door key.\nJoey the budgie stays in my room.",
        team: 1,
        since: 1760,
        held: &[
            key(SIAN, 1755, "Len's first key worker at Elm House.").until(1230, EndReason::PersonRequest),
            key(DANIEL, 1198, "Len asked for Daniel by name."),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Marcia Beckford",
        pronouns: "she/her",
        age: 55,
        family: "aunt",
        likes: ["her nail colours", "the lovers rock records", "the quiz night"],
        communication: "Plain words. Text her the day and time as well as telling her.",
        must_know: "Epilepsy. A seizure longer than 5 minutes: follow the plan on the inside of her wardrobe door, \
            and ring 999.",
        matters: "Do not talk about me over my head.\nMusic on when I am getting ready.",
        team: 1,
        since: 830,
        held: &[key(DANIEL, 825, "Shares Marcia's taste in music.")],
        ..PLAIN
    },
    Sketch {
        name: "Ewan Carmichael",
        pronouns: "he/him",
        age: 41,
        family: "mum",
        likes: ["his drum pads", "his train videos", "the fish tank"],
        communication: "Few words. A picture board with now, next and later. Loud rooms are hard.",
        must_know: "May walk off quickly when it gets loud. Go with him, do not stand in his way.",
        team: 1,
        since: 1350,
        held: &[key(DANIEL, 1345, "Calm, and good at waiting.")],
        few_words: true,
        ..PLAIN
    },
    Sketch {
        name: "Rosalind Fairweather",
        known_as: "Ros",
        pronouns: "she/her",
        age: 88,
        family: "granddaughter",
        likes: ["her teaching days", "the piano", "the blackbird outside her window"],
        communication: "Say who you are each time. Short sentences. Old photos help her to find words.",
        matters: "I taught infants for thirty-one years.\nI like a hand to hold, but ask first.",
        team: 1,
        since: 480,
        held: &[
            key(DANIEL, 475, "Until Siân was back.").until(450, EndReason::CoverEnded).kind(Kind::Interim),
            key(SIAN, 450, "Plays the piano with Ros."),
            key(DANIEL, 188, "While Siân was away.").until(174, EndReason::CoverEnded).kind(Kind::Cover),
        ],
        ..PLAIN
    },
    Sketch {
        name: "Yusuf Demir",
        pronounced: "YOO-soof DEH-meer",
        pronouns: "he/him",
        age: 52,
        family: "brother",
        likes: ["his chess set", "the football results", "Turkish coffee"],
        team: 1,
        since: 330,
        held: &[key(DANIEL, 322, "Yusuf wanted someone to play chess with.")],
        ..PLAIN
    },
];
