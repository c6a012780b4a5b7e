/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-due.h"
#include "gadiba-letter-out.h"

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

/* Registers an application that is received on that day of 2026, by person and client @n. */
static void
import_received (GadibaDb *db, guint n, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-%s\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"Anna-%u\" family=\"Ozola\""
      " code=\"320001-%05u\" born=\"1980-03-15\" relation=\"self\"/></household></case>",
      day, n, n);
  g_autoptr (GadibaCase) from = parse_case (text);
  GadibaAction *action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  gadiba_action_set_subject (action, "application", application->id);
  commit_action (action);
}

static void
act (GadibaDb *db, const char *name, const char *sql)
{
  GadibaAction *action = begin_action (db, 1, name);
  execute (db, sql);
  commit_action (action);
}

/* @lines: "number day text" of each, with semicolons between; @n: how many there are in all */
static void
assert_due (GadibaDb *db, const GadibaDueQuestion *question, const char *lines, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint found;
  g_autoptr (GPtrArray) all = gadiba_due_list (db, question, &found, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaDue *due = all->pdata[i];
      g_autofree char *day = gadiba_date_format (due->day);
      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "",
                              due->decision != NULL      ? due->decision
                              : due->application != NULL ? due->application
                                                         : "-",
                              day, due->text != NULL ? due->text : due->family);
    }
  g_assert_cmpstr (text->str, ==, lines);
  g_assert_cmpuint (found, ==, n);
}

static void
test_applications (Fixture *self, gconstpointer data)
{
  import_received (self->db, 1, "02-12");
  import_received (self->db, 2, "02-10");
  import_received (self->db, 3, "02-11");
  import_received (self->db, 4, "02-13");
  GadibaDueQuestion question = { .kind = GADIBA_DUE_APPLICATION,
                                 .last = gadiba_date_new (2026, 2, 12),
                                 .max = 9 };
  assert_due (self->db, &question,
              "IES/2026/2 2026-02-10 Ozola; IES/2026/3 2026-02-11 Ozola; IES/2026/1 2026-02-12"
              " Ozola",
              3);
  question.max = 2;
  assert_due (self->db, &question, "IES/2026/2 2026-02-10 Ozola; IES/2026/3 2026-02-11 Ozola", 3);
  act (self->db, "edit", "UPDATE application SET state = 'decided' WHERE id = 2");
  assert_due (self->db, &question, "IES/2026/3 2026-02-11 Ozola; IES/2026/1 2026-02-12 Ozola", 2);
  /* Of another caseworker is what he or she keeps the card of. */
  act (self->db, "staff",
       "INSERT INTO caseworker (login, name, from_day) VALUES ('zane', 'Zane',"
       " '2020-01-01')");
  act (self->db, "edit", "UPDATE client SET caseworker = 2 WHERE id = 3");
  question.caseworker = 1;
  assert_due (self->db, &question, "IES/2026/1 2026-02-12 Ozola", 1);
  question.caseworker = 2;
  assert_due (self->db, &question, "IES/2026/3 2026-02-11 Ozola; IES/2026/1 2026-02-12 Ozola", 2);
}

static void
test_papers (Fixture *self, gconstpointer data)
{
  import_received (self->db, 1, "02-10");
  act (self->db, "edit",
       "INSERT INTO application_paper (application, paper, demanded, due, received) VALUES"
       " (1, 'izziņa', '2026-02-10', '2026-02-20', NULL),"
       " (1, 'konta izraksts', '2026-02-10', '2026-02-17', NULL),"
       " (1, 'rēķins', '2026-02-10', '2026-02-17', '2026-02-16'),"
       " (1, 'pase', NULL, NULL, NULL)");
  const GadibaDueQuestion question = { .kind = GADIBA_DUE_PAPER, .max = 9 };
  assert_due (self->db, &question,
              "IES/2026/1 2026-02-17 konta izraksts; IES/2026/1 2026-02-20 izziņa", 2);
  act (self->db, "edit", "UPDATE application SET state = 'withdrawn' WHERE id = 1");
  assert_due (self->db, &question, "", 0);
}

