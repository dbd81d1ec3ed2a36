//! Markdown as people write it in a policy, read into a tree that holds nothing but what may be shown: headings,
//! paragraphs, lists, quotes, words that stand out, and links to places that can do no harm. HTML in the text stays
//! text; pictures become their words.

mod read;
#[cfg(test)]
mod tests;

pub use read::read;

/// A part of a text that stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading: its level, from 1 for the largest, and its words.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, with the number of the first entry where it is counted.
    List(Option<u64>, Vec<Vec<Block>>),
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// Lines shown exactly as they were typed.
    Verbatim(String),
    /// A line across.
    Line,
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that stand out.
    Strong(Vec<Inline>),
    /// Words that are stressed.
    Stressed(Vec<Inline>),
    /// Words shown exactly as they were typed.
    Verbatim(String),
    /// A link: where it leads, and its words.
    Link(Target, Vec<Inline>),
    /// A new line.
    Break,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page elsewhere (`https`, `http`) or an address to write to (`mailto`), whole.
    Out(String),
    /// A heading of the same text, by its [`anchor`].
    Here(String),
}

impl Target {
    /// The target, if it may be linked to: anything but these three schemes and headings of the same text may not, so
    /// that no link can run something or pose as a page of this program.
    fn of(typed: &str) -> Option<Self> {
        if let Some(heading) = typed.strip_prefix('#') {
            return Some(Self::Here(anchor(heading))).filter(|here| *here != Self::Here(String::new()));
        }
        let (scheme, rest) = typed.split_once(':')?;
        let known = ["https", "http", "mailto"].contains(&scheme.to_ascii_lowercase().as_str());
        let clean = !typed.chars().any(|letter| letter.is_control() || letter.is_whitespace());
        (known && clean && !rest.is_empty()).then(|| Self::Out(typed.to_owned()))
    }
}

/// The name of a heading in links to it: its letters and digits in lower case, with hyphens between the words.
pub fn anchor(words: &str) -> String {
    let plain = words.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " ");
    plain.split_whitespace().collect::<Vec<_>>().join("-")
}

/// The words of a part, without how they are shown.
pub fn words(inlines: &[Inline]) -> String {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) | Inline::Verbatim(text) => text.clone(),
            Inline::Strong(inside) | Inline::Stressed(inside) | Inline::Link(_, inside) => words(inside),
            Inline::Break => " ".to_owned(),
        })
        .collect()
}
