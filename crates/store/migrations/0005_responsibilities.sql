-- Responsibilities: editions say why; managers confirm; a sheet hangs on a tenure -----------------------------------

-- Why this edition.
ALTER TABLE responsibility_list ADD COLUMN why TEXT NOT NULL DEFAULT '';

-- A registered manager confirming an edition and what was delegated under it. Apart from saying yes as a key worker:
-- whoever becomes manager confirms again what they accepted before.
CREATE TABLE responsibility_confirmed (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    staff ID NOT NULL,
    edition COUNT NOT NULL,
    confirmed_on DAY NOT NULL,
    recorded_at MOMENT NOT NULL,
    UNIQUE (service, staff, edition, confirmed_on),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id),
    FOREIGN KEY (organisation, staff) REFERENCES staff (organisation, id)
) STRICT;

-- A sheet is for as long as the key worker's tenure. The day of the last confirmation by a registered manager.
ALTER TABLE delegation ADD COLUMN
    tenure ID
;
ALTER TABLE delegation ADD COLUMN
    confirmed_on DAY
;
CREATE INDEX delegation_by_receiver ON delegation (given_to);
CREATE INDEX delegation_by_service ON delegation (service);
