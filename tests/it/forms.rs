//! What the kit promises for every form: sent five times at once, one effect (T13; `retries` does so with every form of
//! the product); a session that ended, nothing lost; other sites, nothing done.

use testkit::on_both;

on_both! {
    async fn a_form_sent_five_times_at_once_has_one_effect_and_one_answer(app: TestApp) {
        let worker = app.persona("key worker");
        let path = format!("/people/{}/contacts/new", app.world.person("own").person);
        let form = worker.page(&path).await.form(&path);
        let before = app.count("SELECT count(*) FROM contact");
        let sends = (0..5).map(|_| {
            let (worker, path, form) = (worker.clone(), path.clone(), form.clone());
            tokio::spawn(async move { worker.post(&path, &form).await })
        });
        let mut answers = Vec::new();
        for send in sends.collect::<Vec<_>>() {
            answers.push(send.await.expect("an answer"));
        }
        assert!(answers.iter().all(|answer| answer.status == 303 && answer.location == answers[0].location), "{answers:?}");
        assert_eq!(app.count("SELECT count(*) FROM contact"), before + 1);
        let again = worker.post(&path, &form).await;
        assert_eq!(again.location, answers[0].location, "the same answer also later");
        // Planted: without the key's memory the second sending has a second effect, which the count above would show.
        app.raw("DELETE FROM form_once").expect("forgotten");
        worker.post(&path, &form).await;
        assert_eq!(app.count("SELECT count(*) FROM contact"), before + 2, "the check can fail");
    }

    async fn other_words_under_the_same_key_are_not_taken_for_the_same_form(app: TestApp) {
        let worker = app.persona("key worker");
        let path = format!("/people/{}/contacts/new", app.world.person("own").person);
        let mut form = worker.page(&path).await.form(&path);
        worker.post(&path, &form).await.leads_to("/people/");
        form.push(("note".to_owned(), "More words".to_owned()));
        let answer = worker.post(&path, &form).await;
        assert_eq!(answer.status, 409);
        assert!(answer.page().says("This form was sent before, with other words in it"));
    }

    async fn a_form_posted_on_an_ended_session_comes_back_with_its_words(app: TestApp) {
        let worker = app.persona("key worker");
        let path = format!("/people/{}/contacts/new", app.world.person("own").person);
        let mut form = worker.page(&path).await.form(&path);
        form.retain(|(name, _)| name != "note");
        form.push(("note".to_owned(), "Words that took an hour".to_owned()));
        app.clock.forward(31 * 60);
        let answer = worker.post(&path, &form).await;
        answer.leads_to("/sign-in?said=ended&then=");
        assert_eq!(app.count("SELECT count(*) FROM contact"), 8, "nothing was saved");
        let then = answer.location.split("then=").nth(1).expect("a place").replace("%2F", "/").replace("%3F", "?").replace("%3D", "=");
        let back = app.persona("key worker").page(&then).await;
        assert!(back.says("You were signed out before this was saved"), "{}", back.text());
        let again = back.form(&path);
        assert!(again.contains(&("note".to_owned(), "Words that took an hour".to_owned())), "{again:?}");
        let stranger = app.persona("registered manager").page(&then).await;
        assert!(!stranger.html().contains("Words that took an hour"), "only for the same user");
        app.persona("key worker").page(&then).await;
        let worker = app.persona("key worker");
        let form = worker.page(&then).await.form(&path);
        worker.post(&path, &form).await.leads_to("/people/");
        assert_eq!(app.count("SELECT count(*) FROM kept_form"), 0, "what was kept goes when it is saved");
    }

    async fn a_form_from_elsewhere_does_nothing(app: TestApp) {
        let worker = app.persona("key worker");
        let path = format!("/people/{}/contacts/new", app.world.person("own").person);
        let form = worker.page(&path).await.form(&path);
        let without = |name: &str| form.iter().filter(|(known, _)| known != name).cloned().collect::<Vec<_>>();
        for (fields, sentence) in [
            (without("_token"), "did not come from your own page"),
            (without("_once"), "out of date"),
        ] {
            let answer = worker.post(&path, &fields).await;
            assert_eq!(answer.status, 400);
            assert!(answer.page().says(sentence), "{}", answer.page().text());
        }
        for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
            let request = axum::http::Request::post(&path)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("host", "keyworker.example")
                .header(header, value);
            let answer = worker.send(request, axum::body::Body::from("how=phone")).await;
            assert_eq!(answer.status, 400, "{header}");
            assert!(answer.page().says("came from another site"));
        }
        assert_eq!(app.count("SELECT count(*) FROM contact"), 8);
    }

    async fn malformed_requests_get_a_sentence_and_never_break(app: TestApp) {
        let worker = app.persona("key worker");
        let path = format!("/people/{}/contacts/new", app.world.person("own").person);
        let post = || axum::http::Request::post(&path).header("sec-fetch-site", "same-origin");
        let form = "application/x-www-form-urlencoded";
        let huge = "a=".to_owned() + &"x".repeat(300_000);
        let many = "a=1&".repeat(3000);
        for (request, body, wanted) in [
            (post().header("content-type", form), huge, 413),
            (post().header("content-type", form), many, 400),
            (post().header("content-type", form), "a=%00".to_owned(), 400),
            (post().header("content-type", form), "a=%FF%FE%80&&&=&%".to_owned(), 400),
            (post().header("content-type", "application/json"), "{}".to_owned(), 400),
            (post().header("content-type", "multipart/form-data; boundary=x"), "--x\r\nnonsense".to_owned(), 400),
            (post().header("content-type", form).header("content-encoding", "gzip"), "x".to_owned(), 400),
        ] {
            let answer = worker.send(request, axum::body::Body::from(body)).await;
            assert_eq!(answer.status, wanted, "{}", answer.page().text());
            assert!(answer.page().text().len() > 20);
        }
        for path in ["/people/not-an-id", "/people/00000000-0000-7000-8000-000000000000", "/nowhere", "/people/%FF", "/people?after=x~", "/people?q=%00"] {
            let status = worker.get(path).await.status;
            assert!(matches!(status, 200 | 400 | 404), "{path}: {status}");
        }
        let wrong = worker.send(axum::http::Request::put("/people"), axum::body::Body::empty()).await;
        assert_eq!(wrong.status, 405);
        let long = worker.get(&format!("/people?q={}", "x".repeat(9000))).await;
        assert_eq!(long.status, 400);
    }

    async fn the_same_page_is_shown_for_what_is_missing_and_what_is_hidden(app: TestApp) {
        let worker = app.persona("key worker");
        let hidden = worker.get(&format!("/people/{}", app.world.person("team").person)).await;
        let missing = worker.get("/people/00000000-0000-7000-8000-000000000000").await;
        let nowhere = worker.get("/nowhere").await;
        assert_eq!((hidden.status, &hidden.body), (missing.status, &missing.body));
        assert_eq!(hidden.body, nowhere.body);
        assert!(hidden.page().says("I need someone's record for their care"));
    }
}
