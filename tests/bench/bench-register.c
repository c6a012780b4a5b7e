/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "bench-clients.h"
#include "gadiba-office-register.h"
#include "gadiba-office-undo.h"

/* What a window asks while somebody is typed in, and how fast a change goes back and forth, in an
 * office of 1 000 000 persons. Arguments: the build folder; then optionally how many persons. */

#define LOOKS 1000
#define TURNS 200

static GadibaMoment
get_moment (void)
{
  return (GadibaMoment){ BENCH_NOW, gadiba_date_new (2026, 2, 20) };
}

static void
report (const char *what, gdouble *figures, guint n)
{
  qsort (figures, n, sizeof (gdouble), bench_compare);
  printf ("%-46s %5u × %9.2f / %9.2f / %9.2f ms\n", what, n, figures[n / 2], figures[n * 99 / 100],
          figures[n - 1]);
  fflush (stdout);
}

/* --- who is meant --- */

/* Somebody of the office, to be typed in. Strings owned. */
typedef struct
{
  char *given, *family, *code;
  GadibaDate born;
} Somebody;

static Somebody *
read_persons (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  gint64 last = bench_query (db, "SELECT max (id) FROM person");
  Somebody *persons = g_new0 (Somebody, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GadibaStatement) row = gadiba_db_query (
          db,
          "SELECT n.given, n.family, c.code, p.born FROM person p JOIN person_name n ON n.person ="
          " p.id JOIN person_code c ON c.person = p.id WHERE p.id = :id",
          BINDS (BIND_INT ("id", 1 + (gint64) i * 7919 % last)), &error);
      gboolean found = FALSE;
      gadiba_statement_step (row, &found, &error);
      g_assert_true (found);
      persons[i].given = g_strdup (gadiba_statement_get_text (row, 0));
      persons[i].family = g_strdup (gadiba_statement_get_text (row, 1));
      persons[i].code = g_strdup (gadiba_statement_get_text (row, 2));
      persons[i].born = gadiba_statement_get_date (row, 3);
    }
  return persons;
}

typedef enum
{
  WITH_CODE,
  WITH_BIRTH,
  CHANGED_OVER,
  WITHOUT_BIRTH,
  N_WAYS
} Way;

/* Returns: whether the person is found as he or she must be */
static gboolean
look_once (GadibaOffice *office, const Somebody *somebody, Way way, gdouble *figure)
{
  g_autoptr (GError) error = NULL;
  GadibaCasePerson typed = { .given = somebody->given, .family = somebody->family };
  if (way == WITH_CODE)
    typed.code = somebody->code;
  if (way != WITHOUT_BIRTH)
    typed.born = somebody->born;
  if (way == CHANGED_OVER)
    {
      typed.given = somebody->family;
      typed.family = somebody->given;
    }
  gdouble start = bench_now ();
  g_autoptr (GPtrArray) found = gadiba_office_find_alike (office, &typed, &error);
  *figure = bench_get_ms_since (start);
  g_assert_no_error (error);
  return found->len > 0;
}

static void
bench_alike (GadibaOffice *office, const char *path)
{
  static const char *const names[N_WAYS] = { "who is alike: all typed", "  name and birth date",
                                             "  names changed over", "  a name alone" };
  Somebody *persons = read_persons (path, LOOKS);
  for (Way way = 0; way < N_WAYS; way++)
    {
      gdouble figures[LOOKS];
      for (guint i = 0; i < LOOKS; i++)
        g_assert_true (look_once (office, &persons[i], way, &figures[i]));
      report (names[way], figures, LOOKS);
    }
  for (guint i = 0; i < LOOKS; i++)
    {
      g_free (persons[i].given);
      g_free (persons[i].family);
      g_free (persons[i].code);
    }
  g_free (persons);
}

/* --- back and forth --- */

static void
edit_once (GadibaOffice *office, const char *number, const char *rooms)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_moment ();
  const GadibaCasePlace place = { .part = GADIBA_PART_DWELLING, .field = "rooms" };
  g_autoptr (GadibaCaseFile) before = gadiba_office_read_case (office, number, &error);
  g_assert_no_error (error);
  g_autofree char *stated = gadiba_case_dup_value (before->from, &place);
  g_autoptr (GadibaCaseChange) change = gadiba_case_change_new (&place, stated, rooms);
  const GadibaCaseChange *const changes[] = { change };
  const GadibaEditRequest request = {
    .number = number, .changes = changes, .n_changes = 1, .words = "changed rooms"
  };
  g_autoptr (GadibaCaseFile) file = gadiba_office_edit (office, &request, &moment, NULL, &error);
  g_assert_no_error (error);
}

static void
bench_turns (GadibaOffice *office, const char *number)
{
  gdouble edited[TURNS], undone[TURNS], redone[TURNS], told[TURNS], watched[TURNS];
  const GadibaMoment moment = get_moment ();
  g_autoptr (GError) error = NULL;
  for (guint i = 0; i < TURNS; i++)
    {
      gdouble start = bench_now ();
      edit_once (office, number, i % 2 == 0 ? "2" : "3");
      edited[i] = bench_get_ms_since (start);
      start = bench_now ();
      g_autoptr (GadibaCaseFile) file = gadiba_office_undo (office, number, &moment, NULL, &error);
      undone[i] = bench_get_ms_since (start);
      g_assert_no_error (error);
      start = bench_now ();
      g_autoptr (GadibaUndoState) state = gadiba_office_read_undo (office, number, &moment, &error);
      told[i] = bench_get_ms_since (start);
      g_assert_nonnull (state->redo);
      start = bench_now ();
      g_assert_false (gadiba_office_has_changed (office, file->entry, number, NULL, &error));
      watched[i] = bench_get_ms_since (start);
      start = bench_now ();
      g_autoptr (GadibaCaseFile) again = gadiba_office_redo (office, number, &moment, NULL, &error);
      redone[i] = bench_get_ms_since (start);
      g_assert_no_error (error);
    }
  report ("a case read and edited, beside which:", edited, TURNS);
  report ("undo, with the case as it is then", undone, TURNS);
  report ("redo, with the case as it is then", redone, TURNS);
  report ("what can be undone", told, TURNS);
  report ("whether anything has changed (nothing)", watched, TURNS);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc < 2)
    return 1;
  g_autofree char *folder = g_build_filename (argv[1], "bench-register-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  bench_make_clients (path, argc > 2 ? (guint) strtoul (argv[2], NULL, 10) : 1000000);
  {
    g_autoptr (GadibaOffice) office = gadiba_office_open (path, "anna", &error);
    g_assert_no_error (error);
    printf ("%-46s %5s   %9s / %9s / %9s\n", "", "", "p50", "p99", "greatest");
    bench_alike (office, path);
    bench_turns (office, "IES/2026/3");
  }
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
  return 0;
}
