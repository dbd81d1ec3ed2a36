//! What notes of contacts say: short, warm, concrete. A person's notes go through all templates of a pool before
//! one comes again.

mod apart;
mod child;
mod corrections;
mod elm_house;
mod harbour;
mod labelled;
mod pools;
mod slots;
mod teenager;
mod with_others;
mod young_adult;

use std::collections::BTreeMap;

use domain::{
    access::Label,
    contact::{How, With},
};

use super::{chance::Chance, sketch::Sketch};
pub(super) use slots::Setting;

/// What a note is about, as far as the choice of words goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub(super) setting: Setting,
    pub(super) in_hospital: bool,
    /// Schools are closed.
    pub(super) holidays: bool,
    pub(super) few_words: bool,
    pub(super) how: How,
    pub(super) with: With,
    pub(super) label: Label,
}

/// The notes of one person.
#[derive(Debug)]
pub(super) struct Notes {
    sketch: &'static Sketch,
    /// For each pool (by its first template): where it stands and how far it goes each time.
    stands: BTreeMap<&'static str, (usize, usize)>,
}

impl Notes {
    pub(super) fn new(sketch: &'static Sketch) -> Self {
        Self { sketch, stands: BTreeMap::new() }
    }
    /// The next note of this kind.
    pub(super) fn next(&mut self, about: About, chance: &mut Chance) -> String {
        let template = self.fitting(about, chance);
        slots::fill(template, self.sketch, about.setting, chance)
    }
    /// A note as it was first written, and as it was put right.
    pub(super) fn corrected(
        &self,
        place: usize,
        setting: Setting,
        chance: &Chance,
    ) -> Option<(String, String)> {
        let (first, right) = corrections::PAIRS.get(place % corrections::PAIRS.len())?;
        // The same chance twice, so that both name the same place and the same meal.
        let filled = |template| slots::fill(template, self.sketch, setting, &mut chance.clone());
        Some((filled(first), filled(right)))
    }
    /// A template that fits: the person, the way the contact was made, the time of year.
    fn fitting(&mut self, about: About, chance: &mut Chance) -> &'static str {
        let pool = pools::pool(about);
        let mut template = self.draw(pool, chance);
        for _ in pool {
            if fits(template, self.sketch, about) {
                break;
            }
            template = self.draw(pool, chance);
        }
        template
    }
    fn draw(&mut self, pool: &[&'static str], chance: &mut Chance) -> &'static str {
        let Some(first) = pool.first().copied() else { return "" };
        let size = pool.len();
        let (at, step) = self.stands.entry(first).or_insert_with(|| {
            let steps: Vec<usize> = (1..=size).filter(|step| divisor(*step, size) == 1).collect();
            (chance.below(size), steps.get(chance.below(steps.len())).copied().unwrap_or(1))
        });
        *at = (*at + *step) % size;
        pool.get(*at).copied().unwrap_or(first)
    }
}

/// Whether the template's words suit: nothing of sound for someone who is deaf, no school in the holidays.
fn fits(template: &str, sketch: &Sketch, about: About) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| template.contains(word));
    let of_sound = has(&["rang", "Rang", "music", "radio", "voice", "Smoke"]);
    let of_school =
        has(&["school", "School", "class", "maths", "form time", "teacher", "assembly", "playtime"]);
    let of_work = has(&["job", "trial shift"]);
    let with_others = matches!(about.with, With::Family | With::Professional);
    let by_phone = has(&["Rang", "rang"]);
    let face_to_face =
        has(&["came", "Met ", "table", "sat in", "measured", "showed", "went through", "beside"]);
    !(sketch.deaf && of_sound
        || about.holidays && of_school
        || sketch.age > 64 && of_work
        || with_others && by_phone && about.how != How::Phone
        || with_others && face_to_face && about.how != How::InPerson)
}

/// The greatest number that divides both.
fn divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// How many different templates there are.
#[cfg(test)]
pub(super) fn template_count() -> usize {
    use domain::one_of::OneOf;
    let settings =
        [Setting::ElmHouse, Setting::Harbour, Setting::Child, Setting::Teenager, Setting::YoungAdult];
    let mut templates: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for setting in settings {
        for (how, with) in How::ALL.iter().flat_map(|how| With::ALL.iter().map(move |with| (*how, *with))) {
            for label in Label::ALL.iter().copied() {
                for (in_hospital, few_words) in [(false, false), (true, false), (false, true)] {
                    templates.extend(pools::pool(About {
                        setting,
                        in_hospital,
                        holidays: false,
                        few_words,
                        how,
                        with,
                        label,
                    }));
                }
            }
        }
    }
    templates.len()
}
