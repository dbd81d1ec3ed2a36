//! Problems, each told in a sentence that says what to do.

use domain::{Moment, ids::StaffId, journal::Event};
use store::StoreError;

use crate::Answer;

/// Why a request was not answered as asked. Nothing was saved.
#[derive(Debug)]
pub enum Problem {
    /// Not there, or not to be seen: the same for both. What was hidden goes to the journal.
    NotFound(Option<Box<Event>>),
    /// Nobody is signed in.
    SignIn,
    /// A session ended; what was typed is kept for when the same user is back.
    Ended,
    /// The form comes back with what is wrong with it.
    Again(Box<Answer>),
    /// A rule says no; the sentence says why and what to do.
    Refused(String),
    /// Someone else changed it since it was read.
    Stale {
        /// Who.
        by: Option<StaffId>,
        /// When.
        at: Moment,
    },
    /// The request is not one that our pages make; the sentence says what to do.
    Unclear(String),
    /// Too much typed or uploaded.
    TooLarge(String),
    /// Too many requests wait.
    Busy,
    /// Something cannot be saved or read just now.
    Unavailable(String),
    /// A fault of ours. The text is for the log.
    Broken(String),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::Busy,
            StoreError::Stale { by, at } => Self::Stale { by, at },
            StoreError::Missing => Self::NotFound(None),
            StoreError::Refused(text) => Self::Unavailable(format!("refused by the database: {text}")),
            StoreError::NotOurs(text) | StoreError::Failed(text) => Self::Unavailable(text),
        }
    }
}

/// What the reader is told.
pub(crate) struct Told {
    pub(crate) status: u16,
    pub(crate) title: &'static str,
    pub(crate) words: String,
    pub(crate) offers_asking: bool,
}

impl Problem {
    /// What the reader is told; faults of ours are told without their cause.
    pub(crate) fn told(&self) -> Told {
        let told = |status, title, words: &str| Told {
            status,
            title,
            words: words.to_owned(),
            offers_asking: false,
        };
        match self {
            Self::NotFound(_) => Told {
                offers_asking: true,
                ..told(
                    404,
                    "We cannot show this page",
                    "It may not be there, or it may not be yours to see. Check the address, or go back and choose again.",
                )
            },
            Self::SignIn | Self::Ended => told(401, "Sign in", "Sign in to go on."),
            Self::Refused(words) => told(409, "There is a problem", words),
            Self::Stale { .. } => told(
                409,
                "Someone else changed this",
                "Someone changed this after you opened it. Go back, open it again, and make your change on what is there now.",
            ),
            Self::Unclear(words) => told(400, "There is a problem", words),
            Self::TooLarge(words) => told(413, "This is too large", words),
            Self::Busy => told(
                503,
                "We are busy just now",
                "Nothing was saved. Your words are still in the page you came from. Go back, wait a moment, and try again.",
            ),
            Self::Unavailable(_) => told(
                503,
                "We could not do this just now",
                "Nothing was saved. Your words are still in the page you came from. Go back and try again. If it happens again, tell the person who looks after Keyworker.",
            ),
            Self::Again(_) | Self::Broken(_) => told(
                500,
                "Something went wrong on our side",
                "Nothing was saved. Go back and try again. If it happens again, tell the person who looks after Keyworker.",
            ),
        }
    }
}
