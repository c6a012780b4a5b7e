/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-demo.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gadiba-demo.h"
#include "gadiba-office-assess.h"
#include "gadiba-office-init.h"
#include "gadiba-office-private.h"

/* So many cases are stored at once: making an office is fast, and broken off it is half full but
 * whole. */
#define BATCH 200

/* Callers of the room check the size before they ask for it. */
G_STATIC_ASSERT (GADIBA_PRACTICE_MAX_SIZE == GADIBA_DEMO_MAX_SIZE);

typedef struct
{
  GadibaOffice *office;
  const GadibaDemo *demo;
  const GadibaMoment *moment;
  const GadibaBook *book;
  GCancellable *cancellable;
  guint first, last; /* cases of this batch, by the order in which they came in; @last excluded */
  GadibaPractice *practice;
} Batch;

static const GadibaFoundingSignatory signatories[] = {
  { "Ilze Paraudziņa", "Sociālā dienesta vadītāja" },
  { "Andris Mācībnieks", "Sociālā dienesta vadītājas vietnieks" },
};

/* --- the office --- */

/* The book of the invented municipality, which the office can then change. */
static char *
write_book (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = _gadiba_office_get_example_book (error);
  g_autofree char *book = g_strconcat (path, "-rules.xml", NULL);
  gsize size;

  if (bytes == NULL)
    return NULL;
  const char *text = g_bytes_get_data (bytes, &size);
  return g_file_set_contents (book, text, (gssize) size, error) ? g_steal_pointer (&book) : NULL;
}

static gboolean
check_request (const char *path, const GadibaPracticeRequest *request, GError **error)
{
  g_autofree char *book = g_strconcat (path, "-rules.xml", NULL);
  const char *const files[] = { path, book };

  if (request->today < gadiba_date_new (2023, 1, 1)
      || request->today > gadiba_date_new (2099, 12, 31))
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                           _ ("A practice office is of a day from 2023-01-01 to 2099-12-31; name "
                              "such a day"));
      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (*path == '\0' || g_file_test (files[i], G_FILE_TEST_EXISTS))
      {
        g_autofree char *name = g_filename_display_name (files[i]);
        g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_EXISTS,
                     _ ("“%s” is there already; a practice office is made in a new file"), name);
        return FALSE;
      }
  return TRUE;
}

/* An office that could not be filled is of no use to anybody. */
static void
remove_files (const char *path)
{
  static const char *const endings[] = {
    "", "-journal", "-session", "-papers", "-rules.xml", "-papers-journal", "-papers-session"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);
      g_remove (file);
    }
}

static gboolean
found_practice (const char *path, const GadibaPracticeRequest *request, const GadibaMoment *moment,
                GError **error)
{
  g_autofree char *book = NULL;

  if (!_gadiba_office_make_folder (path, FALSE, error))
    return FALSE;
  book = write_book (path, error);
  if (book == NULL)
    return FALSE;
  const char *const books[] = { book, NULL };
  const GadibaFounding founding = {
    .name = "Liepkalnu novada Sociālais dienests (mācību vide)",
    .registration_number = "90000000014",
    .address = "Skolas iela 2, Liepkalni, Liepkalnu novads, LV-0000",
    .contact = "tālrunis 60000000, e-pasts socialais@liepkalni.example",
    .place = "Liepkalnos",
    .municipality = "Liepkalnu novada pašvaldība",
    .contest_authority = "Liepkalnu novada pašvaldības Administratīvo aktu strīdu komisijai",
    .rule_books = books,
    .signatories = signatories,
    .n_signatories = G_N_ELEMENTS (signatories),
    .login = request->login,
    .caseworker_name = "Līga Paraudziņa",
    .caseworker_position = "sociālās palīdzības organizatore",
    .caseworker_contact = "tālrunis 60000001",
    .practice = TRUE,
  };
  return gadiba_office_found (path, &founding, moment, error);
}

/* --- its cases --- */

