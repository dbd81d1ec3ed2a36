//! The packs that come with the product. A service starts from one and edits it.

use std::sync::LazyLock;

use super::Pack;

/// Their texts, in the order in which they are offered.
const TEXTS: [&str; 5] = [
    include_str!("../../packs/residential-home.toml"),
    include_str!("../../packs/supported-living.toml"),
    include_str!("../../packs/young-people.toml"),
    include_str!("../../packs/rehabilitation.toml"),
    include_str!("../../packs/integrated-care.toml"),
];

/// The packs that come with the product, in the order in which they are offered.
pub fn packs() -> &'static [Pack] {
    // A test reads each; one that cannot be read never ships.
    static PACKS: LazyLock<Vec<Pack>> =
        LazyLock::new(|| TEXTS.iter().filter_map(|text| Pack::read(text).ok()).collect());
    &PACKS
}

#[cfg(test)]
mod tests;
