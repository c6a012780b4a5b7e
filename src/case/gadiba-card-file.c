/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-card-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-case-change.h"
#include "gadiba-iban.h"
#include "gadiba-personal-code.h"

#define MAX_FIELDS 8
#define MAX_CHARS 2000

/* --- the parts --- */

static const struct
{
  const char *succession;
  GadibaCardField fields[MAX_FIELDS];
} parts[GADIBA_CARD_N_PARTS] = {
  [GADIBA_CARD_PERSON] = { NULL,
                           { { .name = "born", .kind = GADIBA_CARD_DATE },
                             { .name = "sex", .kind = GADIBA_CARD_WORD, .words = "f m" } } },
  [GADIBA_CARD_CLIENT] = { NULL,
                           { { .name = "phone", .kind = GADIBA_CARD_PHONE },
                             { .name = "email", .kind = GADIBA_CARD_EMAIL },
                             { .name = "language", .kind = GADIBA_CARD_TEXT },
                             { .name = "parish", .kind = GADIBA_CARD_TEXT },
                             { .name = "caseworker", .kind = GADIBA_CARD_LOGIN },
                             { .name = "iban", .kind = GADIBA_CARD_IBAN } } },
  [GADIBA_CARD_NAME] = { "",
                         { { .name = "given", .kind = GADIBA_CARD_TEXT, .is_needed = TRUE },
                           { .name = "family", .kind = GADIBA_CARD_TEXT, .is_needed = TRUE },
                           { .name = "from", .kind = GADIBA_CARD_DATE, .is_needed = TRUE },
                           { .name = "to", .kind = GADIBA_CARD_DATE },
                           { .name = "given-dative", .kind = GADIBA_CARD_TEXT },
                           { .name = "family-dative", .kind = GADIBA_CARD_TEXT } } },
  [GADIBA_CARD_CODE] = { "",
                         { { .name = "code", .kind = GADIBA_CARD_CODE_TEXT, .is_needed = TRUE },
                           { .name = "from", .kind = GADIBA_CARD_DATE, .is_needed = TRUE },
                           { .name = "to", .kind = GADIBA_CARD_DATE } } },
  [GADIBA_CARD_ADDRESS] = { "address-kind",
                            { { .name = "address-kind",
                                .kind = GADIBA_CARD_WORD,
                                .is_needed = TRUE,
                                .words = "declared actual post" },
                              { .name = "street", .kind = GADIBA_CARD_TEXT },
                              { .name = "place", .kind = GADIBA_CARD_TEXT },
                              { .name = "region", .kind = GADIBA_CARD_TEXT },
                              { .name = "postcode", .kind = GADIBA_CARD_TEXT },
                              { .name = "from", .kind = GADIBA_CARD_DATE, .is_needed = TRUE },
                              { .name = "to", .kind = GADIBA_CARD_DATE } } },
  [GADIBA_CARD_IDENTIFIER] = { NULL,
                               { { .name = "identifier-kind",
                                   .kind = GADIBA_CARD_WORD,
                                   .is_needed = TRUE,
                                   .words = "passport id-card permit foreign-code other" },
                                 { .name = "number", .kind = GADIBA_CARD_TEXT, .is_needed = TRUE },
                                 { .name = "country", .kind = GADIBA_CARD_TEXT },
                                 { .name = "to", .kind = GADIBA_CARD_DATE } } },
  [GADIBA_CARD_REPRESENTATIVE] = { NULL,
                                   { { .name = "representative-kind",
                                       .kind = GADIBA_CARD_WORD,
                                       .is_needed = TRUE,
                                       .words = "guardian trustee parent authorised" },
                                     { .name = "name",
                                       .kind = GADIBA_CARD_TEXT,
                                       .is_needed = TRUE },
                                     { .name = "basis", .kind = GADIBA_CARD_TEXT },
                                     { .name = "contact", .kind = GADIBA_CARD_TEXT },
                                     { .name = "from",
                                       .kind = GADIBA_CARD_DATE,
                                       .is_needed = TRUE },
                                     { .name = "to", .kind = GADIBA_CARD_DATE } } },
  [GADIBA_CARD_FLAG] = { NULL,
                         { { .name = "flag", .kind = GADIBA_CARD_TEXT, .is_needed = TRUE },
                           { .name = "from", .kind = GADIBA_CARD_DATE, .is_needed = TRUE },
                           { .name = "to", .kind = GADIBA_CARD_DATE } } },
  [GADIBA_CARD_NOTE] = { NULL,
                         { { .name = "note-kind",
                             .kind = GADIBA_CARD_WORD,
                             .is_needed = TRUE,
                             .words = "consent basis remark" },
                           { .name = "day", .kind = GADIBA_CARD_DATE, .is_needed = TRUE },
                           { .name = "text", .kind = GADIBA_CARD_TEXT, .is_needed = TRUE } } },
};

