//! What is missing or old in a record, with what to do; nothing for length (F8).

use testkit::{TestApp, on_both};

fn record(app: &TestApp) -> String {
    format!("/people/{}", app.world.person("own").person)
}

on_both! {
    async fn what_is_missing_is_told_until_it_is_there(app: TestApp) {
        let worker = app.persona("key worker");
        let (path, page) = (record(&app), format!("{}/record", record(&app)));
        let before = worker.page(&page).await;
        for gap in ["What matters to the person is not written down", "No phone number", "No photo"] {
            assert!(before.says(gap), "{gap}: {}", before.text());
        }
        assert!(!before.says("No NHS number") && !before.says("Nobody is named"), "{}", before.text());
        assert!(before.links().contains(&format!("{path}/edit#phone")), "{:?}", before.links());
        let edit = format!("{path}/edit");
        worker.fill(&edit, &edit, &[("phone", "01632 960123"), ("matters", "Music")]).await.leads_to(&path);
        let after = worker.page(&page).await;
        assert!(!after.says("No phone number") && !after.says("What matters to the person"), "{}", after.text());
        let long = "Music, and much more. ".repeat(40);
        worker.fill(&edit, &edit, &[("matters", &long)]).await.leads_to(&path);
        assert_eq!(worker.page(&page).await.text(), after.text(), "nothing is won by writing more");
        let inspector = app.persona("inspector").page(&page).await;
        assert!(!inspector.links().iter().any(|link| link.contains("/edit")), "who may not change it gets no link");
        assert_eq!(app.persona("bay worker").get(&page).await.status, 404);
    }

    async fn what_is_old_is_told_from_the_day_after(app: TestApp) {
        let page = format!("{}/record", record(&app));
        app.clock.forward(28 * 24 * 3600);
        assert!(!app.persona("key worker").page(&page).await.says("over four weeks ago"));
        app.clock.forward(24 * 3600);
        let worker = app.persona("key worker");
        assert!(worker.page(&page).await.says("over four weeks ago"));
        let contact = format!("{}/contacts/new", record(&app));
        worker.fill(&contact, &contact, &[("how", "tried"), ("note", "No answer")]).await.leads_to("/people/");
        assert!(worker.page(&page).await.says("over four weeks ago"), "tried is not done");
        worker.fill(&contact, &contact, &[("note", "We talked")]).await.leads_to("/people/");
        assert!(!worker.page(&page).await.says("over four weeks ago"));
    }
}
