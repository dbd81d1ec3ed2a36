//! What services promise about people and staff, through the pages: it falls due for whoever has to do it, is late, is
//! kept, and goes away (F2). More such stories: contacts in `duties.rs`, policies and training that runs out in
//! `policy_texts.rs`, responsibilities and a service without a manager in `responsibilities.rs`.

use testkit::{Page, TestApp, on_both};

use crate::duties::promise;

const DAY: i64 = 24 * 3600;

const NAMED: &str = "one named key worker";
const FIRST_DAY: &str = "On the first day someone is there";
const COVER: &str = "someone else is named to stand in";
const ASKED: &str = "how the person likes to be spoken and written to";

/// Days pass, and what is due is reckoned as it is every night.
async fn pass(app: &TestApp, days: i64) {
    app.clock.forward(days * DAY);
    app.sweep().await;
}

async fn day_of(app: &TestApp, who: &str) -> Page {
    app.persona(who).page("/my-day?all=yes").await
}

/// The text of each entry of a page's lists.
pub fn entries(html: &str) -> Vec<String> {
    let items = html.split("<li>").skip(1).map(|item| item.split("</li>").next().unwrap_or_default());
    items.map(|item| Page::of(&format!("<main>{item}</main>")).text()).collect()
}

/// What somebody's day says about this promise; nothing, when it is not there.
fn line(page: &Page, about: &str, words: &str) -> Option<String> {
    entries(page.html()).into_iter().find(|text| text.contains(about) && text.contains(words))
}

#[track_caller]
fn shows(page: &Page, about: &str, words: &str, when: &str) {
    let said = line(page, about, words).unwrap_or_else(|| panic!("{words}: {}", page.text()));
    assert!(said.contains(when), "not {when} but {said}");
}

#[track_caller]
fn is_gone(page: &Page, about: &str, words: &str) {
    assert_eq!(line(page, about, words), None, "{}", page.text());
}

fn staff(app: &TestApp, who: &str) -> String {
    app.world.staff(who).staff.to_string()
}

fn own(app: &TestApp) -> String {
    format!("/people/{}", app.world.person("own").person)
}

/// Names somebody, from this day of November 2026 on, or from today.
async fn name(app: &TestApp, person: &str, kind: &str, who: &str, more: &[(&str, &str)]) {
    let (leader, id) = (app.persona("team leader"), staff(app, who));
    let path = format!("{person}/key-workers/new");
    let fields: Vec<_> =
        [("kind", kind), ("staff", id.as_str())].into_iter().chain(more.iter().copied()).collect();
    leader.fill(&path, &path, &fields).await.leads_to(person);
}

/// A new person in the team, from this day of November 2026 on; gives where their record is.
async fn comes(app: &TestApp, name: &str, on: &str) -> String {
    let place = format!("{}/{}", app.world.services["elm"], app.world.teams["oak"]);
    let fields = [("name", name), ("place", &place), ("from-day", on)];
    let answer = app.persona("registered manager").fill("/people/new", "/people/new", &fields).await;
    answer.leads_to("/people/").location.split('?').next().unwrap_or_default().to_owned()
}

