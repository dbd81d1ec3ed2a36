//! T13: every form of the product, sent five times at once and once more with the key that it has, gets one answer and
//! has the effect of one: the rows of all tables are compared with those of a world in which it was sent once.

mod known;
mod ways;

use testkit::{Answered, Client, Database, TestApp, on_both};
use web::{Described, Method};

use known::{Known, action};
use ways::{Then, WAYS, Way};

/// Routes with a form that no way is known to fill in, each with a sentence.
fn unknown(routes: &[Described], ways: &[Way]) -> Vec<String> {
    let posts = routes.iter().filter(|route| route.method == Method::Post).map(|route| route.pattern);
    let unknown = posts.filter(|pattern| !ways.iter().any(|way| way.pattern == *pattern));
    unknown
        .map(|pattern| format!("{pattern} takes a form that tests/it/retries/ways.rs does not know."))
        .collect()
}

/// A statement that says of each table how many rows it holds, and how often they were changed.
async fn everything(app: &TestApp) -> String {
    let columns = app.store.read(|tx| tx.columns()).await.expect("columns");
    let mut tables: Vec<String> = Vec::new();
    for table in columns.iter().map(|column| &column.table) {
        let version = columns.iter().any(|column| column.table == *table && column.column == "version");
        let versions = if version { "CAST(coalesce(sum(version), 0) AS BIGINT)" } else { "0" };
        tables.push(format!("SELECT '{table}', count(*), {versions} FROM {table}"));
    }
    tables.dedup();
    assert!(tables.len() > 30, "{tables:?}");
    tables.join(" UNION ALL ")
}

fn now(app: &TestApp, everything: &str) -> Vec<(String, i64, i64)> {
    app.rows(everything)
}

async fn send(who: &Client, action: &str, way: &Way, fields: &[(String, String)]) -> Answered {
    match way.file {
        Some((name, bytes)) => who.upload(action, fields, name, bytes).await,
        None => who.post(action, fields).await,
    }
}

/// The form as it is sent: who sends it, where to, with what in it.
async fn filled(app: &TestApp, known: &Known, way: &Way) -> (Client, String, Vec<(String, String)>) {
    let who = if way.who.is_empty() { app.nobody() } else { app.persona(way.who) };
    let mut page = who.page(&known.fill(way.page)).await;
    if let Some((pattern, fields)) = way.through {
        let opened = who.fill(&known.fill(way.page), &action(&page, pattern), fields).await;
        page = opened.page();
    }
    let action = action(&page, way.pattern);
    let mut form = page.form(&action);
    form.retain(|(name, _)| !way.fields.iter().any(|(field, _)| field == name));
    form.extend(way.fields.iter().map(|(name, value)| ((*name).to_owned(), known.fill(value))));
    (who, action, form)
}

/// The same form, sent so many times at once.
async fn at_once(
    who: &Client,
    action: &str,
    way: &'static Way,
    form: &[(String, String)],
    times: usize,
) -> Vec<Answered> {
    let sends: Vec<_> = (0..times)
        .map(|_| {
            let (who, action, form) = (who.clone(), action.to_owned(), form.to_owned());
            tokio::spawn(async move { send(&who, &action, way, &form).await })
        })
        .collect();
    let mut answers = Vec::new();
    for send in sends {
        answers.push(send.await.expect("an answer"));
    }
    answers
}

/// A world of its own, with what is known there.
struct Told {
    app: TestApp,
    known: Known,
    everything: String,
}

impl Told {
    async fn of(app: TestApp) -> Self {
        crate::sign_in::give_password(&app, "key worker");
        Self { known: Known::of(&app), everything: everything(&app).await, app }
    }
    /// Another world, in which every form is sent once.
    async fn twin() -> Self {
        let made = std::thread::spawn(|| TestApp::new(Database::sqlite(), app::routes()));
        Self::of(made.join().expect("a world")).await
    }
    /// Sends the form so many times at once, and once more; answers with what there is then.
    async fn send(&mut self, way: &'static Way, times: usize) -> Vec<(String, i64, i64)> {
        let (who, action, form) = filled(&self.app, &self.known, way).await;
        let mut answers = at_once(&who, &action, way, &form, times).await;
        let done =
            answers.iter().find(|a| a.status == 200).or(answers.iter().find(|a| a.status == 303)).cloned();
        let first = done.unwrap_or_else(|| panic!("{action} was answered: {}", answers[0].page().text()));
        if times > 1 {
            answers.push(send(&who, &action, way, &form).await);
        }
        for answer in answers {
            assert!(answer.status < 500, "{action}: {answer:?}");
            if way.then == Then::Same {
                let got = (answer.status, &answer.location);
                assert_eq!(got, (303, &first.location), "{action}: {}", answer.page().text());
            }
        }
        self.known.learn_from(&who, way, &first).await;
        self.app.deliver().await;
        now(&self.app, &self.everything)
    }
}

on_both! {
    async fn every_form_sent_five_times_at_once_has_the_effect_of_one_and_gets_one_answer(app: TestApp) {
        let (mut five, mut one) = (Told::of(app).await, Told::twin().await);
        for way in WAYS.iter().filter(|way| !matches!(way.then, Then::Apart(_))) {
            let (five, one) = (five.send(way, 5).await, one.send(way, 1).await);
            assert_eq!(five, one, "{} had a second effect: left is what is there, right what should be", way.pattern);
        }
    }

    async fn a_second_effect_would_be_noticed(app: TestApp) {
        let (everything, known) = (everything(&app).await, Known::of(&app));
        for pattern in ["/people/{person}/contacts/new", "/settings/teams/{team}"] {
            let way = WAYS.iter().find(|way| way.pattern == pattern).expect("a way");
            let (who, action, form) = filled(&app, &known, way).await;
            send(&who, &action, way, &form).await.leads_to("/");
            let after = now(&app, &everything);
            // Planted: the keys are forgotten, and whoever sent the form looked at its page again.
            app.raw("DELETE FROM form_once").expect("forgotten");
            let (who, action, form) = filled(&app, &known, way).await;
            send(&who, &action, way, &form).await;
            assert_ne!(now(&app, &everything), after, "{action}");
        }
        app.deliver().await;
    }
}

#[test]
fn every_form_of_the_product_is_known() {
    assert_eq!(unknown(&app::routes().described(), WAYS), Vec::<String>::new());
    let routes: Vec<_> = app::routes().described().into_iter().map(|route| route.pattern).collect();
    for way in WAYS {
        assert!(routes.contains(&way.pattern), "{} is no route any more", way.pattern);
        if let Then::Nothing(why) | Then::Apart(why) = way.then {
            assert!(why.len() > 20, "{} needs a reason", way.pattern);
        }
    }
}

#[test]
fn a_form_that_nobody_knows_is_noticed() {
    let planted = web::Routes::new().post("/planted", web::SignedIn, |_, _| Ok(web::Answer::see("/")));
    let found = unknown(&planted.described(), WAYS);
    assert_eq!(found, ["/planted takes a form that tests/it/retries/ways.rs does not know."]);
}
