/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-columns.h"

#include <glib/gstdio.h>

/* Facts and law as tables of whole numbers, for numpy-columns: words are numbers of a list, amounts
 * cents, what is not stated -1 (dates and months 0). */

typedef enum
{
  CASES,
  PERSONS,
  SAVINGS,
  VEHICLES,
  LANDS,
  ESTATES,
  INCOMES,
  COSTS,
  N_TABLES,
} Table;

static const char *const names[] = { "cases", "persons", "savings", "vehicles",
                                     "lands", "estates", "incomes", "costs" };

struct _BenchDump
{
  char *folder;
  FILE *files[N_TABLES];
  GHashTable *codes; /* word → code + 1 */
  GPtrArray *words;
  gint64 n_cases, n_persons;
};

static FILE *
open_file (const BenchDump *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  FILE *file = g_fopen (path, "w");
  g_assert_nonnull (file);
  return file;
}

BenchDump *
bench_dump_new (const char *folder)
{
  BenchDump *self = g_new0 (BenchDump, 1);
  self->folder = g_strdup (folder);
  for (guint i = 0; i < N_TABLES; i++)
    self->files[i] = open_file (self, names[i]);
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  self->words = g_ptr_array_new ();
  return self;
}

static gint64
get_code (BenchDump *self, const char *word)
{
  gpointer code = g_hash_table_lookup (self->codes, word);
  if (code != NULL)
    return GPOINTER_TO_INT (code) - 1;
  g_ptr_array_add (self->words, (gpointer) word);
  g_hash_table_insert (self->codes, (gpointer) word, GINT_TO_POINTER (self->words->len));
  return self->words->len - 1;
}

/* A number is told by so many parts of one. */
static gint64
get_number (BenchDump *self, const GadibaFacts *facts, GadibaEntity entity, guint row,
            const char *id, gint64 parts)
{
  const GadibaFact *fact = gadiba_book_get_fact (facts->book, entity, id);
  const GadibaRows *rows = &facts->rows[entity];
  GadibaValue value = g_array_index (rows->values, GadibaValue, row * rows->width + fact->index);

  if (!value.known && fact->has_otherwise)
    value = fact->otherwise;
  switch (fact->type.kind)
    {
    case GADIBA_KIND_NUMBER:
      return value.known ? value.number.num * parts / value.number.den : -1;
    case GADIBA_KIND_YES_NO:
      return value.known ? value.yes : -1;
    case GADIBA_KIND_TEXT:
      return value.known ? get_code (self, value.text) : -1;
    case GADIBA_KIND_DATE:
      return value.known ? value.date : 0;
    case GADIBA_KIND_MONTH:
      return value.known ? value.month : 0;
    }
  g_assert_not_reached ();
}

static void
write_row (BenchDump *self, Table table, const gint64 *values, gsize n)
{
  g_assert_cmpuint (fwrite (values, sizeof *values, n, self->files[table]), ==, n);
}

static void
add_persons (BenchDump *self, const GadibaFacts *facts)
{
  static const char *const ids[] = { "born", "activity",       "disability",
                                     "nva",  "nva-exception",  "legal-status",
                                     "stay", "work-disregard", "income" };
  gint64 row[G_N_ELEMENTS (ids) + 1] = { self->n_cases };

  for (guint i = 0; i < facts->rows[GADIBA_ENTITY_PERSON].n; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
        row[j + 1] = get_number (self, facts, GADIBA_ENTITY_PERSON, i, ids[j], 1);
      write_row (self, PERSONS, row, G_N_ELEMENTS (row));
    }
}

