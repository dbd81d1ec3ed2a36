//! A manager delegates the service's lines for one person in one go, and settles what was declined (A6).

use askama::Template;
use domain::{
    ids::{Service, StaffId, TenureId},
    person::paragraph,
    responsibilities::{Line, Side},
};
use store::{StoreError, Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell};

use super::{
    Delegate,
    edition::Place,
    service::{self, Give},
    sheet,
    sql::{self, HolderRow, SheetRow},
};
use crate::{
    notices,
    people::{self, Header},
};

/// Not on the sheet.
const OFF: &str = "off";
/// Somebody outside does it.
const OUTSIDE: &str = "outside";

#[derive(Template)]
#[template(path = "responsibilities/templates/delegate.html")]
struct DelegatePage {
    shell: Shell,
    header: Header,
    form: Form,
    sheet: Sheet,
    back: String,
}

impl DelegatePage {
    /// Whether the name of somebody outside is shown, because it is wrong or counts.
    fn opens(&self, row: &Row) -> bool {
        self.form.value(&row.who()) == OUTSIDE || !self.form.value(&row.outside()).is_empty()
    }
}

/// Everything that the form is about.
struct Sheet {
    place: Place,
    /// Whose tenure the sheet hangs on.
    holder: HolderRow,
    /// Who may be given a line, the holder first.
    receivers: Vec<(StaffId, String)>,
    lines: Vec<Row>,
    /// Lines that hang on a tenure that has ended.
    over: Vec<SheetRow>,
}

/// One line of the form.
struct Row {
    line: Line,
    stands: Option<SheetRow>,
}

impl Row {
    fn who(&self) -> String {
        format!("who-{}", self.line.id)
    }
    fn outside(&self) -> String {
        format!("outside-{}", self.line.id)
    }
    fn version(&self) -> String {
        format!("version-{}", self.line.id)
    }
    /// Whether the wish leaves it as it is.
    fn stays(&self, wish: &Wish) -> bool {
        *wish == Wish::Same || (*wish == Wish::Off && self.stands.is_none())
    }
    /// Whether the list says it in other words by now.
    fn has_new_words(&self) -> bool {
        self.stands.as_ref().is_some_and(|row| row.words != self.line.words)
    }
    /// What the form begins with. What was declined must be settled: nothing is chosen there.
    fn chosen(&self, sheet: &Sheet) -> String {
        match &self.stands {
            Some(row) if row.is_declined() => String::new(),
            Some(row)
                if !row.instead.is_empty() && row.said() != domain::responsibilities::Answer::Shared =>
            {
                OUTSIDE.to_owned()
            }
            Some(row) => row.given_to.to_string(),
            None if sheet.has_any() => OFF.to_owned(),
            None => sheet.holder.staff.to_string(),
        }
    }
}

impl Sheet {
    fn load(ask: &Ask<Delegate>, tx: &mut Tx<'_>, header: &Header) -> Result<Self, Problem> {
        let (permit, today) = (&ask.proof, ask.today());
        let service = ask.id::<Service>("service")?;
        if !sheet::may_delegate(ask.me()?, header, service) {
            return Err(Problem::NotFound(None));
        }
        let place = Place::get(tx, permit.organisation(), service)?;
        let list = place.in_force()?;
        let holder = sheet::holders(tx, permit)?.into_iter().find(|row| row.service == service);
        let holder = holder.ok_or_else(|| {
            Problem::Refused("Name a key worker first. Then delegate the responsibilities to them.".into())
        })?;
        let arguments = [permit.person().into(), permit.organisation().into(), today.into(), service.into()];
        let mut receivers: Vec<(StaffId, String)> = tx.rows(&sql::RECEIVERS, &arguments)?;
        receivers.retain(|(staff, _)| *staff != holder.staff);
        receivers.insert(0, (holder.staff, holder.name.clone()));
        let mut of_service = sheet::rows(tx, permit)?;
        of_service.retain(|row| row.service == service && !row.ended);
        let (mut live, over): (Vec<SheetRow>, Vec<SheetRow>) =
            of_service.into_iter().partition(|row| row.stands(today));
        let mut take = |id: &str| live.iter().position(|row| row.line == id).map(|at| live.swap_remove(at));
        let mut lines: Vec<Row> =
            list.does().into_iter().map(|line| Row { stands: take(&line.id), line: line.clone() }).collect();
        lines.extend(live.into_iter().map(|row| Row { line: no_longer(&row), stands: Some(row) }));
        Ok(Self { place, holder, receivers, lines, over })
    }
    fn has_any(&self) -> bool {
        self.lines.iter().any(|row| row.stands.is_some())
    }
    fn choices(&self, row: &Row) -> Vec<(String, String)> {
        let mut choices = Vec::new();
        if row.stands.as_ref().is_some_and(SheetRow::is_declined) {
            choices.push((String::new(), "Settle it: choose someone".to_owned()));
        }
        choices.extend(self.receivers.iter().map(|(staff, name)| (staff.to_string(), name.clone())));
        // Whoever holds a line and may not be given one any more is still told by name.
        if let Some(row) = &row.stands
            && !self.receivers.iter().any(|(staff, _)| *staff == row.given_to)
        {
            choices.push((row.given_to.to_string(), row.given_to_name.clone()));
        }
        choices.push((OUTSIDE.to_owned(), "Someone outside".to_owned()));
        choices.push((OFF.to_owned(), "Leave it off this sheet".to_owned()));
        choices
    }
}

