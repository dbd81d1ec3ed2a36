//! People: added, found, changed, with clear sentences for what is wrong.

use testkit::on_both;

on_both! {
    async fn a_manager_adds_a_person_and_finds_them(app: TestApp) {
        let manager = app.persona("registered manager");
        let place = format!("{}/{}", app.world.services["elm"], app.world.teams["oak"]);
        let answer = manager
            .fill("/people/new", "/people/new", &[
                ("place", &place),
                ("name", "Zoë O’Brien-Núñez"),
                ("known_as", "Zo"),
                ("nhs_number", "999 000 0107"),
                ("born_on-day", "3"),
                ("born_on-month", "3"),
                ("born_on-year", "2006"),
                ("communication", "Makaton. Give her time."),
                ("checked", "yes"),
            ])
            .await;
        answer.leads_to("/people/");
        let record = manager.page(answer.location.split('?').next().expect("a path")).await;
        for text in ["Zoë O’Brien-Núñez", "Likes “ Zo ”", "3 March 2006 (age 20)", "Makaton. Give her time.", "None yet"] {
            assert!(record.says(text), "{text}: {}", record.text());
        }
        for query in ["zoe", "obrien", "Nunez+zo", "999+000+0107", "ZO"] {
            assert!(manager.page(&format!("/people?q={query}")).await.says("Zoë O’Brien-Núñez"), "{query}");
        }
        assert!(manager.page("/without-key-worker").await.says("Zoë O’Brien-Núñez"));
    }

    async fn bad_input_gets_a_sentence_and_keeps_what_was_typed(app: TestApp) {
        let manager = app.persona("registered manager");
        let long = "x".repeat(201);
        for (field, value, sentence) in [
            ("name", "", "Enter the full name"),
            ("name", long.as_str(), "Use 200 characters or fewer"),
            ("name", "An\u{202E}na", "Take out the hidden or control characters"),
            ("nhs_number", "9990000019", "its last digit does not fit"),
            ("nhs_number", "999", "Enter an NHS number with 10 digits"),
            ("nhs_number", "9990000018", "This number belongs to a person who is here already"),
            ("local_id", "P-0", "This number belongs to a person who is here already"),
            ("born_on-year", "2036", "not in the future"),
            ("born_on-month", "13", "Enter a real date"),
            ("place", "", "Select where this person is supported"),
            ("from-day", "", "Enter a real date"),
        ] {
            let place = app.world.services["elm"].to_string();
            let mut fields = vec![
                ("place", place.as_str()),
                ("name", "Ada Typed"),
                ("matters", "Swimming & <b>singing</b>"),
                ("born_on-day", "1"),
                ("born_on-month", "2"),
                ("born_on-year", "2000"),
            ];
            fields.retain(|(name, _)| *name != field);
            fields.push((field, value));
            let answer = manager.fill("/people/new", "/people/new", &fields).await;
            answer.comes_back_with(sentence);
            let form = answer.page().form("/people/new");
            let kept = form.iter().find(|(name, _)| name == "matters").map(|(_, value)| value.as_str());
            assert_eq!(kept, Some("Swimming & <b>singing</b>"), "{field}");
        }
        assert_eq!(app.count("SELECT count(*) FROM person"), 8);
    }

    async fn a_likely_double_is_asked_about(app: TestApp) {
        let manager = app.persona("registered manager");
        let place = app.world.services["elm"].to_string();
        let fields = [
            ("place", place.as_str()),
            ("name", "person OWN"),
            ("born_on-day", "1"),
            ("born_on-month", "3"),
            ("born_on-year", "2004"),
        ];
        let answer = manager.fill("/people/new", "/people/new", &fields).await;
        answer.comes_back_with("Someone with this name and date of birth is here already");
        let mut form = answer.page().form("/people/new");
        form.push(("not_same".to_owned(), "yes".to_owned()));
        manager.post("/people/new", &form).await.leads_to("/people/");
    }

    async fn the_services_own_words_are_right_everywhere(app: TestApp) {
        let manager = app.persona("registered manager");
        let page = format!("/settings/services/{}", app.world.services["elm"]);
        let words = [
            ("key_worker", "independent link worker"),
            ("key_workers", "independent link workers"),
            ("key_worker_article", "an"),
            ("person", "tenant"),
            ("people", "tenants"),
            ("person_article", "a"),
        ];
        manager.fill(&page, &page, &words).await.leads_to("/settings");
        let people = manager.page("/people").await;
        assert!(people.says("Tenants"), "{}", people.text());
        assert!(manager.page("/without-key-worker").await.says("Without an independent link worker"));
        let own = format!("/people/{}", app.world.person("own").person);
        assert!(manager.page(&own).await.says("Independent link worker Kay Worker"));
        assert!(manager.page(&format!("{own}/key-workers")).await.says("Independent link workers"));
    }
}
