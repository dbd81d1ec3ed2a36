//! From the parser's events to our tree. What the parser knows and we do not show becomes the words in it.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::{Block, Inline, Target};

/// Quotes and lists inside one another beyond this are shown on one level: nobody writes so, and the tree stays shallow.
const DEEPEST: usize = 12;

/// Reads a text.
pub fn read(text: &str) -> Vec<Block> {
    let mut open = vec![Open { kind: Kind::Blocks, parts: Parts::default() }];
    for event in Parser::new_ext(text, Options::empty()) {
        take(&mut open, event);
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.parts.blocks()).unwrap_or_default()
}

/// What is begun and not ended yet.
struct Open {
    kind: Kind,
    parts: Parts,
}

enum Kind {
    /// Something of which only the inside is shown.
    Blocks,
    Words,
    Heading(u8),
    Paragraph,
    List(Option<u64>),
    Item,
    Quote,
    Verbatim,
    Strong,
    Stressed,
    Link(Target),
}

/// What is inside something open: blocks that are complete, entries of a list, and words since the last block.
#[derive(Default)]
struct Parts {
    done: Vec<Block>,
    items: Vec<Vec<Block>>,
    inlines: Vec<Inline>,
}

impl Parts {
    /// Everything as blocks; words outside any block become a paragraph.
    fn blocks(mut self) -> Vec<Block> {
        self.flush();
        self.done
    }
    fn flush(&mut self) {
        if !self.inlines.is_empty() {
            self.done.push(Block::Paragraph(std::mem::take(&mut self.inlines)));
        }
    }
    fn text(&mut self, more: &str) {
        if let Some(Inline::Text(text)) = self.inlines.last_mut() {
            text.push_str(more);
        } else if !more.is_empty() {
            self.inlines.push(Inline::Text(more.to_owned()));
        }
    }
    fn block(&mut self, block: Block) {
        self.flush();
        self.done.push(block);
    }
}

fn take(open: &mut Vec<Open>, event: Event<'_>) {
    let nested = open.iter().filter(|one| matches!(one.kind, Kind::Quote | Kind::List(_))).count();
    let Some(top) = open.last_mut() else { return };
    match event {
        Event::Start(tag) => {
            let kind = kind(tag, nested);
            open.push(Open { kind, parts: Parts::default() });
        }
        Event::End(_) => close(open),
        // HTML is text like any other; so is whatever this parser may come to know.
        Event::Text(text)
        | Event::Html(text)
        | Event::InlineHtml(text)
        | Event::InlineMath(text)
        | Event::DisplayMath(text)
        | Event::FootnoteReference(text) => top.parts.text(&text),
        Event::Code(text) => top.parts.inlines.push(Inline::Verbatim(text.into_string())),
        Event::SoftBreak => top.parts.text(" "),
        Event::HardBreak => top.parts.inlines.push(Inline::Break),
        Event::Rule => top.parts.block(Block::Line),
        Event::TaskListMarker(_) => {}
    }
}

fn kind(tag: Tag<'_>, nested: usize) -> Kind {
    match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading { level, .. } => Kind::Heading(level as u8),
        Tag::List(first) if nested < DEEPEST => Kind::List(first),
        Tag::BlockQuote(_) if nested < DEEPEST => Kind::Quote,
        Tag::Item if nested <= DEEPEST => Kind::Item,
        Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Kind::Verbatim,
        Tag::Strong => Kind::Strong,
        Tag::Emphasis => Kind::Stressed,
        Tag::Link { dest_url, .. } => Target::of(&dest_url).map_or(Kind::Words, Kind::Link),
        // Of a picture, the words that stand for it.
        Tag::Image { .. } => Kind::Words,
        _ => Kind::Blocks,
    }
}

/// Ends what was begun last, and puts it into what is open around it.
fn close(open: &mut Vec<Open>) {
    if open.len() < 2 {
        return;
    }
    let (Some(Open { kind, mut parts }), Some(around)) = (open.pop(), open.last_mut()) else { return };
    let inside = std::mem::take(&mut parts.inlines);
    match kind {
        Kind::Heading(level) => around.parts.block(Block::Heading(level, inside)),
        Kind::Paragraph => around.parts.block(Block::Paragraph(inside)),
        Kind::Verbatim => around.parts.block(Block::Verbatim(super::words(&inside))),
        Kind::Strong => around.parts.inlines.push(Inline::Strong(inside)),
        Kind::Stressed => around.parts.inlines.push(Inline::Stressed(inside)),
        Kind::Link(target) => around.parts.inlines.push(Inline::Link(target, inside)),
        Kind::Words => around.parts.inlines.extend(inside),
        Kind::List(first) => around.parts.block(Block::List(first, parts.items)),
        Kind::Item | Kind::Quote | Kind::Blocks => {
            parts.inlines = inside;
            let blocks = Parts { items: Vec::new(), ..parts }.blocks();
            match kind {
                Kind::Item => around.parts.items.push(blocks),
                Kind::Quote => around.parts.block(Block::Quote(blocks)),
                _ => blocks.into_iter().for_each(|block| around.parts.block(block)),
            }
        }
    }
}
