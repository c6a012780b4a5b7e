/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-case.h"
#include "gadiba-db.h"

G_BEGIN_DECLS

/* Why somebody in the records may be the one who is typed in. */
typedef enum
{
  GADIBA_ALIKE_CODE,    /* the same personal code, present or former */
  GADIBA_ALIKE_NAME,    /* the same name and birth date */
  GADIBA_ALIKE_ROUGHLY, /* nearly: by the rules of gadiba_person_find_alike() */
} GadibaAlikeReason;

typedef struct
{
  gint64 person;
  GadibaAlikeReason why;
  GadibaDate born;                       /* NONE: not known */
  char *given, *family, *code, *address; /* owned; NULL: not known */
} GadibaAlikePerson;

/* At most so many are told. */
#define GADIBA_ALIKE_MAX 20

/**
 * gadiba_person_find_alike:
 * @typed: what is typed so far: names, birth date and code count, each may be missing
 *
 * Finds who in the records may be meant, so that nobody gets a second card. Names are alike without
 * diacritics, capitals and hyphens, with “sh” for “š”, “zh” for “ž”, “ch” for “č”, “y” for “j”,
 * single for doubled letters, and with given and family name changed over; birth dates when day and
 * month are changed over. Of somebody whose birth date is not known, here or there, the name may be
 * off in one place only. A different birth date is somebody else.
 *
 * Returns: (transfer full) (element-type GadibaAlikePerson): the surest first
 */
GPtrArray *gadiba_person_find_alike (GadibaDb *db, const GadibaCasePerson *typed, GError **error);

G_END_DECLS
