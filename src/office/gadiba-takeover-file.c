/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-takeover-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-csv-read.h"
#include "gadiba-office.h"
#include "gadiba-text.h"

/* So many lines are looked at for a sample of each column. */
#define MAX_LOOKED_AT 20

/* @headings: folded, between bars */
static const struct
{
  const char *name, *title, *headings;
} fields[GADIBA_TAKEOVER_N_FIELDS] = {
  [GADIBA_TAKEOVER_NONE] = { "none", N_ ("not taken over"), "" },
  [GADIBA_TAKEOVER_GIVEN] = { "given", N_ ("Given name"),
                              "|vards|vardi|given name|given|first name|name|" },
  [GADIBA_TAKEOVER_FAMILY] = { "family", N_ ("Family name"),
                               "|uzvards|family name|family|last name|surname|" },
  [GADIBA_TAKEOVER_GIVEN_FAMILY] = { "given-family", N_ ("Given and family name"),
                                     "|vards, uzvards|vards uzvards|vards un uzvards|full name|"
                                     "klients|client|persona|" },
  [GADIBA_TAKEOVER_FAMILY_GIVEN] = { "family-given", N_ ("Family and given name"),
                                     "|uzvards, vards|uzvards vards|uzvards un vards|" },
  [GADIBA_TAKEOVER_CODE] = { "code", N_ ("Personal code"),
                             "|personas kods|pk|p.k.|kods|personal code|code|" },
  [GADIBA_TAKEOVER_BORN] = { "born", N_ ("Date of birth"),
                             "|dzimsanas datums|dzimis|dzimusi|dzimsanas diena|dz. datums|dz.dat.|"
                             "birth date|date of birth|born|birthday|" },
  [GADIBA_TAKEOVER_DECLARED] = { "declared", N_ ("Declared address"),
                                 "|deklareta adrese|deklaretas dzivesvietas adrese|"
                                 "deklareta dzivesvieta|adrese|declared address|address|" },
  [GADIBA_TAKEOVER_ACTUAL] = { "actual", N_ ("Actual address"),
                               "|faktiska adrese|faktiskas dzivesvietas adrese|dzivesvieta|"
                               "faktiska dzivesvieta|actual address|" },
  [GADIBA_TAKEOVER_PHONE] = { "phone", N_ ("Phone"),
                              "|talrunis|talr.|tel.|tel|telefons|talruna numurs|mobilais|phone|"
                              "telephone|" },
  [GADIBA_TAKEOVER_EMAIL] = { "email", N_ ("E-mail"),
                              "|e-pasts|epasts|e-pasta adrese|e-mail|email|" },
  [GADIBA_TAKEOVER_LANGUAGE] = { "language", N_ ("Language"),
                                 "|valoda|sarunas valoda|saskarsmes valoda|language|" },
  [GADIBA_TAKEOVER_PARISH] = { "parish", N_ ("Parish"),
                               "|pagasts|pagasts/pilseta|teritorija|apkaime|parish|" },
  [GADIBA_TAKEOVER_CASEWORKER] = { "caseworker", N_ ("Caseworker"),
                                   "|darbinieks|sociala darbiniece|socialais darbinieks|"
                                   "atbildigais darbinieks|atbildigais|caseworker|" },
  [GADIBA_TAKEOVER_IBAN] = { "iban", N_ ("Bank account"),
                             "|konts|bankas konts|konta numurs|konta nr.|iban|bank account|"
                             "account|" },
  [GADIBA_TAKEOVER_FLAGS] = { "flags", N_ ("Flags"), "|pazimes|pazime|atzimes|flags|flag|" },
  [GADIBA_TAKEOVER_REMARK] = { "remark", N_ ("Remark"),
                               "|piezimes|piezime|komentars|komentari|remark|remarks|note|notes|" },
  [GADIBA_TAKEOVER_IDENTIFIER] = { "identifier", N_ ("Other identifier"),
                                   "|cits identifikators|dokumenta numurs|dokumenta nr.|pase|"
                                   "pases numurs|klienta numurs|lietas numurs|lietas nr.|"
                                   "identifier|other identifier|document number|" },
};

const char *
gadiba_takeover_field_get_name (GadibaTakeoverField field)
{
  g_return_val_if_fail (field < GADIBA_TAKEOVER_N_FIELDS, NULL);

  return fields[field].name;
}

const char *
gadiba_takeover_field_get_title (GadibaTakeoverField field)
{
  g_return_val_if_fail (field < GADIBA_TAKEOVER_N_FIELDS, NULL);

  return _ (fields[field].title);
}

GadibaTakeoverField
gadiba_takeover_field_find (const char *name)
{
  g_return_val_if_fail (name != NULL, GADIBA_TAKEOVER_N_FIELDS);

  guint field = GADIBA_TAKEOVER_NONE;
  while (field < GADIBA_TAKEOVER_N_FIELDS && strcmp (fields[field].name, name) != 0)
    field++;
  return (GadibaTakeoverField) field;
}

