/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "decision-test.h"
#include "gadiba-search.h"

typedef struct
{
  char *folder;
  GadibaDb *db;
} Fixture;

static const struct
{
  const char *given, *family, *street;
} persons[] = {
  { "Anna", "Bērziņa", "Ezera iela 5-12" },   { "Anna Marija", "Bērziņa", "Parka iela 7" },
  { "Jānis", "Bērziņš", "Ezera iela 5-12" },  { "Līga", "Kalniņa-Bērziņa", "Parka iela 51" },
  { "Marija", "Kalna Ozola", "Meža iela 1" }, { "Ābele", "Āboliņa", "Ezera iela 9" },
  { "Anna", "Abola", "Stacijas iela 5" },     { "Zane", "Ezeriņa", "Stacijas iela 12" },
};

static void
import_person (GadibaDb *db, guint n, const char *given, const char *family, const char *street)
{
  g_autofree char *text = g_strdup_printf (
      "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"
      "<person id=\"p1\" applicant=\"yes\" given=\"%s\" family=\"%s\" code=\"320000-%05u\""
      " born=\"1980-03-15\" relation=\"self\"/></household><dwelling street=\"%s\""
      " place=\"Liepkalni\"/></case>",
      given, family, n, street);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) from = parse_case (text);
  GadibaAction *action = begin_action (db, 1, "import");
  g_autoptr (GadibaApplication) application =
      gadiba_application_import (action, from, NULL, "IES", NULL, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_office (self->db);
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    import_person (self->db, i, persons[i].given, persons[i].family, persons[i].street);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->db, gadiba_db_close);
  remove_folder (self->folder);
}

/* @expected: family and given names, or numbers, with ";" between */
static void
assert_found (GadibaDb *db, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = gadiba_search (db, text, &error);
  g_autoptr (GString) found = g_string_new (NULL);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const GadibaHit *hit = hits->pdata[i];
      g_string_append_printf (found, "%s%s", i > 0 ? ";" : "",
                              hit->number != NULL ? hit->number : hit->family);
      if (hit->number == NULL)
        g_string_append_printf (found, " %s", hit->given);
    }
  g_test_message ("%s", text);
  g_assert_cmpstr (found->str, ==, expected);
  for (guint max = 0; max <= hits->len + 1; max++)
    {
      g_autoptr (GPtrArray) first = gadiba_search_peek (db, text, max, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (first->len, ==, MIN (max, hits->len));
      for (guint i = 0; i < first->len; i++)
        {
          const GadibaHit *hit = first->pdata[i];
          const GadibaHit *same = hits->pdata[i];
          g_assert_cmpint (hit->kind, ==, same->kind);
          g_assert_cmpint (hit->target, ==, same->target);
          g_assert_cmpstr (hit->code, ==, same->code);
          g_assert_cmpstr (hit->address, ==, same->address);
        }
    }
}

static const char *const found[][2] = {
  /* One word: the beginning of any word of a name. */
  { "berz", "Bērziņa Anna;Bērziņa Anna Marija;Bērziņš Jānis;Kalniņa-Bērziņa Līga" },
  { "Marija", "Bērziņa Anna Marija;Kalna Ozola Marija" },
  { "ozo", "Kalna Ozola Marija" },
  { "ā", "Abola Anna;Āboliņa Ābele;Bērziņa Anna;Bērziņa Anna Marija" },
  { "kalniņa-b", "Kalniņa-Bērziņa Līga" },
  /* Several words: the beginnings of as many words of the name, in any order. */
  { "anna ber", "Bērziņa Anna;Bērziņa Anna Marija" },
  { "marija berzi", "Bērziņa Anna Marija" },
  { "ma be", "Bērziņa Anna Marija" },
  { "b a", "Bērziņa Anna;Bērziņa Anna Marija" },
  { "be an ma", "Bērziņa Anna Marija" },
  { "ozola kalna", "Kalna Ozola Marija" },
  { "berzina liga kalnina", "Kalniņa-Bērziņa Līga" },
  { "a a", "Abola Anna;Āboliņa Ābele" },
  { "anna zzz", "" },
  /* Words of addresses, when no name is found. */
  { "ezera", "Āboliņa Ābele;Bērziņa Anna;Bērziņš Jānis" },
  { "ezeri", "Ezeriņa Zane" },
  { "ezera 5", "Bērziņa Anna;Bērziņš Jānis" },
  { "anna ezera", "Bērziņa Anna" },
  { "stacijas", "Abola Anna;Ezeriņa Zane" },
  { "staciju", "" },
  { "parka 5", "Kalniņa-Bērziņa Līga" },
  { "liepkalni zane", "Ezeriņa Zane" },
  /* Digits and numbers. */
  { "320000-00003", "Kalniņa-Bērziņa Līga" },
  { "ies/2026/3", "IES/2026/3" },
  { "", "" },
  { " \"*( ", "" },
};

