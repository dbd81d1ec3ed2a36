//! The commands, as whoever looks after the machine uses them.

use crate::{
    http,
    program::{Folder, Server, refused, run, well},
};

fn field(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    page.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// Sets an empty installation up through its link, and signs in; gives the cookie.
fn set_up(server: &Server) -> String {
    let path = format!("/set-up/{}", server.set_up.as_deref().expect("a set-up link"));
    let page = http::ask(&server.address, "GET", &path, "", None).expect("the set-up page");
    assert_eq!(page.status, 200, "{}", page.body);
    let body = format!(
        "_once={}&organisation=Larch&service=Elm&name=Reggie+Manager&manager=yes&sign_in_name=reggie&password=tidal+quarry+lamp+nettle",
        field(&page.body, "_once")
    );
    let done = http::ask(&server.address, "POST", &path, "", Some(&body)).expect("set up");
    assert_eq!(done.status, 303, "{}", done.body);
    let again = http::ask(&server.address, "POST", &path, "", Some(&body)).expect("an answer");
    assert_eq!(again.status, 409, "the link works once");
    sign_in(server, "reggie", "tidal+quarry+lamp+nettle")
}

fn sign_in(server: &Server, name: &str, password: &str) -> String {
    let answer =
        http::ask(&server.address, "POST", "/sign-in", "", Some(&format!("name={name}&password={password}")))
            .expect("an answer");
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.cookies.iter().filter_map(|cookie| cookie.split(';').next()).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_first_start_is_set_up_by_its_link_and_kept_safe() {
    let folder = Folder::new();
    let data = folder.text();
    let mut server = Server::start(&["serve", "--data", &data], true);
    let cookie = set_up(&server);
    for path in
        ["/without-key-worker", "/staff", "/settings", "/installation", "/imports", "/audit", "/account"]
    {
        let answer = http::ask(&server.address, "GET", path, &cookie, None).expect("an answer");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    }
    for command in [
        &["migrate", "--data", &data][..],
        &["restore", &folder.file("x"), "--data", &data],
        &["demo", "--data", &data],
    ] {
        assert!(refused(command).contains("Stop the server first"), "{command:?}");
    }
    let link = well(&[
        "user",
        "add",
        "--data",
        &data,
        "--name",
        "Kay Worker",
        "--sign-in",
        "kay",
        "--role",
        "key worker",
        "--service",
        "Elm",
    ]);
    assert!(link.contains("/invitation/"), "{link}");
    assert!(
        refused(&[
            "user",
            "add",
            "--data",
            &data,
            "--name",
            "K",
            "--sign-in",
            "kay",
            "--role",
            "key worker",
            "--service",
            "Elm"
        ])
        .contains("signs in as kay already")
    );
    assert!(
        refused(&[
            "user",
            "add",
            "--data",
            &data,
            "--name",
            "K",
            "--sign-in",
            "k",
            "--role",
            "key worker",
            "--service",
            "Oak"
        ])
        .contains("There is no service called Oak")
    );
    assert!(well(&["doctor", "--data", &data]).contains("purpose: real"));
    let backup = folder.file("backup.db");
    assert!(well(&["backup", &backup, "--data", &data]).contains("Verified."), "beside the running server");
    assert!(refused(&["backup", &backup, "--data", &data]).contains("is there already"));
    server.kill();
    assert!(refused(&["demo", "--data", &data]).contains("holds something else than the demonstration"));
    let elsewhere = folder.file("restored");
    assert!(well(&["restore", &backup, "--data", &elsewhere]).contains("Counts, hashes and journal agree."));
    assert!(refused(&["restore", &backup, "--data", &elsewhere]).contains("The target is not empty"));
    let server = Server::start(&["serve", "--data", &elsewhere], false);
    sign_in(&server, "reggie", "tidal+quarry+lamp+nettle");
}

#[test]
fn plain_http_is_for_this_machine_alone() {
    let folder = Folder::new();
    let data = folder.text();
    assert!(
        refused(&["serve", "--data", &data, "--listen", "0.0.0.0:0"])
            .contains("Plain HTTP is for this machine alone")
    );
    assert!(
        refused(&["serve", "--data", &data, "--tls-cert", "x.pem"]).contains("both --tls-cert and --tls-key")
    );
    assert!(refused(&["demo", "--data", &data, "--listen", "0.0.0.0:0"]).contains("this machine alone"));
    std::fs::write(folder.path().join("keyworker.toml"), "listne = \"127.0.0.1:0\"\n").expect("settings");
    assert!(refused(&["doctor", "--config", &folder.file("keyworker.toml")]).contains("unknown field"));
    assert!(refused(&["backup", "x", "--data", &folder.file("nothing")]).contains("There is no database"));
}

#[test]
fn the_demonstration_is_the_same_all_day_and_a_changed_byte_is_found() {
    let folder = Folder::new();
    let (one, other) = (folder.file("one"), folder.file("other"));
    let hashes = |place: &str| {
        let data = format!("{place}/copy");
        well(&["db", "copy", "--from", &format!("sqlite:{place}"), "--to", &format!("sqlite:{data}")])
    };
    well(&["demo", "--only-make", "--data", &one]);
    well(&["demo", "--only-make", "--data", &other]);
    assert_eq!(hashes(&one), hashes(&other));
    let read = |place: &str| std::fs::read(format!("{place}/copy/keyworker.db")).expect("a file").len();
    assert_eq!(read(&one), read(&other));
    well(&["demo", "--only-make", "--data", &one]);
    assert!(well(&["audit", "verify", "--data", &one]).contains("The journal is whole."));
    let mut server = Server::start(&["demo", "--data", &one], false);
    http::ask(&server.address, "GET", "/sign-in", "", None).expect("a page");
    sign_in(&server, "mina", "harbour+lantern+seven");
    // The seal follows within a second or two: the heads beside the database tell.
    let heads = folder.path().join("one/journal.heads");
    while std::fs::metadata(&heads).map_or(0, |file| file.len()) == 0 {
        std::thread::yield_now();
    }
    server.kill();
    assert!(well(&["audit", "verify", "--data", &one]).contains("The journal is whole."));
    change_a_byte(&folder.path().join("one/keyworker.db"));
    let found = refused(&["audit", "verify", "--data", &one]);
    assert!(found.contains("FAULT"), "{found}");
    assert!(run(&["doctor", "--data", &one]).status.code() != Some(0));
}

/// As whoever holds the file could, past every trigger.
fn change_a_byte(database: &std::path::Path) {
    let wal = database.with_extension("db-wal");
    for file in [database.to_path_buf(), wal] {
        let Ok(mut bytes) = std::fs::read(&file) else { continue };
        let word = b"demonstration.made";
        let mut changed = false;
        for at in 0..bytes.len().saturating_sub(word.len()) {
            if &bytes[at..at + word.len()] == word {
                bytes[at] = b'D';
                changed = true;
            }
        }
        if changed && file.extension().is_some_and(|e| e == "db") {
            std::fs::write(&file, bytes).expect("a changed file");
        }
    }
}

#[test]
fn a_database_moves_to_postgresql_and_back() {
    let Ok(server) = std::env::var("KEYWORKER_TEST_POSTGRES") else {
        println!("Not run: KEYWORKER_TEST_POSTGRES names no server.");
        return;
    };
    let folder = Folder::new();
    let (here, back) = (folder.file("here"), folder.file("back"));
    well(&["demo", "--only-make", "--data", &here]);
    let database = testkit::Database::postgres(&server);
    let store::Place::Postgres(url) = database.place().clone() else { panic!("not PostgreSQL") };
    let there = well(&["db", "copy", "--from", &format!("sqlite:{here}"), "--to", &url]);
    assert!(there.contains("Counts and hashes agree."), "{there}");
    assert!(
        refused(&["db", "copy", "--from", &format!("sqlite:{here}"), "--to", &url])
            .contains("The target is not empty")
    );
    assert!(well(&["audit", "verify", "--database", &url]).contains("The journal is whole."));
    let home = well(&["db", "copy", "--from", &url, "--to", &format!("sqlite:{back}")]);
    assert_eq!(there, home);
    let backup = folder.file("from-postgresql.db");
    assert!(well(&["backup", &backup, "--database", &url]).contains("Verified."));
    well(&["demo", "--only-make", "--database", &url, "--data", &folder.file("heads")]);
    let running = Server::start(&["demo", "--database", &url, "--data", &folder.file("heads")], false);
    sign_in(&running, "mina", "harbour+lantern+seven");
    assert!(refused(&["migrate", "--database", &url]).contains("in use by a server"));
}

#[test]
fn files_come_in_and_go_out_on_the_command_line() {
    let folder = Folder::new();
    let data = folder.text();
    let server = Server::start(&["serve", "--data", &data], true);
    set_up(&server);
    let place = ["--service", "Elm", "--as", "reggie", "--data", &data];
    let (people, out) = (folder.file("people.csv"), folder.file("out.csv"));
    let import = |file: &str, more: &[&str]| {
        let output = run(&[&["import", "people", file], &place[..], more].concat());
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    };
    let mut text = "Local number,Full name,Date of birth\n".to_owned();
    for n in 0..3000 {
        let born = if n % 1000 == 7 { "31/2/2001" } else { "1/2/2001" };
        text += &format!("L-{n},Person {n},{born}\n");
    }
    std::fs::write(&people, &text).expect("a file");
    let (well_done, said) = import(&people, &["--yes"]);
    assert!(!well_done, "{said}");
    for line in ["line 9,", "line 1009,", "line 2009,"] {
        assert!(said.contains(line), "{line}: {said}");
    }
    std::fs::write(&people, text.replace("31/2/2001", "28/2/2001")).expect("a file");
    assert!(import(&people, &[]).1.contains("To do it, add --yes."), "checked first");
    assert!(import(&people, &["--yes"]).1.contains("3000 to add"));
    assert!(
        import(&people, &["--yes"]).1.contains("3000 as they are"),
        "the same file twice changes nothing"
    );
    let export = [&["export", "people", &out, "--reason", "own_records"], &place[..]].concat();
    assert!(well(&export).contains("3000 lines"));
    assert!(import(&out, &[]).1.contains("3000 as they are"), "an export comes back in unchanged");
    let stranger = ["import", "people", &people, "--service", "Elm", "--as", "nobody", "--data", &data];
    assert!(refused(&stranger).contains("Nobody who can sign in now is called nobody."));
}

#[test]
fn a_policy_is_checked_and_tried_without_a_database() {
    let folder = Folder::new();
    let (pack, facts) = (folder.file("mine.toml"), folder.file("facts.json"));
    std::fs::write(&pack, well(&["policy", "packs", "residential-home"])).expect("a pack");
    assert!(well(&["policy", "check", &pack]).contains("is right"));
    assert!(well(&["policy", "schema"]).contains("\"$schema\""));
    std::fs::write(
        &facts,
        r#"{"person": {"placements": [{"starts_on": "2026-01-05"}],
            "key_workers": [{"kind": "key_worker", "staff": "Mina", "from": "2026-01-05"}],
            "contacts": [{"day": "2026-11-01", "kind": "met"}, {"day": "2026-11-20", "kind": "tried"}]}}"#,
    )
    .expect("facts");
    let due = well(&["policy", "due", "--pack", &pack, "--facts", &facts, "--on", "2026-11-21"]);
    assert!(due.contains("regular-contact") && due.contains("late since 2026-11-08"), "{due}");
    assert!(due.contains("not measured yet") && due.contains("Mina"), "{due}");
    let shipped =
        well(&["policy", "due", "--pack", "residential-home", "--facts", &facts, "--on", "2026-11-08"]);
    assert!(shipped.contains("due by 2026-11-08"), "{shipped}");
    let text =
        std::fs::read_to_string(&pack).expect("a pack").replace("every_days = 7", "every_days = 0, evry = 3");
    std::fs::write(&pack, text).expect("a pack");
    let faults = refused(&["policy", "check", &pack]);
    assert!(faults.contains("line ") && faults.contains("every_days") && faults.contains("evry"), "{faults}");
    std::fs::write(&facts, r#"{"person": {"placement": []}}"#).expect("facts");
    let wrong = refused(&["policy", "due", "--pack", "residential-home", "--facts", &facts]);
    assert!(wrong.contains("placement"), "{wrong}");
}

#[test]
fn how_a_service_stood_is_the_same_folder_again() {
    let folder = Folder::new();
    let (data, one, other) = (folder.text(), folder.file("one"), folder.file("other"));
    well(&["demo", "--only-make", "--data", &data]);
    let day = today_in_london();
    for out in [&one, &other] {
        well(&["evidence", "--service", "Elm House", "--on", &day, "--out", out, "--data", &data]);
    }
    for file in ["index.html", "promises.csv", "duties.csv", "recorded-since.csv", "policy.toml"] {
        let read = |place: &str| std::fs::read(format!("{place}/{file}")).expect("a file");
        assert_eq!(read(&one), read(&other), "{file}");
        assert!(file == "recorded-since.csv" || read(&one).len() > 200, "{file} is all but empty");
    }
    assert!(
        refused(&["evidence", "--service", "Elm", "--on", &day, "--out", &one, "--data", &data])
            .contains("There is no service called Elm")
    );
    assert!(
        refused(&["evidence", "--service", "Elm House", "--on", "soon", "--out", &one, "--data", &data])
            .contains("takes a day like")
    );
}

/// The day in London, as the program sees it.
fn today_in_london() -> String {
    domain::Clock::now(&domain::time::SystemClock::default()).day().to_string()
}
