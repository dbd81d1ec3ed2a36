//! Lists of elements.

use crate::element::{Element, Field, misfit};
use crate::finding::{Finding, Place};
use serde::{Serialize, Serializer};
use serde_json::Value;

/// A list of elements in the sender's order. Items of the wrong JSON type keep their place and are written
/// back, but are passed over by [`Many::iter`].
#[derive(Debug, Clone, PartialEq)]
pub struct Many<T> {
    items: Vec<Item<T>>,
}

#[derive(Debug, Clone, PartialEq)]
enum Item<T> {
    Read(T),
    Kept(Value),
}

impl<T> Many<T> {
    /// The items that could be read.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.indexed().map(|(_, item)| item)
    }

    /// The items that could be read, with their positions in the sender's list, from 0.
    pub fn indexed(&self) -> impl Iterator<Item = (usize, &T)> {
        self.items.iter().enumerate().filter_map(|(index, item)| match item {
            Item::Read(item) => Some((index, item)),
            Item::Kept(_) => None,
        })
    }

    /// The first item that could be read.
    pub fn first(&self) -> Option<&T> {
        self.iter().next()
    }

    /// Whether there is nothing in the list, readable or not.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Each item by its position: read, or handed over as it came.
    pub(crate) fn into_items(self) -> impl Iterator<Item = Result<T, Value>> {
        self.items.into_iter().map(|item| match item {
            Item::Read(item) => Ok(item),
            Item::Kept(value) => Err(value),
        })
    }
}

impl<T> Default for Many<T> {
    fn default() -> Many<T> {
        Many { items: Vec::new() }
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(items: Vec<T>) -> Many<T> {
        Many { items: items.into_iter().map(Item::Read).collect() }
    }
}

impl<T: Serialize> Serialize for Many<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.items)
    }
}

impl<T: Serialize> Serialize for Item<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Item::Read(item) => item.serialize(serializer),
            Item::Kept(value) => value.serialize(serializer),
        }
    }
}

impl<T: Element> Field for Many<T> {
    const EXPECTED: &'static str = "a list";

    /// An empty list is handed back: FHIR has none, and an absent field must not be written as one.
    fn read(value: Value, place: &Place<'_>, findings: &mut Vec<Finding>) -> Result<Many<T>, Value> {
        match value {
            Value::Array(values) if !values.is_empty() => {
                let item = |(index, value)| read_item(value, &Place::Item(place, index), findings);
                Ok(Many { items: values.into_iter().enumerate().map(item).collect() })
            }
            other => Err(other),
        }
    }

    fn is_absent(&self) -> bool {
        self.items.is_empty()
    }

    fn list_extras(&self, place: &Place<'_>, extras: &mut Vec<String>) {
        for (index, item) in self.items.iter().enumerate() {
            let place = Place::Item(place, index);
            match item {
                Item::Read(item) => item.list_extras(&place, extras),
                Item::Kept(Value::Null) => {}
                Item::Kept(_) => extras.push(place.to_string()),
            }
        }
    }
}

fn read_item<T: Element>(value: Value, place: &Place<'_>, findings: &mut Vec<Finding>) -> Item<T> {
    T::read(value, place, findings).map_or_else(
        |value| {
            // In a list null is no mistake: it holds the place of a value that has only an extension.
            if !value.is_null() {
                findings.push(misfit(&value, T::EXPECTED, place));
            }
            Item::Kept(value)
        },
        Item::Read,
    )
}
