//! What is reckoned bit by bit, as forms are saved, is what is reckoned from nothing: over random histories (F2).

use domain::{
    Day,
    ids::{ServiceId, StaffId, ThingId},
};
use testkit::{TestApp, on_both, with};

store::record! {
    #[derive(PartialEq)]
    struct Live {
        subject: ThingId,
        service: ServiceId,
        about: String,
        rule: String,
        item: String,
        state: String,
        opened_on: Day,
        due_on: Option<Day>,
        kept_on: Option<Day>,
        until_on: Option<Day>,
        owner_role: String,
        owner: Option<StaffId>,
        because: String,
    }
    #[derive(PartialEq)]
    struct Counted {
        service: ServiceId,
        about: String,
        rule: String,
        state: String,
        due_on: Option<Day>,
        number: i64,
    }
}

const LIVE: &str = "SELECT subject, service, about, rule, item, state, opened_on, due_on, kept_on, until_on, owner_role, owner, because
    FROM duty WHERE superseded_at IS NULL ORDER BY subject, service, about, rule, item";
const COUNTED: &str = "SELECT service, about, rule, state, CASE WHEN state = 'due' THEN due_on END, CAST(count(*) AS BIGINT) FROM duty
    WHERE superseded_at IS NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5";
const ADDED_UP: &str =
    "SELECT service, about, rule, state, due_on, CAST(sum(change) AS BIGINT) FROM duty_tally
    GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) <> 0 ORDER BY 1, 2, 3, 4, 5";

/// Chance that is the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).expect("small")]
    }
}

/// One thing that somebody does, through a form. Not each can be done each time: a form may refuse.
async fn act(app: &TestApp, dice: &mut Dice) -> String {
    let manager = app.persona("registered manager");
    let situation = dice.one_of(&["own", "team"]);
    let person = format!("/people/{}", app.world.person(situation).person);
    let someone = app.world.staff(dice.one_of(&["key worker", "colleague"])).staff;
    let day = (21 + dice.below(9)).to_string();
    let on = |field: &str| {
        [("day", day.as_str()), ("month", "12"), ("year", "2026")]
            .map(|(part, value)| (format!("{field}-{part}"), value.to_owned()))
    };
    let send = async |page: String, path: String, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let form = manager.get(&page).await;
        if form.status != 200 || !form.page().html().contains(&format!("action=\"{path}\"")) {
            return format!("{path}: not there");
        }
        let answer = manager.post(&path, &with(form.page().form(&path), &fields)).await;
        format!("{path}: {}", answer.status)
    };
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let same = |path: String| (path.clone(), path);
    let ((page, path), fields) = match dice.below(11) {
        0 => (same(format!("{person}/contacts/new")), vec![field("note", "We talked")]),
        1 => (same(format!("{person}/contacts/new")), vec![field("note", "")]),
        2 => {
            (same(format!("{person}/contacts/new")), vec![field("how", "tried"), field("note", "No answer")])
        }
        3 => (
            same(format!("{person}/edit")),
            vec![field("communication", dice.one_of(&["Short words", ""])), field("checked", "yes")],
        ),
        4 => {
            let days: Vec<_> = on("first_day").into_iter().chain(on("last_day")).collect();
            (same(format!("/staff/{someone}/leave/new")), days)
        }
        5 => {
            let tenure = current(app, situation);
            (same(format!("{person}/key-workers/{tenure}/end")), vec![field("reason", "workload")])
        }
        6 | 7 => {
            let kind = dice.one_of(&["key_worker", "key_worker", "interim", "second", "cover"]);
            let mut fields = vec![field("kind", kind), field("staff", &someone.to_string())];
            if kind == "cover" {
                fields.extend(on("until"));
            }
            (same(format!("{person}/key-workers/new")), fields)
        }
        8 => {
            let fields = vec![
                field("code", dice.one_of(&["care_planning", "needs_assessment"])),
                field("achieved_on-day", "1"),
                field("achieved_on-month", "2"),
                field("achieved_on-year", "2026"),
                field("assessed_by", "Lee Leader"),
            ];
            (same(format!("/staff/{someone}/training")), fields)
        }
        9 => {
            let not_now =
                manager.page("/my-day").await.links().into_iter().find(|link| link.ends_with("/not-now"));
            let Some(link) = not_now else { return "nothing to put off".to_owned() };
            let fields = on("recheck")
                .into_iter()
                .chain([field("reason", "in_hospital"), field("note", "Ward 4")])
                .collect();
            (same(link), fields)
        }
        _ => {
            let placement = app.world.person(situation).placement;
            let fields = [field("excuse", dice.one_of(&["in_hospital", ""])), field("note", "Ward 4")];
            (
                same(format!("{person}/services/{placement}")),
                fields.into_iter().chain(on("recheck")).collect(),
            )
        }
    };
    let said = send(page, path, fields).await;
    app.deliver().await;
    said
}

