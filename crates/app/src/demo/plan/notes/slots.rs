//! What goes into the gaps of a note.

use crate::demo::plan::{chance::Chance, sketch::Sketch};

/// Where notes are set: it decides the places they name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo::plan) enum Setting {
    ElmHouse,
    Harbour,
    Child,
    Teenager,
    YoungAdult,
}

/// The template with every gap filled for this person.
pub(super) fn fill(template: &str, sketch: &Sketch, setting: Setting, chance: &mut Chance) -> String {
    let mut parts = template.split(['{', '}']);
    let mut note = parts.next().unwrap_or_default().to_owned();
    while let Some(gap) = parts.next() {
        note.push_str(word(gap, sketch, setting, chance));
        note.push_str(parts.next().unwrap_or_default());
    }
    note
}

fn word<'a>(gap: &str, sketch: &'a Sketch, setting: Setting, chance: &mut Chance) -> &'a str {
    match gap {
        "name" => called(sketch),
        "their" => possessive(sketch),
        "them" => object(sketch),
        "family" => sketch.family,
        "like" => chance.one_of(&sketch.likes),
        "day" => chance.one_of(&["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]),
        "meal" => chance.one_of(MEALS),
        "place" => chance.one_of(places(setting)),
        _ => "{?}",
    }
}

/// What the person likes to be called: as said, or how the name begins.
fn called(sketch: &Sketch) -> &'static str {
    match sketch.known_as {
        "" => sketch.name.split_whitespace().next().unwrap_or_default(),
        known_as => known_as,
    }
}

fn possessive(sketch: &Sketch) -> &'static str {
    match sketch.pronouns {
        "she/her" => "her",
        "he/him" => "his",
        _ => "their",
    }
}

fn object(sketch: &Sketch) -> &'static str {
    match sketch.pronouns {
        "she/her" => "her",
        "he/him" => "him",
        _ => "them",
    }
}

const MEALS: &[&str] = &[
    "vegetable curry",
    "jollof rice",
    "leek soup",
    "cheese and onion pie",
    "lentil dal",
    "macaroni cheese",
    "potato and spinach bake",
    "cauliflower cheese",
    "mushroom stroganoff",
    "pea and mint soup",
    "chilli with beans",
    "rice and peas",
    "apple crumble",
];

fn places(setting: Setting) -> &'static [&'static str] {
    match setting {
        Setting::ElmHouse => &[
            "the garden centre",
            "the library café",
            "the park by the river",
            "the market",
            "the coffee morning",
            "the duck pond",
            "the museum",
            "the bowls club",
        ],
        Setting::Harbour => &[
            "the library",
            "the leisure centre",
            "the community garden",
            "the charity shop",
            "the sea front",
            "the market hall",
            "the café on the corner",
            "the drop-in",
        ],
        Setting::Child => {
            &["the park", "the library", "the farm park", "the pool", "the soft play room", "the beach"]
        }
        Setting::Teenager => &[
            "the skate park",
            "the town library",
            "the café by the station",
            "the climbing wall",
            "the sea front",
            "the music room",
            "the youth club",
        ],
        Setting::YoungAdult => &[
            "the college café",
            "the town library",
            "the sea front",
            "the job club",
            "the market hall",
            "the gym",
            "the station café",
        ],
    }
}
