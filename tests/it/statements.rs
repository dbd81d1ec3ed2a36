//! A page takes a handful of statements, and no more when there is more to show.

use std::sync::Arc;

use access::Actor;
use domain::ids::PersonId;
use store::{Sql, Tx};
use testkit::{Database, TestApp, on_both};
use web::{Answer, Ask, Problem, Routes, SignedIn};

use crate::crowd::grow;

/// So many statements are a handful: session, rights, the page, and its trace in the journal.
const HANDFUL: u64 = 8;

/// Pages that grow with what there is, and who opens them.
fn pages(app: &TestApp) -> Vec<(&'static str, String)> {
    let own = format!("/people/{}", app.world.person("own").person);
    vec![
        ("key worker", "/my-people".to_owned()),
        ("key worker", "/record".to_owned()),
        ("key worker", "/notices".to_owned()),
        ("key worker", own.clone()),
        ("key worker", format!("{own}/contacts")),
        ("registered manager", format!("{own}/looked")),
        ("registered manager", "/people".to_owned()),
        ("registered manager", "/people?q=many".to_owned()),
        ("registered manager", "/without-key-worker".to_owned()),
        ("registered manager", "/staff".to_owned()),
        ("registered manager", "/audit".to_owned()),
    ]
}

/// Pages about promises, policies and responsibilities: who opens them, and the statements that each takes.
fn of_promises(app: &TestApp, policy: &str) -> Vec<(&'static str, String, u64)> {
    let elm = app.world.services["elm"];
    vec![
        ("key worker", "/my-day".to_owned(), 6),
        ("team leader", "/my-day".to_owned(), 8),
        ("registered manager", "/my-day".to_owned(), 8),
        ("associate director", "/my-day".to_owned(), 5),
        ("team leader", "/promises".to_owned(), 10),
        ("registered manager", "/promises".to_owned(), 10),
        ("associate director", "/promises".to_owned(), 7),
        ("registered manager", format!("/promises/{elm}"), 13),
        ("associate director", format!("/promises/{elm}"), 11),
        ("registered manager", format!("/promises/{elm}?state=late&rule=regular-contact"), 6),
        (
            "registered manager",
            format!("/promises/{elm}?state=late&rule=care-planning-training&about=worker"),
            6,
        ),
        ("registered manager", format!("/promises/{elm}/on?on-day=25&on-month=11&on-year=2026"), 12),
        ("registered manager", format!("/promises/{elm}/policy"), 9),
        ("registered manager", format!("/promises/{elm}/policy/regular-contact"), 6),
        ("registered manager", format!("/promises/{elm}/policy/choose"), 6),
        ("registered manager", format!("/promises/{elm}/policy/add"), 6),
        ("registered manager", "/policies".to_owned(), 8),
        ("registered manager", policy.to_owned(), 9),
        ("registered manager", format!("{policy}/editions/1"), 5),
        ("registered manager", format!("{policy}/explained"), 6),
        ("registered manager", format!("{policy}/review"), 4),
        ("key worker", "/responsibilities".to_owned(), 7),
        ("registered manager", format!("/responsibilities/{elm}"), 13),
        ("registered manager", format!("/responsibilities/{elm}/edit"), 3),
        ("registered manager", format!("/responsibilities/{elm}/confirm"), 6),
        ("registered manager", format!("/staff/{}", app.world.staff("key worker").staff), 9),
        ("registered manager", format!("/staff/{}/training", app.world.staff("key worker").staff), 7),
    ]
}

/// How many statements a page takes, for somebody who is signed in already.
async fn taken(app: &TestApp, who: &str, path: &str) -> (u64, usize) {
    let client = app.persona(who);
    let before = app.store.statements_run();
    let page = client.page(path).await;
    (app.store.statements_run() - before, page.html().len())
}

on_both! {
    async fn a_page_takes_a_handful_of_statements_whatever_it_shows(app: TestApp) {
        grow(&app, 5);
        app.deliver().await;
        let mut few = Vec::new();
        for (who, path) in pages(&app) {
            few.push(taken(&app, who, &path).await);
        }
        grow(&app, 40);
        app.deliver().await;
        for ((who, path), (statements, length)) in pages(&app).into_iter().zip(few) {
            let (more, longer) = taken(&app, who, &path).await;
            println!("{statements} statements: {path}");
            assert_eq!(more, statements, "{path} takes more statements to show more");
            assert!(statements <= HANDFUL, "{path} takes {statements} statements");
            // The page of one person shows the last few contacts, and grows no further.
            assert!(longer > length || path.len() == 44, "{path} did not grow: {length} to {longer}");
        }
    }
}

on_both! {
    /// My day of a key worker with 20 people takes 6 statements at most, and no page takes more for more people.
    async fn pages_about_promises_take_as_many_statements_as_they_did(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        crate::duties::promise(&app, "residential-home").await;
        let policy = crate::policy_texts::write(&app, "Fire", "We go out.", ("1", "3", "2024")).await;
        grow(&app, 5);
        app.clock.forward(9 * 24 * 3600);
        app.sweep().await;
        let mut few = Vec::new();
        for (who, path, _) in of_promises(&app, &policy) {
            few.push(taken(&app, who, &path).await.0);
        }
        grow(&app, 15);
        app.sweep().await;
        let mut wrong = Vec::new();
        assert!(app.persona("key worker").page("/my-day").await.says("My people (21)"), "20 people and one");
        for ((who, path, most), few) in of_promises(&app, &policy).into_iter().zip(few) {
            let (statements, _) = taken(&app, who, &path).await;
            println!("{statements} statements: {who}, {path}");
            if statements > few || statements > most {
                wrong.push(format!("{who} {path}: {statements} statements, {few} with fewer people, {most} at most"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

static EVERYONE: Sql = Sql::new("EVERYONE", "SELECT id FROM person ORDER BY id");
static NAME: Sql = Sql::new("NAME", "SELECT name FROM person WHERE id = $1");

/// Planted: a page that asks for each row by itself.
fn row_by_row(_: &Ask<Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let mut html = String::new();
    for person in tx.rows::<PersonId>(&EVERYONE, &[])? {
        html.push_str(&tx.one::<String>(&NAME, &[person.into()])?);
    }
    Ok(Answer::Page { status: 200, html })
}

#[test]
fn a_page_that_reads_row_by_row_is_noticed() {
    let app = TestApp::new(Database::sqlite(), Routes::new().get("/planted", SignedIn, row_by_row));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let (few, _) = taken(&app, "key worker", "/planted").await;
        grow(&app, 5);
        let (more, _) = taken(&app, "key worker", "/planted").await;
        assert_eq!(more, few + 10, "ten people more are ten statements more");
        app.deliver().await;
    });
}
