/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-card-errand.h"

#include <glib/gi18n-lib.h>

#include "gadiba-card-words.h"
#include "gadiba-office-client.h"

/* Of two threads: the session's fills in the conflicts, then the window's looks at them. */
typedef struct
{
  char *number; /* of the application; NULL: there is none yet */
  gint64 person;
  GPtrArray *changes;   /* GadibaCardChange */
  GPtrArray *conflicts; /* GadibaConflict; NULL: none */
  char *words;
} Errand;

static void
clear_errand (gpointer data)
{
  Errand *self = data;

  g_free (self->number);
  g_free (self->words);
  g_ptr_array_unref (self->changes);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
}

static void
release_errand (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_errand);
}

static gpointer
store (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  Errand *self = data;
  const GadibaCardRequest request = {
    .person = self->person,
    .changes = (const GadibaCardChange *const *) self->changes->pdata,
    .n_changes = self->changes->len,
    .words = self->words,
  };
  g_autoptr (GadibaCardFile) card =
      gadiba_office_edit_card (office, &request, moment, &self->conflicts, error);

  if (card == NULL)
    return NULL;
  return self->number != NULL ? gadiba_office_read_case (office, self->number, error)
                              : gadiba_office_read_client (office, self->person, moment, error);
}

/* Who asked, and what for. */
typedef struct
{
  GTask *task; /* NULL: nobody waits */
  Errand *errand;
} Waiting;

static void
on_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  GadibaWorkingCase *working = GADIBA_WORKING_CASE (source);
  Errand *errand = waiting->errand;
  GError *error = NULL;

  gadiba_working_case_run_finish (working, result, &error);
  if (errand->conflicts != NULL)
    g_signal_emit_by_name (working, "conflict", errand->conflicts);
  else if (error != NULL && waiting->task == NULL)
    g_signal_emit_by_name (working, "refused", errand->words, error->message);
  if (waiting->task != NULL && error != NULL)
    g_task_return_error (waiting->task, g_steal_pointer (&error));
  else if (waiting->task != NULL)
    g_task_return_boolean (waiting->task, TRUE);
  g_clear_error (&error);
  g_clear_object (&waiting->task);
  release_errand (errand);
  g_free (waiting);
}

/* Returns: (transfer full): what the history says: "changed the card: Phone, E-mail" */
static char *
describe (const GPtrArray *changes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const GadibaCardPlace *place =
          &((const GadibaCardChange *) g_ptr_array_index (changes, i))->place;
      gboolean is_line = place->part > GADIBA_CARD_CLIENT;
      const char *title = is_line ? gadiba_card_words_for_line (place->part)
                                  : gadiba_card_words_for_field (place->part, place->field);
      if (g_strcmp0 (title, last) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", title);
      last = title;
    }
  /* TRANSLATORS: what of the card was changed */
  return g_strdup_printf (_ ("Card: %s"), text->str);
}

static gpointer
read_card (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_card (office, *(const gint64 *) data, moment, error);
}

void
gadiba_card_errand_run (GadibaWorkingCase *working, GPtrArray *changes,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (working) && changes != NULL);

  Errand *errand = g_atomic_rc_box_new0 (Errand);
  Waiting *waiting = g_new0 (Waiting, 1);
  errand->number = g_strdup (gadiba_working_case_get_number (working));
  errand->person = gadiba_working_case_get_person (working);
  errand->changes = changes;
  errand->words = describe (changes);
  waiting->errand = g_atomic_rc_box_acquire (errand);
  waiting->task = callback != NULL ? g_task_new (working, NULL, callback, user_data) : NULL;
  const GadibaJob job = { store, errand, release_errand, NULL };
  gadiba_working_case_run_async (working, &job, errand->words, on_stored_cb, waiting);
}

gboolean
gadiba_card_errand_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
gadiba_card_errand_read (GadibaWorkingCase *working, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (working) && callback != NULL);

  gint64 *person = g_new (gint64, 1);
  const GadibaJob job = { read_card, person, g_free, (GDestroyNotify) gadiba_card_file_free };
  *person = gadiba_working_case_get_person (working);
  gadiba_session_run_async (gadiba_working_case_get_session (working), &job, NULL, callback,
                            user_data);
}
