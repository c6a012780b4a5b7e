-- SPDX-License-Identifier: GPL-3.0-or-later
-- A caseworker's whole day: the card of a client, talks, what an application came with, the
-- office's own settings. Conventions as in the first schema.

----------------------------------------------------------------------------------------------------
-- The office
----------------------------------------------------------------------------------------------------

-- Which parishes a caseworker is responsible for.
CREATE TABLE caseworker_parish (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  caseworker INTEGER NOT NULL CONSTRAINT caseworker_parish_caseworker
    REFERENCES caseworker (id), -- who
  parish TEXT NOT NULL CHECK (parish <> ''), -- name of the parish or town
  UNIQUE (caseworker, parish)
) STRICT;

-- What stands before the year in the numbers that are given from now on. No row: what the program
-- begins with.
CREATE TABLE series_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  kind TEXT NOT NULL UNIQUE CHECK (kind IN ('application', 'decision')), -- what it numbers
  code TEXT NOT NULL CHECK (code <> ''), -- "SP"
  row_version INTEGER NOT NULL DEFAULT 1 -- see the first schema
) STRICT;

-- Filters that a caseworker gave a name.
CREATE TABLE saved_filter (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  caseworker INTEGER NOT NULL CONSTRAINT saved_filter_caseworker
    REFERENCES caseworker (id), -- whose
  list TEXT NOT NULL CHECK (list = 'clients' OR list = 'applications' OR list = 'decisions'), -- of
  name TEXT NOT NULL CHECK (name <> ''), -- as it is offered
  filter TEXT NOT NULL, -- "key=value" a line
  UNIQUE (caseworker, list, name)
) STRICT;

-- Days on which the office's calendar differs from that of the law's table.
CREATE TABLE office_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  day TEXT NOT NULL UNIQUE CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- which
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'working')), -- free, or moved here to work
  name TEXT NOT NULL CHECK (name <> '') -- of the holiday, or why it is worked
) STRICT;

-- The municipality's own values as the office edited them: a rule book, whole. What is in force is
-- never changed; the next one takes its place.
CREATE TABLE office_book (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  state TEXT NOT NULL CHECK (state IN ('draft', 'in-force')), -- only a draft can change
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- begun; in force
  note TEXT, -- why it was made
  content BLOB NOT NULL -- the rule book, XML
) STRICT;

----------------------------------------------------------------------------------------------------
-- The card of a client
----------------------------------------------------------------------------------------------------

-- In which language to speak with the client: "lv", "uk", or another word.
ALTER TABLE client ADD COLUMN language TEXT;
-- Parish or town within the municipality.
ALTER TABLE client ADD COLUMN parish TEXT;
-- Who keeps the card.
ALTER TABLE client ADD COLUMN caseworker INTEGER CONSTRAINT client_caseworker
  REFERENCES caseworker (id);
CREATE INDEX client_caseworker ON client (caseworker);
CREATE INDEX client_parish ON client (parish);

