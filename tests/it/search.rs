//! Searching for a name that many people have begins with the actor's own people. It must find the same as the gate
//! opens: no more, and no less.

use access::{Actor, ReadBrief, gate};
use domain::ids::PersonId;
use store::Sql;
use testkit::{TestApp, on_both, persona::ALL};

use crate::crowd::{Wanted, person};

static NAMED: Sql = Sql::new(
    "NAMED",
    "SELECT p.id, p.name FROM person p WHERE p.organisation = $1 AND p.name LIKE $2 ORDER BY p.name_key, p.id",
);

/// People of every place and every key worker, all of whom share a word of their name; a few share a rarer one.
fn many(app: &TestApp) {
    let world = app.world.clone();
    app.write(move |work| {
        let places =
            [("elm", Some("oak")), ("elm", Some("ash")), ("elm", None), ("bay", Some("cove")), ("bay", None)];
        let holders = [None, Some("key worker"), Some("bay worker"), Some("colleague")];
        for n in 0..60 {
            let (service, team) = places[n % places.len()];
            // Whoever holds a tenure has a post in that service.
            let with =
                holders[n % holders.len()].filter(|name| (*name == "bay worker") == (service == "bay"));
            let rare = if n % 7 == 0 { " Rarely" } else { "" };
            person(
                work,
                &world,
                Wanted { name: &format!("Common{rare} Number{n:02}"), service, team, with },
            )?;
        }
        Ok(())
    });
    // Some are set apart: restricted, restricted but naming someone, without their key worker since, gone; and one is
    // gone from the service, and is still somebody's.
    let pick = |n: usize| format!("(SELECT id FROM person WHERE name LIKE 'Common%Number{n:02}')");
    let staff = |name: &str| {
        let hex = app.world.staff(name).staff.uuid().simple().to_string();
        if app.is_postgres() { format!("'{hex}'::uuid") } else { format!("x'{hex}'") }
    };
    for text in [
        format!("UPDATE person SET restricted = TRUE WHERE id IN ({}, {})", pick(0), pick(5)),
        format!(
            "INSERT INTO restriction_named (person, staff, organisation)
             SELECT p.id, s.id, s.organisation FROM person p, staff s WHERE p.id = {} AND s.id = {}",
            pick(5),
            staff("key worker")
        ),
        format!("UPDATE tenure SET ends_on = '2026-11-01' WHERE person = {}", pick(1)),
        format!(
            "UPDATE placement SET ends_on = '2026-11-01', end_reason = 'moved' WHERE person IN ({}, {})",
            pick(10),
            pick(25)
        ),
    ] {
        app.raw(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    }
}

/// Who may be seen of those whose name is like this, as the gate decides one by one.
async fn opened(app: &TestApp, who: &'static str, like: &'static str) -> Vec<PersonId> {
    let organisation = app.world.staff(who).organisation;
    let unit = move |tx: &mut store::Tx<'_>| -> Result<Vec<PersonId>, store::StoreError> {
        let actor = Actor::of_account(tx, who)?.expect("an actor");
        let people: Vec<(PersonId, String)> = tx.rows(&NAMED, &[organisation.into(), like.into()])?;
        let mut opened = Vec::new();
        for (person, _) in people {
            if let gate::Answer::Allowed(_) = gate::permit::<ReadBrief>(tx, &actor, person)? {
                opened.push(person);
            }
        }
        Ok(opened)
    };
    app.store.read(unit).await.expect("a read")
}

/// Who is found, over all pages of the result, in their order.
async fn found(app: &TestApp, who: &str, query: &str) -> Vec<PersonId> {
    let (client, mut found) = (app.persona(who), Vec::new());
    let mut next = Some(format!("/people?q={query}"));
    while let Some(path) = next {
        let links = client.page(&path).await.links();
        let ids = links.iter().filter_map(|link| link.strip_prefix("/people/")?.parse::<PersonId>().ok());
        found.extend(ids);
        next = links.into_iter().find(|link| link.contains("&after="));
    }
    found.dedup();
    found
}

on_both! {
    async fn a_search_finds_whom_the_gate_opens_be_the_name_common_or_rare(app: TestApp) {
        many(&app);
        app.raw("DELETE FROM access_grant").expect("no grants: they open a record, and no list");
        let mut most = 0;
        for persona in ALL.iter().filter(|persona| persona.name != "suspended" && persona.name != "not yet confirmed") {
            let may_search = app.persona(persona.name).get("/people").await.status == 200;
            for (query, like) in [("common", "Common%"), ("comm", "Common%"), ("common+number", "Common%"), ("rarely", "Common Rarely%"), ("rarely+common", "Common Rarely%"), ("number07", "Common Rarely Number07")] {
                let opened = opened(&app, persona.name, like).await;
                if !may_search {
                    assert!(opened.is_empty(), "{} opens records, and may not search", persona.name);
                    continue;
                }
                assert_eq!(found(&app, persona.name, query).await, opened, "{} searches for {query}", persona.name);
                most = most.max(opened.len());
            }
        }
        assert!((25..60).contains(&most), "somebody sees many, and nobody all: {most}");
    }

    async fn a_search_that_misses_somebody_is_noticed(app: TestApp) {
        many(&app);
        assert!(app.count("SELECT count(*) FROM name_token WHERE token = 'common'") > 50);
        assert!(app.count("SELECT count(*) FROM name_token WHERE token = 'rarely'") < 50);
        let who = "registered manager";
        assert_eq!(found(&app, who, "common").await, opened(&app, who, "Common%").await);
        // Planted: one of them can no longer be found by this word.
        app.raw("DELETE FROM name_token WHERE token = 'common' AND person = (SELECT id FROM person WHERE name = 'Common Number06')").expect("a word less");
        let (found, opened) = (found(&app, who, "common").await, opened(&app, who, "Common%").await);
        assert_eq!(found.len() + 1, opened.len());
    }
}
