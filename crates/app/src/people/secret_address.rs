//! The secret address: where a person lives when somebody must never find out. It has its own table and page, is in no
//! list, search, export, print or log, and opens for the key worker and the manager alone, with a reason.

use access::{Permit, SecretAddress};
use askama::Template;
use domain::{one_of, one_of::OneOf, person::paragraph};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, options};

use super::{Header, header, rows::SecretRow, sql};
use crate::notices;

one_of! {
    /// Why the secret address is opened.
    pub enum Reason {
        Visit = "visit", "To visit or collect the person";
        Emergency = "emergency", "An emergency";
        Check = "check", "To check that it is right";
        Legal = "legal", "The law asks for it";
    }
}

#[derive(Template)]
#[template(path = "people/templates/secret_address.html")]
struct AddressPage {
    shell: Shell,
    header: Header,
    form: Form,
    /// Opened: the address, and the form to change it.
    opened: Option<(String, Form)>,
    back: String,
}

impl AddressPage {
    fn reasons(&self) -> Vec<(String, String)> {
        options(Reason::ALL)
    }
}

pub(super) fn ask(ask: &Ask<Permit<SecretAddress>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default(), None)?)
}

fn page(
    ask: &Ask<Permit<SecretAddress>>,
    tx: &mut Tx<'_>,
    errors: Errors,
    opened: Option<(String, Form)>,
) -> Result<AddressPage, Problem> {
    let header = header(tx, &ask.proof, "address")?;
    let back = header.path();
    let form = ask.form(format!("{back}/address/open")).with(errors);
    Ok(AddressPage { shell: ask.shell("Secret address").form(), header, form, opened, back })
}

/// Shows the address once, after a reason. The answer is a page and not a redirect, so that it stands at no address
/// that could be opened again without a reason.
pub(super) fn open(ask: &Ask<Permit<SecretAddress>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let Some(reason) = Reason::from_code(ask.typed().get("reason")) else {
        let mut errors = Errors::default();
        errors.add("reason", "Select why you need the address");
        return Err(Answer::again(&page(ask, work, errors, None)?));
    };
    let permit = &ask.proof;
    let row: Option<SecretRow> =
        work.maybe(&sql::SECRET, &[permit.person().into(), permit.organisation().into()])?;
    work.note(permit.event("secret-address.opened").detail(format!("reason={}", reason.code())));
    notices::tell_managers(
        work,
        permit.organisation(),
        permit.person(),
        "secret_address_opened",
        reason.code(),
    )?;
    let (address, version) = row.map_or_else(|| (String::new(), 0), |row| (row.address, row.version));
    let form = ask
        .form(format!("/people/{}/address", permit.person()))
        .now("address", address.clone())
        .now("version", version.to_string());
    Answer::page(&page(ask, work, Errors::default(), Some((address, form)))?)
}

pub(super) fn save(ask: &Ask<Permit<SecretAddress>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, mut errors) = (&ask.proof, Errors::default());
    let address = errors.take("address", paragraph(ask.typed().get("address"), 500)).unwrap_or_default();
    if errors.is_empty() && address.is_empty() {
        errors.add("address", "Enter the address");
    }
    if !errors.is_empty() {
        let form = ask.form(ask.path()).with(errors.clone());
        return Err(Answer::again(&page(ask, work, errors, Some((String::new(), form)))?));
    }
    let row: Option<SecretRow> =
        work.maybe(&sql::SECRET, &[permit.person().into(), permit.organisation().into()])?;
    let there = row.as_ref().map_or(0, |row| row.version);
    if ask.typed().get("version").parse() != Ok(there) {
        let at = row.map_or_else(|| work.now(), |row| row.changed_at);
        return Err(Problem::Stale { by: None, at });
    }
    write(work, permit, &address, row.is_some())?;
    work.note(permit.event("secret-address.changed").version(there + 1));
    Ok(Answer::see(format!("/people/{}?said=address-saved", permit.person())))
}

/// History keeps rows as they were, and so must never hold an address: only the present one is kept.
fn write(
    work: &mut Work<'_>,
    permit: &Permit<SecretAddress>,
    address: &str,
    there: bool,
) -> Result<(), Problem> {
    let (now, by) = (work.now(), work.who().staff);
    let (person, organisation) = (permit.person(), permit.organisation());
    if there {
        let arguments = [person.into(), organisation.into(), address.into(), now.into(), by.into()];
        work.run(&sql::CHANGE_SECRET, &arguments)?;
    } else {
        let id = work.mint::<domain::ids::Thing>();
        let arguments =
            [id.into(), organisation.into(), person.into(), address.into(), now.into(), by.into()];
        work.run(&sql::ADD_SECRET, &arguments)?;
    }
    Ok(())
}
