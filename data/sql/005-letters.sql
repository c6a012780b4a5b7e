-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an office writes besides decisions, and by what a letter can be told again. Conventions as
-- in the first schema.

-- A letter that decides nothing: written once, never changed.
CREATE TABLE correspondence (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  kind TEXT NOT NULL CHECK (kind <> ''), -- id of the template that it was made by
  title TEXT NOT NULL CHECK (title <> ''), -- as the letter calls itself
  application INTEGER NOT NULL CONSTRAINT correspondence_application
    REFERENCES application (id), -- about which
  person INTEGER CONSTRAINT correspondence_person REFERENCES person (id), -- whom alone it is about;
    -- NULL: the household
  series TEXT NOT NULL CHECK (series <> ''), -- code that numbers it: "V"
  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2999), -- each year begins with 1
  num INTEGER NOT NULL CHECK (num > 0), -- number within code and year
  number TEXT NOT NULL UNIQUE, -- "V/2026/3"
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of the letter
  until TEXT CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- a day that it sets
  signatory INTEGER NOT NULL CONSTRAINT correspondence_signatory
    REFERENCES signatory (id), -- who signs
  caseworker INTEGER NOT NULL CONSTRAINT correspondence_caseworker
    REFERENCES caseworker (id), -- who wrote it
  letter_text INTEGER NOT NULL CONSTRAINT correspondence_letter_text
    REFERENCES frozen_text (id), -- its words
  code TEXT NOT NULL UNIQUE CHECK (code <> ''), -- by which it can be told again
  UNIQUE (series, year, num),
  CHECK (until >= day)
) STRICT;
CREATE INDEX correspondence_application ON correspondence (application);
CREATE INDEX correspondence_person ON correspondence (person);
CREATE INDEX correspondence_signatory ON correspondence (signatory);
CREATE INDEX correspondence_caseworker ON correspondence (caseworker);
CREATE INDEX correspondence_letter_text ON correspondence (letter_text);
CREATE TRIGGER correspondence_number BEFORE INSERT ON correspondence
WHEN NEW.num <> coalesce ((SELECT max (num) FROM correspondence WHERE series = NEW.series
  AND year = NEW.year), 0) + 1
BEGIN SELECT RAISE (ABORT, 'the number of the letter is not the next of its series'); END;
CREATE TRIGGER correspondence_unchanged BEFORE UPDATE ON correspondence
BEGIN SELECT RAISE (ABORT, 'a letter that was written does not change'); END;
CREATE TRIGGER correspondence_kept BEFORE DELETE ON correspondence
BEGIN SELECT RAISE (ABORT, 'a letter that was written is never removed'); END;

-- When such a letter left the program.
CREATE TABLE correspondence_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  correspondence INTEGER NOT NULL CONSTRAINT correspondence_out_correspondence
    REFERENCES correspondence (id), -- which
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when
  way TEXT NOT NULL CHECK (way IN ('printed', 'saved')) -- how
) STRICT;
CREATE INDEX correspondence_out_correspondence ON correspondence_out (correspondence);

-- Its PDF is of the kind "other", and belongs to it.
ALTER TABLE document ADD COLUMN correspondence INTEGER CONSTRAINT document_correspondence
  REFERENCES correspondence (id);
CREATE INDEX document_correspondence ON document (correspondence);

-- By which the letter of a decision can be told again; NULL: issued before letters had one.
ALTER TABLE decision ADD COLUMN code TEXT CHECK (code <> '');
CREATE UNIQUE INDEX decision_code ON decision (code) WHERE code IS NOT NULL;