static gboolean
issue (Batch *self, GadibaDb *db, const GadibaCase *from, const char *number,
       const GadibaDemoDecision *decision, GError **error)
{
  const GadibaPayOrder orders[] = {
    { .payment = decision->payment,
      .account = decision->payment == GADIBA_PAYMENT_ACCOUNT ? decision->account : NULL },
    { .benefit = "housing",
      .payment = decision->housing_payment,
      .payee = decision->housing_payment == GADIBA_PAYMENT_PROVIDER ? decision->provider : NULL,
      .account = decision->housing_payment == GADIBA_PAYMENT_ACCOUNT ? decision->account : NULL },
  };
  const GadibaDecideRequest request = {
    .application = number,
    .day = decision->day,
    .one_month = decision->answer == GADIBA_DEMO_ONE_MONTH ? GADIBA_ONE_MONTH_GRANT
                                                           : GADIBA_ONE_MONTH_REFUSE,
    .heard = decision->heard,
    .heard_text = decision->heard_text,
    .not_heard_ground = decision->not_heard_ground,
    .considerations = decision->considerations,
    .orders = orders,
    .n_orders = gadiba_case_asks_for (from, "housing") ? 2 : 1,
  };
  g_autoptr (GadibaDecided) decided =
      _gadiba_office_issue (self->office, db, &request, self->moment, error);

  return decided != NULL;
}

static gboolean
make_one (Batch *self, GadibaDb *db, guint index, GError **error)
{
  g_autoptr (GadibaCase) from = gadiba_demo_make_case (self->demo, index);
  const GadibaNewCase new_case = { .from = from };
  g_autofree char *number =
      _gadiba_office_register (self->office, db, &new_case, self->moment, error);
  const GadibaTerms terms = { 0 };

  if (number == NULL)
    return FALSE;
  self->practice->n_applications++;
  g_autoptr (GadibaAssessment) assessment = gadiba_assessment_new (from, self->book, &terms, error);
  if (assessment == NULL)
    return FALSE;
  const GadibaDemoDecision decision = gadiba_demo_decide (self->demo, index, assessment);
  if (decision.answer == GADIBA_DEMO_OPEN)
    return TRUE;
  self->practice->n_decisions++;
  return issue (self, db, from, number, &decision, error);
}

static gpointer
make_batch (GadibaDb *db, gpointer data, GError **error)
{
  Batch *self = data;
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (db, error);

  if (batch == NULL)
    return NULL;
  for (guint i = self->first; i < self->last; i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
        || !make_one (self, db, gadiba_demo_get_nth_received (self->demo, i), error))
      return NULL;
  return GINT_TO_POINTER (gadiba_batch_commit (batch, error));
}

static gboolean
fill (GadibaOffice *office, const GadibaDemo *demo, const GadibaPracticeRequest *request,
      const GadibaMoment *moment, GadibaPractice *practice, GError **error)
{
  g_autofree char *book_path = g_strconcat (office->path, "-rules.xml", NULL);
  const char *const books[] = { book_path, NULL };
  g_autoptr (GadibaBook) book = gadiba_office_load_books (books, error);
  guint n = gadiba_demo_get_n_cases (demo);

  if (book == NULL)
    return FALSE;
  for (guint first = 0; first < n; first += BATCH)
    {
      Batch batch = { .office = office,
                      .demo = demo,
                      .moment = moment,
                      .book = book,
                      .cancellable = request->cancellable,
                      .first = first,
                      .last = MIN (first + BATCH, n),
                      .practice = practice };
      if (gadiba_store_run (office->store, make_batch, &batch, error) == NULL)
        return FALSE;
    }
  return TRUE;
}

GadibaPractice *
gadiba_office_make_practice (const char *path, const GadibaPracticeRequest *request,
                             const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (path != NULL && request != NULL && moment != NULL, NULL);

  g_autofree GadibaPractice *practice = g_new0 (GadibaPractice, 1);
  if (!check_request (path, request, error))
    return NULL;
  g_autoptr (GadibaDemo) demo =
      gadiba_demo_new (request->seed, request->size, request->today, error);
  if (demo == NULL || !found_practice (path, request, moment, error))
    return NULL;
  GadibaOffice *office = gadiba_office_open (path, request->login, error);
  gboolean filled = office != NULL && fill (office, demo, request, moment, practice, error);
  gadiba_office_close (office);
  if (filled)
    return g_steal_pointer (&practice);
  remove_files (path);
  return NULL;
}
