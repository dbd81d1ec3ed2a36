//! What key workers do: in editions with their sources, accepted and confirmed; delegated for each person, answered and
//! settled; and a service that nobody answers for (A6, A10, A12).

use testkit::{Client, TestApp, on_both};

use crate::duties::promise;

const DAY: i64 = 24 * 3600;

fn list(app: &TestApp) -> String {
    format!("/responsibilities/{}", app.world.services["elm"])
}

fn sheet(app: &TestApp) -> String {
    format!("/people/{}/responsibilities", app.world.person("own").person)
}

fn delegate(app: &TestApp) -> String {
    format!("{}/in/{}", sheet(app), app.world.services["elm"])
}

/// The two who never came to work leave Reggie Manager the only manager at Elm.
fn one_manager(app: &TestApp) {
    for name in ["suspended", "not yet confirmed"] {
        end_posts(app, name, "2026-01-05");
    }
}

fn end_posts(app: &TestApp, name: &str, on: &str) {
    let hex = app.world.staff(name).staff.uuid().simple().to_string();
    let id = if app.is_postgres() { format!("'{hex}'::uuid") } else { format!("x'{hex}'") };
    app.raw(&format!("UPDATE post SET ends_on = '{on}' WHERE staff = {id} AND role = 'registered_manager'"))
        .expect("ended");
}

async fn accept(app: &TestApp, who: &str) -> testkit::Answered {
    let action = format!("{}/accept", list(app));
    app.persona(who).fill(&list(app), &action, &[]).await
}

/// The address of the form that answers the first line of the sheet that a reader was given.
async fn first_line(app: &TestApp, who: &Client, words: &str) -> String {
    let page = who.page(&sheet(app)).await;
    let row = page.html().split("<tr ").find(|row| row.contains(words)).expect("a row").to_owned();
    let start = format!("href=\"{}/", sheet(app));
    let rest = row.split(&start).nth(1).unwrap_or_else(|| panic!("no link to answer {words}: {row}"));
    format!("{}/{}", sheet(app), rest.split('"').next().expect("an id"))
}

