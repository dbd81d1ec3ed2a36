//! Which templates suit which contact.

use domain::{
    access::Label,
    contact::{How, With},
};

use super::{About, Setting, apart, child, elm_house, harbour, labelled, teenager, with_others, young_adult};

/// The templates for a contact of this kind.
pub(super) fn pool(about: About) -> &'static [&'static str] {
    match about.label {
        Label::Normal if about.how == How::Tried && about.setting == Setting::ElmHouse => elm_house::TRIED,
        Label::Normal if about.how == How::Tried => apart::TRIED,
        Label::Normal => match about.with {
            With::Person => with_the_person(about),
            With::Family => with_family(about.setting),
            With::Carer => with_others::CARERS,
            With::Advocate => with_others::ADVOCATES,
            With::Professional => with_professionals(about.setting),
        },
        Label::Sensitive => match about.setting {
            Setting::ElmHouse => elm_house::SENSITIVE,
            Setting::Child => labelled::SENSITIVE_CHILD,
            Setting::Teenager => labelled::SENSITIVE_YOUNG,
            Setting::Harbour | Setting::YoungAdult => labelled::SENSITIVE_ADULT,
        },
        Label::Safeguarding if matches!(about.setting, Setting::Child | Setting::Teenager) => {
            labelled::SAFEGUARDING_YOUNG
        }
        Label::Safeguarding => labelled::SAFEGUARDING_ADULT,
        Label::ThirdParty => labelled::ABOUT_SOMEONE_ELSE,
        Label::StaffOnly => labelled::STAFF_ONLY,
    }
}

fn with_the_person(about: About) -> &'static [&'static str] {
    match (about.how, about.setting) {
        _ if about.in_hospital => elm_house::IN_HOSPITAL,
        (How::Phone, _) => apart::CALLS,
        (How::Message, _) => apart::MESSAGES,
        (How::Video, Setting::Child) => apart::VIDEO_WITH_CHILDREN,
        (How::Video, Setting::Teenager | Setting::YoungAdult) => apart::VIDEO_WITH_THE_YOUNG,
        (How::Video, _) => apart::CALLS,
        (_, Setting::ElmHouse) if about.few_words => elm_house::WITH_FEW_WORDS,
        (_, Setting::Child) if about.few_words => child::WITH_FEW_WORDS,
        (_, Setting::ElmHouse) => elm_house::TOGETHER,
        (_, Setting::Harbour) => harbour::TOGETHER,
        (_, Setting::Child) => child::TOGETHER,
        (_, Setting::Teenager) => teenager::TOGETHER,
        (_, Setting::YoungAdult) => young_adult::TOGETHER,
    }
}

fn with_family(setting: Setting) -> &'static [&'static str] {
    match setting {
        Setting::ElmHouse | Setting::Harbour => with_others::FAMILY_OF_ADULTS,
        Setting::Child | Setting::Teenager => with_others::FAMILY_OF_THE_YOUNG,
        Setting::YoungAdult => with_others::FAMILY_OF_YOUNG_ADULTS,
    }
}

fn with_professionals(setting: Setting) -> &'static [&'static str] {
    match setting {
        Setting::ElmHouse => with_others::PROFESSIONALS_AT_ELM_HOUSE,
        Setting::Harbour => with_others::PROFESSIONALS_AT_HARBOUR,
        Setting::Child => with_others::PROFESSIONALS_OF_CHILDREN,
        Setting::Teenager => with_others::PROFESSIONALS_OF_THE_YOUNG,
        Setting::YoungAdult => with_others::PROFESSIONALS_OF_YOUNG_ADULTS,
    }
}
