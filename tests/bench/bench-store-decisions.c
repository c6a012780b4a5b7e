/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>

#include "../letter/letter-test.h"
#include "bench-store.h"
#include "gadiba-application.h"
#include "gadiba-decision-register.h"
#include "gadiba-papers.h"

#define NOW G_GINT64_CONSTANT (1770714900)
#define WORKED "derived-housing-with-gmi.xml"
#define DECISIONS 20000
#define BATCH 500
#define PAPERS 400

typedef struct
{
  GadibaDb *db;
  GadibaDecision *decision; /* of the worked case; then of one household after the other */
  GadibaLetterTemplate *template;
  GString *trace;
  GPtrArray *worked;
} Office;

static GadibaAction *
begin (GadibaDb *db, const char *name)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = gadiba_action_begin (db, 1, name, name, NOW, &error);
  g_assert_no_error (error);
  return action;
}

static void
commit (GadibaAction *action)
{
  g_autoptr (GError) error = NULL;
  gadiba_action_commit (action, &error);
  g_assert_no_error (error);
  gadiba_action_free (action);
}

static void
replace (char **text, const char *by)
{
  g_free (*text);
  *text = g_strdup (by);
}

/* The trace names persons as the case does. */
static GBytes *
make_trace (const Office *office, const GadibaCase *from)
{
  GString *text = g_string_new (office->trace->str);
  const GadibaCase *worked = office->decision->from;
  for (guint i = 0; i < worked->persons->len; i++)
    {
      const GadibaCasePerson *old = gadiba_case_get_person (worked, (int) i);
      const GadibaCasePerson *new = gadiba_case_get_person (from, (int) i);
      g_string_replace (text, old->given, new->given, 0);
      g_string_replace (text, old->family, new->family, 0);
    }
  gsize size = text->len;
  return g_bytes_new_take (g_string_free (text, FALSE), size);
}

static GadibaLetter *
make_letter (Office *office, const GadibaCase *from, const char *number)
{
  const GadibaCasePerson *person = gadiba_case_get_person (from, gadiba_case_find_applicant (from));
  g_autoptr (GError) error = NULL;
  replace (&office->decision->given, person->given);
  replace (&office->decision->family, person->family);
  replace (&office->decision->code, person->code);
  replace (&office->decision->number, number);
  GadibaLetter *letter = gadiba_letter_compose (office->template, office->decision, &error);
  g_assert_no_error (error);
  return letter;
}

static void
issue (Office *office, const GadibaBenchCase *each)
{
  g_autoptr (GError) error = NULL;
  GadibaAction *action = begin (office->db, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, each->from, each->file, "IES", NULL, &error);
  g_assert_no_error (error);
  commit (action);
  action = begin (office->db, "decide");
  g_autoptr (GadibaSeriesNumber) number =
      gadiba_series_next (action, "decision", "SP", 2026, &error);
  g_autoptr (GadibaLetter) letter = make_letter (office, each->from, number->text);
  g_autoptr (GBytes) letter_text = gadiba_letter_write (letter);
  g_autoptr (GBytes) trace = make_trace (office, each->from);
  GadibaIssue what = { .decision = office->decision,
                       .number = number,
                       .application = application->id,
                       .signatory = 1,
                       .case_file = each->file,
                       .trace = trace,
                       .letter = letter_text,
                       .books = "lv 2026-06",
                       .size = 2 };
  gint64 id = 0;
  gadiba_decision_issue (action, &what, &id, &error);
  g_assert_no_error (error);
  commit (action);
}

static void
issue_all (Office *office)
{
  for (guint first = 1; first < DECISIONS; first += BATCH)
    {
      g_autoptr (GError) error = NULL;
      /* Even numbers are households of the size of the worked case. */
      g_autoptr (GPtrArray) cases = gadiba_bench_make_cases (office->worked, 2 * first, 2 * BATCH);
      g_autoptr (GadibaBatch) batch = gadiba_batch_begin (office->db, &error);
      for (guint i = 0; i < cases->len; i += 2)
        issue (office, cases->pdata[i]);
      gadiba_batch_commit (batch, &error);
      g_assert_no_error (error);
    }
}

static void
put_papers (Office *office)
{
  g_autoptr (GadibaPress) press = gadiba_press_new ();
  g_autoptr (GPtrArray) cases = gadiba_bench_make_cases (office->worked, 2, 2 * PAPERS);
  for (guint i = 0; i < PAPERS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *number = g_strdup_printf ("SP/2026/%u", i + 1);
      const GadibaBenchCase *each = cases->pdata[2 * i];
      g_autoptr (GadibaLetter) letter = make_letter (office, each->from, number);
      g_autoptr (GadibaLetterLayout) layout =
          gadiba_letter_layout_new (press, letter, GADIBA_LETTER_SIZE_USUAL, &error);
      g_autoptr (GBytes) pdf = gadiba_letter_make_pdf (layout, office->decision->day, &error);
      g_assert_no_error (error);
      guint8 digest[GADIBA_PAPER_DIGEST_SIZE];
      gadiba_papers_put (office->db, pdf, digest, &error);
      g_assert_no_error (error);
    }
}

static void
tell (const char *folder, const char *name, const char *what, guint n)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  printf ("%-62s %10.1f MB, %.0f bytes each\n", what, (gdouble) status.st_size / 1e6,
          (gdouble) status.st_size / n);
}

void
gadiba_bench_decisions (const char *folder)
{
  g_autoptr (GadibaBook) book = load_law (NULL);
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetterTemplate) template = load_template ("grant-full.xml");
  g_autoptr (GBytes) trace = gadiba_trace_format_xml (decision->trace);
  g_autoptr (GPtrArray) worked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (worked, load_test_bytes ("cases", WORKED));
  gsize size;
  const char *text = g_bytes_get_data (trace, &size);
  Office office = { .db = gadiba_bench_make_office (folder, "decisions.gadiba"),
                    .decision = decision,
                    .template = template,
                    .trace = g_string_new_len (text, (gssize) size),
                    .worked = worked };
  issue_all (&office);
  put_papers (&office);
  g_autofree char *what = g_strdup_printf ("%u decisions with their applications", DECISIONS);
  g_autofree char *papers = g_strdup_printf ("papers of %u of them, a PDF each", PAPERS);
  gadiba_db_close (office.db);
  tell (folder, "decisions.gadiba", what, DECISIONS);
  tell (folder, "decisions.gadiba-papers", papers, PAPERS);
  g_string_free (office.trace, TRUE);
}
