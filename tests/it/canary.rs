//! T2: what is hidden comes out by no door. A word that stands nowhere else is put into everything hidden, and every
//! page that a persona can reach is searched for it.

use std::collections::BTreeSet;

use testkit::{Client, TestApp, on_both, persona};

pub const CANARY: &str = "Zzcanaryzz";

/// Who may take lists out, each of one service with five lists.
const MAY_EXPORT: &[&str] = &["registered manager"];

/// Every file that can be taken out, of every service that is offered.
async fn exports(client: &Client) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let list = client.get("/exports").await.page().links();
    for path in list.into_iter().filter(|link| link.starts_with("/exports/")) {
        let page = client.page(&path).await;
        let choices = page.html().split("<input").filter(|input| input.contains("name=\"service\""));
        let services = choices.filter_map(|input| input.split("value=\"").nth(1)?.split('"').next());
        for service in services {
            let fields = [("service", service), ("reason", "own_records")];
            let file = client.fill(&path, &path, &fields).await;
            assert_eq!(file.status, 200, "{path}: {}", file.page().text());
            assert!(file.file.contains(".csv"), "{path} is no file");
            files.push((format!("{path} of {service}"), file.body));
        }
    }
    files
}

async fn with_fields(client: &Client, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut form = client.page("/imports/new").await.form("/imports/new");
    form.retain(|(name, _)| !fields.iter().any(|(field, _)| field == name));
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    form
}

/// Every page reachable from the start by links, each address once.
async fn crawl(client: &Client) -> Vec<(String, String)> {
    let mut waiting =
        vec!["/".to_owned(), "/people?q=zz".to_owned(), "/audit".to_owned(), "/exports".to_owned()];
    let mut seen = BTreeSet::new();
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop() {
        if !path.starts_with('/')
            || path.starts_with("/assets")
            || !seen.insert(path.clone())
            || seen.len() > 400
        {
            continue;
        }
        let answer = client.get(&path).await;
        if answer.status == 303 {
            waiting.push(answer.location.clone());
        }
        waiting.extend(
            answer
                .page()
                .links()
                .into_iter()
                .map(|link| link.split('#').next().unwrap_or_default().to_owned()),
        );
        pages.push((path, answer.body));
    }
    pages
}

pub fn plant(app: &TestApp) {
    let (organisation, someone) = (app.world.organisations["home"], app.world.person("own").clone());
    let writer = app.world.staff("colleague").staff;
    app.write(move |work| {
        for label in ["sensitive", "safeguarding", "third_party"] {
            persona::contact(
                work,
                organisation,
                someone.person,
                writer,
                label,
                &format!("{CANARY} {label}"),
            )?;
        }
        Ok(())
    });
    let hex = app.world.person("own").person.uuid().simple().to_string();
    let (id, own) = if app.is_postgres() {
        ("'00000000000070008000000000000009'::uuid".to_owned(), format!("'{hex}'::uuid"))
    } else {
        ("x'00000000000070008000000000000009'".to_owned(), format!("x'{hex}'"))
    };
    app.raw(&format!(
        "INSERT INTO secret_address (id, organisation, person, address, version, changed_at)
         SELECT {id}, organisation, id, '{CANARY} Lane', 1, changed_at FROM person WHERE id = {own}"
    ))
    .expect("a secret address");
    for situation in ["other service", "other organisation", "restricted", "relative"] {
        let hex = app.world.person(situation).person.uuid().simple().to_string();
        let id = if app.is_postgres() { format!("'{hex}'::uuid") } else { format!("x'{hex}'") };
        let name = format!("{CANARY} {situation}");
        app.raw(&format!(
            "UPDATE person SET name = '{name}', name_key = '{}', matters = '{name}' WHERE id = {id}",
            name.to_lowercase()
        ))
        .expect("a hidden person");
    }
}

