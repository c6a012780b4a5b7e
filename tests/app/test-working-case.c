/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-register.h"
#include "working-case-test.h"

/*
 * The case as the window has it: what is typed is in force at once and goes into the records
 * behind, in its order.
 */

/* --- storing --- */

static void
test_at_once (Desk *self, gconstpointer data)
{
  const GadibaCasePlace income = { GADIBA_PART_PERSON, "income", "p2", NULL, 0, 0 };

  set (self, &income, "complete", "income");
  wait_for_state (self, GADIBA_STORED);
  self->n_changed = 0;
  const GadibaAssessment *assessment = gadiba_working_case_get_assessment (self->working);
  g_autofree char *before = g_strdup (gadiba_assessment_get (assessment, "household.income"));

  g_assert_cmpstr (before, !=, "undecided");
  set (self, &wage, "150", "wage");
  assert_shown (self, &wage, "150.00");
  assessment = gadiba_working_case_get_assessment (self->working);
  g_assert_cmpstr (gadiba_assessment_get (assessment, "household.income"), !=, before);
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORING);

  wait_for_state (self, GADIBA_STORED);
  assert_in_records (self, &wage, "150.00");
  assert_shown (self, &wage, "150.00");
  g_assert_cmpuint (self->n_changed, ==, 1); /* the records say nothing new */
}

/* Many changes, each typed before the last one is stored: all of them are, in their order. */
static void
test_in_order (Desk *self, gconstpointer data)
{
  gint64 first = count (&self->office, N_ENTRIES);

  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u.00", 500 + i);
      g_autofree char *words = g_strdup_printf ("step %u", i);
      set (self, i % 2 != 0 ? &wage : &rent, value, words);
    }
  assert_shown (self, &wage, "511.00");
  wait_for_state (self, GADIBA_STORED);
  assert_shown (self, &wage, "511.00");
  assert_shown (self, &rent, "512.00");
  assert_in_records (self, &wage, "511.00");
  assert_in_records (self, &rent, "512.00");
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, first + 12);
  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM journal WHERE number = %" G_GINT64_FORMAT " AND words = 'step %u'",
          first + i, i);
      g_assert_cmpint (count (&self->office, sql), ==, 1);
    }
}

static void
test_refused (Desk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 entries = count (&self->office, N_ENTRIES);

  g_assert_false (
      gadiba_working_case_set (self->working, &activity, "astronaut", "activity", &error));
  g_assert_error (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_VALUE);
  assert_shown (self, &activity, "employed");
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries);
}

/* The same value, also when it is written otherwise, is no change. */
static void
test_same (Desk *self, gconstpointer data)
{
  gint64 entries = count (&self->office, N_ENTRIES);

  set (self, &wage, "120.00", "wage");
  set (self, &wage, "0120.0", "wage");
  set (self, &heating, NULL, "heating");
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);
  finish_jobs (self->session);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (self->n_states, ==, 0);
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries);
}

static void
test_many (Desk *self, gconstpointer data)
{
  const GadibaCasePlace places[] = { wage, rent, tenure };
  const char *const values[] = { "1.00", "2.00", "owned" };
  gint64 entries = count (&self->office, N_ENTRIES);
  g_autoptr (GError) error = NULL;

  g_assert_true (gadiba_working_case_set_many (self->working, places, values, 3, "all", &error));
  g_assert_no_error (error);
  wait_for_state (self, GADIBA_STORED);
  assert_in_records (self, &wage, "1.00");
  assert_in_records (self, &rent, "2.00");
  assert_in_records (self, &tenure, "owned");
  g_assert_cmpuint (self->n_changed, ==, 1);
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries + 1);
}

/* The last of several values cannot be: nothing is changed, neither values nor rows. */
static const struct
{
  const char *name;
  GadibaCasePlace place;
  const char *value;
} before_the_wrong_one[] = {
  { "value", { GADIBA_PART_INCOME, "amount", "p1", "wage", JANUARY, 0 }, "1.00" },
  { "nothing", { GADIBA_PART_INCOME, "amount", "p1", "wage", JANUARY, 0 }, NULL },
  { "lines", { GADIBA_PART_INCOME, "amount", "p1", "wage", JANUARY, 0 }, "1.00+2.00" },
  { "new-line", { GADIBA_PART_INCOME, "amount", "p2", "rent", JANUARY, 0 }, "1.00" },
  { "new-cost", { GADIBA_PART_COST, "amount", NULL, "heating", JANUARY, 0 }, "1.00" },
  { "savings", { GADIBA_PART_SAVINGS, "amount", "p2", NULL, 0, 0 }, "0.00" },
  { "vehicle", { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 1 }, "mass=900" },
  { "mass", { GADIBA_PART_VEHICLE, "mass", NULL, NULL, 0, 1 }, "900" },
  { "no-vehicle", { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 0 }, NULL },
  { "land", { GADIBA_PART_LAND, "hectares", NULL, NULL, 0, 0 }, "2.50" },
  { "real-estate", { GADIBA_PART_REAL_ESTATE, "use", NULL, NULL, 0, 0 }, "lived-in" },
  { "fact", { GADIBA_PART_FACT, "value", "p1", "school-year-started", 0, 0 }, "yes" },
};

