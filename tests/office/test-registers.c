/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-journal.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-intake.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-look.h"
#include "gadiba-office-registers.h"
#include "gadiba-office-settings.h"
#include "gadiba-office-signed.h"
#include "gadiba-office-write.h"
#include "gadiba-text.h"
#include "practice-test.h"

/* The registers of a practice office, held against the tables by plain statements. */

/* The first lines alone are those of the whole list. */
static GArray *
list (const PracticeDesk *self, const GadibaRegisterQuery *asked)
{
  g_autoptr (GError) error = NULL;
  GArray *keys =
      gadiba_office_list_register (self->office, asked, &self->moment, G_MAXUINT, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) first =
      gadiba_office_list_register (self->office, asked, &self->moment, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->len, ==, MIN (keys->len, 3));
  for (guint i = 0; i < first->len; i++)
    g_assert_cmpint (g_array_index (first, gint64, i), ==, g_array_index (keys, gint64, i));
  return keys;
}

static GPtrArray *
read_rows (const PracticeDesk *self, const GadibaRegisterQuery *asked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys = list (self, asked);
  GPtrArray *rows = gadiba_office_read_register (
      self->office, asked->kind, (const gint64 *) (gpointer) keys->data, keys->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, keys->len);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((GadibaRegisterRow *) rows->pdata[i])->id, ==,
                     g_array_index (keys, gint64, i));
  return rows;
}

static GadibaRegisterTotals *
total (const PracticeDesk *self, const GadibaRegisterQuery *asked)
{
  g_autoptr (GError) error = NULL;
  GadibaRegisterTotals *totals =
      gadiba_office_total_register (self->office, asked, &self->moment, &error);
  g_assert_no_error (error);
  return totals;
}

/* --- lines --- */

/* By when the application is to be decided, as its own page says. */
static GadibaDate
find_deadline (const PracticeDesk *self, const char *application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (self->office, application, &error);
  GadibaLegalTerm term;
  g_assert_no_error (error);
  gadiba_office_find_deadline (file->calendar, file->received, file->moved, self->moment.today,
                               &term);
  return term.last;
}

static void
check_application (const PracticeDesk *self, const GadibaRegisterRow *row)
{
  g_autofree char *of = g_strdup_printf (" WHERE a.id = %" G_GINT64_FORMAT, row->id);
  g_autofree char *decided = g_strconcat (
      "SELECT count (*) FROM decision d JOIN application a ON a.id = d.application", of, NULL);
  g_autofree char *person =
      g_strconcat ("SELECT c.person FROM application a JOIN client c ON c.id = a.client", of, NULL);
  g_autofree char *items = g_strconcat (
      "SELECT count (*) FROM decision_item i JOIN decision d ON d.id = i.decision JOIN application"
      " a ON a.id = d.application",
      of, NULL);
  gboolean open = g_strcmp0 (row->state, "open") == 0;

  g_assert_nonnull (row->application);
  g_assert_nonnull (row->family);
  g_assert_nonnull (row->code);
  g_assert_cmpuint (g_strv_length (row->benefits), >, 0);
  g_assert_cmpint (row->person, ==, query (self, person));
  g_assert_cmpint (row->decision != NULL, ==, query (self, decided) > 0);
  g_assert_cmpint (row->items->len, ==, query (self, items));
  g_assert_cmpint (row->deadline, ==,
                   open ? find_deadline (self, row->application) : GADIBA_DATE_NONE);
  g_assert_cmpint (row->caseworker != NULL, ==, row->decision != NULL);
}

static void
test_applications (PracticeDesk *self, gconstpointer data)
{
  const GadibaRegisterQuery all = { .kind = GADIBA_REGISTER_APPLICATIONS };
  g_autoptr (GPtrArray) rows = read_rows (self, &all);
  g_autoptr (GadibaRegisterTotals) totals = total (self, &all);

  g_assert_cmpint (rows->len, ==, query (self, "SELECT count (*) FROM application"));
  g_assert_cmpuint (totals->n, ==, rows->len);
  g_assert_cmpint (totals->n_open, ==,
                   query (self, "SELECT count (*) FROM application WHERE state = 'open'"));
  g_assert_cmpuint (totals->n_open, >, 0);
  g_assert_cmpuint (totals->n_decided, >, 0);
  g_assert_cmpuint (totals->n_open + totals->n_decided + totals->n_withdrawn, ==, totals->n);
  for (guint i = 0; i < rows->len; i++)
    check_application (self, rows->pdata[i]);
}

