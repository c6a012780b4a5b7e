-- SPDX-License-Identifier: GPL-3.0-or-later
-- The life of a decision: what changes, ends or corrects one; hearing, notification, contest; what
-- is assessed again in one go. Conventions as in the first schema.

----------------------------------------------------------------------------------------------------
-- Decisions that follow another one
----------------------------------------------------------------------------------------------------

-- What it is: a judgement grants and refuses what was asked for; all others are about an earlier
-- one, or about the application itself.
ALTER TABLE decision ADD COLUMN kind TEXT NOT NULL DEFAULT 'judgement' CHECK (kind = 'judgement'
  OR kind = 'change' OR kind = 'review' OR kind = 'stop' OR kind = 'reduction' OR kind = 'recovery'
  OR kind = 'prolongation' OR kind = 'deficiencies' OR kind = 'cancellation'
  OR kind = 'correction');
-- The decision that it is about. "replaces" names it too where it is taken back as a whole.
ALTER TABLE decision ADD COLUMN base INTEGER CONSTRAINT decision_base REFERENCES decision (id);
-- Why: id of a ground in the rule book, and the caseworker's words on what happened.
ALTER TABLE decision ADD COLUMN because TEXT;
ALTER TABLE decision ADD COLUMN happened TEXT;
-- The day from which it works; NULL: from the day on which it is notified.
ALTER TABLE decision ADD COLUMN effective TEXT
  CHECK (effective GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
-- Whom alone it concerns; NULL: the household.
ALTER TABLE decision ADD COLUMN person INTEGER CONSTRAINT decision_person REFERENCES person (id);
-- A day that it sets: until when to decide, to bring what is missing, to pay back.
ALTER TABLE decision ADD COLUMN until TEXT
  CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
-- Who issued it, where somebody else had prepared it.
ALTER TABLE decision ADD COLUMN issuer INTEGER CONSTRAINT decision_issuer
  REFERENCES caseworker (id);
-- Whether it refuses or takes something (APL 62); NULL: issued before this was kept, see its items.
ALTER TABLE decision ADD COLUMN unfavourable INTEGER CHECK (unfavourable IN (0, 1));
-- Of a reduction: how much less, in percent.
ALTER TABLE decision ADD COLUMN percent INTEGER CHECK (percent BETWEEN 1 AND 100);
CREATE INDEX decision_base ON decision (base);
CREATE INDEX decision_person ON decision (person);
CREATE INDEX decision_issuer ON decision (issuer);
CREATE INDEX decision_kind ON decision (kind, day);

-- 1: not due any more, whatever the figures; a status is over. 0: the figures say how much.
ALTER TABLE decision_item ADD COLUMN ends INTEGER NOT NULL DEFAULT 0 CHECK (ends IN (0, 1));

-- What stood for the month until then, in cents; NULL: nothing.
ALTER TABLE decision_month ADD COLUMN before INTEGER CHECK (before >= 0);
-- What is to be paid back of it, in cents; NULL: nothing is asked back.
ALTER TABLE decision_month ADD COLUMN recovered INTEGER CHECK (recovered >= 0);

-- What was looked at before a decision was issued, as it stood then.
CREATE TABLE decision_check (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key; checks come in this order
  decision INTEGER NOT NULL CONSTRAINT decision_check_decision REFERENCES decision (id), -- of which
  name TEXT NOT NULL CHECK (name <> ''), -- id of the check in the rule book
  severity TEXT NOT NULL CHECK (severity IN ('ok', 'warning')), -- what came out
  title TEXT NOT NULL, -- in words
  detail TEXT, -- who, what, until when
  source TEXT, -- article that asks for it
  reason TEXT, -- of a warning: why the decision was issued all the same
  caseworker INTEGER CONSTRAINT decision_check_caseworker REFERENCES caseworker (id) -- who said so
) STRICT;
CREATE INDEX decision_check_decision ON decision_check (decision);
CREATE INDEX decision_check_caseworker ON decision_check (caseworker);
CREATE TRIGGER decision_check_unchanged BEFORE UPDATE ON decision_check
BEGIN SELECT RAISE (ABORT, 'an issued decision does not change'); END;
CREATE TRIGGER decision_check_kept BEFORE DELETE ON decision_check
BEGIN SELECT RAISE (ABORT, 'an issued decision is never removed'); END;

-- A decision that one caseworker has prepared and another one is to issue.
CREATE TABLE decision_draft (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  application INTEGER NOT NULL CONSTRAINT decision_draft_application
    REFERENCES application (id), -- on
  request TEXT NOT NULL, -- what was asked for on the sheet: "key=value" a line
  digest BLOB NOT NULL CHECK (length (digest) = 32), -- BLAKE2b of the letter that was looked at
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- on which it was
    -- prepared
  caseworker INTEGER NOT NULL CONSTRAINT decision_draft_caseworker
    REFERENCES caseworker (id), -- who prepared it
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state = 'waiting' OR state = 'issued'
    OR state = 'returned'), -- state
  note TEXT, -- why it was given back
  decision INTEGER CONSTRAINT decision_draft_decision REFERENCES decision (id), -- that came of it
  row_version INTEGER NOT NULL DEFAULT 1 -- see the first schema
) STRICT;
CREATE INDEX decision_draft_application ON decision_draft (application);
CREATE INDEX decision_draft_caseworker ON decision_draft (caseworker);
CREATE INDEX decision_draft_decision ON decision_draft (decision);
CREATE INDEX decision_draft_waiting ON decision_draft (day) WHERE state = 'waiting';

