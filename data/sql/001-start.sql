-- SPDX-License-Identifier: GPL-3.0-or-later
-- The first schema of a Gādība office.
--
-- Everywhere: days are 'YYYY-MM-DD' and months 'YYYY-MM'; amounts are euro cents; an unknown value
-- is NULL and never zero; "from_day" is the first day on which a row holds and "to_day" the last
-- one, NULL while it still holds. Keys (id) are never used again. A uid is 128 random bits, for
-- records that may leave the office. row_version rises with every change; who writes names the
-- version that was read. Words of closed lists are those of the case format and are only ever
-- added to. Lists of more than two words stand with OR: to check IN, SQLite makes a table each
-- time.
--
-- Every table but those of the last two parts is journalled: triggers that the program makes from
-- the columns keep the image of each row before and after a change, and refuse changes outside an
-- action. A column called "content" goes into its row's image as a digest.

----------------------------------------------------------------------------------------------------
-- The office
----------------------------------------------------------------------------------------------------

-- The office itself: one row, as the letterhead needs it.
CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- there is one office
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- told apart from all others
  practice INTEGER NOT NULL DEFAULT 0 CHECK (practice IN (0, 1)), -- 1: invented data, for practice
  name TEXT NOT NULL CHECK (name <> ''), -- "Liepkalnu novada Sociālais dienests"
  registration_number TEXT, -- 11 digits
  address TEXT, -- in one line
  contact TEXT, -- phone, e-mail
  place TEXT, -- locative, where letters are dated: "Liepkalnos"
  municipality TEXT, -- "Liepkalnu novada pašvaldība"
  contest_authority TEXT, -- dative: where a decision can be contested
  contest_address TEXT, -- its address
  rule_books TEXT, -- paths of the municipality's rule books, one a line
  row_version INTEGER NOT NULL DEFAULT 1 -- see above
) STRICT;

-- Who may write.
CREATE TABLE caseworker (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  login TEXT NOT NULL CHECK (login <> ''), -- name of the system's account
  name TEXT NOT NULL CHECK (name <> ''), -- given and family name
  position TEXT, -- as letters write it
  contact TEXT, -- phone, e-mail
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  row_version INTEGER NOT NULL DEFAULT 1, -- see above
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX caseworker_login ON caseworker (login);

-- Who may sign decisions.
CREATE TABLE signatory (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  name TEXT NOT NULL CHECK (name <> ''), -- given and family name
  position TEXT NOT NULL CHECK (position <> ''), -- as letters write it
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  row_version INTEGER NOT NULL DEFAULT 1, -- see above
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX signatory_name ON signatory (name);

-- Number series: no gaps, no number twice.
CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  code TEXT NOT NULL CHECK (code <> ''), -- what stands before the year: "SP"
  kind TEXT NOT NULL CHECK (kind IN ('application', 'decision')), -- what it numbers
  year INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2999), -- each year begins with 1
  last INTEGER NOT NULL DEFAULT 0 CHECK (last >= 0), -- the last number given
  UNIQUE (kind, code, year)
) STRICT;

----------------------------------------------------------------------------------------------------
-- Persons
----------------------------------------------------------------------------------------------------

-- Everybody in any household.
CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  born TEXT CHECK (born GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- day of birth
  sex TEXT CHECK (sex IN ('f', 'm')), -- sex
  other_id TEXT, -- number of a foreign or other document
  row_version INTEGER NOT NULL DEFAULT 1 -- see above
) STRICT;
CREATE INDEX person_born ON person (born);

