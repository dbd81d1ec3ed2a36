//! A table of a pack, read key by key; each fault knows its line, and what nobody asked for is a fault.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::de::{DeTable, DeValue, ValueDeserializer};
use toml::{Spanned, Value};

use super::PackFault;
use crate::one_of::{OneOf, not_on_the_list};
use crate::policy::kind::Given;

/// A table that is being read.
pub struct Keys<'t> {
    text: &'t str,
    /// Where the table stands.
    span: Range<usize>,
    /// The way to it.
    pub path: String,
    /// What has not been taken yet, with where its key stands.
    left: BTreeMap<String, (Range<usize>, Spanned<DeValue<'t>>)>,
    /// Where keys stood that were taken.
    taken: BTreeMap<String, Range<usize>>,
    faults: Vec<PackFault>,
}

impl<'t> Keys<'t> {
    pub fn new(text: &'t str, path: &str, span: Range<usize>, table: DeTable<'t>) -> Self {
        let entry = |(key, value): (Spanned<_>, _)| {
            let span = key.span();
            (std::borrow::Cow::into_owned(key.into_inner()), (span, value))
        };
        let left = table.into_iter().map(entry).collect();
        Self { text, span, path: path.to_owned(), left, taken: BTreeMap::new(), faults: Vec::new() }
    }

    fn line(&self, at: usize) -> usize {
        line(self.text, at)
    }

    /// Says what is wrong with a key: at its line, or at the table's where it is missing.
    pub fn fault(&mut self, key: &str, sentence: impl Into<String>) {
        let stood = self.taken.get(key).or_else(|| self.left.get(key).map(|(span, _)| span));
        let line = self.line(stood.unwrap_or(&self.span).start);
        let path = [self.path.as_str(), key].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        self.faults.push(PackFault { line, path: path.join(", "), sentence: sentence.into() });
    }

    fn spanned(&mut self, key: &str) -> Option<Spanned<DeValue<'t>>> {
        let (span, value) = self.left.remove(key)?;
        self.taken.insert(key.to_owned(), span);
        Some(value)
    }

    fn needed(&mut self, key: &str) -> Option<Value> {
        let value = self.take(key);
        if value.is_none() {
            self.fault(key, format!("Add {key}: it is needed here"));
        }
        value
    }

    /// A text that says something.
    pub fn text(&mut self, key: &str) -> Option<String> {
        let value = self.needed(key)?;
        match value.as_str().map(str::trim) {
            Some("") => self.fault(key, "Write something here"),
            Some(text) if text.chars().count() > 500 => self.fault(key, "Use 500 characters or fewer"),
            Some(text) if text.chars().any(crate::names::hidden) => {
                self.fault(key, "Take out the hidden characters and line ends");
            }
            Some(text) => return Some(text.to_owned()),
            None => self.fault(key, "Write a text between quotation marks"),
        }
        None
    }

    /// A text that may be left out.
    pub fn optional_text(&mut self, key: &str) -> Option<String> {
        if self.left.contains_key(key) { self.text(key) } else { None }
    }

    /// An id of small letters, digits and single hyphens.
    pub fn id(&mut self, key: &str) -> Option<String> {
        let id = self.text(key)?;
        let allowed = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        if id.len() <= 80 && id.split('-').all(|part| !part.is_empty() && part.chars().all(allowed)) {
            Some(id)
        } else {
            self.fault(key, "Use small letters, digits and single hyphens, like named-key-worker");
            None
        }
    }

    /// A whole number from 1.
    pub fn number(&mut self, key: &str) -> Option<u32> {
        let number = self.needed(key)?.as_integer().and_then(|number| u32::try_from(number).ok());
        let number = number.filter(|number| *number > 0);
        if number.is_none() {
            self.fault(key, "Write a whole number from 1");
        }
        number
    }

    /// True or false.
    pub fn yes(&mut self, key: &str) -> Option<bool> {
        let yes = self.needed(key)?.as_bool();
        if yes.is_none() {
            self.fault(key, "Write true or false");
        }
        yes
    }

    /// A value from a coded list.
    pub fn code<T: OneOf>(&mut self, key: &str) -> Option<T> {
        let text = self.text(key)?;
        let found = T::from_code(&text);
        if found.is_none() {
            self.fault(key, not_on_the_list::<T>(&text));
        }
        found
    }

    /// A table inside this one; it must be closed with [`Keys::close`].
    pub fn table(&mut self, key: &str, path: &str) -> Option<Self> {
        let Some(value) = self.spanned(key) else {
            self.fault(key, format!("Add {key}: it is needed here"));
            return None;
        };
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(table) => Some(Self::new(self.text, path, span, table)),
            _ => {
                self.fault(key, format!("Write a table, like {key} = {{ name = \"value\" }}"));
                None
            }
        }
    }

    /// The tables written as `[[key]]`.
    pub fn tables(&mut self, key: &str) -> Vec<Self> {
        let Some(value) = self.spanned(key) else { return Vec::new() };
        let mut tables = Vec::new();
        if let DeValue::Array(several) = value.into_inner() {
            for one in several {
                let span = one.span();
                if let DeValue::Table(table) = one.into_inner() {
                    tables.push(Self::new(self.text, "", span, table));
                } else {
                    self.fault(key, format!("Begin each with a line [[{key}]]"));
                }
            }
        } else {
            self.fault(key, format!("Begin each with a line [[{key}]]"));
        }
        tables
    }

    /// Refuses what nobody asked for, and gives all that was wrong.
    pub fn close(mut self, known: &[&str]) -> Vec<PackFault> {
        let left: Vec<String> = self.left.keys().cloned().collect();
        for key in left {
            let sentence = match known {
                [] => format!("\"{key}\" is not known here. Take it out"),
                known => format!("\"{key}\" is not known here. Use: {}", known.join(", ")),
            };
            self.fault(&key, sentence);
        }
        self.faults
    }
}

impl Given for Keys<'_> {
    fn take(&mut self, name: &str) -> Option<Value> {
        let value = self.spanned(name)?;
        Value::deserialize(ValueDeserializer::from(value)).ok()
    }
    fn refuse(&mut self, name: &str, sentence: String) {
        self.fault(name, sentence);
    }
}

/// The line of a place in the text, from 1.
pub fn line(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}
