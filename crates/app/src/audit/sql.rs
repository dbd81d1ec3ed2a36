//! Statements that read the journal.

use domain::{Moment, ids::PersonId};

store::statements! {
    OF_PERSON = "SELECT j.entry, j.at, s.name, j.act, j.basis, j.detail, j.person, CAST(NULL AS TEXT)
        FROM journal j LEFT JOIN staff s ON s.id = j.staff AND s.organisation = j.organisation
        WHERE j.person = $1 AND j.organisation = $2 AND j.entry < $3 ORDER BY j.entry DESC LIMIT 51";
    OF_SERVICES = "SELECT j.entry, j.at, s.name, j.act, j.basis, j.detail, j.person,
            (SELECT p.name FROM person p WHERE p.id = j.person AND ", access::visible!(), ")
        FROM journal j LEFT JOIN staff s ON s.id = j.staff AND s.organisation = j.organisation
        WHERE j.organisation = $2 AND j.entry < $5 AND ($6 = '' OR (s.name_key >= $6 AND s.name_key < $7))
            AND (EXISTS (SELECT 1 FROM person p WHERE p.id = j.person AND ", access::visible!(), ")
                OR (j.person IS NULL AND EXISTS (SELECT 1 FROM post a JOIN post b ON b.service = a.service
                    WHERE a.staff = $1 AND a.role IN ('registered_manager', 'inspector') AND a.starts_on <= $3
                        AND (a.ends_on IS NULL OR a.ends_on > $3) AND b.staff = j.staff)))
        ORDER BY j.entry DESC LIMIT 51";
}

store::record! {
    pub(crate) struct JournalRow {
        pub(crate) entry: i64,
        pub(crate) at: Moment,
        pub(crate) staff_name: Option<String>,
        pub(crate) act: String,
        pub(crate) basis: String,
        pub(crate) detail: String,
        pub(crate) person: Option<PersonId>,
        pub(crate) person_name: Option<String>,
    }
}
