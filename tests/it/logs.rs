//! Logs hold ids and codes, never what was typed or what a record says, whatever goes wrong.

use std::{
    io::Write,
    sync::{Arc, Mutex, Once, PoisonError},
};

use access::Actor;
use store::{Sql, Tx, Work};
use testkit::{Database, TestApp, with_postgres};
use web::{Answer, Ask, Problem, Public, Routes, SignedIn};

use crate::canary::{CANARY, plant};

/// What was logged in this process.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Kept;

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        LOG.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Keeps everything that is logged from here on, by us and by the crates that we use.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let all = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false);
        all.with_writer(|| Kept).init();
    });
}

fn logged() -> String {
    String::from_utf8_lossy(&LOG.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
}

/// The lines that hold one of these words.
fn lines_with(log: &str, words: &[&str]) -> Vec<String> {
    let holds = |line: &&str| words.iter().any(|word| line.to_lowercase().contains(&word.to_lowercase()));
    log.lines().filter(holds).map(str::to_owned).collect()
}

static NAMES: Sql = Sql::new("NAMES", "SELECT name FROM person ORDER BY name");
static TWICE: Sql = Sql::new("TWICE", "UPDATE person SET local_id = $1");

/// Planted: breaks with a page half made.
fn breaks(_: &Ask<Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let names: Vec<String> = tx.rows(&NAMES, &[])?;
    Err(Problem::Broken(format!("a planted fault after {} names", names.len())))
}

/// Planted: breaks where a secret stands in the address.
fn breaks_at_the_door(_: &Ask<()>, _: &mut Tx<'_>) -> Result<Answer, Problem> {
    Err(Problem::Broken("a planted fault at the door".into()))
}

/// Planted: writes what the database refuses.
fn is_refused(ask: &Ask<Arc<Actor>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    work.run(&TWICE, &[ask.typed().get("number").into()])?;
    Ok(Answer::see("/"))
}

fn routes() -> Routes {
    app::routes().and(
        Routes::new()
            .get("/broken/{person}", SignedIn, breaks)
            .get("/broken-door/{token}", Public("a planted fault for a test"), breaks_at_the_door)
            .post("/refused", SignedIn, is_refused),
    )
}

async fn everything_goes_wrong(app: &TestApp) {
    let (worker, manager) = (app.persona("key worker"), app.persona("registered manager"));
    let own = format!("/people/{}", app.world.person("own").person);
    for path in
        ["/my-people", "/people?q=Zzcanaryzz", "/audit?who=Zzcanaryzz", &own, &format!("{own}/contacts")]
    {
        manager.get(path).await;
        worker.get(path).await;
    }
    for path in ["/people/Zzcanaryzz", "/Zzcanaryzz", "/people/Zzcanaryzz/edit"] {
        assert_eq!(worker.get(path).await.status, 404, "{path}");
    }
    let address = format!("{own}/address");
    let opened = worker.fill(&address, &format!("{address}/open"), &[("reason", "visit")]).await;
    assert!(opened.body.contains(CANARY), "the secret address is shown");
    let record = format!("{own}/contacts/new");
    let fields = [("note", "Zzcanaryzz said"), ("when", "other")];
    worker.fill(&record, &record, &fields).await.comes_back_with("Enter the date");
    worker.fill(&record, &record, &[("note", "Zzcanaryzz said")]).await.leads_to("/people/");
    let (_, door) = app.nobody().sign_in("Zzcanaryzz", "Zzcanaryzz", "/").await;
    assert_eq!(door.status, 422);
    for (status, answer) in [
        (500, worker.get(&format!("/broken{}", own.replace("/people", ""))).await),
        (500, worker.get("/broken/Zzcanaryzz?q=Zzcanaryzz").await),
        (500, app.nobody().get("/broken-door/Zzcanaryzz").await),
        (503, worker.send_form("/refused", 7, &[("number", "Zzcanaryzz")]).await),
    ] {
        assert_eq!(answer.status, status, "{}", answer.page().text());
        let text = answer.page().text();
        assert!(lines_with(&text, &[CANARY, "planted", "Person own"]).is_empty(), "{text}");
    }
    app.deliver().await;
}

fn no_name_and_no_secret_is_logged(database: Database) {
    listen();
    let app = TestApp::new(database, routes());
    plant(&app);
    // What plants is SQL that a test makes up, with the words in it.
    let before = logged().len();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(everything_goes_wrong(&app));
    let log = logged().split_off(before);
    let own = app.world.person("own").person.to_string();
    for wanted in ["after 8 names", "at the door", "refused by the database", &own, "/broken-door/{token}"] {
        assert!(log.contains(wanted), "the faults are logged: {wanted} is not in {log}");
    }
    let found = lines_with(&log, &[CANARY, "Person own", "Kay Worker", "We talked about"]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_name_and_no_secret_is_logged_on_sqlite() {
    no_name_and_no_secret_is_logged(Database::sqlite());
}

#[test]
fn no_name_and_no_secret_is_logged_on_postgresql() {
    with_postgres(no_name_and_no_secret_is_logged);
}

#[test]
fn a_name_in_the_log_would_be_found() {
    listen();
    tracing::error!(name = "Zzplantedzz", "a planted line");
    assert_eq!(lines_with(&logged(), &["zzPLANTEDzz"]).len(), 1);
}