static void
assert_all (GadibaDb *db)
{
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    assert_found (db, found[i][0], found[i][1]);
}

static void
test_found (Fixture *self, gconstpointer data)
{
  assert_all (self->db);
  g_assert_true (gadiba_search_rebuild (self->db, NULL));
  assert_all (self->db);
}

static void
assert_word (GadibaDb *db, const char *word, gboolean known)
{
  gint64 n = 0;
  gadiba_db_query_int (db, "SELECT count (*) FROM search_word WHERE word = :word",
                       BINDS (BIND_TEXT ("word", word)), &n, NULL);
  g_test_message ("%s", word);
  g_assert_cmpint (n, ==, known ? 1 : 0);
}

/* A name that is mended is forgotten, unless somebody else is called so. */
static void
test_forgotten (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = query (self->db, "SELECT person FROM person_code WHERE code = '320000-00007'");
  GadibaAction *action = begin_action (self->db, 1, "edit");
  gadiba_db_execute (self->db,
                     "UPDATE person_name SET given = 'Anna', family = 'Upeniece'"
                     " WHERE person = :person",
                     BINDS (BIND_INT ("person", person)), &error);
  gadiba_search_update_person (self->db, person, TRUE, &error);
  g_assert_no_error (error);
  commit_action (action);
  assert_word (self->db, "ezerina", FALSE);
  assert_word (self->db, "zane", FALSE);
  assert_word (self->db, "upeniece", TRUE);
  assert_word (self->db, "anna", TRUE);
  assert_word (self->db, "stacijas", TRUE);
  assert_found (self->db, "ezeri", "");
  assert_found (self->db, "upen", "Upeniece Anna");
}

/* More than are looked at: the first in the order of the keys, ordered among themselves. */
static void
test_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBatch) batch = gadiba_batch_begin (self->db, &error);
  for (guint i = 0; i < 2 * GADIBA_SEARCH_MAX; i++)
    {
      g_autofree char *given = g_strdup_printf ("Uldis-%c%c", 'a' + (int) (i * 7 % 1000) / 40,
                                                'a' + (int) (i * 7 % 1000) % 40 / 2);
      import_person (self->db, 1000 + i, given, i * 7 % 2 ? "Vītols" : "Vītola", "Upes iela 3");
    }
  import_person (self->db, 999, "Ieva", "Ziediņa", "Upes iela 3");
  gadiba_batch_commit (batch, &error);
  g_assert_no_error (error);
  /* The numbers of a thousand applications, "IES/…", do not stand before a name. */
  g_autoptr (GPtrArray) names = gadiba_search (self->db, "ie", &error);
  g_assert_no_error (error);
  gboolean told = FALSE;
  for (guint i = 0; i < names->len; i++)
    told = told || g_str_equal (((GadibaHit *) names->pdata[i])->given, "Ieva");
  g_assert_true (told);
  static const char *const texts[] = { "v", "vitol", "uldis v", "v u", "vitols uldis", "upes 3" };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) all = gadiba_search (self->db, texts[i], &error);
      g_autoptr (GPtrArray) first = gadiba_search_peek (self->db, texts[i], 20, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %u", texts[i], all->len);
      g_assert_cmpuint (all->len, <=, 2 * GADIBA_SEARCH_MAX);
      g_assert_cmpuint (all->len, >=, GADIBA_SEARCH_MAX / 3);
      for (guint k = 0; k < 20; k++)
        g_assert_cmpint (((GadibaHit *) first->pdata[k])->person, ==,
                         ((GadibaHit *) all->pdata[k])->person);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search/found", test_found);
  ADD ("/search/forgotten", test_forgotten);
  ADD ("/search/many", test_many);
  return g_test_run ();
}
