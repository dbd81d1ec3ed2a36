//! The journal: one row for each thing that happened or was seen, appended, never changed.

use domain::{
    ids::{OrganisationId, SessionId, StaffId},
    journal::Event,
};

use crate::{StoreError, tx::Work};

/// Who acts. All empty is the installation itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Who {
    /// In which organisation.
    pub organisation: Option<OrganisationId>,
    /// Which member of staff.
    pub staff: Option<StaffId>,
    /// In which session.
    pub session: Option<SessionId>,
}

crate::statements! {
    APPEND = "INSERT INTO journal (at, organisation, staff, session, act, person, object, version, basis, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

pub(crate) fn append(work: &mut Work<'_>, who: Who, event: &Event) -> Result<(), StoreError> {
    let at = work.now();
    work.put(
        &APPEND,
        &[
            at.into(),
            who.organisation.into(),
            who.staff.into(),
            who.session.into(),
            event.act.into(),
            event.person.into(),
            event.object.into(),
            event.version.into(),
            event.basis.into(),
            event.detail.as_str().into(),
        ],
    )
}
