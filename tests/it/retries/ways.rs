//! For each form of the product: who sends it, from which page, and what they fill in. In an order in which each finds
//! what it needs: a role is given before it ends.

use crate::sign_in::PASSWORD;

type Fields = &'static [(&'static str, &'static str)];

/// What a second sending of the same form comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The answer of the first, and no second effect.
    Same,
    /// No second effect; why it cannot get the first answer again.
    Nothing(&'static str),
    /// It is not sent here; why.
    Apart(&'static str),
}

/// How a form is filled in. `{places}` stand for what is known from the world and from pages seen before.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    pub pattern: &'static str,
    pub who: &'static str,
    pub page: &'static str,
    pub fields: Fields,
    /// A form on the page that must be sent first, to come to this one.
    pub through: Option<(&'static str, Fields)>,
    pub file: Option<(&'static str, &'static [u8])>,
    pub then: Then,
}

const fn fill(pattern: &'static str, who: &'static str, page: &'static str, fields: Fields) -> Way {
    Way { pattern, who, page, fields, through: None, file: None, then: Then::Same }
}
/// A form that stands on the page of its own address.
const fn own(pattern: &'static str, who: &'static str, fields: Fields) -> Way {
    fill(pattern, who, pattern, fields)
}
const fn apart(pattern: &'static str, why: &'static str) -> Way {
    Way { then: Then::Apart(why), ..own(pattern, "", &[]) }
}
impl Way {
    const fn with_file(self, name: &'static str, bytes: &'static [u8]) -> Self {
        Self { file: Some((name, bytes)), ..self }
    }
    const fn through(self, pattern: &'static str, fields: Fields) -> Self {
        Self { through: Some((pattern, fields)), ..self }
    }
    const fn but(self, why: &'static str) -> Self {
        Self { then: Then::Nothing(why), ..self }
    }
}

const MANAGER: &str = "registered manager";
const WORKER: &str = "key worker";
const ADMIN: &str = "service administrator";
const SYSTEM: &str = "system administrator";

const LINK: &str = "a link is shown once: only its hash is kept, so no answer could show it again";
const FILE: &[u8] = b"Our number,Full name,Date of birth\nR-1,Ada Retried,3/3/2006\n";
/// One point of colour.
const PHOTO: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\
    \x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xe0\xaa\x88\x02\x00\x01l\x00\xddw\xbeI\x9c\x00\x00\x00\x00IEND\xaeB`\x82";

const PROMISES: Fields = &[("pack", "residential-home"), ("why", "Adopted"), ("step", "look")];

pub const WAYS: &[Way] = &[
    // What a service promises.
    own("/promises/{service}/policy/choose", MANAGER, &[("step", "save")])
        .through("/promises/{service}/policy/choose", PROMISES),
    fill(
        "/promises/{service}/policy/{rule}",
        MANAGER,
        "/promises/{service}/policy/regular-contact",
        &[("step", "save")],
    )
    .through(
        "/promises/{service}/policy/{rule}",
        &[("p-every_days", "9"), ("why", "Too often"), ("step", "look")],
    ),
    // What key workers do, and who does what for a person.
    own(
        "/responsibilities/{service}/begin",
        MANAGER,
        &[("list", "supported-living"), ("why", "It fits us better")],
    ),
    own("/responsibilities/{service}/edit", MANAGER, &[("words-0", "Other words"), ("why", "Clearer")]),
    own("/responsibilities/{service}/confirm", MANAGER, &[]),
    fill("/responsibilities/{service}/accept", WORKER, "/responsibilities/{service}", &[]),
    own("/people/{person}/responsibilities/in/{service}", MANAGER, &[]),
    fill("/people/{person}/responsibilities/accept", WORKER, "/people/{person}/responsibilities", &[]),
    own(
        "/people/{person}/responsibilities/{line}",
        WORKER,
        &[("answer", "declined"), ("instead", "Lee Leader"), ("note", "I am away on that day")],
    ),
    fill(
        "/promises/{service}/policy/add/{kind}",
        MANAGER,
        "/promises/{service}/policy/add/supervision_interval",
        &[("step", "save")],
    )
    .through(
        "/promises/{service}/policy/add/{kind}",
        &[
            ("words", "Everyone is seen by their supervisor each month"),
            ("p-who", "all_staff"),
            ("p-every_days", "31"),
            ("owner", "supervisor"),
            ("mend", "supervision"),
            ("document", "Our supervision policy"),
            ("section", "How often"),
            ("why", "We promise it to the council"),
            ("step", "look"),
        ],
    ),
    apart(
        "/people/{person}/duties/{duty}/not-now",
        "a duty is there once it was reckoned: duties.rs sends it twice",
    ),
    apart(
        "/people/{person}/duties/{duty}/not-now/again",
        "it follows on the form before it: duties.rs sends it twice",
    ),
    own(
        "/staff/{staff}/training",
        MANAGER,
        &[
            ("code", "care_certificate"),
            ("achieved_on-day", "1"),
            ("achieved_on-month", "2"),
            ("achieved_on-year", "2026"),
            ("assessed_by", "Lee Leader"),
        ],
    ),
    own("/staff/{staff}/training/{competence}/withdraw", MANAGER, &[("why", "Entered for the wrong person")]),
    // Policies as texts.
    own(
        "/policies/{service}/new",
        MANAGER,
        &[("name", "When there is a fire"), ("body", "We go out."), ("step", "save")],
    ),
    own(
        "/policies/{service}/{policy}/change",
        MANAGER,
        &[("body", "We go out at once."), ("why", "It has to be quick"), ("step", "save")],
    ),
    own("/policies/{service}/{policy}/review", MANAGER, &[("by", "{manager}")]),
    own("/policies/{service}/{policy}/explained", MANAGER, &[("who", "{staff}"), ("by", "{manager}")]),
    own(
        "/policies/{service}/{policy}/explained/{explained}/back",
        MANAGER,
        &[("why", "Ticked the wrong person")],
    ),
    own("/policies/{service}/{policy}/retire", MANAGER, &[("why", "Another takes its place")]),
    fill("/policies/{service}/{policy}/restore", MANAGER, "/policies/{service}/{policy}", &[]),
    // About a person.
    own("/people/new", MANAGER, &[("name", "New Person"), ("place", "{service}")]),
    own("/people/{person}/edit", MANAGER, &[("must_know", "Allergic to nuts")]),
    own("/people/{person}/contacts/new", MANAGER, &[("note", "We walked.")]),
    own("/people/{person}/contacts/{contact}/edit", MANAGER, &[("note", "Other words.")]),
    own("/people/{person}/photo", WORKER, &[]).with_file("face.png", PHOTO),
    fill("/people/{person}/photo/remove", WORKER, "/people/{person}/photo", &[]),
    apart("/people/{person}/address/open", "each showing of the secret address is journalled and told"),
    own("/people/{person}/address", WORKER, &[("address", "Somewhere 1")])
        .through("/people/{person}/address/open", &[("reason", "check")]),
    own("/people/{person}/restrict", MANAGER, &[("reason", "People ask about them")]),
    fill("/people/{person}/restrict/lift", MANAGER, "/people/{person}/restrict", &[]),
    own("/people/{person}/key-workers/new", MANAGER, &[("kind", "second"), ("staff", "{staff}")]),
    own("/people/{person}/key-workers/{tenure}/end", MANAGER, &[("reason", "workload")]),
    own("/people/{person}/services/new", MANAGER, &[("choice", "{bay}")]),
    own("/people/{person}/lead", MANAGER, &[("service", "{service}")]),
    own("/people/{person}/services/{placement}", MANAGER, &[("note", "Only mornings")]),
    own("/people/{person}/services/{placement}/end", MANAGER, &[("choice", "support_ended")]),
    // What concerns whoever is signed in.
    fill("/notices/read", WORKER, "/notices", &[]),
    own(
        "/someone",
        "bay worker",
        &[("nhs_number", "9990000026"), ("reason", "I am here alone with her tonight")],
    ),
    own("/account/password", WORKER, &[("old_password", PASSWORD), ("password", "a new quarry of lamps")]),
    fill("/account/sessions/{session}/end", WORKER, "/account", &[]),
    fill("/account/sessions/end-others", WORKER, "/account", &[]),
    fill("/sign-out", WORKER, "/account", &[]).but("the session of the first sending has ended with it"),
    apart(
        "/sign-in",
        "each signing in makes a session of its own, and nobody is signed in whom a key could belong to",
    ),
    // Staff.
    own("/staff/new", MANAGER, &[("name", "New Colleague"), ("role", "key_worker"), ("place", "{service}")]),
    fill(
        "/staff/{staff}/sign-in",
        MANAGER,
        "/staff/{new staff}/sign-in",
        &[("sign_in_name", "new.colleague")],
    )
    .but(LINK),
    own("/staff/{staff}/edit", MANAGER, &[("phone", "07700 900123")]),
    fill(
        "/staff/{staff}/posts",
        MANAGER,
        "/staff/{staff}/posts/new",
        &[("role", "care_staff"), ("place", "{service}/{team}")],
    ),
    own(
        "/staff/{staff}/posts/{post}/end",
        MANAGER,
        &[("ends-day", "1"), ("ends-month", "12"), ("ends-year", "2026")],
    ),
    own(
        "/staff/{staff}/leave/new",
        MANAGER,
        &[
            ("first_day-day", "1"),
            ("first_day-month", "12"),
            ("first_day-year", "2026"),
            ("last_day-day", "2"),
            ("last_day-month", "12"),
            ("last_day-year", "2026"),
        ],
    ),
    fill("/staff/{staff}/leave/{leave}/cancel", MANAGER, "/staff/{staff}", &[]),
    own("/staff/{staff}/managers", MANAGER, &[("supervision", "{manager}")]),
    own("/staff/{staff}/kept-apart", MANAGER, &[("nhs_number", "9990000034"), ("kind", "other")]),
    fill("/staff/{staff}/kept-apart/{exclusion}/end", MANAGER, "/staff/{staff}/kept-apart", &[]),
    fill("/staff/{staff}/sign-in/suspend", MANAGER, "/staff/{staff}/sign-in", &[]),
    fill("/staff/{staff}/sign-in/allow", MANAGER, "/staff/{staff}/sign-in", &[]),
    fill("/staff/{staff}/sign-in/link", MANAGER, "/staff/{staff}/sign-in", &[]).but(LINK),
    own("/invitation/{token}", "", &[("password", "a new quarry of lamps")])
        .but("the link has been used, and nobody is signed in"),
    apart("/set-up/{token}", "it works only where nobody can sign in yet, and its link works once"),
    // Settings.
    own("/settings/services/new", ADMIN, &[("name", "Third house")]),
    own("/settings/services/{service}", ADMIN, &[("name", "Elm court")]),
    own("/settings/services/{service}/teams/new", ADMIN, &[("name", "Birch")]),
    own("/settings/teams/{team}", ADMIN, &[("name", "Old oak")]),
    own("/settings/services/{service}/stages/new", ADMIN, &[("name", "Second"), ("position", "1")]),
    own("/settings/stages/{stage}", ADMIN, &[("name", "The first")]),
    fill("/settings/stages/{stage}/up", ADMIN, "/settings/stages/{stage}", &[]),
    fill("/settings/stages/{stage}/down", ADMIN, "/settings/stages/{stage}", &[]),
    own(
        "/installation/organisations/new",
        SYSTEM,
        &[
            ("organisation", "Third"),
            ("service", "Their house"),
            ("name", "Thea Third"),
            ("sign_in_name", "thea"),
        ],
    )
    .but(LINK),
    fill("/installation/organisations/{organisation}/link", SYSTEM, "/installation", &[]).but(LINK),
    // Files.
    own("/imports/new", MANAGER, &[("kind", "people"), ("service", "{service}")])
        .with_file("people.csv", FILE),
    own("/imports/{batch}/columns", MANAGER, &[]),
    fill("/imports/{batch}/run", MANAGER, "/imports/{batch}", &[]),
    fill("/imports/{batch}/undo", MANAGER, "/imports/{batch}/result", &[]),
    apart("/exports/{what}", "it changes nothing, and each file that is given out is journalled"),
];