/// Somebody's key worker today, or the one that there was.
fn current(app: &TestApp, situation: &str) -> ThingId {
    let person = app.world.person(situation).person.uuid().simple().to_string();
    let person = if app.is_postgres() { format!("'{person}'::uuid") } else { format!("x'{person}'") };
    let text =
        format!("SELECT id FROM tenure WHERE person = {person} AND kind = 'key_worker' AND ends_on IS NULL");
    app.rows::<ThingId>(&text).pop().unwrap_or_else(|| app.world.person(situation).tenure.cast())
}

/// What stands, and what would stand if everything were reckoned from nothing now.
async fn both(app: &TestApp) -> (Vec<Live>, Vec<Live>) {
    assert_eq!(
        app.rows::<Counted>(COUNTED),
        app.rows::<Counted>(ADDED_UP),
        "the numbers are those of the rows"
    );
    let stands = app.rows(LIVE);
    for table in ["duty", "duty_tally", "duty_sweep"] {
        app.raw(&format!("DELETE FROM {table}")).expect("forgotten");
    }
    app.sweep().await;
    assert_eq!(app.rows::<Counted>(COUNTED), app.rows::<Counted>(ADDED_UP), "counted anew");
    (stands, app.rows(LIVE))
}

async fn histories(mut app: TestApp, seed: u64) {
    app.leave_messages();
    crate::duties::promise(&app, "residential-home").await;
    let (mut dice, mut done) = (Dice(seed), Vec::new());
    for _ in 0..4 {
        app.clock.forward(i64::try_from(dice.below(12)).expect("small") * 24 * 3600);
        app.sweep().await;
        for _ in 0..6 {
            done.push(act(&app, &mut dice).await);
        }
        let (bit_by_bit, from_nothing) = both(&app).await;
        assert!(bit_by_bit.len() > 20, "{bit_by_bit:?}");
        for (one, other) in bit_by_bit.iter().zip(&from_nothing) {
            assert_eq!(one, other, "after {done:#?}");
        }
        assert_eq!(bit_by_bit.len(), from_nothing.len(), "after {done:#?}");
    }
    assert!(done.iter().filter(|said| said.ends_with("303")).count() > 8, "{done:#?}");
}

on_both! {
    async fn a_history_of_its_own_1(app: TestApp) {
        histories(app, 1).await;
    }
    async fn a_history_of_its_own_2(app: TestApp) {
        histories(app, 20).await;
    }
    async fn a_history_of_its_own_3(app: TestApp) {
        histories(app, 300).await;
    }
    async fn a_history_of_its_own_4(app: TestApp) {
        histories(app, 4_000).await;
    }

    async fn a_change_behind_the_back_of_the_forms_is_found(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        crate::duties::promise(&app, "residential-home").await;
        let (stands, from_nothing) = both(&app).await;
        assert_eq!(stands, from_nothing);
        app.raw("UPDATE person SET communication_checked_on = '2026-11-19'").expect("changed without an event");
        let (stands, from_nothing) = both(&app).await;
        assert_ne!(stands, from_nothing, "the comparison sees it");
    }

    async fn duties_about_people_who_are_gone_are_let_go(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        crate::duties::promise(&app, "residential-home").await;
        let manager = app.persona("registered manager");
        let mut file = "Our number,Full name,Date of birth\n".to_owned();
        for row in 0..60 {
            file.push_str(&format!("R-{row},Person Imported{row},3/3/2006\n"));
        }
        let before = app.count("SELECT count(*) FROM duty WHERE superseded_at IS NULL");
        let batch = crate::imports::preview(&app, &manager, "people", "people.csv", file.as_bytes()).await;
        crate::imports::bring_in(&app, &manager, &batch).await;
        app.sweep().await;
        assert!(app.count("SELECT count(*) FROM duty WHERE superseded_at IS NULL") > before + 100, "they are reckoned");
        let undo = format!("{batch}/undo");
        let form = manager.page(&format!("{batch}/result")).await.form(&undo);
        manager.post(&undo, &form).await.leads_to("/imports");
        app.sweep().await;
        assert_eq!(app.count("SELECT count(*) FROM duty WHERE superseded_at IS NULL"), before);
    }
}