-- What to know before meeting the client: "dog", "visit in pairs".
CREATE TABLE client_flag (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  client INTEGER NOT NULL CONSTRAINT client_flag_client REFERENCES client (id), -- whose
  flag TEXT NOT NULL CHECK (flag <> ''), -- in a few words
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX client_flag_client ON client_flag (client);
CREATE INDEX client_flag_flag ON client_flag (flag);

-- Who acts for the client.
CREATE TABLE representative (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  client INTEGER NOT NULL CONSTRAINT representative_client REFERENCES client (id), -- whose
  kind TEXT NOT NULL CHECK (kind = 'guardian' OR kind = 'trustee' OR kind = 'parent'
    OR kind = 'authorised'), -- aizbildnis, aizgādnis, vecāks, pilnvarnieks
  name TEXT NOT NULL CHECK (name <> ''), -- given and family name
  basis TEXT, -- by which document
  contact TEXT, -- phone, e-mail
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX representative_client ON representative (client);

-- Consent, the legal basis on which data are kept, and other remarks on the card.
CREATE TABLE client_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  client INTEGER NOT NULL CONSTRAINT client_note_client REFERENCES client (id), -- whose
  kind TEXT NOT NULL CHECK (kind = 'consent' OR kind = 'basis' OR kind = 'remark'), -- what it is
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of the note
  text TEXT NOT NULL CHECK (text <> '') -- what was said
) STRICT;
CREATE INDEX client_note_client ON client_note (client, day);

-- Numbers beside the personal code: passport, permit, code of another country.
CREATE TABLE person_identifier (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT person_identifier_person REFERENCES person (id), -- whose
  kind TEXT NOT NULL CHECK (kind = 'passport' OR kind = 'id-card' OR kind = 'permit'
    OR kind = 'foreign-code' OR kind = 'other'), -- what
  number TEXT NOT NULL CHECK (number <> ''), -- as it is written
  country TEXT, -- which gave it
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]') -- valid to
) STRICT;
CREATE INDEX person_identifier_person ON person_identifier (person);
CREATE INDEX person_identifier_number ON person_identifier (number);

-- Who came, called or wrote; also without an application, also without a card.
CREATE TABLE talk (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  person INTEGER CONSTRAINT talk_person REFERENCES person (id), -- with whom; NULL: nobody on record
  application INTEGER CONSTRAINT talk_application REFERENCES application (id), -- about it, if any
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when
  way TEXT NOT NULL CHECK (way = 'came' OR way = 'called' OR way = 'wrote' OR way = 'met'), -- how
  who TEXT, -- another one than the person, or one without a record, as was said
  about TEXT NOT NULL CHECK (about <> ''), -- what about
  advised TEXT, -- what was advised or agreed
  minutes INTEGER CHECK (minutes >= 0), -- how long
  caseworker INTEGER NOT NULL CONSTRAINT talk_caseworker REFERENCES caseworker (id), -- who noted it
  row_version INTEGER NOT NULL DEFAULT 1 -- see above
) STRICT;
CREATE INDEX talk_person ON talk (person, day);
CREATE INDEX talk_application ON talk (application);
CREATE INDEX talk_day ON talk (day);
CREATE INDEX talk_caseworker ON talk (caseworker);

----------------------------------------------------------------------------------------------------
-- Applications
----------------------------------------------------------------------------------------------------

-- How it came.
ALTER TABLE application ADD COLUMN way TEXT CHECK (way = 'in-person' OR way = 'post'
  OR way = 'e-address' OR way = 'e-mail' OR way = 'portal' OR way = 'oral');
-- Who signed for the applicant.
ALTER TABLE application ADD COLUMN representative INTEGER CONSTRAINT application_representative
  REFERENCES representative (id);
CREATE INDEX application_representative ON application (representative);
-- Whether an adult signed the declaration.
ALTER TABLE application_member ADD COLUMN signed TEXT CHECK (signed = 'yes' OR signed = 'refused'
  OR signed = 'represented');
-- What is still to be decided; the registers by day and state. Whose a decision is, is known
-- without reading it.
CREATE INDEX application_open ON application (received) WHERE state = 'open';
CREATE INDEX application_day ON application (received);
CREATE INDEX application_state ON application ((state <> 'open') || state, received);
CREATE INDEX decision_day ON decision (day, caseworker);
-- In which form the client wishes it, and who else is to be paid.
ALTER TABLE application_benefit ADD COLUMN form TEXT CHECK (form = 'money' OR form = 'goods'
  OR form = 'provider');
ALTER TABLE application_benefit ADD COLUMN payee TEXT;
ALTER TABLE application_benefit ADD COLUMN payee_iban TEXT;

