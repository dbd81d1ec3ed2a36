//! My day: what is late, what is for today, what comes this week, for every role. One item, one thing to do (F2).

mod item;
mod sql;

use std::sync::Arc;

use access::{Actor, Scope, SeeUnallocated, gate};
use askama::Template;
use domain::{Day, role::Role};
use store::Tx;
use web::{Answer, Ask, Problem, Routes, Shell, SignedIn};

use item::Item;
use sql::{DueRow, WorkRow};

use crate::my_people::{self, MineRow};

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new().get("/my-day", SignedIn, show)
}

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// Items of a group that are shown before "more".
const SHOWN: usize = 7;
/// Days ahead that "this week" looks.
const AHEAD: i32 = 7;

#[derive(Template)]
#[template(path = "my_day/templates/my_day.html")]
struct MyDayPage {
    shell: Shell,
    late: Vec<Item>,
    today_items: Vec<Item>,
    soon: Vec<Item>,
    all: bool,
    people: Vec<MineRow>,
    next: Option<Day>,
    today: Day,
    key_worker: domain::words::Noun,
    is_key_worker: bool,
    leads: bool,
    may_record: bool,
}

struct Group<'a> {
    title: &'static str,
    items: &'a [Item],
    more: usize,
    /// What is not for today is told in a line.
    brief: bool,
}

impl MyDayPage {
    fn lead(&self) -> String {
        let count =
            |n: usize, one: &str, more: &str| if n == 1 { one.to_owned() } else { format!("{n} {more}") };
        match (self.today_items.len(), self.late.len()) {
            (0, 0) => String::new(),
            (0, late) => format!("{} late. Begin with the first.", count(late, "1 thing is", "things are")),
            (now, 0) => format!("You have {} today.", count(now, "1 thing", "things")),
            (now, late) => format!(
                "You have {} today, and {} late.",
                count(now, "1 thing", "things"),
                count(late, "1 is", "are")
            ),
        }
    }
    /// The groups that are not empty, each with what is shown of it.
    fn groups(&self) -> Vec<Group<'_>> {
        [("Late", &self.late), ("Today", &self.today_items), ("This week", &self.soon)]
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .map(|(title, items)| {
                let shown = if self.all { items.len() } else { items.len().min(SHOWN) };
                Group {
                    title,
                    items: items.get(..shown).unwrap_or_default(),
                    more: items.len() - shown,
                    brief: title == "This week",
                }
            })
            .collect()
    }
}

fn show(ask: &Ask<Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let (me, today) = (&ask.proof, ask.today());
    let until = today.plus_days(AHEAD);
    let scope = Scope::of(me);
    let may_name = me.is(Role::TeamLeader) || me.is(Role::RegisteredManager);
    let is_key_worker = me.posts().iter().any(|post| post.held.role.may_be_key_worker());
    let mut rows: Vec<DueRow> = scope.list(tx, "my-day.listed", &sql::OWN, [until.into()])?;
    if may_name || me.is(Role::ServiceAdministrator) {
        rows.extend(scope.list::<DueRow>(tx, "my-day.listed", &sql::OF_ROLE, [until.into()])?);
    }
    let arguments = [me.staff().into(), me.organisation().into(), today.into(), until.into()];
    let work: Vec<WorkRow> = tx.rows(&sql::ABOUT_WORK, &arguments)?;
    let mut items: Vec<Item> = rows.into_iter().map(|row| Item::of_person(row, may_name)).collect();
    let may_manage = me.is(Role::RegisteredManager) || me.is(Role::ServiceAdministrator);
    let work = item::together(work, me.staff());
    items.extend(work.into_iter().map(|row| Item::of_work(row, me.staff(), may_manage)));
    items.sort_by_key(Item::priority);
    let (late, rest): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.is_late(today));
    let (today_items, soon): (Vec<Item>, Vec<Item>) = rest.into_iter().partition(|item| item.due_on == today);
    let people = if is_key_worker { my_people::mine(&scope, tx)? } else { Vec::new() };
    let next: Option<Day> = if late.is_empty() && today_items.is_empty() && soon.is_empty() {
        tx.one(&sql::NEXT, &[me.staff().into(), today.into()])?
    } else {
        None
    };
    Answer::page(&MyDayPage {
        shell: ask.shell("My day"),
        late,
        today_items,
        soon,
        all: ask.query("all") == "yes",
        people,
        next,
        today,
        key_worker: ask.words().key_worker,
        is_key_worker: me.is(Role::KeyWorker),
        leads: gate::in_organisation::<SeeUnallocated>(me).is_some(),
        may_record: is_key_worker || me.is(Role::Volunteer),
    })
}
