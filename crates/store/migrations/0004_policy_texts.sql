-- Policies as texts, and what rules read about staff ---------------------------------------------------------------

-- Why this edition was written and by whom; who looked at the policy last.
ALTER TABLE policy_text ADD COLUMN
    why TEXT NOT NULL DEFAULT '';
ALTER TABLE policy_text ADD COLUMN
    edition_by ID
;
ALTER TABLE policy_text ADD COLUMN
    reviewed_by ID
;

-- Nothing has written to this table yet. It is made anew, so that what was entered by mistake can be taken back and
-- the row stays in the history.
DROP TABLE policy_explained;
CREATE TABLE policy_explained (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    policy ID NOT NULL,
    staff ID NOT NULL,
    edition COUNT NOT NULL,
    explained_on DAY NOT NULL,
    explained_by ID,
    withdrawn FLAG NOT NULL,
    version COUNT NOT NULL,
    changed_at MOMENT NOT NULL,
    changed_by ID,
    UNIQUE (policy, staff, edition),
    FOREIGN KEY (organisation, policy) REFERENCES policy_text (organisation, id),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;
CREATE INDEX policy_explained_by_staff ON policy_explained (staff);

-- On what footing somebody works, where it is said; else it goes by the roles. Whether care work was new to them.
ALTER TABLE staff ADD COLUMN
    footing TEXT CHECK (footing IN ('staff', 'volunteer', 'agency', 'bank'));
ALTER TABLE staff ADD COLUMN
    new_to_care FLAG
;

-- The assessor, where it is somebody of the organisation; the day of the evidence.
ALTER TABLE competence ADD COLUMN
    assessor ID
;
ALTER TABLE competence ADD COLUMN
    evidence_on DAY
;
