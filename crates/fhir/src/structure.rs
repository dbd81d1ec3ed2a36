//! The macros that define structures, so that a field's name, JSON name and type stand in one place.

/// Defines a structure: its fields with the names they have in JSON, and all else in `extra`.
macro_rules! structure {
    ($(#[$about:meta])* $name:ident { $($(#[$field_about:meta])* $field:ident $key:literal: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        pub struct $name {
            $(
                $(#[$field_about])*
                #[serde(rename = $key, skip_serializing_if = "crate::element::Field::is_absent")]
                pub $field: $kind,
            )*
            /// Elements not mapped, or not of the right JSON type, as they came. Written back unchanged.
            #[serde(flatten)]
            pub extra: serde_json::Map<String, serde_json::Value>,
        }

        impl $name {
            fn read_object(
                value: serde_json::Value,
                place: &crate::finding::Place<'_>,
                findings: &mut Vec<crate::Finding>,
            ) -> Result<$name, serde_json::Value> {
                let serde_json::Value::Object(mut map) = value else { return Err(value) };
                $(let $field = crate::element::take(&mut map, $key, place, findings);)*
                let extra = crate::element::keep(map, place, findings);
                Ok($name { $($field,)* extra })
            }

            fn list_parts(&self, place: &crate::finding::Place<'_>, extras: &mut Vec<String>) {
                use crate::element::Field;
                $(self.$field.list_extras(&crate::finding::Place::Field(place, $key), extras);)*
                crate::element::list_kept(&self.extra, place, extras);
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            /// As tolerant as reading a file: only JSON that is no object is an error.
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                let place = crate::finding::Place::Root(stringify!($name));
                $name::read_object(value, &place, &mut Vec::new())
                    .map_err(|_| serde::de::Error::custom(concat!(stringify!($name), " should be a JSON object")))
            }
        }
    };
}

/// A [`structure`] that is an element like any other.
macro_rules! element {
    ($(#[$about:meta])* $name:ident { $($fields:tt)* }) => {
        crate::structure::structure! { $(#[$about])* $name { $($fields)* } }

        impl crate::element::Element for $name {
            const EXPECTED: &'static str = "a group of elements";

            fn read(
                value: serde_json::Value,
                place: &crate::finding::Place<'_>,
                findings: &mut Vec<crate::Finding>,
            ) -> Result<$name, serde_json::Value> {
                $name::read_object(value, place, findings)
            }

            fn list_extras(&self, place: &crate::finding::Place<'_>, extras: &mut Vec<String>) {
                self.list_parts(place, extras);
            }
        }
    };
}

pub(crate) use {element, structure};
