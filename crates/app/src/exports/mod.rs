//! Exports: lists that a registered manager takes out of a service, as CSV in which no spreadsheet runs anything. What
//! is for people, staff and key workers comes back in unchanged. A secret address is in none of them.

mod page;
mod sql;
mod tables;
mod what;

pub use tables::Exporter;
pub use what::{Reason, What};

use access::{Actor, Export};
use domain::{ids::ServiceId, one_of::OneOf};
use store::{StoreError, Tx};
use web::{In, Routes};

/// The routes of this slice.
pub fn routes() -> Routes {
    let export = In::<Export>::service();
    Routes::new().get("/exports", export, page::list).get("/exports/{what}", export, page::show).post(
        "/exports/{what}",
        export,
        page::take,
    )
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// The services that a permit covers, by name.
pub fn services(tx: &mut Tx<'_>, permit: &Exporter) -> Result<Vec<(ServiceId, String)>, StoreError> {
    let mut services: Vec<(ServiceId, String)> = tx.rows(&sql::SERVICES, &[permit.organisation().into()])?;
    services.retain(|(service, _)| permit.covers(*service));
    Ok(services)
}

/// A list, taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The name offered for the file.
    pub name: String,
    /// The file, as CSV.
    pub bytes: Vec<u8>,
    /// Lines below the headings.
    pub lines: usize,
}

/// Takes a list out of a service that the permit covers. It leaves a trace of who was listed, and of why.
pub fn csv(
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Exporter,
    (service, what): (ServiceId, What),
    reason: Reason,
) -> Result<Exported, StoreError> {
    let table = tables::table(tx, actor, permit, service, what)?;
    let bytes = documents::write_csv(&table.headings, &table.rows);
    let name = format!("keyworker-{}-{}.csv", what.code().replace('_', "-"), tx.today());
    let lines = table.rows.len();
    let detail = format!("what={} reason={} lines={lines}", what.code(), reason.code());
    tx.note(permit.event("export.made").of(service).detail(detail));
    Ok(Exported { name, bytes, lines })
}
