//! Staff from a file: one line for each, or one for each role of someone who holds several.

mod apply;
mod compare;
mod group;
pub(super) mod here;
mod line;
mod plan;
mod post;
#[cfg(test)]
mod tests;
mod week;

use std::collections::HashSet;

use store::{StoreError, Tx};

use super::{Checked, Importer, Request, checked::summarise, mapping::Columns, places::Places, sheet::Sheet};
use here::Wanted;
use plan::Plan;

pub(super) use apply::apply;
pub(super) use line::StaffLine;
pub(super) use plan::Step;
pub(crate) use week::{days_text, hours_text};

/// What becomes of each line of a file about staff.
pub(super) fn check(
    tx: &mut Tx<'_>,
    permit: &Importer,
    request: &Request,
) -> Result<(Checked, Vec<(u64, Step)>), StoreError> {
    let columns = Columns::of(request.kind, &request.mapping, &request.source.headings);
    let mut sheet = Sheet::of(&columns, &request.source.lines);
    let lines: Vec<StaffLine> = (0..sheet.lines.len()).map(|at| line::read(&mut sheet, at)).collect();
    let staff = here::load(tx, permit, Some(&wanted(&lines)))?;
    let places = Places::load(tx, permit.organisation(), request.service, request.mapping.add_teams)?;
    let (service, today, own) = (request.service, tx.today(), permit.staff());
    let mut plan = Plan { sheet, staff: &staff, places, service, today, own, spoken_of: HashSet::new() };
    let groups = group::of(&lines, &staff);
    let steps: Vec<Step> = plan.steps(&lines, &groups);
    let doubles = group::doubles(&lines, &steps, &staff);
    let told = lines.iter().zip(&steps).map(|(line, step)| step.told(line));
    let samples = lines.iter().zip(&steps).filter_map(|(line, step)| step.sample(line));
    let checked = summarise(&request.source, plan.sheet.bad, doubles, plan.places.new_teams, told, samples);
    Ok((checked, lines.iter().map(|line| line.line).zip(steps).collect()))
}

fn wanted(lines: &[StaffLine]) -> Wanted {
    let mut wanted = Wanted::default();
    for line in lines {
        wanted.ids.extend(line.id);
        wanted.local_ids.extend(line.local_id.clone());
        wanted.emails.extend(line.email_key());
        wanted.name_keys.extend(line.name_key.clone());
    }
    wanted
}