static void
test_decisions (PracticeDesk *self, gconstpointer data)
{
  const GadibaRegisterQuery all = { .kind = GADIBA_REGISTER_DECISIONS };
  g_autoptr (GPtrArray) rows = read_rows (self, &all);
  g_autoptr (GadibaRegisterTotals) totals = total (self, &all);
  GadibaMoney sum = 0, told = 0;

  g_assert_cmpint (rows->len, ==, query (self, "SELECT count (*) FROM decision"));
  for (guint i = 0; i < rows->len; i++)
    {
      const GadibaRegisterRow *row = rows->pdata[i];
      gboolean known;
      g_assert_nonnull (row->decision);
      g_assert_nonnull (row->application);
      g_assert_nonnull (row->caseworker);
      g_assert_cmpuint (row->items->len, >, 0);
      sum += gadiba_register_row_get_amount (row, &known);
    }
  for (guint i = 0; i < totals->sums->len; i++)
    told += ((GadibaRegisterSum *) totals->sums->pdata[i])->amount;
  g_assert_cmpint (sum, ==,
                   query (self, "SELECT sum (coalesce ((SELECT sum (amount) FROM decision_month m"
                                " WHERE m.item = i.id), CASE WHEN monthly = 0 THEN amount END))"
                                " FROM decision_item i WHERE outcome = 'granted'"
                                " AND benefit <> 'status'"));
  g_assert_cmpint (told, ==, sum);
  g_assert_cmpint (sum, >, 0);
}

static void
test_sums (PracticeDesk *self, gconstpointer data)
{
  const GadibaRegisterQuery gmi = { .kind = GADIBA_REGISTER_DECISIONS,
                                    .benefit = g_intern_static_string ("gmi"),
                                    .outcome = g_intern_static_string ("granted") };
  g_autoptr (GadibaRegisterTotals) totals = total (self, &gmi);

  g_assert_cmpuint (totals->sums->len, ==, 1);
  const GadibaRegisterSum *sum = totals->sums->pdata[0];
  g_assert_cmpstr (sum->benefit, ==, "gmi");
  g_assert_cmpuint (sum->n_granted, ==, totals->n);
  g_assert_cmpuint (sum->n_refused, ==, 0);
  g_assert_cmpint (sum->amount, ==,
                   query (self, "SELECT sum (m.amount) FROM decision_month m JOIN decision_item i"
                                " ON i.id = m.item WHERE benefit = 'gmi' AND outcome = 'granted'"));
}

/* --- filters --- */

#define OF_ITEMS "EXISTS (SELECT 1 FROM decision_item i WHERE i.decision = d.id AND "

static const struct
{
  GadibaRegisterQuery query;
  const char *sql; /* counts what is to be listed */
} filters[] = {
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .state = "open" },
    "SELECT count (*) FROM application WHERE state = 'open'" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .state = "decided" },
    "SELECT count (*) FROM application WHERE state = 'decided'" },
  /* A month after the 24th of September is a Saturday: Monday the 26th of October, today. */
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .state = "overdue" },
    "SELECT count (*) FROM application WHERE state = 'open' AND received < '2026-09-24'" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .benefit = "housing" },
    "SELECT count (*) FROM application_benefit WHERE benefit = 'housing'" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .outcome = "refused" },
    "SELECT count (DISTINCT d.application) FROM decision d WHERE " OF_ITEMS
    "outcome = 'refused')" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .outcome = "granted", .benefit = "gmi" },
    "SELECT count (*) FROM decision d WHERE " OF_ITEMS "outcome = 'granted' AND benefit = 'gmi')" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .status = "needy" },
    "SELECT count (*) FROM decision_item WHERE word = 'needy'" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .caseworker = 1 }, "SELECT count (*) FROM decision" },
  { { .kind = GADIBA_REGISTER_APPLICATIONS, .caseworker = 77 }, "SELECT 0" },
  { { .kind = GADIBA_REGISTER_DECISIONS, .state = "running" },
    "SELECT count (*) FROM decision d WHERE " OF_ITEMS
    "outcome = 'granted' AND coalesce (to_day, '9999') >= '2026-10-26')" },
  { { .kind = GADIBA_REGISTER_DECISIONS, .state = "ended" },
    "SELECT count (*) FROM decision d WHERE " OF_ITEMS "outcome = 'granted') AND NOT " OF_ITEMS
    "outcome = 'granted' AND coalesce (to_day, '9999') >= '2026-10-26')" },
  { { .kind = GADIBA_REGISTER_DECISIONS, .state = "replaced" }, "SELECT 0" },
  { { .kind = GADIBA_REGISTER_DECISIONS, .status = "low-income" },
    "SELECT count (*) FROM decision_item WHERE word = 'low-income'" },
  { { .kind = GADIBA_REGISTER_DECISIONS, .caseworker = 1 }, "SELECT count (*) FROM decision" },
};

