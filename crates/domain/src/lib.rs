//! The field's words and rules, with no input or output, so that a care professional could read them.
//!
//! A **person** is someone a service supports. A **key worker** is the one named member of **staff** who knows the
//! person, keeps the overview and makes the services join up; a [`tenure`] is a stretch of time in that role. A
//! **placement** is a person's time in a **service**. A **contact** is a conversation, visit or call, or an attempt at
//! one. [`access`] says who may do what to whose record, and on what basis; [`policy`] what a
//! service has promised, and what is due from that. Every rule names its source: requirement
//! ids (`A1`, `C3`) are those of the product's catalogue of promises.

pub mod access;
pub mod chance;
pub mod contact;
pub mod ids;
pub mod journal;
pub mod leave;
pub mod names;
pub mod nhs_number;
pub mod one_of;
pub mod person;
pub mod policy;
pub mod record_quality;
pub mod responsibilities;
pub mod role;
pub mod tenure;
pub mod time;
pub mod words;

pub use ids::Id;
pub use time::{Clock, Day, Moment};
