/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-place-words.h"

#include <glib/gi18n-lib.h>

#include "gadiba-card-words.h"
#include "gadiba-typing.h"
#include "gadiba-words.h"

/* Of how many changes each is told. */
#define MAX_LISTED 5

const char *
gadiba_place_words_for_field (const char *field)
{
  static const struct
  {
    const char *field, *title;
  } titles[] = {
    { "person", N_ ("Whose") },
    { "received", N_ ("Day of receipt") },
    { "benefits", N_ ("What is asked for") },
    { "housing-month", N_ ("Month of housing costs") },
    { "group", N_ ("Group of the household") },
    { "given", N_ ("Given name") },
    { "family", N_ ("Family name") },
    { "born", N_ ("Date of birth") },
    { "sex", N_ ("Sex") },
    { "code", N_ ("Personal code") },
    { "other-id", N_ ("Other document") },
    { "relation", N_ ("Relation") },
    { "activity", N_ ("Activity") },
    { "nva", N_ ("Employment agency") },
    { "nva-exception", N_ ("Why not registered") },
    { "legal-status", N_ ("Legal status") },
    { "stay", N_ ("Where he or she stays") },
    { "work-disregard", N_ ("Income from work since") },
    { "disability", N_ ("Disability") },
    { "income", N_ ("Statement of income") },
    { "tenure", N_ ("By what right") },
    { "declared", N_ ("Declared residence") },
    { "area", N_ ("Area, m²") },
    { "rooms", N_ ("Rooms") },
    { "heating", N_ ("Heating") },
    { "street", N_ ("Street, house, flat") },
    { "place", N_ ("Town or village") },
    { "region", N_ ("Municipality") },
    { "postcode", N_ ("Postcode") },
    { "amount", N_ ("Amount") },
    { "irregular", N_ ("Irregular") },
    { "evidence", N_ ("Evidence") },
    { "property", N_ ("Statement of property") },
    { "mass", N_ ("Full mass, kg") },
    { "hectares", N_ ("Hectares") },
    { "use", N_ ("Use") },
    { "quantity", N_ ("Quantity") },
    { "unit", N_ ("Unit") },
    { "value", N_ ("Value") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].field, field))
      return _ (titles[i].title);
  return field;
}

static const char *
get_part_title (GadibaCasePart part)
{
  switch (part)
    {
    case GADIBA_PART_APPLICATION:
      return _ ("Application");
    case GADIBA_PART_HOUSEHOLD:
      return _ ("Household");
    case GADIBA_PART_PERSON:
      return _ ("Person");
    case GADIBA_PART_DWELLING:
      return _ ("Dwelling");
    case GADIBA_PART_ASSETS:
      return _ ("Property");
    case GADIBA_PART_INCOME:
      return _ ("Income");
    case GADIBA_PART_SAVINGS:
      return _ ("Savings");
    case GADIBA_PART_VEHICLE:
      return _ ("Vehicle");
    case GADIBA_PART_LAND:
      return _ ("Land");
    case GADIBA_PART_REAL_ESTATE:
      return _ ("Real estate");
    case GADIBA_PART_COST:
      return _ ("Housing costs");
    case GADIBA_PART_FACT:
      return _ ("Further fact");
    }
  return "";
}

static const char *
get_kind_title (const GadibaCasePlace *place, const GadibaBook *book)
{
  if (book == NULL)
    return place->kind;
  if (place->part == GADIBA_PART_INCOME)
    {
      const GadibaIncomeKind *kind = g_hash_table_lookup (book->income_kind_names, place->kind);
      return kind != NULL ? kind->title : place->kind;
    }
  if (place->part == GADIBA_PART_COST)
    {
      const GadibaCostItem *item = g_hash_table_lookup (book->cost_item_names, place->kind);
      return item != NULL ? item->title : place->kind;
    }
  if (place->part == GADIBA_PART_FACT)
    {
      const GadibaFact *fact = gadiba_book_get_fact (
          book, place->person != NULL ? GADIBA_ENTITY_PERSON : GADIBA_ENTITY_HOUSEHOLD,
          place->kind);
      return fact != NULL ? fact->title : place->kind;
    }
  return place->kind;
}

/* Whether a place is what its part is about, so that the field need not be named. */
static gboolean
is_main_field (const char *field)
{
  return *field == '\0' || g_str_equal (field, "amount") || g_str_equal (field, "value");
}

static void
add (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, part);
}

