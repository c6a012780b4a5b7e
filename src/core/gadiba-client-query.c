/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-query.h"

#include <string.h>

#include "gadiba-core-error.h"
#include "gadiba-core-private.h"

/* Words of kept filters: they are only added to. */
static const char *const sorts[] = { "name", "code", "born", "touched" };
static const char *const statuses[] = { "any", "needy", "low-income", "none", "open" };

GadibaClientQuery *
gadiba_client_query_new (void)
{
  return g_new0 (GadibaClientQuery, 1);
}

GadibaClientQuery *
gadiba_client_query_copy (const GadibaClientQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaClientQuery *copy = g_memdup2 (self, sizeof *self);
  copy->search = g_strdup (self->search);
  copy->parish = g_strdup (self->parish);
  copy->flag = g_strdup (self->flag);
  return copy;
}

void
gadiba_client_query_free (GadibaClientQuery *self)
{
  if (self == NULL)
    return;
  g_free (self->search);
  g_free (self->parish);
  g_free (self->flag);
  g_free (self);
}

gboolean
gadiba_client_query_equal (const GadibaClientQuery *a, const GadibaClientQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return g_strcmp0 (a->search, b->search) == 0 && g_strcmp0 (a->parish, b->parish) == 0
         && g_strcmp0 (a->flag, b->flag) == 0 && a->caseworker == b->caseworker
         && a->status == b->status && a->sort == b->sort && a->descending == b->descending;
}

gboolean
gadiba_client_query_is_filtered (const GadibaClientQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->parish != NULL || self->flag != NULL || self->caseworker != 0
         || self->status != GADIBA_CLIENT_STATUS_ANY;
}

void
gadiba_client_query_clear_filters (GadibaClientQuery *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->parish, g_free);
  g_clear_pointer (&self->flag, g_free);
  self->caseworker = 0;
  self->status = GADIBA_CLIENT_STATUS_ANY;
}

/* --- kept filters --- */

/* A line is a value. */
static void
append_text (GString *text, const char *key, const char *value)
{
  if (value == NULL)
    return;
  g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n", ' ');
  g_string_append_printf (text, "%s=%s\n", key, line);
}

char *
gadiba_client_query_write (const GadibaClientQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GString *text = g_string_new (NULL);
  append_text (text, "parish", self->parish);
  if (self->caseworker != 0)
    g_string_append_printf (text, "caseworker=%" G_GINT64_FORMAT "\n", self->caseworker);
  if (self->status != GADIBA_CLIENT_STATUS_ANY)
    append_text (text, "status", statuses[self->status]);
  append_text (text, "flag", self->flag);
  append_text (text, "sort", sorts[self->sort]);
  if (self->descending)
    append_text (text, "descending", "yes");
  return g_string_free (text, FALSE);
}

/* Returns: the place of @word, -1 if it is not there */
static int
find_word (const char *const *words, gsize n, const char *word)
{
  for (gsize i = 0; i < n; i++)
    if (strcmp (words[i], word) == 0)
      return (int) i;
  return -1;
}

static void
take_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
take_word (GadibaClientQuery *self, const char *key, const char *value)
{
  gboolean is_sort = strcmp (key, "sort") == 0;
  int place = is_sort ? find_word (sorts, G_N_ELEMENTS (sorts), value)
                      : find_word (statuses, G_N_ELEMENTS (statuses), value);
  if (place < 0)
    return FALSE;
  if (is_sort)
    self->sort = (GadibaClientSort) place;
  else
    self->status = (GadibaClientStatus) place;
  return TRUE;
}

static gboolean
take (GadibaClientQuery *self, const char *key, const char *value)
{
  if (*value == '\0')
    return FALSE;
  if (strcmp (key, "parish") == 0)
    take_text (&self->parish, value);
  else if (strcmp (key, "flag") == 0)
    take_text (&self->flag, value);
  else if (strcmp (key, "caseworker") == 0)
    return g_ascii_string_to_signed (value, 10, 1, G_MAXINT64, &self->caseworker, NULL);
  else if (strcmp (key, "sort") == 0 || strcmp (key, "status") == 0)
    return take_word (self, key, value);
  else if (strcmp (key, "descending") == 0 && strcmp (value, "yes") == 0)
    self->descending = TRUE;
  else
    return FALSE;
  return TRUE;
}

GadibaClientQuery *
gadiba_client_query_read (const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autoptr (GadibaClientQuery) self = gadiba_client_query_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 2);
      if (*lines[i] == '\0' || (g_strv_length (parts) == 2 && take (self, parts[0], parts[1])))
        continue;
      g_autofree char *quoted = _gadiba_core_quote (lines[i]);
      g_set_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_FILTER,
                   _ ("“%s” is not a filter of this program; a newer one may have kept it: choose "
                      "the filter anew and save it under the same name"),
                   quoted);
      return NULL;
    }
  return g_steal_pointer (&self);
}
