//! Slowing down whoever guesses, without locking out the one whose name is guessed: a device on which the user signed
//! in before has its own count.

use domain::Moment;
use store::{StoreError, Tx};

use super::sql;

/// Failed tries of the last quarter of an hour.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tries {
    /// With this name from this address.
    pub(super) here: i64,
    /// With any name from this address.
    pub(super) from_address: i64,
    /// With this name from devices not known before.
    pub(super) elsewhere: i64,
    /// Whether the user signed in on this device before.
    pub(super) known_device: bool,
}

const WINDOW: i64 = 15 * 60;

impl Tries {
    pub(super) fn count(
        tx: &mut Tx<'_>,
        key: &str,
        address: &str,
        device: Option<[u8; 32]>,
    ) -> Result<Self, StoreError> {
        let since: Moment = tx.now().plus_seconds(-WINDOW);
        let known: i64 = match device {
            Some(hash) => tx.one(&sql::KNOWN, &[hash.into(), key.into()])?,
            None => 0,
        };
        Ok(Self {
            here: tx.one(&sql::FAILED_HERE, &[key.into(), address.into(), since.into()])?,
            from_address: tx.one(&sql::FAILED_FROM, &[address.into(), since.into()])?,
            elsewhere: tx.one(&sql::FAILED_ELSEWHERE, &[key.into(), since.into()])?,
            known_device: known > 0,
        })
    }
    /// Whether one more try is allowed. Source: security design, section 8 (5 for a name, 50 for an address); guesses
    /// from many addresses stop at 20 for a name, and never stop a known device.
    pub(super) fn allow(self) -> bool {
        self.here < 5 && (self.known_device || (self.from_address < 50 && self.elsewhere < 20))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_stops_and_the_one_guessed_at_does_not() {
        let tries = |here, from_address, elsewhere, known_device| Tries {
            here,
            from_address,
            elsewhere,
            known_device,
        };
        for (tries, allowed) in [
            (tries(0, 0, 0, false), true),
            (tries(5, 5, 5, false), false),
            (tries(0, 50, 0, false), false),
            (tries(0, 0, 20, false), false),
            (tries(0, 0, 500, true), true),
            (tries(5, 0, 500, true), false),
        ] {
            assert_eq!(tries.allow(), allowed, "{tries:?}");
        }
    }
}
