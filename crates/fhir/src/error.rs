//! Why a file could not be read as FHIR at all.

/// A file that was refused as a whole. The message says what to ask the sender for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotFhir {
    /// No bytes, or nothing but white space.
    #[error("This file is empty.")]
    Empty,
    /// More bytes than [`crate::MAX_BYTES`].
    #[error(
        "This file is larger than {} MB, the most that can be read. Ask for it in several files.",
        .limit / (1024 * 1024)
    )]
    TooBig {
        /// Bytes allowed.
        limit: usize,
    },
    /// FHIR also comes as XML, which is not read here.
    #[error("This file is XML or a web page. Ask the sender for FHIR as JSON.")]
    Xml,
    /// The text breaks JSON's rules.
    #[error(
        "This file is not valid JSON: line {line}, column {column} cannot be read. Ask the sender for it again."
    )]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// Elements inside elements beyond [`crate::MAX_DEPTH`].
    #[error(
        "This file nests elements more than {limit} deep, which no FHIR record does. Ask the sender for it again."
    )]
    TooDeep {
        /// Levels allowed.
        limit: usize,
    },
    /// More resources than [`crate::MAX_RESOURCES`].
    #[error("This file holds more than {limit} records. Ask for it in several files.")]
    TooMany {
        /// Resources allowed.
        limit: usize,
    },
    /// JSON without any resource.
    #[error("This file is JSON but not FHIR: nothing in it has a resourceType.")]
    NoResource,
    /// An element of the Bundle itself occurs twice: JSON keeps one, so whole records may be missing.
    #[error(
        "The element {path} occurs twice, so records may be missing. Ask the sender for a corrected file."
    )]
    Repeated {
        /// Where, from the top of the file.
        path: String,
    },
}
