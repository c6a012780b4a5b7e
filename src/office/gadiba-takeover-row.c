/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office.h"
#include "gadiba-personal-code.h"
#include "gadiba-takeover-row-private.h"
#include "gadiba-text.h"

/* Where a value is kept, which says how it is checked. */
static const struct
{
  GadibaCardPart part;
  const char *name;
} places[GADIBA_TAKEOVER_N_FIELDS] = {
  [GADIBA_TAKEOVER_GIVEN] = { GADIBA_CARD_NAME, "given" },
  [GADIBA_TAKEOVER_FAMILY] = { GADIBA_CARD_NAME, "family" },
  [GADIBA_TAKEOVER_CODE] = { GADIBA_CARD_CODE, "code" },
  [GADIBA_TAKEOVER_DECLARED] = { GADIBA_CARD_ADDRESS, "street" },
  [GADIBA_TAKEOVER_ACTUAL] = { GADIBA_CARD_ADDRESS, "street" },
  [GADIBA_TAKEOVER_PHONE] = { GADIBA_CARD_CLIENT, "phone" },
  [GADIBA_TAKEOVER_EMAIL] = { GADIBA_CARD_CLIENT, "email" },
  [GADIBA_TAKEOVER_LANGUAGE] = { GADIBA_CARD_CLIENT, "language" },
  [GADIBA_TAKEOVER_PARISH] = { GADIBA_CARD_CLIENT, "parish" },
  [GADIBA_TAKEOVER_IBAN] = { GADIBA_CARD_CLIENT, "iban" },
  [GADIBA_TAKEOVER_FLAGS] = { GADIBA_CARD_FLAG, "flag" },
  [GADIBA_TAKEOVER_REMARK] = { GADIBA_CARD_NOTE, "text" },
  [GADIBA_TAKEOVER_IDENTIFIER] = { GADIBA_CARD_IDENTIFIER, "number" },
};

static gboolean
refuse (GadibaTakeoverField field, const char *sentence, GError **error)
{
  g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, "%s: %s",
               gadiba_takeover_field_get_title (field), sentence);
  return FALSE;
}

static void
set_value (GadibaTakeoverValues *self, GadibaTakeoverField field, const char *text)
{
  g_free (self->values[field]);
  self->values[field] = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* --- names --- */

/* One of several words is the family name: the first, or the last. */
static gboolean
split_name (GadibaTakeoverValues *self, GadibaTakeoverField field, GError **error)
{
  g_autofree char *text = g_strdelimit (g_strdup (self->values[field]), ",", ' ');
  g_strstrip (text);
  gboolean family_first = field == GADIBA_TAKEOVER_FAMILY_GIVEN;
  char *space = family_first ? strchr (text, ' ') : strrchr (text, ' ');

  if (space == NULL)
    return refuse (field, _ ("both names are to stand in this cell, with a space between them"),
                   error);
  *space = '\0';
  set_value (self, family_first ? GADIBA_TAKEOVER_FAMILY : GADIBA_TAKEOVER_GIVEN,
             g_strstrip (text));
  set_value (self, family_first ? GADIBA_TAKEOVER_GIVEN : GADIBA_TAKEOVER_FAMILY,
             g_strstrip (space + 1));
  set_value (self, field, NULL);
  return TRUE;
}

static gboolean
split_names (GadibaTakeoverValues *self, GError **error)
{
  return (self->values[GADIBA_TAKEOVER_GIVEN_FAMILY] == NULL
          || split_name (self, GADIBA_TAKEOVER_GIVEN_FAMILY, error))
         && (self->values[GADIBA_TAKEOVER_FAMILY_GIVEN] == NULL
             || split_name (self, GADIBA_TAKEOVER_FAMILY_GIVEN, error));
}

static gboolean
check_name (const GadibaTakeoverValues *self, GadibaTakeoverField field, GError **error)
{
  return self->values[field] != NULL
         || refuse (field, _ ("nobody is named; write the name"), error);
}

/* --- other values --- */

/* The century that a spreadsheet leaves out cannot be known of people who are old. */
static gboolean
check_born (GadibaTakeoverValues *self, GadibaDate today, GError **error)
{
  const char *text = self->values[GADIBA_TAKEOVER_BORN];
  g_autoptr (GError) failed = NULL;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_isdigit (*text))
    return refuse (GADIBA_TAKEOVER_BORN, _ ("this is no day; write it as 31.12.1980"), error);
  if (!gadiba_date_parse_entry (text, today, &self->born, &failed))
    return refuse (GADIBA_TAKEOVER_BORN, failed->message, error);
  if (self->born > today)
    return refuse (GADIBA_TAKEOVER_BORN, _ ("this day is still to come; correct it"), error);
  g_autofree char *day = gadiba_date_format (self->born);
  set_value (self, GADIBA_TAKEOVER_BORN, day);
  return TRUE;
}

