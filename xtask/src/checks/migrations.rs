//! Migrations are counted without gaps: a missing number is a file that somebody forgot to commit, and two
//! with the same one are two branches that met.

use super::finding::Finding;
use super::tree::Tree;
use std::collections::BTreeMap;

const MIGRATIONS: &str = "crates/store/migrations/";

pub fn check(tree: &Tree) -> Vec<Finding> {
    // Each folder counts for itself, should the two databases have one each.
    let mut folders: BTreeMap<&str, BTreeMap<u32, &str>> = BTreeMap::new();
    let mut findings = Vec::new();
    for (file, _) in tree.files().filter(|(file, _)| file.starts_with(MIGRATIONS)) {
        let Some((folder, name)) = file.rsplit_once('/').filter(|(_, name)| *name != "README.md") else {
            continue;
        };
        let Some((number, title)) = numbered(name) else {
            findings.push(Finding::fault(file, 1, "a migration's name begins with its number."));
            continue;
        };
        let first = folders.entry(folder).or_default().entry(number).or_insert(title);
        if *first != title {
            let sentence = format!("number {number} is also that of `{first}`.");
            findings.push(Finding::fault(file, 1, sentence));
        }
    }
    findings.extend(folders.iter().flat_map(|(folder, numbers)| gaps(folder, numbers)));
    findings
}

/// The number and title of `0007_plans.sql`. Two files of one number are a pair when their titles are the
/// same: `0007_plans.sqlite.sql` and `0007_plans.postgres.sql`.
fn numbered(name: &str) -> Option<(u32, &str)> {
    let stem = name.split('.').next()?;
    let digits = stem.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(stem.len());
    let title = stem[digits..].trim_start_matches('_');
    let title = ["_sqlite", "_postgres"].iter().find_map(|end| title.strip_suffix(end)).unwrap_or(title);
    Some((stem[..digits].parse().ok()?, title))
}

fn gaps<'tree>(
    folder: &'tree str,
    numbers: &'tree BTreeMap<u32, &str>,
) -> impl Iterator<Item = Finding> + 'tree {
    let first = numbers.keys().next().copied().unwrap_or(1).min(1);
    let last = numbers.keys().last().copied().unwrap_or(0);
    let missing = (first..=last).filter(|number| !numbers.contains_key(number));
    missing.map(move |number| Finding::fault(folder, 1, format!("there is no migration number {number}.")))
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    fn found(names: &[&str]) -> Vec<String> {
        let paths: Vec<String> = names.iter().map(|name| format!("{MIGRATIONS}{name}")).collect();
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
        faults(&check(&Tree::of(&files)))
    }

    #[test]
    fn a_gap_and_a_number_twice_are_caught() {
        let gap = found(&["0001_people.sql", "0003_plans.sql"]);
        assert_eq!(gap, ["crates/store/migrations:1: there is no migration number 2."]);
        let twice = found(&["0001_people.sql", "0001_plans.sql"]);
        assert_eq!(twice, ["crates/store/migrations/0001_plans.sql:1: number 1 is also that of `people`."]);
        assert_eq!(found(&["people.sql"]).len(), 1);
    }

    #[test]
    fn pairs_and_folders_by_database_are_in_order() {
        assert_eq!(found(&["0001_people.sqlite.sql", "0001_people.postgres.sql", "README.md"]), [""; 0]);
        assert_eq!(found(&["sqlite/0001_a.sql", "postgres/0001_a.sql", "postgres/0002_b.sql"]), [""; 0]);
    }
}
