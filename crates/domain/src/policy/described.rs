//! Facts as JSON, for trying a rule without a database.

use serde::{Deserialize, Serialize};

use super::{PersonFacts, ServiceFacts, WorkerFacts};

/// Facts about one person, worker or service: `{"person": {...}}`, `{"worker": {...}}` or `{"service": {...}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Described {
    /// A person.
    Person(Box<PersonFacts>),
    /// Someone who works in the service.
    Worker(Box<WorkerFacts>),
    /// The service.
    Service(Box<ServiceFacts>),
}

/// Reads facts; the sentence says where and what is wrong.
pub fn described(json: &str) -> Result<Described, String> {
    serde_json::from_str(json).map_err(|error| {
        format!(
            "The facts cannot be read. Look at line {}, column {}: {}",
            error.line(),
            error.column(),
            without_place(&error.to_string())
        )
    })
}

fn without_place(message: &str) -> &str {
    message.split_once(" at line ").map_or(message, |(before, _)| before)
}

/// The JSON Schema (draft 2020-12) of such a document.
pub fn schema() -> &'static str {
    include_str!("../../packs/facts.schema.json")
}

/// One of each, of whom everything is known that a rule can look at: a person, a worker and a service.
pub fn examples() -> [(&'static str, &'static str); 3] {
    [
        ("person", include_str!("../../packs/examples/person.json")),
        ("worker", include_str!("../../packs/examples/worker.json")),
        ("service", include_str!("../../packs/examples/service.json")),
    ]
}

#[cfg(test)]
mod tests;
