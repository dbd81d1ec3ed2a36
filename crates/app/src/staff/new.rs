//! Adding a member of staff, with their first role.

use askama::Template;
use domain::{Id, leave::WorkingDays, role::Role};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Manage,
    forms::{self, DayBox},
    places::Places,
    posts, service,
};

#[derive(Template)]
#[template(path = "staff/templates/new.html")]
struct NewPage {
    shell: Shell,
    form: Form,
    days: Vec<DayBox>,
    roles: Vec<(String, String)>,
    places: Vec<(String, String)>,
}

impl NewPage {
    fn footings(&self) -> Vec<(String, String)> {
        forms::footings()
    }
    fn new_to_care(&self) -> Vec<(String, String)> {
        forms::new_to_care()
    }
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let places = Places::load(tx, &ask.proof)?;
    Answer::page(&page(ask, &places, Errors::default()))
}

fn page(ask: &Ask<Manage>, places: &Places, errors: Errors) -> NewPage {
    let mut values = forms::date_parts("starts", Some(ask.today())).to_vec();
    values.extend(places.only().map(|code| ("place".to_owned(), code)));
    NewPage {
        shell: ask.shell("Add a member of staff").form(),
        form: forms::filled(ask.form("/staff/new"), values).with(errors),
        days: forms::day_boxes(ask.typed(), WorkingDays::WEEKDAYS),
        roles: posts::role_options(places, &ask.words()),
        places: posts::place_options(places),
    }
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (organisation, typed, mut errors) = (ask.proof.organisation(), ask.typed(), Errors::default());
    let places = Places::load(work, &ask.proof)?;
    let new = forms::read(typed, &mut errors);
    let nobody = Id::<domain::ids::Staff>::of(Default::default());
    forms::check_local_id(work, &new, [organisation.into(), nobody.into()], &mut errors)?;
    let wish = posts::read(typed, ask.today(), &places, &mut errors);
    let (Some(wish), true) = (wish, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, &places, errors)));
    };
    let staff = service::add(work, organisation, &new)?;
    let post = wish.add(work, organisation, staff)?;
    work.note(ask.proof.event("staff.added").of(staff).version(1));
    work.note(ask.proof.event("post.added").of(post).version(1).detail(wish.detail(staff)));
    let said = if wish.role == Role::RegisteredManager { "staff-added-manager" } else { "staff-added" };
    Ok(Answer::see(format!("/staff/{staff}?said={said}")))
}
