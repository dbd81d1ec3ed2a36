//! One named key worker for everyone; never two; a gap is an alarm (A1, A3, A9).

use testkit::{Client, TestApp, on_both};

fn new_page(app: &TestApp, situation: &str) -> String {
    format!("/people/{}/key-workers/new", app.world.person(situation).person)
}

async fn name(app: &TestApp, who: &Client, situation: &str, fields: &[(&str, &str)]) -> testkit::Answered {
    let page = new_page(app, situation);
    let answer = who.fill(&page, &page, fields).await;
    app.deliver().await;
    answer
}

async fn end(app: &TestApp, who: &Client, situation: &str, fields: &[(&str, &str)]) -> testkit::Answered {
    let someone = app.world.person(situation);
    let page = format!("/people/{}/key-workers/{}/end", someone.person, someone.tenure);
    let answer = who.fill(&page, &page, fields).await;
    app.deliver().await;
    answer
}

on_both! {
    async fn two_key_workers_at_once_are_refused_by_the_page_and_by_the_database(app: TestApp) {
        let manager = app.persona("registered manager");
        let colleague = app.world.staff("colleague").staff.to_string();
        let answer = name(&app, &manager, "own", &[("kind", "key_worker"), ("staff", &colleague)]).await;
        answer.comes_back_with("Kay Worker is Key worker from 5 January 2026");
        let planned = [("kind", "key_worker"), ("staff", colleague.as_str()), ("from-year", "2027")];
        name(&app, &manager, "own", &planned).await.comes_back_with("End that first");
        let own = app.world.person("own").person.uuid().simple().to_string();
        let id = |hex: &str| if app.is_postgres() { format!("'{hex}'::uuid") } else { format!("x'{hex}'") };
        for (from, until) in [("2026-02-01", "NULL"), ("2027-02-01", "'2027-03-01'"), ("2025-01-01", "'2026-01-06'")] {
            let text = format!(
                "INSERT INTO tenure (id, organisation, person, service, placement, staff, kind, starts_on, ends_on, why, version, changed_at)
                 SELECT {}, organisation, person, service, placement, staff, kind, '{from}', {until}, '', 1, changed_at
                 FROM tenure WHERE person = {}",
                id("00000000000070008000000000000001"), id(&own)
            );
            let refused = app.raw(&text);
            assert!(matches!(&refused, Err(store::StoreError::Refused(why)) if why.contains("two key workers at once")), "{from}: {refused:?}");
        }
        assert_eq!(app.count("SELECT count(*) FROM tenure"), 8);
    }

    async fn a_change_leaves_a_history_with_its_gap_and_its_reason(app: TestApp) {
        let manager = app.persona("registered manager");
        let colleague = app.world.staff("colleague").staff.to_string();
        let ended = [("reason", "person_request"), ("on-day", "1"), ("on-month", "11"), ("on-year", "2026")];
        end(&app, &manager, "own", &ended).await.leads_to("/people/");
        let team = manager.page("/without-key-worker").await;
        assert!(team.says("Person own") && team.says("19 days since 1 November 2026"), "{}", team.text());
        let next = [("kind", "key_worker"), ("staff", colleague.as_str()), ("from-day", "25"), ("from-month", "11"), ("from-year", "2026"), ("why", "They like the garden too.")];
        name(&app, &manager, "own", &next).await.leads_to("/people/");
        assert!(manager.page("/without-key-worker").await.says("Next from 25 November 2026"));
        let strip = manager.page(&format!("/people/{}/key-workers", app.world.person("own").person)).await;
        for text in ["1 Kay Worker", "Ended: the person asked for a change.", "2 Nobody Now", "3 Col League Planned", "They like the garden too.", "Longest gap: 19 days."] {
            assert!(strip.says(text), "{text}: {}", strip.text());
        }
    }

    async fn the_one_who_was_key_worker_no_longer_sees_the_person(app: TestApp) {
        let (manager, worker) = (app.persona("registered manager"), app.persona("key worker"));
        let path = format!("/people/{}", app.world.person("own").person);
        assert_eq!(worker.get(&path).await.status, 200);
        end(&app, &manager, "own", &[("reason", "workload")]).await.leads_to("/people/");
        assert_eq!(worker.get(&path).await.status, 404);
        assert!(!worker.page("/my-people").await.says("Person own"));
        assert!(worker.page("/notices").await.says("Reggie Manager ended your part for someone: workload."));
    }

    async fn cover_and_a_second_stand_beside_and_see_the_person(app: TestApp) {
        let (manager, colleague) = (app.persona("registered manager"), app.persona("colleague"));
        let path = format!("/people/{}", app.world.person("own").person);
        assert_eq!(colleague.get(&path).await.status, 404);
        let staff = app.world.staff("colleague").staff.to_string();
        let cover = [("kind", "cover"), ("staff", staff.as_str()), ("until-day", "30"), ("until-month", "11"), ("until-year", "2026")];
        name(&app, &manager, "own", &cover).await.leads_to("/people/");
        let page = colleague.page(&path).await;
        assert!(page.says("Key worker Kay Worker") && page.says("Cover for the key worker"), "{}", page.text());
        assert!(colleague.page("/notices").await.says("Reggie Manager named you cover for Person own."));
        app.clock.forward(11 * 24 * 3600);
        assert_eq!(app.persona("colleague").get(&path).await.status, 404, "cover ended on the 30th");
    }

    async fn each_refusal_says_what_to_do(app: TestApp) {
        let manager = app.persona("registered manager");
        let staff = |name: &str| app.world.staff(name).staff.to_string();
        end(&app, &manager, "own", &[("reason", "workload")]).await.leads_to("/people/");
        for (who, more, sentence) in [
            ("volunteer", ("why", ""), "has no role in this service that allows it on that day"),
            ("bay worker", ("why", ""), "has no role in this service that allows it on that day"),
            ("colleague", ("from-year", "2025"), "on or after 5 January 2026"),
            ("colleague", ("from-month", "14"), "Enter a real date"),
            ("colleague", ("kind", "boss"), "Select what this person will be"),
        ] {
            let id = staff(who);
            let mut fields = vec![("kind", "key_worker"), ("staff", id.as_str())];
            fields.retain(|(field, _)| *field != more.0);
            fields.push(more);
            let answer = name(&app, &manager, "own", &fields).await;
            answer.comes_back_with(sentence);
        }
        name(&app, &manager, "own", &[("staff", "")]).await.comes_back_with("Choose who it will be");
        let page = format!("/people/{}/key-workers/{}/end", app.world.person("team").person, app.world.person("team").tenure);
        manager.fill(&page, &page, &[("reason", "")]).await.comes_back_with("Select why it ends");
    }

    async fn a_person_in_two_services_has_a_lead_one(app: TestApp) {
        let manager = app.persona("registered manager");
        let person = app.world.person("own").person;
        let page = format!("/people/{person}/services/new");
        let bay = app.world.services["bay"].to_string();
        manager.fill(&page, &page, &[("choice", &bay)]).await.leads_to("/people/");
        assert!(manager.page(&format!("/people/{person}")).await.says("Lead not chosen"));
        let elm = app.world.services["elm"].to_string();
        let lead = format!("/people/{person}/lead");
        manager.fill(&format!("/people/{person}/key-workers"), &lead, &[("service", &elm)]).await.leads_to("/people/");
        let overview = manager.page(&format!("/people/{person}")).await;
        assert!(overview.says("Lead key worker Kay Worker") && overview.says("Key worker, bay house None yet"), "{}", overview.text());
    }

    async fn declined_or_in_hospital_is_excused_until_looked_at_again(app: TestApp) {
        let manager = app.persona("registered manager");
        end(&app, &manager, "own", &[("reason", "person_request")]).await.leads_to("/people/");
        let someone = app.world.person("own");
        let page = format!("/people/{}/services/{}", someone.person, someone.placement);
        manager.fill(&page, &page, &[("excuse", "in_hospital")]).await.comes_back_with("Enter the day to look at this again");
        let excuse = [("excuse", "in_hospital"), ("note", "Ward 4"), ("recheck-day", "27"), ("recheck-month", "11"), ("recheck-year", "2026")];
        manager.fill(&page, &page, &excuse).await.leads_to("/people/");
        let team = manager.page("/without-key-worker").await;
        assert!(team.says("Nobody for now, with a reason") && team.says("Look again on 27 November 2026"), "{}", team.text());
        app.clock.forward(7 * 24 * 3600);
        let team = app.persona("registered manager").page("/without-key-worker").await;
        assert!(team.says("Time to look again: in hospital"), "{}", team.text());
    }

    async fn when_support_ends_everyone_named_ends(app: TestApp) {
        let manager = app.persona("registered manager");
        let someone = app.world.person("own");
        let page = format!("/people/{}/services/{}/end", someone.person, someone.placement);
        manager.fill(&page, &page, &[("choice", "support_ended")]).await.leads_to("/people");
        assert_eq!(app.persona("key worker").get(&format!("/people/{}", someone.person)).await.status, 404);
        assert!(!manager.page("/without-key-worker").await.says("Person own"));
    }
}