GadibaTakeoverField
gadiba_takeover_field_guess (const char *heading)
{
  g_return_val_if_fail (heading != NULL, GADIBA_TAKEOVER_NONE);

  g_autofree char *folded = gadiba_text_fold (heading);
  g_autofree char *between = g_strdup_printf ("|%s|", g_strstrip (folded));
  for (guint field = GADIBA_TAKEOVER_GIVEN; *folded != '\0' && field < GADIBA_TAKEOVER_N_FIELDS;
       field++)
    if (strstr (fields[field].headings, between) != NULL)
      return (GadibaTakeoverField) field;
  return GADIBA_TAKEOVER_NONE;
}

/* --- files --- */

static gboolean
has_field (const GadibaTakeoverFile *self, GadibaTakeoverField field, guint n)
{
  for (guint i = 0; i < n; i++)
    if (self->fields[i] == field)
      return TRUE;
  return FALSE;
}

static void
take_headings (GadibaTakeoverFile *self, const GPtrArray *cells)
{
  self->fields = g_new0 (GadibaTakeoverField, cells->len);
  for (guint i = 0; i < cells->len; i++)
    {
      const char *heading = g_ptr_array_index (cells, i);
      GadibaTakeoverField guessed = gadiba_takeover_field_guess (heading);
      if (!has_field (self, guessed, i))
        self->fields[i] = guessed;
      g_ptr_array_add (self->headings, g_strdup (heading));
      g_ptr_array_add (self->samples, g_strdup (""));
    }
}

static void
take_samples (GadibaTakeoverFile *self, const GPtrArray *cells)
{
  for (guint i = 0; i < MIN (cells->len, self->samples->len); i++)
    if (*(const char *) self->samples->pdata[i] == '\0')
      {
        g_free (self->samples->pdata[i]);
        self->samples->pdata[i] = g_strdup (g_ptr_array_index (cells, i));
      }
}

static GadibaTakeoverFile *
make_file (GBytes *bytes)
{
  GadibaTakeoverFile *self = g_new0 (GadibaTakeoverFile, 1);

  self->bytes = g_bytes_ref (bytes);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->samples = g_ptr_array_new_with_free_func (g_free);
  return self;
}

GadibaTakeoverFile *
gadiba_takeover_file_new (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  GError *failed = NULL;
  g_autoptr (GadibaCsvReader) reader = gadiba_csv_reader_new (bytes, error);
  if (reader == NULL)
    return NULL;
  g_autoptr (GadibaTakeoverFile) self = make_file (bytes);
  const GPtrArray *cells = gadiba_csv_reader_next (reader, &failed);
  guint n = 0;
  if (cells != NULL)
    take_headings (self, cells);
  while (cells != NULL && n < MAX_LOOKED_AT
         && (cells = gadiba_csv_reader_next (reader, &failed)) != NULL)
    {
      take_samples (self, cells);
      n++;
    }
  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (n == 0)
    g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                         _ ("There is no client in the file; the first line is to hold headings, "
                            "and each further one a client"));
  return failed == NULL && n > 0 ? g_steal_pointer (&self) : NULL;
}

GadibaTakeoverFile *
gadiba_takeover_file_copy (const GadibaTakeoverFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaTakeoverFile *copy = make_file (self->bytes);
  copy->fields = g_memdup2 (self->fields, self->headings->len * sizeof *self->fields);
  for (guint i = 0; i < self->headings->len; i++)
    {
      g_ptr_array_add (copy->headings, g_strdup (g_ptr_array_index (self->headings, i)));
      g_ptr_array_add (copy->samples, g_strdup (g_ptr_array_index (self->samples, i)));
    }
  return copy;
}

void
gadiba_takeover_file_free (GadibaTakeoverFile *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->samples);
  g_free (self->fields);
  g_free (self);
}

gboolean
gadiba_takeover_file_check (const GadibaTakeoverFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  guint n = self->headings->len;
  for (guint i = 0; i < n; i++)
    if (self->fields[i] != GADIBA_TAKEOVER_NONE && has_field (self, self->fields[i], i))
      {
        g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                     _ ("Two columns are said to hold “%s”; choose one"),
                     gadiba_takeover_field_get_title (self->fields[i]));
        return FALSE;
      }
  gboolean whole = has_field (self, GADIBA_TAKEOVER_GIVEN_FAMILY, n)
                   || has_field (self, GADIBA_TAKEOVER_FAMILY_GIVEN, n);
  if (whole
      || (has_field (self, GADIBA_TAKEOVER_GIVEN, n)
          && has_field (self, GADIBA_TAKEOVER_FAMILY, n)))
    return TRUE;
  g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                       _ ("It is not said which column holds the names; choose given and family "
                          "name, or both in one"));
  return FALSE;
}
