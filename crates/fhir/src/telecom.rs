//! Which of a person's numbers and addresses to use.

use crate::{ContactPoint, Many};

/// Those of the systems with a value, not old, the sender's preference first.
pub(crate) fn of<'a>(points: &'a Many<ContactPoint>, systems: &[&str]) -> Vec<&'a ContactPoint> {
    let fits = |point: &&ContactPoint| {
        let system = point.system.as_deref().is_some_and(|system| systems.contains(&system));
        system && point.value.is_some() && point.purpose.as_deref() != Some("old")
    };
    let mut found: Vec<&ContactPoint> = points.iter().filter(fits).collect();
    found.sort_by_key(|point| point.rank.unwrap_or(u64::MAX));
    found
}
