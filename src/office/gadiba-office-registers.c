/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-registers.h"

#include <glib/gi18n-lib.h>

#include "gadiba-office-private.h"
#include "gadiba-office-write.h"
#include "gadiba-register-list.h"

/* What goes into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  GadibaRegisterAsked asked;
  const GadibaMoment *moment;
  GadibaRegisterKind kind;
  const gint64 *keys;
  guint n;
} Look;

/* Returns: interned: in the order in which people choose them */
static const char *
list_kinds (void)
{
  g_autoptr (GString) kinds = g_string_new (" ");

  for (guint i = 0; i < gadiba_letter_kind_count (); i++)
    g_string_append_printf (kinds, "%s ", gadiba_letter_kind_get (i)->id);
  return g_intern_string (kinds->str);
}

static Look
make_look (GadibaOffice *self, const GadibaRegisterQuery *query, const GadibaMoment *moment)
{
  return (Look){
    .office = self,
    .asked = { .query = *query, .today = moment->today, .kinds = list_kinds () },
    .moment = moment,
    .kind = query->kind,
  };
}

/* Sets by which day of receipt an application is overdue. Returns: (transfer full) (nullable): the
 * working days of the office */
static GadibaCalendar *
set_late (Look *self, GadibaDb *db, GError **error)
{
  GadibaCalendar *calendar = _gadiba_office_load_calendar (db, error);

  if (calendar != NULL)
    {
      self->asked.late = _gadiba_office_find_last_received (calendar, self->moment->today - 1);
      self->asked.in_time = _gadiba_office_find_first_moved (calendar, self->moment->today);
    }
  return calendar;
}

/* --- the list --- */

static gpointer
list (GadibaDb *db, gpointer data, GError **error)
{
  Look *self = data;
  g_autoptr (GadibaCalendar) calendar = set_late (self, db, error);
  GArray *keys = calendar != NULL ? gadiba_register_list (db, &self->asked, self->n, error) : NULL;

  gadiba_db_forget_pages (db); /* the whole register went through memory, and will not again */
  return keys;
}

GArray *
gadiba_office_list_register (GadibaOffice *self, const GadibaRegisterQuery *query,
                             const GadibaMoment *moment, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && query != NULL && moment != NULL, NULL);

  Look look = make_look (self, query, moment);
  look.n = n;
  return gadiba_store_run (self->store, list, &look, error);
}

/* --- lines --- */

static void
set_deadlines (GPtrArray *rows, const GadibaCalendar *calendar)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GadibaRegisterRow *row = rows->pdata[i];
      if (g_strcmp0 (row->state, "open") == 0)
        row->deadline = _gadiba_office_find_deadline (calendar, row->received, row->moved);
    }
}

static gpointer
read_rows (GadibaDb *db, gpointer data, GError **error)
{
  const Look *self = data;
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);
  GPtrArray *rows =
      calendar != NULL ? gadiba_register_read (db, self->kind, self->keys, self->n, error) : NULL;

  set_deadlines (rows, calendar);
  return rows;
}

GPtrArray *
gadiba_office_read_register (GadibaOffice *self, GadibaRegisterKind kind, const gint64 *keys,
                             guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && (keys != NULL || n == 0), NULL);

  Look look = { .kind = kind, .keys = keys, .n = n };
  return gadiba_store_run (self->store, read_rows, &look, error);
}

/* --- totals and choices --- */

static gpointer
total (GadibaDb *db, gpointer data, GError **error)
{
  Look *self = data;
  g_autoptr (GadibaCalendar) calendar = set_late (self, db, error);

  return calendar != NULL ? gadiba_register_total (db, &self->asked, error) : NULL;
}

GadibaRegisterTotals *
gadiba_office_total_register (GadibaOffice *self, const GadibaRegisterQuery *query,
                              const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && query != NULL && moment != NULL, NULL);

  Look look = make_look (self, query, moment);
  return gadiba_store_run (self->store, total, &look, error);
}

static gpointer
read_choices (GadibaDb *db, gpointer data, GError **error)
{
  return gadiba_register_read_choices (db, error);
}

GadibaRegisterChoices *
gadiba_office_read_register_choices (GadibaOffice *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  return gadiba_store_run (self->store, read_choices, NULL, error);
}

/* --- taking out --- */

static char *
tell_export (GadibaRegisterKind kind, guint n)
{
  switch (kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "exported the register of applications, %u line",
                                           "exported the register of applications, %u lines", n),
                              n);
    case GADIBA_REGISTER_DECISIONS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "exported the register of decisions, %u line",
                                           "exported the register of decisions, %u lines", n),
                              n);
    case GADIBA_REGISTER_LETTERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "exported the register of letters, %u line",
                                           "exported the register of letters, %u lines", n),
                              n);
    }
  g_return_val_if_reached (NULL);
}

static gpointer export(GadibaDb *db, gpointer data, GError **error)
{
  Look *self = data;
  g_autoptr (GadibaAction) action = _gadiba_office_begin (self->office, db, self->moment, "export",
                                                          _ ("exported a register"), error);
  g_autoptr (GadibaCalendar) calendar = action != NULL ? set_late (self, db, error) : NULL;
  g_autoptr (GArray) keys =
      calendar != NULL ? gadiba_register_list (db, &self->asked, G_MAXUINT, error) : NULL;
  g_autoptr (GPtrArray) rows =
      keys != NULL ? gadiba_register_read (db, self->kind, (const gint64 *) (gpointer) keys->data,
                                           keys->len, error)
                   : NULL;

  if (rows == NULL)
    return NULL;
  g_autofree char *words = tell_export (self->kind, rows->len);
  gadiba_action_set_words (action, words);
  if (!gadiba_action_commit (action, error))
    return NULL;
  set_deadlines (rows, calendar);
  return g_steal_pointer (&rows);
}

GPtrArray *
gadiba_office_export_register (GadibaOffice *self, const GadibaRegisterQuery *query,
                               const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && query != NULL && moment != NULL, NULL);

  Look look = make_look (self, query, moment);
  return gadiba_store_run (self->store, export, &look, error);
}
