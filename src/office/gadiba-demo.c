/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-demo.h"

#include <gio/gio.h>

#include "gadiba-demo-private.h"
#include "gadiba-office-resources.h"

#define FOLDER "/lv/gadiba/"

/* --- the tables --- */

static GBytes *
load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);

  /* A static library's resource is only linked in when it is asked for. */
  gadiba_office_get_resource ();
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static gboolean
load_table (const char *name, const GadibaDemoKind *kind, gpointer self, GError **error)
{
  g_autofree char *path = g_strconcat ("demo/", name, NULL);
  g_autoptr (GBytes) bytes = load (path, error);

  return bytes != NULL && _gadiba_demo_read (self, kind, bytes, name, error);
}

static gboolean
load_lists (GadibaDemoLists *self, GError **error)
{
  g_autoptr (GBytes) given = load ("demo/given-names.tsv", error);
  g_autoptr (GBytes) families = given != NULL ? load ("demo/family-names.tsv", error) : NULL;
  g_autoptr (GBytes) streets = families != NULL ? load ("demo/streets.tsv", error) : NULL;

  return streets != NULL && _gadiba_demo_lists_read_given (self, given, error)
         && _gadiba_demo_lists_read_families (self, families, error)
         && _gadiba_demo_lists_read_streets (self, streets, error);
}

static gboolean
load_calendar (GadibaDemo *self, GError **error)
{
  g_autoptr (GBytes) bytes = load ("calendar/moved-days.tsv", error);

  if (bytes == NULL)
    return FALSE;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  self->calendar = gadiba_calendar_new (text, error);
  return self->calendar != NULL;
}

/* --- the households --- */

/* Name and birth date of a person, as records tell persons apart by them. */
static gint64
make_identity (const GadibaDemo *self, const GadibaDemoPerson *person)
{
  guint given = _gadiba_demo_lists_get_given (&self->lists, person->given, person->sex)->number;
  guint family = _gadiba_demo_lists_get_family (&self->lists, person->family, person->sex)->number;
  return (((gint64) given << 16 | family) << 32) | (guint32) person->born;
}

/* Two persons who would be the same in the records: the later one is born some days earlier. */
static void
part_persons (GadibaDemo *self, GadibaDemoPlan *plan, GHashTable *identities)
{
  for (guint i = 0; i < plan->n_persons; i++)
    {
      GadibaDemoPerson *person = &plan->persons[i];
      gint64 identity = make_identity (self, person);
      int days = 0;
      for (; g_hash_table_contains (identities, &identity); days++)
        {
          person->born--;
          identity = make_identity (self, person);
        }
      g_hash_table_add (identities, g_memdup2 (&identity, sizeof identity));
      if (days > 0)
        g_hash_table_insert (self->moved_births, GUINT_TO_POINTER (person->serial),
                             GINT_TO_POINTER (days));
    }
}

/* A case by its day, then by its index. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
  const guint64 *x = a;
  const guint64 *y = b;
  return *x < *y ? -1 : *x > *y;
}

static void
make_households (GadibaDemo *self, guint size)
{
  g_autoptr (GHashTable) identities =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < size; i++)
    {
      GadibaDemoPlan plan;
      GadibaDemoApplication application;
      g_array_append_val (self->first_cases, days->len);
      _gadiba_demo_plan (self, i, &plan);
      part_persons (self, &plan, identities);
      _gadiba_demo_first_application (self, &plan, &application);
      do
        {
          guint64 day = (guint64) application.received << 32 | days->len;
          g_array_append_val (days, day);
        }
      while (_gadiba_demo_next_application (self, &plan, &application));
    }
  g_array_append_val (self->first_cases, days->len);
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      guint index = (guint) (g_array_index (days, guint64, i) & G_MAXUINT32);
      g_array_append_val (self->order, index);
    }
}

GadibaDemo *
gadiba_demo_new (guint64 seed, guint size, GadibaDate today, GError **error)
{
  g_return_val_if_fail (size > 0 && size <= GADIBA_DEMO_MAX_SIZE, NULL);
  g_return_val_if_fail (today != GADIBA_DATE_NONE, NULL);

  g_autoptr (GadibaDemo) self = g_new0 (GadibaDemo, 1);
  self->key = _gadiba_demo_key (seed, 0);
  self->today = today;
  self->first_cases = g_array_sized_new (FALSE, FALSE, sizeof (guint), size + 1);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->moved_births = g_hash_table_new (NULL, NULL);
  if (!load_table ("shares.xml", &_gadiba_demo_table_kind, &self->table, error)
      || !_gadiba_demo_table_resolve (&self->table, "shares.xml", error)
      || !load_table ("texts.xml", &_gadiba_demo_texts_kind, &self->texts, error)
      || !load_lists (&self->lists, error) || !load_calendar (self, error))
    return NULL;
  make_households (self, size);
  return g_steal_pointer (&self);
}

void
gadiba_demo_free (GadibaDemo *self)
{
  if (self == NULL)
    return;
  _gadiba_demo_clear (&self->table, &_gadiba_demo_table_kind);
  _gadiba_demo_clear (&self->texts, &_gadiba_demo_texts_kind);
  _gadiba_demo_lists_clear (&self->lists);
  g_clear_pointer (&self->calendar, gadiba_calendar_unref);
  g_array_unref (self->first_cases);
  g_array_unref (self->order);
  g_hash_table_unref (self->moved_births);
  g_free (self);
}

/* --- the cases --- */

guint
gadiba_demo_get_n_cases (const GadibaDemo *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->order->len;
}

guint
gadiba_demo_get_nth_received (const GadibaDemo *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->order->len, 0);

  return g_array_index (self->order, guint, n);
}

guint
gadiba_demo_get_household (const GadibaDemo *self, guint index, guint *number)
{
  g_return_val_if_fail (self != NULL && index < self->order->len, 0);

  /* The last household whose first case is not behind this one. */
  guint low = 0;
  guint high = self->first_cases->len - 1;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->first_cases, guint, middle) <= index)
        low = middle;
      else
        high = middle;
    }
  if (number != NULL)
    *number = index - g_array_index (self->first_cases, guint, low);
  return low;
}

void
_gadiba_demo_find (const GadibaDemo *self, guint index, GadibaDemoPlan *plan,
                   GadibaDemoApplication *application)
{
  guint number;

  _gadiba_demo_plan (self, gadiba_demo_get_household (self, index, &number), plan);
  _gadiba_demo_first_application (self, plan, application);
  for (guint i = 0; i < number; i++)
    {
      gboolean is_there = _gadiba_demo_next_application (self, plan, application);
      g_assert (is_there);
    }
}
