//! T4: organisations never mix. (Row-level security comes when PostgreSQL is hardened for many organisations.)

use testkit::on_both;

on_both! {
    async fn the_database_itself_refuses_what_crosses_organisations(app: TestApp) {
        for (table, column, at_home, elsewhere) in [
            ("placement", "person", "own", "other organisation"),
            ("contact", "person", "own", "other organisation"),
        ] {
            let id = |person: &str| {
                let hex = app.world.person(person).person.uuid().simple().to_string();
                if app.is_postgres() { format!("'{hex}'::uuid") } else { format!("x'{hex}'") }
            };
            let text = format!("UPDATE {table} SET {column} = {} WHERE {column} = {}", id(elsewhere), id(at_home));
            let refused = app.raw(&text);
            assert!(matches!(refused, Err(store::StoreError::Refused(_))), "{table}.{column}: {refused:?}");
        }
    }

    async fn a_manager_elsewhere_finds_nobody_here(app: TestApp) {
        let manager = app.persona("far manager");
        let people = manager.page("/people").await;
        assert!(people.says("Person other organisation") && !people.says("Person own"), "{}", people.text());
        assert!(manager.page("/people?q=Person+own").await.says("Nobody that you can see"));
        assert!(manager.page("/people?q=9990000018").await.says("Nobody that you can see"));
        let staff = manager.page("/staff").await;
        assert!(staff.says("Far Manager") && !staff.says("Kay Worker"), "{}", staff.text());
        assert!(!manager.page("/audit").await.says("Kay Worker"));
    }

    async fn a_form_cannot_name_what_belongs_to_another_organisation(app: TestApp) {
        let manager = app.persona("registered manager");
        let someone = app.world.person("own");
        let page = format!("/people/{}/key-workers/new", someone.person);
        let stranger = app.world.staff("far worker").staff.to_string();
        let fields = [("kind", "second"), ("staff", stranger.as_str())];
        let answer = manager.fill(&page, &page, &fields).await;
        assert_eq!(answer.status, 404, "{}", answer.page().text());
    }
}
