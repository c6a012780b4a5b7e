/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * What is kept of a person beside any application: who it is and was, where he or she lives, how to
 * reach, who acts for whom, what to know before meeting. Rows of parts, and in them values: text as
 * the case format writes it (ISO days), or nothing.
 */

typedef enum
{
  GADIBA_CARD_NONE,   /* of no card */
  GADIBA_CARD_PERSON, /* one row for everybody */
  GADIBA_CARD_CLIENT, /* one row for who has a card */
  GADIBA_CARD_NAME,   /* one after the other */
  GADIBA_CARD_CODE,   /* the same */
  GADIBA_CARD_ADDRESS,
  GADIBA_CARD_IDENTIFIER,
  GADIBA_CARD_REPRESENTATIVE,
  GADIBA_CARD_FLAG,
  GADIBA_CARD_NOTE,
  GADIBA_CARD_N_PARTS,
} GadibaCardPart;

typedef enum
{
  GADIBA_CARD_TEXT,
  GADIBA_CARD_DATE,
  GADIBA_CARD_CODE_TEXT, /* a personal code */
  GADIBA_CARD_IBAN,
  GADIBA_CARD_EMAIL,
  GADIBA_CARD_PHONE,
  GADIBA_CARD_WORD,  /* of the field's closed list */
  GADIBA_CARD_LOGIN, /* of a caseworker */
} GadibaCardKind;

typedef struct
{
  const char *name; /* "from": unique in its part */
  GadibaCardKind kind;
  gboolean is_needed; /* never nothing */
  const char *words;  /* of the closed list, with spaces between */
} GadibaCardField;

/* Returns: (transfer none): the fields of a part, in order */
const GadibaCardField *gadiba_card_list_fields (GadibaCardPart part, guint *n);
/* Returns: its number in the part; -1: no such field */
int gadiba_card_find_field (GadibaCardPart part, const char *name);
/* Returns: (nullable): the field whose values say which rows of the part follow each other; the
 * part itself if it is "": all do; NULL: none does */
const char *gadiba_card_get_succession (GadibaCardPart part);

/**
 * gadiba_card_check_value:
 * @text: (nullable): as it is typed or as it is stored; nothing and "" are the same
 * @value: (out) (transfer full) (nullable): as it is stored
 * @error: %GADIBA_CASE_ERROR_VALUE or %GADIBA_CORE_ERROR: what would be right
 */
gboolean gadiba_card_check_value (GadibaCardPart part, const char *name, const char *text,
                                  char **value, GError **error);

/* A value of a card. */
typedef struct
{
  GadibaCardPart part;
  gint64 row; /* key; below 0: a row that is to be made, the same number for each of its values */
  const char *field; /* interned; NULL: the row as such, which is to go */
} GadibaCardPlace;

gboolean gadiba_card_place_equal (const GadibaCardPlace *a, const GadibaCardPlace *b);

typedef struct
{
  GadibaCardPlace place;
  char *before, *after; /* NULL: nothing */
} GadibaCardChange;

/* Returns: (transfer full): @field is interned */
GadibaCardChange *
gadiba_card_change_new (const GadibaCardPlace *place, const char *before, const char *after);
void gadiba_card_change_free (GadibaCardChange *change);

typedef struct
{
  GadibaCardPart part;
  gint64 row;    /* key */
  char **values; /* as many as there are fields, in their order; NULL: nothing */
} GadibaCardRow;

/* Somebody who works in the office. */
typedef struct
{
  char *login, *name;
} GadibaCardStaff;

typedef struct
{
  gint64 person;    /* key */
  GPtrArray *rows;  /* GadibaCardRow: part by part; what holds now stands before what was */
  GPtrArray *staff; /* GadibaCardStaff: who can keep the card now, and who does */
} GadibaCardFile;

/* Returns: (transfer full): an empty one */
GadibaCardFile *gadiba_card_file_new (gint64 person);
void gadiba_card_file_free (GadibaCardFile *self);
/* Returns: (transfer none): a new row without values */
GadibaCardRow *gadiba_card_file_add_row (GadibaCardFile *self, GadibaCardPart part, gint64 row);
/* @row: key; 0: the first one of the part. Returns: (nullable) (transfer none) */
const GadibaCardRow *
gadiba_card_file_find_row (const GadibaCardFile *self, GadibaCardPart part, gint64 row);
/* Returns: (nullable) (transfer none): the value; NULL also where there is no such row */
const char *gadiba_card_file_get (const GadibaCardFile *self, const GadibaCardPlace *place);
/* Returns: (nullable) (transfer none) */
const char *gadiba_card_row_get (const GadibaCardRow *row, const char *field);
/* Whether the row holds on @day, as far as it says from when and until when. */
gboolean gadiba_card_row_holds (const GadibaCardRow *row, GadibaDate day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCardFile, gadiba_card_file_free)

G_END_DECLS
