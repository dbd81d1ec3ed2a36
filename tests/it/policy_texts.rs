//! Policies as texts: written, changed in editions that are kept, looked at again, explained to everyone (F6, F11); and
//! what rules read about staff: footing, new to care, competence that runs out (F5, B3).

use testkit::{Client, Page, TestApp, on_both};

use crate::duties::promise;

const DAY: i64 = 24 * 3600;

fn new(app: &TestApp) -> String {
    format!("/policies/{}/new", app.world.services["elm"])
}

fn staff(app: &TestApp, who: &str) -> String {
    app.world.staff(who).staff.to_string()
}

/// Writes a policy in Elm house, and answers where it is.
pub async fn write(app: &TestApp, name: &str, body: &str, adopted: (&str, &str, &str)) -> String {
    let manager = app.persona("registered manager");
    let (day, month, year) = adopted;
    let fields = [
        ("name", name),
        ("body", body),
        ("adopted-day", day),
        ("adopted-month", month),
        ("adopted-year", year),
        ("step", "save"),
    ];
    let answer = manager.fill(&new(app), &new(app), &fields).await;
    let location = answer.leads_to("/policies/").location.clone();
    location.split('?').next().unwrap_or_default().to_owned()
}

async fn change(client: &Client, policy: &str, body: &str, why: &str) -> testkit::Answered {
    let path = format!("{policy}/change");
    client.fill(&path, &path, &[("body", body), ("why", why), ("step", "save")]).await
}

/// Ticks these members of staff, explained by this one.
async fn explain(
    client: &Client,
    policy: &str,
    who: &[&str],
    by: &str,
    day: Option<(&str, &str)>,
) -> testkit::Answered {
    let path = format!("{policy}/explained");
    let mut form = client.page(&path).await.form(&path);
    form.retain(|(name, _)| name != "by" && name != "who" && (day.is_none() || !name.starts_with("on-")));
    let mut add = |name: &str, value: &str| form.push((name.to_owned(), value.to_owned()));
    who.iter().for_each(|one| add("who", one));
    add("by", by);
    if let Some((day, month)) = day {
        [("on-day", day), ("on-month", month), ("on-year", "2026")]
            .iter()
            .for_each(|(name, value)| add(name, value));
    }
    client.post(&path, &form).await
}

fn text(page: &Page) -> String {
    page.text()
}

