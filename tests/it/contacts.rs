//! Contacts: two taps, corrections that keep what was there, labels that hold.

use testkit::{on_both, persona};

on_both! {
    async fn a_contact_takes_two_taps_and_no_typing(app: TestApp) {
        let worker = app.persona("key worker");
        let mine = worker.page("/my-people").await;
        assert!(mine.says("Person own") && !mine.says("Person team"), "{}", mine.text());
        let form = format!("/people/{}/contacts/new", app.world.person("own").person);
        assert!(mine.links().contains(&form), "the first tap leads to the form");
        let answer = worker.fill(&form, &form, &[]).await;
        answer.leads_to(&format!("/people/{}?recorded=", app.world.person("own").person));
        assert!(worker.page(&answer.location).await.says("Saved at 9:30am: in person, today at 9:30am."));
        assert!(worker.page("/my-people").await.says("Today"));
    }

    async fn a_try_is_kept_but_does_not_count(app: TestApp) {
        let worker = app.persona("key worker");
        let person = app.world.person("own").person;
        app.raw("DELETE FROM contact").expect("an empty table");
        let form = format!("/people/{person}/contacts/new");
        worker.fill(&form, &form, &[("how", "tried")]).await.leads_to("/people/");
        assert!(worker.page("/my-people").await.says("No contact yet"));
        assert!(worker.page(&format!("/people/{person}/contacts")).await.says("Tried, no answer"));
    }

    async fn a_contact_cannot_be_in_the_future_and_words_are_kept(app: TestApp) {
        let worker = app.persona("key worker");
        let form = format!("/people/{}/contacts/new", app.world.person("own").person);
        let future = [("when", "other"), ("other-day", "1"), ("other-month", "1"), ("other-year", "2030"), ("note", "Kept words")];
        let answer = worker.fill(&form, &form, &future).await;
        answer.comes_back_with("Choose a date and time that is not in the future");
        assert!(answer.page().html().contains("Kept words"));
        let times = [("when", "today"), ("time", "half past"), ("note", "Kept words")];
        worker.fill(&form, &form, &times).await.comes_back_with("Enter the time like 2:15pm");
        let long = "word ".repeat(4001);
        worker.fill(&form, &form, &[("note", long.as_str())]).await.comes_back_with("Use 20000 characters or fewer");
    }

    async fn a_correction_keeps_what_was_there_and_says_who_and_when(app: TestApp) {
        let someone = app.world.person("own");
        let edit = format!("/people/{}/contacts/{}/edit", someone.person, someone.contact);
        app.clock.forward(3600);
        let worker = app.persona("key worker");
        worker.fill(&edit, &edit, &[("note", "We talked about the allotment."), ("with", "family")]).await.leads_to("/people/");
        let timeline = worker.page(&format!("/people/{}/contacts", someone.person)).await;
        assert!(timeline.says("We talked about the allotment.") && timeline.says("with family or friend"));
        let before = worker.page(&format!("/people/{}/contacts/{}/history", someone.person, someone.contact)).await;
        assert!(before.says("We talked about the garden.") && before.says("until 20 November 2026, 10:30am"), "{}", before.text());
        let taken = [("take_back", "yes")];
        worker.fill(&edit, &edit, &taken).await.leads_to("/people/");
        let timeline = worker.page(&format!("/people/{}/contacts", someone.person)).await;
        assert!(timeline.says("Taken back: entered by mistake.") && !timeline.says("allotment"), "{}", timeline.text());
    }

    async fn labels_decide_who_reads_a_contact(app: TestApp) {
        let (organisation, someone) = (app.world.organisations["home"], app.world.person("own").clone());
        let writer = app.world.staff("colleague").staff;
        let labels = ["normal", "sensitive", "safeguarding", "third_party", "staff_only"];
        app.write(move |work| {
            for label in labels {
                persona::contact(work, organisation, someone.person, writer, label, &format!("About {label}."))?;
            }
            Ok(())
        });
        let path = format!("/people/{}/contacts", app.world.person("own").person);
        for (who, wanted) in [
            ("key worker", &["normal", "sensitive", "third_party", "staff_only"][..]),
            ("care staff", &["normal", "staff_only"]),
            ("team leader", &["normal", "sensitive", "safeguarding", "staff_only"]),
            ("registered manager", &labels),
            ("inspector", &labels),
            ("break-glass", &["normal", "sensitive", "staff_only"]),
        ] {
            let page = app.persona(who).page(&path).await;
            let seen: Vec<&str> = labels.into_iter().filter(|label| page.says(&format!("About {label}."))).collect();
            assert_eq!(seen, wanted, "{who}");
        }
    }

    async fn the_timeline_is_filtered_searched_and_paged(app: TestApp) {
        let (organisation, someone) = (app.world.organisations["home"], app.world.person("own").clone());
        let staff = app.world.staff("key worker").staff;
        app.write(move |work| {
            for n in 0..70 {
                persona::contact(work, organisation, someone.person, staff, "normal", &format!("Note number {n}. 100% of_it."))?;
            }
            Ok(())
        });
        let worker = app.persona("key worker");
        let path = format!("/people/{}/contacts", app.world.person("own").person);
        let mut seen = 0;
        let mut next = Some(path.clone());
        while let Some(at) = next {
            let page = worker.page(&at).await;
            seen += page.html().matches("kw-entry__title").count();
            next = page.links().into_iter().find(|link| link.contains("before="));
        }
        assert_eq!(seen, 71);
        assert!(worker.page(&format!("{path}?text=NUMBER+42.")).await.says("Note number 42."));
        assert!(worker.page(&format!("{path}?text=%25+of_")).await.says("100% of_it."));
        assert!(worker.page(&format!("{path}?text=x_it")).await.says("No contacts match."));
        assert!(worker.page(&format!("{path}?how=video")).await.says("No contacts match."));
    }
}
