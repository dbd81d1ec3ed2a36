//! Policy as data: a promise falls due, is late, is kept; nobody has to look for it (F1, F2).

use domain::policy::packs;
use testkit::{Answered, Client, Page, TestApp, on_both, with};

/// The service at Elm promises what a residential home does, from today.
pub async fn promise(app: &TestApp, pack: &str) {
    let manager = app.persona("registered manager");
    let path = format!("/promises/{}/policy/choose", app.world.services["elm"]);
    let looked =
        manager.fill(&path, &path, &[("pack", pack), ("why", "A test needs it"), ("step", "look")]).await;
    assert_eq!(looked.status, 200, "{}", looked.page().text());
    assert!(looked.page().says("would be late"), "{}", looked.page().text());
    save(&manager, &path, &looked).await.leads_to("/promises/");
    app.sweep().await;
}

/// Saves what was looked at: the form that the look came back with, sent with its other button.
pub async fn save(who: &Client, path: &str, looked: &Answered) -> Answered {
    let mut form = looked.page().form(path);
    form.retain(|(name, _)| name != "step");
    form.push(("step".to_owned(), "save".to_owned()));
    who.post(path, &form).await
}

fn own(app: &TestApp) -> String {
    format!("/people/{}", app.world.person("own").person)
}

on_both! {
    async fn a_contact_falls_due_is_late_and_is_kept(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let worker = app.persona("key worker");
        let page = worker.page("/my-day").await;
        assert!(page.says("Person own") && page.says("By Friday 27 November"), "due in a week: {}", page.text());
        let day = |page: &Page| page.text();
        // The world's contact has words in it and was an hour ago; the home promises one each week.
        app.clock.forward(7 * 24 * 3600);
        app.sweep().await;
        let worker = app.persona("key worker");
        let page = worker.page("/my-day").await;
        assert!(page.says("Person own") && page.says("Today"), "due today: {}", day(&page));
        app.clock.forward(2 * 24 * 3600);
        let worker = app.persona("key worker");
        let page = worker.page("/my-day").await;
        assert!(page.says("Late") && page.says("2 days late"), "late two days on: {}", day(&page));
        let contact = format!("{}/contacts/new", own(&app));
        // A contact without content is a contact, and not the rhythm kept.
        worker.fill(&contact, &contact, &[("note", "")]).await.leads_to("/people/");
        assert!(worker.page("/my-day").await.says("2 days late"), "nothing was written down");
        worker.fill(&contact, &contact, &[("how", "tried"), ("note", "No answer")]).await.leads_to("/people/");
        assert!(worker.page("/my-day").await.says("2 days late"), "tried is not done");
        worker.fill(&contact, &contact, &[("note", "We talked about the garden")]).await.leads_to("/people/");
        let page = worker.page(&format!("{}/duties", own(&app))).await;
        assert!(page.says("Due by 6 December 2026"), "kept, and due again a week later: {}", day(&page));
        assert!(app.count("SELECT count(*) FROM duty WHERE superseded_at IS NOT NULL") > 0, "what was, is kept");
    }

    async fn what_cannot_be_done_now_is_not_late_until_it_is_looked_at_again(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(9 * 24 * 3600);
        app.sweep().await;
        let worker = app.persona("key worker");
        let page = worker.page("/my-day").await;
        let links: Vec<String> = page.links().into_iter().filter(|link| link.ends_with("/not-now")).collect();
        let link = links.iter().find(|link| link.starts_with(&own(&app))).expect("something to put off").clone();
        let empty = worker.fill(&link, &link, &[]).await;
        empty.comes_back_with("Select why it need not be done for now");
        let recheck = [("recheck-day", "9"), ("recheck-month", "12"), ("recheck-year", "2026")];
        let fields: Vec<(&str, &str)> = [("reason", "in_hospital"), ("note", "Until the ninth")].into_iter().chain(recheck).collect();
        let form = with(worker.page(&link).await.form(&link), &fields);
        let first = worker.post(&link, &form).await;
        first.leads_to(&own(&app));
        assert_eq!(worker.post(&link, &form).await.location, first.location, "sent twice, answered alike");
        assert_eq!(app.count("SELECT count(*) FROM duty_excuse"), 1, "and done once");
        let page = worker.page(&format!("{}/duties", own(&app))).await;
        assert!(page.says("Not for now. Look again on 9 December 2026"), "{}", page.text());
        let why = page.links().into_iter().find(|link| link.ends_with("/not-now") && page.html().contains(&format!("{link}\">See why"))).expect("why");
        let again = format!("{why}/again");
        let form = worker.page(&why).await.form(&again);
        worker.post(&again, &form).await.leads_to(&own(&app));
        assert_eq!(worker.post(&again, &form).await.status, 303, "sent twice, answered alike");
        assert!(worker.page(&format!("{}/duties", own(&app))).await.says("days late"), "it counts again");
        let page = worker.page("/my-day").await;
        let link = page.links().into_iter().find(|link| link.ends_with("/not-now") && link.starts_with(&own(&app))).expect("it is back");
        worker.fill(&link, &link, &fields).await.leads_to(&own(&app));
        app.clock.forward(11 * 24 * 3600);
        app.sweep().await;
        let worker = app.persona("key worker");
        let page = worker.page(&format!("{}/duties", own(&app))).await;
        assert!(!page.says("Not for now. Look again"), "{}", page.text());
        assert!(page.says("days late"), "open again, with its old date: {}", page.text());
    }

    async fn nobody_as_key_worker_is_due_from_the_day_of_the_gap(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let tenure = app.world.person("own").tenure;
        let end = format!("{}/key-workers/{tenure}/end", own(&app));
        manager.fill(&end, &end, &[("reason", "workload")]).await.leads_to("/people/");
        let page = manager.page(&format!("{}/duties", own(&app))).await;
        assert!(page.says("Team leader") || page.says("Lee Leader"), "it falls to the team leader: {}", page.text());
        let leader = app.persona("team leader");
        let page = leader.page("/my-day").await;
        assert!(page.says("Person own") && page.says("Name someone"), "{}", page.text());
        assert!(!app.persona("colleague").page("/my-day").await.says("Person own"), "not on another's list");
    }

    async fn every_number_opens_exactly_its_rows(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(30 * 24 * 3600);
        app.sweep().await;
        for who in ["registered manager", "team leader", "inspector"] {
            let reader = app.persona(who);
            let whole = format!("/promises/{}", app.world.services["elm"]);
            let html = format!("{}{}", reader.page("/promises").await.html(), reader.page(&whole).await.html());
            let (mut opened, mut kinds) = (0, std::collections::BTreeSet::new());
            for part in html.split("<a class=\"govuk-link kw-tap\" href=\"/promises/").skip(1) {
                let Some((href, rest)) = part.split_once('"') else { continue };
                if !href.contains("state=") {
                    continue;
                }
                let number: usize = rest.trim_start_matches('>').split('<').next().and_then(|n| n.parse().ok()).expect("a number");
                let list = reader.page(&format!("/promises/{}", href.replace("&#38;", "&"))).await;
                let rows = list.html().matches("<li><p>").count();
                kinds.insert(href.split_once('?').and_then(|(_, query)| query.split('=').nth(1)).unwrap_or_default().replace("&#38;rule", ""));
                assert_eq!(rows, number, "{who}: {href}: {}", list.text());
                opened += 1;
            }
            assert!(opened > 4, "{who} opened {opened} numbers");
            let of_work = kinds.contains("worker") && kinds.contains("service");
            assert_eq!(of_work, who != "team leader", "{who}: what staff have learned: {kinds:?}");
            let work = reader.get(&format!("{whole}?about=worker&rule=care-planning-training&state=late")).await;
            assert_eq!(work.status == 200, who != "team leader", "{who}");
        }
        let director = app.persona("associate director");
        let page = director.page("/promises").await;
        assert!(page.says("These are numbers for the whole organisation") && page.says("elm house"), "{}", page.text());
        let service = director.page(&format!("/promises/{}", app.world.services["elm"])).await;
        assert!(!service.html().contains("state=late"), "a director sees numbers, and opens no record");
        // Of all the people, and not of those alone whom the manager sees.
        let late = app.count("SELECT count(*) FROM duty WHERE about = 'person' AND state = 'due' AND due_on < '2026-12-20' AND superseded_at IS NULL");
        assert!(page.says(&format!("{late} things are late")), "{late}: {}", page.text());
        let work = director.get(&format!("/promises/{}?about=worker&rule=care-planning-training&state=late", app.world.services["elm"])).await;
        assert_eq!(work.status, 404);
    }

    async fn a_past_day_is_told_as_it_was_known_then(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(10 * 24 * 3600);
        app.sweep().await;
        let manager = app.persona("registered manager");
        let on = format!("/promises/{}/on?on-day=29&on-month=11&on-year=2026", app.world.services["elm"]);
        let before = manager.page(&on).await;
        assert!(before.says("Person own : The key worker spends time talking") && before.says("2 days late"), "{}", before.text());
        // Written down on the thirtieth, about the twenty-eighth.
        let contact = format!("{}/contacts/new", own(&app));
        let day = [("when", "other"), ("other-day", "28"), ("other-month", "11"), ("other-year", "2026"), ("note", "We talked")];
        manager.fill(&contact, &contact, &day).await.leads_to("/people/");
        let after = manager.page(&on).await;
        assert!(after.says("2 days late"), "as it was known then: {}", after.text());
        assert!(after.says("Done on 28 November 2026, written down on 30 November 2026"), "{}", after.text());
        let early = format!("/promises/{}/on?on-day=1&on-month=3&on-year=2020", app.world.services["elm"]);
        assert!(manager.page(&early).await.says("is worked out since"));
        let future = format!("/promises/{}/on?on-day=1&on-month=3&on-year=2030", app.world.services["elm"]);
        assert!(manager.page(&future).await.says("nobody knows yet"));
    }

    async fn a_promise_changes_with_a_reason_and_the_past_stays(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let policy = format!("/promises/{}/policy", app.world.services["elm"]);
        let rule = format!("{policy}/regular-contact");
        let wrong = manager.fill(&rule, &rule, &[("p-every_days", "0"), ("why", "Too often"), ("step", "look")]).await;
        assert_eq!(wrong.status, 422, "{}", wrong.page().text());
        let looked = manager.fill(&rule, &rule, &[("p-every_days", "21"), ("why", "Too often"), ("step", "look")]).await;
        assert_eq!(looked.status, 200);
        save(&manager, &rule, &looked).await.leads_to(&policy);
        assert!(manager.page(&policy).await.says("21"));
        assert_eq!(app.count("SELECT count(*) FROM policy_version"), 2, "the version before is kept");
        let refused = app.raw("UPDATE policy_version SET why = 'other'");
        assert!(refused.is_err(), "versions are never changed");
        let law = packs()[0].rules.iter().find(|rule| rule.law).expect("a rule based in law");
        let path = format!("{policy}/{}", law.id);
        let answer = manager.fill(&path, &path, &[("state", "off"), ("why", "We do not want it"), ("step", "look")]).await;
        answer.comes_back_with("Only the organisation can switch it off");
    }

    async fn a_promise_of_our_own_is_added_counts_and_is_switched_off(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let policy = format!("/promises/{}/policy", app.world.services["elm"]);
        let choose = manager.page(&format!("{policy}/add")).await;
        assert!(choose.says("To people") && choose.says("Regular contact"), "{}", choose.text());
        let path = format!("{policy}/add/contact_rhythm");
        let filled = [
            ("words", "Someone   talks with each person every three days"), ("p-every_days", "3"), ("owner", "key_worker"), ("mend", "record_contact"),
            ("document", "Our own way of working"), ("section", "Talking"), ("why", "People asked for it"), ("step", "look"),
        ];
        for (field, value, sentence) in [
            ("words", "", "Enter the promise in plain words"),
            ("p-every_days", "", "enter a number"),
            ("p-every_days", "0", "whole number of days from 1 to 3660"),
            ("p-by_rating-red", "9", "A rating may make the days fewer"),
            ("owner", "outside", "Select who has to do it"),
            ("mend", "", "Select where it is done"),
            ("document", "", "Enter where the promise comes from"),
            ("why", "", "Enter why the promises change"),
        ] {
            let wrong: Vec<(&str, &str)> = filled.iter().copied().filter(|(name, _)| *name != field).chain([(field, value)]).collect();
            let answer = manager.fill(&path, &path, &wrong).await;
            assert_eq!(answer.status, 422, "{field}: {}", answer.page().text());
            assert!(answer.page().text().to_lowercase().contains(&sentence.to_lowercase()), "{sentence}: {}", answer.page().text());
            assert!(field == "section" || answer.body.contains("Talking"), "what was typed is kept");
        }
        let looked = manager.fill(&path, &path, &filled).await;
        assert!(looked.page().says("due and in time"), "{}", looked.page().text());
        save(&manager, &path, &looked).await.leads_to(&policy);
        app.sweep().await;
        let page = manager.page(&policy).await;
        assert!(page.says("Someone talks with each person every three days") && page.says("Our own way of working, Talking"), "{}", page.text());
        let duties = manager.page(&format!("{}/duties", own(&app))).await;
        assert!(duties.says("Someone talks with each person every three days"), "{}", duties.text());
        let again = manager.fill(&path, &path, &filled).await;
        again.comes_back_with("This promise is there already");
        // By rating and by boxes, on the page that changes it.
        let rule = format!("{policy}/our-own-1");
        let looked = manager.fill(&rule, &rule, &[("p-by_rating-red", "1"), ("why", "Red is red"), ("step", "look")]).await;
        assert_eq!(looked.status, 200, "{}", looked.page().text());
        let looked = manager.fill(&rule, &rule, &[("state", "off"), ("why", "It was too much"), ("step", "look")]).await;
        save(&manager, &rule, &looked).await.leads_to(&policy);
        app.sweep().await;
        assert!(manager.page(&policy).await.says("Switched off It was too much"), "it stays visible");
        assert!(!manager.page(&format!("{}/duties", own(&app))).await.says("every three days"));
        assert_eq!(app.persona("team leader").get(&path).await.status, 404);
        assert_eq!(manager.get(&format!("{policy}/add/nothing")).await.status, 404);
    }

    async fn while_everything_is_worked_out_again_the_pages_say_how_far_it_is(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let policy = format!("/promises/{}/policy", app.world.services["elm"]);
        let pages = ["/promises".to_owned(), policy.trim_end_matches("/policy").to_owned(), policy.clone()];
        for page in &pages {
            assert!(!manager.page(page).await.says("being worked out again"), "{page}");
        }
        let rule = format!("{policy}/regular-contact");
        let looked = manager.fill(&rule, &rule, &[("p-every_days", "21"), ("why", "Too often"), ("step", "look")]).await;
        save(&manager, &rule, &looked).await.leads_to(&policy);
        for page in &pages {
            let page = manager.page(page).await;
            assert!(page.says("being worked out again: 0 of 7 people so far"), "{}", page.text());
        }
        app.sweep().await;
        assert!(!manager.page(&policy).await.says("being worked out again"));
    }
}
