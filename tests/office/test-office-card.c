/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-test.h"
#include "gadiba-office-card.h"
#include "gadiba-office-clients.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-undo.h"
#include "gadiba-office-write.h"

/* The card of a person: what is kept beside any application. */

#define PERSON 1

/* In a test of the fixture; @...: {part, row, field}, before, after */
#define CARD(p, r, f) ((const GadibaCardPlace){ GADIBA_CARD_##p, (r), (f) })

static GadibaCardFile *
read_card (GadibaOffice *office)
{
  g_autoptr (GError) error = NULL;
  GadibaCardFile *card = gadiba_office_read_card (office, PERSON, &moment, &error);
  g_assert_no_error (error);
  return card;
}

static GadibaCardFile *
edit_card (GadibaOffice *office, GPtrArray *changes, GPtrArray **conflicts, GError **error)
{
  const GadibaCardRequest request = { .person = PERSON,
                                      .changes = (const GadibaCardChange *const *) changes->pdata,
                                      .n_changes = changes->len,
                                      .words = "changed the card" };
  return gadiba_office_edit_card (office, &request, &moment, conflicts, error);
}

static GPtrArray *
start (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
}

static void
add (GPtrArray *changes, GadibaCardPlace place, const char *before, const char *after)
{
  g_ptr_array_add (changes, gadiba_card_change_new (&place, before, after));
}

/* Stores one value. Returns: (transfer full): the card then */
static GadibaCardFile *
put (GadibaOffice *office, GadibaCardPlace place, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = start ();
  add (changes, place, before, after);
  GadibaCardFile *card = edit_card (office, changes, NULL, &error);
  g_assert_no_error (error);
  return card;
}

static void
assert_refused (GadibaOffice *office, GPtrArray *changes, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (edit_card (office, changes, NULL, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
assert_value (const GadibaCardFile *card, GadibaCardPlace place, const char *expected)
{
  g_assert_cmpstr (gadiba_card_file_get (card, &place), ==, expected);
}

/* --- values --- */

static void
test_values (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaCardFile) a = put (self->anna, CARD (CLIENT, 0, "phone"), NULL, " 26 123 456 ");
  assert_value (a, CARD (CLIENT, 0, "phone"), "26 123 456");
  g_autoptr (GadibaCardFile) b =
      put (self->anna, CARD (CLIENT, 0, "iban"), NULL, "lv80 bank 0000 4351 9500 1");
  assert_value (b, CARD (CLIENT, 0, "iban"), "LV80BANK0000435195001");
  g_autoptr (GadibaCardFile) c = put (self->anna, CARD (CLIENT, 0, "caseworker"), NULL, "berta");
  assert_value (c, CARD (CLIENT, 0, "caseworker"), "berta");
  g_assert_cmpuint (c->staff->len, ==, 2);
  g_autoptr (GadibaCardFile) d = put (self->anna, CARD (PERSON, 0, "sex"), NULL, "f");
  assert_value (d, CARD (PERSON, 0, "sex"), "f");
  g_assert_cmpint (count (self, "SELECT row_version FROM client WHERE person = 1"), ==, 4);
  g_assert_cmpint (count (self, "SELECT count (*) FROM journal WHERE action = 'edit card' AND about"
                                " = 'person' AND about_row = 1"),
                   ==, 4);
  /* What is found by the phone. */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gadiba_office_peek (self->anna, "26123", 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  /* The same again is nothing to be stored. */
  g_autoptr (GadibaCardFile) e = put (self->anna, CARD (PERSON, 0, "sex"), NULL, "f");
  g_assert_cmpint (count (self, "SELECT count (*) FROM journal WHERE action = 'edit card'"), ==, 4);
}

static void
test_wrong_values (Fixture *self, gconstpointer data)
{
  static const struct
  {
    GadibaCardPart part;
    const char *field, *text, *words;
  } wrong[] = {
    { GADIBA_CARD_CLIENT, "iban", "LV80BANK0000435195002", "account number" },
    { GADIBA_CARD_CLIENT, "email", "anna(at)example", "name@place.lv" },
    { GADIBA_CARD_CLIENT, "phone", "none", "figures" },
    { GADIBA_CARD_CLIENT, "caseworker", "nobody", "listed" },
    { GADIBA_CARD_PERSON, "sex", "x", "chosen" },
    { GADIBA_CARD_PERSON, "born", "1980-02-30", "1980-02-30" },
    { GADIBA_CARD_PERSON, "shoes", "40", "no field" },
    { GADIBA_CARD_NAME, "given", " ", "empty" },
  };
  gint64 n = count (self, N_ENTRIES);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GPtrArray) changes = start ();
      add (changes, (GadibaCardPlace){ wrong[i].part, 0, wrong[i].field },
           wrong[i].part == GADIBA_CARD_PERSON ? "1980-03-15" : NULL, wrong[i].text);
      assert_refused (self->anna, changes, wrong[i].words);
    }
  g_assert_cmpint (count (self, N_ENTRIES), ==, n);
}

/* --- names and codes --- */

/* A new name keeps the old one with its days, and both are found. */
static void
test_new_name (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = start ();
  add (changes, CARD (NAME, -1, "given"), NULL, "Anna");
  add (changes, CARD (NAME, -1, "family"), NULL, "Kalniņa");
  add (changes, CARD (NAME, -1, "from"), NULL, "2026-02-15");
  g_autoptr (GadibaCardFile) card = edit_card (self->anna, changes, NULL, &error);
  g_assert_no_error (error);
  const GadibaCardRow *newest = gadiba_card_file_find_row (card, GADIBA_CARD_NAME, 0);
  g_assert_cmpstr (gadiba_card_row_get (newest, "family"), ==, "Kalniņa");
  g_assert_null (gadiba_card_row_get (newest, "to"));
  g_assert_cmpint (count (self, "SELECT count (*) FROM person_name WHERE person = 1 AND family ="
                                " 'Bērziņa' AND to_day = '2026-02-14'"),
                   ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) found =
          gadiba_office_peek (self->anna, i == 0 ? "kalnina" : "berzina", 5, &error);
      g_assert_no_error (error);
      g_assert_cmpint (((GadibaFound *) found->pdata[0])->person, ==, PERSON);
      g_assert_cmpstr (((GadibaFound *) found->pdata[0])->family, ==, "Kalniņa");
    }
  /* The application keeps the name of its day. */
  g_autoptr (GadibaCaseFile) file = read_file (self->anna, self->number);
  g_assert_cmpstr (gadiba_case_get_person (file->from, 0)->family, ==, "Bērziņa");
  /* On the same day begins only one. */
  assert_refused (self->anna, changes, "begins on that day");
  /* Without the new one the old one holds on. */
  g_autoptr (GadibaCardFile) without = put (self->anna, CARD (NAME, newest->row, NULL), NULL, NULL);
  const GadibaCardRow *old = gadiba_card_file_find_row (without, GADIBA_CARD_NAME, 0);
  g_assert_cmpstr (gadiba_card_row_get (old, "family"), ==, "Bērziņa");
  g_assert_null (gadiba_card_row_get (old, "to"));
  g_autoptr (GPtrArray) last = start ();
  add (last, CARD (NAME, old->row, NULL), NULL, NULL);
  assert_refused (self->anna, last, "keeps one name");
}

