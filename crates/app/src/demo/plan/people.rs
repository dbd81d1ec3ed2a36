//! The sixty people, from their sketches.

mod bright_path_children;
mod bright_path_young_people;
mod elm_house;
mod mill_lane;
mod quay_street;

use domain::Day;

use super::{
    Person, Placement, Tenure,
    chance::Chance,
    numbers,
    services::{BRIGHT_PATH, ELM_HOUSE, HARBOUR},
    sketch::Sketch,
};

/// A sketch and the service its first placement is in.
pub(super) type Placed = (usize, &'static Sketch);

/// All sketches, service by service.
pub(super) fn sketches() -> Vec<Placed> {
    let parts: [(usize, &'static [Sketch]); 5] = [
        (ELM_HOUSE, elm_house::PEOPLE),
        (HARBOUR, quay_street::PEOPLE),
        (HARBOUR, mill_lane::PEOPLE),
        (BRIGHT_PATH, bright_path_children::PEOPLE),
        (BRIGHT_PATH, bright_path_young_people::PEOPLE),
    ];
    parts
        .into_iter()
        .flat_map(|(service, sketches)| sketches.iter().map(move |sketch| (service, sketch)))
        .collect()
}

/// The people of these sketches, in the same order.
pub(super) fn people(sketches: &[Placed], today: Day) -> Vec<Person> {
    let mut counts = [0_usize; 3];
    let numbered = sketches.iter().enumerate().map(|(place, (service, sketch))| {
        counts[*service] += 1;
        let local_id = format!("{}-{:03}", ["EH", "HB", "BP"][*service], counts[*service]);
        person(place, *service, sketch, local_id, today)
    });
    numbered.collect()
}

fn person(place: usize, service: usize, sketch: &Sketch, local_id: String, today: Day) -> Person {
    let mut chance = Chance::new(1000 + u64::try_from(place).unwrap_or(0));
    let placements = placements(service, sketch, today);
    Person {
        name: sketch.name.to_owned(),
        known_as: sketch.known_as.to_owned(),
        pronounced: sketch.pronounced.to_owned(),
        pronouns: sketch.pronouns.to_owned(),
        born_on: today.plus_days(-(sketch.age * 365 + sketch.age / 4) - chance.between(20, 340)),
        nhs_number: if place % 17 == 5 { None } else { numbers::nhs_number(place) },
        local_id,
        phone: phone(place, service),
        communication: sketch.communication.to_owned(),
        communication_checked_on: checked(place, sketch, today, &mut chance),
        must_know: sketch.must_know.to_owned(),
        matters: sketch.matters.to_owned(),
        restricted: sketch.restricted,
        tenures: tenures(sketch, &placements, today),
        placements,
        lead_service: sketch.lead_service,
        secret_address: sketch.secret_address.map(str::to_owned),
        relatives_on_staff: sketch.relatives_on_staff.to_vec(),
    }
}

/// Most residents of the home are reached through it, and a few others have no phone.
fn phone(place: usize, service: usize) -> String {
    match service {
        ELM_HOUSE if place.is_multiple_of(3) => numbers::landline(200 + place),
        ELM_HOUSE => String::new(),
        _ if place % 11 == 7 => String::new(),
        _ => numbers::mobile(100 + place),
    }
}

/// One in six was last asked more than a year ago.
fn checked(place: usize, sketch: &Sketch, today: Day, chance: &mut Chance) -> Option<Day> {
    let late = place % 6 == 4 && sketch.since > 560;
    let days = if late { chance.between(380, 540) } else { chance.between(20, 330) };
    (!sketch.communication.is_empty()).then(|| today.plus_days(-days.min(sketch.since)))
}

fn placements(service: usize, sketch: &Sketch, today: Day) -> Vec<Placement> {
    let excuse = sketch.excuse.map(|(excuse, note, days)| (excuse, note.to_owned(), today.plus_days(days)));
    let first = Placement {
        service,
        team: Some(sketch.team),
        stage: (service == BRIGHT_PATH).then_some(sketch.stage),
        from: today.plus_days(-sketch.since),
        until: None,
        end: None,
        excuse,
    };
    let second = sketch.also.map(|also| Placement {
        service: also.service,
        team: Some(also.team),
        stage: also.stage,
        from: today.plus_days(-also.since),
        until: also.ended.map(|(days, _)| today.plus_days(-days)),
        end: also.ended.map(|(_, end)| end),
        excuse: None,
    });
    std::iter::once(first).chain(second).collect()
}

fn tenures(sketch: &Sketch, placements: &[Placement], today: Day) -> Vec<Tenure> {
    let tenure = |held: &super::sketch::Held| {
        let now = placements.get(held.placement).and_then(|placement| placement.stage);
        let past = held.ends.is_some_and(|(days, _)| days > 0);
        Tenure {
            placement: held.placement,
            staff: held.staff,
            kind: held.kind,
            stage: if past { now.map(|stage| stage.saturating_sub(1)) } else { now },
            from: today.plus_days(-held.from),
            until: held.ends.map(|(days, _)| today.plus_days(-days)),
            end_reason: held.ends.map(|(_, reason)| reason),
            why: held.why.to_owned(),
        }
    };
    sketch.held.iter().map(tenure).collect()
}