/// A line that the list no longer has, as the sheet has it.
fn no_longer(row: &SheetRow) -> Line {
    Line {
        id: row.line.clone(),
        words: row.words.clone(),
        plain: String::new(),
        weight: domain::responsibilities::Weight::Guideline,
        side: Side::Does,
        document: String::new(),
        section: String::new(),
    }
}

pub(super) fn show(ask: &Ask<Delegate>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Delegate>, tx: &mut Tx<'_>, errors: Errors) -> Result<DelegatePage, Problem> {
    let header = people::header(tx, &ask.proof, "key-workers")?;
    let sheet = Sheet::load(ask, tx, &header)?;
    let back = format!("{}/responsibilities", header.path());
    let mut values = Vec::new();
    for row in &sheet.lines {
        values.push((row.who(), row.chosen(&sheet)));
        let outside = row.stands.as_ref().filter(|_| row.chosen(&sheet) == OUTSIDE);
        values.push((row.outside(), outside.map(|row| row.instead.clone()).unwrap_or_default()));
        values.push((row.version(), row.stands.as_ref().map_or(0, |row| row.version).to_string()));
    }
    let values: Vec<(&str, String)> =
        values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
    let form = ask.form(format!("{back}/in/{}", sheet.place.id)).with(errors).filled(&values);
    let shell = ask.shell(format!("Who does what for {}?", header.called())).form();
    Ok(DelegatePage { shell, header, form, sheet, back })
}

/// What the form asks for a line.
#[derive(PartialEq, Eq)]
enum Wish {
    /// As it is.
    Same,
    /// Not on the sheet.
    Off,
    /// Given to them; with somebody outside who does it, or nobody.
    To(StaffId, String),
}

fn wish(ask: &Ask<Delegate>, sheet: &Sheet, row: &Row, errors: &mut Errors) -> Wish {
    let typed = ask.typed();
    let (who, mut outside) = (typed.get(&row.who()), String::new());
    if who != OUTSIDE && !typed.get(&row.outside()).trim().is_empty() {
        errors.add(&row.who(), "Choose “Someone outside”, or take the name below away");
        return Wish::Same;
    }
    let to = match who {
        OFF => return Wish::Off,
        "" => {
            if row.stands.as_ref().is_some_and(SheetRow::is_declined) || !typed.has(&row.who()) {
                return Wish::Same;
            }
            errors.add(&row.who(), "Choose who does it");
            return Wish::Same;
        }
        OUTSIDE => {
            let name = errors.take(&row.outside(), paragraph(typed.get(&row.outside()), 200));
            outside = name.unwrap_or_default().replace('\n', " ");
            if outside.is_empty() && errors.of(&row.outside()).is_none() {
                errors.add(
                    &row.outside(),
                    "Enter who does it, and what they are. Like: Sam Lee, community nurse",
                );
            }
            Some(sheet.holder.staff)
        }
        id => id.parse().ok(),
    };
    let was = row.stands.as_ref();
    let may = |staff: &StaffId| {
        sheet.receivers.iter().any(|(known, _)| known == staff) || was.is_some_and(|row| row.is_for(staff))
    };
    let Some(to) = to.filter(may) else {
        errors.add(&row.who(), "Choose someone who may read this record");
        return Wish::Same;
    };
    let shared = was.is_some_and(|row| row.said() == domain::responsibilities::Answer::Shared);
    let same = was.is_some_and(|row| {
        row.is_for(to) && !row.is_declined() && (row.instead == outside || (shared && outside.is_empty()))
    });
    if same && !row.has_new_words() { Wish::Same } else { Wish::To(to, outside) }
}

