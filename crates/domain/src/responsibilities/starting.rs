//! The lists that come with the product, one for each kind of service. A service begins with one and edits it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::Line;

/// Their texts, in the order of the packs of promises that they belong to.
pub(super) const TEXTS: [&str; 5] = [
    include_str!("../../lists/residential-home.toml"),
    include_str!("../../lists/supported-living.toml"),
    include_str!("../../lists/young-people.toml"),
    include_str!("../../lists/rehabilitation.toml"),
    include_str!("../../lists/integrated-care.toml"),
];

/// A list to begin with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starting {
    /// The id of the pack of promises for the same kind of service.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// The lists that come with the product, in the order in which they are offered.
pub fn starting() -> &'static [Starting] {
    // A test reads each; one that cannot be read never ships.
    static LISTS: LazyLock<Vec<Starting>> =
        LazyLock::new(|| TEXTS.iter().filter_map(|text| toml::from_str(text).ok()).collect());
    &LISTS
}
