/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-office-takeover.h"
#include "gadiba-takeover-row-private.h"
#include "gadiba-text.h"

/* New rows of a card are told apart by numbers below 0. */
enum
{
  ROW_NAME = -1,
  ROW_DECLARED = -2,
  ROW_ACTUAL = -3,
  ROW_REMARK = -4,
  ROW_IDENTIFIER = -5,
  ROW_FLAG = -100,
};

typedef struct
{
  const GadibaTakeoverValues *values;
  const GadibaCardFile *card; /* NULL: somebody new */
  GadibaDate today;
  char *day; /* the same as text */
  GPtrArray *differences, *changes;
} Comparison;

static void
note_difference (const Comparison *self, GadibaTakeoverField field, const char *here,
                 const char *there)
{
  if (self->differences == NULL)
    return;
  GadibaTakeoverDifference *difference = g_new0 (GadibaTakeoverDifference, 1);
  difference->field = field;
  difference->here = g_strdup (here);
  difference->there = g_strdup (there);
  g_ptr_array_add (self->differences, difference);
}

static void
note_change (const Comparison *self, GadibaCardPart part, gint64 row, const char *field,
             const char *after)
{
  const GadibaCardPlace place = { part, row, g_intern_string (field) };

  if (self->changes == NULL || (row < 0 && after == NULL))
    return;
  g_ptr_array_add (
      self->changes,
      gadiba_card_change_new (
          &place, self->card != NULL ? gadiba_card_file_get (self->card, &place) : NULL, after));
}

static gboolean
is_same_text (const char *a, const char *b)
{
  g_autofree char *folded_a = gadiba_text_fold (a);
  g_autofree char *folded_b = gadiba_text_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}

/* Without what people write between figures. */
static gboolean
is_same_phone (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      while (*a != '\0' && !g_ascii_isdigit (*a))
        a++;
      while (*b != '\0' && !g_ascii_isdigit (*b))
        b++;
      if (*a != *b || *a == '\0')
        return *a == *b;
    }
}

/* --- single values --- */

static void
compare_single (const Comparison *self, GadibaTakeoverField field, GadibaCardPart part,
                const char *name)
{
  const GadibaCardPlace place = { part, 0, g_intern_string (name) };
  const char *there = self->values->values[field];
  const char *here = self->card != NULL ? gadiba_card_file_get (self->card, &place) : NULL;

  if (there == NULL)
    return;
  if (here != NULL
      && (field == GADIBA_TAKEOVER_PHONE ? is_same_phone (here, there)
                                         : is_same_text (here, there)))
    return;
  note_difference (self, field, here, there);
  note_change (self, part, 0, name, there);
}

/* --- what follows each other --- */

/* The row that holds today, of the kind if there are kinds; else one that begins later and does not
 * end. Returns: (nullable) */
static const GadibaCardRow *
find_present (const Comparison *self, GadibaCardPart part, const char *kind)
{
  const GadibaCardRow *later = NULL;

  for (guint i = 0; self->card != NULL && i < self->card->rows->len; i++)
    {
      const GadibaCardRow *row = g_ptr_array_index (self->card->rows, i);
      if (row->part != part
          || (kind != NULL && g_strcmp0 (gadiba_card_row_get (row, "address-kind"), kind) != 0))
        continue;
      if (gadiba_card_row_holds (row, self->today))
        return row;
      if (later == NULL && gadiba_card_row_get (row, "to") == NULL)
        later = row;
    }
  return later;
}

/* What began today, or is to begin, is written over; anything else ends, and something new begins.
 */
static gint64
choose_row (const Comparison *self, const GadibaCardRow *present, gint64 new_row)
{
  return present != NULL && g_strcmp0 (gadiba_card_row_get (present, "from"), self->day) >= 0
             ? present->row
             : new_row;
}

/* Of somebody new the name is stored with the person. */
static void
compare_name (const Comparison *self)
{
  const GadibaCardRow *present = find_present (self, GADIBA_CARD_NAME, NULL);
  const char *given = self->values->values[GADIBA_TAKEOVER_GIVEN];
  const char *family = self->values->values[GADIBA_TAKEOVER_FAMILY];

  if (self->card == NULL)
    return;
  g_autofree char *there = g_strdup_printf ("%s %s", given, family);
  g_autofree char *here = present != NULL
                              ? g_strdup_printf ("%s %s", gadiba_card_row_get (present, "given"),
                                                 gadiba_card_row_get (present, "family"))
                              : NULL;
  if (g_strcmp0 (here, there) == 0)
    return;
  gint64 row = choose_row (self, present, ROW_NAME);
  note_difference (self, GADIBA_TAKEOVER_GIVEN_FAMILY, here, there);
  note_change (self, GADIBA_CARD_NAME, row, "given", given);
  note_change (self, GADIBA_CARD_NAME, row, "family", family);
  if (row < 0)
    note_change (self, GADIBA_CARD_NAME, row, "from", self->day);
}