static void
test_codes (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) taken = start ();
  add (taken, CARD (CODE, -1, "code"), NULL, "320000-00025");
  add (taken, CARD (CODE, -1, "from"), NULL, "2026-02-15");
  assert_refused (self->anna, taken, "somebody else");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = start ();
  add (changes, CARD (CODE, -1, "code"), NULL, "32000000033");
  add (changes, CARD (CODE, -1, "from"), NULL, "2026-02-15");
  g_autoptr (GadibaCardFile) card = edit_card (self->anna, changes, NULL, &error);
  g_assert_no_error (error);
  assert_value (card, CARD (CODE, 0, "code"), "320000-00033");
  g_assert_cmpint (count (self, "SELECT count (*) FROM person_code WHERE person = 1 AND to_day ="
                                " '2026-02-14'"),
                   ==, 1);
  g_autoptr (GPtrArray) later = start ();
  gint64 former = count (self, "SELECT id FROM person_code WHERE person = 1 AND to_day NOT NULL");
  add (later, CARD (CODE, former, "to"), "2026-02-14", "2026-03-01");
  assert_refused (self->anna, later, "next one begins before");
}

/* Lines that nothing follows. */
static void
test_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = start ();
  add (changes, CARD (FLAG, -1, "flag"), NULL, "suns");
  add (changes, CARD (FLAG, -1, "from"), NULL, "2026-02-01");
  add (changes, CARD (REPRESENTATIVE, -2, "representative-kind"), NULL, "trustee");
  add (changes, CARD (REPRESENTATIVE, -2, "name"), NULL, "Jānis Ozols");
  add (changes, CARD (REPRESENTATIVE, -2, "from"), NULL, "2026-01-01");
  add (changes, CARD (IDENTIFIER, -3, "identifier-kind"), NULL, "passport");
  add (changes, CARD (IDENTIFIER, -3, "number"), NULL, "LV1234567");
  add (changes, CARD (NOTE, -4, "note-kind"), NULL, "consent");
  add (changes, CARD (NOTE, -4, "day"), NULL, "2026-02-01");
  add (changes, CARD (NOTE, -4, "text"), NULL, "Piekrīt saziņai pa e-pastu");
  g_autoptr (GadibaCardFile) card = edit_card (self->anna, changes, NULL, &error);
  g_assert_no_error (error);
  assert_value (card, CARD (FLAG, 0, "flag"), "suns");
  assert_value (card, CARD (REPRESENTATIVE, 0, "name"), "Jānis Ozols");
  assert_value (card, CARD (IDENTIFIER, 0, "number"), "LV1234567");
  assert_value (card, CARD (NOTE, 0, "note-kind"), "consent");
  gint64 flag = gadiba_card_file_find_row (card, GADIBA_CARD_FLAG, 0)->row;
  g_autoptr (GPtrArray) wrong = start ();
  add (wrong, CARD (FLAG, flag, "to"), NULL, "2026-01-31");
  assert_refused (self->anna, wrong, "before the first");
  g_autoptr (GadibaCardFile) without = put (self->anna, CARD (FLAG, flag, NULL), NULL, NULL);
  g_assert_null (gadiba_card_file_find_row (without, GADIBA_CARD_FLAG, 0));
  /* It is gone already: no quarrel. */
  g_autoptr (GadibaCardFile) again = put (self->berta, CARD (FLAG, flag, NULL), NULL, NULL);
  g_assert_nonnull (again);
}

