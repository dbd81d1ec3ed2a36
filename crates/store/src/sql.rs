//! Statements: one text with `$n` for both databases.

use std::sync::OnceLock;

/// A statement. Made by [`statements!`](crate::statements), so that a test can prepare every one on both databases.
#[derive(Debug)]
pub struct Sql {
    name: &'static str,
    text: &'static str,
    arguments: usize,
    lite: OnceLock<String>,
}

impl Sql {
    /// A statement with this text.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, arguments: highest(text), lite: OnceLock::new() }
    }
    /// What it is called.
    pub fn name(&self) -> &'static str {
        self.name
    }
    /// The text, for PostgreSQL.
    pub fn text(&self) -> &'static str {
        self.text
    }
    /// How many arguments it takes.
    pub fn arguments(&self) -> usize {
        self.arguments
    }
    /// The text for SQLite, where `?n` is the argument at n and `$n` only a name.
    pub(crate) fn lite(&self) -> &str {
        self.lite.get_or_init(|| lite(self.text))
    }
}

pub(crate) fn lite(text: &str) -> String {
    text.replace('$', "?")
}

const fn highest(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut highest) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'$' {
            let mut number = 0;
            while at + 1 < bytes.len() && bytes[at + 1].is_ascii_digit() {
                at += 1;
                number = number * 10 + (bytes[at] - b'0') as usize;
            }
            if number > highest {
                highest = number;
            }
        }
        at += 1;
    }
    highest
}

/// Declares the statements of one room, and `ALL` of them for the test that prepares each on both databases.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $($text:expr),+;)+) => {
        $($(#[$meta])* pub(crate) static $name: $crate::Sql = $crate::Sql::new(stringify!($name), concat!($($text),+));)+
        /// Every statement of this room.

        pub static ALL: &[&$crate::Sql] = &[$(&$name),+];
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_counted_by_the_highest() {
        for (text, arguments) in [("SELECT 1", 0), ("a = $1 AND b = $1", 1), ("$2 $10 $3", 10)] {
            assert_eq!(Sql::new("x", Box::leak(text.to_owned().into_boxed_str())).arguments(), arguments);
        }
    }
}
