-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rest of a decision's life: what SPSPL 38 asks to remember, bills of each month, two pairs of
-- eyes; social services. Conventions as in the first schema.

----------------------------------------------------------------------------------------------------
-- Decisions
----------------------------------------------------------------------------------------------------

-- From which month on a decision left a person's income from work out (SPSPL 38(5)): once a
-- calendar year.
CREATE TABLE decision_disregard (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  decision INTEGER NOT NULL CONSTRAINT decision_disregard_decision
    REFERENCES decision (id), -- by which
  person INTEGER NOT NULL CONSTRAINT decision_disregard_person REFERENCES person (id), -- whose
  first_month TEXT NOT NULL CHECK (first_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- from
  UNIQUE (decision, person)
) STRICT;
CREATE INDEX decision_disregard_person ON decision_disregard (person);
CREATE TRIGGER decision_disregard_unchanged BEFORE UPDATE ON decision_disregard
BEGIN SELECT RAISE (ABORT, 'an issued decision does not change'); END;
CREATE TRIGGER decision_disregard_kept BEFORE DELETE ON decision_disregard
BEGIN SELECT RAISE (ABORT, 'an issued decision is never removed'); END;

----------------------------------------------------------------------------------------------------
-- The bills of a month
----------------------------------------------------------------------------------------------------

----------------------------------------------------------------------------------------------------
-- Social services
----------------------------------------------------------------------------------------------------
