//! Someone else changed a row while a form was open.

use domain::{
    Moment,
    ids::{OrganisationId, StaffId},
};
use store::{StoreError, Tx};

use super::sql;

/// Who changed it, when, and what differs from what was typed.
pub struct Conflict {
    /// The name of who changed it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Each part that differs: what it is, what is saved, what was typed.
    pub differs: Vec<(&'static str, String, String)>,
}

impl Conflict {
    /// What is said in the summary of the form.
    pub const SENTENCE: &str =
        "Someone else changed this while you had it open. Look at both, then save what is right";

    /// The conflict over these parts: what each is, what is saved, what was typed.
    pub fn of(
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        (by, at): (Option<StaffId>, Moment),
        parts: Vec<(&'static str, String, String)>,
    ) -> Result<Self, StoreError> {
        let by: Option<String> = match by {
            Some(by) => tx.maybe(&sql::STAFF_NAME, &[by.into(), organisation.into()])?,
            None => None,
        };
        let differs = parts.into_iter().filter(|(_, saved, typed)| saved != typed).collect();
        Ok(Self { by: by.unwrap_or_else(|| "Keyworker".to_owned()), at, differs })
    }
}
