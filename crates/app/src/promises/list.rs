//! The rows behind a number.

use access::Shown;
use askama::Template;
use domain::{
    Day, Id,
    ids::{PersonId, Service, ServiceId, Team, TeamId},
    names,
};
use store::Tx;
use web::{Answer, Problem, Shell};

use super::{
    sql::{self, ListedRow, WorkListedRow},
    stand::Asked,
    state::{GROUPS, Standing, owner},
};

/// Lines on one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "promises/templates/list.html")]
struct ListPage {
    shell: Shell,
    words: String,
    rows: Vec<ListedRow>,
    next: Option<String>,
    back: String,
    today: Day,
}

#[derive(Template)]
#[template(path = "promises/templates/list_of_work.html")]
struct WorkPage {
    shell: Shell,
    words: String,
    rows: Vec<WorkListedRow>,
    next: Option<String>,
    back: String,
    today: Day,
}

impl ListedRow {
    fn initials(&self) -> String {
        names::initials(&self.name)
    }
    fn owner(&self) -> String {
        owner(self.owner.as_ref(), &self.owner_role)
    }
    fn standing(&self, today: impl std::borrow::Borrow<Day>) -> Standing {
        Standing::of(&self.state, self.due_on, self.kept_on, self.until_on, *today.borrow())
    }
}

impl WorkListedRow {
    fn who(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }
    fn is_staff(&self) -> bool {
        self.about == "worker"
    }
    fn owner(&self) -> String {
        owner(self.owner.as_ref(), &self.owner_role)
    }
    fn standing(&self, today: impl std::borrow::Borrow<Day>) -> Standing {
        Standing::of(&self.state, self.due_on, self.kept_on, self.until_on, *today.borrow())
    }
}

/// Which number was opened.
struct Opened {
    service: ServiceId,
    group: (&'static str, &'static str),
    rule: String,
    team: Option<TeamId>,
    /// Rows before this page.
    before: i64,
}

impl Opened {
    fn read(ask: &Asked) -> Result<Self, Problem> {
        let group = GROUPS.iter().find(|(code, _)| *code == ask.query("state"));
        Ok(Self {
            service: ask.id::<Service>("service")?,
            group: *group.ok_or(Problem::NotFound(None))?,
            rule: ask.query("rule").to_owned(),
            team: match ask.query("team") {
                "" => None,
                team => Some(team.parse::<Id<Team>>().map_err(|_| Problem::NotFound(None))?),
            },
            before: ask.query("before").parse().unwrap_or(0).clamp(0, 1_000_000),
        })
    }
    /// The promise or the team in words.
    fn words(&self, ask: &Asked, tx: &mut Tx<'_>) -> Result<String, Problem> {
        let organisation = ask.proof.organisation();
        let words: Option<String> = match self.team {
            Some(team) => tx.maybe(&sql::TEAM, &[team.into(), self.service.into(), organisation.into()])?,
            None => {
                let arguments = [organisation.into(), self.service.into(), (&self.rule).into()];
                tx.one(&sql::RULE_WORDS, &arguments)?
            }
        };
        words.ok_or(Problem::NotFound(None))
    }
    /// Where the next page is, when there are more rows than fit on one.
    fn next<R>(&self, ask: &Asked, rows: &mut Vec<R>) -> Option<String> {
        (rows.len() > PAGE).then(|| {
            rows.truncate(PAGE);
            let before = self.before + i64::try_from(PAGE).unwrap_or_default();
            let what = self.team.map_or_else(
                || format!("about={}&rule={}", ask.query("about"), self.rule),
                |team| format!("team={team}"),
            );
            format!("{}?{what}&state={}&before={before}", ask.path(), self.group.0)
        })
    }
    fn back(&self) -> String {
        format!("/promises/{}", self.service)
    }
    /// "Late at Elm House"
    fn title(&self, ask: &Asked, tx: &mut Tx<'_>) -> Result<String, Problem> {
        let arguments = [self.service.into(), ask.proof.organisation().into()];
        let service: Option<String> = tx.maybe(&sql::SERVICE_NAME, &arguments)?;
        Ok(format!("{} at {}", self.group.1, service.ok_or(Problem::NotFound(None))?))
    }
}

pub(super) fn show(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let opened = Opened::read(ask)?;
    if matches!(ask.query("about"), "worker" | "service") {
        return of_work(ask, tx, &opened);
    }
    let words = opened.words(ask, tx)?;
    let group = opened.group.0.into();
    let mut rows: Vec<ListedRow> = match opened.team {
        Some(team) => {
            let more = [group, opened.service.into(), team.into(), opened.before.into()];
            ask.scope()?.list(tx, "duties.listed", &sql::LISTED_OF_TEAM, more)?
        }
        None => {
            let more = [group, opened.service.into(), (&opened.rule).into(), opened.before.into()];
            ask.scope()?.list(tx, "duties.listed", &sql::LISTED, more)?
        }
    };
    let next = opened.next(ask, &mut rows);
    let (shell, back) = (ask.shell(opened.title(ask, tx)?), opened.back());
    Answer::page(&ListPage { shell, words, rows, next, back, today: ask.today() })
}

/// About staff and the service itself: for those who answer for the whole service and open records there.
fn of_work(ask: &Asked, tx: &mut Tx<'_>, opened: &Opened) -> Result<Answer, Problem> {
    if ask.proof.whole() || !ask.proof.covers_team(opened.service, None) {
        return Err(Problem::NotFound(None));
    }
    let words = opened.words(ask, tx)?;
    let arguments = [
        opened.service.into(),
        ask.proof.organisation().into(),
        ask.today().into(),
        (&opened.rule).into(),
        opened.group.0.into(),
        opened.before.into(),
        ask.query("about").into(),
    ];
    let mut rows: Vec<WorkListedRow> = tx.rows(&sql::LISTED_OF_WORK, &arguments)?;
    tx.note(ask.proof.event("duties.listed").of(opened.service));
    let next = opened.next(ask, &mut rows);
    let (shell, back) = (ask.shell(opened.title(ask, tx)?), opened.back());
    Answer::page(&WorkPage { shell, words, rows, next, back, today: ask.today() })
}

impl Shown for ListedRow {
    fn person(&self) -> PersonId {
        self.person
    }
}
