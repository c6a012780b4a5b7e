/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-wording-private.h"
#include "gadiba-office-write.h"

/* How the office words its letters: what is wrong with a text, drafts, and from which day. */

/* With checks of memory, of the program's many letters each fourth is tried. */
#ifdef __SANITIZE_ADDRESS__
#define SPARE 4
#else
#define SPARE 1
#endif

/* In the order of the list. Returns: (transfer full) */
static GPtrArray *
list_wordings (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = gadiba_office_list_wordings (self->anna, &moment, &error);

  g_assert_no_error (error);
  return lines;
}

static GadibaWording *
read_wording (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  GadibaWording *wording = gadiba_office_read_wording (self->berta, id, &moment, &error);

  g_assert_no_error (error);
  return wording;
}

static GadibaWordingCheck *
check (Fixture *self, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  GadibaWordingCheck *done = gadiba_office_check_wording (self->anna, id, text, NULL, &error);

  g_assert_no_error (error);
  return done;
}

/* @text with a paragraph more at its end */
static char *
add_paragraph (const char *text, const char *words)
{
  const char *end = strstr (text, "</letter>");

  return g_strdup_printf ("%.*s<paragraph>%s</paragraph>\n%s", (int) (end - text), text, words,
                          end);
}

/* Every letter of the program passes the check of an office's; what may be missing in some case is
 * found in each, wherever it is asked for without a condition. */
static void
test_shipped (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = list_wordings (self);

  g_assert_cmpuint (lines->len, ==, 37);
  for (guint i = 0; i < lines->len; i += SPARE)
    {
      const GadibaWordingLine *line = g_ptr_array_index (lines, i);
      g_autoptr (GadibaWording) wording = read_wording (self, line->id);
      g_autoptr (GadibaWordingCheck) well = check (self, line->id, wording->text);
      g_test_message ("%s: %u", line->id, well->faults->len);
      for (guint k = 0; k < well->faults->len; k++)
        g_test_message ("%d: %s", ((GadibaWordingFault *) well->faults->pdata[k])->line,
                        ((GadibaWordingFault *) well->faults->pdata[k])->sentence);
      g_assert_cmpuint (well->faults->len, ==, 0);
      g_assert_nonnull (well->letter);
      g_assert_nonnull (well->letter->mark); /* it can be taken for no real letter */

      g_autofree char *same = add_paragraph (wording->text, "{office.name}");
      g_autoptr (GadibaWordingCheck) also_well = check (self, line->id, same);
      g_assert_cmpuint (also_well->faults->len, ==, 0);
      g_autofree char *broken = add_paragraph (wording->text, "{office.contact}");
      g_autoptr (GadibaWordingCheck) ill = check (self, line->id, broken);
      g_assert_cmpuint (ill->faults->len, ==, 1);
      const GadibaWordingFault *fault = g_ptr_array_index (ill->faults, 0);
      g_assert_cmpint (fault->line, >, 10);
      g_assert_cmpstr (fault->sentence, ==,
                       "the decision lacks “office.contact”; enter it, or let the template ask "
                       "with <if>");
    }
}

/* Enough is left out of what each letter tells that the check means something. */
static void
test_gaps (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *id, *field;
  } rows[] = {
    { "grant-full", "{preparer.name}" },
    { "grant-full", "{application.number}" },
    { "grant-full", "{hearing.ground}" },
    { "refusal", "{hearing.text}" },
    { "refusal", "{dwelling.tenure}" },

    { "stop", "{basis.person}" },
    { "stop", "{applicant.name}" },
    { "reduction", "{basis.happened}" },
    { "change", "{preparer.contact}" },
    { "recovery", "{office.contest-address}" },
    { "certificate", "{letter.person}" },
    { "demand", "{letter.words}" },
    { "agreement", "{letter.until}" },
    { "service-grant", "{preparer.contact}" },
    { "extension", "{office.contest-address}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaWording) wording = read_wording (self, rows[i].id);
      g_autofree char *broken = add_paragraph (wording->text, rows[i].field);
      g_autoptr (GadibaWordingCheck) done = check (self, rows[i].id, broken);
      g_test_message ("%s %s", rows[i].id, rows[i].field);
      g_assert_cmpuint (done->faults->len, ==, 1);
    }
}

