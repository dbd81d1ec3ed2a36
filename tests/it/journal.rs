//! T7 and T8: no journal, no page; and whoever changes the journal is found out.

use axum::http::Request;
use store::chain::{self, Finding, Heads};
use testkit::{Database, TestApp, on_both};
use web::{Method, NeedOf};

/// From here on the journal takes no more entries.
fn break_journal(app: &TestApp) {
    if app.is_postgres() {
        app.raw("CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RAISE EXCEPTION 'broken'; END $f$").expect("a function");
        app.raw("CREATE TRIGGER broken BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION broken()")
            .expect("a trigger");
    } else {
        app.raw("CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'broken'); END")
            .expect("a trigger");
    }
}

on_both! {
    async fn without_a_journal_there_is_no_page(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let (worker, manager) = (app.persona("key worker"), app.persona("registered manager"));
        let own = app.world.person("own").clone();
        break_journal(&app);
        let mut asked = 0;
        for route in app::routes().described() {
            if route.method != Method::Get || matches!(route.need, NeedOf::Public(_) | NeedOf::SignedIn) {
                continue;
            }
            let path = route
                .pattern
                .replace("{person}", &own.person.to_string())
                .replace("{tenure}", &own.tenure.to_string())
                .replace("{placement}", &own.placement.to_string())
                .replace("{contact}", &own.contact.to_string());
            if path.contains('{') {
                continue;
            }
            for client in [&worker, &manager] {
                let answer = client.get(&path).await;
                assert!(answer.status == 503, "{path} answered {} without a journal", answer.status);
                assert!(!answer.body.contains("Person own"), "{path} shows a name without a journal");
                asked += 1;
            }
        }
        assert!(asked > 40, "only {asked} pages were asked");
        let form = format!("/people/{}/contacts/new", own.person);
        assert_eq!(worker.send_form(&form, 1, &[("how", "phone"), ("when", "now")]).await.status, 503);
        assert_eq!(app.count("SELECT count(*) FROM contact"), 8, "and nothing is saved");
    }

    async fn every_page_about_a_person_leaves_a_trace(app: TestApp) {
        let worker = app.persona("key worker");
        let person = app.world.person("own").person;
        for path in ["", "/contacts", "/key-workers", "/history", "/edit", "/contacts/new"] {
            let before = app.count("SELECT count(*) FROM journal WHERE act = 'opened' AND person IS NOT NULL");
            worker.page(&format!("/people/{person}{path}")).await;
            assert_eq!(app.count("SELECT count(*) FROM journal WHERE act = 'opened' AND person IS NOT NULL"), before + 1, "{path}");
        }
        let hidden = format!("/people/{}", app.world.person("team").person);
        assert_eq!(worker.get(&hidden).await.status, 404);
        assert_eq!(app.count("SELECT count(*) FROM journal WHERE act = 'refused' AND person IS NOT NULL"), 1);
        worker.page("/my-people").await;
        assert_eq!(app.count(&format!("SELECT count(*) FROM journal WHERE act = 'my-people.listed' AND detail = 'shown=1 {person}'")), 1);
    }

    async fn the_journal_holds_no_names_and_no_words(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let worker = app.persona("key worker");
        let form = format!("/people/{}/contacts/new", app.world.person("own").person);
        worker.fill(&form, &form, &[("note", "Secret garden")]).await.leads_to("/people/");
        worker.page("/people?q=Person").await;
        for word in ["Person own", "garden", "Kay"] {
            let found = app.count(&format!("SELECT count(*) FROM journal WHERE detail LIKE '%{word}%'"));
            assert_eq!(found, 0, "{word}");
        }
    }

    async fn an_unsealed_tail_is_no_fault_and_a_sealed_journal_is_whole(app: TestApp) {
        let heads = Heads::at(app.database.folder().join(format!("whole-{}.heads", app.is_postgres())));
        fill(&app).await;
        let verify = |app: &TestApp| verify(app, &heads);
        let before = verify(&app);
        assert!(before.findings.is_empty() && before.unsealed > 20 && before.batches == 0, "{before:?}");
        heads.add(&chain::seal(&app.store).await.expect("sealed")).expect("heads");
        let after = verify(&app);
        assert!(after.findings.is_empty() && after.unsealed == 0 && after.batches == 1 && after.entries > 20, "{after:?}");
        app.persona("key worker").page("/my-people").await;
        assert!(verify(&app).unsealed > 0);
        let _ = std::fs::remove_file(heads.path());
    }

    async fn whoever_changes_the_journal_is_found_out(app: TestApp) {
        let heads = Heads::at(app.database.folder().join(format!("tamper-{}-{}.heads", app.is_postgres(), std::process::id())));
        for _ in 0..4 {
            fill(&app).await;
            heads.add(&chain::seal(&app.store).await.expect("sealed")).expect("heads");
        }
        assert!(verify(&app, &heads).findings.is_empty());
        let last = app.count("SELECT max(entry) FROM journal");
        open_up(&app);
        for (n, (change, undo)) in tampers(last).into_iter().enumerate() {
            app.raw("CREATE TABLE kept_journal AS SELECT * FROM journal").expect("kept");
            app.raw("CREATE TABLE kept_seal AS SELECT * FROM seal").expect("kept");
            for text in &change {
                app.raw(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            }
            let found = verify(&app, &heads).findings;
            assert!(!found.is_empty(), "not found ({n}): {change:?}");
            assert!(found.iter().any(undo), "{change:?} was told as {found:?}");
            app.raw("DELETE FROM journal").expect("put back");
            app.raw("INSERT INTO journal SELECT * FROM kept_journal").expect("put back");
            app.raw("DELETE FROM seal").expect("put back");
            app.raw("INSERT INTO seal SELECT * FROM kept_seal").expect("put back");
            app.raw("DROP TABLE kept_journal").expect("put back");
            app.raw("DROP TABLE kept_seal").expect("put back");
            assert!(verify(&app, &heads).findings.is_empty(), "put back after {n}");
        }
        let _ = std::fs::remove_file(heads.path());
    }
}

type Told = fn(&Finding) -> bool;

/// Every kind of tampering, several hundred in all, and how it must be told.
fn tampers(last: i64) -> Vec<(Vec<String>, Told)> {
    let changed: Told = |finding| matches!(finding, Finding::Changed { .. });
    let counted: Told = |finding| matches!(finding, Finding::Count { .. });
    let cut: Told = |finding| matches!(finding, Finding::CutOff { .. });
    let linked: Told = |finding| matches!(finding, Finding::Link { .. });
    let any: Told = |_| true;
    let mut tampers: Vec<(Vec<String>, Told)> = Vec::new();
    for n in 0..12 {
        let entry = 1 + (n * 7919) % (last - 1);
        for column in ["act", "basis", "detail"] {
            tampers.push((
                vec![format!("UPDATE journal SET {column} = {column} || 'x' WHERE entry = {entry}")],
                changed,
            ));
        }
        tampers.push((vec![format!("UPDATE journal SET version = 77 WHERE entry = {entry}")], changed));
        tampers.push((
            vec![format!(
                "UPDATE journal SET staff = NULL, person = staff, basis = basis || 'y' WHERE entry = {entry}"
            )],
            changed,
        ));
        tampers.push((vec![format!("DELETE FROM journal WHERE entry = {entry}")], counted));
        tampers.push((swap(entry, entry % (last - 1) + 1), any));
    }
    tampers.push((vec!["INSERT INTO journal (entry, at, act, basis, detail) SELECT 0, at, act, basis, detail FROM journal WHERE entry = 1".into()], any));
    tampers.push((vec![format!("DELETE FROM journal WHERE entry > {}", last - 5)], counted));
    tampers.push((
        vec![
            "DELETE FROM seal WHERE batch = 4".into(),
            "DELETE FROM journal WHERE entry > (SELECT max(last_entry) FROM seal)".into(),
        ],
        cut,
    ));
    tampers.push((vec!["DELETE FROM seal".into(), "DELETE FROM journal".into()], cut));
    tampers.push((vec!["DELETE FROM seal WHERE batch = 2".into()], linked));
    tampers.push((vec!["UPDATE seal SET hash = previous WHERE batch = 3".into()], any));
    tampers
}

fn swap(one: i64, other: i64) -> Vec<String> {
    let to = |from: i64, to: i64| format!("UPDATE journal SET entry = {to} WHERE entry = {from}");
    vec![to(one, -1), to(other, one), to(-1, other)]
}

/// As whoever holds the database could: the triggers that refuse changes are dropped first.
fn open_up(app: &TestApp) {
    let names: &[&str] = if app.is_postgres() {
        &["journal_keeps ON journal", "seal_keeps ON seal"]
    } else {
        &["journal_keeps", "journal_stays", "seal_keeps", "seal_stays"]
    };
    for name in names {
        app.raw(&format!("DROP TRIGGER {name}")).expect("a trigger dropped");
    }
}

fn verify(app: &TestApp, heads: &Heads) -> chain::Verified {
    let (store, heads) = (app.store.clone(), heads.clone());
    std::thread::spawn(move || chain::verify(&store, &[heads])).join().expect("a thread").expect("verified")
}

async fn fill(app: &TestApp) {
    let worker = app.persona("key worker");
    for _ in 0..10 {
        worker.page("/my-people").await;
        worker.page(&format!("/people/{}", app.world.person("own").person)).await;
    }
}

/// Planted: a page about people that leaves no trace is stopped by the kit, not shown.
#[test]
fn a_route_that_leaves_no_trace_shows_nothing() {
    fn forgetful(
        _: &web::Ask<std::sync::Arc<access::Actor>>,
        _: &mut store::Tx<'_>,
    ) -> Result<web::Answer, web::Problem> {
        Ok(web::Answer::Page { status: 200, html: "Person own".into() })
    }
    #[derive(Clone, Copy)]
    struct Forgets;
    impl web::Need for Forgets {
        type Proof = std::sync::Arc<access::Actor>;
        fn told(self) -> NeedOf {
            NeedOf::Organisation(domain::access::OrganisationAct::SeePeople)
        }
        fn prove(
            self,
            _: &web::Visit,
            actor: Option<&std::sync::Arc<access::Actor>>,
            _: &mut store::Tx<'_>,
        ) -> Result<Self::Proof, web::Problem> {
            actor.cloned().ok_or(web::Problem::SignIn)
        }
    }
    let routes = web::Routes::new().get("/forgetful", Forgets, forgetful);
    let app = TestApp::new(Database::sqlite(), routes);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let answer = runtime.block_on(async {
        app.persona("key worker").send(Request::get("/forgetful"), axum::body::Body::empty()).await
    });
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains("Person own"));
}
