/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-intake.h"
#include "gadiba-core-error.h"
#include "gadiba-lv-words.h"
#include "gadiba-office-decide-private.h"
#include "gadiba-office-init.h"
#include "gadiba-xml.h"

/* The list of checks. What blocks is what the office refuses; the rest is to be made sure of. The
 * articles are those that the office keeps anyway; a check without one is good practice. */

/* So many working days before the deadline the caseworker is reminded: practice. */
#define REMINDER 3

static void
say (GadibaCheck *check, const char *title, char *detail)
{
  check->title = g_strdup (title);
  check->detail = detail;
}

static void
lead_to (GadibaCheck *check, const char *page, const char *kind)
{
  check->place.page = page;
  check->place.kind = g_strdup (kind);
}

static gboolean
is_said (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

/* A message follows the name of a program elsewhere; here it stands alone. */
static char *
make_sentence (const char *message)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (message)), first);
  return g_strconcat (first, g_utf8_next_char (message), NULL);
}

/* --- what the case says --- */

static gboolean
is_adult (const GadibaDecide *self, const GadibaCasePerson *person)
{
  return person->born == GADIBA_DATE_NONE
         || gadiba_date_age_in_years (person->born, self->decision->from->application.received)
                >= 18;
}

static char *
make_name (const GadibaCasePerson *person)
{
  if (person->given == NULL || person->family == NULL)
    return g_strdup (person->given != NULL ? person->given : person->family);
  return g_strconcat (person->given, " ", person->family, NULL);
}

static const char *
get_kind_title (const GadibaDecide *self, const char *kind)
{
  const char *word = gadiba_decision_get_word (self->decision, "income-kind", kind);

  return word != NULL ? word : kind;
}

static gboolean
lacks_evidence (const GadibaCaseIncome *income)
{
  return income->amount != 0 && income->evidence == NULL;
}

/* The months of one kind of income of one person that no evidence is stated for; each once. */
static void
check_evidence_of (GadibaDecide *self, guint first, GPtrArray *checks)
{
  const GArray *incomes = self->decision->from->incomes;
  const GadibaCaseIncome *income = &g_array_index (incomes, GadibaCaseIncome, first);
  const GadibaCasePerson *person = gadiba_case_get_person (self->decision->from, income->person);
  g_autoptr (GString) months = g_string_new (NULL);
  GadibaMonth last = GADIBA_MONTH_NONE;
  guint n = 0;

  for (guint i = 0; i < incomes->len; i++)
    {
      const GadibaCaseIncome *other = &g_array_index (incomes, GadibaCaseIncome, i);
      if (other->person != income->person || g_strcmp0 (other->kind, income->kind) != 0
          || !lacks_evidence (other))
        continue;
      if (i < first)
        return; /* told with the first of them */
      if (other->month == last)
        continue;
      g_autofree char *month = gadiba_lv_month (other->month, GADIBA_LV_NOMINATIVE);
      g_string_append_printf (months, "%s%s", n > 0 ? ", " : "", month);
      last = other->month;
      n++;
    }
  g_autofree char *name = make_name (person);
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "No proof of income for %u month",
                                    "No proof of income for %u months", n),
                       n);
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_WARN, "evidence");
  say (check, title,
       g_strdup_printf ("%s, %s, %s", name, get_kind_title (self, income->kind), months->str));
  check->source = "APL 67(3)";
  lead_to (check, "income", income->kind);
  check->place.person = g_strdup (person->id);
  check->place.month = income->month;
}

static void
check_evidence (GadibaDecide *self, GPtrArray *checks)
{
  const GArray *incomes = self->decision->from->incomes;
  guint n_before = checks->len;

  for (guint i = 0; i < incomes->len; i++)
    if (lacks_evidence (&g_array_index (incomes, GadibaCaseIncome, i)))
      check_evidence_of (self, i, checks);
  if (checks->len > n_before || incomes->len == 0)
    return;
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_OK, "evidence");
  say (check, _ ("All income is proved"), NULL);
  check->source = "APL 67(3)";
}

