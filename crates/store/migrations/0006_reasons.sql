-- Editions of responsibilities with their first days; why something was taken back or out of use ---------------------

-- The first day of each edition. An edition that nobody answered goes on being late when the next one comes.
CREATE TABLE responsibility_edition (
    service ID NOT NULL,
    edition COUNT NOT NULL CHECK (edition > 0),
    organisation ID NOT NULL,
    edition_on DAY NOT NULL,
    PRIMARY KEY (service, edition),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;
CREATE INDEX responsibility_edition_by_organisation ON responsibility_edition (organisation);
INSERT INTO responsibility_edition (service, edition, organisation, edition_on)
    SELECT service, edition, organisation, edition_on FROM responsibility_list;

-- Why; who and when stand beside it, as with every correction.
ALTER TABLE competence ADD COLUMN withdrawn_why TEXT NOT NULL DEFAULT '';
ALTER TABLE policy_explained ADD COLUMN withdrawn_why TEXT NOT NULL DEFAULT '';
ALTER TABLE policy_text ADD COLUMN retired_why TEXT NOT NULL DEFAULT '';
