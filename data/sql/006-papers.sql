-- SPDX-License-Identifier: GPL-3.0-or-later
-- Letters made many at once, how an office words them, and what came back signed. Conventions as in
-- the first schema.

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

----------------------------------------------------------------------------------------------------
-- What came back signed
----------------------------------------------------------------------------------------------------

-- A file that is a letter of this office, signed: its bytes are among the papers. Never changed.
CREATE TABLE signed_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  decision INTEGER CONSTRAINT signed_file_decision REFERENCES decision (id), -- whose letter, or …
  correspondence INTEGER CONSTRAINT signed_file_correspondence
    REFERENCES correspondence (id), -- … which
  document INTEGER NOT NULL CONSTRAINT signed_file_document REFERENCES document (id), -- its bytes
  kind TEXT NOT NULL CHECK (kind IN ('scan', 'container', 'pdf')), -- scan: of a paper, and what it
    -- shows is what the caseworker says; others hold the very letter
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- taken in
  caseworker INTEGER NOT NULL CONSTRAINT signed_file_caseworker
    REFERENCES caseworker (id), -- who took it in
  CHECK ((decision IS NULL) <> (correspondence IS NULL))
) STRICT;
CREATE INDEX signed_file_decision ON signed_file (decision);
CREATE INDEX signed_file_correspondence ON signed_file (correspondence);
CREATE INDEX signed_file_document ON signed_file (document);
CREATE INDEX signed_file_caseworker ON signed_file (caseworker);
CREATE TRIGGER signed_file_unchanged BEFORE UPDATE ON signed_file
BEGIN SELECT RAISE (ABORT, 'a signed file does not change'); END;
CREATE TRIGGER signed_file_kept BEFORE DELETE ON signed_file
BEGIN SELECT RAISE (ABORT, 'a signed file is never removed'); END;

-- The signatures in it as they call themselves. They were listed, not validated.
CREATE TABLE listed_signature (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  signed_file INTEGER NOT NULL CONSTRAINT listed_signature_signed_file
    REFERENCES signed_file (id), -- in which
  num INTEGER NOT NULL CHECK (num > 0), -- order
  who TEXT NOT NULL CHECK (who <> ''), -- name in the certificate
  time TEXT CHECK (time GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:*Z'),
    -- claimed, UTC; NULL: none
  issuer TEXT NOT NULL, -- of the certificate; '': it has no name
  UNIQUE (signed_file, num)
) STRICT;
CREATE TRIGGER listed_signature_unchanged BEFORE UPDATE ON listed_signature
BEGIN SELECT RAISE (ABORT, 'a listed signature does not change'); END;
CREATE TRIGGER listed_signature_kept BEFORE DELETE ON listed_signature
BEGIN SELECT RAISE (ABORT, 'a listed signature is never removed'); END;

-- By which a letter is recognised: only at these sizes can a file begin with one.
CREATE INDEX document_size ON document (size, digest);

----------------------------------------------------------------------------------------------------
-- How letters are worded
----------------------------------------------------------------------------------------------------

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