static void
warn_of_person (GPtrArray *checks, const char *id, const GadibaCasePerson *person,
                const char *title, const char *page)
{
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_WARN, id);

  say (check, title, make_name (person));
  lead_to (check, page, NULL);
  check->place.person = g_strdup (person->id);
}

/* Whether the person has a line of income in that month. */
static gboolean
has_income (const GadibaCase *from, int person, GadibaMonth month)
{
  for (guint i = 0; i < from->incomes->len; i++)
    {
      const GadibaCaseIncome *income = &g_array_index (from->incomes, GadibaCaseIncome, i);
      if (income->person == person && (income->month == month || month == GADIBA_MONTH_NONE))
        return TRUE;
    }
  return FALSE;
}

/* Income in some months of the window and none in another may be a month that was forgotten. */
static void
check_gaps (GadibaDecide *self, int person, GPtrArray *checks)
{
  const GadibaCase *from = self->decision->from;
  GadibaDate received = from->application.received;
  const GadibaParameter *length =
      self->book != NULL ? gadiba_book_get_parameter (self->book, "income.window") : NULL;
  const GadibaParameterValue *value =
      length != NULL ? gadiba_parameter_get_value (length, received, GADIBA_DATE_NONE) : NULL;
  GadibaMonth last = gadiba_date_get_month (received) - 1;
  int n = value != NULL ? (int) (value->value.number.num / value->value.number.den) : 0;

  for (GadibaMonth month = last - n + 1;
       has_income (from, person, GADIBA_MONTH_NONE) && month <= last; month++)
    {
      if (has_income (from, person, month))
        continue;
      const GadibaCasePerson *who = gadiba_case_get_person (from, person);
      g_autofree char *name = make_name (who);
      g_autofree char *words = gadiba_lv_month (month, GADIBA_LV_NOMINATIVE);
      GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_WARN, "income");
      say (check, _ ("A month without income"), g_strdup_printf ("%s, %s", name, words));
      lead_to (check, "income", NULL);
      check->place.person = g_strdup (who->id);
      check->place.month = month;
    }
}

static guint
count_kinds (const GArray *incomes)
{
  g_autoptr (GHashTable) kinds = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < incomes->len; i++)
    g_hash_table_add (kinds, (gpointer) g_array_index (incomes, GadibaCaseIncome, i).kind);
  return g_hash_table_size (kinds);
}

static void
check_income (GadibaDecide *self, GPtrArray *checks)
{
  const GadibaCase *from = self->decision->from;
  guint n_before = checks->len;

  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      if (is_adult (self, person) && g_strcmp0 (person->income, "complete") != 0)
        warn_of_person (checks, "income", person, _ ("Income is not stated to be complete"),
                        "income");
      else
        check_gaps (self, (int) i, checks);
    }
  if (checks->len == n_before)
    say (_gadiba_check_add (checks, GADIBA_CHECK_OK, "income"), _ ("Income is complete"),
         g_strdup_printf (_ ("Persons: %u; kinds of income: %u"), from->persons->len,
                          count_kinds (from->incomes)));
}

static gboolean
has_savings (const GadibaCase *from, int person)
{
  for (guint i = 0; i < from->savings->len; i++)
    if (g_array_index (from->savings, GadibaCaseSavings, i).person == person)
      return TRUE;
  return FALSE;
}

static void
check_property (GadibaDecide *self, GPtrArray *checks)
{
  const GadibaCase *from = self->decision->from;
  gboolean declared = g_strcmp0 (from->assets.property, "declared") == 0;
  GadibaCheck *check =
      _gadiba_check_add (checks, declared ? GADIBA_CHECK_OK : GADIBA_CHECK_WARN, "property");
  guint n_before = checks->len;

  say (check, declared ? _ ("Property is declared") : _ ("Property is not declared"),
       g_strdup_printf (_ ("Vehicles: %u; land: %u; other real estate: %u"), from->vehicles->len,
                        from->land->len, from->real_estate->len));
  check->source = "SPSPL 36(1)2";
  lead_to (check, "property", NULL);
  for (guint i = 0; i < from->persons->len; i++)
    if (is_adult (self, gadiba_case_get_person (from, (int) i)) && !has_savings (from, (int) i))
      warn_of_person (checks, "savings", gadiba_case_get_person (from, (int) i),
                      _ ("Savings are not stated"), "property");
  if (checks->len > n_before)
    return;
  check = _gadiba_check_add (checks, GADIBA_CHECK_OK, "savings");
  say (check, _ ("Savings are stated"), NULL);
  check->source = "SPSPL 36(1)2";
}

