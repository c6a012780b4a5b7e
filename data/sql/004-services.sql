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

-- How the number was written: "{code}/{year}/{number:3}"; NULL: "{code}/{year}/{number}".
ALTER TABLE decision ADD COLUMN number_template TEXT;

-- Of deficiencies that are cured: the time to decide counts anew from the day on which all had come
-- (APL 64(1.1)); decide by this day. NULL: it waits, or nothing was missing.
ALTER TABLE application_term ADD COLUMN decide_by TEXT
  CHECK (decide_by GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');

-- Digests of what a prepared decision rested on, so that it can be named what has changed since:
-- "name=digest" a line.
ALTER TABLE decision_draft ADD COLUMN seen TEXT NOT NULL DEFAULT '';

-- The personal code of who signs or works, so that nobody decides on the own household: it is held
-- against those of the household's persons and never shown. NULL: not stated.
ALTER TABLE signatory ADD COLUMN code TEXT
  CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9]*');
ALTER TABLE caseworker ADD COLUMN code TEXT
  CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9]*');

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

-- What a decision grants of a social service. All NULL of what is no service, or is not granted.
ALTER TABLE decision_item ADD COLUMN volume_num INTEGER CHECK (volume_num > 0); -- numerator of how
  -- much, in the unit of the rule book
ALTER TABLE decision_item ADD COLUMN volume_den INTEGER CHECK (volume_den > 0); -- its denominator
ALTER TABLE decision_item ADD COLUMN volume TEXT; -- the same as the letter says it
ALTER TABLE decision_item ADD COLUMN co_payment INTEGER CHECK (co_payment >= 0); -- what the client
  -- pays, cents a month; NULL: the rule book asks for nothing

-- A place in a service that was granted: waited for, given, ended.
CREATE TABLE service_place (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key; places of the same day wait in this order
  item INTEGER NOT NULL UNIQUE CONSTRAINT service_place_item REFERENCES decision_item (id), -- grant
  service TEXT NOT NULL CHECK (service <> ''), -- id in the rule book, as in the item
  since TEXT NOT NULL CHECK (since GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- day of the
    -- application: the queue goes by it
  months INTEGER NOT NULL CHECK (months >= 0), -- for how long it is given; 0: no end is set
  from_day TEXT CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first day;
    -- NULL: it waits
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day;
    -- NULL: none
  provider TEXT CHECK (provider <> ''), -- who gives it; NULL: it waits
  turn TEXT, -- why it was given before others who have waited longer; NULL: it was not
  why TEXT, -- why it ended before its time, or does not wait any more; NULL: it did not
  row_version INTEGER NOT NULL DEFAULT 1, -- see the first schema
  CHECK ((from_day IS NULL) = (provider IS NULL))
) STRICT;
CREATE INDEX service_place_service ON service_place (service, since);
