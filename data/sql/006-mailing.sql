-- SPDX-License-Identifier: GPL-3.0-or-later
-- Letters made many at once. Conventions as in the first schema.

----------------------------------------------------------------------------------------------------
-- Many letters at once
----------------------------------------------------------------------------------------------------

-- What was asked for in one go.
CREATE TABLE mailing (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  kind TEXT CHECK (kind <> ''), -- id of the template that is written; NULL: letters of decisions
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of the letters
  until TEXT CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- a day that they set
  caseworker INTEGER NOT NULL CONSTRAINT mailing_caseworker
    REFERENCES caseworker (id) -- who asked for them
) STRICT;
CREATE INDEX mailing_caseworker ON mailing (caseworker);

-- One letter of it.
CREATE TABLE mailing_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  mailing INTEGER NOT NULL CONSTRAINT mailing_line_mailing REFERENCES mailing (id), -- of which
  application INTEGER NOT NULL CONSTRAINT mailing_line_application
    REFERENCES application (id), -- about which
  decision INTEGER CONSTRAINT mailing_line_decision REFERENCES decision (id), -- whose letter
  correspondence INTEGER CONSTRAINT mailing_line_correspondence
    REFERENCES correspondence (id), -- that was written
  state TEXT NOT NULL CHECK (state IN ('asked', 'written', 'made', 'left')), -- how far it is
  reason TEXT CHECK (reason <> ''), -- why it was left
  CHECK (decision IS NULL OR correspondence IS NULL),
  CHECK ((state IN ('written', 'made')) <= (decision IS NOT NULL OR correspondence IS NOT NULL)),
  CHECK ((state = 'left') = (reason IS NOT NULL)),
  UNIQUE (mailing, application, decision)
) STRICT;
CREATE INDEX mailing_line_application ON mailing_line (application);
CREATE INDEX mailing_line_decision ON mailing_line (decision);
CREATE INDEX mailing_line_correspondence ON mailing_line (correspondence);
CREATE INDEX mailing_line_state ON mailing_line (mailing, state);
