//! One member of staff.

use access::{Actor, ManageStaff, OrganisationPermit, SeeStaff, gate};
use askama::Template;
use domain::{Day, Moment, ids::StaffId, one_of::OneOf, role::Purpose, role::Role, words::Words};
use store::Tx;
use web::{Answer, Ask, Form, Problem, Shell};

use super::{
    member::Member,
    places::Places,
    posts,
    rows::{AccountRow, LeaveRow, ManagerRow, PolicyRow, PostRow},
    service::AccountState,
    sql,
};

#[derive(Template)]
#[template(path = "staff/templates/show.html")]
struct StaffPage {
    shell: Shell,
    member: Member,
    leave: Vec<LeaveRow>,
    managers: Vec<Answers>,
    account: Option<AccountRow>,
    policies: Vec<PolicyRow>,
    without_cover: usize,
    may: May,
    form: Form,
    words: Words,
    now: Moment,
}

/// To whom someone answers for one purpose.
struct Answers {
    purpose: &'static str,
    manager: Option<(StaffId, String)>,
}

/// What the reader may do here.
struct May {
    /// Change details, leave, managers and sign-in.
    manage: bool,
    /// Give and end roles; nobody does that for themself.
    give: bool,
    /// Keep someone apart from people they are close to.
    keep_apart: bool,
    /// Whether this is the reader.
    own: bool,
    permit: Option<OrganisationPermit<ManageStaff>>,
    covers_all: bool,
}

impl May {
    fn of(tx: &mut Tx<'_>, actor: &Actor, member: &Member) -> Result<Self, Problem> {
        let permit = gate::in_organisation::<ManageStaff>(actor);
        let covers_all = match &permit {
            Some(permit) => Places::load(tx, permit)?.covers_all(),
            None => false,
        };
        let own = actor.staff() == member.staff.id;
        let manage = permit.as_ref().is_some_and(|permit| member.managed_by(permit));
        let give = permit.is_some() && !own;
        let keep_apart = manage && actor.is(Role::RegisteredManager);
        Ok(Self { manage, give, keep_apart, own, permit, covers_all })
    }
}

impl StaffPage {
    fn may_end(&self, post: &PostRow) -> bool {
        let covered =
            |permit: &OrganisationPermit<ManageStaff>| posts::may_change(permit, self.may.covers_all, post);
        self.may.give && self.may.permit.as_ref().is_some_and(covered)
    }
    /// The button that cancels leave.
    fn cancel(&self, leave: &LeaveRow) -> Form {
        self.form.to(format!("{}/leave/{}/cancel", self.member.path(), leave.id))
    }
    fn supports(&self) -> String {
        match usize::try_from(self.member.staff.key_worker_of).unwrap_or(0) {
            0 => "No one now".to_owned(),
            count => self.words.person.count(count),
        }
    }
    /// "2 people have".
    fn uncovered(&self) -> Option<String> {
        let (count, person) = (self.without_cover, &self.words.person);
        (count > 0).then(|| format!("{} {}", person.count(count), if count == 1 { "has" } else { "have" }))
    }
    fn leaving(&self) -> Option<Day> {
        self.member.staff.leaves_on.filter(|day| *day > self.member.today)
    }
    fn sign_in(&self) -> &'static str {
        let state = self.account.as_ref().and_then(|account| AccountState::from_code(&account.state));
        state.map_or("No sign-in yet", OneOf::words)
    }
    fn last_sign_in(&self) -> Option<String> {
        let last = self.account.as_ref()?.last_sign_in?;
        Some(last.day().ago(self.now.day()))
    }
}

pub(super) fn show(ask: &Ask<OrganisationPermit<SeeStaff>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (organisation, today) = (ask.proof.organisation(), ask.today());
    let member = Member::load(tx, organisation, ask.id("staff")?)?;
    let id = member.staff.id;
    let may = May::of(tx, ask.me()?, &member)?;
    let leave = tx.rows(&sql::LEAVE, &[id.into(), organisation.into(), today.into()])?;
    let managers = tx.rows(&sql::MANAGERS, &[id.into(), organisation.into()])?;
    let account = if may.manage { tx.maybe(&sql::ACCOUNT, &[id.into(), organisation.into()])? } else { None };
    // What was explained to whom is for whoever looks after them, and for themselves.
    let policies = if may.manage || may.own {
        tx.rows(&sql::POLICIES, &[id.into(), organisation.into(), today.into()])?
    } else {
        Vec::new()
    };
    let without_cover: i64 = match member.staff.away_until {
        Some(_) => tx.one(&sql::WITHOUT_COVER, &[organisation.into(), id.into(), today.into()])?,
        None => 0,
    };
    let page = StaffPage {
        shell: ask.shell(member.staff.name.clone()),
        form: ask.form(member.path()),
        member,
        leave,
        managers: answers(&managers),
        account,
        policies,
        without_cover: usize::try_from(without_cover).unwrap_or(0),
        may,
        words: ask.words(),
        now: ask.now(),
    };
    Answer::page(&page)
}

fn answers(rows: &[ManagerRow]) -> Vec<Answers> {
    let answers = |purpose: &Purpose| {
        let row = rows.iter().find(|row| row.purpose == purpose.code());
        Answers { purpose: purpose.words(), manager: row.map(|row| (row.manager, row.name.clone())) }
    };
    Purpose::ALL.iter().map(answers).collect()
}
