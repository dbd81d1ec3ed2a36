//! A policy's Markdown as a page shows it. Only what the tree holds comes out, each word of it escaped.

use documents::markdown::{Block, Inline, Target, anchor, read, words};
use web::{Safe, fields::escape};

/// The text, ready to be shown below the page's own title.
pub(super) fn shown(text: &str) -> Safe {
    let mut out = String::with_capacity(text.len() * 2);
    blocks(&read(text), &mut out);
    Safe(format!("<div class=\"kw-document\" dir=\"auto\">{out}</div>"))
}

fn blocks(all: &[Block], out: &mut String) {
    for block in all {
        match block {
            Block::Heading(level, inside) => heading(*level, inside, out),
            Block::Paragraph(inside) => {
                wrapped("p", " class=\"govuk-body\"", out, |out| inlines(inside, out))
            }
            Block::List(first, items) => list(*first, items, out),
            Block::Quote(inside) => {
                wrapped("blockquote", " class=\"govuk-inset-text\"", out, |out| blocks(inside, out))
            }
            Block::Verbatim(text) => {
                wrapped("pre", " tabindex=\"0\"", out, |out| out.push_str(&escape(text)))
            }
            Block::Line => out.push_str(
                "<hr class=\"govuk-section-break govuk-section-break--m govuk-section-break--visible\">",
            ),
        }
    }
}

fn wrapped(tag: &str, attributes: &str, out: &mut String, inside: impl FnOnce(&mut String)) {
    out.push_str(&format!("<{tag}{attributes}>"));
    inside(out);
    out.push_str(&format!("</{tag}>"));
}

/// The page's title is the largest heading, so that the text's own begin one below it.
fn heading(level: u8, inside: &[Inline], out: &mut String) {
    let (tag, size) = match level {
        0 | 1 => ("h2", "m"),
        2 => ("h3", "s"),
        _ => ("h4", "s"),
    };
    let attributes = format!(" class=\"govuk-heading-{size}\" id=\"{}\"", id(&anchor(&words(inside))));
    wrapped(tag, &attributes, out, |out| inlines(inside, out));
}

/// What a heading is called in the page: never what something of the page itself is called.
fn id(anchor: &str) -> String {
    format!("text-{}", escape(anchor))
}

fn list(first: Option<u64>, items: &[Vec<Block>], out: &mut String) {
    let (tag, attributes) = match first {
        Some(1) => ("ol", " class=\"govuk-list govuk-list--number\"".to_owned()),
        Some(first) => ("ol", format!(" class=\"govuk-list govuk-list--number\" start=\"{first}\"")),
        None => ("ul", " class=\"govuk-list govuk-list--bullet\"".to_owned()),
    };
    wrapped(tag, &attributes, out, |out| {
        for item in items {
            wrapped("li", "", out, |out| match item.as_slice() {
                [Block::Paragraph(inside), rest @ ..] => {
                    inlines(inside, out);
                    blocks(rest, out);
                }
                other => blocks(other, out),
            });
        }
    });
}

fn inlines(all: &[Inline], out: &mut String) {
    for inline in all {
        match inline {
            Inline::Text(text) => out.push_str(&escape(text)),
            Inline::Strong(inside) => wrapped("strong", "", out, |out| inlines(inside, out)),
            Inline::Stressed(inside) => wrapped("em", "", out, |out| inlines(inside, out)),
            Inline::Verbatim(text) => wrapped("code", "", out, |out| out.push_str(&escape(text))),
            Inline::Link(target, inside) => link(target, inside, out),
            Inline::Break => out.push_str("<br>"),
        }
    }
}

fn link(target: &Target, inside: &[Inline], out: &mut String) {
    let (href, rel) = match target {
        Target::Out(address) => (escape(address), " rel=\"noreferrer noopener\""),
        Target::Here(anchor) => (format!("#{}", id(anchor)), ""),
    };
    let attributes = format!(" class=\"govuk-link\" href=\"{href}\"{rel}");
    wrapped("a", &attributes, out, |out| inlines(inside, out));
}

#[cfg(test)]
mod tests {
    use super::shown;

    /// Every tag in the markup, by name.
    fn tags(html: &str) -> Vec<String> {
        let name = |part: &str| -> String { part.chars().take_while(char::is_ascii_alphanumeric).collect() };
        html.split('<').skip(1).map(|part| name(part.trim_start_matches('/'))).collect()
    }

    #[test]
    fn hostile_text_comes_out_as_words() {
        let hostile = [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,<script>x</script>)",
            "[d](https://x.example/\"onmouseover=alert(1)) ![e](javascript:x)",
            "# <svg/onload=alert(1)>\n\n# \"><script>",
            "```\n</pre><script>x</script>\n```",
            "<javascript:alert(1)> <a href=\"javascript:x\">y</a>",
            "[f]: javascript:x\n\n[f]",
            "</div></main><form action=/sign-out>",
            "`<b>`\u{202e} &lt;script&gt;",
        ];
        let known = "div p h2 h3 h4 ul ol li blockquote pre code strong em a br hr";
        for text in hostile {
            let html = shown(text).0;
            for tag in tags(&html) {
                assert!(known.split(' ').any(|one| one == tag), "{tag} in {html}");
            }
            let lower = html.to_lowercase();
            assert!(!lower.contains("href=\"javascript") && !lower.contains("href=\"data"), "{html}");
            assert!(!lower.contains("<script") && !lower.contains("\"onmouseover"), "{html}");
        }
    }

    #[test]
    fn headings_can_be_linked_to_and_lists_count_from_where_they_begin() {
        let html = shown("# When we meet\n\n[See](#when-we-meet)\n\n3. three\n4. four\n\n- a\n  - b").0;
        assert!(
            html.contains("<h2 class=\"govuk-heading-m\" id=\"text-when-we-meet\">When we meet</h2>"),
            "{html}"
        );
        assert!(html.contains("href=\"#text-when-we-meet\">See</a>"), "{html}");
        assert!(html.contains("start=\"3\"><li>three</li>") && html.contains("<li>a<ul"), "{html}");
    }
}