/* --- two caseworkers --- */

static void
test_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = start (), conflicts = NULL;
  g_autoptr (GadibaCardFile) theirs = put (self->berta, CARD (CLIENT, 0, "parish"), NULL, "Ezere");
  add (changes, CARD (CLIENT, 0, "phone"), NULL, "26000000");
  add (changes, CARD (CLIENT, 0, "parish"), NULL, "Kursīši");
  g_assert_null (edit_card (self->anna, changes, &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->len, ==, 1);
  const GadibaConflict *conflict = conflicts->pdata[0];
  g_assert_cmpint (conflict->card.part, ==, GADIBA_CARD_CLIENT);
  g_assert_cmpstr (conflict->card.field, ==, "parish");
  g_assert_cmpstr (conflict->mine, ==, "Kursīši");
  g_assert_cmpstr (conflict->theirs, ==, "Ezere");
  g_assert_cmpstr (conflict->who, ==, "Berta Ozola");
  g_autoptr (GadibaCardFile) card = read_card (self->anna);
  assert_value (card, CARD (CLIENT, 0, "phone"), NULL);
  g_autoptr (GadibaCardFile) over =
      put (self->anna, CARD (CLIENT, 0, "parish"), "Ezere", "Kursīši");
  assert_value (over, CARD (CLIENT, 0, "parish"), "Kursīši");
}

/* --- taking back --- */

static void
take_back (const Fixture *self, gboolean again)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = (again ? gadiba_office_redo : gadiba_office_undo) (
      self->anna, self->number, &moment, NULL, &error);
  g_assert_no_error (error);
}

/* Changes of the card and of the application go back in the order in which they were made. */
static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GadibaCardFile) a = put (self->anna, CARD (CLIENT, 0, "email"), NULL, "a@b.lv");
  g_autoptr (GadibaCaseFile) b = edit_well (self->anna, self->number, &wage, "120.00", "130.00");
  g_autoptr (GadibaCardFile) c = put (self->anna, CARD (CLIENT, 0, "email"), "a@b.lv", "c@d.lv");
  take_back (self, FALSE);
  g_autoptr (GadibaCardFile) one = read_card (self->anna);
  assert_value (one, CARD (CLIENT, 0, "email"), "a@b.lv");
  assert_stored (self->anna, self->number, &wage, "130.00");
  take_back (self, FALSE);
  assert_stored (self->anna, self->number, &wage, "120.00");
  take_back (self, FALSE);
  g_autoptr (GadibaCardFile) none = read_card (self->anna);
  assert_value (none, CARD (CLIENT, 0, "email"), NULL);
  take_back (self, TRUE);
  take_back (self, TRUE);
  take_back (self, TRUE);
  g_autoptr (GadibaCardFile) all = read_card (self->anna);
  assert_value (all, CARD (CLIENT, 0, "email"), "c@d.lv");
  assert_stored (self->anna, self->number, &wage, "130.00");
}

/* A line that was made goes, with what it did to the one before it; one that was removed comes
 * back. */
