//! What changed between two texts, line by line.

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Same,
    Gone,
    New,
}

/// A line of either text, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) fate: Fate,
    pub(super) text: String,
}

impl Line {
    pub(super) fn words(&self) -> &'static str {
        match self.fate {
            Fate::Same => "",
            Fate::Gone => "Taken out",
            Fate::New => "New",
        }
    }
    pub(super) fn class(&self) -> &'static str {
        match self.fate {
            Fate::Same => "kw-line",
            Fate::Gone => "kw-line kw-line--gone",
            Fate::New => "kw-line kw-line--new",
        }
    }
}

/// Pairs of lines that are compared at most; texts that differ in more are shown as one taken out and one new.
const MOST: usize = 4_000_000;

/// Every line of both texts in order: the longest run of lines that both have stays, what only one has is gone or new.
pub(super) fn lines(before: &str, after: &str) -> Vec<Line> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let begins = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let (rest, other) = (before.split_at(begins).1, after.split_at(begins).1);
    let ends = rest.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (middle, last) = rest.split_at(rest.len() - ends);
    let (new_middle, _) = other.split_at(other.len() - ends);
    let mut all: Vec<Line> = before.iter().take(begins).map(|text| line(Fate::Same, text)).collect();
    all.extend(between(middle, new_middle));
    all.extend(last.iter().map(|text| line(Fate::Same, text)));
    all
}

fn line(fate: Fate, text: &str) -> Line {
    Line { fate, text: text.to_owned() }
}

fn between(before: &[&str], after: &[&str]) -> Vec<Line> {
    let width = after.len() + 1;
    if before.len().saturating_mul(after.len()) > MOST {
        let gone = before.iter().map(|text| line(Fate::Gone, text));
        return gone.chain(after.iter().map(|text| line(Fate::New, text))).collect();
    }
    // For each pair of places, how many lines both texts share from there on.
    let mut shared = vec![0_u32; (before.len() + 1) * width];
    let at = |shared: &[u32], i: usize, j: usize| shared.get(i * width + j).copied().unwrap_or(0);
    for (i, one) in before.iter().enumerate().rev() {
        for (j, other) in after.iter().enumerate().rev() {
            let longest = if one == other {
                at(&shared, i + 1, j + 1) + 1
            } else {
                at(&shared, i + 1, j).max(at(&shared, i, j + 1))
            };
            if let Some(place) = shared.get_mut(i * width + j) {
                *place = longest;
            }
        }
    }
    let (mut i, mut j, mut all) = (0, 0, Vec::new());
    loop {
        match (before.get(i), after.get(j)) {
            (Some(one), Some(other)) if one == other => {
                all.push(line(Fate::Same, one));
                (i, j) = (i + 1, j + 1);
            }
            (Some(one), other) if other.is_none() || at(&shared, i + 1, j) >= at(&shared, i, j + 1) => {
                all.push(line(Fate::Gone, one));
                i += 1;
            }
            (_, Some(other)) => {
                all.push(line(Fate::New, other));
                j += 1;
            }
            _ => return all,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn short(before: &str, after: &str) -> String {
        let mark = |line: &Line| match line.fate {
            Fate::Same => format!("={}", line.text),
            Fate::Gone => format!("-{}", line.text),
            Fate::New => format!("+{}", line.text),
        };
        lines(before, after).iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_both_have_stays() {
        assert_eq!(short("a\nb\nc", "a\nc\nd"), "=a -b =c +d");
        assert_eq!(short("", "a"), "+a");
        assert_eq!(short("a", ""), "-a");
        assert_eq!(short("a\nb", "a\nb"), "=a =b");
        assert_eq!(short("x\na\nb\ny", "x\nb\na\ny"), "=x -a =b +a =y");
    }

    #[test]
    fn both_texts_can_be_read_from_it() {
        let texts = ["", "a", "a\nb\na", "b\na\nb\nb", "c\n\nc\na", "b\nc\nb\na\na"];
        for (before, after) in texts.iter().flat_map(|one| texts.iter().map(move |other| (*one, *other))) {
            let all = lines(before, after);
            let of = |unwanted: Fate| -> Vec<&str> {
                all.iter().filter(|line| line.fate != unwanted).map(|line| line.text.as_str()).collect()
            };
            assert_eq!(of(Fate::New), before.lines().collect::<Vec<_>>());
            assert_eq!(of(Fate::Gone), after.lines().collect::<Vec<_>>());
        }
    }

    #[test]
    fn texts_that_share_nothing_are_not_compared_for_ever() {
        let (before, after) = ("a\n".repeat(20_000), "b\n".repeat(20_000));
        assert_eq!(lines(&before, &after).len(), 40_000);
    }
}