static void
test_filters (PracticeDesk *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GArray) keys = list (self, &filters[i].query);
      g_autoptr (GadibaRegisterTotals) totals = total (self, &filters[i].query);
      g_test_message ("%s", filters[i].sql);
      g_assert_cmpint (keys->len, ==, query (self, filters[i].sql));
      g_assert_cmpuint (totals->n, ==, keys->len);
    }
}

/* Both days belong to the period. */
static void
test_period (PracticeDesk *self, gconstpointer data)
{
  const GadibaRegisterQuery all = { .kind = GADIBA_REGISTER_DECISIONS };
  g_autoptr (GPtrArray) rows = read_rows (self, &all);
  const GadibaRegisterRow *some = rows->pdata[rows->len / 2];
  const GadibaRegisterQuery day = { .kind = GADIBA_REGISTER_DECISIONS,
                                    .from = some->day,
                                    .to = some->day };
  const GadibaRegisterQuery before = { .kind = GADIBA_REGISTER_DECISIONS, .to = some->day - 1 };
  const GadibaRegisterQuery after = { .kind = GADIBA_REGISTER_DECISIONS, .from = some->day + 1 };
  g_autoptr (GArray) then = list (self, &day);
  g_autoptr (GArray) earlier = list (self, &before);
  g_autoptr (GArray) later = list (self, &after);

  g_assert_cmpuint (then->len, >, 0);
  g_assert_cmpuint (then->len + earlier->len + later->len, ==, rows->len);
}

/* --- letters --- */

/* On three applications in the order of their clients: as few days ago as they say. */
static const struct
{
  const char *kind;
  guint application;
  int days_ago;
  gboolean alone; /* about the applicant */
  GadibaLetterOut out;
  gboolean is_out, is_signed;
  const char *state;
} letters[] = {
  { "visit", 2, 0, FALSE, GADIBA_LETTER_PRINTED, TRUE, FALSE, "out" },
  { "declaration", 0, 0, FALSE, GADIBA_LETTER_SAVED, TRUE, TRUE, "signed" },
  { "agreement", 0, 0, TRUE, 0, FALSE, FALSE, "waiting" },
  { "visit", 1, 3, FALSE, 0, FALSE, TRUE, "signed" },
  { "application", 2, 1, FALSE, 0, FALSE, FALSE, "waiting" },
};

static char *
write_one (const PracticeDesk *self, guint i, const char *application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (self->office, application, &error);
  g_assert_no_error (error);
  const GadibaWriteRequest request = {
    .application = application,
    .kind = letters[i].kind,
    .person = letters[i].alone ? gadiba_case_get_person (file->from, 0)->id : NULL,
    .words = letters[i].alone ? "Meklē darbu." : NULL,
    .day = self->moment.today - letters[i].days_ago,
  };
  char *number = gadiba_office_write_letter (self->office, &request, &self->moment, NULL, &error);
  g_assert_no_error (error);
  return number;
}

