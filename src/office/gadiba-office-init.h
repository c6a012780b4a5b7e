/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-office.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name, *position;
} GadibaFoundingSignatory;

/* What an office begins with, as its letters will say it. Optional members may be NULL. */
typedef struct
{
  const char *name;                /* "Liepkalnu novada Sociālais dienests" */
  const char *registration_number; /* 11 digits */
  const char *address;             /* in one line */
  const char *contact;             /* optional: phone, e-mail */
  const char *place;               /* locative: "Liepkalnos" */
  const char *municipality;        /* "Liepkalnu novada pašvaldība" */
  const char *contest_authority;   /* dative: "… pašvaldības domei" */
  const char *contest_address;     /* optional */
  const char *const *rule_books;   /* optional: paths */
  const GadibaFoundingSignatory *signatories;
  guint n_signatories;
  const char *login; /* of the first caseworker */
  const char *caseworker_name, *caseworker_position;
  const char *caseworker_contact; /* optional */
  GadibaDate since;               /* from when all of them work; NONE: not said, so always */
  gboolean shared;                /* several accounts of the group work with it */
  gboolean practice;              /* for practice: all people in it are invented */
} GadibaFounding;

/**
 * gadiba_office_found:
 * @path: of the database; its folder is made if need be
 * @error: %GADIBA_OFFICE_ERROR_MISSING for what letters cannot do without; a number, book or
 *   database that cannot be used
 *
 * Makes an office. A database that was left without one, since making it was broken off, is used.
 */
gboolean gadiba_office_found (const char *path, const GadibaFounding *founding,
                              const GadibaMoment *moment, GError **error);

G_END_DECLS