-- The names of a person, one after the other.
CREATE TABLE person_name (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT person_name_person REFERENCES person (id), -- whose
  given TEXT NOT NULL, -- given names
  family TEXT NOT NULL, -- family names
  given_dative TEXT, -- where the rule would be wrong
  family_dative TEXT, -- where the rule would be wrong
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX person_name_person ON person_name (person, from_day);

-- The personal codes of a person, one after the other.
CREATE TABLE person_code (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT person_code_person REFERENCES person (id), -- whose
  code TEXT NOT NULL CHECK (code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9]*'), -- with the hyphen
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE UNIQUE INDEX person_code_code ON person_code (code);
CREATE INDEX person_code_person ON person_code (person);

-- What the law tests of a person, by day. No row: not known.
CREATE TABLE person_fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT person_fact_person REFERENCES person (id), -- whose
  fact TEXT NOT NULL, -- which; the closed list is below
  value TEXT NOT NULL, -- a word of the case format; work-disregard: a month
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  evidence TEXT, -- kind of evidence, as for incomes
  CHECK (to_day >= from_day),
  CHECK (CASE fact
    WHEN 'activity' THEN value = 'employed' OR value = 'self-employed' OR value = 'unemployed'
      OR value = 'pensioner' OR value = 'pupil' OR value = 'student' OR value = 'preschool'
      OR value = 'parental-leave' OR value = 'carer' OR value = 'none'
    WHEN 'nva' THEN value IN ('yes', 'no')
    WHEN 'nva-exception' THEN value = 'maternity' OR value = 'preschool-care'
      OR value = 'disabled-child-care'
    WHEN 'legal-status' THEN value = 'citizen' OR value = 'non-citizen'
      OR value = 'permanent-resident' OR value = 'eu' OR value = 'refugee' OR value = 'alternative'
      OR value = 'temporary-protection' OR value = 'other'
    WHEN 'stay' THEN value = 'home' OR value = 'hospital' OR value = 'rehabilitation'
      OR value = 'prison' OR value = 'institution' OR value = 'correction'
    WHEN 'work-disregard' THEN value GLOB '[12][0-9][0-9][0-9]-[01][0-9]'
    WHEN 'disability' THEN value = 'none' OR value = 'group-1' OR value = 'group-2'
      OR value = 'group-3' OR value = 'child'
    ELSE 0 END)
) STRICT;
CREATE INDEX person_fact_person ON person_fact (person, fact, from_day);

-- A person with a card: whoever applied once.
CREATE TABLE client (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  person INTEGER NOT NULL UNIQUE CONSTRAINT client_person REFERENCES person (id), -- who
  phone TEXT, -- as written
  email TEXT, -- as written
  iban TEXT, -- account for payments, capitals and digits
  since TEXT NOT NULL CHECK (since GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- card opened
  row_version INTEGER NOT NULL DEFAULT 1 -- see above
) STRICT;

-- Where a person lives or gets letters when that is not the household's dwelling.
CREATE TABLE address (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT address_person REFERENCES person (id), -- whose
  kind TEXT NOT NULL CHECK (kind = 'declared' OR kind = 'actual' OR kind = 'post'), -- what for
  street TEXT, -- street, house, flat
  place TEXT, -- town or village
  region TEXT, -- municipality
  postcode TEXT, -- "LV-0000"
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX address_person ON address (person);

----------------------------------------------------------------------------------------------------
-- Households and what they have
----------------------------------------------------------------------------------------------------

-- Persons who live and keep house together.
CREATE TABLE household (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  row_version INTEGER NOT NULL DEFAULT 1 -- see above
) STRICT;

-- Who belongs to which household, and when.
CREATE TABLE household_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT household_member_household REFERENCES household (id), -- of
  person INTEGER NOT NULL CONSTRAINT household_member_person REFERENCES person (id), -- who
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX household_member_household ON household_member (household, from_day, to_day);
CREATE INDEX household_member_person ON household_member (person, household, from_day, to_day);

-- Where the household lives. Another dwelling, or another tenure, is another row.
CREATE TABLE dwelling (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT dwelling_household REFERENCES household (id), -- whose
  tenure TEXT CHECK (tenure = 'owned' OR tenure = 'rented' OR tenure = 'used'
    OR tenure = 'other'), -- by what right
  declared TEXT CHECK (declared IN ('yes', 'no')), -- the declared residence is here
  area INTEGER CHECK (area >= 0), -- hundredths of a square metre
  rooms INTEGER CHECK (rooms >= 0), -- number of rooms
  heating TEXT CHECK (heating = 'central' OR heating = 'gas' OR heating = 'electric'
    OR heating = 'solid-fuel' OR heating = 'other'), -- heating
  street TEXT, -- street, house, flat
  place TEXT, -- town or village
  region TEXT, -- municipality
  postcode TEXT, -- "LV-0000"
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX dwelling_household ON dwelling (household);

-- What a person received in a month. Lines of one kind and month add up.
CREATE TABLE income (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT income_person REFERENCES person (id), -- who
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- month of receipt
  kind TEXT NOT NULL CHECK (kind <> ''), -- kind of income of the case format
  amount INTEGER NOT NULL CHECK (amount >= 0), -- cents
  irregular TEXT CHECK (irregular IN ('yes', 'no')), -- NULL: as the rule book says of the kind
  evidence TEXT CHECK (evidence = 'statement' OR evidence = 'certificate' OR evidence = 'register'
    OR evidence = 'declaration' OR evidence = 'other') -- what proves it
) STRICT;
CREATE INDEX income_person ON income (person, month);

-- For which months it is known whether a person's incomes are all there are.
CREATE TABLE income_statement (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT income_statement_person REFERENCES person (id), -- whose
  first_month TEXT NOT NULL CHECK (first_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- from
  last_month TEXT NOT NULL CHECK (last_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- to, included
  income TEXT NOT NULL CHECK (income IN ('complete', 'incomplete')), -- all there is, or not yet
  CHECK (last_month >= first_month)
) STRICT;
CREATE INDEX income_statement_person ON income_statement (person, last_month);

-- Costs of a dwelling by month.
CREATE TABLE cost (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  dwelling INTEGER NOT NULL CONSTRAINT cost_dwelling REFERENCES dwelling (id), -- of what
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- for which month
  item TEXT NOT NULL CHECK (item <> ''), -- cost item of the case format
  amount INTEGER NOT NULL CHECK (amount >= 0), -- cents
  quantity INTEGER CHECK (quantity >= 0), -- thousandths of the unit
  unit TEXT -- unit of the quantity, that of the norm
) STRICT;
CREATE INDEX cost_dwelling ON cost (dwelling, month);

-- Money in accounts and cash as stated for one day. 0 states that there is none.
CREATE TABLE saving (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  person INTEGER NOT NULL CONSTRAINT saving_person REFERENCES person (id), -- whose
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- on which day
  amount INTEGER NOT NULL CHECK (amount >= 0) -- cents; rows of one day add up
) STRICT;
CREATE INDEX saving_person ON saving (person, day);

-- Vehicles of a household.
CREATE TABLE vehicle (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT vehicle_household REFERENCES household (id), -- whose
  person INTEGER CONSTRAINT vehicle_person REFERENCES person (id), -- owner, if known
  mass INTEGER CHECK (mass >= 0), -- full mass in kilograms
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX vehicle_household ON vehicle (household);
CREATE INDEX vehicle_person ON vehicle (person);

-- Land of a household.
CREATE TABLE land (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT land_household REFERENCES household (id), -- whose
  hectares INTEGER NOT NULL CHECK (hectares >= 0), -- hundredths of a hectare
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX land_household ON land (household);

-- Other property of a household that cannot be moved.
CREATE TABLE real_estate (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT real_estate_household REFERENCES household (id), -- whose
  use TEXT NOT NULL CHECK (use = 'lived-in' OR use = 'relatives-live' OR use = 'child'
    OR use = 'seized' OR use = 'other'), -- what it is used for
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX real_estate_household ON real_estate (household);

-- What was granted before, also by others.
CREATE TABLE grant_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT grant_history_household REFERENCES household (id), -- whose
  benefit TEXT NOT NULL CHECK (benefit <> ''), -- id of the benefit
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT NOT NULL CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  amount INTEGER NOT NULL CHECK (amount >= 0), -- cents a month
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX grant_history_household ON grant_history (household);

-- What a municipality's benefit asks besides.
CREATE TABLE further_fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  household INTEGER NOT NULL CONSTRAINT further_fact_household REFERENCES household (id), -- whose
  person INTEGER CONSTRAINT further_fact_person REFERENCES person (id), -- NULL: of the household
  fact TEXT NOT NULL CHECK (fact <> ''), -- id of the fact in the rule book
  book TEXT, -- id of the rule book that declares it, NULL while no book was asked
  kind TEXT NOT NULL DEFAULT 'unread' CHECK (kind = 'unread' OR kind = 'yes-no' OR kind = 'amount'
    OR kind = 'number' OR kind = 'date' OR kind = 'choice'
    OR kind = 'text'), -- type of the value; 'unread': as a case file wrote it
  value TEXT NOT NULL, -- as the case format writes it
  from_day TEXT NOT NULL CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  evidence TEXT, -- kind of evidence, as for incomes
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX further_fact_household ON further_fact (household, fact);
CREATE INDEX further_fact_person ON further_fact (person);

----------------------------------------------------------------------------------------------------
-- Applications and decisions
----------------------------------------------------------------------------------------------------

-- What a household asked for on one day.
CREATE TABLE application (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  series INTEGER NOT NULL CONSTRAINT application_series REFERENCES series (id), -- numbers it
  num INTEGER NOT NULL CHECK (num > 0), -- number within the series
  number TEXT NOT NULL UNIQUE, -- "IES/2026/17"
  client INTEGER NOT NULL CONSTRAINT application_client REFERENCES client (id), -- who applied
  household INTEGER NOT NULL CONSTRAINT application_household REFERENCES household (id), -- for whom
  received TEXT NOT NULL CHECK (received GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- day
  housing_month TEXT CHECK (housing_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- K; NULL: usual
  first_month TEXT NOT NULL CHECK (first_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- incomes and
  last_month TEXT NOT NULL CHECK (last_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- costs, to
  household_group TEXT CHECK (household_group = 'single-dependent'
    OR household_group = 'dependent-only' OR household_group = 'dependent-and-children'
    OR household_group = 'other'), -- confirmed by the caseworker; NULL: derived
  property TEXT CHECK (property IN ('declared')), -- what is listed is all; NULL: not said
  state TEXT NOT NULL DEFAULT 'open' CHECK (state = 'open' OR state = 'decided'
    OR state = 'withdrawn'), -- state
  file_digest BLOB CHECK (length (file_digest) = 32), -- BLAKE2b of the imported file; NULL: typed
  row_version INTEGER NOT NULL DEFAULT 1, -- see above
  UNIQUE (series, num)
) STRICT;
CREATE UNIQUE INDEX application_file_digest ON application (file_digest);
CREATE INDEX application_client ON application (client);
CREATE INDEX application_household ON application (household);

-- What was asked for.
CREATE TABLE application_benefit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  application INTEGER NOT NULL CONSTRAINT application_benefit_application
    REFERENCES application (id), -- in which
  benefit TEXT NOT NULL CHECK (benefit <> ''), -- "status" or id of a benefit
  UNIQUE (application, benefit)
) STRICT;

-- The household as it was when it applied.
CREATE TABLE application_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key; members come in this order
  application INTEGER NOT NULL CONSTRAINT application_member_application
    REFERENCES application (id), -- in which
  person INTEGER NOT NULL CONSTRAINT application_member_person REFERENCES person (id), -- who
  label TEXT NOT NULL, -- id of the person in the case file
  applicant TEXT CHECK (applicant IN ('yes', 'no')), -- who applies; NULL: as 'no'
  relation TEXT NOT NULL CHECK (relation = 'self' OR relation = 'spouse' OR relation = 'partner'
    OR relation = 'child' OR relation = 'parent' OR relation = 'grandparent'
    OR relation = 'grandchild' OR relation = 'sibling' OR relation = 'other'), -- to the applicant
  UNIQUE (application, person)
) STRICT;
CREATE INDEX application_member_person ON application_member (person, application);

-- Texts that never change again: case files, traces, letters.
CREATE TABLE frozen_text (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  form TEXT NOT NULL CHECK (form IN ('plain', 'zlib')), -- how the content is packed
  size INTEGER NOT NULL CHECK (size >= 0), -- bytes when unpacked
  content BLOB NOT NULL -- the text
) STRICT;

-- A decision: issued once, never changed.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  application INTEGER NOT NULL CONSTRAINT decision_application REFERENCES application (id), -- on
  series INTEGER NOT NULL CONSTRAINT decision_series REFERENCES series (id), -- numbers it
  num INTEGER NOT NULL CHECK (num > 0), -- number within the series
  number TEXT NOT NULL UNIQUE, -- "SP/2026/17"
  day TEXT NOT NULL CHECK (day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of the decision
  signatory INTEGER NOT NULL CONSTRAINT decision_signatory REFERENCES signatory (id), -- who signs
  caseworker INTEGER NOT NULL CONSTRAINT decision_caseworker REFERENCES caseworker (id), -- prepared
  case_text INTEGER NOT NULL CONSTRAINT decision_case_text REFERENCES frozen_text (id), -- case file
  trace_text INTEGER NOT NULL CONSTRAINT decision_trace_text REFERENCES frozen_text (id), -- why
  letter_text INTEGER NOT NULL CONSTRAINT decision_letter_text REFERENCES frozen_text (id), -- act
  books TEXT NOT NULL, -- rule books: id, edition and hash, one a line
  heard_day TEXT CHECK (heard_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- of hearing
  heard_text TEXT, -- what was said there
  not_heard_ground TEXT, -- why there was no hearing (APL 62)
  considerations TEXT, -- APL 65 and 66
  replaces INTEGER CONSTRAINT decision_replaces REFERENCES decision (id), -- which it takes back
  sex TEXT CHECK (sex IN ('f', 'm')), -- statistics: of the applicant
  age INTEGER, -- statistics: full years of the applicant on the day of the decision
  household_group TEXT, -- statistics: group of the household
  household_size INTEGER CHECK (household_size >= 0), -- statistics: persons counted
  ground TEXT, -- statistics: ids of unmet conditions, with spaces between
  first_this_year INTEGER CHECK (first_this_year IN (0, 1)), -- statistics: of the household
  UNIQUE (series, num)
) STRICT;
CREATE INDEX decision_application ON decision (application);
CREATE INDEX decision_signatory ON decision (signatory);
CREATE INDEX decision_caseworker ON decision (caseworker);
CREATE INDEX decision_case_text ON decision (case_text);
CREATE INDEX decision_trace_text ON decision (trace_text);
CREATE INDEX decision_letter_text ON decision (letter_text);
CREATE INDEX decision_replaces ON decision (replaces);

-- What was decided on one thing that was asked for.
CREATE TABLE decision_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  decision INTEGER NOT NULL CONSTRAINT decision_item_decision REFERENCES decision (id), -- by which
  benefit TEXT NOT NULL CHECK (benefit <> ''), -- "status" or id of a benefit
  title TEXT NOT NULL, -- as the letter calls it
  outcome TEXT NOT NULL CHECK (outcome = 'granted' OR outcome = 'refused' OR outcome = 'changed'
    OR outcome = 'left-open'), -- result
  word TEXT CHECK (word = 'needy' OR word = 'low-income' OR word = 'none'), -- of the status
  amount INTEGER CHECK (amount >= 0), -- cents, a month or once
  monthly INTEGER NOT NULL CHECK (monthly IN (0, 1)), -- 1: the amount is given every month
  from_day TEXT CHECK (from_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- first day
  to_day TEXT CHECK (to_day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- last day
  open_from TEXT CHECK (open_from GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'), -- granted only
    -- up to the day before, the rest of the term left open; NULL: nothing of it is open
  reasons TEXT, -- ids of unmet conditions, with spaces between
  UNIQUE (decision, benefit),
  CHECK (to_day >= from_day)
) STRICT;
CREATE INDEX decision_item_benefit ON decision_item (benefit, to_day);

-- What a granted benefit gives in one month.
CREATE TABLE decision_month (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  item INTEGER NOT NULL CONSTRAINT decision_month_item REFERENCES decision_item (id), -- of which
  month TEXT NOT NULL CHECK (month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'), -- for which month
  amount INTEGER NOT NULL CHECK (amount >= 0), -- cents
  costs INTEGER CHECK (costs >= 0), -- housing: K in cents
  coefficient_num INTEGER, -- housing: numerator of k
  coefficient_den INTEGER CHECK (coefficient_den > 0), -- housing: denominator of k
  payee TEXT, -- to whom it is paid; NULL: the applicant
  UNIQUE (item, month)
) STRICT;

-- Papers, pictures and signed files: what they are and the digest under which the file beside this
-- one keeps them.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- key
  uid BLOB NOT NULL CHECK (length (uid) = 16), -- for records that leave the office
  kind TEXT NOT NULL CHECK (kind = 'decision-pdf' OR kind = 'evidence' OR kind = 'photo'
    OR kind = 'container' OR kind = 'other'), -- what it is
  digest BLOB NOT NULL CHECK (length (digest) = 32), -- BLAKE2b of the bytes
  size INTEGER NOT NULL CHECK (size >= 0), -- bytes
  media_type TEXT NOT NULL, -- "application/pdf"
  name TEXT, -- name of the file as it came
  decision INTEGER CONSTRAINT document_decision REFERENCES decision (id), -- belongs to it
  application INTEGER CONSTRAINT document_application REFERENCES application (id), -- belongs to it
  person INTEGER CONSTRAINT document_person REFERENCES person (id), -- belongs to him or her
  added TEXT NOT NULL CHECK (added GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]') -- on which day
) STRICT;
CREATE INDEX document_decision ON document (decision);
CREATE INDEX document_application ON document (application);
CREATE INDEX document_person ON document (person);

----------------------------------------------------------------------------------------------------
-- Rules that hold for whoever writes
----------------------------------------------------------------------------------------------------

CREATE TRIGGER application_number BEFORE INSERT ON application
WHEN NEW.num <> coalesce ((SELECT last FROM series WHERE id = NEW.series
  AND kind = 'application'), -1) + 1
BEGIN SELECT RAISE (ABORT, 'the number of the application is not the next of its series'); END;
CREATE TRIGGER application_numbered AFTER INSERT ON application
BEGIN UPDATE series SET last = NEW.num WHERE id = NEW.series; END;
CREATE TRIGGER application_number_kept BEFORE UPDATE OF id, uid, series, num, number ON application
BEGIN SELECT RAISE (ABORT, 'the number of an application does not change'); END;
CREATE TRIGGER application_kept BEFORE DELETE ON application
BEGIN SELECT RAISE (ABORT, 'an application is never removed'); END;

CREATE TRIGGER decision_number BEFORE INSERT ON decision
WHEN NEW.num <> coalesce ((SELECT last FROM series WHERE id = NEW.series
  AND kind = 'decision'), -1) + 1
BEGIN SELECT RAISE (ABORT, 'the number of the decision is not the next of its series'); END;
CREATE TRIGGER decision_numbered AFTER INSERT ON decision
BEGIN UPDATE series SET last = NEW.num WHERE id = NEW.series; END;
CREATE TRIGGER decision_unchanged BEFORE UPDATE ON decision
BEGIN SELECT RAISE (ABORT, 'an issued decision does not change'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'an issued decision is never removed'); END;
CREATE TRIGGER decision_item_unchanged BEFORE UPDATE ON decision_item
BEGIN SELECT RAISE (ABORT, 'an issued decision does not change'); END;
CREATE TRIGGER decision_item_kept BEFORE DELETE ON decision_item
BEGIN SELECT RAISE (ABORT, 'an issued decision is never removed'); END;
CREATE TRIGGER decision_month_unchanged BEFORE UPDATE ON decision_month
BEGIN SELECT RAISE (ABORT, 'an issued decision does not change'); END;
CREATE TRIGGER decision_month_kept BEFORE DELETE ON decision_month
BEGIN SELECT RAISE (ABORT, 'an issued decision is never removed'); END;
CREATE TRIGGER frozen_text_unchanged BEFORE UPDATE ON frozen_text
BEGIN SELECT RAISE (ABORT, 'a frozen text does not change'); END;
CREATE TRIGGER frozen_text_kept BEFORE DELETE ON frozen_text
BEGIN SELECT RAISE (ABORT, 'a frozen text is never removed'); END;

CREATE TRIGGER series_start BEFORE INSERT ON series WHEN NEW.last <> 0
BEGIN SELECT RAISE (ABORT, 'a series begins with 1'); END;
CREATE TRIGGER series_step BEFORE UPDATE ON series
WHEN NEW.last <> OLD.last + 1 OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.code <> OLD.code
  OR NEW.year <> OLD.year
  OR NOT (EXISTS (SELECT 1 FROM decision WHERE series = NEW.id AND num = NEW.last
    AND NEW.kind = 'decision')
    OR EXISTS (SELECT 1 FROM application WHERE series = NEW.id AND num = NEW.last
    AND NEW.kind = 'application'))
BEGIN SELECT RAISE (ABORT, 'a series goes on by one, with what takes the number'); END;
CREATE TRIGGER series_kept BEFORE DELETE ON series
BEGIN SELECT RAISE (ABORT, 'a series is never removed'); END;

----------------------------------------------------------------------------------------------------
-- The journal
----------------------------------------------------------------------------------------------------

-- One entry for each action. The hashes of the entries are a chain: each is made of the one before.
CREATE TABLE journal (
  number INTEGER PRIMARY KEY, -- 1, 2, 3, … without gaps
  caseworker INTEGER CONSTRAINT journal_caseworker REFERENCES caseworker (id), -- NULL: the program
  utc TEXT NOT NULL, -- when, "2026-02-10T09:15:00Z"
  action TEXT NOT NULL CHECK (action <> ''), -- what, a word of the program: "import"
  about TEXT, -- table of the record that it is about, if it is about one: "application"
  about_row INTEGER, -- key of the record
  words TEXT, -- the same for people; NULL: erased
  words_salt BLOB, -- 16 random bytes; NULL: erased
  words_digest BLOB NOT NULL CHECK (length (words_digest) = 32), -- BLAKE2b of salt and words
  words_erased INTEGER, -- number of the entry that erased the words; NULL: not erased
  first_row INTEGER NOT NULL, -- first of its rows in journal_row
  n_rows INTEGER NOT NULL CHECK (n_rows >= 0), -- how many
  rows_digest BLOB NOT NULL CHECK (length (rows_digest) = 32), -- BLAKE2b of their digests
  previous BLOB NOT NULL CHECK (length (previous) = 32), -- hash of the entry before; first: zeros
  hash BLOB NOT NULL CHECK (length (hash) = 32) -- BLAKE2b of all of the above but words and salt
) STRICT;
CREATE INDEX journal_caseworker ON journal (caseworker);
CREATE INDEX journal_about ON journal (about, about_row);

-- What the images of a table consist of; a table whose columns change gets a new shape.
CREATE TABLE journal_shape (
  id INTEGER PRIMARY KEY, -- key
  name TEXT NOT NULL, -- the table
  columns TEXT NOT NULL, -- its columns in order, with spaces between
  UNIQUE (name, columns)
) STRICT;

-- The image of each changed row before and after. Without images and salt it is erased: its digest
-- is kept then.
CREATE TABLE journal_row (
  id INTEGER PRIMARY KEY, -- 1, 2, 3, … without gaps
  entry INTEGER NOT NULL, -- number of the entry in journal
  shape INTEGER NOT NULL, -- key in journal_shape; 0: "row" is a row of journal_row that is erased,
    -- or, below zero, an entry whose words are erased
  row INTEGER NOT NULL, -- key of the changed row
  old BLOB, -- image before; NULL: there was no row
  new BLOB, -- image after; NULL: the row is gone
  salt BLOB, -- 16 random bytes; NULL: erased
  digest BLOB CHECK (digest IS NULL OR length (digest) = 32), -- BLAKE2b of the row; only if erased
  erased INTEGER -- number of the entry that erased the images; NULL: not erased
) STRICT;
CREATE INDEX journal_row_row ON journal_row (shape, row);

----------------------------------------------------------------------------------------------------
-- What can be made again from the rest: search, and the order of the clients
----------------------------------------------------------------------------------------------------

-- What is found by its beginning, folded: names, beginning with each of their words; codes,
-- numbers, phones.
CREATE TABLE search_key (
  kind INTEGER NOT NULL, -- 1 name, 2 code, 3 number of an application, 4 of a decision, 5 phone
  key TEXT NOT NULL, -- folded text
  person INTEGER NOT NULL, -- key in person: whose card
  target INTEGER NOT NULL, -- key of the application or decision; else that of the person
  PRIMARY KEY (kind, key, person, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_key_person ON search_key (person);

-- Names and addresses of a person (its key is the row's), folded, for three words and addresses.
CREATE VIRTUAL TABLE search_text USING fts5 (words, prefix = '1 2 3', tokenize = 'unicode61',
  columnsize = 0);

-- The words of the full text: those that begin with four letters and more are looked up here first.
CREATE TABLE search_word (
  word TEXT PRIMARY KEY -- folded
) STRICT, WITHOUT ROWID;

-- Clients in the Latvian order of their names: those who have a card and a name.
CREATE TABLE search_order (
  person INTEGER PRIMARY KEY, -- key in person
  sort_key BLOB NOT NULL -- ICU's sort keys of family and given names, a zero byte between
) STRICT;
CREATE INDEX search_order_sort_key ON search_order (sort_key);

-- What the sort keys were made by; under another ICU all of them are made anew.
CREATE TABLE search_collation (
  id INTEGER PRIMARY KEY CHECK (id = 1), -- there is one order
  version TEXT NOT NULL -- of ICU and of the rules
) STRICT;