static void
test_undo_lines (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = start ();
  add (changes, CARD (NAME, -1, "given"), NULL, "Anna");
  add (changes, CARD (NAME, -1, "family"), NULL, "Kalniņa");
  add (changes, CARD (NAME, -1, "from"), NULL, "2026-02-15");
  g_autoptr (GadibaCardFile) card = edit_card (self->anna, changes, NULL, &error);
  g_assert_no_error (error);
  take_back (self, FALSE);
  g_autoptr (GadibaCardFile) before = read_card (self->anna);
  assert_value (before, CARD (NAME, 0, "family"), "Bērziņa");
  assert_value (before, CARD (NAME, 0, "to"), NULL);
  g_autoptr (GPtrArray) found = gadiba_office_peek (self->anna, "kalnina", 5, &error);
  g_assert_cmpuint (found->len, ==, 0);
}

/* What somebody else changed since is told with both values. */
static void
test_undo_conflict (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GadibaCardFile) a = put (self->anna, CARD (CLIENT, 0, "email"), NULL, "a@b.lv");
  g_autoptr (GadibaCardFile) b = put (self->berta, CARD (CLIENT, 0, "email"), "a@b.lv", "x@y.lv");
  g_assert_null (gadiba_office_undo (self->anna, self->number, &moment, &conflicts, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_assert_cmpuint (conflicts->len, ==, 1);
  const GadibaConflict *conflict = conflicts->pdata[0];
  g_assert_cmpint (conflict->card.part, ==, GADIBA_CARD_CLIENT);
  g_assert_cmpstr (conflict->card.field, ==, "email");
  g_assert_cmpstr (conflict->mine, ==, "a@b.lv");
  g_assert_cmpstr (conflict->theirs, ==, "x@y.lv");
  g_assert_cmpstr (conflict->who, ==, "Berta Ozola");
}

/* --- who watches --- */

static void
test_watch (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCaseFile) file = read_file (self->anna, self->number);
  g_autoptr (GPtrArray) changes = start ();
  add (changes, CARD (FLAG, -1, "flag"), NULL, "suns");
  add (changes, CARD (FLAG, -1, "from"), NULL, "2026-02-01");
  g_autoptr (GadibaCardFile) card = edit_card (self->berta, changes, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (gadiba_office_has_changed (self->anna, file->entry, self->number, NULL, &error));
  g_assert_no_error (error);
}

/* --- how letters address the name --- */

static void
write_datives (const Fixture *self, const char *given, const char *family)
{
  g_autoptr (GError) error = NULL;
  gboolean done =
      gadiba_office_write_datives (self->anna, self->number, given, family, &moment, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

/* @expected: given names and family name in the dative, each behind its source */
static void
assert_datives (const Fixture *self, const char *expected)
{
  static const char *const sources[] = { "rule", "card", "unknown" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDatives) datives =
      gadiba_office_read_datives (self->berta, self->number, &moment, &error);
  g_assert_no_error (error);
  const GadibaDativePart *parts = datives->parts;
  g_autofree char *told =
      g_strdup_printf ("%s %s, %s %s", sources[parts[0].source], parts[0].dative,
                       sources[parts[1].source], parts[1].dative);
  g_assert_cmpstr (told, ==, expected);
}

/* Whom a letter that is made now addresses; whether it says that this is not known. */
static void
assert_letter (const Fixture *self, const char *addressee, gboolean lacks)
{
  const GadibaWriteRequest request = { .application = self->number,
                                       .kind = "receipt",
                                       .day = moment.today };
  const char *remark = "";
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter =
      gadiba_office_preview_letter (self->anna, &request, &moment, &error);
  g_assert_no_error (error);
  g_autofree char *text = gadiba_letter_format_text (letter);
  g_autofree char *line = g_strdup_printf ("\n%s\n", addressee);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, line));
  g_assert_cmpint (letter->lacks_dative, ==, lacks);
  g_autofree char *number =
      gadiba_office_write_letter (self->anna, &request, &moment, &remark, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (remark, ==,
                   lacks ? "The program does not know the dative of the addressee's name, so the "
                           "letter has the name in the nominative; write the dative on the client "
                           "card, and every letter made after that has it"
                         : NULL);
}

/* Until somebody says the sex or writes the dative, it is not known; what is written goes before
 * the rule. */
static void
test_datives (Fixture *self, gconstpointer data)
{
  assert_datives (self, "unknown Anna, unknown Bērziņa");
  assert_letter (self, "Anna Bērziņa", TRUE);
  g_autoptr (GadibaCardFile) a = put (self->anna, CARD (PERSON, 0, "sex"), NULL, "f");
  assert_datives (self, "rule Annai, rule Bērziņai");
  assert_letter (self, "Annai Bērziņai", FALSE);
  write_datives (self, NULL, " Bērziņ ");
  assert_datives (self, "rule Annai, card Bērziņ");
  assert_letter (self, "Annai Bērziņ", FALSE);
  write_datives (self, "Annai Marijai", "");
  assert_datives (self, "card Annai Marijai, rule Bērziņai");
  assert_letter (self, "Annai Marijai Bērziņai", FALSE);
  /* Nothing asked for, nothing that is another: no entry. */
  gint64 n = count (self, N_ENTRIES);
  write_datives (self, NULL, NULL);
  write_datives (self, "Annai Marijai", NULL);
  g_assert_cmpint (count (self, N_ENTRIES), ==, n);
}

/* Names that the rule does not know, those that stay as they are, and those of several parts. */
static void
test_names (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sex, *given, *family, *told, *addressee;
    gboolean lacks;
  } names[] = {
    { "m", "Taras", "Ševčenko", "unknown Taras, rule Ševčenko", "Taras Ševčenko", TRUE },
    { "m", "Tarass", "Ševčenko", "rule Tarasam, rule Ševčenko", "Tarasam Ševčenko", FALSE },
    { "f", "Anna Carmen", "Kalniņa", "unknown Annai Carmen, rule Kalniņai", "Annai Carmen Kalniņai",
      TRUE },
    { "f", "Anna Marija", "Mazā-Zelu", "rule Annai Marijai, rule Mazajai-Zelu",
      "Annai Marijai Mazajai-Zelu", FALSE },
    { "f", "Ilze", "Smith-Bērziņa", "rule Ilzei, unknown Smith-Bērziņai", "Ilzei Smith-Bērziņai",
      TRUE },
  };
  const char *sex = NULL, *given = "Anna", *family = "Bērziņa";
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GadibaCardFile) now = read_card (self->anna);
      gint64 row = gadiba_card_file_find_row (now, GADIBA_CARD_NAME, 0)->row;
      g_autoptr (GadibaCardFile) a = put (self->anna, CARD (PERSON, 0, "sex"), sex, names[i].sex);
      g_autoptr (GadibaCardFile) b =
          put (self->anna, CARD (NAME, row, "given"), given, names[i].given);
      g_autoptr (GadibaCardFile) c =
          put (self->anna, CARD (NAME, row, "family"), family, names[i].family);
      assert_datives (self, names[i].told);
      assert_letter (self, names[i].addressee, names[i].lacks);
      sex = names[i].sex;
      given = names[i].given;
      family = names[i].family;
    }
}

