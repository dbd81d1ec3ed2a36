//! T9: the program is killed under load; what it acknowledged is there.

use std::{
    collections::BTreeSet,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
};

use access::Token;
use domain::{chance::SystemChance, ids::PersonId, time::SystemClock};
use store::{Options, Place, Sql, Store};

use crate::{
    http,
    program::{Folder, Server, well},
};

static NOTES: Sql = Sql::new("NOTES", "SELECT note FROM contact ORDER BY note");

fn open(folder: &Path) -> Store {
    let place = Place::File(folder.join("keyworker.db"));
    Store::open(Options {
        place,
        connections: 1,
        clock: Arc::new(SystemClock::default()),
        chance: Arc::new(SystemChance),
        alone: false,
        after: None,
    })
    .expect("a store")
}

/// A world in the folder, and sessions of its key worker.
fn seed(folder: &Path, sessions: usize) -> (PersonId, Vec<Token>) {
    let store = open(folder);
    store.migrate().expect("a schema");
    store
        .write_now(move |work| -> Result<_, store::StoreError> {
            let world = testkit::make_world(work)?;
            let member = world.staff("key worker").clone();
            let mut tokens = Vec::new();
            for _ in 0..sessions {
                let begun =
                    app::sign_in::service::begin(work, member.organisation, member.account, "A test", false)?;
                tokens.push(begun.1);
            }
            Ok((world.person("own").person, tokens))
        })
        .expect("a world")
}

fn notes(folder: &Path) -> BTreeSet<String> {
    let store = open(folder);
    store.read_now(|tx| tx.rows::<String>(&NOTES, &[])).expect("notes").into_iter().collect()
}

/// Records contacts until the program is gone, and tells each one that was acknowledged.
fn record(
    address: &str,
    token: &Token,
    person: PersonId,
    name: (u128, u128),
    acknowledged: &mpsc::Sender<String>,
    stop: &AtomicBool,
) {
    for n in 0_u128.. {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let note = format!("r{}c{}-{n}", name.0, name.1);
        let once = (name.0 << 96) | (name.1 << 64) | n;
        let body = format!("_token={}&_once={once:032x}&how=phone&when=now&note={note}", token.form_token());
        let cookie = format!("keyworker={}", token.text());
        match http::ask(address, "POST", &format!("/people/{person}/contacts/new"), &cookie, Some(&body)) {
            Ok(answer) if answer.status == 303 && answer.location.contains("recorded=") => {
                let _ = acknowledged.send(note);
            }
            Ok(answer) => assert_eq!(answer.status, 503, "{}", answer.body),
            Err(_) => return,
        }
    }
}

#[test]
fn what_was_acknowledged_survives_being_killed_under_load() {
    const CLIENTS: usize = 6;
    let folder = Folder::new();
    let (person, tokens) = seed(folder.path(), CLIENTS);
    let mut all = BTreeSet::new();
    for round in 0..5 {
        let mut server = Server::start(&["serve", "--data", &folder.text()], false);
        let (acknowledged, told) = mpsc::channel();
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for (client, token) in tokens.iter().enumerate() {
                let (address, acknowledged, stop) = (server.address.clone(), acknowledged.clone(), &stop);
                scope.spawn(move || {
                    record(&address, token, person, (round, client as u128), &acknowledged, stop)
                });
            }
            for _ in 0..60 + round * 13 {
                all.insert(told.recv().expect("an acknowledged contact"));
            }
            server.kill();
            stop.store(true, Ordering::Relaxed);
        });
        drop(acknowledged);
        all.extend(told.iter());
        let there = notes(folder.path());
        let lost: Vec<_> = all.difference(&there).collect();
        assert!(lost.is_empty(), "acknowledged and lost in round {round}: {lost:?}");
    }
    assert!(all.len() >= 300, "{}", all.len());
    assert!(well(&["audit", "verify", "--data", &folder.text()]).contains("The journal is whole."));
    // Planted: a contact that was never sent is missed by the same comparison.
    all.insert("never sent".to_owned());
    assert_eq!(all.difference(&notes(folder.path())).count(), 1);
}
