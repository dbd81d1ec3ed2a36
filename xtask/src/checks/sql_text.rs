//! SQL stands in files named `sql.rs` and in the store, so that whoever changes the schema knows where to
//! look, and no page grows a query of its own past the access rules.

use super::finding::Finding;
use super::literals::literals;
use super::tree::Tree;

const STATEMENTS: &[&str] = &["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];
const ALLOWED_FOLDERS: &[&str] = &["crates/store/", "crates/testkit/", "tests/", "xtask/"];
const ALLOWED_FILES: &[&str] = &["sql.rs", "tests.rs"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let outside = tree.rust().filter(|(file, _)| !may_hold_sql(file));
    outside.flat_map(|(file, text)| statements(file, text)).collect()
}

fn may_hold_sql(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    ALLOWED_FILES.contains(&name)
        || file.contains("/tests/")
        || ALLOWED_FOLDERS.iter().any(|folder| file.starts_with(folder))
}

fn statements(file: &str, text: &str) -> Vec<Finding> {
    let found = literals(text).into_iter().filter_map(|(line, literal)| Some((line, statement(literal)?)));
    found.map(|(line, sql)| Finding::fault(file, line, sentence(sql))).collect()
}

/// Capitals and a space make it SQL; prose has neither, and `DELETE` alone is a method of HTTP.
fn statement(literal: &str) -> Option<&'static str> {
    let spaced = literal.replace(['\n', '\t'], " ");
    STATEMENTS.iter().copied().find(|sql| {
        spaced
            .match_indices(sql)
            .any(|(at, _)| !spaced[..at].ends_with(|before: char| before.is_alphanumeric()))
    })
}

fn sentence(sql: &str) -> String {
    format!("a literal holds `{}`; SQL belongs in the folder's sql.rs.", sql.trim())
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    #[test]
    fn a_query_in_a_page_is_caught() {
        let page = "fn a() {\n    let sql = \"SELECT\n        name FROM person\";\n}";
        let expected = [
            "crates/app/src/people/pages.rs:2: a literal holds `SELECT`; SQL belongs in the folder's sql.rs.",
        ];
        assert_eq!(faults(&check(&Tree::of(&[("crates/app/src/people/pages.rs", page)]))), expected);
        assert!(check(&Tree::of(&[("crates/app/src/people/sql.rs", page)])).is_empty());
    }

    #[test]
    fn prose_and_comments_are_not_sql() {
        let page =
            "// SELECT name FROM person\nlet a = \"Select one\"; let b = \"DELETE\"; let c = \"NO-UPDATE\";";
        assert!(check(&Tree::of(&[("crates/web/src/forms.rs", page)])).is_empty());
    }
}
