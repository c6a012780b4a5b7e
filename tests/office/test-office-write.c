/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"
#include "gadiba-office-intake.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-look.h"
#include "gadiba-office-mailing.h"
#include "gadiba-office-write.h"

/* Letters that decide nothing: what they take from the records, and when they are not written. */

#define TODAY moment.today

static char *
write_letter (Fixture *self, const char *kind, const char *person, GadibaDate until,
              const char *words, GError **error)
{
  const GadibaWriteRequest request = { .application = self->number,
                                       .kind = kind,
                                       .person = person,
                                       .words = words,
                                       .day = TODAY,
                                       .until = until };

  return gadiba_office_write_letter (self->anna, &request, &moment, NULL, error);
}

static guint
count_letters (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gadiba_office_list_letters (self->berta, self->number, &error);

  g_assert_no_error (error);
  return all->len;
}

static void
assert_refused (Fixture *self, const char *kind, const char *person, GadibaDate until,
                const char *words, const char *sentence)
{
  g_autoptr (GError) error = NULL;
  guint before = count_letters (self);

  g_assert_null (write_letter (self, kind, person, until, words, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, sentence);
  g_assert_cmpuint (count_letters (self), ==, before);
}

static char *
read_words (Fixture *self, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text =
      gadiba_office_get_letter (self->berta, number, GADIBA_LETTER_AS_TEXT, &moment, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

static void
set_paper (Fixture *self, GadibaIntakeField field, GadibaDate day)
{
  const GadibaIntakePlace place = { .field = field, .person = "p1", .kind = "paper.statement" };
  g_autofree char *value = gadiba_date_format (day);
  g_autoptr (GadibaIntakeChange) one = gadiba_intake_change_new (&place, NULL, value);
  const GadibaIntakeChange *changes[] = { one };
  const GadibaIntakeRequest request = { self->number, changes, 1, "asked for a paper" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_change_intake (self->anna, &request, &moment, NULL, &error);

  g_assert_no_error (error);
}

/* Each takes the next number; looking at one beforehand takes none. */
static void
test_numbers (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaWriteRequest request = { .application = self->number,
                                       .kind = "receipt",
                                       .day = TODAY };
  g_autoptr (GadibaLetter) seen =
      gadiba_office_preview_letter (self->anna, &request, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_letters (self), ==, 0);
  g_autofree char *first = write_letter (self, "receipt", NULL, GADIBA_DATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_autofree char *second =
      write_letter (self, "application", NULL, GADIBA_DATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, "V/2026/1");
  g_assert_cmpstr (second, ==, "V/2026/2");
  g_assert_cmpstr (seen->number, ==, first);
  g_autofree char *code = g_utf8_strdown (seen->code, -1);
  g_autoptr (GadibaCodeAnswer) answer = gadiba_office_check_code (self->berta, code, &error);
  g_assert_no_error (error);
  g_assert_cmpint (answer->state, ==, GADIBA_CODE_STANDS);
  g_assert_cmpstr (answer->number, ==, first);
  g_autofree char *words = read_words (self, first);
  g_assert_nonnull (strstr (words, "Lēmums jāpieņem līdz"));
}

/* The PDF is made once, by whichever desk asks first, and is the same ever after. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = write_letter (self, "receipt", NULL, GADIBA_DATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) first =
      gadiba_office_get_letter (self->anna, number, GADIBA_LETTER_AS_PDF, &moment, &error);
  g_autoptr (GBytes) second =
      gadiba_office_get_letter (self->berta, number, GADIBA_LETTER_AS_PDF, &moment, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (
      gadiba_office_note_letter_out (self->anna, number, GADIBA_LETTER_PRINTED, &moment, &error));
  g_autoptr (GPtrArray) all = gadiba_office_list_letters (self->anna, self->number, &error);
  g_assert_cmpint (((const GadibaWritten *) g_ptr_array_index (all, 0))->out, ==, TODAY);
}

static void
test_demand (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_refused (self, "demand", NULL, GADIBA_DATE_NONE, NULL,
                  "No paper is awaited; mark on the application which one is demanded and until "
                  "when, then write the letter");
  set_paper (self, GADIBA_INTAKE_DEMANDED, TODAY);
  assert_refused (self, "demand", NULL, GADIBA_DATE_NONE, NULL,
                  "Say until which day the papers are to be brought");
  assert_refused (self, "demand", NULL, TODAY - 1, NULL,
                  "The letter would set a term that is over, 19.02.2026.; set a later day");
  set_paper (self, GADIBA_INTAKE_DUE, TODAY + 10);
  g_autofree char *number =
      write_letter (self, "demand", NULL, GADIBA_DATE_NONE, "Par janvāri.", &error);
  g_assert_no_error (error);
  g_autofree char *words = read_words (self, number);
  g_assert_nonnull (strstr (words, "(Anna Bērziņa)"));
  g_assert_nonnull (strstr (words, "martam"));
  g_assert_nonnull (strstr (words, "Par janvāri."));
  set_paper (self, GADIBA_INTAKE_RECEIVED, TODAY);
  assert_refused (self, "demand", NULL, GADIBA_DATE_NONE, NULL,
                  "No paper is awaited; mark on the application which one is demanded and until "
                  "when, then write the letter");
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  assert_refused (self, "invitation", NULL, GADIBA_DATE_NONE, NULL,
                  "Nobody is invited to a hearing; note the invitation with what is intended and "
                  "until when, then write the letter");
  assert_refused (self, "certificate", NULL, GADIBA_DATE_NONE, NULL,
                  "The household has no status on that day, so there is nothing to certify; decide "
                  "on an application first, or write another day");
  assert_refused (self, "agreement", NULL, GADIBA_DATE_NONE, " ",
                  "Write what is agreed on: what the client does, where and when, a line each");
  assert_refused (self, "agreement", "p9", GADIBA_DATE_NONE, "x",
                  "There is no “p9” in the household");
  assert_refused (self, "declaration", NULL, TODAY, NULL,
                  "Such a letter takes its day from the records; leave it out");
  assert_refused (self, "decree", NULL, GADIBA_DATE_NONE, NULL,
                  "There is no letter of the kind “decree”");
}

/* A letter cannot be dated before it is written. */
static void
test_later (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const GadibaWriteRequest request = { .application = self->number,
                                       .kind = "receipt",
                                       .day = TODAY + 1 };

  g_assert_null (gadiba_office_write_letter (self->anna, &request, &moment, NULL, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_assert_cmpuint (count_letters (self), ==, 0);
}

/* Every kind that is offered has a template, and is written or says what it lacks. */
static void
test_kinds (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < gadiba_letter_kind_count (); i++)
    {
      const GadibaLetterKind *kind = gadiba_letter_kind_get (i);
      g_autoptr (GError) error = NULL;
      g_autofree char *number =
          write_letter (self, kind->id, NULL, GADIBA_DATE_NONE,
                        (kind->asks & GADIBA_WRITE_ASK_WORDS) != 0 ? "x" : NULL, &error);
      g_assert_true (number != NULL
                     || g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING));
    }
}

/* Many are printed in one entry of the journal; the history of each application tells it, and of
 * which letter. */
static void
test_many (Fixture *self, gconstpointer data)
{
  const char *const numbers[] = { self->number, NULL };
  const GadibaMailingRequest request = { "receipt", numbers, TODAY, GADIBA_DATE_NONE };
  g_autoptr (GError) error = NULL;
  gint64 id = gadiba_office_begin_mailing (self->anna, &request, &moment, &error);
  g_assert_no_error (error);
  g_assert_true (gadiba_office_run_mailing (self->anna, id, NULL, &moment, &error));
  g_autoptr (GPtrArray) before = gadiba_office_list_mailing_lines (self->anna, id, &error);
  const GadibaMailingLine *line = before->pdata[0];
  g_assert_cmpint (line->printed, ==, GADIBA_DATE_NONE);

  g_assert_false (gadiba_office_note_mailing_printed (self->anna, id, "V/1999/1", &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_assert_cmpstr (error->message, ==,
                   "List 1 has no letter V/1999/1 that is made; begin with one that the list "
                   "shows");
  g_clear_error (&error);
  g_assert_true (gadiba_office_note_mailing_printed (self->anna, id, NULL, &moment, &error));
  g_autoptr (GPtrArray) after = gadiba_office_list_mailing_lines (self->anna, id, &error);
  g_assert_cmpint (((const GadibaMailingLine *) after->pdata[0])->printed, ==, TODAY);

  g_autofree char *words = g_strdup_printf ("printed the letters of list 1: %s", line->number);
  g_autoptr (GPtrArray) history =
      gadiba_office_list_history (self->berta, self->number, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((const GadibaHappened *) history->pdata[history->len - 1])->words, ==, words);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/write/numbers", test_numbers);
  ADD ("/write/kept", test_kept);
  ADD ("/write/demand", test_demand);
  ADD ("/write/refused", test_refused);
  ADD ("/write/later", test_later);
  ADD ("/write/kinds", test_kinds);
  ADD ("/write/many", test_many);
  return g_test_run ();
}
