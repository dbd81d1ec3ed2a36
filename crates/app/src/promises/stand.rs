//! How we stand: for each service and promise, how many people it is kept for. Every number opens exactly its rows.

use access::{OrganisationPermit, SeeUnallocated};
use askama::Template;
use domain::{Day, Id, ids::ThingId, names};
use store::Tx;
use web::{Answer, Ask, Problem, Shell};

use super::{
    sql::{self, FigureRow, ListedRow, ServiceRow},
    state::{GROUPS, Standing, owner},
};

type Asked = Ask<OrganisationPermit<SeeUnallocated>>;

#[derive(Template)]
#[template(path = "promises/templates/stand.html")]
struct StandPage {
    shell: Shell,
    services: Vec<Service>,
    without_policy: Vec<ServiceRow>,
    person: domain::words::Noun,
    opens: bool,
}

struct Service {
    id: String,
    name: String,
    rows: Vec<FigureRow>,
    not_measured: usize,
}

impl Service {
    fn late(&self) -> i64 {
        self.rows.iter().map(|row| row.late).sum()
    }
}

impl FigureRow {
    /// The numbers of the row, each with the group that it opens.
    fn numbers(&self) -> [(&'static str, &'static str, i64); 4] {
        let words = |code: &'static str| {
            GROUPS.iter().find(|(known, _)| *known == code).map_or("", |(_, words)| *words)
        };
        [
            ("late", words("late"), self.late),
            ("due", words("due"), self.due),
            ("met", words("met"), self.met),
            ("excused", words("excused"), self.excused),
        ]
    }
    fn is_measured(&self) -> bool {
        self.late + self.due + self.met + self.excused > 0
    }
}

pub(super) fn show(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let me = ask.me()?;
    let arguments = [me.staff().into(), me.organisation().into(), ask.today().into(), me.on_shift().into()];
    let whole = ask.proof.whole();
    let figures: Vec<FigureRow> = if whole {
        tx.rows(&sql::FIGURES_WHOLE, &arguments[..3])?
    } else {
        tx.rows(&sql::FIGURES, &arguments)?
    };
    let mut services: Vec<Service> = Vec::new();
    for row in figures {
        let id = row.service.to_string();
        if services.last().is_none_or(|service| service.id != id) {
            services.push(Service { id, name: row.service_name.clone(), rows: Vec::new(), not_measured: 0 });
        }
        if let Some(service) = services.last_mut() {
            if row.is_measured() {
                service.rows.push(row);
            } else {
                service.not_measured += 1;
            }
        }
    }
    let all: Vec<ServiceRow> = tx.rows(&sql::SERVICES, &[me.organisation().into()])?;
    let without_policy =
        all.into_iter().filter(|row| row.version.is_none() && ask.proof.covers(row.id)).collect();
    tx.note(ask.proof.event("promises.listed"));
    let person = ask.words().person;
    Answer::page(&StandPage {
        shell: ask.shell("How we stand"),
        services,
        without_policy,
        person,
        opens: !whole,
    })
}

#[derive(Template)]
#[template(path = "promises/templates/list.html")]
struct ListPage {
    shell: Shell,
    words: String,
    rows: Vec<ListedRow>,
    next: Option<String>,
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

/// Lines on one page.
const PAGE: usize = 50;

pub(super) fn list(ask: &Asked, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let service = ask.id::<domain::ids::Service>("service")?;
    let group = GROUPS.iter().find(|(code, _)| *code == ask.query("state")).ok_or(Problem::NotFound(None))?;
    let rule = ask.query("rule").to_owned();
    let words: Option<String> =
        tx.one(&sql::RULE_WORDS, &[ask.proof.organisation().into(), service.into(), (&rule).into()])?;
    let words = words.ok_or(Problem::NotFound(None))?;
    // Ids sort by age, which is the order of the list.
    let after: ThingId = ask.query("after").parse().unwrap_or(Id::from_bytes([0; 16]));
    let more = [group.0.into(), service.into(), (&rule).into(), after.into()];
    let mut rows: Vec<ListedRow> = ask.scope()?.list(tx, "duties.listed", &sql::LISTED, more)?;
    let next = (rows.len() > PAGE).then(|| {
        rows.truncate(PAGE);
        rows.last().map_or_else(String::new, |row| {
            format!("{}?state={}&rule={rule}&after={}", ask.path(), group.0, row.id)
        })
    });
    let shell = ask.shell(group.1);
    Answer::page(&ListPage { shell, words, rows, next, today: ask.today() })
}
