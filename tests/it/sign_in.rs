//! The door: passwords, throttling, sessions, invitations, the first start.

use testkit::{TestApp, on_both};

pub const PASSWORD: &str = "tidal quarry lamp nettle";

static GIVE: store::Sql =
    store::Sql::new("GIVE", "UPDATE account SET password_hash = $1 WHERE sign_in_name = $2");

/// Gives a persona a password, as if the link had been used.
pub fn give_password(app: &TestApp, name: &str) {
    let hash = app::sign_in::passwords::hash_now(PASSWORD, [3; 16]).expect("a hash");
    let name = name.to_owned();
    app.write(move |work| work.run(&GIVE, &[(&hash).into(), (&name).into()]));
}

on_both! {
    async fn the_right_password_opens_and_leads_where_one_wanted_to_go(app: TestApp) {
        give_password(&app, "key worker");
        let (client, answer) = app.nobody().sign_in(" KEY Worker ", PASSWORD, "/notices").await;
        answer.leads_to("/notices");
        assert!(answer.cookies.iter().all(|cookie| cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")));
        assert_eq!(client.get("/my-people").await.status, 200);
        let (_, answer) = app.nobody().sign_in("key worker", PASSWORD, "//evil.example/").await;
        assert_eq!(answer.location, "/");
    }

    async fn a_wrong_password_and_a_wrong_name_say_the_same(app: TestApp) {
        give_password(&app, "key worker");
        let sentence = "Check your sign-in name and password. One of them is not right";
        for (name, password) in [("key worker", "wrong"), ("nobody here", PASSWORD), ("suspended", PASSWORD), ("not yet confirmed", PASSWORD)] {
            let (_, answer) = app.nobody().sign_in(name, password, "/").await;
            answer.comes_back_with(sentence);
        }
    }

    async fn guessing_is_slowed_and_the_one_guessed_at_still_gets_in(app: TestApp) {
        give_password(&app, "key worker");
        let (known, answer) = app.nobody().sign_in("key worker", PASSWORD, "/").await;
        answer.leads_to("/");
        // Guesses come from many addresses: here they all come from nowhere, so the name's own count is what grows.
        for _ in 0..5 {
            app.nobody().sign_in("key worker", "guess", "/").await.1.comes_back_with("One of them is not right");
        }
        app.nobody().sign_in("key worker", PASSWORD, "/").await.1.comes_back_with("There were too many tries");
        app.raw("UPDATE failed_sign_in SET address = 'elsewhere'").expect("from elsewhere");
        let (_, answer) = known.without_session().sign_in("key worker", PASSWORD, "/").await;
        answer.leads_to("/");
        app.clock.forward(16 * 60);
        app.nobody().sign_in("key worker", PASSWORD, "/").await.1.leads_to("/");
    }

    async fn sessions_end_when_idle_when_old_and_when_told(app: TestApp) {
        let worker = app.persona("key worker");
        for _ in 0..3 {
            app.clock.forward(29 * 60);
            assert_eq!(worker.get("/my-people").await.status, 200, "used within half an hour");
        }
        app.clock.forward(31 * 60);
        worker.get("/my-people").await.leads_to("/sign-in?then=%2Fmy-people");
        let worker = app.persona("key worker");
        for _ in 0..25 {
            app.clock.forward(29 * 60);
            if worker.get("/my-people").await.status != 200 {
                break;
            }
        }
        worker.get("/my-people").await.leads_to("/sign-in");
        let (here, there) = (app.persona("key worker"), app.persona("key worker"));
        let page = here.page("/account").await;
        let action = page.html().split("action=\"").filter_map(|part| part.split('"').next()).find(|a| a.ends_with("/end")).expect("a session to end").to_owned();
        here.post(&action, &page.form(&action)).await.leads_to("/account?said=session-ended");
        there.get("/my-people").await.leads_to("/sign-in");
        assert_eq!(here.get("/my-people").await.status, 200);
        let out = here.page("/account").await.form("/sign-out");
        here.post("/sign-out", &out).await.leads_to("/sign-in?said=signed-out");
        here.get("/my-people").await.leads_to("/sign-in");
    }

    async fn last_seen_is_written_at_most_once_a_minute(app: TestApp) {
        let worker = app.persona("key worker");
        let seen = || app.count("SELECT count(DISTINCT seen_at) FROM session");
        worker.get("/more").await;
        assert_eq!(seen(), 1);
        app.clock.forward(59);
        worker.get("/more").await;
        assert_eq!(app.count("SELECT count(*) FROM session WHERE seen_at > started_at"), 0);
        app.clock.forward(2);
        worker.get("/more").await;
        assert_eq!(app.count("SELECT count(*) FROM session WHERE seen_at > started_at"), 1);
    }

    async fn a_suspended_account_is_out_at_once(app: TestApp) {
        let worker = app.persona("key worker");
        assert_eq!(worker.get("/my-people").await.status, 200);
        app.raw("UPDATE account SET state = 'suspended' WHERE sign_in_name = 'key worker'").expect("suspended");
        worker.get("/my-people").await.leads_to("/sign-in");
    }

    async fn an_invitation_is_used_once(app: TestApp) {
        let manager = app.persona("registered manager");
        let staff = app.world.staff("not yet confirmed").staff;
        let page = manager.page(&format!("/staff/{staff}/sign-in")).await;
        let action = format!("/staff/{staff}/sign-in/link");
        let shown = manager.post(&action, &page.form(&action)).await;
        let text = shown.page().html().to_owned();
        let link = text.split("/invitation/").nth(1).expect("a link").split(|c: char| !c.is_ascii_hexdigit()).next().expect("a token").to_owned();
        let path = format!("/invitation/{link}");
        let form = app.nobody().page(&path).await.form(&path);
        let weak: Vec<_> = form.iter().map(|(n, v)| if n == "password" { (n.clone(), "password12".to_owned()) } else { (n.clone(), v.clone()) }).collect();
        app.nobody().post(&path, &weak).await.comes_back_with("This password would be guessed quickly");
        let good: Vec<_> = form.iter().map(|(n, v)| if n == "password" { (n.clone(), PASSWORD.to_owned()) } else { (n.clone(), v.clone()) }).collect();
        app.nobody().post(&path, &good).await.leads_to("/sign-in?said=password-chosen");
        assert_eq!(app.nobody().get(&path).await.status, 409, "a link works once");
        app.nobody().sign_in("not yet confirmed", PASSWORD, "/").await.1.leads_to("/");
        let kept = app.count("SELECT count(*) FROM history WHERE of_table = 'account' AND (was LIKE '%argon2%' OR was LIKE '%link_hash%')");
        assert_eq!(kept, 0, "history keeps no secrets");
    }

    async fn changing_the_password_ends_the_other_sessions(app: TestApp) {
        give_password(&app, "key worker");
        let (here, there) = (app.persona("key worker"), app.persona("key worker"));
        let fields = [("old_password", "wrong"), ("password", "a new quarry of lamps")];
        here.fill("/account/password", "/account/password", &fields).await.comes_back_with("Enter the password that you have now");
        let fields = [("old_password", PASSWORD), ("password", "a new quarry of lamps")];
        here.fill("/account/password", "/account/password", &fields).await.leads_to("/account");
        assert_eq!(here.get("/account").await.status, 200);
        there.get("/account").await.leads_to("/sign-in");
        app.nobody().sign_in("key worker", "a new quarry of lamps", "/").await.1.leads_to("/");
    }

    async fn on_a_shared_device_the_next_one_takes_over(app: TestApp) {
        give_password(&app, "key worker");
        give_password(&app, "care staff");
        let (first, _) = app.nobody().sign_in("key worker", PASSWORD, "/").await;
        let page = first.page("/switch-user").await;
        assert!(page.says("Who is next?") && page.says("Kay Worker"), "{}", page.text());
        let mut form = page.form("/sign-in");
        form.retain(|(name, _)| name != "name" && name != "password");
        form.push(("name".to_owned(), "care staff".to_owned()));
        form.push(("password".to_owned(), PASSWORD.to_owned()));
        let answer = first.post("/sign-in", &form).await;
        answer.leads_to("/");
        first.get("/my-people").await.leads_to("/sign-in");
    }
}
