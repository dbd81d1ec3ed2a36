//! Who is, was and will be whose key worker, from a file: one line for each stretch of time.

mod apply;
mod line;
mod plan;
#[cfg(test)]
mod tests;
mod whose;

use std::collections::HashMap;

use domain::{
    Id,
    ids::{PersonId, ServiceId, TenureId},
};
use store::{StoreError, Tx};

use super::{
    Checked, Importer, Request,
    checked::summarise,
    mapping::Columns,
    persons::{self, Persons, Wanted},
    rows::{ExclusionRow, TenureRow},
    sheet::Sheet,
    sql, staff,
};
use plan::{Here, Plan};

pub(super) use apply::apply;
pub(super) use line::KeyWorkerLine;
pub(super) use plan::Step;

/// What becomes of each line of a file about key workers.
pub(super) fn check(
    tx: &mut Tx<'_>,
    permit: &Importer,
    request: &Request,
) -> Result<(Checked, Vec<(u64, Step)>), StoreError> {
    let columns = Columns::of(request.kind, &request.mapping, &request.source.headings);
    let mut sheet = Sheet::of(&columns, &request.source.lines);
    let lines: Vec<KeyWorkerLine> = (0..sheet.lines.len()).map(|at| line::read(&mut sheet, at)).collect();
    let persons = persons::load(tx, permit, &wanted(&lines))?;
    let staff = staff::here::load(tx, permit, None)?;
    let tenures = tenures(tx, permit, request.service, &persons)?;
    let exclusions: Vec<ExclusionRow> = tx.rows(&sql::EXCLUSIONS, &[permit.organisation().into()])?;
    let here = Here { persons, staff, tenures, exclusions, service: request.service, today: tx.today() };
    let mut plan = Plan::of(sheet, &here);
    let steps: Vec<Step> = plan.steps(&lines);
    let told = lines.iter().zip(&steps).map(|(line, step)| step.told(line));
    let samples = lines.iter().zip(&steps).filter_map(|(line, step)| step.sample(line));
    let checked = summarise(&request.source, plan.sheet.bad, Vec::new(), HashMap::new(), told, samples);
    Ok((checked, lines.iter().map(|line| line.line).zip(steps).collect()))
}

fn wanted(lines: &[KeyWorkerLine]) -> Wanted {
    let mut wanted = Wanted::default();
    for line in lines {
        wanted.ids.extend(line.person_id);
        wanted.local_ids.extend(line.person_local_id.clone());
        wanted.nhs_numbers.extend(line.person_nhs_number.clone());
    }
    wanted
}

fn tenures(
    tx: &mut Tx<'_>,
    permit: &Importer,
    service: ServiceId,
    persons: &Persons,
) -> Result<HashMap<PersonId, Vec<TenureRow>>, StoreError> {
    let mut tenures: HashMap<PersonId, Vec<TenureRow>> =
        persons.people.iter().map(|person| (person.row.id, Vec::new())).collect();
    let mut after: TenureId = Id::of(Default::default());
    while !tenures.is_empty() {
        let arguments = [permit.organisation().into(), service.into(), after.into()];
        let page: Vec<TenureRow> = tx.rows(&sql::TENURES, &arguments)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for row in page {
            if let Some(of_person) = tenures.get_mut(&row.person) {
                of_person.push(row);
            }
        }
    }
    Ok(tenures)
}
