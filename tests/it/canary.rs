//! T2: what is hidden comes out by no door. A word that stands nowhere else is put into everything hidden, and every
//! page that a persona can reach is searched for it.

use std::collections::BTreeSet;

use testkit::{Client, TestApp, on_both, persona};

const CANARY: &str = "Zzcanaryzz";

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

fn plant(app: &TestApp) {
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
            let pages = crawl(&app.persona(name)).await;
            assert!(pages.len() > 8, "{name} reached only {} pages", pages.len());
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
        let reached = crawl(&app.persona("key worker")).await;
        assert!(reached.iter().any(|(_, body)| body.contains(&format!("{CANARY} sensitive"))), "the search finds what is there");
        for (table, column) in [("journal", "detail"), ("history", "was"), ("notice", "detail"), ("outbox", "body"), ("form_once", "location")] {
            let found = app.count(&format!("SELECT count(*) FROM {table} WHERE lower({column}) LIKE '%zzcanaryzz%'"));
            assert_eq!(found, 0, "the canary is in {table}.{column}");
        }
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