/* --- what the application came with --- */

/* "yes" and "represented": somebody signed for the person; else it is not said, or refused. */
static gboolean
is_signed (const GadibaIntake *intake, const char *person)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_SIGNED, .person = person };
  const char *value = gadiba_intake_get (intake, &place);

  return value != NULL && !g_str_equal (value, "refused");
}

static void
check_signed (const GadibaDecide *self, const GadibaIntake *intake, GPtrArray *checks)
{
  const GadibaCase *from = self->decision->from;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      if (!is_adult (self, person) || is_signed (intake, person->id))
        continue;
      g_autofree char *name = make_name (person);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  GadibaCheck *check =
      _gadiba_check_add (checks, names->len > 0 ? GADIBA_CHECK_WARN : GADIBA_CHECK_OK, "signed");
  say (check,
       names->len > 0 ? _ ("Not all adults are noted to have signed the application")
                      : _ ("All adults have signed the application"),
       names->len > 0 ? g_strdup (names->str) : NULL);
  check->source = "MK 809 p. 2.1";
  lead_to (check, "application", NULL);
}

static void
check_way (const GadibaIntake *intake, GPtrArray *checks)
{
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_WAY };

  if (gadiba_intake_get (intake, &place) != NULL)
    return;
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_WARN, "way");
  say (check, _ ("How the application came is not stated"), NULL);
  lead_to (check, "application", NULL);
}

static gboolean
check_intake (const GadibaDecide *self, GadibaDb *db, GPtrArray *checks, GError **error)
{
  g_autoptr (GadibaIntake) intake = gadiba_application_read_intake (db, self->application, error);

  if (intake == NULL)
    return FALSE;
  check_signed (self, intake, checks);
  check_way (intake, checks);
  return TRUE;
}

/* --- what the law asks of a decision --- */

static gboolean
is_hearing_wrong (const GadibaDecide *self)
{
  const GadibaDecideRequest *request = self->request;
  gboolean held = request->heard != GADIBA_DATE_NONE;

  return held != is_said (request->heard_text) || (held && is_said (request->not_heard_ground))
         || (held && (request->heard < self->decision->received || request->heard > request->day));
}

static void
check_hearing (const GadibaDecide *self, const GError *failed, GPtrArray *checks)
{
  const GadibaDecideRequest *request = self->request;
  gboolean needed = gadiba_decision_is_unfavourable (self->decision);
  gboolean held = request->heard != GADIBA_DATE_NONE;
  gboolean lacks = needed && !held && !is_said (request->not_heard_ground);
  gboolean blocks = failed != NULL && (lacks || is_hearing_wrong (self));
  GadibaCheck *check =
      _gadiba_check_add (checks, blocks ? GADIBA_CHECK_BLOCK : GADIBA_CHECK_OK, "hearing");

  check->source = "APL 62";
  lead_to (check, "sheet", "hearing");
  if (blocks && lacks && !is_hearing_wrong (self))
    say (check, _ ("The hearing is missing"),
         g_strdup (_ ("Give its day and what was said, or the ground for leaving it out")));
  else if (blocks)
    say (check, _ ("The hearing cannot have been like this"), make_sentence (failed->message));
  else if (held)
    say (check, _ ("The hearing was held"), gadiba_lv_date_numeric (request->heard));
  else if (is_said (request->not_heard_ground))
    say (check, _ ("The ground for leaving the hearing out is given"), NULL);
  else
    say (check, _ ("No hearing is needed"), g_strdup (_ ("Nothing that was asked for is refused")));
}

