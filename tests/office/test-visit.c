/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-intake.h"
#include "gadiba-office-prepare.h"
#include "office-test.h"

/* A municipality asks for a home visit: its report is told until it has come. */

static const char book[] =
    "<rules xmlns=\"urn:gadiba:rules:1\" id=\"town\" edition=\"1\" title=\"Town\" extends=\"lv\">"
    "<section id=\"visits\" title=\"Apsekošana\"><step id=\"paper.visit\" replaces=\"yes\""
    " type=\"yes-no\" quiet=\"yes\" source=\"SPSPL 7(6)\" title=\"Dzīvesvietas apsekošanas akts\">"
    "<formula from=\"2026-01-01\">asked(housing)</formula></step></section></rules>";

/* Returns: (nullable) (transfer none) */
static const GadibaCheck *
find_visit (const GadibaPrepared *prepared)
{
  for (guint i = 0; i < prepared->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (prepared->checks, i);
      if (g_str_equal (check->id, "visit"))
        return check;
    }
  return NULL;
}

static GadibaPrepared *
prepare (TestOffice *self, const char *number)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaDecideRequest request = { .application = number,
                                        .day = gadiba_date_new (2026, 6, 20) };
  g_autoptr (GError) error = NULL;
  GadibaPrepared *prepared = gadiba_office_prepare (self->office, &request, &moment, &error);

  g_assert_no_error (error);
  return prepared;
}

static void
note_report (TestOffice *self, const char *number)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaIntakePlace place = { .field = GADIBA_INTAKE_RECEIVED, .kind = "paper.visit" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaIntakeChange) change = gadiba_intake_change_new (&place, NULL, "2026-06-18");
  const GadibaIntakeChange *const changes[] = { change };
  const GadibaIntakeRequest request = { number, changes, 1, "visited" };
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_change_intake (self->office, &request, &moment, NULL, &error);

  g_assert_no_error (error);
}

static void
test_asked (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "town.xml", NULL);
  const char *const books[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, book, -1, &error);
  g_assert_no_error (error);
  g_auto (TestOffice) self = make_test_office_under (NULL, "anna", books);
  g_autofree char *number = register_test_case (&self, "cases", "derived-housing-with-gmi.xml");
  g_autoptr (GadibaPrepared) missing = prepare (&self, number);
  const GadibaCheck *check = find_visit (missing);
  g_assert_nonnull (check);
  g_assert_cmpint (check->severity, ==, GADIBA_CHECK_WARN);
  g_assert_cmpstr (check->title, ==, "Dzīvesvieta nav apsekota, bet noteikumi to prasa");
  g_assert_cmpstr (check->detail, ==, "Dzīvesvietas apsekošanas akts (SPSPL 7(6))");
  g_assert_cmpstr (check->place.page, ==, "application");
  note_report (&self, number);
  g_autoptr (GadibaPrepared) made = prepare (&self, number);
  g_assert_cmpint (find_visit (made)->severity, ==, GADIBA_CHECK_OK);
  remove_folder (g_steal_pointer (&folder));
}

/* The national book asks nobody: there is nothing to tell. */
static void
test_not_asked (void)
{
  g_auto (TestOffice) self = make_test_office (NULL);
  g_autofree char *number = register_test_case (&self, "cases", "derived-housing-with-gmi.xml");
  g_autoptr (GadibaPrepared) prepared = prepare (&self, number);

  g_assert_null (find_visit (prepared));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/visit/asked", test_asked);
  g_test_add_func ("/office/visit/not-asked", test_not_asked);
  return g_test_run ();
}
