//! What another edition, saved while a form was open, has that the form has not: shown before anything is written over.

use domain::responsibilities::Line;
use store::Tx;
use web::{Ask, Problem};

use super::{
    Change,
    edition::{self, Edition},
    lines,
};

/// The edition that somebody else saved.
pub(super) struct Quicker {
    pub(super) edition: Edition,
    pub(super) missing: Vec<Missing>,
}

/// A line that the form has not as it is saved now.
pub(super) struct Missing {
    pub(super) what: &'static str,
    /// The line as it is saved; where it was taken out, as it was before.
    pub(super) line: Line,
    /// What the form has instead.
    pub(super) yours: Option<String>,
}

/// What the edition in force has that the form has not. The form was made on the edition of the version that it keeps.
pub(super) fn look(ask: &Ask<Change>, tx: &mut Tx<'_>, saved: &Edition) -> Result<Quicker, Problem> {
    let version = ask.typed().get("version");
    let before = edition::before(tx, ask.proof.organisation(), saved.list)?;
    let base = before.into_iter().find(|edition| edition.version.to_string() == version);
    let base = base.map(|edition| edition.lines).unwrap_or_default();
    let typed = lines::read(ask.typed(), &mut web::Errors::default(), String::new);
    let typed: Vec<Line> = typed.into_iter().map(|(_, line)| line).collect();
    Ok(Quicker { edition: saved.clone(), missing: missing(&base, &saved.lines, &typed) })
}

fn of<'a>(lines: &'a [Line], id: &str) -> Option<&'a Line> {
    lines.iter().find(|line| line.id == id)
}

/// Only what somebody else changed: what whoever typed changed or took out themself is no surprise to them.
fn missing(base: &[Line], saved: &[Line], typed: &[Line]) -> Vec<Missing> {
    let mut all = Vec::new();
    for line in saved.iter().filter(|line| of(base, &line.id) != Some(line)) {
        let what = if of(base, &line.id).is_some() { "Changed" } else { "New" };
        match of(typed, &line.id) {
            Some(yours) if yours == line => {}
            yours => {
                all.push(Missing { what, line: line.clone(), yours: yours.map(|line| line.words.clone()) })
            }
        }
    }
    for line in base.iter().filter(|line| of(saved, &line.id).is_none()) {
        if let Some(yours) = of(typed, &line.id) {
            all.push(Missing { what: "Taken out", line: line.clone(), yours: Some(yours.words.clone()) });
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use domain::responsibilities::{Side, Weight};

    use super::*;

    fn line(id: &str, words: &str) -> Line {
        Line {
            id: id.to_owned(),
            words: words.to_owned(),
            plain: String::new(),
            weight: Weight::Must,
            side: Side::Does,
            document: String::new(),
            section: String::new(),
        }
    }

    fn told(base: &[Line], saved: &[Line], typed: &[Line]) -> Vec<String> {
        let one =
            |of: &Missing| format!("{} {}/{}", of.what, of.line.words, of.yours.as_deref().unwrap_or("-"));
        missing(base, saved, typed).iter().map(one).collect()
    }

    #[test]
    fn what_the_other_changed_is_told_and_what_the_form_changed_is_not() {
        let base = [line("a", "one"), line("b", "two"), line("c", "three")];
        let saved = [line("a", "one again"), line("c", "three"), line("d", "four")];
        let untouched = told(&base, &saved, &base);
        assert_eq!(untouched, ["Changed one again/one", "New four/-", "Taken out two/two"]);
        // The form changed another line, and took out what the other took out as well.
        let typed = [line("a", "one again"), line("c", "mine")];
        assert_eq!(told(&base, &saved, &typed), ["New four/-"]);
        // A line that the form takes out and the other changed.
        assert_eq!(told(&base, &saved, &[line("c", "three")]), ["Changed one again/-", "New four/-"]);
        // What is as it is saved is not told.
        assert!(told(&base, &saved, &saved).is_empty());
        // Where the edition before is not known, all that the form has not is told.
        assert_eq!(told(&[], &saved, &[line("a", "one again")]), ["New three/-", "New four/-"]);
    }
}