/* Of rows, too. */
static void
test_gaps_in_rows (Fixture *self, gconstpointer data)
{
  static const char *const rows[] = {
    "<each of=\"items\"><paragraph>{item.accusative}</paragraph></each>",
    "<each of=\"items\"><paragraph>{item.status}</paragraph></each>",
    "<each of=\"persons\"><paragraph>{person.code}</paragraph></each>",
    "<each of=\"persons\"><paragraph>{person.activity}</paragraph></each>",
    "<each of=\"vehicles\"><paragraph>{vehicle.mass}</paragraph></each>",
    "<each of=\"items\"><each "
    "of=\"item.months\"><paragraph>{month.payee}</paragraph></each></each>",
    "<each of=\"items\"><each "
    "of=\"item.reasons\"><paragraph>{reason.norm}</paragraph></each></each>",
  };
  g_autoptr (GadibaWording) wording = read_wording (self, "refusal");
  const char *end = strstr (wording->text, "</letter>");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *broken =
          g_strdup_printf ("%.*s%s%s", (int) (end - wording->text), wording->text, rows[i], end);
      g_autoptr (GadibaWordingCheck) done = check (self, "refusal", broken);
      g_test_message ("%s", rows[i]);
      g_assert_cmpuint (done->faults->len, ==, 1);
    }
}

static void
save (Fixture *self, GadibaOffice *office, const char *id, const char *text, const char *seen,
      GError **error)
{
  g_assert_true (gadiba_office_save_wording (office, id, text, seen, &moment, error)
                 == (*error == NULL));
}

/* Two edit the same draft: who was late is told, and nothing is replaced. */
static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  save (self, self->anna, "stop", "annas", "", &error);
  g_assert_no_error (error);
  save (self, self->berta, "stop", "bertas", "", &error);
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_autoptr (GadibaWording) read = read_wording (self, "stop");
  g_assert_cmpstr (read->draft, ==, "annas");
  g_assert_cmpstr (read->drafter, ==, "Anna Liepa");
  save (self, self->berta, "stop", "bertas", "annas", &error);
  g_assert_no_error (error);
  save (self, self->anna, "stop", "\xff", NULL, &error);
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_autoptr (GadibaWording) again = read_wording (self, "stop");
  g_assert_cmpstr (again->draft, ==, "bertas");
}

static char *
write_receipt (Fixture *self, GadibaDate day)
{
  g_autoptr (GError) error = NULL;
  const GadibaWriteRequest request = { .application = self->number, .kind = "receipt", .day = day };
  g_autofree char *number =
      gadiba_office_write_letter (self->anna, &request, &moment, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) text =
      gadiba_office_get_letter (self->berta, number, GADIBA_LETTER_AS_TEXT, &moment, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
}

/* A draft changes no letter; in force it changes those of its day and later ones, at every desk. */
static void
test_enforce (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaWording) wording = read_wording (self, "receipt");
  g_autofree char *text = add_paragraph (wording->text, "Mūsu vārdi.");
  GadibaWordingRequest request = { "receipt", moment.today - 1, "  ", NULL };

  g_assert_false (gadiba_office_enforce_wording (self->anna, &request, &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING);
  g_clear_error (&error);
  save (self, self->anna, "receipt", text, NULL, &error);
  g_assert_false (gadiba_office_enforce_wording (self->anna, &request, &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG);
  g_clear_error (&error);
  g_autofree char *before = write_receipt (self, moment.today);
  g_assert_null (strstr (before, "Mūsu vārdi."));
  request.from = moment.today;
  request.seen = before;
  g_assert_false (gadiba_office_enforce_wording (self->anna, &request, &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  request.seen = text;
  g_assert_true (gadiba_office_enforce_wording (self->anna, &request, &moment, &error));
  g_assert_no_error (error);
  g_autofree char *after = write_receipt (self, moment.today);
  g_assert_nonnull (strstr (after, "Mūsu vārdi."));
  g_autofree char *earlier = write_receipt (self, moment.today - 1);
  g_assert_null (strstr (earlier, "Mūsu vārdi."));

  g_autoptr (GadibaWording) own = read_wording (self, "receipt");
  g_assert_cmpint (own->line.of, ==, GADIBA_WORDING_OFFICE);
  g_assert_cmpint (own->line.since, ==, moment.today);
  g_assert_false (own->line.has_draft);
  g_assert_cmpstr (own->text, ==, text);
  g_assert_cmpuint (own->versions->len, ==, 1);
  g_assert_null (((GadibaWordingVersion *) own->versions->pdata[0])->note);
  request.from = moment.today + 1;
  g_assert_true (gadiba_office_restore_wording (self->anna, &request, &moment, &error));
  g_assert_no_error (error);
  g_autoptr (GadibaWording) soon = read_wording (self, "receipt");
  g_assert_cmpint (soon->line.of, ==, GADIBA_WORDING_OFFICE);
  g_assert_cmpint (soon->line.next, ==, request.from);
  request.from = moment.today;
  g_assert_true (gadiba_office_restore_wording (self->anna, &request, &moment, &error));
  g_autofree char *again = write_receipt (self, moment.today);
  g_assert_null (strstr (again, "Mūsu vārdi."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/wording/shipped", test_shipped);
  ADD ("/wording/gaps", test_gaps);
  ADD ("/wording/gaps-in-rows", test_gaps_in_rows);
  ADD ("/wording/conflict", test_conflict);
  ADD ("/wording/enforce", test_enforce);
  return g_test_run ();
}
