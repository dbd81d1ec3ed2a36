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
