/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-store.h"

#include "gadiba-case-read.h"
#include "gadiba-case-write.h"

static const char *const names[][2] = {
  { "Anna", "Jānis" },  { "Ilze", "Kārlis" },    { "Līga", "Andris" },  { "Elīna", "Mārtiņš" },
  { "Zane", "Juris" },  { "Dace", "Pēteris" },   { "Inese", "Edgars" }, { "Kristīne", "Aivars" },
  { "Maija", "Ģirts" }, { "Sanita", "Rihards" }, { "Žanete", "Uldis" }, { "Baiba", "Valdis" },
};
static const char *const stems[] = { "Bērz",  "Kaln",  "Ozol",    "Liep",   "Krūm", "Eglīt", "Zar",
                                     "Vītol", "Kārkl", "Priedīt", "Āboliņ", "Šķēl", "Dzen" };
static const char *const middles[] = { "", "gal", "māj", "up", "lej", "pļav", "ēn" };
static const char *const ends[][2] = {
  { "iņa", "iņš" }, { "e", "is" }, { "niece", "nieks" }, { "a", "s" }, { "ā", "ais" }
};

#define DAYS 25000 /* 68 years: so many days of birth */

static void
free_case (gpointer data)
{
  GadibaBenchCase *self = data;
  gadiba_case_free (self->from);
  g_bytes_unref (self->file);
  g_free (self);
}

/* Everybody becomes somebody else. @n: number of the household */
static void
rename_person (GadibaCase *from, guint index, guint n)
{
  GadibaCasePerson *person = &g_array_index (from->persons, GadibaCasePerson, index);
  gboolean male = g_strcmp0 (person->sex, "m") == 0;
  guint who = n * 16 + index;
  g_autofree char *code = g_strdup_printf ("32%04u-%05u", who / 100000, who % 100000);
  g_autofree char *family =
      g_strconcat (stems[n % G_N_ELEMENTS (stems)], middles[n / 13 % G_N_ELEMENTS (middles)],
                   ends[n / 91 % G_N_ELEMENTS (ends)][male], NULL);
  person->code = gadiba_case_keep (from, code);
  person->family = gadiba_case_keep (from, family);
  person->given = names[(n + index * 5) % G_N_ELEMENTS (names)][male];
  if (person->born != GADIBA_DATE_NONE)
    person->born = gadiba_date_new (1950, 1, 1) + (GadibaDate) ((guint64) who * 37 % DAYS);
}

static void
add_child (GadibaCase *from, guint index)
{
  g_autofree char *id = g_strdup_printf ("c%u", index);
  GadibaCasePerson *child = gadiba_case_add_row (from, from->persons);
  child->id = gadiba_case_keep (from, id);
  child->sex = g_intern_string (index % 2 == 0 ? "f" : "m");
  child->relation = g_intern_string ("child");
  child->activity = g_intern_string ("pupil");
  child->disability = g_intern_string ("none");
  child->income = g_intern_string ("complete");
  child->born = 1;
}

static void
add_bills (GadibaCase *from)
{
  guint n_costs = from->costs->len;
  for (guint i = 0; i < n_costs * 2; i++)
    {
      GadibaCaseCost cost = g_array_index (from->costs, GadibaCaseCost, i % n_costs);
      GadibaCaseCost *added = gadiba_case_add_row (from, from->costs);
      cost.month -= 1 + (GadibaMonth) (i / n_costs);
      cost.amount += i;
      *added = cost;
    }
}

static GadibaBenchCase *
make_case (GBytes *worked, guint n)
{
  g_autoptr (GError) error = NULL;
  GadibaBenchCase *self = g_new0 (GadibaBenchCase, 1);
  self->from = gadiba_case_read_bytes (worked, "case.xml", &error);
  g_assert_no_error (error);
  guint n_children = n % 2 == 0 ? 0 : 1 + n / 2 % 3;
  for (guint i = 0; i < n_children; i++)
    add_child (self->from, i);
  if (n_children > 0)
    add_bills (self->from);
  for (guint i = 0; i < self->from->persons->len; i++)
    rename_person (self->from, i, n);
  self->file = gadiba_case_write (self->from);
  return self;
}

GPtrArray *
gadiba_bench_make_cases (const GPtrArray *worked, guint first, guint n)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (free_case);
  for (guint i = first; i < first + n; i++)
    g_ptr_array_add (cases, make_case (worked->pdata[i % worked->len], i));
  return cases;
}
