//! Notices: told once the change is certain, to whom it concerns, read once.

use testkit::on_both;

on_both! {
    async fn the_key_worker_is_told_of_a_contact_by_someone_else(app: TestApp) {
        let (staff, worker) = (app.persona("care staff"), app.persona("key worker"));
        let form = format!("/people/{}/contacts/new", app.world.person("own").person);
        staff.fill(&form, &form, &[("how", "phone")]).await.leads_to("/people/");
        assert!(worker.page("/notices").await.says("Nothing to tell you yet"), "not before it is delivered");
        assert_eq!(app.deliver().await, 1);
        let page = worker.page("/notices").await;
        assert!(page.says("New Cary Staff recorded a contact with Person own (phone)."), "{}", page.text());
        assert!(worker.page("/more").await.says("Notices (1 new)"));
        worker.post("/notices/read", &page.form("/notices/read")).await.leads_to("/notices");
        let page = worker.page("/notices").await;
        assert!(!page.says("New Cary") && page.says("Cary Staff recorded"), "{}", page.text());
        assert_eq!(app.deliver().await, 0, "once");
    }

    async fn a_change_that_is_rolled_back_tells_nobody(app: TestApp) {
        let staff = app.persona("care staff");
        let form = format!("/people/{}/contacts/new", app.world.person("own").person);
        staff.fill(&form, &form, &[("how", "shouting")]).await.comes_back_with("Select how you were in touch");
        assert_eq!(app.deliver().await, 0);
    }

    async fn whoever_may_no_longer_see_the_person_is_told_no_name(app: TestApp) {
        let (staff, worker) = (app.persona("care staff"), app.persona("key worker"));
        let form = format!("/people/{}/contacts/new", app.world.person("own").person);
        staff.fill(&form, &form, &[]).await.leads_to("/people/");
        app.deliver().await;
        app.raw("UPDATE tenure SET ends_on = '2026-11-01', end_reason = 'workload'").expect("ended");
        let page = worker.page("/notices").await;
        assert!(!page.says("Person own") && page.says("recorded a contact with someone"), "{}", page.text());
    }
}