-- Papers that an application needs.
CREATE TABLE application_paper (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  application INTEGER NOT NULL CONSTRAINT application_paper_application
    REFERENCES application (id), -- of which
  person INTEGER CONSTRAINT application_paper_person REFERENCES person (id), -- about whom
  paper TEXT NOT NULL CHECK (paper <> ''), -- which: an id of the rules, or words of the office
  demanded TEXT CHECK (demanded GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- on which day
  due TEXT CHECK (due GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day to bring it
  received TEXT CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when it came
  document INTEGER CONSTRAINT application_paper_document REFERENCES document (id), -- its scan
  CHECK (due >= demanded)
) STRICT;
CREATE INDEX application_paper_application ON application_paper (application);
CREATE INDEX application_paper_person ON application_paper (person);
CREATE INDEX application_paper_document ON application_paper (document);
CREATE INDEX application_paper_due ON application_paper (due) WHERE received IS NULL;

-- Who is paid directly for an item of housing costs.
CREATE TABLE cost_payee (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  dwelling INTEGER NOT NULL CONSTRAINT cost_payee_dwelling REFERENCES dwelling (id), -- of what
  item TEXT NOT NULL CHECK (item <> ''), -- cost item of the case format
  payee TEXT NOT NULL CHECK (payee <> ''), -- name of the provider
  iban TEXT -- its account
) STRICT;
CREATE INDEX cost_payee_dwelling ON cost_payee (dwelling);

-- The paper that proves an income.
ALTER TABLE income ADD COLUMN document INTEGER CONSTRAINT income_document REFERENCES document (id);
CREATE INDEX income_document ON income (document);

----------------------------------------------------------------------------------------------------
-- Letters
----------------------------------------------------------------------------------------------------

-- When the letter of a decision left the program: what is missing here is still to be printed.
CREATE TABLE letter_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  decision INTEGER NOT NULL CONSTRAINT letter_out_decision REFERENCES decision (id), -- whose
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- when
  way TEXT NOT NULL CHECK (way IN ('printed', 'saved')) -- how
) STRICT;
CREATE INDEX letter_out_decision ON letter_out (decision);

----------------------------------------------------------------------------------------------------
-- Registers
----------------------------------------------------------------------------------------------------

-- What a register of decisions is sorted and filtered by is read from the indexes alone.
CREATE INDEX decision_item_register
  ON decision_item (decision, outcome, benefit, to_day, monthly, amount);
CREATE INDEX decision_month_register ON decision_month (item, amount);

----------------------------------------------------------------------------------------------------
-- What can be made again from the rest: the clients sorted and filtered
----------------------------------------------------------------------------------------------------

-- Clients in the Latvian order of their names: those who have a card and a name; and what the list
-- of clients is sorted and filtered by beside it. What stands here does not depend on the day. "~"
-- comes behind all codes and days.
DROP TABLE search_order;
CREATE TABLE search_order (
  person INTEGER PRIMARY KEY, -- key in person
  sort_key BLOB NOT NULL, -- ICU's sort keys of family and given names, a zero byte between
  code TEXT NOT NULL DEFAULT '~', -- newest one; '~': none
  born TEXT NOT NULL DEFAULT '~', -- day of birth; '~': not known
  touched INTEGER NOT NULL DEFAULT 0, -- the last entry of the journal that changed something of him
    -- or her, or of an application with him or her
  parish TEXT, -- of the card
  caseworker INTEGER, -- who keeps the card
  decided INTEGER NOT NULL DEFAULT 0, -- on the status, last: 1 needy, 2 low-income, 3 neither or
    -- refused; 0: nothing
  until TEXT, -- last day of what was granted; NULL: none is named
  open INTEGER NOT NULL DEFAULT 0 -- 1: an application waits
) STRICT;

-- Each order has what is filtered by in it: a page of it is read from the index alone.
CREATE INDEX search_order_name
  ON search_order (sort_key, person, parish, caseworker, decided, until, open);
CREATE INDEX search_order_code
  ON search_order (code, person, parish, caseworker, decided, until, open);
CREATE INDEX search_order_born
  ON search_order (born, person, parish, caseworker, decided, until, open);
CREATE INDEX search_order_touched
  ON search_order (touched, person, parish, caseworker, decided, until, open);
-- All of it is made when the file is opened next.
DELETE FROM search_collation;
