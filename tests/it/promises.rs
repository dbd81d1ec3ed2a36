//! What a service promises, as people change it and look at it (F1, F2, F7).

use testkit::{Client, TestApp, on_both, with};

use crate::duties::{promise, save};

fn elm(app: &TestApp) -> String {
    format!("/promises/{}", app.world.services["elm"])
}
fn own(app: &TestApp) -> String {
    format!("/people/{}", app.world.person("own").person)
}

/// Looks at a change of a promise, then saves it.
async fn change(who: &Client, path: &str, fields: &[(&str, &str)]) {
    let fields: Vec<(&str, &str)> =
        fields.iter().copied().chain([("why", "A test needs it"), ("step", "look")]).collect();
    let looked = who.fill(path, path, &fields).await;
    assert_eq!(looked.status, 200, "{}", looked.page().text());
    save(who, path, &looked).await.leads_to("/promises/");
}

on_both! {
    async fn a_planned_change_is_kept_when_another_is_made_before_its_day(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let policy = format!("{}/policy", elm(&app));
        let planned = [("p-every_days", "10"), ("from-day", "1"), ("from-month", "12"), ("from-year", "2026")];
        change(&manager, &format!("{policy}/regular-contact"), &planned).await;
        assert!(manager.page(&policy).await.says("Changes are planned from 1 December 2026"));
        change(&manager, &format!("{policy}/cover-while-away"), &[("p-longer_than_days", "3")]).await;
        let page = manager.page(&policy).await;
        assert!(page.says("Days from one contact to the next: 7") && page.says("Days away that need no cover: 3"), "{}", page.text());
        app.clock.forward(11 * 24 * 3600);
        let manager = app.persona("registered manager");
        let page = manager.page(&policy).await;
        assert!(page.says("Days from one contact to the next: 10"), "the planned change counts: {}", page.text());
        assert!(page.says("Days away that need no cover: 3") && !page.says("Changes are planned"), "{}", page.text());
        let changes = manager.page(&format!("{policy}/changes")).await;
        for said in ["Version 4", "Days from one contact to the next: 10. Before: Days from one contact to the next: 7", "A test needs it", "Reggie Manager", "Began with “Residential home”"] {
            assert!(changes.says(said), "{said}: {}", changes.text());
        }
    }

    async fn the_look_at_a_change_counts_what_stands(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(30 * 24 * 3600);
        app.sweep().await;
        let manager = app.persona("registered manager");
        let rule = format!("{}/policy/regular-contact", elm(&app));
        let late = app.count(
            "SELECT count(*) FROM duty d JOIN service s ON s.id = d.service WHERE s.name = 'elm house' AND d.state = 'due' AND d.due_on < '2026-12-20' AND d.superseded_at IS NULL",
        );
        assert!(late > 3, "{late}");
        let looked = manager.fill(&rule, &rule, &[("why", "Only a look"), ("step", "look")]).await;
        let page = looked.page();
        assert!(page.says(&format!("As many things as now would be late: {late}.")), "{late}: {}", page.text());
    }

    async fn our_own_words_can_be_mended_and_those_of_a_pack_cannot(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let policy = format!("{}/policy", elm(&app));
        let mine = [
            ("words", "Evryone sees a dentist"), ("p-what", "health_check"), ("p-every_months", "12"), ("owner", "key_worker"), ("mend", "person"),
            ("document", "Our health promise"), ("section", "Teeth"),
        ];
        change(&manager, &format!("{policy}/add/review_interval"), &mine).await;
        let path = format!("{policy}/our-own-1");
        manager.fill(&path, &path, &[("words", ""), ("why", "A typing error"), ("step", "look")]).await.comes_back_with("Enter the promise in plain words");
        change(&manager, &path, &[("words", "Everyone sees a dentist")]).await;
        let page = manager.page(&policy).await;
        assert!(page.says("Everyone sees a dentist") && !page.says("Evryone"), "{}", page.text());
        let pack = manager.page(&format!("{policy}/regular-contact")).await;
        assert!(!pack.html().contains("name=\"words\""), "what a pack says stays as it is");
    }

    async fn a_page_that_was_open_before_still_knows_what_it_was_about(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(9 * 24 * 3600);
        app.sweep().await;
        let worker = app.persona("key worker");
        let link = worker.page("/my-day").await.links().into_iter().find(|link| link.ends_with("/not-now") && link.starts_with(&own(&app))).expect("something");
        let fields = [("reason", "in_hospital"), ("note", "Ward 4"), ("recheck-day", "9"), ("recheck-month", "12"), ("recheck-year", "2026")];
        let (first, second) = (with(worker.page(&link).await.form(&link), &fields), with(worker.page(&link).await.form(&link), &fields));
        worker.post(&link, &first).await.leads_to(&own(&app));
        let answer = worker.post(&link, &second).await;
        answer.comes_back_with("It was put off already, until 9 December 2026");
        assert!(answer.body.contains("Ward 4"), "what was typed is kept");
        assert_eq!(worker.get(&link).await.status, 200);
    }

    async fn whoever_stands_in_sees_what_is_due_and_else_the_team_leader(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let leave = format!("/staff/{}/leave/new", app.world.staff("key worker").staff);
        let days = [("first_day-day", "21"), ("first_day-month", "11"), ("first_day-year", "2026"), ("last_day-day", "5"), ("last_day-month", "12"), ("last_day-year", "2026")];
        manager.fill(&leave, &leave, &days).await.leads_to("/staff/");
        app.clock.forward(9 * 24 * 3600);
        app.sweep().await;
        let words = "Kay Worker is away";
        let leader = app.persona("team leader");
        assert!(leader.page("/my-day").await.says(words), "nobody stands in: {}", leader.page("/my-day").await.text());
        assert!(!app.persona("colleague").page("/my-day").await.says(words));
        let new = format!("{}/key-workers/new", own(&app));
        let colleague = app.world.staff("colleague").staff.to_string();
        let cover = [("kind", "cover"), ("staff", colleague.as_str()), ("until-day", "6"), ("until-month", "12"), ("until-year", "2026")];
        app.persona("registered manager").fill(&new, &new, &cover).await.leads_to("/people/");
        let page = app.persona("colleague").page("/my-day").await;
        assert!(page.says(words) && page.says("Person own"), "{}", page.text());
        let leader = leader.page("/my-day").await;
        let mine = leader.html().split("<li>").filter(|item| item.contains("Person own") && item.contains(words)).count();
        assert_eq!(mine, 0, "somebody stands in: {}", leader.text());
    }

    async fn a_past_day_is_counted_whole_for_the_director_and_names_nobody(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(10 * 24 * 3600);
        app.sweep().await;
        let on = format!("{}/on?on-day=30&on-month=11&on-year=2026", elm(&app));
        let director = app.persona("associate director").page(&on).await;
        assert!(director.says("People are counted here, and not named") && !director.says("Person own"), "{}", director.text());
        let manager = app.persona("registered manager").page(&on).await;
        assert!(manager.says("Person own"), "{}", manager.text());
        // It is that day still, so what stood then is what stands.
        let late = app.count(
            "SELECT count(*) FROM duty d JOIN service s ON s.id = d.service WHERE s.name = 'elm house' AND d.rule = 'regular-contact'
                AND d.state = 'due' AND d.due_on < '2026-11-30' AND d.superseded_at IS NULL",
        );
        let told = director.text().split("at least every week.").nth(1).map(|rest| rest.trim_start().to_owned());
        assert!(late > 2 && told.is_some_and(|rest| rest.starts_with(&format!("Late {late} "))), "{late}: {}", director.text());
        let early = format!("{}/on?on-day=1&on-month=11&on-year=2026", elm(&app));
        assert!(app.persona("registered manager").page(&early).await.says("is worked out since 20 November 2026"));
    }

    async fn the_longest_late_comes_first_page_after_page(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(3 * 24 * 3600);
        let manager = app.persona("registered manager");
        let contact = format!("{}/contacts/new", own(&app));
        manager.fill(&contact, &contact, &[("note", "We talked")]).await.leads_to("/people/");
        app.clock.forward(20 * 24 * 3600);
        app.sweep().await;
        let list = format!("{}?about=person&rule=regular-contact&state=late", elm(&app));
        let page = app.persona("registered manager").page(&list).await;
        let days: Vec<i64> = page.text().split(" days late").filter_map(|before| before.rsplit(' ').next()?.parse().ok()).collect();
        assert!(days.len() > 2 && days.windows(2).all(|pair| pair[0] >= pair[1]) && days.first() != days.last(), "{days:?}");
        let next = app.persona("registered manager").page(&format!("{list}&before=2")).await;
        assert_eq!(next.html().matches("<li><p>").count(), days.len() - 2);
    }
}
