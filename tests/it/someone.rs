//! "I need someone's record for their care": loud, short, with a reason, and told to the manager.

use testkit::on_both;

const REASON: &str = "She is here alone at night and I am on shift";

on_both! {
    async fn whoever_knows_exactly_who_is_let_in_for_an_hour(app: TestApp) {
        let worker = app.persona("bay worker");
        let path = format!("/people/{}", app.world.person("own").person);
        assert_eq!(worker.get(&path).await.status, 404);
        let fields = [("nhs_number", "999 000 0018"), ("reason", REASON)];
        worker.fill("/someone", "/someone", &fields).await.leads_to(&path);
        app.deliver().await;
        assert_eq!(worker.get(&path).await.status, 200);
        assert_eq!(worker.get(&format!("{path}/edit")).await.status, 404, "reading and recording, no more");
        assert!(!worker.page("/people").await.says("Person own"), "a grant opens one record, no list");
        let told = app.persona("registered manager").page("/notices").await;
        assert!(told.says("Bay Worker asked for the record of Person own and was let in"), "{}", told.text());
        let looked = app.persona("registered manager").page(&format!("{path}/looked")).await;
        assert!(looked.says("Bay Worker") && looked.says("Needed for care (asked)"), "{}", looked.text());
        app.clock.forward(61 * 60);
        assert_eq!(app.persona("bay worker").get(&path).await.status, 404, "the hour is over");
    }

    async fn a_try_in_vain_says_nothing_is_journalled_and_told(app: TestApp) {
        let worker = app.persona("care staff");
        for fields in [
            [("name", "Nobody Known"), ("born_on-day", "1"), ("born_on-month", "1"), ("born_on-year", "2001"), ("reason", REASON)],
            [("name", "Person relative"), ("born_on-day", "8"), ("born_on-month", "3"), ("born_on-year", "2004"), ("reason", REASON)],
            [("name", "Person other organisation"), ("born_on-day", "5"), ("born_on-month", "3"), ("born_on-year", "2004"), ("reason", REASON)],
        ] {
            let answer = worker.fill("/someone", "/someone", &fields).await;
            answer.comes_back_with("We could not open a record with exactly these details");
        }
        app.deliver().await;
        assert_eq!(app.count("SELECT count(*) FROM journal WHERE act = 'record.asked-in-vain'"), 3);
        assert_eq!(app.count("SELECT count(*) FROM access_grant WHERE reason = 'never'"), 0);
        let told = app.persona("registered manager").page("/notices").await;
        assert!(told.says("Cary Staff asked for a person's record and was not let in"), "{}", told.text());
    }

    async fn a_reason_is_needed(app: TestApp) {
        let worker = app.persona("bay worker");
        let fields = [("nhs_number", "999 000 0018"), ("reason", "because")];
        worker.fill("/someone", "/someone", &fields).await.comes_back_with("Say why you need the record, in 15 characters or more");
        let fields = [("nhs_number", "999 000 0019"), ("reason", REASON)];
        worker.fill("/someone", "/someone", &fields).await.comes_back_with("its last digit does not fit");
    }

    async fn a_restricted_record_is_there_for_the_named_alone_until_it_is_lifted(app: TestApp) {
        let manager = app.persona("registered manager");
        let path = format!("/people/{}", app.world.person("team").person);
        let page = format!("{path}/restrict");
        manager.fill(&page, &page, &[("reason", "In the news this week")]).await.leads_to(&path);
        app.deliver().await;
        for name in ["team leader", "care staff", "inspector", "colleague"] {
            let other = app.persona(name);
            assert_eq!(other.get(&path).await.status, 404, "{name}");
            assert!(!other.page("/people").await.says("Person team"), "{name}");
        }
        assert!(manager.page(&path).await.says("Restricted"));
        let lift = format!("{page}/lift");
        manager.fill(&page, &lift, &[]).await.leads_to(&path);
        assert_eq!(app.persona("team leader").get(&path).await.status, 200);
    }

    async fn the_secret_address_opens_with_a_reason_and_is_told(app: TestApp) {
        let (worker, manager) = (app.persona("key worker"), app.persona("registered manager"));
        let path = format!("/people/{}/address", app.world.person("own").person);
        let open = format!("{path}/open");
        manager.fill(&path, &open, &[]).await.comes_back_with("Select why you need the address");
        let opened = manager.fill(&path, &open, &[("reason", "check")]).await;
        let mut form = opened.page().form(&path);
        form.retain(|(name, _)| name != "address");
        form.push(("address".to_owned(), "12 Hidden Lane".to_owned()));
        manager.post(&path, &form).await.leads_to("/people/");
        assert!(!worker.page(&path).await.html().contains("Hidden Lane"), "not before a reason is given");
        let shown = worker.fill(&path, &open, &[("reason", "visit")]).await;
        assert!(shown.status == 200 && shown.body.contains("12 Hidden Lane"));
        app.deliver().await;
        assert!(manager.page("/notices").await.says("Kay Worker opened the secret address of Person own."));
        assert_eq!(app.count("SELECT count(*) FROM journal WHERE act = 'secret-address.opened'"), 2);
    }
}
