/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdlib.h>

#include "case-data.h"
#include "gadiba-case-change.h"
#include "gadiba-case-table-private.h"
#include "gadiba-case-write.h"

/* Cases that are edited at random, and compared. */

/* January 2026 */
#define JANUARY (2026 * 12)

static inline char *
write_case (const GadibaCase *from)
{
  g_autoptr (GBytes) bytes = gadiba_case_write (from);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static inline GadibaCase *
copy_case (const GadibaCase *from)
{
  g_autofree char *text = write_case (from);
  return parse_case (text);
}

static inline int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Rows of different places have no order. */
static inline void
assert_same_lines (const GadibaCase *a, const GadibaCase *b)
{
  const GadibaCase *const cases[] = { a, b };
  char *texts[2];
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = write_case (cases[i]);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      qsort (lines, g_strv_length (lines), sizeof *lines, compare_strings);
      texts[i] = g_strjoinv ("\n", lines);
    }
  g_assert_cmpstr (texts[0], ==, texts[1]);
  g_free (texts[0]);
  g_free (texts[1]);
}

G_GNUC_UNUSED static const char *const texts[] = { NULL,         "",
                                                   "0",          "12.5",
                                                   "7.00",       "100.00+7.25",
                                                   "1+2+3",      "yes",
                                                   "no",         "2026-01",
                                                   "2025-12",    "2025-12-31",
                                                   "1999-05-05", "Anna",
                                                   "a+b",        "statement+",
                                                   "p1",         "320000-12345",
                                                   "gmi",        "housing status",
                                                   "3",          "m2",
                                                   "declared",   "mass=77",
                                                   "+" };

static const char *
pick_text (GRand *rand, const GadibaXmlAttribute *attribute, GPtrArray *kept)
{
  if (attribute == NULL || attribute->choices == NULL || g_rand_int_range (rand, 0, 5) == 0)
    return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
  char **words = g_strsplit (attribute->choices, " ", -1);
  g_ptr_array_add (kept, words);
  return words[g_rand_int_range (rand, 0, (gint32) g_strv_length (words))];
}

/* A row of one of the arrays is doubled, perhaps as one of another month, or taken out. */
static inline void
edit_rows (GadibaCase *of, GRand *rand)
{
  GArray *const arrays[] = { of->incomes,  of->costs, of->savings,
                             of->vehicles, of->land,  of->real_estate };
  GArray *rows = arrays[g_rand_int_range (rand, 0, G_N_ELEMENTS (arrays))];
  if (rows->len == 0)
    return;
  guint index = (guint) g_rand_int_range (rand, 0, (gint32) rows->len);
  if (g_rand_boolean (rand))
    {
      g_array_remove_index (rows, index);
      return;
    }
  guint size = g_array_get_element_size (rows);
  g_autofree gpointer copy = g_memdup2 (rows->data + index * size, size);
  g_array_insert_vals (rows, (guint) g_rand_int_range (rand, 0, (gint32) rows->len + 1), copy, 1);
  if (rows == of->incomes)
    {
      GadibaCaseIncome *income = &g_array_index (rows, GadibaCaseIncome, rows->len - 1);
      static const char *const evidences[] = { NULL, "statement", "register" };
      income->evidence = g_intern_string (evidences[g_rand_int_range (rand, 0, 3)]);
      income->amount = MIN (income->amount + g_rand_int_range (rand, 0, 3), GADIBA_MONEY_MAX);
      income->month -= g_rand_int_range (rand, 0, 2);
    }
}

static inline void
edit_value (GadibaCase *of, GRand *rand)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const GadibaCaseSection *section = &_gadiba_case_sections[g_rand_int_range (rand, 0, 7)];
  const GadibaCaseRows *rows = section->rows;
  if (rows != NULL && section->fields != NULL && g_rand_boolean (rand))
    rows = NULL;
  while (rows != NULL && rows[1].element != NULL && g_rand_boolean (rand))
    rows++;
  const GadibaXmlElement *element = rows != NULL ? rows->element : section->element;
  static const char *const names[GADIBA_N_PARTS] = {
    "application", "household", "person", "dwelling",    "assets", "income",
    "savings",     "vehicle",   "land",   "real-estate", "cost",   "fact",
  };
  GadibaCasePlace place = { .month = JANUARY - g_rand_int_range (rand, 0, 3),
                            .index = (guint) g_rand_int_range (rand, 0, 3) };
  while (strcmp (names[place.part], element->name) != 0)
    place.part++;
  guint n_attributes = 0;
  while (element->attributes[n_attributes].name != NULL)
    n_attributes++;
  gint32 pick = g_rand_int_range (rand, -1, (gint32) n_attributes);
  const GadibaXmlAttribute *attribute = pick >= 0 ? &element->attributes[pick] : NULL;
  static const char *const kinds[] = { "wage", "rent", "pension", "electricity", "other" };
  place.field = attribute != NULL ? attribute->name : "";
  place.kind = kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
  guint person = (guint) g_rand_int_range (rand, 0, (gint32) of->persons->len);
  place.person = gadiba_case_get_person (of, (int) person)->id;
  if (place.part == GADIBA_PART_COST || (place.part == GADIBA_PART_FACT && g_rand_boolean (rand)))
    place.person = NULL;
  gadiba_case_set_value (of, &place, pick_text (rand, attribute, kept), NULL);
}

static inline void
edit_case (GadibaCase *of, GRand *rand, guint n_edits)
{
  for (guint i = 0; i < n_edits; i++)
    if (g_rand_int_range (rand, 0, 4) == 0)
      edit_rows (of, rand);
    else
      edit_value (of, rand);
}
