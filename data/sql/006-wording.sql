-- SPDX-License-Identifier: GPL-3.0-or-later
-- How an office words its letters. Conventions as in the first schema.

-- A template of the office in place of the program's. There is at most one draft of each; what was
-- put in force stays as it was: of what counts from the day of a letter or before, the newest does.
CREATE TABLE letter_wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  template TEXT NOT NULL CHECK (template <> ''), -- id of the template: "grant-full"
  state TEXT NOT NULL CHECK (state IN ('draft', 'in-force')), -- only a draft can change
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- begun; in force
  from_day TEXT CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- letters of that
    -- day and later ones have it; NULL: a draft
  note TEXT, -- why it was made
  content BLOB, -- the template, XML; NULL: the program's counts again
  caseworker INTEGER NOT NULL CONSTRAINT letter_wording_caseworker
    REFERENCES caseworker (id), -- who began it; who put it in force
  CHECK ((state = 'draft') = (from_day IS NULL)),
  CHECK (state = 'in-force' OR content IS NOT NULL),
  CHECK (from_day >= day)
) STRICT;
CREATE UNIQUE INDEX letter_wording_draft ON letter_wording (template) WHERE state = 'draft';
CREATE INDEX letter_wording_counts ON letter_wording (template, from_day);
CREATE INDEX letter_wording_caseworker ON letter_wording (caseworker);
CREATE TRIGGER letter_wording_unchanged BEFORE UPDATE ON letter_wording
WHEN OLD.state = 'in-force'
BEGIN SELECT RAISE (ABORT, 'wording that was put in force does not change'); END;
CREATE TRIGGER letter_wording_kept BEFORE DELETE ON letter_wording
WHEN OLD.state = 'in-force'
BEGIN SELECT RAISE (ABORT, 'wording that was put in force is never removed'); END;
