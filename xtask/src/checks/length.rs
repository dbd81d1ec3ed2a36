//! A long Rust file has a second room inside. Past the soft cap it is named, past the hard one it fails.

use super::finding::Finding;
use super::tree::Tree;

const SOFT: usize = 400;
const HARD: usize = 600;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut lengths: Vec<(usize, &str)> =
        tree.rust().map(|(file, text)| (text.lines().count(), file)).collect();
    lengths.sort_unstable_by(|one, other| other.cmp(one));
    let long = lengths.iter().take_while(|(lines, _)| *lines > SOFT);
    let mut findings: Vec<Finding> = long.map(|(lines, file)| too_long(file, *lines)).collect();
    if let Some((median, _)) = lengths.get(lengths.len() / 2) {
        let sentence = format!("{median} lines is the median of {} files.", lengths.len());
        findings.push(Finding::note("*.rs", sentence));
    }
    findings
}

fn too_long(file: &str, lines: usize) -> Finding {
    if lines > HARD {
        Finding::fault(
            file,
            lines,
            format!("{lines} lines; the most is {HARD}: find the second room inside."),
        )
    } else {
        Finding::note(file, format!("{lines} lines; above {SOFT} is a place to look."))
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    #[test]
    fn a_file_past_the_hard_cap_is_a_fault_and_past_the_soft_one_a_note() {
        let (huge, long) = ("\n".repeat(601), "\n".repeat(401));
        let findings = check(&Tree::of(&[("a.rs", &huge), ("b.rs", &long), ("c.rs", "\n")]));
        assert_eq!(faults(&findings), ["a.rs:601: 601 lines; the most is 600: find the second room inside."]);
        assert_eq!(findings.len(), 3);
        assert!(findings[2].to_string().contains("401 lines is the median of 3 files"), "{}", findings[2]);
    }
}
