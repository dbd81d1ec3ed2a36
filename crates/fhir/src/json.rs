//! JSON text to values, watching what serde_json by itself passes over: depth and keys that occur twice.

use crate::{MAX_DEPTH, NotFhir};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// More repeated keys than this are not listed: a file with so many is broken through and through.
const MOST_REPEATED: usize = 1000;

/// One step from a value into a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// A key that occurs twice in one object.
#[derive(Debug)]
pub(crate) struct Repeated {
    /// The steps to the key, the number of the document in the file first.
    pub(crate) path: Vec<Step>,
}

/// The documents of a file, most often one.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) documents: Vec<Value>,
    pub(crate) repeated: Vec<Repeated>,
}

/// Reads one JSON document or several, one after the other with or without line breaks.
pub(crate) fn parse(text: &[u8]) -> Result<Parsed, NotFhir> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let mut watch = Watch::default();
    let mut documents = Vec::new();
    while deserializer.end().is_err() {
        watch.path = vec![Step::Index(documents.len())];
        match Node(&mut watch).deserialize(&mut deserializer) {
            Ok(document) => documents.push(document),
            Err(_) if watch.too_deep => return Err(NotFhir::TooDeep { limit: MAX_DEPTH }),
            Err(error) => return Err(NotFhir::NotJson { line: error.line(), column: error.column() }),
        }
    }
    Ok(Parsed { documents, repeated: watch.repeated })
}

#[derive(Default)]
struct Watch {
    path: Vec<Step>,
    repeated: Vec<Repeated>,
    too_deep: bool,
}

impl Watch {
    /// Reads the part one step further in.
    fn inside<T, E>(&mut self, step: Step, read: impl FnOnce(Node<'_>) -> Result<T, E>) -> Result<T, E> {
        self.path.push(step);
        let found = read(Node(self))?;
        self.path.pop();
        Ok(found)
    }

    /// Refuses a list or group too far in. The step to the document counts as the first level.
    fn check_depth<E: Error>(&mut self) -> Result<(), E> {
        self.too_deep = self.path.len() > MAX_DEPTH;
        if self.too_deep { Err(E::custom("too deep")) } else { Ok(()) }
    }

    fn note_repeated(&mut self, key: &str) {
        if self.repeated.len() < MOST_REPEATED {
            let path = self.path.iter().cloned().chain([Step::Key(key.to_owned())]).collect();
            self.repeated.push(Repeated { path });
        }
    }
}

/// A value about to be read.
struct Node<'w>(&'w mut Watch);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.0.check_depth()?;
        let mut found = Vec::new();
        loop {
            let step = Step::Index(found.len());
            match self.0.inside(step, |node| items.next_element_seed(node))? {
                Some(item) => found.push(item),
                None => return Ok(Value::Array(found)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        self.0.check_depth()?;
        let mut found = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = self.0.inside(Step::Key(key.clone()), |node| entries.next_value_seed(node))?;
            if found.contains_key(&key) {
                self.0.note_repeated(&key);
            }
            found.insert(key, value);
        }
        Ok(Value::Object(found))
    }
}
