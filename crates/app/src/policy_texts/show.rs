//! Reading a policy, as it stands or as an edition before said it.

use access::{ChangePromises, ExplainPolicies, SeeUnallocated, gate};
use askama::Template;
use domain::{Day, ids::ServiceId};
use store::Tx;
use web::{Answer, Form, Problem, Safe, Shell};

use super::{
    Reading,
    compare::{self, Line},
    editions::{self, Edition},
    found::{self, name_of, next_review},
    list::works_in,
    markup,
    sql::{self, ExplainedRow, PolicyRow},
};
use crate::policy::Version;

#[derive(Template)]
#[template(path = "policy_texts/templates/show.html")]
struct ShowPage {
    shell: Shell,
    policy: PolicyRow,
    text: Safe,
    next: Option<Day>,
    editions: Vec<(Edition, String)>,
    looks: Vec<(Day, String)>,
    mine: Option<ExplainedRow>,
    works_here: bool,
    /// Who took it out of use.
    retired_by: String,
    may_write: bool,
    may_see_explained: bool,
    restore: Form,
    today: Day,
}

impl ShowPage {
    fn is_late(&self) -> bool {
        !self.policy.retired && self.next.is_some_and(|next| next < self.today)
    }
}

/// Whether the reader may see who had the service's policies explained: whoever writes it down, and whoever sees how
/// the service stands.
pub(super) fn may_see_explained(ask: &Reading, service: ServiceId) -> Result<bool, Problem> {
    let me = ask.me()?;
    let explains = gate::in_organisation::<ExplainPolicies>(me).is_some_and(|permit| permit.covers(service));
    let sees = gate::in_organisation::<SeeUnallocated>(me).is_some_and(|permit| permit.covers(service));
    Ok(explains || sees)
}

pub(super) fn show(ask: &Reading, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (organisation, me) = (ask.proof.organisation(), ask.me()?);
    let policy = found::policy(ask, tx)?;
    let promised = Version::in_force(tx, organisation, policy.service, ask.today())?;
    let next = next_review(promised.as_ref(), policy.reviewed_on.unwrap_or(policy.adopted_on));
    let (all, looked) = editions::all(tx, organisation, &policy)?;
    let mut editions = Vec::new();
    for edition in all {
        let by = name_of(tx, organisation, edition.by)?;
        editions.push((edition, by));
    }
    let mut looks = Vec::new();
    for look in looked {
        looks.push((look.on, name_of(tx, organisation, look.by)?));
    }
    let explained: Vec<ExplainedRow> = tx.rows(&sql::EXPLAINED, &[policy.id.into(), organisation.into()])?;
    let mine = explained.into_iter().find(|row| row.staff == me.staff());
    let may_write =
        gate::in_organisation::<ChangePromises>(me).is_some_and(|permit| permit.covers(policy.service));
    let retired_by =
        if policy.retired { name_of(tx, organisation, policy.changed_by)? } else { String::new() };
    let page = ShowPage {
        retired_by,
        shell: ask.shell(policy.name.clone()),
        text: markup::shown(&policy.body),
        next,
        editions,
        looks,
        mine,
        works_here: works_in(me, policy.service),
        may_write,
        may_see_explained: may_see_explained(ask, policy.service)?,
        restore: ask.form(format!("{}/restore", policy.path())),
        today: ask.today(),
        policy,
    };
    Answer::page(&page)
}

#[derive(Template)]
#[template(path = "policy_texts/templates/edition.html")]
struct EditionPage {
    shell: Shell,
    policy: PolicyRow,
    edition: Edition,
    by: String,
    text: Safe,
    /// The edition that this one is held against, and every line of both.
    against: Option<(i64, Vec<Line>)>,
    others: Vec<i64>,
}

pub(super) fn edition(ask: &Reading, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let organisation = ask.proof.organisation();
    let policy = found::policy(ask, tx)?;
    let number: i64 = ask.visit().place("edition").parse().map_err(|_| Problem::NotFound(None))?;
    let (mut all, _) = editions::all(tx, organisation, &policy)?;
    let at = all.iter().position(|one| one.number == number).ok_or(Problem::NotFound(None))?;
    let edition = all.swap_remove(at);
    let asked: i64 = ask.query("against").parse().unwrap_or(number - 1);
    let against = all.iter().find(|one| one.number == asked);
    // The older one first, whichever was asked for.
    let against = against.map(|one| {
        let (before, after) = if one.number < number { (one, &edition) } else { (&edition, one) };
        (one.number, compare::lines(&before.body, &after.body))
    });
    let mut others: Vec<i64> = all.iter().map(|one| one.number).filter(|one| *one != asked).collect();
    others.sort_unstable();
    let page = EditionPage {
        shell: ask.shell(format!("{}, edition {number}", edition.name)),
        by: name_of(tx, organisation, edition.by)?,
        text: markup::shown(&edition.body),
        policy,
        edition,
        against,
        others,
    };
    Answer::page(&page)
}