static void
test_none_of_many (Desk *self, gconstpointer data)
{
  g_autoptr (GadibaCaseFile) before = read_file (self->office.anna, self->office.number);
  gint64 entries = count (&self->office, N_ENTRIES);

  for (gsize i = 0; i < G_N_ELEMENTS (before_the_wrong_one); i++)
    {
      const GadibaCasePlace places[] = { tenure, before_the_wrong_one[i].place, activity };
      const char *const values[] = { "owned", before_the_wrong_one[i].value, "astronaut" };
      const GadibaCase *now = gadiba_working_case_get_case (self->working);
      g_autoptr (GError) error = NULL;
      g_test_message ("%s", before_the_wrong_one[i].name);
      g_assert_false (
          gadiba_working_case_set_many (self->working, places, values, 3, "all", &error));
      g_assert_error (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_VALUE);
      g_autoptr (GPtrArray) changes = gadiba_case_list_changes (before->from, now);
      g_assert_cmpuint (changes->len, ==, 0);
      g_assert_cmpuint (now->vehicles->len, ==, before->from->vehicles->len);
    }
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);
  g_assert_cmpint (count (&self->office, N_ENTRIES), ==, entries);
}

/* Rows come and go before the wrong value: those that were there stand where they stood. */
static void
test_rows_of_many (Desk *self, gconstpointer data)
{
  const GadibaCasePlace first = { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 0 };
  const GadibaCasePlace second = { GADIBA_PART_VEHICLE, "mass", NULL, NULL, 0, 1 };
  const GadibaCasePlace places[] = { second, first, first, activity };
  const char *const values[] = { "700", NULL, NULL, "astronaut" };

  set (self, &second, "900", "vehicle");
  wait_for_state (self, GADIBA_STORED);
  g_assert_false (gadiba_working_case_set_many (self->working, places, values, 4, "all", NULL));
  assert_shown (self, &first, "person=p1 mass=1500");
  assert_shown (self, &second, "900");
  g_assert_cmpuint (gadiba_working_case_get_case (self->working)->vehicles->len, ==, 2);
}

/* What the case takes but the records refuse: a sentence, and the records' value. */
static void
test_refused_by_records (Desk *self, gconstpointer data)
{
  const GadibaCasePlace code = { GADIBA_PART_PERSON, "code", "p1", NULL, 0, 0 };

  set (self, &code, "320000-00025", "code"); /* that of Jānis */
  assert_shown (self, &code, "320000-00025");
  wait_for_state (self, GADIBA_STORED);
  finish_jobs (self->session);
  wait_for_state (self, GADIBA_STORED);
  g_assert_nonnull (self->refused);
  g_assert_nonnull (strstr (self->refused, "320000-00025"));
  g_assert_null (self->told);
  g_assert_cmpuint (self->n_conflicts, ==, 0);
  assert_shown (self, &code, "320000-00017");
  assert_in_records (self, &code, "320000-00017");
}

/* Of several things one in the middle goes, and not another in its stead. */
static void
test_thing_goes (Desk *self, gconstpointer data)
{
  static const char *const masses[] = { "1000", "2000", "2000" };

  for (guint i = 0; i < G_N_ELEMENTS (masses); i++)
    {
      const GadibaCasePlace place = { GADIBA_PART_VEHICLE, "mass", NULL, NULL, 0, i };
      set (self, &place, masses[i], "vehicle");
    }
  for (guint left = 2; left > 0; left--)
    {
      set (self, &vehicle, NULL, "vehicle");
      wait_for_state (self, GADIBA_STORED);
      g_assert_cmpuint (gadiba_working_case_get_case (self->working)->vehicles->len, ==, left);
      g_autoptr (GadibaCaseFile) file = read_file (self->office.berta, self->office.number);
      g_assert_cmpuint (file->from->vehicles->len, ==, left);
      const GadibaCasePlace first = { GADIBA_PART_VEHICLE, "mass", NULL, NULL, 0, 0 };
      assert_in_records (self, &first, "2000");
    }
}

/* --- undo --- */

static void
test_undo (Desk *self, gconstpointer data)
{
  g_assert_null (gadiba_working_case_get_undo (self->working));
  g_assert_null (gadiba_working_case_get_redo (self->working));
  set (self, &wage, "1.00", "first");
  set (self, &rent, "2.00", "second");
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpstr (gadiba_working_case_get_undo (self->working), ==, "second");
  g_assert_null (gadiba_working_case_get_redo (self->working));

  gadiba_working_case_undo (self->working);
  gadiba_working_case_undo (self->working);
  wait_for_state (self, GADIBA_STORED);
  assert_shown (self, &wage, "120.00");
  assert_shown (self, &rent, "45.00");
  assert_in_records (self, &wage, "120.00");
  g_assert_null (gadiba_working_case_get_undo (self->working));
  g_assert_cmpstr (gadiba_working_case_get_redo (self->working), ==, "first");

  gadiba_working_case_redo (self->working);
  wait_for_state (self, GADIBA_STORED);
  assert_shown (self, &wage, "1.00");
  assert_shown (self, &rent, "45.00");
  g_assert_cmpstr (gadiba_working_case_get_undo (self->working), ==, "first");
  g_assert_cmpstr (gadiba_working_case_get_redo (self->working), ==, "second");
}