on_both! {
    async fn what_is_hidden_comes_out_by_no_page(app: TestApp) {
        plant(&app);
        for name in ["care staff", "volunteer", "team leader", "associate director", "service administrator", "inspector", "system administrator", "key worker", "registered manager"] {
            let mut pages = crawl(&app.persona(name)).await;
            assert!(pages.len() > 8, "{name} reached only {} pages", pages.len());
            let files = exports(&app.persona(name)).await;
            assert_eq!(files.len(), if MAY_EXPORT.contains(&name) { 6 } else { 0 }, "{name}: {files:?}");
            pages.extend(files);
            for (path, body) in &pages {
                // What this persona may see is theirs to see: notes by label, no more.
                let allowed: &[&str] = match name {
                    "key worker" => &["sensitive", "third_party"],
                    "team leader" => &["sensitive", "safeguarding"],
                    "registered manager" | "inspector" => &["sensitive", "safeguarding", "third_party"],
                    _ => &[],
                };
                let mut rest = body.clone();
                for label in allowed {
                    rest = rest.replace(&format!("{CANARY} {label}"), "");
                }
                assert!(!rest.to_lowercase().contains(&CANARY.to_lowercase()), "{name} finds the canary on {path}");
            }
        }
        let files = exports(&app.persona("registered manager")).await;
        assert!(files.iter().any(|(_, body)| body.contains(&format!("{CANARY} sensitive"))), "files are searched too");
        let reached = crawl(&app.persona("key worker")).await;
        assert!(reached.iter().any(|(_, body)| body.contains(&format!("{CANARY} sensitive"))), "the search finds what is there");
        for (table, column) in [("journal", "detail"), ("history", "was"), ("notice", "detail"), ("outbox", "body"), ("form_once", "location")] {
            let found = app.count(&format!("SELECT count(*) FROM {table} WHERE lower({column}) LIKE '%zzcanaryzz%'"));
            assert_eq!(found, 0, "the canary is in {table}.{column}");
        }
    }

    async fn an_import_does_not_say_whom_a_number_belongs_to(app: TestApp) {
        plant(&app);
        let manager = app.persona("registered manager");
        let numbers = [("9990000042", "P-3"), ("9990000050", "P-4"), ("9990000077", "P-6"), ("9990000085", "P-7")];
        let lines: String = numbers.iter().enumerate().map(|(n, (nhs, own))| format!("N-{n},New {n},{nhs}\n{own},Other {n},\n")).collect();
        let file = format!("Our number,Full name,NHS number\n{lines}");
        let fields = with_fields(&manager, &[("kind", "people"), ("service", &app.world.services["elm"].to_string())]).await;
        let sent = manager.upload("/imports/new", &fields, "people.csv", file.as_bytes()).await;
        sent.leads_to("/imports/");
        manager.fill(&sent.location, &sent.location, &[]).await.leads_to("/imports/");
        let batch = sent.location.strip_suffix("/columns").expect("a batch");
        for path in [sent.location.clone(), batch.to_owned(), format!("{batch}/lines.csv"), format!("{batch}/result"), "/imports".to_owned()] {
            let answer = manager.get(&path).await;
            assert!(!answer.body.to_lowercase().contains("zzcanary"), "{path} says who it is: {}", answer.body);
        }
        let preview = manager.get(batch).await;
        assert!(preview.body.contains("belongs to a person who is here already"), "{}", preview.page().text());
    }

    async fn the_secret_address_is_in_no_row_of_any_other_table(app: TestApp) {
        let manager = app.persona("registered manager");
        let path = format!("/people/{}/address", app.world.person("own").person);
        for address in ["Zzcanaryzz Lane 1", "Zzcanaryzz Lane 2"] {
            let opened = manager.fill(&path, &format!("{path}/open"), &[("reason", "check")]).await;
            let mut form = opened.page().form(&path);
            form.retain(|(name, _)| name != "address");
            form.push(("address".to_owned(), address.to_owned()));
            manager.post(&path, &form).await.leads_to("/people/");
        }
        app.deliver().await;
        let columns = app.store.read(|tx| tx.columns()).await.expect("columns");
        let mut looked = 0;
        for column in columns.iter().filter(|column| matches!(column.kind.as_str(), "TEXT" | "text") && column.table != "migration") {
            let found = app.count(&format!("SELECT count(*) FROM {} WHERE lower({}) LIKE '%zzcanaryzz%'", column.table, column.column));
            let wanted = i64::from(column.table == "secret_address" && column.column == "address");
            assert_eq!(found, wanted, "{}.{}", column.table, column.column);
            looked += 1;
        }
        assert!(looked > 60);
    }
}