pub(super) fn save(ask: &Ask<Delegate>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (permit, mut errors) = (&ask.proof, Errors::default());
    let header = people::header(work, permit, "key-workers")?;
    let sheet = Sheet::load(ask, work, &header)?;
    let wishes: Vec<Wish> = sheet.lines.iter().map(|row| wish(ask, &sheet, row, &mut errors)).collect();
    for (row, wish) in sheet.lines.iter().zip(&wishes) {
        let read: i64 = ask.typed().get(&row.version()).parse().unwrap_or(0);
        if *wish != Wish::Same && row.stands.as_ref().map_or(0, |row| row.version) != read {
            errors.add(
                &row.who(),
                "Someone changed this line after you opened the page. Look, and save once more",
            );
        }
    }
    if !errors.is_empty() {
        let mut page = page(ask, work, errors)?;
        for row in &page.sheet.lines {
            let version = row.stands.as_ref().map_or(0, |row| row.version).to_string();
            page.form = page.form.now(&row.version(), version);
        }
        return Err(Answer::again(&page));
    }
    if sheet.over.is_empty() && sheet.lines.iter().zip(&wishes).all(|(row, wish)| row.stays(wish)) {
        work.note(permit.event("delegation.opened"));
        return Ok(Answer::see(format!("{}/responsibilities?said=delegated-nothing", header.path())));
    }
    for row in &sheet.over {
        end(ask, work, row)?;
    }
    let mut asked = Vec::new();
    for (row, wish) in sheet.lines.iter().zip(wishes) {
        match (wish, &row.stands) {
            (Wish::Same, _) | (Wish::Off, None) => {}
            (Wish::Off, Some(stands)) => end(ask, work, stands)?,
            (Wish::To(to, outside), stands) => {
                give(ask, work, &sheet, row, stands.as_ref(), (to, &outside))?;
                asked.push(to);
            }
        }
    }
    asked.sort();
    asked.dedup();
    notices::tell(work, permit.organisation(), &asked, "delegated", Some(permit.person()), "")?;
    work.note(permit.event("delegation.saved").detail(format!(
        "service={} asked={}",
        sheet.place.id,
        asked.len()
    )));
    Ok(Answer::see(format!("{}/responsibilities?said=delegated", header.path())))
}

fn end(ask: &Ask<Delegate>, work: &mut Work<'_>, row: &SheetRow) -> Result<(), StoreError> {
    let organisation = ask.proof.organisation();
    let version = work.correct("delegation", organisation, row.id, row.version, &[("ended", true.into())])?;
    work.note(ask.proof.event("delegation.ended").of(row.id).version(version));
    Ok(())
}

/// Gives a line anew, or asks somebody else; what was said before is kept in the history.
fn give(
    ask: &Ask<Delegate>,
    work: &mut Work<'_>,
    sheet: &Sheet,
    row: &Row,
    stands: Option<&SheetRow>,
    (to, outside): (StaffId, &str),
) -> Result<(), StoreError> {
    let (permit, on) = (&ask.proof, work.today());
    let tenure: TenureId = sheet.holder.tenure;
    let (id, version) = match stands {
        Some(stands) => {
            let changes = [
                ("words", row.line.words.as_str().into()),
                ("given_to", to.into()),
                ("given_by", permit.staff().into()),
                ("given_on", on.into()),
                ("answer", "asked".into()),
                ("answered_on", None::<domain::Day>.into()),
                ("instead", outside.into()),
                ("note", "".into()),
                ("tenure", tenure.into()),
            ];
            (
                stands.id,
                work.correct("delegation", permit.organisation(), stands.id, stands.version, &changes)?,
            )
        }
        None => {
            let (person, service) = (permit.person(), sheet.place.id);
            let (line, words) = (row.line.id.as_str(), row.line.words.as_str());
            let give = Give { person, service, tenure, line, words, to, outside, on };
            (service::give(work, permit.organisation(), &give)?, 1)
        }
    };
    work.note(permit.event("delegation.given").of(id).version(version).detail(format!("to={to}")));
    Ok(())
}