/* What was written for a name goes with that name, and comes back with it. */
static void
test_undo_datives (Fixture *self, gconstpointer data)
{
  static const GadibaCasePlace name = { GADIBA_PART_PERSON, "given", "p1", NULL,
                                        GADIBA_MONTH_NONE,  0 };
  g_autoptr (GadibaCardFile) a = put (self->anna, CARD (PERSON, 0, "sex"), NULL, "f");
  write_datives (self, "Annītei", "Bērziņienei");
  take_back (self, FALSE);
  assert_datives (self, "rule Annai, rule Bērziņai");
  take_back (self, TRUE);
  assert_datives (self, "card Annītei, card Bērziņienei");
  g_autoptr (GadibaCaseFile) b = edit_well (self->anna, self->number, &name, "Anna", "Ilze");
  assert_datives (self, "rule Ilzei, card Bērziņienei");
  take_back (self, FALSE);
  assert_datives (self, "card Annītei, card Bērziņienei");
  assert_letter (self, "Annītei Bērziņienei", FALSE);
  /* Another value of the application leaves it alone. */
  g_autoptr (GadibaCaseFile) c = edit_well (self->anna, self->number, &wage, "120.00", "130.00");
  assert_datives (self, "card Annītei, card Bērziņienei");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/card/values", test_values);
  ADD ("/card/wrong-values", test_wrong_values);
  ADD ("/card/new-name", test_new_name);
  ADD ("/card/codes", test_codes);
  ADD ("/card/lines", test_lines);
  ADD ("/card/conflict", test_conflict);
  ADD ("/card/undo", test_undo);
  ADD ("/card/undo-lines", test_undo_lines);
  ADD ("/card/undo-conflict", test_undo_conflict);
  ADD ("/card/watch", test_watch);
  ADD ("/card/datives", test_datives);
  ADD ("/card/names", test_names);
  ADD ("/card/undo-datives", test_undo_datives);
  return g_test_run ();
}
