//! The string literals of a Rust file, so that a rule about text does not stumble over comments and names.

/// Each literal's text as written and the line it begins on.
pub fn literals(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < source.len() {
        let rest = &source[at..];
        let length = if let Some((before, text, whole)) = string(rest) {
            found.push((1 + newlines(&source[..at + before]), text));
            whole
        } else {
            comment(rest).or_else(|| character(rest)).or_else(|| word(rest)).unwrap_or_else(|| first(rest))
        };
        at += length;
    }
    found
}

/// A literal at the start of the text: the length of its opening, what is in it, and the length of the whole.
fn string(rest: &str) -> Option<(usize, &str, usize)> {
    let raw = rest.trim_start_matches(['b', 'c']);
    if let (Some(hashed), true) = (raw.strip_prefix('r'), rest.len() - raw.len() <= 1) {
        let hashes = hashed.len() - hashed.trim_start_matches('#').len();
        if let Some(inside) = hashed[hashes..].strip_prefix('"') {
            let before = rest.len() - inside.len();
            let end = inside.find(&format!("\"{}", "#".repeat(hashes))).unwrap_or(inside.len());
            return Some((before, &inside[..end], (before + end + 1 + hashes).min(rest.len())));
        }
    }
    let inside = rest.strip_prefix('"')?;
    let end = end_of_escaped(inside);
    Some((1, &inside[..end], (end + 2).min(rest.len())))
}

fn end_of_escaped(inside: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in inside.char_indices() {
        match letter {
            '"' if !escaped => return at,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    inside.len()
}

fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    rest.starts_with("/*").then(|| rest.find("*/").map_or(rest.len(), |end| end + 2))
}

/// A character such as `'"'`, and not a lifetime.
fn character(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let after = first(escape);
        return escape[after..].find('\'').map(|end| 2 + after + end + 1);
    }
    let length = inside.chars().next()?.len_utf8();
    inside[length..].starts_with('\'').then_some(length + 2)
}

/// A name or number in one piece, so that the `r` at the end of `for` opens no raw string.
fn word(rest: &str) -> Option<usize> {
    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
    (end > 0).then_some(end)
}

fn first(rest: &str) -> usize {
    rest.chars().next().map_or(1, char::len_utf8)
}

fn newlines(text: &str) -> usize {
    text.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_told_from_comments_characters_and_lifetimes() {
        let source = "// \"no\"\nlet a: &'static str = \"one \\\" two\";\n/* \"no\" */ let b = '\"';\nlet c = '\\'';\n\
            let d = r#\"three \" four\"#; for_r(\"five\", b\"six\");";
        assert_eq!(literals(source), [(2, "one \\\" two"), (5, "three \" four"), (5, "five"), (5, "six")]);
    }

    #[test]
    fn an_unfinished_file_ends_the_search() {
        assert_eq!(literals("\"open"), [(1, "open")]);
        assert_eq!(literals("r#\"open"), [(1, "open")]);
        assert_eq!(literals("é '"), []);
    }
}
