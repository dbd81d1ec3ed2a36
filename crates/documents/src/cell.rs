//! One cell: its clean text and its name.

use crate::guard::undefuse;

/// The text of a cell as the product keeps it: without outer white space (NBSP too) and without the
/// apostrophe our own export puts before a formula.
pub(crate) fn clean(raw: &str) -> &str {
    undefuse(raw.trim()).trim()
}

/// The letters a spreadsheet shows above a column: 0 is A, 26 is AA.
pub(crate) fn column_letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_a_spreadsheet_names_them() {
        for (index, letters) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
        {
            assert_eq!(column_letters(index), letters);
        }
    }

    #[test]
    fn a_cell_loses_its_outer_white_space_and_the_guard_of_our_own_export() {
        for (raw, text) in
            [(" a b\u{a0}", "a b"), ("'=1", "=1"), (" ' =1", "=1"), ("'tis", "'tis"), ("\u{a0}", "")]
        {
            assert_eq!(clean(raw), text, "{raw:?}");
        }
    }
}
