/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-edit.h"

#include "gadiba-application.h"
#include "gadiba-decision-history.h"
#include "gadiba-office-private.h"

/* --- reading --- */

static GadibaCaseFile *
read_application (GadibaDb *db, const GadibaApplication *application, GError **error)
{
  g_autoptr (GadibaCaseFile) file = g_new0 (GadibaCaseFile, 1);

  file->from = gadiba_application_read (db, application->id, error);
  if (file->from == NULL || !gadiba_application_add_grants (db, application->id, file->from, error))
    return NULL;
  file->number = g_strdup (application->number);
  file->received = file->from->application.received;
  file->open = application->open;
  file->person = application->person;
  return g_steal_pointer (&file);
}

/* One state of the records. */
static gpointer
read_case (GadibaDb *db, gpointer data, GError **error)
{
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaApplication) application =
      transaction != NULL ? gadiba_application_find (db, data, error) : NULL;
  g_autoptr (GadibaCaseFile) file =
      application != NULL ? read_application (db, application, error) : NULL;

  if (file == NULL
      || !gadiba_db_query_int (db, "SELECT max (number) FROM journal", NULL, &file->entry, error)
      || !gadiba_transaction_commit (transaction, error))
    return NULL;
  return g_steal_pointer (&file);
}

GadibaCaseFile *
gadiba_office_read_case (GadibaOffice *self, const char *number, GError **error)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  return gadiba_store_run (self->store, read_case, (gpointer) number, error);
}

void
gadiba_case_file_free (GadibaCaseFile *file)
{
  if (file == NULL)
    return;
  g_free (file->number);
  g_clear_pointer (&file->from, gadiba_case_free);
  g_free (file);
}
