//! A service's list: what a key worker does there and does not, who said yes to it, and what waits for the manager.

use access::{Actor, ChangeResponsibilities, gate};
use askama::Template;
use domain::{Day, ids::ServiceId, role::Role};
use store::{StoreError, Tx};
use web::{Answer, Ask, Form, Problem, Shell};

use super::{
    Read, confirm,
    edition::{self, Edition, Place},
    sql::{self, AcceptedRow, SheetOfRow},
};

#[derive(Template)]
#[template(path = "responsibilities/templates/show.html")]
struct ShowPage {
    shell: Shell,
    place: Place,
    form: Form,
    before: Vec<Edition>,
    mine: Mine,
    /// Whether the reader has to confirm the list as registered manager.
    to_confirm: bool,
    may_change: bool,
    accepted: Vec<AcceptedRow>,
    declined: Vec<SheetOfRow>,
    /// What the page before is called.
    home: &'static str,
}

/// How the reader stands to the list.
pub(super) struct Mine {
    /// Whether they are key worker in this service, or hold the role.
    pub(super) asked: bool,
    /// The latest edition that they said yes to.
    pub(super) said: Option<(i64, Day)>,
}

impl Mine {
    /// How they stand to each of these services' lists.
    pub(super) fn of(tx: &mut Tx<'_>, me: &Actor, places: &[Place]) -> Result<Vec<Self>, StoreError> {
        let rows: Vec<(ServiceId, i64, Day)> =
            tx.rows(&sql::SAID_BY, &[me.organisation().into(), me.staff().into()])?;
        let said = |service| rows.iter().rev().find(|row| row.0 == service).map(|row| (row.1, row.2));
        let today = tx.today();
        let holds: Vec<ServiceId> =
            tx.rows(&sql::HOLDS_IN, &[me.organisation().into(), me.staff().into(), today.into()])?;
        let named = |service| {
            let of =
                |post: &access::Post| post.held.service == Some(service) && post.held.role == Role::KeyWorker;
            holds.contains(&service) || me.posts().iter().any(of)
        };
        let one = |place: &Place| Self {
            asked: named(place.id) && may_be_key_worker(me, place.id),
            said: said(place.id),
        };
        Ok(places.iter().map(one).collect())
    }
    /// Whether they have yet to say yes to this edition.
    pub(super) fn waits(&self, edition: &Edition) -> bool {
        self.asked && self.said.is_none_or(|(number, _)| number < edition.number)
    }
}

/// Whether the actor holds a role in the service with which somebody can be key worker.
pub(super) fn may_be_key_worker(me: &Actor, service: ServiceId) -> bool {
    me.posts().iter().any(|post| post.held.service == Some(service) && post.held.role.may_be_key_worker())
}

impl AcceptedRow {
    pub(super) fn is_behind(&self, edition: &Edition) -> bool {
        self.edition.is_none_or(|number| number < edition.number)
    }
}

impl ShowPage {
    fn does_title(&self) -> String {
        format!("What {} does", self.place.words.key_worker.a())
    }
    fn does_not_title(&self) -> String {
        format!("What {} does not do", self.place.words.key_worker.a())
    }
    fn behind(&self, edition: &Edition) -> usize {
        self.accepted.iter().filter(|row| row.is_behind(edition)).count()
    }
}

pub(super) fn show(ask: &Ask<Read>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (me, organisation, today) = (ask.me()?, ask.proof.organisation(), ask.today());
    let place = edition::readable(ask, tx)?;
    let change = gate::in_organisation::<ChangeResponsibilities>(me);
    let may_change = change.is_some_and(|permit| permit.covers(place.id));
    let (mut before, mut accepted, mut declined) = (Vec::new(), Vec::new(), Vec::new());
    let mut to_confirm = false;
    if let Some(list) = &place.list {
        before = edition::before(tx, organisation, list.list)?;
        if may_change {
            accepted = tx.rows(&sql::ACCEPTED, &[organisation.into(), place.id.into(), today.into()])?;
        }
        to_confirm = confirm::is_due(tx, me, &place, list)?;
    }
    let delegates = me.posts().iter().any(|post| {
        post.held.service == Some(place.id)
            && matches!(post.held.role, Role::RegisteredManager | Role::TeamLeader)
    });
    if delegates {
        declined = ask.scope()?.list(tx, "sheets.listed", &sql::DECLINED, [place.id.into()])?;
    }
    let mine = Mine::of(tx, me, std::slice::from_ref(&place))?.pop();
    let mine = mine.unwrap_or(Mine { asked: false, said: None });
    let (shell, form) = (ask.shell(place.title()), ask.form(format!("{}/accept", place.path())));
    let home = super::title(me);
    Answer::page(&ShowPage {
        shell,
        place,
        form,
        before,
        mine,
        to_confirm,
        may_change,
        accepted,
        declined,
        home,
    })
}
