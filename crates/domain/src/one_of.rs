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

/// A coded value as JSON and TOML hold it: by its code.
pub fn write<T: OneOf, S: serde::Serializer>(value: T, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(value.code())
}

/// Reads what [`write`] wrote; a code that is not on the list is refused with those that are.
pub fn read<'de, T: OneOf, D: serde::Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let code = <String as serde::Deserialize>::deserialize(from)?;
    T::from_code(&code).ok_or_else(|| serde::de::Error::custom(not_on_the_list::<T>(&code)))
}

/// The sentence that refuses a code.
pub fn not_on_the_list<T: OneOf>(code: &str) -> String {
    let known: Vec<&str> = T::ALL.iter().map(|value| value.code()).collect();
    format!("\"{code}\" is not known here. Use one of: {}", known.join(", "))
}

/// Lets coded lists be read from and written to JSON by their codes.
#[macro_export]
macro_rules! one_of_by_code {
    ($($name:ty),+ $(,)?) => { $(
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                $crate::one_of::write(*self, to)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::one_of::read(from)
            }
        }
    )+ };
}