static void
add_property (BenchDump *self, const GadibaFacts *facts)
{
  static const struct
  {
    Table table;
    GadibaEntity entity;
    const char *id;
    gint64 parts;
  } kinds[] = {
    { SAVINGS, GADIBA_ENTITY_SAVING, "amount", 100 },
    { VEHICLES, GADIBA_ENTITY_VEHICLE, "mass", 1 },
    { LANDS, GADIBA_ENTITY_LAND, "hectares", BENCH_HECTARE },
    { ESTATES, GADIBA_ENTITY_REAL_ESTATE, "use", 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < facts->rows[kinds[i].entity].n; j++)
      {
        int owner = g_array_index (facts->rows[kinds[i].entity].owners, int, j);
        const gint64 row[] = { kinds[i].table == SAVINGS ? self->n_persons + owner : self->n_cases,
                               get_number (self, facts, kinds[i].entity, j, kinds[i].id,
                                           kinds[i].parts) };
        write_row (self, kinds[i].table, row, G_N_ELEMENTS (row));
      }
}

static void
add_lines (BenchDump *self, const GadibaFacts *facts)
{
  for (guint i = 0; i < facts->incomes->len; i++)
    {
      const GadibaIncomeLine *line = &g_array_index (facts->incomes, GadibaIncomeLine, i);
      const gint64 row[] = { self->n_persons + line->person,
                             get_code (self, line->kind->id),
                             get_code (self, line->kind->group->id),
                             line->month,
                             line->amount.num * 100 / line->amount.den,
                             line->irregular };
      write_row (self, INCOMES, row, G_N_ELEMENTS (row));
    }
  for (guint i = 0; i < facts->costs->len; i++)
    {
      const GadibaCostLine *line = &g_array_index (facts->costs, GadibaCostLine, i);
      const gint64 row[] = { self->n_cases, line->month,
                             line->amount.num * 100 / line->amount.den };
      write_row (self, COSTS, row, G_N_ELEMENTS (row));
    }
}

void
bench_dump_add (BenchDump *self, const GadibaFacts *facts)
{
  const GPtrArray *benefits = facts->book->benefits;
  const GadibaEntity entity = GADIBA_ENTITY_HOUSEHOLD;
  gint64 row[] = { facts->received,
                   facts->housing_month,
                   get_number (self, facts, entity, 0, "declared", 1),
                   get_number (self, facts, entity, 0, "confirmed-group", 1),
                   0,
                   gadiba_date_get_month (facts->received) };

  for (guint i = 0; i < benefits->len; i++)
    if (g_str_equal (((const GadibaBenefit *) benefits->pdata[i])->id, "gmi"))
      row[4] = facts->asked[i];
  write_row (self, CASES, row, G_N_ELEMENTS (row));
  add_persons (self, facts);
  add_property (self, facts);
  add_lines (self, facts);
  self->n_cases++;
  self->n_persons += facts->rows[GADIBA_ENTITY_PERSON].n;
}

/* --- the law of the day --- */

static gint64
get_law (const GadibaBook *book, const char *id, GadibaDate day, gint64 parts)
{
  const GadibaParameter *parameter = gadiba_book_get_parameter (book, id);
  const GadibaParameterValue *value = gadiba_parameter_get_value (parameter, day, GADIBA_DATE_NONE);
  return value != NULL ? value->value.number.num * parts / value->value.number.den : 0;
}

static void
write_ages (const GadibaBook *book, GadibaDate day, FILE *file)
{
  const GPtrArray *values = gadiba_book_get_parameter (book, "pension-age")->values;
  for (guint i = 0; i < values->len; i++)
    {
      const GadibaParameterValue *value = values->pdata[i];
      const GadibaParameterValue *next = i + 1 < values->len ? values->pdata[i + 1] : NULL;
      GadibaDate last = next != NULL && next->from <= day ? next->from - 1 : day;
      if (value->from <= day)
        fprintf (file, "pension-age %d %" G_GINT64_FORMAT "\n", last, value->value.number.num);
    }
}

static void
write_coefficients (const GadibaBook *book, GadibaDate day, FILE *file)
{
  const GadibaParameter *parameter = gadiba_book_get_parameter (book, "housing.coefficient");
  const GArray *entries = gadiba_parameter_get_value (parameter, day, GADIBA_DATE_NONE)->entries;
  fprintf (file, "k.den 10\n");
  for (guint i = 0; i < entries->len; i++)
    {
      const GadibaEntry *entry = &g_array_index (entries, GadibaEntry, i);
      fprintf (file, "k.%s %" G_GINT64_FORMAT "\n", entry->key,
               entry->value.number.num * 10 / entry->value.number.den);
    }
}

static void
write_law (const BenchDump *self, const GadibaBook *book, GadibaDate day)
{
  static const struct
  {
    const char *id;
    gint64 parts;
  } values[] = {
    { "gmi.first", 100 },
    { "gmi.other", 100 },
    { "needy.first", 100 },
    { "needy.other", 100 },
    { "land.limit", BENCH_HECTARE },
    { "vehicle.mass", 1 },
    { "vehicle.number", 1 },
    { "vehicle.number-with-children", 1 },
    { "term.working", 1 },
    { "term.other", 1 },
    { "term.unmet", 1 },
    { "working-age.from", 1 },
    { "work-disregard.months", 1 },
  };
  FILE *file = open_file (self, "law");
  fprintf (file, "day %d\n", day);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    fprintf (file, "%s %" G_GINT64_FORMAT "\n", values[i].id,
             get_law (book, values[i].id, day, values[i].parts));
  fprintf (file, "window %" G_GINT64_FORMAT "\n", get_law (book, "income.window", day, 1));
  fprintf (file, "window-irregular %" G_GINT64_FORMAT "\n",
           get_law (book, "income.window-irregular", day, 1));
  for (GadibaMonth month = gadiba_month_new (2015, 1); month <= gadiba_date_get_month (day);
       month++)
    fprintf (file, "minimum-wage %d %" G_GINT64_FORMAT "\n", month,
             get_law (book, "minimum-wage", gadiba_month_get_first_day (month), 100));
  write_ages (book, day, file);
  write_coefficients (book, day, file);
  fclose (file);
}

void
bench_dump_finish (BenchDump *self, const GadibaBook *book, GadibaDate day)
{
  FILE *words = open_file (self, "words");
  for (guint i = 0; i < self->words->len; i++)
    fprintf (words, "%s\n", (const char *) self->words->pdata[i]);
  fclose (words);
  write_law (self, book, day);
  for (guint i = 0; i < N_TABLES; i++)
    g_assert_cmpint (fclose (self->files[i]), ==, 0);
  g_hash_table_unref (self->codes);
  g_ptr_array_unref (self->words);
  g_free (self->folder);
  g_free (self);
}

void
bench_dump_drop (const char *folder)
{
  static const char *const more[] = { "words", "law" };
  for (guint i = 0; i < N_TABLES + G_N_ELEMENTS (more); i++)
    {
      g_autofree char *path =
          g_build_filename (folder, i < N_TABLES ? names[i] : more[i - N_TABLES], NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}
