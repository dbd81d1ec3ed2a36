//! Finding people: by the beginnings of up to three words of the name, or by a whole NHS number.

use access::{OrganisationPermit, SeePeople};
use domain::{ids::PersonId, names, nhs_number::NhsNumber};
use store::{Tx, Value};
use web::{Ask, Problem};

use super::{rows::ListedRow, sql};

/// So many people with a name, and the search begins with the actor's own people (`HITS` counts no further).
const MANY: i64 = 50;

pub(super) enum Wanted {
    Everyone,
    Nobody,
    Named(Vec<String>),
    Number(NhsNumber),
}

impl Wanted {
    pub(super) fn read(query: &str) -> Self {
        if query.is_empty() {
            return Self::Everyone;
        }
        if let Ok(number) = NhsNumber::read(query) {
            return Self::Number(number);
        }
        let mut words = names::tokens(&[query]);
        // The longest words find the fewest people.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.truncate(3);
        if words.is_empty() { Self::Nobody } else { Self::Named(words) }
    }
}

pub(super) fn run(
    ask: &Ask<OrganisationPermit<SeePeople>>,
    tx: &mut Tx<'_>,
    wanted: &Wanted,
    key: &str,
    after: PersonId,
) -> Result<Vec<ListedRow>, Problem> {
    let scope = ask.scope()?;
    Ok(match wanted {
        Wanted::Nobody => Vec::new(),
        Wanted::Everyone => scope.list(tx, "people.listed", &sql::LIST, [key.into(), after.into()])?,
        Wanted::Number(number) => {
            scope.list(tx, "people.searched", &sql::FOUND_BY_NHS_NUMBER, [number.digits().into()])?
        }
        Wanted::Named(words) => {
            let mut more: Vec<Value> = vec![key.into(), after.into()];
            for place in 0..3 {
                let word = words.get(place).map_or("", String::as_str);
                more.push(word.into());
                more.push(names::after_prefix(word).into());
            }
            let first = words.first().map_or("", String::as_str);
            let few = [ask.proof.organisation().into(), first.into(), names::after_prefix(first).into()];
            let hits: i64 = tx.one(&sql::HITS, &few)?;
            let found = if hits < MANY { &sql::FOUND } else { &sql::FOUND_AMONG_OWN };
            scope.list(tx, "people.searched", found, more)?
        }
    })
}
