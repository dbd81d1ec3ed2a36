//! Labels of contacts, and sets of them.

use crate::{one_of, one_of::OneOf};

one_of! {
    /// Who a contact is for. What a reader's labels do not include, they cannot tell is there.
    pub enum Label {
        Normal = "normal", "Normal";
        Sensitive = "sensitive", "Sensitive";
        Safeguarding = "safeguarding", "Safeguarding";
        ThirdParty = "third_party", "About someone else too";
        StaffOnly = "staff_only", "Staff only";
    }
}

/// A set of labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels(u8);

impl Labels {
    /// The set of these.
    pub fn of(labels: &[Label]) -> Self {
        Self(labels.iter().fold(0, |bits, label| bits | 1 << *label as u8))
    }
    /// Every label.
    pub fn all() -> Self {
        Self::of(Label::ALL)
    }
    /// Both sets together.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Whether the label is in the set.
    pub fn include(self, label: Label) -> bool {
        self.0 & (1 << label as u8) != 0
    }
    /// The labels in the set, in order.
    pub fn list(self) -> Vec<Label> {
        Label::ALL.iter().copied().filter(|label| self.include(*label)).collect()
    }
    /// Always five codes, for `label IN ($a, $b, $c, $d, $e)`: a code that no row has fills the rest.
    pub fn codes(self) -> [&'static str; 5] {
        let mut codes = [""; 5];
        for (slot, label) in codes.iter_mut().zip(self.list()) {
            *slot = label.code();
        }
        codes
    }
}
