/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-poll.h"

#include "gadiba-office-undo.h"

typedef struct
{
  char *number; /* NULL: of the person */
  gint64 person, entry;
  gboolean changed;
} Poll;

static void
free_poll (gpointer data)
{
  Poll *self = data;

  g_free (self->number);
  g_free (self);
}

static gpointer
poll_records (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Poll *asked = data;
  Poll *answer = g_new0 (Poll, 1);

  answer->entry = asked->entry;
  answer->changed =
      asked->number != NULL
          ? gadiba_office_has_changed (office, asked->entry, asked->number, &answer->entry, NULL)
          : gadiba_office_has_card_changed (office, asked->entry, asked->person, &answer->entry,
                                            NULL);
  return answer;
}

void
gadiba_poll_async (GadibaSession *session, const GadibaCaseFile *file, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (session) && file != NULL);

  Poll *asked = g_new0 (Poll, 1);
  const GadibaJob job = { poll_records, asked, free_poll, free_poll };
  asked->number = g_strdup (file->number);
  asked->person = file->person;
  asked->entry = file->entry;
  gadiba_session_run_async (session, &job, NULL, callback, user_data);
}

gboolean
gadiba_poll_finish (GAsyncResult *result, gint64 *entry)
{
  g_return_val_if_fail (entry != NULL, FALSE);

  Poll *answer = gadiba_session_run_finish (result, NULL);
  if (answer == NULL)
    return FALSE;
  gboolean changed = answer->changed;
  *entry = answer->entry;
  free_poll (answer);
  return changed;
}
