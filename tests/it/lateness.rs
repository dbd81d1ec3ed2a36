//! Lateness counts against whoever has to do it, and against nobody else, in everything that tells of lateness (A12).

use domain::{one_of::OneOf, policy::OwnerRole};
use testkit::{TestApp, on_both};

use crate::{duties::promise, promises_kept::entries};

const DAY: i64 = 24 * 3600;

store::record! {
    /// Something that is late, and whose it is.
    struct Late {
        about: String,
        who: String,
        rule: String,
        words: String,
        owner: String,
        role: String,
    }
}

const LATE: &str =
    "SELECT DISTINCT d.about, COALESCE((SELECT max(p.name) FROM person p WHERE p.id = d.subject),
        (SELECT max(s.name) FROM staff s WHERE s.id = d.subject), 'service'), d.rule, r.words,
        COALESCE((SELECT max(s.name) FROM staff s WHERE s.id = d.owner), ''), d.owner_role
    FROM duty d JOIN policy_rule r ON r.policy = d.policy AND r.rule = d.rule
    WHERE d.superseded_at IS NULL AND d.state = 'due' AND d.due_on < '2026-11-30'";

impl Late {
    /// As reports name whoever has to do it.
    fn whose(&self) -> String {
        let role = || OwnerRole::from_code(&self.role).map(OwnerRole::words).unwrap_or_default().to_owned();
        Some(self.owner.clone()).filter(|name| !name.is_empty()).unwrap_or_else(role)
    }
    /// Whether an entry of a report is about this.
    fn is_told_by(&self, entry: &str) -> bool {
        entry.contains(&self.words) && (self.about == "service" || entry.contains(&self.who))
    }
}

fn is_late(entry: &str) -> bool {
    entry.contains(" day late") || entry.contains(" days late")
}

/// What a report says of lateness that is not so: each entry has to name whoever has to do it, and no key worker else.
fn wrong(report: &str, entries: &[String], late: &[Late]) -> Vec<String> {
    let told = entries.iter().filter(|entry| is_late(entry));
    told.filter_map(|entry| {
        let truth: Vec<&Late> = late.iter().filter(|late| late.is_told_by(entry)).collect();
        let right = truth.iter().any(|late| {
            let others = ["Kay Worker", "Col League", "Cary Staff"];
            let others = others.iter().filter(|name| late.whose() != **name && late.who != **name);
            entry.contains(&late.whose()) && !others.into_iter().any(|name| entry.contains(name))
        });
        (!right).then(|| {
            format!(
                "{report}: {entry}, and not {:?}",
                truth.iter().map(|late| late.whose()).collect::<Vec<_>>()
            )
        })
    })
    .collect()
}

/// Kay's own contact is late, and so is what others have to do: someone to stand in for her, what others have to learn.
async fn much_is_late(app: &TestApp) -> Vec<Late> {
    promise(app, "residential-home").await;
    let leave = format!("/staff/{}/leave/new", app.world.staff("key worker").staff);
    let away = [
        ("first_day-day", "25"),
        ("first_day-month", "11"),
        ("first_day-year", "2026"),
        ("last_day-day", "10"),
        ("last_day-month", "12"),
        ("last_day-year", "2026"),
    ];
    app.persona("registered manager").fill(&leave, &leave, &away).await.leads_to("/staff/");
    app.clock.forward(10 * DAY);
    app.sweep().await;
    app.rows(LATE)
}

/// Every report about lateness but My day, as its entries; each entry with what its page says once for all.
async fn reports(app: &TestApp, late: &[Late]) -> Vec<(String, Vec<String>)> {
    let (manager, elm) = (app.persona("registered manager"), app.world.services["elm"]);
    let mut reports = Vec::new();
    for one in late {
        let path = format!("/promises/{elm}?about={}&rule={}&state=late", one.about, one.rule);
        let told = entries(manager.page(&path).await.html());
        reports.push((path, told.into_iter().map(|entry| format!("{} {entry}", one.words)).collect()));
    }
    for situation in ["own", "team", "other team"] {
        let path = format!("/people/{}/duties", app.world.person(situation).person);
        let told = entries(manager.page(&path).await.html());
        reports.push((path, told.into_iter().map(|entry| format!("Person {situation} {entry}")).collect()));
    }
    let path = format!("/promises/{elm}/on?on-day=30&on-month=11&on-year=2026");
    reports.push((path.clone(), entries(manager.page(&path).await.html())));
    let (organisation, day) =
        (app.world.organisations["home"], domain::Day::new(2026, 11, 30).expect("a day"));
    let files = app.write(move |work| app::promises::evidence(work, (organisation, elm, "elm house"), day));
    for (name, bytes) in files {
        let text = String::from_utf8(bytes).expect("text");
        match name {
            "index.html" => reports.push((name.to_owned(), entries(&text))),
            "duties.csv" => {
                reports.push((name.to_owned(), text.lines().skip(1).map(str::to_owned).collect()))
            }
            _ => {}
        }
    }
    reports
}

