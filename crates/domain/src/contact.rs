//! Contacts: conversations, visits and calls, and attempts at them (C3, C4).

use crate::{Day, Moment, access::Label, names, one_of};

one_of! {
    /// How a contact was made.
    pub enum How {
        InPerson = "in_person", "In person";
        Phone = "phone", "Phone";
        Video = "video", "Video";
        Message = "message", "Message";
        /// An attempt. It is not a contact: tried is not done (C3).
        Tried = "tried", "Tried, no answer";
    }
}

one_of! {
    /// Who the contact was with.
    pub enum With {
        Person = "person", "The person";
        Family = "family", "Family or friend";
        Carer = "carer", "Carer";
        Advocate = "advocate", "Advocate";
        Professional = "professional", "Another professional";
    }
}

/// The longest note of a contact, in characters.
pub const LONGEST_NOTE: usize = 20_000;

/// A contact as it is asked to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// How it was made.
    pub how: How,
    /// Who it was with.
    pub with: With,
    /// When it happened.
    pub happened: Moment,
    /// What happened; may stay empty: a contact without content is a contact.
    pub note: String,
    /// Who may read it.
    pub label: Label,
}

/// Why a contact cannot be recorded so. Shown as written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotRecord {
    #[error("Choose a date and time that is not in the future")]
    Future,
    #[error("Choose a date after {0}, the day the person was born")]
    BeforeBirth(String),
    #[error("Use {LONGEST_NOTE} characters or fewer. You typed {0}")]
    TooLong(usize),
    #[error("Take out the hidden or control characters from the note. Type it again rather than paste it")]
    Hidden,
}

/// Decides whether the contact can be recorded, and tidies its note.
pub fn decide(mut wish: Wish, born: Option<Day>, now: Moment) -> Result<Wish, CannotRecord> {
    // A phone's clock may run a little ahead of ours.
    if wish.happened > now.plus_seconds(120) {
        return Err(CannotRecord::Future);
    }
    if let Some(born) = born.filter(|born| wish.happened.day() < *born) {
        return Err(CannotRecord::BeforeBirth(born.long()));
    }
    wish.note = tidy(&wish.note)?;
    Ok(wish)
}

fn tidy(note: &str) -> Result<String, CannotRecord> {
    let note = note.replace("\r\n", "\n").replace('\t', " ");
    let note = note.trim();
    let length = note.chars().count();
    if length > LONGEST_NOTE {
        Err(CannotRecord::TooLong(length))
    } else if note.chars().any(|c| c != '\n' && names::hidden(c)) {
        Err(CannotRecord::Hidden)
    } else {
        Ok(note.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(happened: i64, note: &str) -> Wish {
        let happened = Moment::from_micros(happened * 1_000_000);
        Wish { how: How::Phone, with: With::Person, happened, note: note.into(), label: Label::Normal }
    }

    #[test]
    fn a_contact_cannot_happen_in_the_future_or_before_birth() {
        let now = Moment::from_micros(1_780_000_000_000_000);
        let born = Day::new(2026, 5, 1);
        assert!(decide(wish(1_780_000_060, ""), born, now).is_ok());
        assert_eq!(decide(wish(1_780_000_600, ""), born, now), Err(CannotRecord::Future));
        assert_eq!(
            decide(wish(1_600_000_000, ""), born, now),
            Err(CannotRecord::BeforeBirth("1 May 2026".into()))
        );
    }

    #[test]
    fn a_note_keeps_its_lines_and_loses_nothing() {
        let now = Moment::from_micros(1_780_000_000_000_000);
        let kept = decide(wish(0, "  one\r\n\r\ntwo\t3 "), None, now).map(|wish| wish.note);
        assert_eq!(kept.as_deref(), Ok("one\n\ntwo 3"));
        assert_eq!(decide(wish(0, "a\u{202E}b"), None, now), Err(CannotRecord::Hidden));
        assert_eq!(decide(wish(0, &"x".repeat(20_001)), None, now), Err(CannotRecord::TooLong(20_001)));
    }
}
