//! Reading a pack; everything that is wrong with it is told at once.

use std::collections::BTreeMap;

use toml::de::DeTable;

use super::keys::{Keys, line};
use super::{OwnerRole, Pack, PackFault, Rule, Source};
use crate::one_of::{OneOf, not_on_the_list};
use crate::policy::Kind;
use crate::policy::kind::Given;

/// The most rules in a pack.
const MOST_RULES: usize = 200;

impl Pack {
    /// Reads a pack from TOML. Unknown keys and kinds, and values that cannot be, are refused with their lines.
    pub fn read(text: &str) -> Result<Self, Vec<PackFault>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            return Err(errors.iter().map(|error| not_toml(text, error)).collect());
        }
        let mut keys = Keys::new(text, "", 0..0, table.into_inner());
        let mut faults = Vec::new();
        let (id, name, words, version) =
            (keys.id("id"), keys.text("name"), keys.text("words"), keys.number("version"));
        let tables = keys.tables("rules");
        if tables.is_empty() {
            keys.fault("rules", "Add at least one rule, beginning with a line [[rules]]");
        }
        if tables.len() > MOST_RULES {
            keys.fault("rules", format!("Use {MOST_RULES} rules or fewer"));
        }
        let mut rules = Vec::new();
        let mut seen = BTreeMap::new();
        for table in tables {
            rules.extend(read_rule(table, &mut seen, &mut faults));
        }
        faults.extend(keys.close(&["id", "name", "words", "version", "rules"]));
        faults.sort();
        match (id, name, words, version) {
            (Some(id), Some(name), Some(words), Some(version)) if faults.is_empty() => {
                Ok(Self { id, name, words, version, rules })
            }
            _ => Err(faults),
        }
    }
}

fn not_toml(text: &str, error: &toml::de::Error) -> PackFault {
    let at = error.span().map_or(0, |span| span.start);
    let sentence = format!("This cannot be read as TOML: {}", error.message().replace('\n', " "));
    PackFault { line: line(text, at), path: String::new(), sentence }
}

fn read_rule(
    mut keys: Keys<'_>,
    seen: &mut BTreeMap<String, ()>,
    faults: &mut Vec<PackFault>,
) -> Option<Rule> {
    let id = keys.id("id");
    keys.path = id.clone().unwrap_or_else(|| "a rule".to_owned());
    if let Some(id) = &id
        && seen.insert(id.clone(), ()).is_some()
    {
        keys.fault("id", "Another rule of this pack has this id. Choose another");
    }
    let words = keys.text("words");
    let source = read_source(&mut keys, faults);
    let kind = read_kind(&mut keys, faults);
    let owner = read_owner(&mut keys);
    let (severity, law, mend) = (keys.code("severity"), keys.yes("law"), keys.code("mend"));
    let known = ["id", "words", "source", "kind", "parameters", "owner", "severity", "law", "mend"];
    faults.extend(keys.close(&known));
    Some(Rule {
        id: id?,
        words: words?,
        source: source?,
        kind: kind?,
        owner: owner?,
        severity: severity?,
        law: law?,
        mend: mend?,
    })
}

fn read_source(keys: &mut Keys<'_>, faults: &mut Vec<PackFault>) -> Option<Source> {
    let path = format!("{}, source", keys.path);
    let mut inside = keys.table("source", &path)?;
    let (document, section) = (inside.text("document"), inside.text("section"));
    let url = inside.optional_text("url");
    if url.as_deref().is_some_and(|url| !url.starts_with("https://")) {
        inside.fault("url", "Write an address that begins with https://");
    }
    let sure = inside.code("sure");
    faults.extend(inside.close(&["document", "section", "url", "sure"]));
    Some(Source { document: document?, section: section?, url, sure: sure? })
}

fn read_kind(keys: &mut Keys<'_>, faults: &mut Vec<PackFault>) -> Option<Kind> {
    let code = keys.text("kind");
    let names = code.as_deref().and_then(Kind::names_of);
    if let (Some(code), None) = (&code, names) {
        let known: Vec<&str> = Kind::ALL.iter().map(|(code, _)| *code).collect();
        keys.fault("kind", format!("\"{code}\" is not known here. Use one of: {}", known.join(", ")));
    }
    let path = format!("{}, parameters", keys.path);
    let inside = keys.table("parameters", &path);
    let (code, names, mut inside) = (code?, names?, inside?);
    let kind = Kind::read(&code, &mut inside);
    if let Some(Err(sentence)) = kind.as_ref().map(Kind::check) {
        inside.refuse("", sentence);
    }
    faults.extend(inside.close(names));
    kind
}

fn read_owner(keys: &mut Keys<'_>) -> Option<OwnerRole> {
    let owner: OwnerRole = keys.code("owner")?;
    if owner == OwnerRole::Outside {
        let sentence = not_on_the_list::<OwnerRole>(owner.code());
        keys.fault("owner", sentence.replace(", outside", ""));
        return None;
    }
    Some(owner)
}
