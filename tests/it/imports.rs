//! Imports and exports: preview first, all or nothing, the same file twice changes nothing, taken back as a batch.

use testkit::{Answered, Client, TestApp, on_both};

const PEOPLE: &str = "Our number,Full name,Date of birth,NHS number,Team,How to communicate\n\
    A-1,Ada Okafor,3/3/2006,999 000 0107,oak,\"Makaton,\nand time\"\n\
    A-2,Béla Nagy,4 Apr 2001,,oak,\n";

async fn send(app: &TestApp, who: &Client, kind: &str, name: &str, file: &[u8]) -> Answered {
    let form = who.page("/imports/new").await.form("/imports/new");
    let elm = app.world.services["elm"].to_string();
    let fields: Vec<(String, String)> = form
        .into_iter()
        .filter(|(name, _)| name != "kind" && name != "service" && name != "file")
        .chain([("kind".to_owned(), kind.to_owned()), ("service".to_owned(), elm)])
        .collect();
    who.upload("/imports/new", &fields, name, file).await
}

/// Sends a file through upload and columns to its preview.
pub async fn preview(app: &TestApp, who: &Client, kind: &str, name: &str, file: &[u8]) -> String {
    let answer = send(app, who, kind, name, file).await;
    answer.leads_to("/imports/");
    let at = answer.location.split('?').next().expect("a path").to_owned();
    if let Some(batch) = at.strip_suffix("/columns") {
        let columns = who.page(&at).await.form(&at);
        who.post(&at, &columns).await.leads_to("/imports/");
        return batch.to_owned();
    }
    at
}

pub async fn bring_in(app: &TestApp, who: &Client, batch: &str) -> testkit::Page {
    let run = format!("{batch}/run");
    let form = who.page(batch).await.form(&run);
    who.post(&run, &form).await.leads_to(&format!("{batch}/progress"));
    app.deliver().await;
    let progress = who.get(&format!("{batch}/progress")).await;
    progress.leads_to(batch);
    who.page(&format!("{batch}/result")).await
}