const GadibaCardField *
gadiba_card_list_fields (GadibaCardPart part, guint *n)
{
  g_return_val_if_fail (part < GADIBA_CARD_N_PARTS && n != NULL, NULL);

  for (*n = 0; *n < MAX_FIELDS && parts[part].fields[*n].name != NULL;)
    (*n)++;
  return parts[part].fields;
}

int
gadiba_card_find_field (GadibaCardPart part, const char *name)
{
  g_return_val_if_fail (part < GADIBA_CARD_N_PARTS && name != NULL, -1);

  for (int i = 0; i < MAX_FIELDS && parts[part].fields[i].name != NULL; i++)
    if (strcmp (parts[part].fields[i].name, name) == 0)
      return i;
  return -1;
}

const char *
gadiba_card_get_succession (GadibaCardPart part)
{
  g_return_val_if_fail (part < GADIBA_CARD_N_PARTS, NULL);

  return parts[part].succession;
}

/* --- values --- */

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_VALUE, sentence);
  return FALSE;
}

/* Something, "@", and a name with a point: no rule refuses more than it must. */
static gboolean
check_email (const char *text, GError **error)
{
  const char *at = strchr (text, '@');
  const char *point = at != NULL ? strrchr (at, '.') : NULL;

  if (at != NULL && at > text && strchr (at + 1, '@') == NULL && strchr (text, ' ') == NULL
      && point != NULL && point > at + 1 && point[1] != '\0')
    return TRUE;
  return refuse (_ ("Write an e-mail address as name@place.lv"), error);
}

static gboolean
check_phone (const char *text, GError **error)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += g_ascii_isdigit (*at);
  return n >= 3 || refuse (_ ("Write a phone number with its figures: 26 123 456"), error);
}

static gboolean
check_date (const char *text, GError **error)
{
  GadibaDate date;

  return gadiba_date_parse (text, &date, error);
}

static gboolean
check_code (const char *text, char **value, GError **error)
{
  GadibaPersonalCode code = gadiba_personal_code_check_entry (text);

  if (code.verdict == GADIBA_PERSONAL_CODE_MALFORMED)
    return refuse (gadiba_personal_code_reason_get_text (code.reason), error);
  *value = g_strdup (code.text);
  return TRUE;
}

static gboolean
check_word (const GadibaCardField *field, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit (field->words, " ", -1);

  return g_strv_contains ((const char *const *) words, text)
         || refuse (_ ("This word is none of those that can be chosen"), error);
}

static gboolean
check_text (const GadibaCardField *field, const char *text, char **value, GError **error)
{
  gboolean right = TRUE;

  switch (field->kind)
    {
    case GADIBA_CARD_IBAN:
      return gadiba_iban_parse (text, value, error);
    case GADIBA_CARD_CODE_TEXT:
      return check_code (text, value, error);
    case GADIBA_CARD_DATE:
      right = check_date (text, error);
      break;
    case GADIBA_CARD_EMAIL:
      right = check_email (text, error);
      break;
    case GADIBA_CARD_PHONE:
      right = check_phone (text, error);
      break;
    case GADIBA_CARD_WORD:
      right = check_word (field, text, error);
      break;
    case GADIBA_CARD_TEXT:
    case GADIBA_CARD_LOGIN:
      break;
    }
  *value = right ? g_strdup (text) : NULL;
  return right;
}

