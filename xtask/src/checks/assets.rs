//! What browsers are served is our own: no other body's typeface, and nothing fetched from another site,
//! which would tell that site who reads what.

use super::finding::Finding;
use super::tree::Tree;

const ASSETS: &str = "crates/web/assets/";
/// Not `.mjs`: that is for Node, such as the script that fetches and cleans what others wrote, and must name
/// what it removes.
const SERVED: &[&str] = &[".css", ".js", ".html", ".svg", ".json"];
const NOT_OURS: &[&str] = &["gds transport", "frutiger", "@font-face"];

/// Names a language to a parser; nothing is fetched from it.
const NAMESPACE: &str = "www.w3.org/";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let assets = tree.files().filter(|(file, _)| file.starts_with(ASSETS));
    let served = assets.filter(|(file, _)| SERVED.iter().any(|end| file.ends_with(end)));
    served.flat_map(|(file, text)| in_file(file, text)).collect()
}

fn in_file(file: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in text.to_lowercase().lines().enumerate() {
        let found = NOT_OURS.iter().filter(|name| line.contains(**name));
        findings.extend(
            found.map(|name| Finding::fault(file, index + 1, format!("`{name}` must not be served."))),
        );
    }
    if file.ends_with(".css") || file.ends_with(".js") {
        for (index, line) in without_comments(text).lines().enumerate() {
            let hosts = hosts(line);
            findings.extend(
                hosts.map(|host| Finding::fault(file, index + 1, format!("off-site address {host}"))),
            );
        }
    }
    findings
}

/// What stands after each `http://` or `https://`, up to the end of the address.
fn hosts(line: &str) -> impl Iterator<Item = &str> {
    let starts = line.match_indices("http").filter_map(|(at, _)| {
        let rest = line[at + 4..].strip_prefix('s').unwrap_or(&line[at + 4..]);
        rest.strip_prefix("://")
    });
    let ends = |letter: char| letter.is_whitespace() || "\"'`)>;,]".contains(letter);
    let addresses = starts.filter_map(move |rest| rest.split(ends).next());
    addresses.filter(|address| !address.is_empty() && !address.starts_with(NAMESPACE))
}

/// Comments, where licences stand, become blank; the lines stay. A string keeps its `//` and `/*`.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let length = match quote {
            None => comment(rest, kept.chars().last()),
            Some(_) => None,
        };
        if let Some(length) = length {
            kept.extend(rest[..length].chars().filter(|letter| *letter == '\n'));
            rest = &rest[length..];
            continue;
        }
        quote = match quote {
            None => Some(letter).filter(|letter| "\"'`".contains(*letter)),
            // An unpaired quote, as in a regular expression, ends with its line.
            Some(open) if open == letter && !kept.ends_with('\\') || letter == '\n' => None,
            open => open,
        };
        kept.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    kept
}

/// The length of a comment that begins here. After `:` or `\` two slashes are part of an address or an
/// expression.
fn comment(rest: &str, before: Option<char>) -> Option<usize> {
    if rest.starts_with("/*") && before != Some('\\') {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    let may_begin = before.is_none_or(|before| before.is_whitespace() || ";{})".contains(before));
    (rest.starts_with("//") && may_begin).then(|| rest.find('\n').unwrap_or(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        faults(&check(&Tree::of(&[(&format!("{ASSETS}{name}"), text)])))
    }

    #[test]
    fn another_body_s_typeface_is_caught() {
        let css = "body { }\np { font-family: \"GDS Transport\", arial }";
        assert_eq!(found("a.css", css), ["crates/web/assets/a.css:2: `gds transport` must not be served."]);
        assert_eq!(found("b.css", "@font-face{src:url(x)}").len(), 1);
    }

    #[test]
    fn an_address_off_the_site_is_caught() {
        let js = "/*\n*/ const accept = \"*/*\";\nfetch('https://example.org/x')";
        assert_eq!(found("a.js", js), ["crates/web/assets/a.js:3: off-site address example.org/x"]);
        assert_eq!(found("a.css", "a { background: url(http://example.org/p.png) }").len(), 1);
    }

    #[test]
    fn licences_namespaces_and_bare_schemes_are_no_addresses() {
        let css = "/*! MIT\n https://example.org/licence */\na[href^=\"https://\"]{} b{background:\
            url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E\")}";
        assert_eq!(found("a.css", css), [""; 0]);
        assert_eq!(found("a.js", "// see https://example.org\nrun(); // https://example.org"), [""; 0]);
        assert_eq!(found("LICENCE.txt", "GDS Transport"), [""; 0]);
    }
}
