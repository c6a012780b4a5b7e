/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/*
 * How the office words its letters: of each template at most one draft, and what was put in force,
 * which is never changed or removed.
 */
typedef struct
{
  gint64 id;
  char *template_id;
  gboolean in_force; /* else a draft */
  GadibaDate day;    /* on which it was begun, or put in force */
  GadibaDate from;   /* letters of that day and later ones have it; NONE: a draft */
  char *note;        /* (nullable): why it was made */
  GBytes *content;   /* XML; (nullable): the program's own wording counts again */
  char *caseworker;  /* name: who began it, or put it in force */
} GadibaWordingRecord;

void gadiba_wording_record_free (GadibaWordingRecord *self);

/* Returns: (transfer full) (element-type GadibaWordingRecord): the drafts, and all that was put in
 * force, by template; of each the draft first, then what counts from the latest day. @template_id:
 * (nullable): that one alone */
GPtrArray *gadiba_wording_list (GadibaDb *db, const char *template_id, GError **error);

/**
 * gadiba_wording_find:
 * @day: of a letter
 * @content: (out) (transfer full) (nullable): the office's wording on that day; NULL: the program's
 */
gboolean gadiba_wording_find (GadibaDb *db, const char *template_id, GadibaDate day,
                              GBytes **content, GError **error);

/* Stores the draft, which is begun if there is none. */
gboolean gadiba_wording_save_draft (GadibaAction *action, const char *template_id, GadibaDate day,
                                    GBytes *content, GError **error);
/* Takes the draft away. %GADIBA_STORE_ERROR_CONFLICT if there is none any more. */
gboolean gadiba_wording_drop_draft (GadibaAction *action, const char *template_id, GError **error);

/**
 * gadiba_wording_enforce:
 * @record: template, day, from and note; the rest is not looked at
 *
 * The draft counts for letters from that day on. %GADIBA_STORE_ERROR_CONFLICT if there is none.
 */
gboolean
gadiba_wording_enforce (GadibaAction *action, const GadibaWordingRecord *record, GError **error);
/* The same of the program's own wording; a draft stays. */
gboolean
gadiba_wording_restore (GadibaAction *action, const GadibaWordingRecord *record, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaWordingRecord, gadiba_wording_record_free)

G_END_DECLS