static void
take_signed (const PracticeDesk *self, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "scan", NULL);
  const GadibaTakeSignedRequest request = { number, path };

  g_assert_true (g_file_set_contents (path, "\xff\xd8\xff\xe0", 4, NULL));
  g_autoptr (GadibaSignedFile) taken =
      gadiba_office_take_signed (self->office, &request, &self->moment, &error);
  g_assert_no_error (error);
}

/* Twice out: the last time counts. */
static void
write_letters (const PracticeDesk *self)
{
  const GadibaRegisterQuery by_name = { .kind = GADIBA_REGISTER_APPLICATIONS,
                                        .state = g_intern_static_string ("open"),
                                        .sort = g_intern_static_string ("client") };
  g_autoptr (GPtrArray) rows = read_rows (self, &by_name);
  const GadibaMoment before = { self->moment.now - 86400, self->moment.today - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      const GadibaRegisterRow *row = rows->pdata[letters[i].application];
      g_autoptr (GError) error = NULL;
      g_autofree char *number = write_one (self, i, row->application);
      if (letters[i].is_out)
        {
          gadiba_office_note_letter_out (self->office, number, GADIBA_LETTER_SAVED, &before,
                                         &error);
          gadiba_office_note_letter_out (self->office, number, letters[i].out, &self->moment,
                                         &error);
        }
      g_assert_no_error (error);
      if (letters[i].is_signed)
        take_signed (self, number);
    }
}

static void
check_letter (const PracticeDesk *self, const GadibaRegisterRow *row, guint i)
{
  const GadibaRegisterLetter *letter = &row->letter;
  g_autofree char *number = g_strdup_printf ("V/2026/%u", i + 1);
  GadibaDate today = self->moment.today;

  g_assert_cmpstr (letter->number, ==, number);
  g_assert_cmpstr (letter->kind, ==, letters[i].kind);
  g_assert_cmpint (row->day, ==, today - letters[i].days_ago);
  g_assert_cmpint (letter->out, ==, letters[i].is_out ? today : GADIBA_DATE_NONE);
  g_assert_cmpstr (letter->way, ==,
                   !letters[i].is_out                        ? NULL
                   : letters[i].out == GADIBA_LETTER_PRINTED ? "printed"
                                                             : "saved");
  g_assert_cmpint (letter->came_in, ==, letters[i].is_signed ? today : GADIBA_DATE_NONE);
  g_assert_cmpstr (gadiba_register_letter_get_state (letter), ==, letters[i].state);
  g_assert_nonnull (row->application);
  g_assert_nonnull (row->code);
  g_assert_nonnull (row->caseworker);
  g_assert_cmpstr (letter->family, ==, letters[i].alone ? row->family : NULL);
  g_assert_cmpstr (letter->given, ==, letters[i].alone ? row->given : NULL);
  g_assert_cmpint (letter->person, ==, letters[i].alone ? row->person : 0);
  g_assert_null (row->decision);
}

static const struct
{
  const char *state, *letter;
  int from, to; /* days ago; -1: whenever */
  gint64 caseworker;
  const char *found; /* numbers of letters, by number */
} letter_filters[] = {
  { NULL, NULL, -1, -1, 0, "12345" },  { "waiting", NULL, -1, -1, 0, "35" },
  { "out", NULL, -1, -1, 0, "1" },     { "signed", NULL, -1, -1, 0, "24" },
  { NULL, "visit", -1, -1, 0, "14" },  { NULL, "invitation", -1, -1, 0, "" },
  { NULL, NULL, 1, -1, 0, "1235" },    { NULL, NULL, 3, 1, 0, "45" },
  { NULL, NULL, -1, -1, 1, "12345" },  { NULL, NULL, -1, -1, 77, "" },
  { "signed", "visit", 3, 3, 1, "4" },
};

/* Returns: (transfer full): the numbers of the letters, one digit each */
static char *
list_letters (const PracticeDesk *self, const GadibaRegisterQuery *asked)
{
  g_autoptr (GPtrArray) rows = read_rows (self, asked);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *number = ((GadibaRegisterRow *) rows->pdata[i])->letter.number;
      g_string_append (found, number + strlen ("V/2026/"));
    }
  return g_string_free (found, FALSE);
}

