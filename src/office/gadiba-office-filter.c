/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-filter.h"

#include <glib/gi18n-lib.h>

#include "gadiba-client-list.h"
#include "gadiba-office-private.h"
#include "gadiba-saved-filter.h"
#include "gadiba-store-error.h"
#include "gadiba-text.h"

#define MAX_NAME 60

/* What goes into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const char *list, *name, *filter;
  const GadibaMoment *moment;
} Filters;

/* --- reading --- */

static void
free_caseworker (gpointer data)
{
  g_free (((GadibaFilterCaseworker *) data)->name);
  g_free (data);
}

static void
free_kept (gpointer data)
{
  GadibaKeptFilter *kept = data;

  g_free (kept->name);
  g_free (kept->filter);
  g_free (kept);
}

void
gadiba_filter_choices_free (GadibaFilterChoices *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->parishes, g_ptr_array_unref);
  g_clear_pointer (&self->caseworkers, g_ptr_array_unref);
  g_clear_pointer (&self->flags, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_free (self);
}

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer collator)
{
  return gadiba_collator_compare (collator, *(const char *const *) a, *(const char *const *) b);
}

static int
compare_caseworkers (gconstpointer a, gconstpointer b, gpointer collator)
{
  const GadibaFilterCaseworker *first = *(const GadibaFilterCaseworker *const *) a;
  const GadibaFilterCaseworker *second = *(const GadibaFilterCaseworker *const *) b;

  return gadiba_collator_compare (collator, first->name, second->name);
}

static GPtrArray *
take_caseworkers (const GPtrArray *staff)
{
  GPtrArray *caseworkers = g_ptr_array_new_with_free_func (free_caseworker);

  for (guint i = 0; i < staff->len; i++)
    {
      const GadibaStaff *one = g_ptr_array_index (staff, i);
      GadibaFilterCaseworker *caseworker = g_new0 (GadibaFilterCaseworker, 1);
      caseworker->id = one->id;
      caseworker->name = g_strdup (one->name);
      g_ptr_array_add (caseworkers, caseworker);
    }
  return caseworkers;
}

static GPtrArray *
take_kept (const GPtrArray *filters)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (free_kept);

  for (guint i = 0; i < filters->len; i++)
    {
      const GadibaSavedFilter *filter = g_ptr_array_index (filters, i);
      GadibaKeptFilter *one = g_new0 (GadibaKeptFilter, 1);
      one->name = g_strdup (filter->name);
      one->filter = g_strdup (filter->filter);
      g_ptr_array_add (kept, one);
    }
  return kept;
}

static void
sort (GadibaFilterChoices *self, const GadibaCollator *collator)
{
  gpointer order = (gpointer) collator;

  g_ptr_array_sort_with_data (self->parishes, compare_texts, order);
  g_ptr_array_sort_with_data (self->flags, compare_texts, order);
  g_ptr_array_sort_with_data (self->caseworkers, compare_caseworkers, order);
}

static gpointer
read_filters (GadibaDb *db, gpointer data, GError **error)
{
  const Filters *self = data;
  GadibaDate today = self->moment->today;
  g_autoptr (GadibaStaff) own = gadiba_caseworker_find (db, self->office->login, today, error);
  g_autoptr (GadibaCollator) collator = own != NULL ? gadiba_collator_new (error) : NULL;
  g_autoptr (GPtrArray) staff = collator != NULL ? gadiba_caseworker_list (db, today, error) : NULL;
  g_autoptr (GPtrArray) kept =
      staff != NULL ? gadiba_saved_filters_list (db, own->id, self->list, error) : NULL;

  if (kept == NULL)
    return NULL;
  g_autoptr (GadibaFilterChoices) choices = g_new0 (GadibaFilterChoices, 1);
  choices->own = own->id;
  choices->caseworkers = take_caseworkers (staff);
  choices->kept = take_kept (kept);
  choices->parishes = gadiba_clients_list_parishes (db, error);
  choices->flags = choices->parishes != NULL ? gadiba_clients_list_flags (db, today, error) : NULL;
  if (choices->flags == NULL)
    return NULL;
  sort (choices, collator);
  return g_steal_pointer (&choices);
}

GadibaFilterChoices *
gadiba_office_read_filters (GadibaOffice *self, const char *list, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && list != NULL && moment != NULL, NULL);

  Filters filters = { .office = self, .list = list, .moment = moment };
  return gadiba_store_run (self->store, read_filters, &filters, error);
}

/* --- keeping --- */

static gboolean
check_name (const char *name, GError **error)
{
  if (*name != '\0' && g_utf8_strlen (name, -1) <= MAX_NAME)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("Give the filter a name of 1 to %d letters"), MAX_NAME);
  return FALSE;
}

static gpointer
keep (GadibaDb *db, gpointer data, GError **error)
{
  const Filters *self = data;
  const char *words =
      self->filter != NULL ? _ ("saved a filter of a list") : _ ("removed a saved filter");
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "filter", words, error);

  if (action == NULL)
    return NULL;
  gboolean done =
      self->filter != NULL
          ? gadiba_saved_filter_put (action, self->list, self->name, self->filter, error)
          : gadiba_saved_filter_remove (action, self->list, self->name, error);
  return GINT_TO_POINTER (done && gadiba_action_commit (action, error));
}

gboolean
gadiba_office_keep_filter (GadibaOffice *self, const char *list, const char *name,
                           const char *filter, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && list != NULL && name != NULL && moment != NULL, FALSE);

  g_autofree char *stripped = g_strstrip (g_strdup (name));
  Filters filters = { self, list, stripped, filter, moment };
  return check_name (stripped, error)
         && gadiba_store_run (self->store, keep, &filters, error) != NULL;
}
