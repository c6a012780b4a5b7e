/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-journal.h"

G_BEGIN_DECLS

/* The office, its caseworkers and signatories, and the number series. */

/* All strings owned; NULL: not known. */
typedef struct
{
  gboolean practice; /* invented data */
  gboolean two_eyes; /* whoever prepared a decision does not issue it */
  char *name, *registration_number, *address, *contact, *place, *municipality;
  char *contest_authority, *contest_address;
  char *rule_books; /* paths, one a line */
  gint64 row_version;
} GadibaOfficeRecord;

typedef struct
{
  gint64 id;
  char *login; /* of a caseworker */
  char *name, *position, *contact;
  GadibaDate from, to; /* to: NONE: still */
  gint64 caseworker;   /* of a signatory: key of the caseworker that he or she is; 0: none */
  gboolean has_code;   /* a personal code is stated, which is never read */
  char *code;          /* to be stated, "DDMMYY-NNNNN"; "": none any more; NULL: as it is */
  gint64 row_version;
} GadibaStaff;

/* Returns: (transfer full): the office; %GADIBA_STORE_ERROR_NOT_FOUND before there is one */
GadibaOfficeRecord *gadiba_office_record_read (GadibaDb *db, GError **error);
/* Stores the office for the first time, or anew over the version that was read. */
gboolean
gadiba_office_record_save (GadibaAction *action, const GadibaOfficeRecord *record, GError **error);
void gadiba_office_record_free (GadibaOfficeRecord *self);

/* Adds a caseworker; a login that works in the office on that day already is refused. */
gboolean
gadiba_caseworker_add (GadibaAction *action, const GadibaStaff *staff, gint64 *id, GError **error);
/* Returns: (transfer full): who works under @login on @day; %GADIBA_STORE_ERROR_REFUSED if nobody
 * does */
GadibaStaff *
gadiba_caseworker_find (GadibaDb *db, const char *login, GadibaDate day, GError **error);

/* Returns: (transfer full): that caseworker, whether he or she works still or not */
GadibaStaff *gadiba_caseworker_read (GadibaDb *db, gint64 id, GError **error);

/* Returns: (transfer full) (element-type GadibaStaff): who works in the office on @day */
GPtrArray *gadiba_caseworker_list (GadibaDb *db, GadibaDate day, GError **error);

gboolean
gadiba_signatory_add (GadibaAction *action, const GadibaStaff *staff, gint64 *id, GError **error);
/* Returns: (transfer full): who signs on @day: @name, or the first in the list if it is NULL;
 * %GADIBA_STORE_ERROR_REFUSED if nobody of that name does */
GadibaStaff *gadiba_signatory_find (GadibaDb *db, const char *name, GadibaDate day, GError **error);
/* Returns: (transfer full) (element-type GadibaStaff): who may sign on @day, in the list's order */
GPtrArray *gadiba_signatory_list (GadibaDb *db, GadibaDate day, GError **error);

typedef enum
{
  GADIBA_STAFF_SIGNATORY,
  GADIBA_STAFF_CASEWORKER,
} GadibaStaffKind;

/* Returns: (transfer full) (element-type GadibaStaff): all, also those of other days */
GPtrArray *gadiba_staff_list (GadibaDb *db, GadibaStaffKind kind, GError **error);
/* Whether nobody else has the login of @staff in that time; %GADIBA_STORE_ERROR_EXISTS */
gboolean gadiba_caseworker_check_login (GadibaDb *db, const GadibaStaff *staff, GError **error);
/* Stores @staff over the version that was read; %GADIBA_STORE_ERROR_CONFLICT */
gboolean gadiba_staff_update (GadibaAction *action, GadibaStaffKind kind, const GadibaStaff *staff,
                              GError **error);
void gadiba_staff_free (GadibaStaff *self);

/**
 * gadiba_staff_is_member:
 * @is_member: (out): whether that one is of the application's household, by the personal codes that
 *   are stated; of a signatory who works here too, also by that of the caseworker
 */
gboolean gadiba_staff_is_member (GadibaDb *db, GadibaStaffKind kind, gint64 id, gint64 application,
                                 gboolean *is_member, GError **error);

/* A number that is taken by the record that is stored with it. */
typedef struct
{
  gint64 series;
  gint64 num;
  char *text;     /* "SP/2026/17" */
  char *template; /* how it is written; NULL: as here */
} GadibaSeriesNumber;

/**
 * gadiba_series_next:
 * @kind: "application" or "decision"
 * @code: what stands before the year
 *
 * The next number of a series, which is made if need be. It is free for others again when the
 * action does not store a record with it.
 *
 * Returns: (transfer full)
 */
GadibaSeriesNumber *gadiba_series_next (GadibaAction *action, const char *kind, const char *code,
                                        int year, GError **error);
void gadiba_series_number_free (GadibaSeriesNumber *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaOfficeRecord, gadiba_office_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaStaff, gadiba_staff_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaSeriesNumber, gadiba_series_number_free)

G_END_DECLS