static void
check_considerations (const GadibaDecide *self, const GError *failed, GPtrArray *checks)
{
  gboolean said = is_said (self->request->considerations);

  if (!gadiba_decision_is_unfavourable (self->decision))
    return;
  GadibaCheck *check = _gadiba_check_add (
      checks, !said && failed != NULL ? GADIBA_CHECK_BLOCK : GADIBA_CHECK_OK, "considerations");
  if (said)
    say (check, _ ("The considerations are given"), NULL);
  else
    say (check, _ ("The considerations are missing"),
         g_strdup (_ ("Write why this is decided, for whoever reads the letter")));
  check->source = "APL 65, 66";
  lead_to (check, "sheet", "considerations");
}

static char *
tell_deadline (const GadibaDecide *self, const GadibaCalendar *calendar, GadibaDate deadline)
{
  g_autofree char *day = gadiba_lv_date_numeric (deadline);
  int year;

  gadiba_date_split (deadline, &year, NULL, NULL);
  if (gadiba_calendar_is_complete (calendar, year))
    return g_strdup_printf (_ ("Decide by %s"), day);
  return g_strdup_printf (_ ("Decide by %s; which working days are moved in %d is not known"), day,
                          year);
}

static gboolean
check_deadline (GadibaDecide *self, GadibaDb *db, GadibaPrepared *prepared, GError **error)
{
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);

  if (calendar == NULL)
    return FALSE;
  GadibaDate day = self->request->day;
  GadibaDate deadline = _gadiba_office_find_deadline (calendar, self->decision->received);
  int n_left = gadiba_calendar_count_working_days (calendar, day + 1, deadline);
  GadibaCheck *check = _gadiba_check_add (
      prepared->checks, day > deadline || n_left <= REMINDER ? GADIBA_CHECK_WARN : GADIBA_CHECK_OK,
      "deadline");
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day to the deadline",
                                    "%d working days to the deadline", (gulong) n_left),
                       n_left);
  say (check,
       day > deadline    ? _ ("The deadline has passed")
       : day == deadline ? _ ("The deadline is today")
                         : title,
       tell_deadline (self, calendar, deadline));
  check->source = "APL 64(1)";
  prepared->deadline = deadline;
  return TRUE;
}

static void
check_signatory (const GadibaDecide *self, GPtrArray *checks)
{
  if (self->signatory == NULL)
    return;
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_OK, "signatory");
  say (check, _ ("The signatory may sign on that day"),
       g_strdup_printf ("%s, %s", self->signatory->name, self->signatory->position));
  lead_to (check, "sheet", "signatory");
}

/* --- what hinders it --- */

/* The questions whose answers would let it be decided; each once. */
static void
block_open (const GadibaDecide *self, GPtrArray *checks)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->decision->items->len; i++)
    {
      const GadibaDecisionItem *item = g_ptr_array_index (self->decision->items, i);
      for (guint k = 0; k < item->missing->len; k++)
        {
          const char *question = g_ptr_array_index (item->missing, k);
          if (!g_hash_table_add (told, (gpointer) question))
            continue;
          GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_BLOCK, "answer");
          say (check, _ ("An answer is missing"), g_strdup (question));
          lead_to (check, "application", NULL);
        }
    }
}

static void
block_choice (const GadibaDecide *self, const GError *failed, GPtrArray *checks)
{
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_BLOCK, "one-month");

  say (check, _ ("One month or a refusal is to be chosen"),
       self->choice != NULL ? g_strdup (self->choice) : make_sentence (failed->message));
  check->source = "SPSPL 36(3)3";
  lead_to (check, "sheet", "one-month");
}

