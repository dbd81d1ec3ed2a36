//! T12: of those who change the same at once, nobody's change is lost unseen. Each of many clients appends words of
//! its own to one field; afterwards the field holds exactly the words whose saving was acknowledged, each once, and
//! those of each client in its order.

use testkit::{Client, TestApp, on_both};

const CLIENTS: usize = 16;

fn path(app: &TestApp) -> String {
    format!("/people/{}/edit", app.world.person("own").person)
}

/// The form as it stands, and what is in the field that everyone changes.
async fn opened(client: &Client, path: &str) -> (Vec<(String, String)>, String) {
    let mut form = client.page(path).await.form(path);
    let list = form.iter().find(|(name, _)| name == "matters").map(|(_, value)| value.clone());
    form.retain(|(name, _)| name != "matters");
    (form, list.expect("the field"))
}

/// Appends a word to what the client saw, and says whether that was acknowledged.
async fn append(
    client: &Client,
    path: &str,
    (mut form, list): (Vec<(String, String)>, String),
    word: &str,
) -> bool {
    form.push(("matters".to_owned(), format!("{list} {word}").trim().to_owned()));
    let answer = client.post(path, &form).await;
    assert!(matches!(answer.status, 303 | 422), "{}: {}", answer.status, answer.page().text());
    answer.status == 303
}

/// What is wrong with a list, given what was acknowledged to each client in its order.
fn anomalies(list: &str, acknowledged: &[Vec<String>]) -> Vec<String> {
    let there: Vec<&str> = list.split_whitespace().collect();
    let mut found = Vec::new();
    for words in acknowledged {
        let at: Vec<usize> =
            words.iter().filter_map(|word| there.iter().position(|there| there == word)).collect();
        if at.len() < words.len() {
            found.push(format!("of {words:?} some are lost"));
        }
        if !at.is_sorted() {
            found.push(format!("{words:?} stand in another order"));
        }
    }
    let known: usize = acknowledged.iter().map(Vec::len).sum();
    if there.len() != known {
        found.push(format!("{} words are there, {known} were acknowledged", there.len()));
    }
    found
}

async fn saved(app: &TestApp) -> String {
    opened(&app.persona("registered manager"), &path(app)).await.1
}

fn own(app: &TestApp) -> String {
    let hex = app.world.person("own").person.uuid().simple().to_string();
    if app.is_postgres() { format!("'{hex}'::uuid") } else { format!("x'{hex}'") }
}

on_both! {
    async fn of_two_who_change_the_same_one_loses_nothing(app: TestApp) {
        let (manager, worker) = (app.persona("registered manager"), app.persona("key worker"));
        let path = format!("/people/{}/edit", app.world.person("own").person);
        let (first, second) = (manager.page(&path).await.form(&path), worker.page(&path).await.form(&path));
        let with = |mut form: Vec<(String, String)>, text: &str| {
            form.retain(|(name, _)| name != "matters");
            form.push(("matters".to_owned(), text.to_owned()));
            form
        };
        manager.post(&path, &with(first, "The manager's words")).await.leads_to("/people/");
        let clash = worker.post(&path, &with(second, "The key worker's words")).await;
        clash.comes_back_with("Someone else changed this while you had it open");
        assert!(clash.page().says("Saved by Reggie Manager") && clash.page().says("The manager's words"));
        worker.post(&path, &clash.page().form(&path)).await.leads_to("/people/");
        let person = worker.page(&format!("/people/{}", app.world.person("own").person)).await;
        assert!(person.says("The key worker's words"));
        let changes = worker.page(&format!("/people/{}/history", app.world.person("own").person)).await;
        assert!(changes.says("The manager's words") && changes.says("by Reggie Manager") && changes.says("by Kay Worker"));
    }

    async fn no_update_is_lost_among_many(app: TestApp) {
        let turns = if app.is_postgres() { 12 } else { 25 };
        let clients: Vec<_> = (0..CLIENTS).map(|n| {
            let (client, path) = (app.persona("registered manager"), path(&app));
            tokio::spawn(async move {
                let mut acknowledged = Vec::new();
                for turn in 0..turns {
                    let (seen, word) = (opened(&client, &path).await, format!("{n}.{turn}"));
                    if append(&client, &path, seen, &word).await {
                        acknowledged.push(word);
                    }
                }
                acknowledged
            })
        }).collect();
        let mut acknowledged = Vec::new();
        for client in clients {
            acknowledged.push(client.await.expect("a client"));
        }
        let known = acknowledged.iter().map(Vec::len).sum::<usize>() as i64;
        println!("{known} of {} were saved", CLIENTS * turns);
        assert!(known >= turns as i64, "only {known} were saved");
        assert_eq!(anomalies(&saved(&app).await, &acknowledged), Vec::<String>::new());
        let id = own(&app);
        assert_eq!(app.count(&format!("SELECT version FROM person WHERE id = {id}")), 1 + known, "each save made one version");
        assert_eq!(app.count(&format!("SELECT count(*) FROM history WHERE id = {id}")), known, "and kept the one before");
    }

    async fn a_change_in_between_is_noticed_and_without_the_version_it_would_be_lost(app: TestApp) {
        let (client, path) = (app.persona("registered manager"), path(&app));
        let (first, second) = (opened(&client, &path).await, opened(&client, &path).await);
        assert!(append(&client, &path, first, "first").await);
        assert!(!append(&client, &path, second.clone(), "second").await, "made on what is no longer there");
        assert_eq!(anomalies(&saved(&app).await, &[vec!["first".to_owned()]]), Vec::<String>::new());
        // Planted: the same form, as if nobody had compared the version.
        let (mut form, list) = second;
        form.retain(|(name, _)| name != "version" && name != "_once");
        form.push(("version".to_owned(), "2".to_owned()));
        form.push(("_once".to_owned(), format!("{:032x}", 12)));
        assert!(append(&client, &path, (form, list), "second").await);
        let found = anomalies(&saved(&app).await, &[vec!["first".to_owned()], vec!["second".to_owned()]]);
        assert_eq!(found.len(), 2, "the lost word is found: {found:?}");
    }
}
