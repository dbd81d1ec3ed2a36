//! The heading row: every column named, every name once.

use crate::cell::column_letters;
use crate::{CannotRead, Limits};
use std::collections::HashMap;

/// Refuses a heading row with too many, unnamed or repeated columns. `count` is the cells in the file's row,
/// which may be more than were kept.
pub(crate) fn check(header: &[String], count: usize, limits: &Limits) -> Result<(), CannotRead> {
    if count > limits.columns {
        return Err(CannotRead::TooManyColumns { count, limit: limits.columns });
    }
    let unnamed = (0..header.len()).filter(|&index| header[index].is_empty());
    let columns: Vec<String> = unnamed.map(column_letters).collect();
    if !columns.is_empty() {
        return Err(CannotRead::EmptyHeadings { columns });
    }
    let names = repeated(header);
    if names.is_empty() { Ok(()) } else { Err(CannotRead::RepeatedHeadings { names }) }
}

/// Each repeated heading once. Letter case does not tell two headings apart: a person would not.
fn repeated(header: &[String]) -> Vec<String> {
    let mut seen: HashMap<String, u32> = HashMap::new();
    let second = |name: &&String| {
        let times = seen.entry(name.to_lowercase()).or_default();
        *times += 1;
        *times == 2
    };
    header.iter().filter(second).cloned().collect()
}