static void
block_other (const GadibaDecide *self, const GError *failed, GPtrArray *checks)
{
  GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_BLOCK, "case");
  const char *title = _ ("It cannot be issued like this");

  if (failed->domain == GADIBA_LETTER_ERROR || failed->domain == GADIBA_XML_ERROR)
    {
      check->id = "letter";
      title = _ ("The letter lacks something");
      lead_to (check, "office", NULL);
    }
  else if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_NOTHING))
    title = _ ("Nothing is left to decide");
  else if (g_error_matches (failed, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING))
    lead_to (check, "household", NULL);
  else if (self->decision->trace == NULL && self->decision->items->len > 0)
    lead_to (check, "application", NULL);
  else if (self->signatory == NULL && self->decision->address != NULL)
    {
      check->id = "signatory";
      lead_to (check, "sheet", "signatory");
    }
  if (g_error_matches (failed, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG)
      || failed->domain == GADIBA_CORE_ERROR)
    {
      check->id = "payment";
      title = _ ("How it is paid cannot be carried out");
      g_free (check->place.kind);
      lead_to (check, "sheet", "payment");
    }
  say (check, title, make_sentence (failed->message));
}

static gboolean
has_block (const GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    if (((const GadibaCheck *) g_ptr_array_index (checks, i))->severity == GADIBA_CHECK_BLOCK)
      return TRUE;
  return FALSE;
}

static void
check_obstacles (const GadibaDecide *self, const GError *failed, GPtrArray *checks)
{
  if (failed == NULL)
    return;
  if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE))
    block_choice (self, failed, checks);
  if (g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_OPEN))
    block_open (self, checks);
  /* Never no letter without a word on why. */
  if (!has_block (checks))
    block_other (self, failed, checks);
}

/* --- what was noticed --- */

static const char *
get_notice_title (const char *id)
{
  if (g_str_equal (id, "missing"))
    return _ ("Something is left open");
  if (g_str_equal (id, "twice"))
    return _ ("The same months are granted twice");
  if (g_str_equal (id, "later"))
    return _ ("A later application");
  if (g_str_equal (id, "future"))
    return _ ("The day of the decision");
  return _ ("Doubts in the rule book");
}

static void
check_notices (const GadibaDecide *self, const GError *failed, GPtrArray *checks)
{
  g_autoptr (GPtrArray) notices = _gadiba_decide_list_notices (self);

  for (guint i = 0; i < notices->len; i++)
    {
      const GadibaNotice *notice = g_ptr_array_index (notices, i);
      /* Without a letter nothing is left open by it. */
      if (failed != NULL && g_str_equal (notice->id, "missing"))
        continue;
      GadibaCheck *check = _gadiba_check_add (checks, GADIBA_CHECK_WARN, notice->id);
      say (check, get_notice_title (notice->id), g_strdup (notice->sentence));
      if (g_str_equal (notice->id, "twice"))
        check->source = "SPSPL 36(7)";
    }
}

/* Of what is to be made sure of, what costs money stands first. */
static int
get_weight (const GadibaCheck *check)
{
  return 2 * (int) check->severity + (g_str_equal (check->id, "twice") ? 0 : 1);
}

static int
compare_weight (gconstpointer a, gconstpointer b)
{
  const GadibaCheck *first = *(const GadibaCheck *const *) a;
  const GadibaCheck *second = *(const GadibaCheck *const *) b;

  return get_weight (first) - get_weight (second);
}

gboolean
_gadiba_decide_check (GadibaDecide *self, GadibaDb *db, const GError *failed,
                      GadibaPrepared *prepared, GError **error)
{
  GPtrArray *checks = prepared->checks;

  if (self->book != NULL && g_hash_table_size (self->decision->words) == 0)
    gadiba_decision_take_words (self->decision, self->book);
  check_evidence (self, checks);
  check_income (self, checks);
  check_property (self, checks);
  if (!check_intake (self, db, checks, error))
    return FALSE;
  if (!g_error_matches (failed, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE)
      && (failed == NULL || self->decision->number != NULL))
    {
      check_hearing (self, failed, checks);
      check_considerations (self, failed, checks);
    }
  if (!check_deadline (self, db, prepared, error))
    return FALSE;
  check_signatory (self, checks);
  check_notices (self, failed, checks);
  check_obstacles (self, failed, checks);
  g_ptr_array_sort (checks, compare_weight);
  return TRUE;
}