char *
gadiba_place_words_describe (const GadibaCasePlace *place, const GadibaCase *from,
                             const GadibaBook *book)
{
  g_return_val_if_fail (place != NULL && from != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  int person =
      place->person != NULL ? gadiba_case_find_person (from, place->person) : GADIBA_CASE_NOBODY;
  gboolean own_field = place->part == GADIBA_PART_PERSON || place->part == GADIBA_PART_DWELLING
                       || place->part == GADIBA_PART_APPLICATION
                       || place->part == GADIBA_PART_HOUSEHOLD;
  g_autofree char *month =
      place->month != GADIBA_MONTH_NONE ? gadiba_words_format_month (place->month) : NULL;

  if (!own_field)
    add (text, get_part_title (place->part));
  else
    add (text, gadiba_place_words_for_field (place->field));
  if (person != GADIBA_CASE_NOBODY)
    add (text, gadiba_case_get_person (from, person)->given);
  add (text, place->kind != NULL ? get_kind_title (place, book) : NULL);
  add (text, month);
  if (!own_field && !is_main_field (place->field))
    add (text, gadiba_place_words_for_field (place->field));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gadiba_place_words_format (const GadibaCasePlace *place, const char *value)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (*place->field != '\0' && gadiba_words_list (place->field) != NULL)
    return g_strdup (gadiba_words_for (place->field, value));
  return *place->field != '\0' ? gadiba_typing_format (gadiba_typing_of (place->field), value)
                               : g_strdup (value);
}

/* What is asked for, in words. */
static char *
format_benefits (const char *value, const GadibaBook *book)
{
  g_auto (GStrv) ids = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const GadibaBenefit *benefit = gadiba_book_get_benefit (book, ids[i]);
      add (text, benefit != NULL                  ? benefit->title
                 : g_str_equal (ids[i], "status") ? _ ("Status of a needy or low-income household")
                                                  : ids[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A whole row, "person=p1 mass=1500", by the titles of its columns. */
static char *
format_row (const GadibaCasePlace *place, const char *value, const GadibaCase *from)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (words[i], "=", 2);
      if (g_strv_length (pair) < 2)
        continue;
      GadibaCasePlace at = *place;
      at.field = pair[0];
      int person = g_str_equal (at.field, "person") ? gadiba_case_find_person (from, pair[1])
                                                    : GADIBA_CASE_NOBODY;
      g_autofree char *told = person != GADIBA_CASE_NOBODY
                                  ? g_strdup (gadiba_case_get_person (from, person)->given)
                                  : gadiba_place_words_format (&at, pair[1]);
      g_autofree char *each =
          g_strdup_printf ("%s: %s", gadiba_place_words_for_field (at.field), told);
      add (text, each);
    }
  if (text->len == 0)
    g_string_append (text, _ ("a row without values"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As gadiba_place_words_format(), with what only the case or the law has words for. */
static char *
format_told (const GadibaCasePlace *place, const char *value, const GadibaCase *from,
             const GadibaBook *book)
{
  if (value != NULL && *place->field == '\0')
    return format_row (place, value, from);
  if (value != NULL && book != NULL && g_str_equal (place->field, "benefits"))
    return format_benefits (value, book);
  if (place->part == GADIBA_PART_FACT && g_strcmp0 (value, "yes") == 0)
    return g_strdup (_ ("Yes"));
  if (place->part == GADIBA_PART_FACT && g_strcmp0 (value, "no") == 0)
    return g_strdup (_ ("No"));
  return gadiba_place_words_format (place, value);
}

char *
gadiba_place_words_list (const GPtrArray *changes, const GadibaCase *from, const GadibaBook *book)
{
  g_return_val_if_fail (changes != NULL && from != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  guint n = MIN (changes->len, MAX_LISTED);
  for (guint i = 0; i < n; i++)
    {
      const GadibaCaseChange *change = g_ptr_array_index (changes, i);
      g_autofree char *place = gadiba_place_words_describe (&change->place, from, book);
      g_autofree char *value = format_told (&change->place, change->after, from, book);
      g_string_append_printf (text, "%s%s: %s", i > 0 ? "; " : "", place, value);
    }
  if (changes->len > n)
    g_string_append_printf (
        text, g_dngettext (GETTEXT_PACKAGE, " and %u other", " and %u others", changes->len - n),
        changes->len - n);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
gadiba_place_words_tell (const GPtrArray *conflicts, const GadibaCase *from, const GadibaBook *book)
{
  g_return_val_if_fail (conflicts != NULL && from != NULL, NULL);

  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GadibaConflict *conflict = g_ptr_array_index (conflicts, i);
      gboolean of_card = conflict->card.part != GADIBA_CARD_NONE;
      g_autofree char *place = of_card ? gadiba_card_words_describe (&conflict->card)
                                       : gadiba_place_words_describe (&conflict->place, from, book);
      g_autofree char *mine = of_card ? gadiba_card_words_format (&conflict->card, conflict->mine)
                                      : format_told (&conflict->place, conflict->mine, from, book);
      g_autofree char *theirs = of_card
                                    ? gadiba_card_words_format (&conflict->card, conflict->theirs)
                                    : format_told (&conflict->place, conflict->theirs, from, book);
      g_string_append_printf (text,
                              /* TRANSLATORS: place, who, what they stored, what I typed */
                              _ ("%s: %s has stored “%s” meanwhile; you typed “%s”."), place,
                              conflict->who != NULL ? conflict->who : _ ("somebody else"), theirs,
                              mine);
      if (i + 1 < conflicts->len)
        g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
