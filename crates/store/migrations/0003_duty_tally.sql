-- How many duties stand in a service, by what a roll-up asks. Rows are changes to be added up: two units of work that
-- change the same number do not wait for one another. The sweep counts each service anew.
CREATE TABLE duty_tally (
    id ID NOT NULL PRIMARY KEY,
    organisation ID NOT NULL,
    service ID NOT NULL,
    about TEXT NOT NULL,
    rule TEXT NOT NULL,
    state TEXT NOT NULL,
    due_on DAY,
    change COUNT NOT NULL,
    CHECK (due_on IS NULL OR state = 'due'),
    FOREIGN KEY (organisation, service) REFERENCES service (organisation, id)
) STRICT;
CREATE INDEX duty_tally_by_service ON duty_tally (service, about, rule, state, due_on, change);

-- The sweep goes through people, then staff, then services, then the tally of each service.
DROP TABLE duty_sweep;
CREATE TABLE duty_sweep (
    organisation ID NOT NULL PRIMARY KEY REFERENCES organisation (id),
    swept_on DAY NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('people', 'workers', 'services', 'tally', 'done')),
    reached ID NOT NULL,
    at MOMENT NOT NULL
) STRICT;
