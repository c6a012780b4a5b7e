/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-dative.h"

#include <glib/gi18n-lib.h>

#include "gadiba-application-member.h"
#include "gadiba-application.h"
#include "gadiba-card-register.h"
#include "gadiba-office-card.h"
#include "gadiba-office-private.h"

/* How the applicant of an application is addressed, and writing that on the card. */

static const struct
{
  const char *name, *dative;
} fields[2] = {
  [GADIBA_NAME_GIVEN] = { "given", "given-dative" },
  [GADIBA_NAME_FAMILY] = { "family", "family-dative" },
};

const char *
gadiba_dative_tell_missing (void)
{
  return _ (
      "The program does not know the dative of the addressee's name, so the letter has the "
      "name in the nominative; write the dative on the client card, and every letter made after "
      "that has it");
}

void
gadiba_datives_free (GadibaDatives *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    {
      g_free (self->parts[i].name);
      g_free (self->parts[i].dative);
    }
  g_free (self);
}

/* --- reading --- */

static void
fill_part (GadibaDatives *self, GadibaNamePart part, const GadibaCardRow *row, GadibaSex sex)
{
  GadibaDativePart *told = &self->parts[part];
  const char *written = gadiba_card_row_get (row, fields[part].dative);

  told->name = g_strdup (gadiba_card_row_get (row, fields[part].name));
  told->dative = written != NULL ? g_strdup (written)
                                 : gadiba_name_decline (told->name, part, sex, GADIBA_LV_DATIVE);
  told->source = written != NULL                                ? GADIBA_DATIVE_WRITTEN
                 : gadiba_name_is_known (told->name, part, sex) ? GADIBA_DATIVE_BY_RULE
                                                                : GADIBA_DATIVE_UNKNOWN;
}

static gboolean
find_applicant (GadibaDb *db, const char *number, gint64 *person, GError **error)
{
  g_autoptr (GadibaApplication) application = gadiba_application_find (db, number, error);

  return application != NULL
         && gadiba_db_query_int (db, "SELECT person FROM client WHERE id = :client",
                                 BINDS (BIND_INT ("client", application->client)), person, error);
}

/* What crosses into the database's thread. */
typedef struct
{
  const char *application;
  GadibaDate day;
} Reading;

static gpointer
read_datives (GadibaDb *db, gpointer data, GError **error)
{
  const Reading *reading = data;
  gint64 person = 0;

  if (!find_applicant (db, reading->application, &person, error))
    return NULL;
  g_autoptr (GadibaCardFile) card = gadiba_card_read (db, person, reading->day, error);
  if (card == NULL)
    return NULL;
  const GadibaCardRow *row = gadiba_card_file_find_row (card, GADIBA_CARD_NAME, 0);
  if (row == NULL) /* erased */
    {
      g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                           _ ("There is no such person"));
      return NULL;
    }
  const GadibaCardPlace place = { .part = GADIBA_CARD_PERSON, .field = "sex" };
  const char *word = gadiba_card_file_get (card, &place);
  GadibaSex sex = gadiba_sex_parse (word);
  GadibaDatives *self = g_new0 (GadibaDatives, 1);
  self->person = person;
  self->row = row->row;
  fill_part (self, GADIBA_NAME_GIVEN, row, sex);
  fill_part (self, GADIBA_NAME_FAMILY, row, sex);
  return self;
}

GadibaDatives *
gadiba_office_read_datives (GadibaOffice *self, const char *application, const GadibaMoment *moment,
                            GError **error)
{
  g_return_val_if_fail (self != NULL && application != NULL && moment != NULL, NULL);

  Reading reading = { application, moment->today };
  return gadiba_store_run (self->store, read_datives, &reading, error);
}

/* --- writing --- */

static void
add_change (GPtrArray *changes, const GadibaDatives *now, GadibaNamePart part, const char *text)
{
  const GadibaDativePart *told = &now->parts[part];
  const GadibaCardPlace place = { GADIBA_CARD_NAME, now->row, fields[part].dative };

  if (text != NULL)
    g_ptr_array_add (
        changes, gadiba_card_change_new (
                     &place, told->source == GADIBA_DATIVE_WRITTEN ? told->dative : NULL, text));
}

gboolean
gadiba_office_write_datives (GadibaOffice *self, const char *application, const char *given,
                             const char *family, const GadibaMoment *moment, GError **error)
{
  g_autoptr (GadibaDatives) now = gadiba_office_read_datives (self, application, moment, error);
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);

  if (now == NULL)
    return FALSE;
  add_change (changes, now, GADIBA_NAME_GIVEN, given);
  add_change (changes, now, GADIBA_NAME_FAMILY, family);
  const GadibaCardRequest request = { .person = now->person,
                                      .changes = (const GadibaCardChange *const *) changes->pdata,
                                      .n_changes = changes->len,
                                      .words = _ ("wrote on the card how the name is addressed") };
  g_autoptr (GadibaCardFile) card = gadiba_office_edit_card (self, &request, moment, NULL, error);
  return card != NULL;
}
