//! Coded lists: an enum whose every value has a stable code (stored, exported) and words (shown).

/// A value from a coded list.
pub trait OneOf: Sized + Copy + PartialEq + 'static {
    /// Every value, in the order in which it is offered.
    const ALL: &'static [Self];
    /// The stable code that is stored and exported.
    fn code(self) -> &'static str;
    /// The words a reader sees.
    fn words(self) -> &'static str;
    /// The value with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// Declares a coded list: `one_of! { /// docs  pub enum Name { Variant = "code", "words"; } }`.
#[macro_export]
macro_rules! one_of {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $words:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }
        impl $crate::one_of::OneOf for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn code(self) -> &'static str { match self { $(Self::$variant => $code,)+ } }
            fn words(self) -> &'static str { match self { $(Self::$variant => $words,)+ } }
        }
    };
}
