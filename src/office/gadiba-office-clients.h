/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-client-query.h"
#include "gadiba-decision.h"
#include "gadiba-money.h"
#include "gadiba-office-look.h"

G_BEGIN_DECLS

/*
 * The clients: the list of all, finding one while typing, and the card. Lists and what is found
 * while typing leave nothing in the journal; looking at a card does.
 */

/**
 * gadiba_office_count_clients:
 * @n: (out): persons with a card and a name
 */
gboolean gadiba_office_count_clients (GadibaOffice *self, guint *n, GError **error);

/**
 * gadiba_office_list_clients:
 * @query: (nullable): whom, and in which order; NULL: everybody in the Latvian order of family and
 *   given names
 * @moment: its day is that on which a status is in force and a flag holds
 * @first: how many to pass over
 * @n: at most so many; %G_MAXUINT: all. Of a search at most %GADIBA_FOUND_MAX finds are looked at.
 *
 * Returns: (transfer full) (element-type gint64): keys of persons, in order
 */
GArray *
gadiba_office_list_clients (GadibaOffice *self, const GadibaClientQuery *query,
                            const GadibaMoment *moment, guint first, guint n, GError **error);

#define GADIBA_FOUND_MAX 500

/* A row of the list. Strings owned; what is not known is NULL, none. */
typedef struct
{
  gint64 person;
  char *given, *family, *code, *address;
  char *parish, *keeper; /* of the card: parish, name of who keeps it */
  GadibaDate born;
  GadibaDate touched;   /* day on which something of him or her was changed last */
  guint household_size; /* persons who live together, with him or her; 0: not known */
  guint n_households;   /* of which he or she is a member, or that have an open application with him
                           or her: more than one is to be looked into */
  /* Interned: "needy" or "low-income": what is granted; else "open" while an application is; else
   * what was decided last: "none" after a refusal, or what has run out, see @until */
  const char *status;
  GadibaDate until;   /* last day of what is or was granted */
  GadibaMoney amount; /* cents: what is granted to the household for this month, of all benefits */
  gboolean has_amount;
  char *application; /* number of the newest one */
  gboolean is_open;
  GadibaDate received;
  GadibaDate deadline; /* by when it is to be decided; NONE: it is not open */
} GadibaClientRow;

/**
 * gadiba_office_read_clients:
 * @persons: keys from gadiba_office_list_clients()
 *
 * The rows of a page, as of @moment's day.
 *
 * Returns: (transfer full) (element-type GadibaClientRow): one for each key, in their order; of
 *   somebody who was erased meanwhile nothing but the key
 */
GPtrArray *gadiba_office_read_clients (GadibaOffice *self, const gint64 *persons, guint n,
                                       const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_peek:
 * @max: at most so many
 *
 * What gadiba_office_search() begins with, for each keystroke: nothing is told to the journal until
 * a card is opened or the search is made.
 *
 * Returns: (transfer full) (element-type GadibaFound): in order
 */
GPtrArray *gadiba_office_peek (GadibaOffice *self, const char *text, guint max, GError **error);

typedef struct
{
  char *number;
  GadibaDate received;
  GadibaDate deadline; /* as in a row of the list */
  gboolean is_open;
} GadibaCardApplication;

typedef struct
{
  char *line; /* "GMI pabalsts: 127,00 € mēnesī" */
  GadibaDate from, to;
} GadibaCardItem;

typedef struct
{
  char *number, *application; /* application: its number */
  GadibaDecisionKind kind;
  char *replaced_by; /* number of the one that took it back; NULL: it stands */
  GadibaDate day;
  GadibaDate until; /* the day that it sets; NONE */
  gboolean grants;  /* it says what is given: that can change, stop or be asked back */
  char *service;    /* id of a social service that it is about; NULL: it is about benefits */
  GPtrArray *items; /* GadibaCardItem */
  gboolean has_pdf; /* the letter is made */
} GadibaCardDecision;

/* A card. Strings owned; what is not known is NULL, none. Newest first. */
typedef struct
{
  gint64 person;
  char *given, *family, *code, *address, *phone, *email;
  GadibaDate born;
  guint household_size;
  GPtrArray *applications; /* GadibaCardApplication: in whose household he or she is */
  GPtrArray *decisions;    /* GadibaCardDecision: on these */
} GadibaCard;

/**
 * gadiba_office_open_card:
 * @error: %GADIBA_STORE_ERROR_NOT_FOUND for a person who is not there any more
 *
 * Looks at somebody's card; the journal tells who did.
 *
 * Returns: (transfer full)
 */
GadibaCard *gadiba_office_open_card (GadibaOffice *self, gint64 person, const GadibaMoment *moment,
                                     GError **error);
void gadiba_card_free (GadibaCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaCard, gadiba_card_free)

G_END_DECLS
