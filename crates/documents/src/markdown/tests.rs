//! What people write is shown; what could do harm is words.

use proptest::prelude::*;

use super::{Block, Inline, Target, anchor, read, words};

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

/// Every link, and every other part's words.
fn links(blocks: &[Block], found: &mut Vec<Target>) {
    fn inline(inlines: &[Inline], found: &mut Vec<Target>) {
        for one in inlines {
            match one {
                Inline::Link(target, inside) => {
                    found.push(target.clone());
                    inline(inside, found);
                }
                Inline::Strong(inside) | Inline::Stressed(inside) => inline(inside, found),
                _ => {}
            }
        }
    }
    for block in blocks {
        match block {
            Block::Heading(_, inside) | Block::Paragraph(inside) => inline(inside, found),
            Block::List(_, items) => items.iter().for_each(|item| links(item, found)),
            Block::Quote(inside) => links(inside, found),
            Block::Verbatim(_) | Block::Line => {}
        }
    }
}

fn deep(blocks: &[Block]) -> usize {
    let inside = |block: &Block| match block {
        Block::List(_, items) => items.iter().map(|item| deep(item)).max().unwrap_or(0),
        Block::Quote(inside) => deep(inside),
        _ => 0,
    };
    1 + blocks.iter().map(inside).max().unwrap_or(0)
}

#[test]
fn what_people_write_comes_out() {
    let tree =
        read("# Why\n\nWe **always** ask.\n\n1. First\n2. *Then*\n\n> Said so\n\n---\n\n    as typed\n");
    let item = |inline: Inline| vec![Block::Paragraph(vec![inline])];
    assert_eq!(
        tree,
        [
            Block::Heading(1, vec![text("Why")]),
            Block::Paragraph(vec![text("We "), Inline::Strong(vec![text("always")]), text(" ask.")]),
            Block::List(Some(1), vec![item(text("First")), item(Inline::Stressed(vec![text("Then")]))]),
            Block::Quote(vec![Block::Paragraph(vec![text("Said so")])]),
            Block::Line,
            Block::Verbatim("as typed\n".to_owned()),
        ]
    );
}

#[test]
fn html_is_text_and_a_picture_is_its_words() {
    let tree =
        read("<script>alert(1)</script>\n\nA <b onclick=x>bold</b> ![cat](https://x.example/cat.png) word");
    let all: String = tree
        .iter()
        .map(|block| match block {
            Block::Paragraph(inside) => words(inside),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(
        all.contains("<script>alert(1)</script>") && all.contains("<b onclick=x>bold</b> cat word"),
        "{all}"
    );
}

#[test]
fn links_lead_only_to_places_that_do_no_harm() {
    let good = ["https://nice.org.uk/a?b=c", "http://x.example", "mailto:a@example.org", "HTTPS://X.EXAMPLE"];
    for typed in good {
        assert_eq!(Target::of(typed), Some(Target::Out(typed.to_owned())));
    }
    assert_eq!(Target::of("#When we meet"), Some(Target::Here("when-we-meet".to_owned())));
    let bad = [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "java\nscript:x",
        "data:text/html,x",
        "/people",
        "//x.example",
        "vbscript:x",
        " https://x",
        "https:",
        "x",
        "",
        "#",
        "file:///etc",
        "https://a b",
    ];
    for typed in bad {
        assert_eq!(Target::of(typed), None, "{typed:?}");
    }
    assert_eq!(anchor("Who does what, and When?"), "who-does-what-and-when");
}

#[test]
fn quotes_in_quotes_stay_shallow() {
    for text in [">".repeat(2000) + "x", "- ".repeat(2000) + "x"] {
        assert!(deep(&read(&text)) < 16);
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_reads_and_no_link_leads_to_harm(
        parts in proptest::collection::vec(
            prop_oneof!["[a-z <>\"'&#*_`!-]{0,9}", Just("[a](javascript:x)".to_owned()), Just("<javascript:x>".to_owned()),
                Just("\n\n> ".to_owned()), Just("\n1. ".to_owned()), Just("[x]: data:x\n".to_owned()), Just("[x]".to_owned()),
                Just("](https://a.example \"t\")".to_owned()), Just("\n```\n".to_owned()), "\\PC{0,6}"], 0..30)
    ) {
        let mut found = Vec::new();
        links(&read(&parts.concat()), &mut found);
        for target in found {
            if let Target::Out(typed) = target {
                let lower = typed.to_lowercase();
                let good = ["https:", "http:", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
                prop_assert!(good, "{typed}");
            }
        }
    }
}
