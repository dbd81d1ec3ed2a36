//! How contacts are made, with whom, and who may read them.

use domain::{
    Day,
    access::Label,
    contact::{How, With},
};

use crate::demo::plan::{chance::Chance, notes::Setting, sketch::Sketch};

/// What kind of contact it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nature {
    pub(super) how: How,
    pub(super) with: With,
    pub(super) label: Label,
}

/// The person and a member of staff, face to face.
pub(super) const TOGETHER: Nature = Nature { how: How::InPerson, with: With::Person, label: Label::Normal };

/// A kind of contact as it is usual here.
pub(super) fn nature(setting: Setting, sketch: &Sketch, day: Day, chance: &mut Chance) -> Nature {
    let (how, with) = usual(setting, chance);
    // Other professionals are not at work at the weekend.
    if with == With::Professional && day.weekday() > 4 {
        return TOGETHER;
    }
    let how = match how {
        How::Phone if sketch.deaf && with == With::Person => How::Message,
        how => how,
    };
    let how = match how {
        How::Video if sketch.few_words => How::InPerson,
        how => how,
    };
    let label = label(how, with, sketch, chance);
    Nature { how, with, label }
}

fn usual(setting: Setting, chance: &mut Chance) -> (How, With) {
    let (in_person, tried, family, professional) = match setting {
        Setting::ElmHouse => (74, 4, 10, 8),
        Setting::Harbour => (58, 7, 8, 7),
        Setting::Child => (46, 6, 27, 18),
        Setting::Teenager => (46, 8, 15, 11),
        Setting::YoungAdult => (46, 9, 6, 8),
    };
    let drawn = chance.below(100);
    if drawn < in_person {
        (How::InPerson, With::Person)
    } else if drawn < in_person + tried {
        (How::Tried, if setting == Setting::Child { With::Family } else { With::Person })
    } else if drawn < in_person + tried + family {
        (by_whichever(chance), With::Family)
    } else if drawn < in_person + tried + family + professional {
        (by_whichever(chance), With::Professional)
    } else {
        the_rest(setting, chance)
    }
}

fn by_whichever(chance: &mut Chance) -> How {
    match chance.below(10) {
        0..5 => How::Phone,
        5..8 => How::InPerson,
        8 => How::Video,
        _ => How::Message,
    }
}

fn the_rest(setting: Setting, chance: &mut Chance) -> (How, With) {
    match (setting, chance.below(20)) {
        (Setting::ElmHouse, 0..10) => (How::InPerson, With::Carer),
        (Setting::ElmHouse, _) => (How::InPerson, With::Advocate),
        (Setting::Child, _) => (How::Video, With::Person),
        (Setting::Harbour, 0..2) => (How::InPerson, With::Advocate),
        (Setting::Harbour, 2..4) => (How::InPerson, With::Carer),
        (_, 4..11) => (How::Phone, With::Person),
        (_, 11..13) => (How::Video, With::Person),
        _ => (How::Message, With::Person),
    }
}

/// Nearly all notes are for everyone who may see the person's contacts.
fn label(how: How, with: With, sketch: &Sketch, chance: &mut Chance) -> Label {
    if how != How::InPerson || with != With::Person {
        return Label::Normal;
    }
    match chance.below(1000) {
        0..50 if !sketch.few_words => Label::Sensitive,
        50..58 if !sketch.few_words => Label::Safeguarding,
        60..72 if !sketch.few_words => Label::ThirdParty,
        80..90 => Label::StaffOnly,
        _ => Label::Normal,
    }
}
