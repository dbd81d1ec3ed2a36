//! The installation, for a system administrator: organisations in figures, the schema, the seal of the journal. No
//! names of people, and nothing from any record.

use access::{ManageInstallation, OrganisationPermit};
use askama::Template;
use domain::Moment;
use store::Tx;
use web::{Answer, Ask, Form, Problem, Shell};

use super::{
    rows::{OrganisationRow, SealedRow},
    sql,
};

#[derive(Template)]
#[template(path = "organisations/templates/installation.html")]
struct InstallationPage {
    shell: Shell,
    form: Form,
    organisations: Vec<OrganisationRow>,
    migration: (i64, String),
    migrated_at: Option<Moment>,
    latest: i64,
    sealed: SealedRow,
    unsealed: i64,
}

impl InstallationPage {
    fn is_current(&self) -> bool {
        self.migration.0 == self.latest
    }
    /// The button that makes a new first link for an organisation where nobody has signed in.
    fn button(&self, organisation: &OrganisationRow) -> Form {
        self.form.to(format!("/installation/organisations/{}/link", organisation.id))
    }
}

pub(super) fn show(
    ask: &Ask<OrganisationPermit<ManageInstallation>>,
    tx: &mut Tx<'_>,
) -> Result<Answer, Problem> {
    let (number, name, applied): (i64, String, String) = tx.one(&sql::MIGRATED, &[])?;
    let today = ask.today();
    let page = InstallationPage {
        shell: ask.shell("Installation"),
        form: ask.form("/installation"),
        organisations: tx.rows(&sql::ORGANISATIONS, &[today.into()])?,
        migration: (number, name),
        migrated_at: Moment::from_text(&applied),
        latest: i64::try_from(store::latest_migration()).unwrap_or(i64::MAX),
        sealed: tx.one(&sql::SEALED, &[])?,
        unsealed: tx.one(&sql::UNSEALED, &[])?,
    };
    Answer::page(&page)
}
