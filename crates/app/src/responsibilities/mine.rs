//! What concerns whoever is signed in: the lists of their services, whether they said yes, and the sheets that ask them.

use askama::Template;
use store::{Tx, Work};
use web::{Answer, Ask, Problem, Shell};

use super::{
    Read, confirm,
    edition::{self, Place},
    service,
    show::{self, Mine},
    sql::{self, SheetOfRow},
};

#[derive(Template)]
#[template(path = "responsibilities/templates/mine.html")]
struct MinePage {
    shell: Shell,
    lines: Vec<Line>,
    waiting: Vec<SheetOfRow>,
}

/// One service.
struct Line {
    place: Place,
    mine: Mine,
    to_confirm: bool,
}

pub(super) fn show(ask: &Ask<Read>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let me = ask.me()?;
    let mut places = Place::all(tx, me.organisation())?;
    places.retain(|place| ask.proof.covers(place.id));
    let mine = Mine::of(tx, me, &places)?;
    let mut lines = Vec::new();
    for (place, mine) in places.into_iter().zip(mine) {
        let to_confirm = match &place.list {
            Some(list) => confirm::is_due(tx, me, &place, list)?,
            None => false,
        };
        lines.push(Line { place, mine, to_confirm });
    }
    let waiting = ask.scope()?.list(tx, "sheets.listed", &sql::WAITING, [])?;
    Answer::page(&MinePage { shell: ask.shell(super::title(me)), lines, waiting })
}

/// Says yes to the edition that was read. One that came since must be read first.
pub(super) fn accept(ask: &Ask<Read>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (me, place) = (ask.me()?, edition::readable(ask, work)?);
    let list = place.in_force()?;
    if !show::may_be_key_worker(me, place.id) {
        return Err(Problem::NotFound(None));
    }
    if ask.typed().get("edition") != list.number.to_string() {
        return Err(Problem::Refused(format!(
            "The list has changed: edition {} is in force now. Go back, read it, and then say yes.",
            list.number
        )));
    }
    service::accept(work, me.organisation(), (place.id, list.number), me.staff(), work.today())?;
    let detail = format!("service={} edition={}", place.id, list.number);
    work.note(ask.proof.event("worker.accepted").of(me.staff()).detail(detail));
    Ok(Answer::see(format!("{}?said=list-accepted", place.path())))
}