static void
filter_letters (const PracticeDesk *self, gsize i)
{
  GadibaDate today = self->moment.today;
  const GadibaRegisterQuery asked = {
    .kind = GADIBA_REGISTER_LETTERS,
    .state = g_intern_string (letter_filters[i].state),
    .letter = g_intern_string (letter_filters[i].letter),
    .from = letter_filters[i].from >= 0 ? today - letter_filters[i].from : GADIBA_DATE_NONE,
    .to = letter_filters[i].to >= 0 ? today - letter_filters[i].to : GADIBA_DATE_NONE,
    .caseworker = letter_filters[i].caseworker,
    .sort = g_intern_static_string ("number"),
  };
  g_autofree char *found = list_letters (self, &asked);
  g_autoptr (GadibaRegisterTotals) totals = total (self, &asked);

  g_assert_cmpstr (found, ==, letter_filters[i].found);
  g_assert_cmpuint (totals->n, ==, strlen (found));
  g_assert_cmpuint (totals->n_waiting + totals->n_out + totals->n_signed, ==, totals->n);
  g_assert_cmpuint (totals->sums->len, ==, 0);
}

/* Kinds stand as one chooses them; what is the same goes by day. */
static void
order_letters (const PracticeDesk *self)
{
  static const char *const orders[][2] = {
    { "number", "12345" }, { "day", "45123" },        { "client", "23415" },
    { "kind", "25341" },   { "caseworker", "45123" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      GadibaRegisterQuery asked = { .kind = GADIBA_REGISTER_LETTERS,
                                    .sort = g_intern_static_string (orders[i][0]) };
      g_autofree char *rising = list_letters (self, &asked);
      asked.descending = TRUE;
      g_autofree char *falling = list_letters (self, &asked);
      g_assert_cmpstr (rising, ==, orders[i][1]);
      g_assert_cmpstr (g_strreverse (falling), ==, rising);
    }
}

static void
test_letters (PracticeDesk *self, gconstpointer data)
{
  const GadibaRegisterQuery all = { .kind = GADIBA_REGISTER_LETTERS,
                                    .sort = g_intern_static_string ("number") };
  g_autoptr (GError) error = NULL;

  g_autofree char *none = list_letters (self, &all);
  g_assert_cmpstr (none, ==, "");
  write_letters (self);
  gint64 before = query (self, "SELECT max (number) FROM journal");
  g_autoptr (GPtrArray) rows = read_rows (self, &all);
  g_autoptr (GadibaRegisterTotals) totals = total (self, &all);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (letters));
  for (guint i = 0; i < rows->len; i++)
    check_letter (self, rows->pdata[i], i);
  g_assert_cmpuint (totals->n_waiting, ==, 2);
  g_assert_cmpuint (totals->n_out, ==, 1);
  g_assert_cmpuint (totals->n_signed, ==, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (letter_filters); i++)
    filter_letters (self, i);
  order_letters (self);
  g_assert_cmpint (query (self, "SELECT max (number) FROM journal"), ==, before);
  g_autoptr (GPtrArray) taken =
      gadiba_office_export_register (self->office, &all, &self->moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, rows->len);
  g_assert_cmpint (query (self, "SELECT count (*) FROM journal WHERE action = 'export' AND words ="
                                " 'exported the register of letters, 5 lines'"),
                   ==, 1);
}

/* --- order --- */

static int
compare_names (const GadibaCollator *collator, const GadibaRegisterRow *a,
               const GadibaRegisterRow *b)
{
  int order = gadiba_collator_compare (collator, a->family, b->family);

  return order != 0 ? order : gadiba_collator_compare (collator, a->given, b->given);
}

