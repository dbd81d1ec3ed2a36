//! Doing what was decided for people.

use store::{StoreError, Value};

use super::{
    Step,
    place::{Place, PlaceStep},
};
use crate::{
    imports::{Did, hand::Hand},
    people::service,
};
use domain::ids::{PersonId, PlacementId};

/// Carries a step out.
pub(in crate::imports) fn apply(hand: &mut Hand<'_, '_>, line: u64, step: &Step) -> Result<(), StoreError> {
    match step {
        Step::Same(_) | Step::None => Ok(()),
        Step::Add { new, place } => {
            let person = service::add(hand.work, hand.organisation, new)?;
            hand.record(line, "person", person, Did::Added, 1)?;
            let placement = add_place(hand, line, person, place)?;
            hand.note("person.added", |event| event.about(person).of(placement).version(1));
            Ok(())
        }
        Step::Change { person, version, changes, place, .. } => {
            if !changes.is_empty() {
                let version =
                    service::correct(hand.work, hand.organisation, *person, *version, changes.clone())?;
                hand.record(line, "person", *person, Did::Updated, version)?;
                hand.note("person.corrected", |event| event.about(*person).of(*person).version(version));
            }
            change_place(hand, line, *person, place)
        }
    }
}

fn add_place(
    hand: &mut Hand<'_, '_>,
    line: u64,
    person: PersonId,
    place: &Place,
) -> Result<PlacementId, StoreError> {
    let team = hand.team(place.team.as_ref())?;
    let placement =
        service::place(hand.work, hand.organisation, person, hand.service, team, place.stage, place.from)?;
    hand.record(line, "placement", placement, Did::Added, 1)?;
    Ok(placement)
}

fn change_place(
    hand: &mut Hand<'_, '_>,
    line: u64,
    person: PersonId,
    place: &PlaceStep,
) -> Result<(), StoreError> {
    match place {
        PlaceStep::Same => Ok(()),
        PlaceStep::Add(place) => {
            let placement = add_place(hand, line, person, place)?;
            hand.note("placement.added", |event| event.about(person).of(placement).version(1));
            Ok(())
        }
        PlaceStep::Change { placement, version, team, stage, from } => {
            let team = hand.team(team.as_ref())?;
            let all: [(&'static str, Option<Value>); 3] = [
                ("team", team.map(Into::into)),
                ("stage", stage.map(Into::into)),
                ("starts_on", from.map(Into::into)),
            ];
            let changes: Vec<(&'static str, Value)> =
                all.into_iter().filter_map(|(column, value)| Some((column, value?))).collect();
            let version =
                hand.work.correct("placement", hand.organisation, *placement, *version, &changes)?;
            hand.record(line, "placement", *placement, Did::Updated, version)?;
            hand.note("placement.changed", |event| event.about(person).of(*placement).version(version));
            Ok(())
        }
    }
}
