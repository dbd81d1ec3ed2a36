//! Every correction keeps the row as it was.

use testkit::on_both;

on_both! {
    async fn a_person_as_they_were_can_be_read_with_who_and_when(app: TestApp) {
        let worker = app.persona("key worker");
        let path = format!("/people/{}", app.world.person("own").person);
        let edit = format!("{path}/edit");
        for (n, words) in ["Easy read.", "Easy read and Makaton."].into_iter().enumerate() {
            app.clock.forward(60 * 60 * 10 * i64::try_from(n).expect("a number"));
            let worker = if n == 0 { worker.clone() } else { app.persona("key worker") };
            worker.fill(&edit, &edit, &[("communication", words)]).await.leads_to(&path);
        }
        let page = app.persona("key worker").page(&format!("{path}/history")).await;
        let text = page.text();
        let (first, second) = (text.find("Easy words. Give time."), text.rfind("Easy read and Makaton."));
        assert!(first.is_some() && second.is_some() && text.contains("by Kay Worker"), "{text}");
        assert_eq!(app.count("SELECT count(*) FROM history WHERE of_table = 'person'"), 2);
    }

    async fn history_cannot_be_changed_or_taken_away(app: TestApp) {
        let worker = app.persona("key worker");
        let edit = format!("/people/{}/edit", app.world.person("own").person);
        worker.fill(&edit, &edit, &[("phone", "07700 900123")]).await.leads_to("/people/");
        for text in ["UPDATE history SET was = ''", "DELETE FROM history", "UPDATE journal SET detail = ''", "DELETE FROM journal"] {
            assert!(app.raw(text).is_err(), "{text}");
        }
    }
}