on_both! {
    async fn people_come_in_once_and_the_same_file_changes_nothing(app: TestApp) {
        let manager = app.persona("registered manager");
        let batch = preview(&app, &manager, "people", "people.csv", PEOPLE.as_bytes()).await;
        let page = manager.page(&batch).await;
        assert!(page.says("Ada Okafor") && page.says("Béla Nagy"), "{}", page.text());
        assert_eq!(app.count("SELECT count(*) FROM person"), 8, "only looked at so far");
        bring_in(&app, &manager, &batch).await;
        assert_eq!(app.count("SELECT count(*) FROM person"), 10);
        assert!(manager.page("/people?q=okafor").await.says("Makaton, and time"));
        assert!(manager.page("/without-key-worker").await.says("Ada Okafor"));
        let journal = app.count("SELECT count(*) FROM history");
        let again = preview(&app, &manager, "people", "people.csv", PEOPLE.as_bytes()).await;
        let page = manager.page(&again).await;
        assert!(!page.html().contains(&format!("{again}/run")), "nothing to bring in: {}", page.text());
        assert_eq!(app.count("SELECT count(*) FROM history"), journal);
    }

    async fn each_bad_line_is_named_and_nothing_comes_in(app: TestApp) {
        let manager = app.persona("registered manager");
        let file = "Our number,Full name,Date of birth,NHS number\n\
            B-1,Good Person,1/1/2001,\n\
            B-2,,1/1/2001,\n\
            B-3,Wrong Number,1/1/2001,999 000 0019\n\
            B-4,Wrong Date,31/2/2001,\n\
            B-5,Month First,12/31/2001,\n\
            B-1,Same Number,1/1/2001,\n\
            B-7,Taken,1/1/2001,9990000018\n";
        let batch = preview(&app, &manager, "people", "people.csv", file.as_bytes()).await;
        let page = manager.page(&batch).await;
        for line in ["3", "4", "5", "6", "7", "8"] {
            assert!(page.html().contains(&format!(">{line}<")) || page.says(&format!("Line {line}")), "line {line}: {}", page.text());
        }
        assert!(!page.html().contains(&format!("{batch}/run")), "all or nothing");
        assert_eq!(app.count("SELECT count(*) FROM person"), 8);
    }

    async fn odd_files_get_a_sentence(app: TestApp) {
        let manager = app.persona("registered manager");
        for (name, bytes) in [
            ("empty.csv", &b""[..]),
            ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
            ("old.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
            ("quote.csv", b"Our number,Full name\nA,\"never closed\n"),
            ("twice.csv", b"Full name,Full name\nA,B\n"),
            ("broken.xlsx", b"PK\x03\x04nonsense"),
            ("broken.json", b"{\"resourceType\": \"Patient\""),
        ] {
            let answer = send(&app, &manager, "people", name, bytes).await;
            assert_eq!(answer.status, 422, "{name}: {} {}", answer.location, answer.page().text());
            assert!(answer.page().says("There is a problem"), "{name}");
        }
    }

    async fn windows_files_with_semicolons_are_read(app: TestApp) {
        let manager = app.persona("registered manager");
        let file = b"Our number;Full name;Date of birth\r\nW-1;Zo\xEB O\x92Brien;03.03.2006\r\n";
        let batch = preview(&app, &manager, "people", "people.csv", file).await;
        assert!(manager.page(&batch).await.says("Zoë O’Brien"));
        bring_in(&app, &manager, &batch).await;
        assert!(manager.page("/people?q=zoe").await.says("Zoë O’Brien"));
    }

    async fn an_import_is_taken_back_but_what_changed_since_stays(app: TestApp) {
        let manager = app.persona("registered manager");
        let batch = preview(&app, &manager, "people", "people.csv", PEOPLE.as_bytes()).await;
        let result = bring_in(&app, &manager, &batch).await;
        let ada = manager.page("/people?q=okafor").await.links().into_iter().find(|link| link.starts_with("/people/0")).expect("Ada");
        let edit = format!("{ada}/edit");
        manager.fill(&edit, &edit, &[("phone", "07700 900123")]).await.leads_to(&ada);
        let undo = format!("{batch}/undo");
        manager.post(&undo, &result.form(&undo)).await.leads_to(&format!("{batch}/result"));
        let result = manager.page(&format!("{batch}/result")).await;
        assert!(result.says("Ada Okafor"), "what stays is named: {}", result.text());
        assert!(manager.page("/people?q=okafor").await.says("Ada Okafor"));
        assert!(manager.page("/people?q=nagy").await.says("Nobody that you can see"));
        assert_eq!(app.count("SELECT count(*) FROM person"), 9);
    }

    async fn staff_and_key_workers_come_in_from_files(app: TestApp) {
        let manager = app.persona("registered manager");
        let staff = "Our number,Full name,Role,Work email\nS-1,Nia Newcomer,Key worker,nia@example.org\n";
        let batch = preview(&app, &manager, "staff", "staff.csv", staff.as_bytes()).await;
        bring_in(&app, &manager, &batch).await;
        assert!(manager.page("/staff").await.says("Nia Newcomer"));
        let batch = preview(&app, &manager, "people", "people.csv", PEOPLE.as_bytes()).await;
        bring_in(&app, &manager, &batch).await;
        let who = "Person number,Staff number,From\nA-1,S-1,20/11/2026\n";
        let batch = preview(&app, &manager, "key_workers", "who.csv", who.as_bytes()).await;
        bring_in(&app, &manager, &batch).await;
        assert!(!manager.page("/without-key-worker").await.says("Ada Okafor"));
        let two = "Person number,Staff number,From\nA-2,S-1,20/11/2026\nA-2,S-1,1/11/2026\n";
        let batch = preview(&app, &manager, "key_workers", "two.csv", two.as_bytes()).await;
        assert!(!manager.page(&batch).await.html().contains(&format!("{batch}/run")), "two at once are never brought in");
    }

    async fn an_export_comes_back_in_unchanged_and_runs_nothing(app: TestApp) {
        let manager = app.persona("registered manager");
        let formula = "Our number,Full name,Date of birth,How to communicate\nF-1,=cmd|x,1/1/2001,+44 is how\n";
        let batch = preview(&app, &manager, "people", "people.csv", formula.as_bytes()).await;
        bring_in(&app, &manager, &batch).await;
        for what in ["people", "staff", "key_workers"] {
            let at = format!("/exports/{what}");
            let mut form = manager.page(&at).await.form(&at);
            form.retain(|(name, _)| name != "reason" && name != "service");
            form.push(("reason".to_owned(), "own_records".to_owned()));
            form.push(("service".to_owned(), app.world.services["elm"].to_string()));
            let file = manager.post(&at, &form).await;
            assert_eq!(file.status, 200, "{what}: {}", file.page().text());
            assert!(file.file.contains(".csv"), "{}", file.file);
            for line in file.body.lines() {
                assert!(!line.contains("\"=") && !line.contains("\"+") && !line.contains(",="), "{what}: {line}");
            }
            let batch = preview(&app, &manager, what, "again.csv", file.body.as_bytes()).await;
            let page = manager.page(&batch).await;
            assert!(!page.html().contains(&format!("{batch}/run")), "{what} is unchanged: {}", page.text());
            assert!(page.says("to mend 0"), "{what}: {}", page.text());
        }
    }

    async fn fhir_patients_come_in_with_what_is_kept(app: TestApp) {
        let manager = app.persona("registered manager");
        let patient = r#"{"resourceType":"Patient","id":"x1","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000107"}],
            "name":[{"use":"official","family":"Okafor","given":["Ada"]}],"birthDate":"2006-03-03","maritalStatus":{"text":"S"}}"#;
        let batch = preview(&app, &manager, "people", "patient.json", patient.as_bytes()).await;
        let page = manager.page(&batch).await;
        assert!(page.says("Ada Okafor"), "{}", page.text());
        bring_in(&app, &manager, &batch).await;
        assert_eq!(app.count("SELECT count(*) FROM person WHERE kept LIKE '%maritalStatus%'"), 1);
        let wrong = patient.replace("9990000107", "9912003890");
        let batch = preview(&app, &manager, "people", "patient.json", wrong.as_bytes()).await;
        assert!(!manager.page(&batch).await.html().contains(&format!("{batch}/run")), "a number that fails its check is a bad line");
    }
}
