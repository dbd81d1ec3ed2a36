//! How an element is read from JSON, kept and written.

use crate::finding::{Finding, Place};
use serde_json::{Map, Value};

/// Something an element's value can be.
pub(crate) trait Element: Sized {
    /// What the value should be, for a sentence.
    const EXPECTED: &'static str;

    /// Takes the value, or hands it back untouched when it is of another JSON type.
    fn read(value: Value, place: &Place<'_>, findings: &mut Vec<Finding>) -> Result<Self, Value>;

    /// Adds the places of what is present but not mapped.
    fn list_extras(&self, _place: &Place<'_>, _extras: &mut Vec<String>) {}
}

impl Element for String {
    const EXPECTED: &'static str = "text";

    fn read(value: Value, _place: &Place<'_>, _findings: &mut Vec<Finding>) -> Result<String, Value> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(other),
        }
    }
}

impl Element for bool {
    const EXPECTED: &'static str = "true or false";

    fn read(value: Value, _place: &Place<'_>, _findings: &mut Vec<Finding>) -> Result<bool, Value> {
        value.as_bool().ok_or(value)
    }
}

impl Element for u64 {
    const EXPECTED: &'static str = "a whole number";

    fn read(value: Value, _place: &Place<'_>, _findings: &mut Vec<Finding>) -> Result<u64, Value> {
        value.as_u64().ok_or(value)
    }
}

/// A resource inside a Bundle: read later, by its own type.
impl Element for Map<String, Value> {
    const EXPECTED: &'static str = "a resource";

    fn read(
        value: Value,
        _place: &Place<'_>,
        _findings: &mut Vec<Finding>,
    ) -> Result<Map<String, Value>, Value> {
        match value {
            Value::Object(map) => Ok(map),
            other => Err(other),
        }
    }
}

/// A field of a structure: one element or a list, present or not.
pub(crate) trait Field: Sized + Default {
    /// What the value should be, for a sentence.
    const EXPECTED: &'static str;

    /// As [`Element::read`].
    fn read(value: Value, place: &Place<'_>, findings: &mut Vec<Finding>) -> Result<Self, Value>;

    /// Nothing to write.
    fn is_absent(&self) -> bool;

    /// As [`Element::list_extras`].
    fn list_extras(&self, place: &Place<'_>, extras: &mut Vec<String>);
}

impl<T: Element> Field for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn read(value: Value, place: &Place<'_>, findings: &mut Vec<Finding>) -> Result<Option<T>, Value> {
        T::read(value, place, findings).map(Some)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn list_extras(&self, place: &Place<'_>, extras: &mut Vec<String>) {
        if let Some(element) = self {
            element.list_extras(place, extras);
        }
    }
}

/// Takes a field out of the JSON object. A value that does not fit goes back in, where it ends up in `extra`.
pub(crate) fn take<F: Field>(
    from: &mut Map<String, Value>,
    key: &str,
    place: &Place<'_>,
    findings: &mut Vec<Finding>,
) -> F {
    let Some(value) = from.remove(key) else { return F::default() };
    let place = Place::Field(place, key);
    F::read(value, &place, findings).unwrap_or_else(|value| {
        findings.push(misfit(&value, F::EXPECTED, &place));
        from.insert(key.to_owned(), value);
        F::default()
    })
}

/// What to say of a value that could not be used.
pub(crate) fn misfit(value: &Value, expected: &str, place: &Place<'_>) -> Finding {
    let found = match value {
        Value::Null => "empty (null)",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(items) if items.is_empty() => "an empty list",
        Value::Array(_) => "a list",
        Value::Object(_) => "a group of elements",
    };
    Finding::new(place, format!("This should be {expected} but is {found}. It is kept but not used."))
}

/// What stays when all fields are taken. An extension that can change the meaning of its owner is reported:
/// a reader may not pass over it.
pub(crate) fn keep(
    rest: Map<String, Value>,
    place: &Place<'_>,
    findings: &mut Vec<Finding>,
) -> Map<String, Value> {
    if rest.contains_key("modifierExtension") {
        let sentence =
            "This has an extension that can change its meaning. Ask the sender before relying on it.";
        findings.push(Finding::new(&Place::Field(place, "modifierExtension"), sentence));
    }
    rest
}

/// Adds the places of the elements in `extra`. The id of an element inside a resource says nothing to a person.
pub(crate) fn list_kept(extra: &Map<String, Value>, place: &Place<'_>, extras: &mut Vec<String>) {
    let inside = !matches!(place, Place::Root(_));
    let shown = extra.keys().filter(|key| !(inside && *key == "id"));
    extras.extend(shown.map(|key| Place::Field(place, key).to_string()));
}