gboolean
gadiba_card_check_value (GadibaCardPart part, const char *name, const char *text, char **value,
                         GError **error)
{
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  int found = gadiba_card_find_field (part, name);
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  *value = NULL;
  if (found < 0)
    {
      g_set_error (error, GADIBA_CASE_ERROR, GADIBA_CASE_ERROR_PLACE,
                   _ ("A client card has no field “%s”"), name);
      return FALSE;
    }
  if (*trimmed == '\0')
    return !parts[part].fields[found].is_needed
           || refuse (_ ("This cannot be left empty; write it, or remove the whole line"), error);
  if (!g_utf8_validate (trimmed, -1, NULL) || g_utf8_strlen (trimmed, -1) > MAX_CHARS)
    return refuse (_ ("This is too long; write at most 2000 characters"), error);
  return check_text (&parts[part].fields[found], trimmed, value, error);
}

/* --- changes --- */

gboolean
gadiba_card_place_equal (const GadibaCardPlace *a, const GadibaCardPlace *b)
{
  return a->part == b->part && a->row == b->row && g_strcmp0 (a->field, b->field) == 0;
}

GadibaCardChange *
gadiba_card_change_new (const GadibaCardPlace *place, const char *before, const char *after)
{
  g_return_val_if_fail (place != NULL, NULL);

  GadibaCardChange *self = g_new0 (GadibaCardChange, 1);
  self->place = *place;
  self->place.field = g_intern_string (place->field);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

void
gadiba_card_change_free (GadibaCardChange *change)
{
  if (change == NULL)
    return;
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/* --- a card --- */

static void
free_row (gpointer data)
{
  GadibaCardRow *self = data;
  guint n;

  gadiba_card_list_fields (self->part, &n);
  for (guint i = 0; i < n; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self);
}

static void
free_staff (gpointer data)
{
  GadibaCardStaff *self = data;

  g_free (self->login);
  g_free (self->name);
  g_free (self);
}

GadibaCardFile *
gadiba_card_file_new (gint64 person)
{
  GadibaCardFile *self = g_new0 (GadibaCardFile, 1);

  self->person = person;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->staff = g_ptr_array_new_with_free_func (free_staff);
  return self;
}

void
gadiba_card_file_free (GadibaCardFile *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->staff);
  g_free (self);
}

GadibaCardRow *
gadiba_card_file_add_row (GadibaCardFile *self, GadibaCardPart part, gint64 row)
{
  g_return_val_if_fail (self != NULL, NULL);

  GadibaCardRow *added = g_new0 (GadibaCardRow, 1);
  guint n;
  gadiba_card_list_fields (part, &n);
  added->part = part;
  added->row = row;
  added->values = g_new0 (char *, n + 1);
  g_ptr_array_add (self->rows, added);
  return added;
}

const GadibaCardRow *
gadiba_card_file_find_row (const GadibaCardFile *self, GadibaCardPart part, gint64 row)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GadibaCardRow *each = g_ptr_array_index (self->rows, i);
      if (each->part == part && (row == 0 || each->row == row))
        return each;
    }
  return NULL;
}

const char *
gadiba_card_row_get (const GadibaCardRow *row, const char *field)
{
  int found = row != NULL && field != NULL ? gadiba_card_find_field (row->part, field) : -1;

  return found >= 0 ? row->values[found] : NULL;
}

const char *
gadiba_card_file_get (const GadibaCardFile *self, const GadibaCardPlace *place)
{
  g_return_val_if_fail (self != NULL && place != NULL, NULL);

  return gadiba_card_row_get (gadiba_card_file_find_row (self, place->part, place->row),
                              place->field);
}

gboolean
gadiba_card_row_holds (const GadibaCardRow *row, GadibaDate day)
{
  const char *from = gadiba_card_row_get (row, "from"), *to = gadiba_card_row_get (row, "to");
  g_autofree char *today = gadiba_date_format (day);

  return (from == NULL || strcmp (from, today) <= 0) && (to == NULL || strcmp (to, today) >= 0);
}
