//! Adding someone from the command line, for whoever looks after the machine.

use domain::{
    ids::{OrganisationId, ServiceId},
    journal::Event,
    role::Role,
};
use store::{StoreError, Who, Work};

use super::{
    link::{Link, give_link},
    service::{NewStaff, add, add_account, add_post, sign_in_taken, unknown},
    sql,
};

/// Adds a member of staff with a role and an unused sign-in. Gives the secret of its link, or the sentence that says
/// why not.
pub fn add_from_command(
    work: &mut Work<'_>,
    name: &str,
    sign_in_name: &str,
    role: Role,
    service: Option<&str>,
) -> Result<Result<String, String>, StoreError> {
    let (organisation, service) = match place(work, service)? {
        Ok(place) => place,
        Err(sentence) => return Ok(Err(sentence)),
    };
    if sign_in_taken(work, sign_in_name)? {
        return Ok(Err(format!("Somebody signs in as {sign_in_name} already. Choose another name.")));
    }
    work.acting(Who { organisation: Some(organisation), staff: None, session: None });
    let new = NewStaff { name: name.to_owned(), ..unknown() };
    let staff = add(work, organisation, &new)?;
    let today = work.today();
    add_post(work, organisation, staff, role, service.filter(|_| role.in_service()), None, today, None)?;
    let account = add_account(work, organisation, staff, sign_in_name, None, "invited")?;
    let link = Link::new(work);
    let version = give_link(work, organisation, account, 1, &link)?;
    work.note(Event::new("account.added", "command").of(account).version(version));
    Ok(Ok(link.path().trim_start_matches("/invitation/").to_owned()))
}

type Found = Result<(OrganisationId, Option<ServiceId>), String>;

/// The service of this name, or the only organisation.
fn place(work: &mut Work<'_>, service: Option<&str>) -> Result<Found, StoreError> {
    if let Some(name) = service {
        let found: Vec<(OrganisationId, ServiceId)> = work.rows(&sql::SERVICES_NAMED, &[name.into()])?;
        return Ok(match found.as_slice() {
            [(organisation, service)] => Ok((*organisation, Some(*service))),
            [] => Err(format!("There is no service called {name}.")),
            _ => Err(format!(
                "Several organisations have a service called {name}. Add this person on the Staff page."
            )),
        });
    }
    let found: Vec<OrganisationId> = work.rows(&sql::ORGANISATIONS, &[])?;
    Ok(match found.as_slice() {
        [only] => Ok((*only, None)),
        _ => Err("Name a service with --service, so that the organisation is clear.".to_owned()),
    })
}
