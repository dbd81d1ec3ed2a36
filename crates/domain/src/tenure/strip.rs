//! The history strip: blocks and gaps in the order of days, past, present and planned (A1, A3).

use super::Stretch;
use crate::Day;

/// A part of the strip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<T> {
    /// Someone held the role.
    Held(Stretch, T),
    /// Nobody did: an alarm, not a blank. Without an end it goes on.
    Gap(Stretch),
}

/// Lays tenures out within a placement, naming each gap between them, before the first, and after the last.
/// The tenures must not overlap, which the database ensures.
pub fn strip<T>(placement: Stretch, mut held: Vec<(Stretch, T)>) -> Vec<Block<T>> {
    held.retain(|(stretch, _)| !stretch.is_empty());
    held.sort_by_key(|(stretch, _)| stretch.from);
    let mut blocks = Vec::new();
    let mut free_from = Some(placement.from);
    for (stretch, who) in held {
        if let Some(from) = free_from.filter(|from| *from < stretch.from) {
            blocks.push(Block::Gap(Stretch { from, until: Some(stretch.from) }));
        }
        free_from = stretch.until;
        blocks.push(Block::Held(stretch, who));
    }
    if let Some(from) = free_from.filter(|from| placement.until.is_none_or(|until| *from < until)) {
        blocks.push(Block::Gap(Stretch { from, until: placement.until }));
    }
    blocks
}

/// The day since which there has been no key worker, as of `today`; `None` when there is one.
pub fn gap_since(placement: Stretch, tenures: &[Stretch], today: Day) -> Option<Day> {
    if !placement.includes(today) || tenures.iter().any(|stretch| stretch.includes(today)) {
        return None;
    }
    let ended = tenures
        .iter()
        .filter(|stretch| !stretch.is_empty() && stretch.from <= today)
        .filter_map(|s| s.until)
        .max();
    Some(ended.unwrap_or(placement.from).max(placement.from))
}
