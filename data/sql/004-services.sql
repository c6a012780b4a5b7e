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

-- Of deficiencies that are cured: the time to decide counts anew from the day on which all had come
-- (APL 64(1.1)); decide by this day. NULL: it waits, or nothing was missing.
ALTER TABLE application_term ADD COLUMN decide_by TEXT
  CHECK (decide_by GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

----------------------------------------------------------------------------------------------------
-- The bills of a month
----------------------------------------------------------------------------------------------------

-- By which day an office wants the bills of a month, for a benefit that is reckoned anew each
-- month: its own practice, not law. For a month the row counts whose first month is the last one
-- that is not after it.
CREATE TABLE bills_term (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  from_month TEXT NOT NULL UNIQUE
    CHECK (from_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- the first month that it is about
  day INTEGER NOT NULL CHECK (day BETWEEN 0 AND 31), -- of the month; 0: no day is set any more
  is_next INTEGER NOT NULL CHECK (is_next IN (0, 1)) -- 1: of the month after that of the bills
) STRICT;

-- What stands for a month is looked for by the month.
CREATE INDEX decision_month_month ON decision_month (month);

----------------------------------------------------------------------------------------------------
-- Social services
----------------------------------------------------------------------------------------------------
