/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-init.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <unistd.h>

#include "gadiba-founding.h"
#include "gadiba-office-assess.h"
#include "gadiba-office-private.h"
#include "gadiba-registration-number.h"

typedef struct
{
  const GadibaFounding *founding;
  const GadibaMoment *moment;
  char *registration_number, *rule_books;
} Found;

static void
clear_found (Found *self)
{
  g_free (self->registration_number);
  g_free (self->rule_books);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, clear_found)

/* --- what was given --- */

static gboolean
check_staff (const GadibaFounding *founding, GError **error)
{
  if (founding->n_signatories == 0)
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                           _ ("An office needs somebody who signs its decisions; state name and "
                              "position"));
      return FALSE;
    }
  for (guint i = 0; i < founding->n_signatories; i++)
    if (!gadiba_founding_check (GADIBA_FOUNDING_SIGNATORY_NAME, founding->signatories[i].name,
                                error)
        || !gadiba_founding_check (GADIBA_FOUNDING_SIGNATORY_POSITION,
                                   founding->signatories[i].position, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_given (const GadibaFounding *founding, GError **error)
{
  const struct
  {
    GadibaFoundingField field;
    const char *text;
  } given[] = {
    { GADIBA_FOUNDING_NAME, founding->name },
    { GADIBA_FOUNDING_REGISTRATION_NUMBER, founding->registration_number },
    { GADIBA_FOUNDING_ADDRESS, founding->address },
    { GADIBA_FOUNDING_CONTACT, founding->contact },
    { GADIBA_FOUNDING_PLACE, founding->place },
    { GADIBA_FOUNDING_MUNICIPALITY, founding->municipality },
    { GADIBA_FOUNDING_CONTEST_AUTHORITY, founding->contest_authority },
    { GADIBA_FOUNDING_CONTEST_ADDRESS, founding->contest_address },
    { GADIBA_FOUNDING_LOGIN, founding->login },
    { GADIBA_FOUNDING_CASEWORKER_NAME, founding->caseworker_name },
    { GADIBA_FOUNDING_CASEWORKER_POSITION, founding->caseworker_position },
    { GADIBA_FOUNDING_CASEWORKER_CONTACT, founding->caseworker_contact },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    if (!gadiba_founding_check (given[i].field, given[i].text, error))
      return FALSE;
  return check_staff (founding, error);
}

/* Eleven digits; that the last one fits them is for the caller to doubt, not to refuse: what an
 * institution is registered under is not for us to say. */
static gboolean
take_number (Found *self, GError **error)
{
  const char *given = self->founding->registration_number;

  if (strlen (given) == 11 && strspn (given, "0123456789") == 11)
    {
      self->registration_number = g_strdup (given);
      return TRUE;
    }
  return gadiba_registration_number_parse (given, &self->registration_number, error);
}

/* The books must be usable, and are found from anywhere later. */
static gboolean
check_books (Found *self, GError **error)
{
  const char *const *paths = self->founding->rule_books;
  g_autoptr (GString) lines = g_string_new (NULL);

  if (paths == NULL || paths[0] == NULL)
    return TRUE;
  g_autoptr (GadibaBook) book = gadiba_office_load_books (paths, error);
  if (book == NULL)
    return FALSE;
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *path = g_canonicalize_filename (paths[i], NULL);
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", path);
    }
  self->rule_books = g_strdup (lines->str);
  return TRUE;
}

/* --- the folder and the file --- */

/* The group whose members work with shared offices. */
#define GROUP "gadiba"

/* What is made inside belongs to the group of the office; others see nothing. Without such a group
 * it stays the one of whoever makes it. */
static gboolean
share_folder (const char *folder)
{
  const struct group *group = getgrnam (GROUP);

  return (group == NULL || chown (folder, (uid_t) -1, group->gr_gid) == 0)
         && g_chmod (folder, 02770) == 0;
}

gboolean
_gadiba_office_make_folder (const char *path, gboolean shared, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *parent = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR)
      || (g_mkdir_with_parents (parent, shared ? 0755 : 0700) == 0 && g_mkdir (folder, 0700) == 0
          && (!shared || share_folder (folder))))
    return TRUE;
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
               _ ("The folder for the office cannot be made: %s; choose a folder in which this "
                  "account may write"),
               g_strerror (errno));
  return FALSE;
}

static GadibaStore *
make_store (const char *path, const GadibaFounding *founding, GError **error)
{
  if (!_gadiba_office_make_folder (path, founding->shared, error))
    return NULL;
  return gadiba_store_open (
      path, g_file_test (path, G_FILE_TEST_EXISTS) ? GADIBA_DB_OPEN : GADIBA_DB_CREATE, 0, error);
}

/* --- the records --- */

static gboolean
save_record (const Found *self, GadibaAction *action, GError **error)
{
  const GadibaFounding *founding = self->founding;
  const GadibaOfficeRecord record = {
    .practice = founding->practice,
    .name = (char *) founding->name,
    .registration_number = self->registration_number,
    .address = (char *) founding->address,
    .contact = (char *) founding->contact,
    .place = (char *) founding->place,
    .municipality = (char *) founding->municipality,
    .contest_authority = (char *) founding->contest_authority,
    .contest_address = (char *) founding->contest_address,
    .rule_books = self->rule_books,
  };

  return gadiba_office_record_save (action, &record, error);
}

static gboolean
save_staff (const Found *self, GadibaAction *action, GError **error)
{
  const GadibaFounding *founding = self->founding;
  GadibaDate from = founding->since != GADIBA_DATE_NONE ? founding->since : GADIBA_OFFICE_ALWAYS;
  const GadibaStaff caseworker = {
    .login = (char *) founding->login,
    .name = (char *) founding->caseworker_name,
    .position = (char *) founding->caseworker_position,
    .contact = (char *) founding->caseworker_contact,
    .from = from,
  };
  gint64 id;

  if (!gadiba_caseworker_add (action, &caseworker, &id, error))
    return FALSE;
  for (guint i = 0; i < founding->n_signatories; i++)
    {
      const GadibaStaff signatory = { .name = (char *) founding->signatories[i].name,
                                      .position = (char *) founding->signatories[i].position,
                                      .from = from };
      if (!gadiba_signatory_add (action, &signatory, &id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_empty (GadibaDb *db, GError **error)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, &none);

  if (record != NULL)
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_EXISTS,
                   _ ("“%s” holds an office already; choose another file"),
                   gadiba_db_get_path (db));
      return FALSE;
    }
  if (g_error_matches (none, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&none));
  return FALSE;
}

static gpointer
found (GadibaDb *db, gpointer data, GError **error)
{
  const Found *self = data;

  if (!check_empty (db, error))
    return NULL;
  g_autoptr (GadibaAction) action =
      gadiba_action_begin (db, 0, "init", _ ("made the office"), self->moment->now, error);
  if (action == NULL || !save_record (self, action, error) || !save_staff (self, action, error))
    return NULL;
  return GINT_TO_POINTER (gadiba_action_commit (action, error));
}

gboolean
gadiba_office_found (const char *path, const GadibaFounding *founding, const GadibaMoment *moment,
                     GError **error)
{
  g_return_val_if_fail (path != NULL && founding != NULL && moment != NULL, FALSE);

  g_auto (Found) self = { .founding = founding, .moment = moment };

  if (!check_given (founding, error) || !take_number (&self, error) || !check_books (&self, error))
    return FALSE;
  g_autoptr (GadibaStore) store = make_store (path, founding, error);
  return store != NULL && gadiba_store_run (store, found, &self, error) != NULL;
}
