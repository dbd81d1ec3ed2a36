//! The start, the menu, and the pages that help.

use std::sync::Arc;

use access::{Actor, SeeJournal, gate};
use askama::Template;
use domain::role::Role;
use store::Tx;
use web::{Answer, Ask, Place, Problem, Public, Routes, Shell, SignedIn};

/// The routes of this slice.
pub fn routes() -> Routes {
    let told = Public("says nothing of anybody");
    Routes::new()
        .get("/", SignedIn, start)
        .get("/more", SignedIn, more)
        .get("/worried", SignedIn, worried)
        .get("/help", told, help)
        .get("/accessibility", told, accessibility)
        .get("/licences", told, licences)
        .get("/health", told, health)
}

fn may_have_people(actor: &Actor) -> bool {
    actor.posts().iter().any(|post| post.held.role.may_be_key_worker())
}

/// The first page of an actor: what their day begins with.
fn first_page(actor: &Actor) -> &'static str {
    let is = |role| actor.is(role);
    if is(Role::RegisteredManager) || is(Role::TeamLeader) || is(Role::KeyWorker) {
        "/my-day"
    } else if is(Role::AssociateDirector) {
        "/promises"
    } else if is(Role::CareStaff) || is(Role::Volunteer) || is(Role::Inspector) {
        "/people"
    } else if is(Role::ServiceAdministrator) {
        "/staff"
    } else if is(Role::SystemAdministrator) {
        "/installation"
    } else {
        "/more"
    }
}

/// The main menu of an actor.
pub fn menu(actor: &Actor) -> Vec<Place> {
    let place = |href, words: &str, icon| Place { href, words: words.to_owned(), icon };
    let mut menu = Vec::new();
    // Whoever can mend a service without a manager has a day as well (A6).
    if may_have_people(actor) || actor.is(Role::AssociateDirector) || actor.is(Role::ServiceAdministrator) {
        menu.push(place("/my-day", "My day", "people"));
    }
    if gate::in_organisation::<access::SeePeople>(actor).is_some() {
        menu.push(place("/people", "People", "search"));
    }
    if may_have_people(actor) || actor.is(Role::Volunteer) {
        menu.push(place("/record", "Record", "record"));
    }
    if gate::in_organisation::<access::SeeUnallocated>(actor).is_some() {
        menu.push(place("/without-key-worker", "Team", "team"));
    } else if actor.is(Role::ServiceAdministrator) {
        menu.push(place("/staff", "Staff", "team"));
    }
    menu.push(place("/more", if actor.unread() > 0 { "More (new)" } else { "More" }, "more"));
    menu
}

fn start(ask: &Ask<Arc<Actor>>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Ok(Answer::see(first_page(&ask.proof)))
}

#[derive(Template)]
#[template(path = "home/templates/more.html")]
struct MorePage {
    shell: Shell,
    links: Vec<(&'static str, String, &'static str)>,
}

fn more(ask: &Ask<Arc<Actor>>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    let me = &ask.proof;
    let unread = me.unread();
    let notices = if unread > 0 { format!("Notices ({unread} new)") } else { "Notices".to_owned() };
    let mut links = vec![("/notices", notices, "What has changed about your people")];
    let mut add = |allowed: bool, href, words: &str, hint| {
        if allowed {
            links.push((href, words.to_owned(), hint));
        }
    };
    add(may_have_people(me), "/my-people", "My people", "Whoever you are there for");
    add(
        gate::in_organisation::<access::SeeUnallocated>(me).is_some(),
        "/promises",
        "How we stand",
        "What we promise, and what is late",
    );
    add(
        gate::in_organisation::<access::ReadPolicies>(me).is_some(),
        "/policies",
        "Policies",
        "How we work here, and who had it explained",
    );
    add(
        gate::in_organisation::<access::ReadResponsibilities>(me).is_some(),
        "/responsibilities",
        crate::responsibilities::title(me),
        if may_have_people(me) {
            "What key workers do, and what you said yes to"
        } else {
            "Service by service"
        },
    );
    add(
        gate::in_organisation::<access::SeeStaff>(me).is_some(),
        "/staff",
        "Staff",
        "Who works here, roles, leave",
    );
    add(
        gate::in_organisation::<access::AddPerson>(me).is_some(),
        "/people/new",
        "Add a person",
        "Someone your service now supports",
    );
    add(
        gate::in_organisation::<access::AskForRecord>(me).is_some(),
        "/someone",
        "I need someone's record for their care",
        "Your manager is told",
    );
    add(
        gate::in_organisation::<access::ManageSettings>(me).is_some(),
        "/settings",
        "Settings",
        "Services, teams, stages and your own words",
    );
    add(
        gate::in_organisation::<access::Import>(me).is_some(),
        "/imports",
        "Bring in files",
        "People, staff, who is whose key worker",
    );
    add(
        gate::in_organisation::<access::Export>(me).is_some(),
        "/exports",
        "Take lists out",
        "As spreadsheet files",
    );
    add(
        gate::in_organisation::<SeeJournal>(me).is_some(),
        "/audit",
        "Who did and saw what",
        "The journal of your service",
    );
    add(me.is(Role::SystemAdministrator), "/installation", "Installation", "Organisations and health");
    add(true, "/account", "Your account", "Password, where you are signed in, sign out");
    Answer::page(&MorePage { shell: ask.shell("More"), links })
}