-- Whether whoever prepared a decision may issue it alone: 1: somebody else has to.
ALTER TABLE office ADD COLUMN two_eyes INTEGER NOT NULL DEFAULT 0 CHECK (two_eyes IN (0, 1));
-- The caseworker that a signatory is; NULL: none.
ALTER TABLE signatory ADD COLUMN caseworker INTEGER CONSTRAINT signatory_caseworker
  REFERENCES caseworker (id);
CREATE INDEX signatory_caseworker ON signatory (caseworker);
-- A kind of decision may have a series of its own. Rows of the table were never removed, so keys go
-- on as before.
CREATE TABLE series_code_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  kind TEXT NOT NULL UNIQUE CHECK (kind <> ''), -- "application", "decision", or a kind of decision
  code TEXT NOT NULL CHECK (code <> ''), -- "SP"
  row_version INTEGER NOT NULL DEFAULT 1, -- see the first schema
  template TEXT -- how numbers are written: "{code}/{year}/{number}"; NULL: like this
) STRICT;
INSERT INTO series_code_new (id, kind, code, row_version)
  SELECT id, kind, code, row_version FROM series_code;
DROP TABLE series_code;
ALTER TABLE series_code_new RENAME TO series_code;

----------------------------------------------------------------------------------------------------
-- The time to decide
----------------------------------------------------------------------------------------------------

