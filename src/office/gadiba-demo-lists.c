/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-demo-lists-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-text.h"
#include "gadiba-xml.h"

/* Takes one line. Returns: FALSE if it does not know the second cell */
typedef gboolean (*TakeLine) (GadibaDemoLists *self, const char *first, const char *second);

static gboolean
read_lines (GadibaDemoLists *self, GBytes *bytes, const char *label, TakeLine take, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean named = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      if (g_strv_length (cells) != 2 || (named && !take (self, cells[0], cells[1])))
        {
          gadiba_xml_set_error_at (error, label, (int) i + 1,
                                   _ ("The line does not have the two columns that its table "
                                      "has; write both with a tab between"));
          return FALSE;
        }
      named = TRUE;
    }
  return TRUE;
}

static GadibaDemoName
make_name (GadibaDemoLists *self, const char *text)
{
  g_autofree char *folded = gadiba_text_fold (text);
  gpointer number;

  if (self->numbers == NULL)
    self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_hash_table_lookup_extended (self->numbers, folded, NULL, &number))
    {
      number = GUINT_TO_POINTER (g_hash_table_size (self->numbers));
      g_hash_table_insert (self->numbers, g_steal_pointer (&folded), number);
    }
  return (GadibaDemoName){ g_strdup (text), GPOINTER_TO_UINT (number) };
}

static void
clear_name (gpointer name)
{
  g_free (((GadibaDemoName *) name)->text);
}

static void
clear_family (gpointer family)
{
  clear_name (&((GadibaDemoFamily *) family)->his);
  clear_name (&((GadibaDemoFamily *) family)->hers);
}

static GArray *
make_array (guint element_size, GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, element_size);
  g_array_set_clear_func (array, clear);
  return array;
}

static gboolean
take_given (GadibaDemoLists *self, const char *first, const char *second)
{
  if (strcmp (second, "f") != 0 && strcmp (second, "m") != 0)
    return FALSE;
  GadibaDemoName name = make_name (self, first);
  g_array_append_val (*second == 'f' ? self->women : self->men, name);
  return TRUE;
}

static gboolean
take_family (GadibaDemoLists *self, const char *first, const char *second)
{
  GadibaDemoFamily family = { make_name (self, first), make_name (self, second) };
  g_array_append_val (self->families, family);
  return TRUE;
}

static gboolean
take_street (GadibaDemoLists *self, const char *first, const char *second)
{
  if (strcmp (first, "street") != 0 && strcmp (first, "house") != 0)
    return FALSE;
  g_ptr_array_add (*first == 's' ? self->streets : self->houses, g_strdup (second));
  return TRUE;
}

gboolean
_gadiba_demo_lists_read_given (GadibaDemoLists *self, GBytes *bytes, GError **error)
{
  self->women = make_array (sizeof (GadibaDemoName), clear_name);
  self->men = make_array (sizeof (GadibaDemoName), clear_name);
  return read_lines (self, bytes, "given-names.tsv", take_given, error);
}

gboolean
_gadiba_demo_lists_read_families (GadibaDemoLists *self, GBytes *bytes, GError **error)
{
  self->families = make_array (sizeof (GadibaDemoFamily), clear_family);
  return read_lines (self, bytes, "family-names.tsv", take_family, error);
}

gboolean
_gadiba_demo_lists_read_streets (GadibaDemoLists *self, GBytes *bytes, GError **error)
{
  self->streets = g_ptr_array_new_with_free_func (g_free);
  self->houses = g_ptr_array_new_with_free_func (g_free);
  return read_lines (self, bytes, "streets.tsv", take_street, error);
}

void
_gadiba_demo_lists_clear (GadibaDemoLists *self)
{
  g_clear_pointer (&self->women, g_array_unref);
  g_clear_pointer (&self->men, g_array_unref);
  g_clear_pointer (&self->families, g_array_unref);
  g_clear_pointer (&self->streets, g_ptr_array_unref);
  g_clear_pointer (&self->houses, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

const GadibaDemoName *
_gadiba_demo_lists_get_family (const GadibaDemoLists *self, guint family, GadibaSex sex)
{
  const GadibaDemoFamily *both = &g_array_index (self->families, GadibaDemoFamily, family);
  return sex == GADIBA_SEX_MALE ? &both->his : &both->hers;
}

const GadibaDemoName *
_gadiba_demo_lists_get_given (const GadibaDemoLists *self, guint given, GadibaSex sex)
{
  return &g_array_index (sex == GADIBA_SEX_MALE ? self->men : self->women, GadibaDemoName, given);
}