/* There is nothing to undo: a sentence, and no harm. */
static void
test_nothing_to_undo (Desk *self, gconstpointer data)
{
  gadiba_working_case_undo (self->working);
  wait_for_state (self, GADIBA_STORED);
  finish_jobs (self->session);
  g_assert_nonnull (self->told);
  assert_shown (self, &wage, "120.00");
}

/* What was stored before the case was opened can be taken back too. */
static void
test_undo_of_yesterday (Desk *self, gconstpointer data)
{
  set (self, &wage, "1.00", "first");
  wait_for_state (self, GADIBA_STORED);
  close_case (self);
  open_case (self);
  finish_jobs (self->session);
  g_assert_cmpstr (gadiba_working_case_get_undo (self->working), ==, "first");
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);
}

/* --- jobs of others --- */

static gpointer
remove_spouse (GadibaOffice *office, const GadibaMoment *now, gpointer data, GError **error)
{
  return gadiba_office_remove_member (office, data, "p2", now, error);
}

static void
test_job (Desk *self, gconstpointer data)
{
  const GadibaJob job = { remove_spouse, g_strdup (self->office.number), g_free, NULL };

  set (self, &wage, "1.00", "wage");
  gadiba_working_case_run_async (self->working, &job, "spouse", NULL, NULL);
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (gadiba_working_case_get_case (self->working)->persons->len, ==, 1);
  assert_shown (self, &wage, "1.00");
  gadiba_working_case_undo (self->working);
  wait_for_state (self, GADIBA_STORED);
  g_assert_cmpuint (gadiba_working_case_get_case (self->working)->persons->len, ==, 2);
}

/* --- what others write --- */

static void
test_poll (Desk *self, gconstpointer data)
{
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  g_assert_cmpuint (self->n_changed, ==, 0);
  g_assert_cmpuint (self->n_states, ==, 0); /* nothing was read anew */

  gadiba_case_file_free (
      edit_well (self->office.berta, self->office.number, &wage, "120.00", "200.00"));
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  g_assert_cmpuint (self->n_changed, ==, 1);
  assert_shown (self, &wage, "200.00");
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, GADIBA_STORED);

  /* Each change is told once, and one's own are none. */
  guint n_states = self->n_states;
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  g_assert_cmpuint (self->n_states, ==, n_states);
  set (self, &wage, "1.00", "wage");
  wait_for_state (self, GADIBA_STORED);
  n_states = self->n_states;
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  g_assert_cmpuint (self->n_states, ==, n_states);
}

/* What is typed between the question and the answer is not overwritten. */
static void
test_poll_while_typing (Desk *self, gconstpointer data)
{
  gadiba_case_file_free (
      edit_well (self->office.berta, self->office.number, &wage, "120.00", "200.00"));
  gadiba_working_case_poll (self->working);
  set (self, &rent, "50.00", "rent");
  gadiba_working_case_poll (self->working);
  finish_jobs (self->session);
  wait_for_state (self, GADIBA_STORED);
  assert_shown (self, &rent, "50.00");
  assert_shown (self, &wage, "200.00");
  assert_in_records (self, &rent, "50.00");
}

/* --- the end --- */

/* The window is closed at once after typing: everything is stored before the case goes. */
static void
test_closed_while_storing (Desk *self, gconstpointer data)
{
  set (self, &wage, "1.00", "first");
  set (self, &wage, "2.00", "second");
  gadiba_working_case_undo (self->working);
  gadiba_working_case_poll (self->working);
  set (self, &rent, "3.00", "third");
  close_case (self);
  finish_jobs (self->session);
  assert_in_records (self, &wage, "1.00");
  assert_in_records (self, &rent, "3.00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("at-once", test_at_once);
  TEST ("thing-goes", test_thing_goes);
  TEST ("in-order", test_in_order);
  TEST ("refused", test_refused);
  TEST ("same", test_same);
  TEST ("many", test_many);
  TEST ("none-of-many", test_none_of_many);
  TEST ("rows-of-many", test_rows_of_many);
  TEST ("refused-by-records", test_refused_by_records);
  TEST ("undo", test_undo);
  TEST ("nothing-to-undo", test_nothing_to_undo);
  TEST ("undo-of-yesterday", test_undo_of_yesterday);
  TEST ("job", test_job);
  TEST ("poll", test_poll);
  TEST ("poll-while-typing", test_poll_while_typing);
  TEST ("closed-while-storing", test_closed_while_storing);
  return g_test_run ();
}
