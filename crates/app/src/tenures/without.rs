//! People without a key worker: an alarm, not a blank (A1). Excused ones stand apart; so do people whose key worker is
//! away and has no cover (A8 begins here).

use std::borrow::Borrow;

use access::{OrganisationPermit, SeeUnallocated};
use askama::Template;
use domain::{Day, names, one_of::OneOf, person::Excuse, role::Role};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::sql::{self, AwayRow, FigureRow, WithoutRow};

#[derive(Template)]
#[template(path = "tenures/templates/without.html")]
struct WithoutPage {
    shell: Shell,
    alarms: Vec<WithoutRow>,
    excused: Vec<WithoutRow>,
    away: Vec<AwayRow>,
    figures: Vec<FigureRow>,
    today: Day,
    words: domain::words::Words,
    may_name: bool,
}

impl WithoutPage {
    fn alarm_count(&self) -> String {
        self.words.person.count(self.alarms.len())
    }
    fn people_count(&self, people: impl Borrow<i64>) -> String {
        self.words.person.count(usize::try_from(*people.borrow()).unwrap_or(0))
    }
}

impl WithoutRow {
    pub(crate) fn initials(&self) -> String {
        names::initials(&self.name)
    }
    pub(crate) fn since(&self) -> Day {
        self.last_ended.map_or(self.starts_on, |ended| ended.max(self.starts_on))
    }
    pub(crate) fn days(&self, today: impl Borrow<Day>) -> i32 {
        let today = *today.borrow();
        today.days_since(self.since())
    }
    pub(crate) fn excuse_words(&self) -> &'static str {
        self.excuse.as_deref().and_then(Excuse::from_code).map_or("", Excuse::words)
    }
    /// A reason counts until its recheck day.
    pub(crate) fn is_excused(&self, today: Day) -> bool {
        self.excuse.is_some() && self.recheck_on.is_some_and(|recheck| recheck > today)
    }
}

pub(super) fn show(
    ask: &Ask<OrganisationPermit<SeeUnallocated>>,
    tx: &mut Tx<'_>,
) -> Result<Answer, Problem> {
    let (today, me) = (ask.today(), ask.me()?);
    let mut rows: Vec<WithoutRow> = ask.scope()?.list(tx, "unallocated.listed", &sql::WITHOUT, [])?;
    rows.sort_by_key(|row| (row.since(), row.id));
    let (excused, alarms) = rows.into_iter().partition(|row| row.is_excused(today));
    let away = tx.rows(
        &sql::AWAY,
        &[me.staff().into(), me.organisation().into(), today.into(), me.on_shift().into()],
    )?;
    let figures = if me.is(Role::AssociateDirector) {
        tx.rows(&sql::FIGURES, &[me.organisation().into(), today.into()])?
    } else {
        Vec::new()
    };
    let words = ask.words();
    let may_name = me.is(Role::RegisteredManager) || me.is(Role::TeamLeader);
    let shell = ask.shell(format!("Without {}", words.key_worker.a()));
    Answer::page(&WithoutPage { shell, alarms, excused, away, figures, today, words, may_name })
}
