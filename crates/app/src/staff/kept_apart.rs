//! Conflicts of interest: people whom a member of staff must not see or support, because they are related, or have a
//! money interest, or the record is their own. Entered by a registered manager, about people of the own services.

use access::{ManageTenure, gate};
use askama::Template;
use domain::{
    ids::{PersonId, Thing},
    names,
    nhs_number::NhsNumber,
    one_of,
    one_of::OneOf,
    role::Role,
};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, Problem, Shell, fields::read_date, options};

use super::{
    Manage,
    member::Member,
    rows::{ExclusionRow, KeptApartRow},
    sql,
};

one_of! {
    /// Why a member of staff is kept apart from a person.
    pub enum Why {
        Relative = "relative", "They are family or close friends";
        OwnRecord = "own_record", "The record is their own";
        Money = "money", "There is a money interest between them";
        Other = "other", "Another reason";
    }
}

#[derive(Template)]
#[template(path = "staff/templates/kept_apart.html")]
struct KeptApartPage {
    shell: Shell,
    member: Member,
    form: Form,
    known: Vec<KeptApartRow>,
    own: bool,
    kinds: Vec<(String, String)>,
}

impl KeptApartPage {
    fn end(&self, row: &KeptApartRow) -> Form {
        self.form.to(format!("{}/kept-apart/{}/end", self.member.path(), row.id))
    }
}

impl KeptApartRow {
    fn why(&self) -> &'static str {
        Why::from_code(&self.kind).map_or("", OneOf::words)
    }
    fn initials(&self) -> String {
        names::initials(&self.name)
    }
}

/// For a registered manager; not there for anyone else.
fn managed(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Member, Problem> {
    if !ask.me()?.is(Role::RegisteredManager) {
        return Err(Problem::NotFound(None));
    }
    Member::managed(ask, tx)
}

pub(super) fn show(ask: &Ask<Manage>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let member = managed(ask, tx)?;
    Answer::page(&page(ask, tx, member, Errors::default())?)
}

fn page(
    ask: &Ask<Manage>,
    tx: &mut Tx<'_>,
    member: Member,
    errors: Errors,
) -> Result<KeptApartPage, Problem> {
    // Only people whom this manager may see.
    let staff = [member.staff.id.into()];
    let known = ask.scope()?.list(tx, "exclusion.listed", &sql::KEPT_APART, staff)?;
    let form = ask.form(format!("{}/kept-apart", member.path())).with(errors);
    let own = member.staff.id == ask.proof.staff();
    let kinds = options(Why::ALL);
    Ok(KeptApartPage { shell: ask.shell("Kept apart").form(), member, form, known, own, kinds })
}

pub(super) fn save(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, mut errors) = (managed(ask, work)?, Errors::default());
    let person = find(ask, work, &mut errors)?;
    let why = Why::from_code(ask.typed().get("kind"));
    if why.is_none() {
        errors.add("kind", "Select why they are kept apart");
    }
    if let Some(person) = person {
        let count: i64 = work.one(&sql::SAME_EXCLUSION, &of(ask, &member, person))?;
        if count > 0 {
            errors.add("person", "They are kept apart already");
        }
    }
    let (Some(person), Some(why), true) = (person, why, errors.is_empty()) else {
        return Err(Answer::again(&page(ask, work, member, errors)?));
    };
    let (id, now, today) = (work.mint::<Thing>(), work.now(), work.today());
    let (organisation, by) = (ask.proof.organisation(), work.who().staff);
    let arguments = [
        id.into(),
        organisation.into(),
        member.staff.id.into(),
        person.into(),
        why.code().into(),
        today.into(),
        now.into(),
        by.into(),
    ];
    work.run(&sql::ADD_EXCLUSION, &arguments)?;
    let detail = format!("staff={} kind={}", member.staff.id, why.code());
    work.note(ask.proof.event("exclusion.added").about(person).of(id).version(1).detail(detail));
    let supports: i64 = work.one(&sql::SUPPORTS, &of(ask, &member, person))?;
    let said = if supports > 0 { "kept-apart-supports" } else { "kept-apart" };
    Ok(Answer::see(format!("{}/kept-apart?said={said}", member.path())))
}

fn of(ask: &Ask<Manage>, member: &Member, person: PersonId) -> [store::Value; 4] {
    [ask.proof.organisation().into(), member.staff.id.into(), person.into(), ask.today().into()]
}

/// The person meant: by NHS number, or by exact name and birth date; one whom this manager manages.
fn find(ask: &Ask<Manage>, work: &mut Work<'_>, errors: &mut Errors) -> Result<Option<PersonId>, Problem> {
    let (organisation, typed) = (ask.proof.organisation(), ask.typed());
    let number = typed.get("nhs_number").trim();
    let found: Vec<PersonId> = if number.is_empty() {
        let name = errors.take("person", names::read(typed.get("person")));
        let born = errors.take("born_on", read_date(typed, "born_on")).flatten();
        if born.is_none() && errors.of("born_on").is_none() {
            errors.add("born_on", "Enter the date of birth, like 3 3 2006, or the NHS number below");
        }
        let (Some(name), Some(born)) = (name, born) else { return Ok(None) };
        work.rows(&sql::PERSON_BY_NAME, &[organisation.into(), names::key(&name).into(), born.into()])?
    } else {
        let Some(number) = errors.take("nhs_number", NhsNumber::read(number)) else { return Ok(None) };
        work.rows(&sql::PERSON_BY_NHS_NUMBER, &[organisation.into(), number.digits().into()])?
    };
    let mut managed = Vec::new();
    for person in found {
        if manages(ask, work, person)? {
            managed.push(person);
        }
    }
    let field = if number.is_empty() { "person" } else { "nhs_number" };
    match managed.as_slice() {
        [person] => return Ok(Some(*person)),
        [] => errors.add(field, "No one like this is supported in your services. Check what you typed"),
        _ => errors.add(field, "More than one person has this name and date of birth. Use the NHS number"),
    }
    Ok(None)
}

fn manages(ask: &Ask<Manage>, work: &mut Work<'_>, person: PersonId) -> Result<bool, Problem> {
    let answer = gate::permit::<ManageTenure>(work, ask.me()?, person)?;
    Ok(matches!(answer, gate::Answer::Allowed(_)))
}

pub(super) fn end(ask: &Ask<Manage>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    let (member, id) = (managed(ask, work)?, ask.id::<Thing>("exclusion")?);
    if member.staff.id == ask.proof.staff() {
        let sentence = "Ask another manager to end this. Nobody opens a record to themself.";
        return Err(Problem::Refused(sentence.to_owned()));
    }
    let organisation = ask.proof.organisation();
    let arguments = [id.into(), member.staff.id.into(), organisation.into(), ask.today().into()];
    let row: ExclusionRow = work.one(&sql::EXCLUSION, &arguments)?;
    if !manages(ask, work, row.person)? {
        return Err(Problem::NotFound(None));
    }
    let (version, today) = (ask.typed().get("version").parse().unwrap_or(0), ask.today());
    let version = work.correct("exclusion", organisation, id, version, &[("ends_on", today.into())])?;
    let detail = format!("staff={} kind={}", member.staff.id, row.kind);
    work.note(ask.proof.event("exclusion.ended").about(row.person).of(id).version(version).detail(detail));
    Ok(Answer::see(format!("{}/kept-apart?said=kept-apart-ended", member.path())))
}