async fn all_wrong(app: &TestApp, late: &[Late]) -> Vec<String> {
    reports(app, late).await.iter().flat_map(|(report, told)| wrong(report, told, late)).collect()
}

/// What stands as late on somebody's own day.
async fn late_of(app: &TestApp, who: &str) -> Vec<String> {
    let page = app.persona(who).page("/my-day?all=yes").await;
    entries(page.html()).into_iter().filter(|entry| is_late(entry)).collect()
}

on_both! {
    async fn every_report_names_whoever_has_to_do_it_and_nobody_else(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let late = much_is_late(&app).await;
        for rule in ["regular-contact", "cover-while-away", "care-planning-training", "learning-disability-and-autism-training"] {
            assert!(late.iter().any(|late| late.rule == rule), "{rule} is late");
        }
        for (report, told) in reports(&app, &late).await {
            assert!(told.iter().any(|entry| is_late(entry)), "{report} tells of lateness: {told:?}");
        }
        assert_eq!(all_wrong(&app, &late).await, [""; 0]);
        // Planted: what the reports put down to Kay Worker was somebody else's.
        let mut planted = late;
        planted.iter_mut().filter(|late| late.who == "Person own").for_each(|late| late.owner = "Lee Leader".to_owned());
        let found = all_wrong(&app, &planted).await;
        for report in ["/promises/", "/duties", "/on?", "index.html", "duties.csv"] {
            assert!(found.iter().any(|wrong| wrong.split(": ").next().is_some_and(|of| of.contains(report))), "{report}: {found:#?}");
        }
    }

    async fn on_my_day_is_late_what_is_mine_and_all_of_it(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let late = much_is_late(&app).await;
        for (who, name, roles) in [
            ("key worker", "Kay Worker", &["key_worker"][..]),
            ("colleague", "Col League", &["key_worker"]),
            ("care staff", "Cary Staff", &[]),
            ("volunteer", "Vol Unteer", &[]),
            ("team leader", "Lee Leader", &["team_leader"]),
            ("registered manager", "Reggie Manager", &["registered_manager", "supervisor", "team_leader"]),
        ] {
            let told = late_of(&app, who).await;
            let mine = |late: &&Late| late.owner == name || (late.owner.is_empty() && roles.contains(&late.role.as_str()));
            for entry in &told {
                // What somebody else would do who is away says so, with the name.
                let for_another = |late: &&Late| !late.owner.is_empty() && entry.contains(&format!("{} is away", late.owner));
                let about = |late: &&Late| late.is_told_by(entry) || (late.about == "worker" && entry.contains(&late.words));
                let right = late.iter().filter(about).any(|late| mine(&late) || for_another(&late));
                assert!(right, "{who} is not late with: {entry}");
            }
            for late in late.iter().filter(|late| late.owner == name && late.who != "Person restricted" && late.who != "Person relative") {
                assert!(told.iter().any(|entry| late.is_told_by(entry)), "{who} is late with {}: {told:#?}", late.words);
            }
        }
        let cover = |told: Vec<String>| told.iter().any(|entry| entry.contains("Person own") && entry.contains("stand in"));
        assert!(cover(late_of(&app, "team leader").await), "it is the team leader's");
        assert!(!cover(late_of(&app, "key worker").await), "and not hers who is away");
        let contact = |told: &[String]| told.iter().find(|entry| entry.contains("Person own") && entry.contains("talking with the person")).cloned();
        let told = contact(&late_of(&app, "team leader").await).expect("nobody stands in: the team leader sees it");
        assert!(told.contains("Kay Worker is away"), "and whose it is: {told}");
        assert_eq!(contact(&late_of(&app, "colleague").await), None);
    }

    async fn lateness_does_not_follow_whoever_is_key_worker_no_longer(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        much_is_late(&app).await;
        let contact = |told: Vec<String>| told.iter().any(|entry| entry.contains("Person own") && entry.contains("talking with the person"));
        assert!(contact(late_of(&app, "key worker").await));
        let (manager, own) = (app.persona("registered manager"), app.world.person("own").clone());
        let end = format!("/people/{}/key-workers/{}/end", own.person, own.tenure);
        manager.fill(&end, &end, &[("reason", "workload")]).await.leads_to("/people/");
        assert!(!contact(late_of(&app, "key worker").await), "not hers any more");
        let path = format!("/people/{}/key-workers/new", own.person);
        let colleague = app.world.staff("colleague").staff.to_string();
        manager.fill(&path, &path, &[("kind", "key_worker"), ("staff", &colleague)]).await.leads_to("/people/");
        assert!(!contact(late_of(&app, "colleague").await), "and whoever begins is not late on the first day");
        app.clock.forward(8 * DAY);
        app.sweep().await;
        assert!(contact(late_of(&app, "colleague").await), "but a week later");
        assert!(!contact(late_of(&app, "key worker").await));
    }
}