on_both! {
    async fn a_key_workers_yes_falls_due_is_late_is_given_and_falls_due_again_with_the_next_edition(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        app.clock.forward(8 * DAY);
        app.sweep().await;
        let day = app.persona("key worker").page("/my-day?all=yes").await;
        assert!(day.says("says yes to what a key worker does here") && day.says("By Friday 4 December"), "{}", day.text());
        assert!(day.links().contains(&list(&app)), "it mends itself there");
        app.clock.forward(8 * DAY);
        app.sweep().await;
        assert!(app.persona("key worker").page("/my-day?all=yes").await.says("2 days late"));
        let manager = app.persona("registered manager").page(&list(&app)).await;
        assert!(manager.says("2 of 2 have not said yes to edition 1 yet"), "{}", manager.text());
        accept(&app, "key worker").await.leads_to(&list(&app));
        assert!(!app.persona("key worker").page("/my-day?all=yes").await.says("says yes to what a key worker does"), "met at once");
        let manager = app.persona("registered manager");
        assert!(manager.page(&list(&app)).await.says("1 of 2 have not said yes to edition 1 yet"));
        let edit = format!("{}/edit", list(&app));
        manager.fill(&edit, &edit, &[("words-0", "Is asked first"), ("why", "Shorter")]).await.leads_to(&list(&app));
        let own = app.persona("key worker").page("/responsibilities").await;
        assert!(own.says("Waits for your yes") && own.says("Edition 2"), "{}", own.text());
        app.clock.forward(8 * DAY);
        app.sweep().await;
        let day = app.persona("key worker").page("/my-day?all=yes").await;
        assert!(day.says("says yes to what a key worker does here") && day.says("By Sunday 20 December"), "{}", day.text());
    }

    async fn a_list_changes_in_editions_each_with_who_when_and_why(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let (manager, edit) = (app.persona("registered manager"), format!("{}/edit", list(&app)));
        manager.fill(&edit, &edit, &[("words-0", "Is asked first")]).await.comes_back_with("Enter why, for whoever asks later");
        manager.fill(&edit, &edit, &[("words-1", " "), ("why", "Shorter")]).await.comes_back_with("Line 2: write what it is about, or take the line out");
        manager.fill(&edit, &edit, &[("why", "No reason")]).await.comes_back_with("Nothing is different");
        let stale = manager.page(&edit).await.form(&edit);
        let new = [
            ("words-0", "Is asked first"), ("out-1", "yes"), ("weight-2", "guideline"), ("place-3", "1"),
            ("words-15", "Feeds the cat together"), ("document-15", "House meeting"), ("why", "The cat moved in"),
        ];
        manager.fill(&edit, &edit, &new).await.leads_to(&list(&app));
        let page = manager.page(&list(&app)).await;
        for text in ["Edition 2, since 20 November 2026, by Reggie Manager", "The cat moved in", "Feeds the cat together", "Is asked first", "House meeting"] {
            assert!(page.says(text), "{text}: {}", page.text());
        }
        assert!(!page.says("Talks with the person often"), "taken out");
        let (team, first) = (page.text().find("Tells the team").expect("there"), page.text().find("Is asked first").expect("there"));
        assert!(team < first, "moved to the top");
        let was = manager.page(&format!("{}/editions/1", list(&app))).await;
        assert!(was.says("Takes the lead in whatever") && was.says("Talks with the person often") && !was.says("Feeds the cat"), "{}", was.text());
        assert!(was.says("Another edition is in force now"));
        assert_eq!(manager.get(&format!("{}/editions/3", list(&app))).await.status, 404);
        let late = testkit::with(stale, &[("words-0", "Comes first"), ("why", "Mine")]);
        let answer = manager.post(&edit, &late).await;
        answer.comes_back_with("Someone changed the list after you opened this page");
        assert!(answer.body.contains("Comes first"), "what was typed stays");
        let worker = app.persona("key worker");
        assert_eq!(worker.get(&edit).await.status, 404);
        assert!(worker.page(&list(&app)).await.says("Feeds the cat together"));
        assert_eq!(app.persona("bay worker").get(&list(&app)).await.status, 404, "another service's list");
        let plain = worker.page(&format!("{}/told", list(&app))).await;
        assert!(plain.says("makes your plan with you") && plain.says("does not do other people’s jobs"), "{}", plain.text());
    }

    async fn a_yes_is_to_the_edition_that_was_read(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let (worker, action) = (app.persona("key worker"), format!("{}/accept", list(&app)));
        let read = worker.page(&list(&app)).await.form(&action);
        let (manager, edit) = (app.persona("registered manager"), format!("{}/edit", list(&app)));
        manager.fill(&edit, &edit, &[("words-0", "Is asked first"), ("why", "Shorter")]).await.leads_to(&list(&app));
        let answer = worker.post(&action, &read).await;
        assert_eq!(answer.status, 409);
        assert!(answer.page().says("edition 2 is in force now"), "{}", answer.page().text());
        assert_eq!(app.count("SELECT count(*) FROM responsibility_said"), 0);
        accept(&app, "key worker").await.leads_to(&list(&app));
        assert_eq!(app.count("SELECT count(*) FROM responsibility_said WHERE edition = 2"), 1);
        let inspector = app.persona("inspector").send_form(&action, 1, &[("edition", "2")]).await;
        assert_eq!(inspector.status, 404, "an inspector takes nothing on");
    }

    async fn a_new_registered_manager_confirms_the_list_and_what_was_delegated_before(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        one_manager(&app);
        promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let confirm = format!("{}/confirm", list(&app));
        manager.fill(&confirm, &confirm, &[]).await.leads_to(&list(&app));
        manager.fill(&delegate(&app), &delegate(&app), &[]).await.leads_to(&sheet(&app));
        app.clock.forward(DAY);
        let colleague = app.world.staff("colleague").staff;
        let posts = format!("/staff/{colleague}/posts");
        let place = app.world.services["elm"].to_string();
        let role = [("role", "registered_manager"), ("place", place.as_str())];
        app.persona("service administrator").fill(&format!("{posts}/new"), &posts, &role).await.leads_to("/staff/");
        app.clock.forward(9 * DAY);
        app.sweep().await;
        let new = app.persona("colleague");
        let day = new.page("/my-day?all=yes").await;
        assert!(day.says("elm house : Each key worker says yes") && day.says("By Saturday 5 December"), "due: {}", day.text());
        assert!(day.links().contains(&confirm), "it mends itself there");
        app.clock.forward(6 * DAY);
        app.sweep().await;
        let new_again = app.persona("colleague");
        let day = new_again.page("/my-day?all=yes").await;
        assert!(day.says("1 day late") && day.says("To be confirmed by the Registered Manager since 21 November 2026"), "late: {}", day.text());
        let page = new_again.page(&confirm).await;
        assert!(page.says("Person own: 11 lines"), "{}", page.text());
        let mut form = page.form(&confirm);
        form.retain(|(name, _)| name != "person");
        new_again.post(&confirm, &form).await.leads_to(&list(&app));
        let day = new_again.page("/my-day?all=yes").await;
        assert!(day.says("To be confirmed by the Registered Manager"), "a sheet is left: {}", day.text());
        let form = new_again.page(&confirm).await.form(&confirm);
        assert!(form.iter().any(|(name, _)| name == "person"), "ticked: {form:?}");
        new_again.post(&confirm, &form).await.leads_to(&list(&app));
        let day = new_again.page("/my-day?all=yes").await;
        assert!(!day.says("To be confirmed by the Registered Manager"), "met at once: {}", day.text());
        assert!(new_again.page(&sheet(&app)).await.says("Confirmed on 6 December 2026 by Col League"));
        assert_eq!(app.persona("associate director").get(&confirm).await.status, 404, "only the manager confirms");
    }

    async fn what_is_delegated_is_accepted_declined_settled_and_ends_with_the_tenure(app: TestApp) {
        let manager = app.persona("registered manager");
        let leader = app.world.staff("team leader").staff.to_string();
        let fields = [("who-plan", leader.as_str()), ("who-contact", "outside"), ("who-family", "off")];
        manager.fill(&delegate(&app), &delegate(&app), &fields).await.comes_back_with("Enter who does it, and what they are");
        let fields = [fields[0], fields[1], fields[2], ("outside-contact", "Sam Lee, community nurse")];
        manager.fill(&delegate(&app), &delegate(&app), &fields).await.leads_to(&sheet(&app));
        app.deliver().await;
        let worker = app.persona("key worker");
        assert!(worker.page("/notices").await.says("asks you to take on responsibilities for Person own"));
        assert!(worker.page("/responsibilities").await.says("9 to answer"), "{}", worker.page("/responsibilities").await.text());
        let page = worker.page(&sheet(&app)).await;
        assert!(page.says("Done by Sam Lee, community nurse. Kay Worker asks and reminds"), "{}", page.text());
        assert!(page.says("Nobody answers for another person’s work") && !page.says("Keeps in touch with family"), "{}", page.text());
        let line = first_line(&app, &worker, "Sets up reviews").await;
        worker.fill(&line, &line, &[("answer", "declined")]).await.comes_back_with("Say why, so that your manager can settle it");
        let no = [("answer", "declined"), ("note", "I have not learned it yet"), ("instead", "Lee Leader")];
        worker.fill(&line, &line, &no).await.leads_to(&sheet(&app));
        let outside = first_line(&app, &worker, "Is the one whom other services").await;
        worker.fill(&outside, &outside, &[("answer", "accepted"), ("note", "I ring on Mondays")]).await.leads_to(&sheet(&app));
        assert!(worker.page(&sheet(&app)).await.says("Done by Sam Lee, community nurse"), "a yes does not take the nurse away");
        let share = first_line(&app, &worker, "Invites those").await;
        worker.fill(&share, &share, &[("answer", "shared"), ("instead", "Cary Staff")]).await.leads_to(&sheet(&app));
        worker.fill(&sheet(&app), &format!("{}/accept", sheet(&app)), &[]).await.leads_to(&sheet(&app));
        app.deliver().await;
        assert!(manager.page("/notices").await.says("Kay Worker said no to a responsibility for Person own"));
        assert!(manager.page(&list(&app)).await.says("Person own 1 declined"));
        assert_eq!(app.persona("colleague").get(&line).await.status, 404);
        assert_eq!(manager.get(&line).await.status, 404, "nobody answers for another");
        let page = manager.page(&delegate(&app)).await;
        assert!(page.says("I have not learned it yet") && page.says("Could be done by Lee Leader"), "{}", page.text());
        manager.fill(&delegate(&app), &delegate(&app), &[("who-reviews", &leader)]).await.leads_to(&sheet(&app));
        let settled = app.persona("team leader");
        settled.fill(&sheet(&app), &format!("{}/accept", sheet(&app)), &[]).await.leads_to(&sheet(&app));
        let page = manager.page(&sheet(&app)).await;
        assert!(!page.says("Declined") && page.says("Shared with Cary Staff") && !page.says("Not answered yet"), "{}", page.text());
        assert!(app.count("SELECT count(*) FROM history WHERE of_table = 'delegation'") >= 12, "what was said before is kept");
        // What stays with the same person, and was accepted, is not asked again.
        assert_eq!(app.count("SELECT count(*) FROM delegation WHERE answer = 'accepted'"), 9);
        let tenure = app.world.person("own").tenure;
        let end = format!("/people/{}/key-workers/{tenure}/end", app.world.person("own").person);
        manager.fill(&end, &end, &[("reason", "workload")]).await.leads_to("/people/");
        app.deliver().await;
        let page = manager.page(&sheet(&app)).await;
        assert!(page.says("Nobody is key worker here now") && page.says("What was delegated before (10)"), "{}", page.text());
        assert_eq!(manager.get(&delegate(&app)).await.status, 409, "first somebody is named");
    }

    async fn two_who_settle_at_once_do_not_overwrite_each_other(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let (manager, leader) = (app.persona("registered manager"), app.persona("team leader"));
        manager.fill(&delegate(&app), &delegate(&app), &[]).await.leads_to(&sheet(&app));
        let slow = leader.page(&delegate(&app)).await.form(&delegate(&app));
        manager.fill(&delegate(&app), &delegate(&app), &[("who-plan", "off")]).await.leads_to(&sheet(&app));
        let to = app.world.staff("team leader").staff.to_string();
        let answer = leader.post(&delegate(&app), &testkit::with(slow, &[("who-plan", &to)])).await;
        answer.comes_back_with("Someone changed this line after you opened the page");
        assert_eq!(app.count("SELECT count(*) FROM delegation WHERE NOT ended"), 10);
        let stranger = app.world.staff("bay worker").staff.to_string();
        let answer = leader.fill(&delegate(&app), &delegate(&app), &[("who-plan", &stranger)]).await;
        answer.comes_back_with("Choose someone who may read this record");
        let bay = format!("{}/in/{}", sheet(&app), app.world.services["bay"]);
        assert_eq!(leader.get(&bay).await.status, 404, "not in a service that they do not lead in");
    }

    async fn no_registered_manager_is_an_alarm_for_those_who_can_mend_it(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        one_manager(&app);
        promise(&app, "residential-home").await;
        let alarm = "elm house has no registered manager";
        let director = app.persona("associate director");
        assert!(!director.page("/promises").await.says(alarm));
        end_posts(&app, "registered manager", "2026-11-21");
        app.clock.forward(2 * DAY);
        app.sweep().await;
        let policy = format!("/promises/{}/policy", app.world.services["elm"]);
        let service = format!("/promises/{}", app.world.services["elm"]);
        for path in ["/promises", &policy, &service] {
            let page = app.persona("associate director").page(path).await;
            assert!(page.says(alarm) && page.says("Since 21 November 2026"), "{path}: {}", page.text());
            assert!(page.says("Ann Administrator can give someone the role"), "{path}: {}", page.text());
        }
        for who in ["associate director", "service administrator"] {
            let reader = app.persona(who);
            let day = reader.page("/my-day?all=yes").await;
            assert!(day.says("No Registered Manager since 21 November 2026") && day.says("1 day late") | day.says("2 days late"), "{who}: {}", day.text());
            assert!(reader.page("/more").await.html().contains("href=\"/my-day\""), "{who} finds it");
        }
        assert!(!app.persona("key worker").page("/my-day?all=yes").await.says("No Registered Manager"));
        let admin = app.persona("service administrator");
        let posts = format!("/staff/{}/posts", app.world.staff("colleague").staff);
        let place = app.world.services["elm"].to_string();
        let role = [("role", "registered_manager"), ("place", place.as_str())];
        admin.fill(&format!("{posts}/new"), &posts, &role).await.leads_to("/staff/");
        assert!(!admin.page("/my-day?all=yes").await.says("No Registered Manager"), "mended at once");
        assert!(!app.persona("associate director").page("/promises").await.says(alarm));
    }

    async fn whoever_is_no_longer_key_worker_is_asked_nothing(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let asked = "SELECT count(DISTINCT d.rule) FROM duty d JOIN staff s ON s.id = d.subject WHERE d.superseded_at IS NULL
            AND d.about = 'worker' AND d.because LIKE 'Edition%' AND s.name = 'Kay Worker'";
        assert_eq!(app.count(asked), 1, "asked while they hold the role");
        let worker = app.world.staff("key worker").staff.uuid().simple().to_string();
        let worker = if app.is_postgres() { format!("'{worker}'::uuid") } else { format!("x'{worker}'") };
        app.raw(&format!("UPDATE tenure SET ends_on = '2026-11-21' WHERE staff = {worker} AND (ends_on IS NULL OR ends_on > '2026-11-21')")).expect("ended");
        app.clock.forward(DAY);
        app.sweep().await;
        assert_eq!(app.count(asked), 0, "not after the last day in it");
        app.clock.forward(20 * DAY);
        app.sweep().await;
        assert!(!app.persona("key worker").page("/my-day?all=yes").await.says("says yes to what a key worker does"));
    }

    async fn a_new_edition_gives_no_more_time_to_whoever_is_late(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        one_manager(&app);
        promise(&app, "residential-home").await;
        app.clock.forward(16 * DAY);
        app.sweep().await;
        assert!(app.persona("key worker").page("/my-day?all=yes").await.says("2 days late"));
        let (director, edit) = (app.persona("associate director"), format!("{}/edit", list(&app)));
        director.fill(&edit, &edit, &[("words-0", "Is asked first"), ("why", "Shorter")]).await.leads_to(&list(&app));
        let day = app.persona("key worker").page("/my-day?all=yes").await;
        assert!(day.says("2 days late") && day.says("Edition 2 is in force since 6 December 2026"), "{}", day.text());
        let day = app.persona("registered manager").page("/my-day?all=yes").await;
        assert!(day.says("To be confirmed by the Registered Manager since 20 November 2026"), "the manager too: {}", day.text());
        accept(&app, "key worker").await.leads_to(&list(&app));
        director.fill(&edit, &edit, &[("words-0", "Is asked"), ("why", "Shorter still")]).await.leads_to(&list(&app));
        let day = app.persona("key worker").page("/my-day?all=yes").await;
        assert!(!day.says("says yes to what a key worker does"), "what was answered begins anew: {}", day.text());
    }

    async fn two_tabs_do_not_lose_the_first_ones_line(app: TestApp) {
        let (manager, edit) = (app.persona("registered manager"), format!("{}/edit", list(&app)));
        let first = manager.page(&edit).await.form(&edit);
        let second = manager.page(&edit).await.form(&edit);
        let cat = [("words-15", "Feeds the cat together"), ("why", "The cat moved in")];
        manager.post(&edit, &testkit::with(first, &cat)).await.leads_to(&list(&app));
        let mine = [("words-0", "Comes first"), ("why", "Mine")];
        let answer = manager.post(&edit, &testkit::with(second, &mine)).await;
        answer.comes_back_with("Someone changed the list after you opened this page");
        let page = answer.page();
        assert!(page.html().contains("href=\"#lines\"") && page.html().contains("id=\"lines\""), "the summary leads to the list");
        assert!(page.links().contains(&format!("{}/editions/2", list(&app))), "{:?}", page.links());
        assert!(page.says("Edition 2 is saved now, by Reggie Manager. Why: The cat moved in"), "{}", page.text());
        assert!(page.says("New Feeds the cat together") && page.says("Your form does not have it"), "{}", page.text());
        assert!(!page.says("Your form still has: Comes first"), "what they changed themself is not told as the other's");
        // Yet another edition comes: the form that was shown edition 2 does not go on top of edition 3 unseen.
        let shown = page.form(&edit);
        manager.fill(&edit, &edit, &[("words-1", "Talks often"), ("why", "Short")]).await.leads_to(&list(&app));
        let again = manager.post(&edit, &shown).await;
        again.comes_back_with("Someone changed the list after you opened this page");
        assert!(again.page().says("Edition 3 is saved now") && again.page().says("Changed Talks often"), "{}", again.page().text());
        manager.post(&edit, &again.page().form(&edit)).await.leads_to(&list(&app));
        let page = manager.page(&list(&app)).await;
        assert!(page.says("Edition 4") && page.says("Comes first") && !page.says("Feeds the cat"), "they were shown it: {}", page.text());
    }

    async fn an_answer_is_shown_can_be_changed_and_is_kept_when_somebody_else_is_asked(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let manager = app.persona("registered manager");
        let saved = manager.fill(&delegate(&app), &delegate(&app), &[]).await;
        assert!(saved.leads_to(&sheet(&app)).location.ends_with("said=delegated"));
        let events = "SELECT count(*) FROM delegation";
        let (rows, history) = (app.count(events), "SELECT count(*) FROM history WHERE of_table = 'delegation'");
        let kept = app.count(history);
        let unchanged = manager.fill(&delegate(&app), &delegate(&app), &[]).await;
        assert!(unchanged.leads_to(&sheet(&app)).location.ends_with("said=delegated-nothing"), "{}", unchanged.location);
        assert!(manager.page(&unchanged.location).await.says("Nothing was changed."));
        assert_eq!((app.count(events), app.count(history)), (rows, kept), "and nothing is written");
        let worker = app.persona("key worker");
        let line = first_line(&app, &worker, "Sets up reviews").await;
        assert!(worker.page(&line).await.says("Do you take this on?"));
        worker.fill(&line, &line, &[("answer", "accepted")]).await.leads_to(&sheet(&app));
        let page = worker.page(&line).await;
        assert!(page.says("You said yes on 20 November 2026.") && page.says("Change your answer?"), "{}", page.text());
        assert!(page.html().contains("value=\"accepted\" checked"), "{}", page.html());
        let no = [("answer", "declined"), ("note", "I have not learned it yet."), ("instead", "Lee Leader")];
        worker.fill(&line, &line, &no).await.leads_to(&sheet(&app));
        assert!(worker.page(&line).await.says("You said no on 20 November 2026. I have not learned it yet."));
        let leader = app.world.staff("team leader").staff.to_string();
        manager.fill(&delegate(&app), &delegate(&app), &[("who-reviews", &leader)]).await.leads_to(&sheet(&app));
        let page = manager.page(&sheet(&app)).await;
        assert!(page.says("Before: Kay Worker said yes on 20 November 2026."), "{}", page.text());
        assert!(page.says("Before: Kay Worker said no on 20 November 2026: I have not learned it yet. Could be done by Lee Leader."), "{}", page.text());
    }

    async fn who_never_says_yes_is_not_told_that_they_did(app: TestApp) {
        for (who, words) in [
            ("key worker", "My responsibilities"),
            ("registered manager", "My responsibilities"),
            ("inspector", "What key workers do"),
            ("volunteer", "What key workers do"),
            ("service administrator", "What key workers do"),
        ] {
            let reader = app.persona(who);
            let (more, page) = (reader.page("/more").await, reader.page("/responsibilities").await);
            assert!(more.says(words) && page.says(words), "{who}: {}", more.text());
            let own = words == "My responsibilities";
            assert_eq!(more.says("what you said yes to"), own, "{who}");
            assert!(own || !more.says("My responsibilities") && !page.says("My responsibilities"), "{who}");
        }
    }
}
