//! The list and the decision agree: whoever a list shows can be opened, and whoever can be opened (without a grant)
//! is in the list. Over random worlds, for every persona.

use access::{Actor, ReadBrief, Scope, Shown, gate};
use domain::ids::PersonId;
use proptest::prelude::*;
use store::{Sql, Tx};
use testkit::{Database, TestApp, with_postgres};

static VISIBLE: Sql =
    Sql::new("VISIBLE", concat!("SELECT p.id FROM person p WHERE ", access::visible!(), " ORDER BY p.id"));
static EVERYONE: Sql = Sql::new("EVERYONE", "SELECT id FROM person ORDER BY id");
static NAMES: Sql =
    Sql::new("NAMES", "SELECT sign_in_key FROM account WHERE state = 'active' ORDER BY sign_in_key");
static NO_GRANTS: Sql = Sql::new("NO_GRANTS", "DELETE FROM access_grant");

struct One(PersonId);

impl store::Record for One {
    fn from_row(row: &store::Row<'_>) -> Result<Self, store::StoreError> {
        row.get(0).map(Self)
    }
}
impl Shown for One {
    fn person(&self) -> PersonId {
        self.0
    }
}

fn compare(tx: &mut Tx<'_>) -> Result<usize, store::StoreError> {
    let mut shown = 0;
    for name in tx.rows::<String>(&NAMES, &[])? {
        let Some(actor) = Actor::of_account(tx, &name)? else { continue };
        let listed: Vec<PersonId> =
            Scope::of(&actor).list::<One>(tx, "test", &VISIBLE, [])?.into_iter().map(|one| one.0).collect();
        let mut opened = Vec::new();
        for person in tx.rows::<PersonId>(&EVERYONE, &[])? {
            if let gate::Answer::Allowed(_) = gate::permit::<ReadBrief>(tx, &actor, person)? {
                opened.push(person);
            }
        }
        assert_eq!(listed, opened, "{name}");
        shown += listed.len();
    }
    Ok(shown)
}

/// A change to the world, by numbers that a property chooses.
fn change(app: &TestApp, what: u8, n: u8, day: u8) {
    let date = format!("2026-{:02}-{:02}", 10 + day % 3, 1 + day % 28);
    let pick = |table: &str| format!("(SELECT id FROM {table} ORDER BY id LIMIT 1 OFFSET {})", n % 8);
    let flag = if app.is_postgres() { "NOT restricted" } else { "1 - restricted" };
    let text = match what % 7 {
        0 => format!("UPDATE person SET restricted = {flag} WHERE id = {}", pick("person")),
        1 => format!("UPDATE placement SET ends_on = '{date}' WHERE id = {}", pick("placement")),
        2 => format!("UPDATE tenure SET ends_on = '{date}' WHERE id = {}", pick("tenure")),
        3 => format!("UPDATE post SET ends_on = '{date}' WHERE id = {}", pick("post")),
        4 => format!("UPDATE placement SET team = NULL WHERE id = {}", pick("placement")),
        5 => format!("INSERT INTO restriction_named (person, staff, organisation) SELECT p.id, s.id, s.organisation FROM person p, staff s
            WHERE p.id = {} AND s.id = {} AND p.organisation = s.organisation ON CONFLICT (person, staff) DO NOTHING", pick("person"), pick("staff")),
        _ => format!("UPDATE staff SET working_days = {} WHERE id = {}", day % 128, pick("staff")),
    };
    // Some changes are refused by the schema; that is as good a world as any.
    let _ = app.raw(&text);
}

fn lists_and_decisions_agree(database: impl Fn() -> Database, cases: u32) {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let changes = proptest::collection::vec((0_u8..7, 0_u8..8, 0_u8..84), 0..12);
    runner
        .run(&changes, |changes| {
            let app = TestApp::new(database(), app::routes());
            app.write(|work| work.run(&NO_GRANTS, &[]));
            for (what, n, day) in changes {
                change(&app, what, n, day);
            }
            let store = app.store.clone();
            std::thread::spawn(move || store.read_now(compare)).join().expect("agreement").expect("a read");
            Ok(())
        })
        .expect("lists and decisions agree");
}

#[test]
fn lists_and_decisions_agree_on_sqlite() {
    lists_and_decisions_agree(Database::sqlite, 40);
}

#[test]
fn lists_and_decisions_agree_on_postgresql() {
    with_postgres(|_| {
        let server = std::env::var("KEYWORKER_TEST_POSTGRES").expect("a server");
        lists_and_decisions_agree(move || Database::postgres(&server), 6);
    });
}

#[test]
fn the_comparison_can_fail() {
    let app = TestApp::new(Database::sqlite(), app::routes());
    // With live grants, the decision opens more than the list: the comparison must notice.
    let store = app.store.clone();
    let compared = std::thread::spawn(move || store.read_now(compare)).join().expect("a thread");
    assert!(compared.is_err(), "the planted difference was not noticed");
}