static void
look_at_code (GadibaTakeoverValues *self)
{
  const char *text = self->values[GADIBA_TAKEOVER_CODE];
  if (text == NULL)
    return;
  const GadibaPersonalCode code = gadiba_personal_code_check (text);

  if (!gadiba_personal_code_is_practice (&code))
    self->remark = gadiba_personal_code_reason_get_text (code.reason);
  if (self->born == GADIBA_DATE_NONE)
    self->born = code.born;
  else if (!gadiba_personal_code_fits_birth_date (&code, self->born))
    self->remark = _ ("The personal code carries another birth date; compare both with a document");
}

static gboolean
find_caseworker (GadibaTakeoverValues *self, const GPtrArray *staff, GError **error)
{
  const char *text = self->values[GADIBA_TAKEOVER_CASEWORKER];

  if (text == NULL)
    return TRUE;
  g_autofree char *folded = gadiba_text_fold (text);
  for (guint i = 0; i < staff->len; i++)
    {
      const GadibaCardStaff *each = g_ptr_array_index (staff, i);
      g_autofree char *name = gadiba_text_fold (each->name);
      if (strcmp (each->login, text) == 0 || strcmp (name, folded) == 0)
        {
          set_value (self, GADIBA_TAKEOVER_CASEWORKER, each->login);
          return TRUE;
        }
    }
  return refuse (GADIBA_TAKEOVER_CASEWORKER,
                 _ ("nobody of this name or login works in the office; add the caseworker in the "
                    "settings, or leave the cell empty"),
                 error);
}

static gboolean
check_value (GadibaTakeoverValues *self, GadibaTakeoverField field, GError **error)
{
  g_autoptr (GError) failed = NULL;
  char *value = NULL;

  if (self->values[field] == NULL || places[field].name == NULL)
    return TRUE;
  if (!gadiba_card_check_value (places[field].part, places[field].name, self->values[field], &value,
                                &failed))
    return refuse (field, failed->message, error);
  g_free (self->values[field]);
  self->values[field] = value;
  return TRUE;
}

static gboolean
take_cells (GadibaTakeoverValues *self, const GadibaTakeoverFile *file, const GPtrArray *cells,
            GError **error)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);
      GadibaTakeoverField field = i < file->headings->len ? file->fields[i] : GADIBA_TAKEOVER_NONE;
      if (i >= file->headings->len && *text != '\0')
        {
          g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                               _ ("This line has more cells than the first one has headings; look "
                                  "for a separator inside of a text"));
          return FALSE;
        }
      if (field == GADIBA_TAKEOVER_NONE)
        continue;
      if (strstr (text, "\ufffd") != NULL)
        return refuse (field, _ ("there are characters that cannot be read; write them again"),
                       error);
      set_value (self, field, text);
    }
  return TRUE;
}

/* A line is corrected once: all that is wrong in it is told. @failed: (transfer full) (nullable) */
static void
add_fault (GString *faults, GError *failed)
{
  if (failed == NULL)
    return;
  g_string_append_printf (faults, "%s%s", faults->len > 0 ? ". " : "", failed->message);
  g_error_free (failed);
}

static char *
find_faults (GadibaTakeoverValues *self, const GPtrArray *staff, GadibaDate today)
{
  GString *faults = g_string_new (NULL);
  GError *failed = NULL;

  if (!split_names (self, &failed))
    add_fault (faults, g_steal_pointer (&failed));
  else
    for (guint i = 0; i < 2; i++)
      {
        check_name (self, i == 0 ? GADIBA_TAKEOVER_GIVEN : GADIBA_TAKEOVER_FAMILY, &failed);
        add_fault (faults, g_steal_pointer (&failed));
      }
  for (guint field = GADIBA_TAKEOVER_GIVEN; field < GADIBA_TAKEOVER_N_FIELDS; field++)
    {
      check_value (self, (GadibaTakeoverField) field, &failed);
      add_fault (faults, g_steal_pointer (&failed));
    }
  check_born (self, today, &failed);
  add_fault (faults, g_steal_pointer (&failed));
  find_caseworker (self, staff, &failed);
  add_fault (faults, g_steal_pointer (&failed));
  return g_string_free (faults, FALSE);
}

gboolean
_gadiba_takeover_values_read (GadibaTakeoverValues *self, const GadibaTakeoverFile *file,
                              const GPtrArray *cells, const GadibaCardFile *office,
                              GadibaDate today, GError **error)
{
  self->born = GADIBA_DATE_NONE;
  if (!take_cells (self, file, cells, error))
    return FALSE;
  g_autofree char *faults = find_faults (self, office->staff, today);
  if (*faults != '\0')
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG, faults);
      return FALSE;
    }
  look_at_code (self);
  return TRUE;
}

void
_gadiba_takeover_values_clear (GadibaTakeoverValues *self)
{
  for (guint field = GADIBA_TAKEOVER_NONE; field < GADIBA_TAKEOVER_N_FIELDS; field++)
    g_clear_pointer (&self->values[field], g_free);
}
