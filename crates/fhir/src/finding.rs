//! What was found wrong, and where.

use std::fmt;

/// One thing in a resource that the sender should correct. The resource was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where, as a FHIR path from the resource: `Patient.identifier[0].value`.
    pub path: String,
    /// What is wrong and what became of it, for a person.
    pub sentence: String,
}

impl Finding {
    pub(crate) fn new(place: &Place<'_>, sentence: impl Into<String>) -> Finding {
        Finding { path: place.to_string(), sentence: sentence.into() }
    }
}

/// A place in a resource, made into text only when there is something to say about it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'p> {
    /// The resource itself, by its type.
    Root(&'p str),
    /// An element by its name.
    Field(&'p Place<'p>, &'p str),
    /// An item of a list, from 0.
    Item(&'p Place<'p>, usize),
    /// An extension by the last part of its URL.
    Named(&'p Place<'p>, &'p str),
}

impl Place<'_> {
    /// The same place with the item called by its name and not by its number.
    pub(crate) fn named<'q>(&'q self, name: &'q str) -> Place<'q> {
        match self {
            Place::Item(list, _) => Place::Named(list, name),
            other => Place::Named(other, name),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Root(name) => out.write_str(name),
            Place::Field(parent, name) => write!(out, "{parent}.{name}"),
            Place::Item(parent, index) => write!(out, "{parent}[{index}]"),
            Place::Named(parent, name) => write!(out, "{parent}({name})"),
        }
    }
}
