/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* What was found. The numbers are stored: they are only added to. */
typedef enum
{
  GADIBA_HIT_NAME = 1,
  GADIBA_HIT_CODE = 2,
  GADIBA_HIT_APPLICATION = 3,
  GADIBA_HIT_DECISION = 4,
  GADIBA_HIT_PHONE = 5,
  GADIBA_HIT_WORDS = 6, /* not stored: by several words, or by an address */
} GadibaHitKind;

typedef struct
{
  GadibaHitKind kind;
  gint64 person; /* whose card */
  gint64 target; /* key of the application or decision, else that of the person */
  char *given, *family, *code, *address; /* of the person, as they are now; NULL: not known */
  char *number;                          /* of the application or decision; NULL: none */
} GadibaHit;

/* At most so many are looked at and ordered. */
#define GADIBA_SEARCH_MAX 500

/**
 * gadiba_search:
 * @text: the beginning of a name, code, phone or number; or the beginnings of several words of a
 *   name, in any order; or, if nothing is found by these, of several words of name and address
 *
 * Without diacritics and capitals. Names come in their order.
 *
 * Returns: (transfer full) (element-type GadibaHit)
 */
GPtrArray *gadiba_search (GadibaDb *db, const char *text, GError **error);

/**
 * gadiba_search_peek:
 * @max: at most so many
 *
 * What gadiba_search() begins with: fast enough for every keystroke.
 *
 * Returns: (transfer full) (element-type GadibaHit)
 */
GPtrArray *gadiba_search_peek (GadibaDb *db, const char *text, guint max, GError **error);

/**
 * gadiba_search_list_persons:
 *
 * Returns: (transfer full) (element-type gint64): who is found by gadiba_search(), each once and in
 *   its order
 */
GArray *gadiba_search_list_persons (GadibaDb *db, const char *text, GError **error);

/* Makes what is found of a person, and a client's place in the order, anew from the records: to be
 * called whenever a name, code, phone or address changes. @known: he or she was found before. */
gboolean gadiba_search_update_person (GadibaDb *db, gint64 person, gboolean known, GError **error);
gboolean gadiba_search_add_number (GadibaDb *db, GadibaHitKind kind, const char *number,
                                   gint64 person, gint64 target, GError **error);
/* Makes all of it anew. */
gboolean gadiba_search_rebuild (GadibaDb *db, GError **error);

G_END_DECLS