on_both! {
    async fn one_who_lost_their_key_worker_has_another_within_a_week_or_it_is_late(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        is_gone(&day_of(&app, "team leader").await, "Person own", NAMED);
        let end = format!("{}/key-workers/{}/end", own(&app), app.world.person("own").tenure);
        app.persona("registered manager").fill(&end, &end, &[("reason", "workload")]).await.leads_to("/people/");
        let day = day_of(&app, "team leader").await;
        shows(&day, "Person own", NAMED, "By Friday 27 November");
        assert!(day.links().contains(&format!("{}/key-workers/new", own(&app))), "one page mends it: {:?}", day.links());
        pass(&app, 7).await;
        shows(&day_of(&app, "team leader").await, "Person own", NAMED, "Today");
        pass(&app, 2).await;
        shows(&day_of(&app, "team leader").await, "Person own", NAMED, "2 days late");
        for other in ["key worker", "colleague", "care staff"] {
            is_gone(&day_of(&app, other).await, "Person own", NAMED);
        }
        name(&app, &own(&app), "key_worker", "colleague", &[]).await;
        is_gone(&day_of(&app, "team leader").await, "Person own", NAMED);
        shows(&app.persona("colleague").page(&format!("{}/duties", own(&app))).await, "", NAMED, "29 November 2026");
    }

    async fn someone_is_there_on_the_first_day_or_it_is_late(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let (early, late) = (comes(&app, "Erin Early", "24").await, comes(&app, "Lou Late", "24").await);
        let day = day_of(&app, "team leader").await;
        shows(&day, "Erin Early", FIRST_DAY, "By Tuesday 24 November");
        shows(&day, "Lou Late", NAMED, "By Friday 27 November");
        let planned = [("from-day", "24")];
        name(&app, &early, "interim", "colleague", &planned).await;
        is_gone(&day_of(&app, "team leader").await, "Erin Early", FIRST_DAY);
        pass(&app, 4).await;
        let day = day_of(&app, "team leader").await;
        is_gone(&day, "Erin Early", FIRST_DAY);
        shows(&day, "Lou Late", FIRST_DAY, "Today");
        pass(&app, 1).await;
        shows(&day_of(&app, "team leader").await, "Lou Late", FIRST_DAY, "1 day late");
        name(&app, &late, "interim", "colleague", &[]).await;
        let day = day_of(&app, "team leader").await;
        is_gone(&day, "Lou Late", FIRST_DAY);
        shows(&day, "Lou Late", NAMED, "By Friday 27 November");
    }

    async fn someone_stands_in_while_the_key_worker_is_away_or_it_is_late_and_so_the_next_time(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let leave = format!("/staff/{}/leave/new", staff(&app, "key worker"));
        let away = |first: &'static str, last: &'static str, month: &'static str| [
            ("first_day-day", first), ("first_day-month", month), ("first_day-year", "2026"),
            ("last_day-day", last), ("last_day-month", month), ("last_day-year", "2026"),
        ];
        let manager = app.persona("registered manager");
        manager.fill(&leave, &leave, &away("25", "29", "11")).await.leads_to("/staff/");
        shows(&day_of(&app, "team leader").await, "Person own", COVER, "By Wednesday 25 November");
        pass(&app, 6).await;
        shows(&day_of(&app, "team leader").await, "Person own", COVER, "1 day late");
        is_gone(&day_of(&app, "key worker").await, "Person own", COVER);
        name(&app, &own(&app), "cover", "colleague", &[("until-day", "30"), ("until-month", "11"), ("until-year", "2026")]).await;
        is_gone(&day_of(&app, "team leader").await, "Person own", COVER);
        let kept = "SELECT count(*) FROM duty WHERE rule = 'cover-while-away' AND state = 'met' AND kept_on = '2026-11-26' AND superseded_at IS NULL";
        assert_eq!(app.count(kept), 1, "since the day that somebody stands in");
        pass(&app, 5).await;
        is_gone(&day_of(&app, "team leader").await, "Person own", COVER);
        let manager = app.persona("registered manager");
        manager.fill(&leave, &leave, &away("7", "9", "12")).await.leads_to("/staff/");
        shows(&day_of(&app, "team leader").await, "Person own", COVER, "By Monday 7 December");
        pass(&app, 7).await;
        shows(&day_of(&app, "team leader").await, "Person own", COVER, "1 day late");
        name(&app, &own(&app), "cover", "colleague", &[("until-day", "10"), ("until-month", "12"), ("until-year", "2026")]).await;
        is_gone(&day_of(&app, "team leader").await, "Person own", COVER);
    }

    async fn how_to_communicate_is_asked_in_a_week_and_looked_at_again_each_year(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let person = comes(&app, "Ash New", "20").await;
        name(&app, &person, "key_worker", "key worker", &[]).await;
        shows(&day_of(&app, "key worker").await, "Ash New", ASKED, "By Friday 27 November");
        pass(&app, 9).await;
        shows(&day_of(&app, "key worker").await, "Ash New", ASKED, "2 days late");
        let (edit, worker) = (format!("{person}/edit"), app.persona("key worker"));
        worker.fill(&edit, &edit, &[("communication", "Short words"), ("checked", "yes")]).await.leads_to(&person);
        is_gone(&day_of(&app, "key worker").await, "Ash New", ASKED);
        pass(&app, 365 - 5).await;
        shows(&day_of(&app, "key worker").await, "Ash New", ASKED, "By Monday 29 November");
        pass(&app, 8).await;
        shows(&day_of(&app, "key worker").await, "Ash New", ASKED, "3 days late");
        let worker = app.persona("key worker");
        worker.fill(&edit, &edit, &[("phone", "01632 960001")]).await.leads_to(&person);
        shows(&day_of(&app, "key worker").await, "Ash New", ASKED, "3 days late");
        worker.fill(&edit, &edit, &[("checked", "yes")]).await.leads_to(&person);
        is_gone(&day_of(&app, "key worker").await, "Ash New", ASKED);
        let page = worker.page(&format!("{person}/duties")).await;
        shows(&page, "", ASKED, "Due by 2 December 2028");
    }

    async fn what_a_key_worker_has_to_know_is_learned_before_the_first_day_in_the_role_or_it_is_late(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        promise(&app, "residential-home").await;
        let person = comes(&app, "Ash New", "20").await;
        is_gone(&day_of(&app, "care staff").await, "Cary Staff", "Care planning");
        name(&app, &person, "key_worker", "care staff", &[("from-day", "25")]).await;
        shows(&day_of(&app, "care staff").await, "Cary Staff", "Care planning", "By Tuesday 24 November");
        pass(&app, 6).await;
        shows(&day_of(&app, "care staff").await, "Cary Staff", "Care planning", "2 days late");
        is_gone(&day_of(&app, "key worker").await, "Cary Staff", "Care planning");
        let training = format!("/staff/{}/training", staff(&app, "care staff"));
        let learned = [("code", "care_planning"), ("achieved_on-day", "26"), ("achieved_on-month", "11"),
            ("achieved_on-year", "2026"), ("assessed_by", "Ann Outside")];
        app.persona("registered manager").fill(&training, &training, &learned).await.leads_to(&training);
        let day = day_of(&app, "care staff").await;
        is_gone(&day, "Cary Staff", "Care planning");
        shows(&day, "Cary Staff", "Needs assessment", "2 days late");
    }
}