static void
test_order (PracticeDesk *self, gconstpointer data)
{
  static const char *const sorts[][8] = {
    { "day", "number", "client", "state", "caseworker", NULL },
    { "day", "number", "client", "state", "caseworker", "amount", "until", NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCollator) collator = gadiba_collator_new (&error);

  for (GadibaRegisterKind kind = 0; kind <= GADIBA_REGISTER_DECISIONS; kind++)
    for (gsize i = 0; sorts[kind][i] != NULL; i++)
      {
        GadibaRegisterQuery asked = { .kind = kind, .sort = g_intern_string (sorts[kind][i]) };
        g_autoptr (GArray) rising = list (self, &asked);
        asked.descending = TRUE;
        g_autoptr (GArray) falling = list (self, &asked);
        g_assert_cmpuint (rising->len, ==, falling->len);
        for (guint k = 0; k < rising->len; k++)
          g_assert_cmpint (g_array_index (rising, gint64, k), ==,
                           g_array_index (falling, gint64, rising->len - 1 - k));
      }
  const GadibaRegisterQuery by_name = { .kind = GADIBA_REGISTER_APPLICATIONS,
                                        .sort = g_intern_static_string ("client") };
  g_autoptr (GPtrArray) rows = read_rows (self, &by_name);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpint (compare_names (collator, rows->pdata[i - 1], rows->pdata[i]), <=, 0);
}

/* Whoever is called otherwise has another place at once. That all lines are those that would be
 * made anew, is held at the end of each test. */
static void
test_renamed (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaOfficeSettings) settings = gadiba_office_read_settings (self->office, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaOfficeStaff) staff = gadiba_office_staff_copy (settings->caseworkers->pdata[0]);
  g_assert_cmpint (staff->id, ==, 1);
  g_free (staff->name);
  staff->name = g_strdup ("Zita Āre");
  gadiba_office_save_staff (self->office, staff, &self->moment, &error);
  g_assert_no_error (error);
  gint64 n = query (self, "SELECT count (*) FROM decision");
  g_assert_cmpint (n, >, 0);
#define OF_ZITA(table) "SELECT count (*) FROM " table " WHERE caseworker_name = 'Zita Āre'"
  g_assert_cmpint (query (self, OF_ZITA ("search_decision")), ==, n);
  g_assert_cmpint (query (self, OF_ZITA ("search_application")), ==, n);
}

/* --- the rest --- */

static void
test_choices (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRegisterChoices) choices =
      gadiba_office_read_register_choices (self->office, &error);
  gboolean has_gmi = FALSE;

  g_assert_no_error (error);
  g_assert_cmpint (choices->names->len, ==, query (self, "SELECT count (*) FROM caseworker"));
  g_assert_cmpuint (choices->names->len, ==, choices->caseworkers->len);
  for (guint i = 0; i < choices->benefits->len; i++)
    has_gmi |= g_str_equal (choices->benefits->pdata[i], "gmi");
  g_assert_true (has_gmi);
}

/* Reading leaves nothing in the journal; taking out leaves one entry that names nobody. */
static void
test_export (PracticeDesk *self, gconstpointer data)
{
  const GadibaRegisterQuery asked = { .kind = GADIBA_REGISTER_DECISIONS,
                                      .state = g_intern_static_string ("running") };
  g_autoptr (GError) error = NULL;
  gint64 before = query (self, "SELECT max (number) FROM journal");
  g_autoptr (GPtrArray) rows = read_rows (self, &asked);
  g_autoptr (GadibaRegisterTotals) totals = total (self, &asked);

  g_assert_cmpint (query (self, "SELECT max (number) FROM journal"), ==, before);
  g_autoptr (GPtrArray) taken =
      gadiba_office_export_register (self->office, &asked, &self->moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (taken->len, ==, rows->len);
  g_assert_cmpint (query (self, "SELECT max (number) FROM journal"), ==, before + 1);
  g_assert_cmpint (query (self, "SELECT count (*) FROM journal WHERE action = 'export'"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test)                                                                            \
  g_test_add (name, PracticeDesk, NULL, set_up_practice, test, tear_down_practice)
  ADD ("/registers/applications", test_applications);
  ADD ("/registers/decisions", test_decisions);
  ADD ("/registers/sums", test_sums);
  ADD ("/registers/filters", test_filters);
  ADD ("/registers/period", test_period);
  ADD ("/registers/letters", test_letters);
  ADD ("/registers/order", test_order);
  ADD ("/registers/renamed", test_renamed);
  ADD ("/registers/choices", test_choices);
  ADD ("/registers/export", test_export);
  return g_test_run ();
}
