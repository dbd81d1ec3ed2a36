//! T1: every route, every role, every situation. The golden file says what each may do; a route that is new, or
//! whose answer changes, fails until the file is looked at and made anew (UPDATE_GOLDEN=1).

use std::fmt::Write as _;

use app::policy_texts::service::NewPolicy;
use domain::ids::ThingId;
use testkit::{Client, TestApp, on_both};
use web::{Described, Method, NeedOf};

const PRINCIPALS: [&str; 14] = [
    "key worker",
    "care staff",
    "volunteer",
    "team leader",
    "registered manager",
    "associate director",
    "service administrator",
    "inspector",
    "system administrator",
    "anonymous",
    "ended session",
    "suspended",
    "not yet confirmed",
    "break-glass",
];

const SITUATIONS: [&str; 7] =
    ["own", "team", "other service", "other organisation", "ended", "restricted", "relative"];

fn client(app: &TestApp, principal: &str) -> Client {
    match principal {
        "anonymous" => app.nobody(),
        "ended session" => {
            let client = app.persona("registered manager");
            let hash: String =
                client.token().expect("a session").hash().iter().map(|b| format!("{b:02x}")).collect();
            let bytes =
                if app.is_postgres() { format!("decode('{hash}', 'hex')") } else { format!("x'{hash}'") };
            app.raw(&format!("UPDATE session SET ended_at = started_at WHERE token_hash = {bytes}"))
                .expect("ended");
            client
        }
        name => app.persona(name),
    }
}

/// The path of a route for one person, or for what belongs to the service of the personas.
fn path(app: &TestApp, route: &Described, situation: &str, policy: ThingId) -> String {
    let someone = app.world.person(situation);
    let staff = app.world.staff("colleague").staff;
    let fill = [
        ("{person}", someone.person.to_string()),
        ("{tenure}", someone.tenure.to_string()),
        ("{placement}", someone.placement.to_string()),
        ("{contact}", someone.contact.to_string()),
        ("{staff}", staff.to_string()),
        ("{policy}", policy.to_string()),
        ("{edition}", "1".to_owned()),
        ("{service}", app.world.services["elm"].to_string()),
        ("{team}", app.world.teams["oak"].to_string()),
        ("{organisation}", app.world.organisations["other"].to_string()),
        ("{token}", "0".repeat(64)),
        ("{kind}", "people".to_owned()),
        ("{edition}", "1".to_owned()),
        ("{what}", "people".to_owned()),
    ];
    let mut path = route.pattern.to_owned();
    for (place, value) in fill {
        path = path.replace(place, &value);
    }
    // What is left names things that this world does not hold: an id of nothing.
    while let (Some(start), Some(end)) = (path.find('{'), path.find('}')) {
        path.replace_range(start..=end, "00000000-0000-7000-8000-000000000000");
    }
    path
}

/// One letter for an answer: yes, no (not there), sign in first.
async fn ask(
    app: &TestApp,
    route: &Described,
    principal: &str,
    (situation, policy): (&str, ThingId),
    once: u64,
) -> char {
    let client = client(app, principal);
    let path = path(app, route, situation, policy);
    let answer = match route.method {
        Method::Get => client.get(&path).await,
        Method::Post => client.send_form(&path, once, &[]).await,
    };
    match (answer.status, answer.location.as_str()) {
        (303, place) if place.starts_with("/sign-in") && !place.contains("signed-out") => 's',
        (200 | 303 | 400 | 409 | 422, _) => 'y',
        (404, _) => '.',
        (status, _) => {
            panic!("{principal} {:?} {path} answered {status}: {}", route.method, answer.page().text())
        }
    }
}

/// A policy of the service of the personas.
fn policy(app: &TestApp) -> ThingId {
    let (organisation, service) = (app.world.organisations["home"], app.world.services["elm"]);
    app.write(move |work| {
        work.acting(store::Who { organisation: Some(organisation), staff: None, session: None });
        let today = work.today();
        let new = NewPolicy { service, name: "Fire", body: "We go out.", adopted_on: today };
        app::policy_texts::service::add(work, organisation, &new)
    })
}

async fn matrix(app: &TestApp) -> String {
    let mut routes = app::routes().described();
    routes.sort_by_key(|route| (route.method, route.pattern));
    let mut out = format!("Situations: {}\nPrincipals: {}\n\n", SITUATIONS.join(", "), PRINCIPALS.join(", "));
    let policy = policy(app);
    let mut once = 1;
    for route in &routes {
        let method = if route.method == Method::Get { "GET " } else { "POST" };
        let of_person = matches!(route.need, NeedOf::Person(_));
        let situations = if of_person { &SITUATIONS[..] } else { &SITUATIONS[..1] };
        let _ = write!(out, "{method} {}\n    ", route.pattern);
        for principal in PRINCIPALS {
            for situation in situations {
                once += 1;
                out.push(ask(app, route, principal, (situation, policy), once).await);
            }
            out.push(' ');
        }
        out.push('\n');
    }
    out
}

fn golden() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/access-matrix.txt")
}

on_both! {
    async fn everyone_may_do_what_the_matrix_says_and_no_more(app: TestApp) {
        let mut app = app;
        app.leave_messages();
        let now = matrix(&app).await;
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(golden(), &now).expect("the golden file");
        }
        let wanted = std::fs::read_to_string(golden()).expect("the golden file");
        for (line, (now, wanted)) in now.lines().zip(wanted.lines()).enumerate() {
            assert_eq!(now, wanted, "line {} of the access matrix", line + 1);
        }
        assert_eq!(now.lines().count(), wanted.lines().count(), "routes were added or removed");
    }
}

#[test]
fn the_list_of_public_routes_is_short_and_reasoned() {
    let public: Vec<_> = app::routes()
        .described()
        .into_iter()
        .filter_map(|route| match route.need {
            NeedOf::Public(reason) => Some((route.pattern, reason)),
            _ => None,
        })
        .collect();
    assert!(public.len() <= 12, "{public:?}");
    assert!(public.iter().all(|(_, reason)| reason.len() > 10), "{public:?}");
}
