//! Writing a pack, so that it reads to the same and a person can go on with it.

use toml::Value;

use super::{Pack, Rule, Source};
use crate::one_of::OneOf;

impl Pack {
    /// The pack as TOML, which [`Pack::read`] reads to the same pack.
    pub fn write(&self) -> String {
        let mut text = String::new();
        line(&mut text, "id", &self.id.as_str().into());
        line(&mut text, "name", &self.name.as_str().into());
        line(&mut text, "words", &self.words.as_str().into());
        line(&mut text, "version", &Value::Integer(self.version.into()));
        for rule in &self.rules {
            text.push_str("\n[[rules]]\n");
            write_rule(&mut text, rule);
        }
        text
    }
}

fn write_rule(text: &mut String, rule: &Rule) {
    line(text, "id", &rule.id.as_str().into());
    line(text, "words", &rule.words.as_str().into());
    text.push_str(&format!("source = {}\n", inline(source(&rule.source))));
    line(text, "kind", &rule.kind.code().into());
    text.push_str(&format!("parameters = {}\n", inline(rule.kind.written())));
    line(text, "owner", &rule.owner.code().into());
    line(text, "severity", &rule.severity.code().into());
    line(text, "law", &Value::Boolean(rule.law));
    line(text, "mend", &rule.mend.code().into());
}

fn line(text: &mut String, key: &str, value: &Value) {
    text.push_str(&format!("{key} = {value}\n"));
}

fn source(source: &Source) -> Vec<(&'static str, Value)> {
    let mut pairs =
        vec![("document", source.document.as_str().into()), ("section", source.section.as_str().into())];
    pairs.extend(source.url.as_deref().map(|url| ("url", url.into())));
    pairs.push(("sure", source.sure.code().into()));
    pairs
}

/// A table on one line, its keys in the order given.
fn inline(pairs: Vec<(&'static str, Value)>) -> String {
    let pairs: Vec<String> = pairs.into_iter().map(|(key, value)| format!("{key} = {value}")).collect();
    if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
}