static void
test_letters (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  g_autofree char *one = import_and_issue (self->db, 1, decision, &error);
  g_autofree char *two = import_and_issue (self->db, 2, decision, &error);
  GadibaDueQuestion question = { .kind = GADIBA_DUE_LETTER, .max = 9 };
  g_assert_no_error (error);
  assert_due (self->db, &question, "SP/2026/1 2026-02-20 Bērziņa; SP/2026/2 2026-02-20 Bērziņa", 2);
  question.first = gadiba_date_new (2026, 2, 21);
  assert_due (self->db, &question, "", 0);
  question.first = GADIBA_DATE_NONE;
  question.caseworker = 2;
  assert_due (self->db, &question, "", 0);
  question.caseworker = 1;
  for (guint i = 0; i < 2; i++) /* it may be printed more than once */
    {
      GadibaAction *action = begin_action (self->db, 1, "letter");
      g_assert_true (gadiba_letter_out_add (action, 1, gadiba_date_new (2026, 2, 21),
                                            i == 0 ? "printed" : "saved", &error));
      commit_action (action);
      assert_due (self->db, &question, "SP/2026/2 2026-02-20 Bērziņa", 1);
    }
  GadibaDate day;
  g_assert_true (gadiba_due_find_first_letter_day (self->db, &day, &error));
  g_assert_cmpint (day, !=, GADIBA_DATE_NONE);
  assert_verified (self->db);
}

/* Grants the status to client @n up to the end of that month of 2026. */
static void
grant_status (GadibaDb *db, guint n, int month)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDecision) decision = make_decision (GADIBA_OUTCOME_GRANTED);
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);
  item->id = g_intern_static_string ("status");
  item->word = g_intern_static_string ("needy");
  item->amount = 0;
  item->monthly = FALSE;
  item->to = gadiba_month_get_last_day (gadiba_month_new (2026, month));
  g_ptr_array_set_size (item->months, 0);
  g_autofree char *number = import_and_issue (db, n, decision, &error);
  g_assert_no_error (error);
}

static void
test_statuses (Fixture *self, gconstpointer data)
{
  const GadibaDueQuestion question = { .kind = GADIBA_DUE_STATUS,
                                       .first = gadiba_date_new (2026, 4, 1),
                                       .last = gadiba_date_new (2026, 4, 30),
                                       .max = 9 };
  grant_status (self->db, 1, 4);
  grant_status (self->db, 2, 5);
  grant_status (self->db, 3, 4);
  assert_due (self->db, &question, "SP/2026/1 2026-04-30 needy; SP/2026/3 2026-04-30 needy", 2);
  grant_status (self->db, 3, 7); /* the same person, for longer */
  assert_due (self->db, &question, "SP/2026/1 2026-04-30 needy", 1);
}

static void
test_untouched (Fixture *self, gconstpointer data)
{
  import_received (self->db, 1, "02-10");
  import_received (self->db, 2, "02-12");
  const GadibaDate touched = (GadibaDate) (gadiba_date_new (1970, 1, 1) + NOW / 86400);
  GadibaDueQuestion question = { .kind = GADIBA_DUE_UNTOUCHED, .last = touched, .max = 9 };
  guint n;
  g_autoptr (GPtrArray) both = gadiba_due_list (self->db, &question, &n, NULL);
  g_assert_cmpuint (n, ==, 2);
  question.after = gadiba_date_new (2026, 2, 10);
  g_autoptr (GPtrArray) one = gadiba_due_list (self->db, &question, &n, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (((const GadibaDue *) one->pdata[0])->application, ==, "IES/2026/2");
  question.last = touched - 1;
  g_autoptr (GPtrArray) none = gadiba_due_list (self->db, &question, &n, NULL);
  g_assert_cmpuint (n, ==, 0);
}

static void
look (GadibaDb *db, gint64 person)
{
  GadibaAction *action = begin_action (db, 1, "card");
  gadiba_action_set_subject (action, "person", person);
  commit_action (action);
}

static void
test_looked (Fixture *self, gconstpointer data)
{
  static const gint64 looks[] = { 1, 2, 3, 2, 1, 1 };
  g_autoptr (GError) error = NULL;
  for (guint i = 1; i <= 3; i++)
    import_received (self->db, i, "02-10");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    look (self->db, looks[i]);
  g_autoptr (GPtrArray) all = gadiba_due_list_looked (self->db, 1, 9, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((const GadibaLooked *) all->pdata[i])->person, ==, i + 1);
  g_assert_cmpstr (((const GadibaLooked *) all->pdata[0])->family, ==, "Ozola");
  g_autoptr (GPtrArray) two = gadiba_due_list_looked (self->db, 1, 2, &error);
  g_assert_cmpuint (two->len, ==, 2);
  g_autoptr (GPtrArray) none = gadiba_due_list_looked (self->db, 2, 9, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/due/applications", test_applications);
  ADD ("/due/papers", test_papers);
  ADD ("/due/letters", test_letters);
  ADD ("/due/statuses", test_statuses);
  ADD ("/due/untouched", test_untouched);
  ADD ("/due/looked", test_looked);
  return g_test_run ();
}