on_both! {
    async fn a_policy_is_looked_at_before_it_is_saved_and_every_edition_is_kept(app: TestApp) {
        let manager = app.persona("registered manager");
        let empty = manager.fill(&new(&app), &new(&app), &[("step", "save")]).await;
        empty.comes_back_with("Enter what the policy is called").comes_back_with("Write the policy");
        let long = "x".repeat(20_001);
        let answer = manager.fill(&new(&app), &new(&app), &[("name", "Fire"), ("body", &long), ("step", "save")]).await;
        answer.comes_back_with("Use 20000 characters or fewer");
        assert!(answer.body.contains(&long), "what was typed stays");
        let looked = manager.fill(&new(&app), &new(&app), &[("name", "Fire"), ("body", "# Out\n\nWe go **out**."), ("step", "look")]).await;
        assert!(looked.status == 200 && looked.body.contains("<strong>out</strong>"), "{}", looked.body);
        assert_eq!(app.count("SELECT count(*) FROM policy_text"), 0, "looking saves nothing");
        let policy = write(&app, "Fire", "# Out\n\nWe go **out**.\nAll of us.", ("1", "3", "2026")).await;
        manager.fill(&new(&app), &new(&app), &[("name", "fire"), ("body", "Other"), ("step", "save")]).await
            .comes_back_with("This service has a policy of this name");
        change(&manager, &policy, "# Out\n\nWe go **out**.\nAll of us.", "No reason").await
            .comes_back_with("Nothing is changed yet");
        change(&manager, &policy, "# Out\n\nWe go.", "").await.comes_back_with("Enter why the policy changes");
        change(&manager, &policy, "# Out\n\nWe go **out** at once.\nAll of us.", "It has to be quick").await.leads_to(&policy);
        let page = manager.page(&policy).await;
        assert!(page.says("Edition 2") && page.says("It has to be quick") && page.says("Edition 1"), "{}", text(&page));
        assert!(page.says("Last looked at 20 November 2026, Reggie Manager"), "a new edition is a look at it: {}", text(&page));
        let first = manager.page(&format!("{policy}/editions/1")).await;
        assert!(first.says("No longer the newest") && first.says("Out We go out. All of us."), "{}", text(&first));
        let second = manager.page(&format!("{policy}/editions/2")).await;
        assert!(second.says("What changed since edition 1"), "{}", text(&second));
        assert!(second.says("Taken out: We go **out**.") && second.says("New: We go **out** at once."), "{}", text(&second));
        assert!(!second.says("New: All of us."), "what stays is not called new: {}", text(&second));
        assert_eq!(manager.get(&format!("{policy}/editions/3")).await.status, 404);
        let list = manager.page("/policies").await;
        assert!(list.says("Fire") && list.says("2, 20 November 2026"), "{}", text(&list));
    }

    async fn whoever_was_slower_keeps_what_was_typed(app: TestApp) {
        let policy = write(&app, "Fire", "We go out.", ("1", "3", "2026")).await;
        let (manager, director) = (app.persona("registered manager"), app.persona("associate director"));
        let path = format!("{policy}/change");
        let mut slow = manager.page(&path).await.form(&path);
        change(&director, &policy, "We go out by the kitchen.", "Another door").await.leads_to(&policy);
        slow.retain(|(name, _)| name != "body" && name != "why");
        for (name, value) in [("body", "We go out by the hall."), ("why", "The hall is nearer"), ("step", "save")] {
            slow.push((name.to_owned(), value.to_owned()));
        }
        let answer = manager.post(&path, &slow).await;
        answer.comes_back_with("Someone else changed this policy while you had it open");
        answer.comes_back_with("Taken out: We go out by the kitchen.").comes_back_with("New: We go out by the hall.");
        let again = answer.page().form(&path);
        assert!(again.contains(&("body".to_owned(), "We go out by the hall.".to_owned())), "{again:?}");
        let mut again = again;
        again.push(("step".to_owned(), "save".to_owned()));
        manager.post(&path, &again).await.leads_to(&policy);
        assert!(manager.page(&policy).await.says("Edition 3"), "saving again goes on top");
    }

    async fn hostile_markdown_stays_words(app: TestApp) {
        let hostile = "<script>alert(1)</script>\n\n# <img src=x onerror=alert(2)>\n\n[here](javascript:alert(3)) and [there](https://example.org/a)\n\n</main><form action=\"/sign-out\">\n\n![pic](https://example.org/p.png)";
        let policy = write(&app, "<b>Fire</b>", hostile, ("1", "3", "2026")).await;
        let manager = app.persona("registered manager");
        change(&manager, &policy, &format!("{hostile}\n\n<svg onload=alert(4)>"), "<i>why</i>").await.leads_to(&policy);
        for path in [policy.clone(), format!("{policy}/editions/1"), format!("{policy}/editions/2"), "/policies".to_owned(), format!("{policy}/explained")] {
            let page = app.persona("key worker").get(&path).await;
            if path.ends_with("/explained") {
                assert_eq!(page.status, 404);
                continue;
            }
            let html = page.body.to_lowercase();
            for bad in ["<script>alert", "<img src=x", "<svg onload", "href=\"javascript", "<form action=\"/sign-out\">", "p.png\"", "<b>fire", "<i>why"] {
                assert!(!html.contains(bad), "{bad} on {path}: {html}");
            }
        }
        let page = manager.page(&policy).await;
        assert!(page.html().contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "it is shown as words: {}", page.html());
        assert!(page.html().contains("href=\"https://example.org/a\""), "a good link leads there");
    }

    async fn a_review_falls_due_is_late_and_is_met(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let policy = write(&app, "Key worker policy", "We ask.", ("1", "12", "2025")).await;
        // Of several managers one is reminded: the others' time in the role is over.
        app.raw("UPDATE post SET ends_on = '2026-02-01' WHERE role = 'registered_manager' AND staff IN (
            SELECT id FROM staff WHERE name IN ('Sus Pended', 'Nia Invited'))").expect("ended");
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        assert!(manager.page(&policy).await.says("Look again by 1 December 2026"));
        app.clock.forward(8 * DAY);
        app.sweep().await;
        let manager = app.persona("registered manager");
        let page = manager.page("/my-day?all=yes").await;
        assert!(page.says("elm house") && page.says("Key worker policy: taken on 1 December 2025") && page.says("By Tuesday 1 December"), "{}", text(&page));
        app.clock.forward(5 * DAY);
        app.sweep().await;
        let manager = app.persona("registered manager");
        let page = manager.page("/my-day?all=yes").await;
        assert!(page.says("elm house") && page.says("Key worker policy: taken on 1 December 2025") && page.says("2 days late"), "{}", text(&page));
        assert!(page.links().contains(&policy), "it leads to the page that mends it: {:?}", page.links());
        assert!(manager.page("/policies").await.says("1 December 2026 Late"), "{}", text(&manager.page("/policies").await));
        let review = format!("{policy}/review");
        let future = [("on-day", "4"), ("on-month", "12"), ("on-year", "2026"), ("by", &staff(&app, "registered manager"))];
        manager.fill(&review, &review, &future).await.comes_back_with("Enter a day that is not in the future");
        manager.fill(&review, &review, &[("by", "nobody")]).await.comes_back_with("Select who looked at it");
        manager.fill(&review, &review, &[("by", &staff(&app, "team leader"))]).await.leads_to(&policy);
        let page = manager.page(&policy).await;
        assert!(page.says("Last looked at 3 December 2026, Lee Leader") && page.says("Look again by 3 December 2027"), "{}", text(&page));
        let day = manager.page("/my-day?all=yes").await;
        assert!(!day.says("Key worker policy: taken on"), "met at once: {}", text(&day));
    }

    async fn explained_falls_due_for_a_new_volunteer_is_late_is_met_and_can_be_taken_back(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let policy = write(&app, "Key worker policy", "We ask.", ("1", "3", "2026")).await;
        promise(&app, "residential-home").await;
        let (manager, me) = (app.persona("registered manager"), staff(&app, "registered manager"));
        let place = format!("{}/{}", app.world.services["elm"], app.world.teams["oak"]);
        let ends = [("ends-day", "1"), ("ends-month", "11"), ("ends-year", "2027")];
        let fields: Vec<_> = [("name", "Vera New"), ("role", "volunteer"), ("place", place.as_str())].into_iter().chain(ends).collect();
        let answer = manager.fill("/staff/new", "/staff/new", &fields).await;
        let vera = answer.leads_to("/staff/").location.trim_start_matches("/staff/").split('?').next().unwrap_or_default().to_owned();
        let page = manager.page(&format!("{policy}/explained")).await;
        assert!(page.says("Vera New Volunteer"), "{}", text(&page));
        // Everyone else has had it, so that what is told is about one.
        let known: Vec<String> = page.html().split("name=\"who\" type=\"checkbox\" value=\"").skip(1)
            .filter_map(|part| part.split('"').next()).filter(|id| *id != vera).map(str::to_owned).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        assert!(known.len() > 5 && !known.contains(&me.as_str()), "nobody ticks themself: {known:?}");
        explain(&manager, &policy, &known, &me, None).await.leads_to(&policy);
        app.clock.forward(13 * DAY);
        let manager = app.persona("registered manager");
        app.sweep().await;
        let page = manager.page("/my-day?all=yes").await;
        assert!(page.says("Vera New") && page.says("Key worker policy: not explained yet, since 20 November 2026"), "{}", text(&page));
        let due = "SELECT count(*) FROM duty WHERE superseded_at IS NULL AND rule = 'policy-explained' AND state = 'due' AND due_on";
        assert_eq!(app.count(&format!("{due} = '2026-12-04' AND opened_on = '2026-11-20'")), 1, "two weeks from the first day");
        app.clock.forward(2 * DAY);
        app.sweep().await;
        let manager = app.persona("registered manager");
        let page = manager.page("/my-day?all=yes").await;
        assert!(page.says("1 day late") && page.links().contains(&format!("{policy}/explained")), "{}", text(&page));
        explain(&manager, &policy, &[], &me, None).await.comes_back_with("Tick everyone who had it explained");
        explain(&manager, &policy, &[&vera], &vera, None).await.comes_back_with("Nobody explains a policy to themself");
        explain(&manager, &policy, &[&vera, &me], &staff(&app, "team leader"), None).await.comes_back_with("Ask somebody else to write down");
        let early = explain(&manager, &policy, &[&vera], &me, Some(("1", "2"))).await;
        early.comes_back_with("This edition is from 1 March 2026. Enter that day or a later one");
        assert!(early.body.contains(&format!("value=\"{vera}\" checked")), "who was ticked stays ticked");
        explain(&manager, &policy, &[&vera], &me, None).await.leads_to(&format!("{policy}/explained"));
        let page = manager.page("/my-day?all=yes").await;
        assert!(!page.says("Vera New"), "met at once: {}", text(&page));
        let record = manager.page(&format!("/staff/{vera}")).await;
        assert!(record.says("Edition 1, 5 December 2026, by Reggie Manager"), "{}", text(&record));
        let page = manager.page(&format!("{policy}/explained")).await;
        let back = page.html().split("href=\"").filter_map(|part| part.split('"').next())
            .filter(|action| action.ends_with("/back")).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(back.len(), known.len() + 1);
        let vera_back = page.html().split("<strong><bdi>Vera New").nth(1).and_then(|part| part.split("href=\"").nth(1)).and_then(|part| part.split('"').next());
        let action = vera_back.expect("a way back").to_owned();
        manager.fill(&action, &action, &[("why", " ")]).await.comes_back_with("Enter why it is taken back");
        assert_eq!(app.count("SELECT count(*) FROM policy_explained WHERE withdrawn"), 0, "asked first");
        manager.fill(&action, &action, &[("why", "Ticked the wrong person")]).await.leads_to(&policy);
        let page = manager.page(&format!("{policy}/explained")).await;
        assert!(page.says("Taken back Vera New : edition 1, 5 December 2026 Taken back on 5 December 2026 by Reggie Manager. Why: Ticked the wrong person"), "{}", text(&page));
        assert!(manager.page("/my-day?all=yes").await.says("Vera New"), "late again");
        assert_eq!(app.count("SELECT count(*) FROM policy_explained WHERE withdrawn"), 1, "the row stays");
        assert_eq!(app.count("SELECT count(*) FROM history WHERE of_table = 'policy_explained'"), 1, "and what it said");
        explain(&manager, &policy, &[&vera], &me, None).await.leads_to(&policy);
        assert!(!manager.page("/my-day?all=yes").await.says("Vera New"));
        let csv = manager.fill("/exports/policies", "/exports/policies", &[("service", &app.world.services["elm"].to_string()), ("reason", "own_records")]).await;
        assert!(csv.status == 200 && csv.body.contains("\"Vera New\",\"Volunteer\",\"1\",\"2026-12-05\",\"Reggie Manager\",\"Yes\""), "{}", csv.body);
        assert!(csv.body.contains("\"Reggie Manager\",\"Staff\",\"1\",\"2026-11-20\",\"Reggie Manager\",\"Yes\""), "whoever wrote it: {}", csv.body);
    }

    async fn a_policy_out_of_use_asks_nothing_of_anybody(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let policy = write(&app, "Fire", "We go out.", ("1", "3", "2024")).await;
        promise(&app, "residential-home").await;
        let open = "SELECT count(*) FROM duty WHERE superseded_at IS NULL AND state = 'due' AND rule IN ('policy-explained', 'policy-reviewed')";
        assert!(app.count(open) > 3);
        let manager = app.persona("registered manager");
        let retire = format!("{policy}/retire");
        manager.fill(&retire, &retire, &[("why", "We have another")]).await.leads_to("/policies");
        assert_eq!(app.count(open), 0, "at once");
        assert!(manager.page("/policies").await.says("No longer in use"));
        assert_eq!(manager.get(&format!("{policy}/change")).await.status, 409);
        let restore = format!("{policy}/restore");
        manager.fill(&policy, &restore, &[]).await.leads_to(&policy);
        assert!(app.count(open) > 3, "it counts again");
    }

    async fn everyone_reads_the_policies_where_they_work_and_few_change_them(app: TestApp) {
        let policy = write(&app, "Fire", "We go out.", ("1", "3", "2026")).await;
        for who in ["volunteer", "care staff", "key worker", "inspector", "associate director", "service administrator"] {
            let page = app.persona(who).page(&policy).await;
            assert!(page.says("We go out."), "{who}");
        }
        for (who, path, status) in [
            ("bay worker", policy.clone(), 404),
            ("far manager", policy.clone(), 404),
            ("system administrator", "/policies".to_owned(), 404),
            ("key worker", format!("{policy}/change"), 404),
            ("team leader", format!("{policy}/change"), 404),
            ("team leader", format!("{policy}/explained"), 200),
            ("inspector", format!("{policy}/explained"), 200),
            ("volunteer", format!("{policy}/explained"), 404),
            ("service administrator", format!("{policy}/review"), 404),
        ] {
            assert_eq!(app.persona(who).get(&path).await.status, status, "{who} {path}");
        }
        assert!(!app.persona("bay worker").page("/policies").await.says("Fire"));
        assert!(!app.persona("inspector").page(&format!("{policy}/explained")).await.html().contains("name=\"who\""));
    }

    async fn on_what_footing_somebody_works_and_whether_care_is_new_to_them_is_what_rules_go_by(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let (volunteer, worker) = (staff(&app, "volunteer"), staff(&app, "key worker"));
        let training = |state: &str, rule: &str| format!(
            "SELECT count(*) FROM duty d JOIN staff s ON s.id = d.subject WHERE d.superseded_at IS NULL AND d.rule = '{rule}' AND d.state = '{state}' AND s.name = "
        );
        let page = manager.page(&format!("/staff/{volunteer}")).await;
        assert!(page.says("Works here as Volunteer (by their role)"), "{}", text(&page));
        let learning = training("due", "learning-disability-and-autism-training");
        assert_eq!(app.count(&format!("{learning} 'Vol Unteer'")), 0, "volunteers are not staff");
        let edit = format!("/staff/{volunteer}/edit");
        manager.fill(&edit, &edit, &[("footing", "bank")]).await.leads_to("/staff/");
        assert!(manager.page(&format!("/staff/{volunteer}")).await.says("Works here as Bank staff"));
        assert_eq!(app.count(&format!("{learning} 'Vol Unteer'")), 1, "bank staff are");
        assert_eq!(app.count(&format!("{} 'Kay Worker'", training("not_measured", "care-certificate"))), 1);
        let edit = format!("/staff/{worker}/edit");
        manager.fill(&edit, &edit, &[("new_to_care", "yes")]).await.leads_to("/staff/");
        assert_eq!(app.count(&format!("{} 'Kay Worker'", training("due", "care-certificate"))), 1);
        manager.fill(&edit, &edit, &[("new_to_care", "no")]).await.leads_to("/staff/");
        assert_eq!(app.count(&format!("{} 'Kay Worker'", training("due", "care-certificate"))), 0);
        let own = format!("/staff/{}/edit", staff(&app, "registered manager"));
        manager.fill(&own, &own, &[("footing", "agency")]).await.comes_back_with("Ask another manager or administrator");
    }

    async fn a_competence_runs_out_is_due_again_and_is_met(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let (manager, worker) = (app.persona("registered manager"), staff(&app, "key worker"));
        let path = format!("/staff/{worker}/training");
        let day = |field: &'static str, day: &'static str, month: &'static str, year: &'static str| {
            [(format!("{field}-day"), day), (format!("{field}-month"), month), (format!("{field}-year"), year)]
        };
        let record = async |client: &Client, until: (&'static str, &'static str, &'static str), assessor: &str, name: &str| {
            let mut form = client.page(&path).await.form(&path);
            form.retain(|(known, _)| known == "_token" || known == "_once");
            let dates = day("achieved_on", "2", "11", "2026").into_iter()
                .chain(day("expires_on", until.0, until.1, until.2))
                .chain(day("evidence_on", "3", "11", "2026"));
            form.extend(dates.map(|(name, value)| (name, value.to_owned())));
            for (name, value) in [("code", "learning_disability_and_autism"), ("assessor", assessor), ("assessed_by", name), ("evidence", "Certificate 12")] {
                form.push((name.to_owned(), value.to_owned()));
            }
            client.post(&path, &form).await
        };
        let leader = staff(&app, "team leader");
        record(&manager, ("1", "2", "2027"), "", "").await.comes_back_with("Choose who found them able to do it");
        record(&manager, ("1", "2", "2027"), &leader, "Ann Else").await.comes_back_with("Choose a colleague or enter a name, not both");
        record(&manager, ("1", "2", "2027"), &worker, "").await.comes_back_with("Nobody signs off their own competence");
        record(&manager, ("1", "2", "2027"), &leader, "").await.leads_to(&path);
        let page = manager.page(&path).await;
        assert!(page.says("Found by Lee Leader. Evidence: Certificate 12, 3 November 2026"), "{}", text(&page));
        let state = |state: &str| format!(
            "SELECT count(*) FROM duty d JOIN staff s ON s.id = d.subject WHERE d.superseded_at IS NULL AND d.state = '{state}'
                AND d.rule = 'learning-disability-and-autism-training' AND s.name = 'Kay Worker'"
        );
        assert_eq!(app.count(&state("met")), 1, "held until February");
        app.clock.forward(40 * DAY);
        app.sweep().await;
        assert_eq!(app.count(&state("due")), 1, "sixty days before it runs out it is due again");
        app.clock.forward(40 * DAY);
        app.sweep().await;
        let worker_now = app.persona("key worker");
        let page = worker_now.page("/my-day?all=yes").await;
        assert!(page.says("All staff learn about learning disability and autism") && page.says("days late"), "{}", text(&page));
        let manager = app.persona("registered manager");
        assert!(manager.page(&path).await.says("Ran out on 1 February 2027"));
        record(&manager, ("1", "2", "2030"), "", "Ann Outside").await.leads_to(&path);
        assert_eq!(app.count(&state("met")), 1, "met at once");
    }

    async fn a_text_written_today_makes_nobody_late_for_the_time_before_and_whoever_wrote_it_knows_it(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let policy = write(&app, "Fire", "We go out.", ("1", "3", "2026")).await;
        let late = "SELECT count(*) FROM duty d JOIN staff s ON s.id = d.subject WHERE d.superseded_at IS NULL AND d.rule = 'policy-explained'";
        app.sweep().await;
        assert_eq!(app.count(&format!("{late} AND d.state = 'due' AND d.due_on < '2026-12-04'")), 0, "two weeks from today");
        assert!(app.count(&format!("{late} AND d.state = 'due' AND d.due_on = '2026-12-04' AND d.opened_on = '2026-11-20'")) > 3);
        assert_eq!(app.count(&format!("{late} AND d.state = 'met' AND s.name = 'Reggie Manager'")), 1, "the author");
        let manager = app.persona("registered manager");
        let page = manager.page(&format!("{policy}/explained")).await;
        assert!(!page.says("You have not had it explained") && page.says("Wrote edition 1, 20 November 2026"), "{}", text(&page));
        assert!(!page.html().contains("/back\""), "that somebody wrote it is not taken back");
        assert!(manager.page(&policy).await.says("You wrote edition 1 on 20 November 2026"));
        assert!(!manager.page("/policies").await.says("Not explained to you yet"));
        let worker = app.persona("key worker");
        assert!(worker.page("/policies").await.says("Fire Not explained to you yet"), "{}", text(&worker.page("/policies").await));
        assert!(!app.persona("inspector").page("/policies").await.says("explained to you"), "inspectors do not work here");
        explain(&manager, &policy, &[&staff(&app, "key worker")], &staff(&app, "registered manager"), None).await.leads_to(&policy);
        assert!(!worker.page("/policies").await.says("explained to you"));
        change(&app.persona("associate director"), &policy, "We go out at once.", "It has to be quick").await.leads_to(&policy);
        assert!(worker.page("/policies").await.says("Fire New since it was explained to you"));
        let page = manager.page(&format!("{policy}/explained")).await;
        assert!(page.says("You have not had it explained yet"), "another wrote this one: {}", text(&page));
        app.clock.forward(15 * DAY);
        app.sweep().await;
        let page = app.persona("registered manager").page("/my-day?all=yes").await;
        assert!(page.says("others") && page.says("1 day late"), "one thing to do for all: {}", text(&page));
    }

    async fn days_that_cannot_be_are_refused_and_what_is_taken_out_says_why(app: TestApp) {
        let manager = app.persona("registered manager");
        let old = [("name", "Fire"), ("body", "Out."), ("adopted-day", "31"), ("adopted-month", "12"), ("adopted-year", "1999"), ("step", "save")];
        let answer = manager.fill(&new(&app), &new(&app), &old).await;
        answer.comes_back_with("The earliest day for a policy is 1 January 2000. Enter that day or a later one");
        let policy = write(&app, "Fire", "Out.", ("1", "1", "2000")).await;
        let retire = format!("{policy}/retire");
        manager.fill(&retire, &retire, &[]).await.comes_back_with("Enter why it is no longer used");
        assert_eq!(app.count("SELECT count(*) FROM policy_text WHERE retired"), 0);
        manager.fill(&retire, &retire, &[("why", "The one about evacuation takes its place")]).await.leads_to("/policies");
        let page = manager.page(&policy).await;
        assert!(page.says("Out of use since 20 November 2026, Reggie Manager. Why: The one about evacuation takes its place"), "{}", text(&page));
        manager.fill(&policy, &format!("{policy}/restore"), &[]).await.leads_to(&policy);
        assert!(!manager.page(&policy).await.says("Out of use"));
        let training = format!("/staff/{}/training", staff(&app, "key worker"));
        let day = |year: &'static str| [
            ("code", "care_certificate"), ("assessed_by", "Ann Outside"),
            ("achieved_on-day", "1"), ("achieved_on-month", "2"), ("achieved_on-year", year),
        ];
        manager.fill(&training, &training, &day("1959")).await.comes_back_with("Enter a day that is not before 1 January 1960");
        manager.fill(&training, &training, &day("2027")).await.comes_back_with("Enter a day that is not in the future");
        manager.fill(&training, &training, &day("1960")).await.leads_to(&training);
        let page = manager.page(&training).await;
        let back = page.links().into_iter().find(|link| link.ends_with("/withdraw")).expect("a way to take it back");
        manager.fill(&back, &back, &[]).await.comes_back_with("Enter why it is taken back");
        assert_eq!(app.count("SELECT count(*) FROM competence WHERE withdrawn"), 0, "asked first");
        manager.fill(&back, &back, &[("why", "Of somebody else")]).await.leads_to(&training);
        let page = manager.page(&training).await;
        assert!(page.says("Taken back (1)") && page.says("Taken back on 20 November 2026 by Reggie Manager. Why: Of somebody else"), "{}", text(&page));
        assert!(page.says("Nothing is written down yet") && manager.get(&back).await.status == 404);
    }
}