-- What moves the day until which an application has to be decided (APL 56 and 64).
CREATE TABLE application_term (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  application INTEGER NOT NULL CONSTRAINT application_term_application
    REFERENCES application (id), -- of which
  kind TEXT NOT NULL CHECK (kind IN ('prolonged', 'deficient')), -- why
  decision INTEGER NOT NULL CONSTRAINT application_term_decision REFERENCES decision (id), -- act
  until TEXT NOT NULL CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- decide by;
    -- of deficiencies: bring what is missing by
  cured TEXT CHECK (cured GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of deficiencies: when
    -- all had come; NULL: it waits
  row_version INTEGER NOT NULL DEFAULT 1 -- see the first schema
) STRICT;
CREATE INDEX application_term_application ON application_term (application);
CREATE INDEX application_term_decision ON application_term (decision);

----------------------------------------------------------------------------------------------------
-- Hearing, notification, contest
----------------------------------------------------------------------------------------------------

-- Hearing somebody before a decision that is unfavourable (APL 62).
CREATE TABLE hearing (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  application INTEGER NOT NULL CONSTRAINT hearing_application REFERENCES application (id), -- of
  about TEXT NOT NULL CHECK (about <> ''), -- what is intended, in the caseworker's words
  invited TEXT CHECK (invited GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when the person
    -- was asked
  way TEXT, -- how: id of a way in the rule book
  until TEXT CHECK (until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- until when an answer
    -- is awaited
  answered TEXT CHECK (answered GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when the answer
    -- came; NULL: none yet
  answer TEXT, -- what was said
  left_out TEXT, -- why nobody was heard; NULL: it was not left out
  decision INTEGER CONSTRAINT hearing_decision REFERENCES decision (id), -- that told of it
  caseworker INTEGER NOT NULL CONSTRAINT hearing_caseworker REFERENCES caseworker (id), -- who
  row_version INTEGER NOT NULL DEFAULT 1, -- see the first schema
  CHECK (until >= invited),
  CHECK (answered >= invited),
  CHECK ((answered IS NULL) = (answer IS NULL)),
  CHECK (left_out IS NULL OR answered IS NULL)
) STRICT;
CREATE INDEX hearing_application ON hearing (application);
CREATE INDEX hearing_decision ON hearing (decision);
CREATE INDEX hearing_caseworker ON hearing (caseworker);
CREATE INDEX hearing_until ON hearing (until) WHERE answered IS NULL AND left_out IS NULL;

-- How a decision reached whom it is for. A letter that came back stays, and the next way follows.
CREATE TABLE notification (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  decision INTEGER NOT NULL CONSTRAINT notification_decision REFERENCES decision (id), -- which
  way TEXT NOT NULL CHECK (way <> ''), -- id of a way in the rule book
  sent TEXT NOT NULL CHECK (sent GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- registered as
    -- outgoing, handed to the post, sent, handed over
  counted TEXT CHECK (counted GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- counts as
    -- notified from then; NULL: it came back
  source TEXT NOT NULL, -- article by which the day was computed
  indicated INTEGER NOT NULL DEFAULT 1 CHECK (indicated IN (0, 1)), -- 1: the letter says where and
    -- until when it can be contested
  receiver TEXT, -- who took it, where that is not the addressee
  refused TEXT, -- why it was not accepted: notified all the same
  returned TEXT CHECK (returned GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when it came
    -- back; NULL: it did not
  wrong TEXT, -- why the entry was a mistake and does not count; NULL: it was none
  note TEXT, -- number of the post, remark
  caseworker INTEGER NOT NULL CONSTRAINT notification_caseworker
    REFERENCES caseworker (id), -- who noted it
  row_version INTEGER NOT NULL DEFAULT 1, -- see the first schema
  CHECK (counted >= sent),
  CHECK (counted IS NULL OR (returned IS NULL AND wrong IS NULL)),
  CHECK (returned >= sent)
) STRICT;
CREATE INDEX notification_decision ON notification (decision, counted);
CREATE UNIQUE INDEX notification_counts ON notification (decision) WHERE counted IS NOT NULL;
CREATE INDEX notification_caseworker ON notification (caseworker);
CREATE TRIGGER notification_kept BEFORE DELETE ON notification
BEGIN SELECT RAISE (ABORT, 'a notification is never removed'); END;

-- What somebody has against a decision, or against how he or she was served.
CREATE TABLE contest (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2999), -- numbered by year
  num INTEGER NOT NULL CHECK (num > 0), -- 1, 2, 3, … without gaps
  number TEXT NOT NULL UNIQUE, -- "APS/2026/3"
  kind TEXT NOT NULL CHECK (kind IN ('contest', 'complaint')), -- of a decision; of quality
  application INTEGER NOT NULL CONSTRAINT contest_application
    REFERENCES application (id), -- whose decision it is; of a complaint: of whoever complains
  decision INTEGER CONSTRAINT contest_decision REFERENCES decision (id), -- which
  person INTEGER NOT NULL CONSTRAINT contest_person REFERENCES person (id), -- who
  received TEXT NOT NULL CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when
    -- it came
  way TEXT NOT NULL CHECK (way = 'written' OR way = 'oral' OR way = 'e-address'), -- how
  words TEXT NOT NULL CHECK (words <> ''), -- what is asked; said, as it was written down
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)), -- 1: it came after its term
  forwarded TEXT CHECK (forwarded GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when it went
    -- on with the file; NULL: not yet
  forwarded_to TEXT, -- to whom
  suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1)), -- 1: whoever hears it did so
  outcome TEXT CHECK (outcome = 'kept' OR outcome = 'cancelled' OR outcome = 'changed'
    OR outcome = 'withdrawn' OR outcome = 'rejected' OR outcome = 'answered'), -- NULL: none yet
  outcome_day TEXT CHECK (outcome_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of the
    -- outcome
  outcome_words TEXT, -- number and words of the answer
  carried_out INTEGER CONSTRAINT contest_carried_out REFERENCES decision (id), -- by this decision
  caseworker INTEGER NOT NULL CONSTRAINT contest_caseworker REFERENCES caseworker (id), -- who
  row_version INTEGER NOT NULL DEFAULT 1, -- see the first schema
  UNIQUE (year, num),
  CHECK ((kind = 'contest') = (decision IS NOT NULL)),
  CHECK (forwarded >= received),
  CHECK (outcome_day >= received),
  CHECK ((outcome IS NULL) = (outcome_day IS NULL))
) STRICT;
CREATE INDEX contest_application ON contest (application);
CREATE INDEX contest_decision ON contest (decision);
CREATE INDEX contest_person ON contest (person);
CREATE INDEX contest_carried_out ON contest (carried_out);
CREATE INDEX contest_caseworker ON contest (caseworker);
CREATE INDEX contest_open ON contest (received) WHERE outcome IS NULL;
CREATE TRIGGER contest_number BEFORE INSERT ON contest
WHEN NEW.num <> coalesce ((SELECT max (num) FROM contest WHERE year = NEW.year), 0) + 1
BEGIN SELECT RAISE (ABORT, 'the number of the contest is not the next of its year'); END;
CREATE TRIGGER contest_number_kept BEFORE UPDATE OF id, uid, year, num, number ON contest
BEGIN SELECT RAISE (ABORT, 'the number of a contest does not change'); END;
CREATE TRIGGER contest_kept BEFORE DELETE ON contest
BEGIN SELECT RAISE (ABORT, 'a contest is never removed'); END;

----------------------------------------------------------------------------------------------------
-- Many cases at once
----------------------------------------------------------------------------------------------------

-- Running cases assessed again: under a law that was changed, or with the bills of a month.
CREATE TABLE rerun (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  kind TEXT NOT NULL CHECK (kind IN ('law', 'housing')), -- why
  first_month TEXT NOT NULL CHECK (first_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- from
  last_month TEXT NOT NULL CHECK (last_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- to
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- on which it was
    -- made
  books TEXT NOT NULL, -- rule books: id, edition and hash, one a line
  n_cases INTEGER NOT NULL CHECK (n_cases >= 0), -- how many were assessed
  caseworker INTEGER NOT NULL CONSTRAINT rerun_caseworker REFERENCES caseworker (id), -- who
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done')), -- state
  row_version INTEGER NOT NULL DEFAULT 1, -- see the first schema
  CHECK (last_month >= first_month)
) STRICT;
CREATE INDEX rerun_caseworker ON rerun (caseworker);

-- A month of a benefit that comes out otherwise, or that cannot be told.
CREATE TABLE rerun_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  rerun INTEGER NOT NULL CONSTRAINT rerun_line_rerun REFERENCES rerun (id), -- of which
  application INTEGER NOT NULL CONSTRAINT rerun_line_application REFERENCES application (id), -- on
  benefit TEXT NOT NULL CHECK (benefit <> ''), -- id of a benefit
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- for which month
  before INTEGER NOT NULL CHECK (before >= 0), -- cents that stand
  after INTEGER CHECK (after >= 0), -- cents that come out; NULL: it cannot be told
  reason TEXT NOT NULL, -- why it differs: what changed in the law or the bills; what is missing
  state TEXT NOT NULL DEFAULT 'listed' CHECK (state = 'listed' OR state = 'chosen'
    OR state = 'issued' OR state = 'left'), -- state
  decision INTEGER CONSTRAINT rerun_line_decision REFERENCES decision (id), -- that came of it
  UNIQUE (rerun, application, benefit, month)
) STRICT;
CREATE INDEX rerun_line_application ON rerun_line (application);
CREATE INDEX rerun_line_decision ON rerun_line (decision);
CREATE INDEX rerun_line_state ON rerun_line (rerun, state);

----------------------------------------------------------------------------------------------------
-- What can be made again from the rest: applications and decisions sorted and filtered
----------------------------------------------------------------------------------------------------

-- The lines below have these in them.
DROP INDEX application_day;
DROP INDEX application_state;

-- Applications and decisions as their registers sort and filter them. Tokens have a space before
-- and behind.
CREATE TABLE search_application (
  application INTEGER PRIMARY KEY, -- key in application
  sort_key BLOB, -- of who applied, as in search_order; NULL: no name
  caseworker INTEGER, -- who decided last, else who keeps the card; NULL: nobody
  caseworker_name TEXT, -- of this one
  received TEXT NOT NULL, -- day of receipt
  stage INTEGER NOT NULL, -- 0 open, 1 decided, 2 withdrawn
  series INTEGER NOT NULL, -- of its number
  num INTEGER NOT NULL, -- within the series
  asked TEXT NOT NULL, -- what for: "gmi"
  decision INTEGER, -- the newest one; NULL: none
  decided TEXT -- by this: "gmi=granted", "status:needy"; NULL: nothing
) STRICT;
CREATE TABLE search_decision (
  decision INTEGER PRIMARY KEY, -- key in decision
  sort_key BLOB, -- as above
  caseworker INTEGER NOT NULL, -- who prepared it
  caseworker_name TEXT NOT NULL, -- of this one
  day TEXT NOT NULL, -- of the decision
  replaced INTEGER NOT NULL, -- 1: by another one
  series INTEGER NOT NULL, -- as above
  num INTEGER NOT NULL, -- as above
  decided TEXT NOT NULL, -- as above
  amount INTEGER, -- all that is granted, cents; NULL: nothing
  until TEXT, -- last day that is named of what is granted; NULL: none
  runs_to TEXT -- the same with "~" for what has no end; NULL: nothing is granted
) STRICT;

-- Each order has what is filtered by in it, as for the clients.
CREATE INDEX search_application_day
  ON search_application (received, application, stage, caseworker, asked, decided);
CREATE INDEX search_application_number
  ON search_application (series, num, application, received, stage, caseworker, asked, decided);
CREATE INDEX search_application_client
  ON search_application (sort_key, application, received, stage, caseworker, asked, decided);
CREATE INDEX search_application_state
  ON search_application (stage, received, application, caseworker, asked, decided);
CREATE INDEX search_application_caseworker
  ON search_application (caseworker_name, received, application, stage, caseworker, asked, decided);
CREATE INDEX search_decision_day
  ON search_decision (day, decision, replaced, runs_to, caseworker, decided);
CREATE INDEX search_decision_number
  ON search_decision (series, num, decision, day, replaced, runs_to, caseworker, decided);
CREATE INDEX search_decision_client
  ON search_decision (sort_key, decision, day, replaced, runs_to, caseworker, decided);
CREATE INDEX search_decision_state
  ON search_decision (replaced, day, decision, runs_to, caseworker, decided);
CREATE INDEX search_decision_caseworker
  ON search_decision (caseworker_name, day, decision, replaced, runs_to, caseworker, decided);
CREATE INDEX search_decision_amount
  ON search_decision (amount, decision, day, replaced, runs_to, caseworker, decided);
CREATE INDEX search_decision_until
  ON search_decision (until, decision, day, replaced, runs_to, caseworker, decided);
-- All of it is made when the file is opened next.
DELETE FROM search_collation;