#[derive(Template)]
#[template(path = "home/templates/worried.html")]
struct WorriedPage {
    shell: Shell,
}

fn worried(ask: &Ask<Arc<Actor>>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&WorriedPage { shell: ask.shell("I am worried about someone") })
}

#[derive(Template)]
#[template(path = "home/templates/help.html")]
struct HelpPage {
    shell: Shell,
}

fn help(ask: &Ask<()>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&HelpPage { shell: ask.shell("Help") })
}

#[derive(Template)]
#[template(path = "home/templates/accessibility.html")]
struct AccessibilityPage {
    shell: Shell,
}

fn accessibility(ask: &Ask<()>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&AccessibilityPage { shell: ask.shell("Accessibility") })
}

#[derive(Template)]
#[template(path = "home/templates/licences.html")]
struct LicencesPage {
    shell: Shell,
    notices: &'static str,
}

/// A paragraph of the notices, which are kept as a text with headings.
enum Part {
    Heading(String),
    Text(String),
}

impl LicencesPage {
    fn parts(&self) -> Vec<Part> {
        let texts = self.notices.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        let part = |text: &str| match text.strip_prefix("## ") {
            Some(heading) => Part::Heading(heading.to_owned()),
            None => Part::Text(text.replace('`', "").replace('\n', " ")),
        };
        // The page has a title of its own.
        texts.filter(|text| !text.starts_with("# ")).map(part).collect()
    }
}

fn licences(ask: &Ask<()>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    let notices = include_str!("../../../web/assets/THIRD-PARTY-NOTICES.md");
    Answer::page(&LicencesPage { shell: ask.shell("Licences"), notices })
}

/// For whoever watches the server: it answers, and the database does.
fn health(_: &Ask<()>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    crate::sign_in::service::purpose(tx)?;
    Ok(Answer::Page { status: 200, html: "well".to_owned() })
}

/// The sentence said after something was done.
pub fn said(code: &str) -> Option<&'static str> {
    let found = SAID.iter().find(|(known, _)| *known == code);
    found.map(|(_, sentence)| *sentence).or_else(|| {
        crate::SAID_BY_SLICES
            .iter()
            .flat_map(|list| list.iter())
            .find(|(known, _)| *known == code)
            .map(|(_, s)| *s)
    })
}

const SAID: &[(&str, &str)] = &[
    ("person-saved", "Saved. What was there before stands under Changes."),
    ("person-added", "Added. Now name a key worker with them."),
    ("photo-saved", "Saved."),
    ("address-saved", "The secret address is saved."),
    ("contact-saved", "Saved. What was there before is kept."),
    ("tenure-saved", "Saved. The member of staff is told."),
    ("tenure-ended", "Ended. If nobody comes next, name someone now: until then it is an alarm."),
    ("placement-saved", "Saved."),
    ("placement-added", "Added. Now name a key worker there, and choose who leads."),
    ("placement-ended", "The support has ended, and so has everyone named for it."),
    ("lead-saved", "Saved. This service leads."),
    ("notices-read", "All read."),
    ("restricted", "The record is restricted. Only those named can see it."),
    ("restriction-lifted", "The restriction is lifted."),
    ("granted", "You can see this record for a short time. Your manager is told."),
    ("signed-out", "You are signed out."),
    ("ended", "You were signed out. Sign in again: what you typed is kept."),
    ("session-ended", "Ended. That device is signed out."),
    ("password-saved", "Your new password is saved. You are signed out everywhere else."),
    ("password-chosen", "Your password is saved. Sign in with it."),
    ("set-up-done", "Keyworker is set up. Sign in to bring in your people and staff."),
];
