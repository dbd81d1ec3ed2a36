//! People from a file: each line is read, matched by its numbers, compared, and becomes a step.

mod apply;
mod compare;
mod line;
mod place;
mod plan;
#[cfg(test)]
mod tests;
mod twice;

use store::{StoreError, Tx};

use super::{
    Checked, Importer, Request,
    checked::summarise,
    mapping::Columns,
    persons::{self, Wanted},
    places::Places,
    sheet::Sheet,
};

pub(super) use apply::apply;
pub(super) use line::PersonLine;
use plan::Plan;
pub(super) use plan::Step;

/// What becomes of each line of a file about people.
pub(super) fn check(
    tx: &mut Tx<'_>,
    permit: &Importer,
    request: &Request,
) -> Result<(Checked, Vec<(u64, Step)>), StoreError> {
    let columns = Columns::of(request.kind, &request.mapping, &request.source.headings);
    let mut sheet = Sheet::of(&columns, &request.source.lines);
    let today = tx.today();
    let lines: Vec<PersonLine> = (0..sheet.lines.len()).map(|at| line::read(&mut sheet, at, today)).collect();
    let twice = twice::check(&mut sheet, &lines);
    let persons = persons::load(tx, permit, &wanted(&lines))?;
    let places = Places::load(tx, permit.organisation(), request.service, request.mapping.add_teams)?;
    let (service, is_fhir) = (request.service, request.source.is_fhir);
    let mut plan = Plan { sheet, persons: &persons, places, service, today, is_fhir, twice };
    let steps: Vec<Step> = plan.steps(&lines);
    let doubles = twice::doubles(&lines, &steps, &persons);
    let told = lines.iter().zip(&steps).map(|(line, step)| step.told(line));
    let samples = lines.iter().zip(&steps).filter_map(|(line, step)| step.sample(line));
    let mut checked =
        summarise(&request.source, plan.sheet.bad, doubles, plan.places.new_teams, told, samples);
    checked.notes.extend(without_number(&lines, &steps));
    Ok((checked, lines.iter().map(|line| line.line).zip(steps).collect()))
}

fn wanted(lines: &[PersonLine]) -> Wanted {
    let mut wanted = Wanted::default();
    for line in lines {
        wanted.ids.extend(line.id);
        wanted.local_ids.extend(line.local_id.clone());
        wanted.nhs_numbers.extend(line.nhs_number.clone());
        wanted.name_keys.extend(line.name_key.clone());
    }
    wanted
}

/// Somebody who comes without any number cannot be known again by the next file.
fn without_number(lines: &[PersonLine], steps: &[Step]) -> Option<String> {
    let is_without = |(_, step): &(&PersonLine, &Step)| matches!(step, Step::Add { new, .. } if new.local_id.is_none() && new.nhs_number.is_none());
    let count = lines.iter().zip(steps).filter(is_without).count();
    (count > 0).then(|| {
        format!("{count} of the new people have neither a local number nor an NHS number. If you send this file again, they will be listed as possible duplicates.")
    })
}