static char *
join_address (const GadibaCardRow *row)
{
  static const char *const fields[] = { "street", "place", "region", "postcode" };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *part = gadiba_card_row_get (row, fields[i]);
      if (part != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  return g_string_free (text, FALSE);
}

static void
compare_address (const Comparison *self, GadibaTakeoverField field, const char *kind,
                 gint64 new_row)
{
  static const char *const fields[] = { "street", "place", "region", "postcode" };
  const char *text = self->values->values[field];
  const GadibaCardRow *present = find_present (self, GADIBA_CARD_ADDRESS, kind);
  g_autofree char *here = present != NULL ? join_address (present) : NULL;
  char *parts[4];

  if (text == NULL || (here != NULL && is_same_text (here, text)))
    return;
  gint64 row = choose_row (self, present, new_row);
  note_difference (self, field, here, text);
  _gadiba_takeover_split_address (text, parts);
  if (row < 0)
    {
      note_change (self, GADIBA_CARD_ADDRESS, row, "address-kind", kind);
      note_change (self, GADIBA_CARD_ADDRESS, row, "from", self->day);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      note_change (self, GADIBA_CARD_ADDRESS, row, fields[i], parts[i]);
      g_free (parts[i]);
    }
}

static gboolean
is_postcode (const char *part)
{
  return g_ascii_strncasecmp (part, "LV-", 3) == 0 && strlen (part) == 7;
}

void
_gadiba_takeover_split_address (const char *text, char *parts[4])
{
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);
  g_autoptr (GString) place = g_string_new (NULL);

  memset (parts, 0, 4 * sizeof *parts);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *piece = g_strstrip (pieces[i]);
      if (*piece == '\0')
        continue;
      if (is_postcode (piece) && parts[3] == NULL)
        parts[3] = g_strdup (piece);
      else if (g_str_has_suffix (piece, "novads") && parts[2] == NULL)
        parts[2] = g_strdup (piece);
      else if (parts[0] == NULL)
        parts[0] = g_strdup (piece);
      else
        g_string_append_printf (place, "%s%s", place->len > 0 ? ", " : "", piece);
    }
  parts[1] = place->len > 0 ? g_strdup (place->str) : NULL;
}

/* --- what stands beside each other --- */

static gboolean
has_row (const Comparison *self, GadibaCardPart part, const char *field, const char *text)
{
  for (guint i = 0; self->card != NULL && i < self->card->rows->len; i++)
    {
      const GadibaCardRow *row = g_ptr_array_index (self->card->rows, i);
      const char *value = row->part == part ? gadiba_card_row_get (row, field) : NULL;
      if (value != NULL && is_same_text (value, text)
          && (part != GADIBA_CARD_FLAG || gadiba_card_row_holds (row, self->today)))
        return TRUE;
    }
  return FALSE;
}

static void
compare_flags (const Comparison *self)
{
  const char *text = self->values->values[GADIBA_TAKEOVER_FLAGS];
  if (text == NULL)
    return;
  g_auto (GStrv) flags = g_strsplit_set (text, ",;\n", -1);

  for (gint64 i = 0; flags[i] != NULL; i++)
    {
      const char *flag = g_strstrip (flags[i]);
      if (*flag == '\0' || has_row (self, GADIBA_CARD_FLAG, "flag", flag))
        continue;
      note_difference (self, GADIBA_TAKEOVER_FLAGS, NULL, flag);
      note_change (self, GADIBA_CARD_FLAG, ROW_FLAG - i, "flag", flag);
      note_change (self, GADIBA_CARD_FLAG, ROW_FLAG - i, "from", self->day);
    }
}

static void
compare_rows (const Comparison *self)
{
  const char *remark = self->values->values[GADIBA_TAKEOVER_REMARK];
  const char *number = self->values->values[GADIBA_TAKEOVER_IDENTIFIER];

  compare_flags (self);
  if (remark != NULL && !has_row (self, GADIBA_CARD_NOTE, "text", remark))
    {
      note_difference (self, GADIBA_TAKEOVER_REMARK, NULL, remark);
      note_change (self, GADIBA_CARD_NOTE, ROW_REMARK, "note-kind", "remark");
      note_change (self, GADIBA_CARD_NOTE, ROW_REMARK, "day", self->day);
      note_change (self, GADIBA_CARD_NOTE, ROW_REMARK, "text", remark);
    }
  if (number != NULL && !has_row (self, GADIBA_CARD_IDENTIFIER, "number", number))
    {
      note_difference (self, GADIBA_TAKEOVER_IDENTIFIER, NULL, number);
      note_change (self, GADIBA_CARD_IDENTIFIER, ROW_IDENTIFIER, "identifier-kind", "other");
      note_change (self, GADIBA_CARD_IDENTIFIER, ROW_IDENTIFIER, "number", number);
    }
}

void
_gadiba_takeover_compare (const GadibaTakeoverValues *self, const GadibaCardFile *card,
                          GadibaDate today, GPtrArray *differences, GPtrArray *changes)
{
  g_autofree char *day = gadiba_date_format (today);
  const Comparison comparison = { self, card, today, day, differences, changes };

  compare_name (&comparison);
  if (card != NULL)
    compare_single (&comparison, GADIBA_TAKEOVER_BORN, GADIBA_CARD_PERSON, "born");
  compare_address (&comparison, GADIBA_TAKEOVER_DECLARED, "declared", ROW_DECLARED);
  compare_address (&comparison, GADIBA_TAKEOVER_ACTUAL, "actual", ROW_ACTUAL);
  compare_single (&comparison, GADIBA_TAKEOVER_PHONE, GADIBA_CARD_CLIENT, "phone");
  compare_single (&comparison, GADIBA_TAKEOVER_EMAIL, GADIBA_CARD_CLIENT, "email");
  compare_single (&comparison, GADIBA_TAKEOVER_LANGUAGE, GADIBA_CARD_CLIENT, "language");
  compare_single (&comparison, GADIBA_TAKEOVER_PARISH, GADIBA_CARD_CLIENT, "parish");
  compare_single (&comparison, GADIBA_TAKEOVER_CASEWORKER, GADIBA_CARD_CLIENT, "caseworker");
  compare_single (&comparison, GADIBA_TAKEOVER_IBAN, GADIBA_CARD_CLIENT, "iban");
  compare_rows (&comparison);
}
