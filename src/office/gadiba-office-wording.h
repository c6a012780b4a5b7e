/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter-template.h"
#include "gadiba-office.h"

G_BEGIN_DECLS

/*
 * How the office words its letters. A change of a template is a draft first, which may be wrong as
 * long as it is one; it is checked, looked at, and put in force from a day. Letters of that day and
 * later ones have it; a letter already issued keeps its words. What was put in force is never
 * changed or removed.
 */

/* Whose wording counts. */
typedef enum
{
  GADIBA_WORDING_PROGRAM,
  GADIBA_WORDING_OFFICE,
  GADIBA_WORDING_FILE, /* a file of the folder "letters" beside the database: counts before all */
} GadibaWordingOf;

typedef struct
{
  char *id;          /* of the template: "grant-full" */
  const char *title; /* in the reader's language */
  GadibaWordingOf of;
  GadibaDate since; /* the office's: the first day; NONE */
  GadibaDate next;  /* a later day from which another one counts; NONE */
  gboolean has_draft;
} GadibaWordingLine;

/* What was put in force once. */
typedef struct
{
  GadibaDate from; /* the first day of the letters that have it */
  GadibaDate day;  /* on which it was put in force */
  char *caseworker;
  char *note;   /* (nullable) */
  gboolean own; /* else the program's wording, taken up again */
} GadibaWordingVersion;

typedef struct
{
  GadibaWordingLine line;
  GadibaLetterForm form;
  char *text;  /* that counts today; XML */
  char *draft; /* (nullable) */
  char *drafter;
  GPtrArray *versions; /* GadibaWordingVersion, the latest day first */
} GadibaWording;

/* What is wrong with a text. */
typedef struct
{
  int line;       /* 0: none is to blame */
  char *sentence; /* what is wrong, and what would be right */
} GadibaWordingFault;

typedef struct
{
  GPtrArray *faults;    /* GadibaWordingFault; empty: it can be put in force */
  GadibaLetter *letter; /* (nullable): with invented values; NULL: none can be made */
} GadibaWordingCheck;

/* Returns: (transfer full) (element-type GadibaWordingLine): every template, in the order in which
 * an office needs them */
GPtrArray *
gadiba_office_list_wordings (GadibaOffice *self, const GadibaMoment *moment, GError **error);

/**
 * gadiba_office_read_wording:
 * @error: %GADIBA_OFFICE_ERROR_MISSING if there is no such template
 *
 * Returns: (transfer full)
 */
GadibaWording *gadiba_office_read_wording (GadibaOffice *self, const char *id,
                                           const GadibaMoment *moment, GError **error);
void gadiba_wording_free (GadibaWording *self);

/**
 * gadiba_office_check_wording:
 * @text: a template, whatever is wrong with it
 * @label: (nullable): what messages call it; NULL: by its id
 *
 * Whether it can take the place of the template of that id: every part that the law asks for is
 * there, every name exists where it stands, and no letter comes out with an empty place, whatever
 * an application lacks. For this an invented decision is told by it again and again, each time with
 * something else left out that the program's own wording can do without.
 *
 * Returns: (transfer full): what is wrong is a result, no error
 */
GadibaWordingCheck *
gadiba_office_check_wording (GadibaOffice *self, const char *id, const char *text,
                             const char *label, GError **error);
void gadiba_wording_check_free (GadibaWordingCheck *self);

/**
 * gadiba_office_save_wording:
 * @text: a text, however wrong
 * @seen: (nullable): the draft as it was read, "" for none; NULL: whatever is there is replaced
 * @error: %GADIBA_OFFICE_ERROR_CONFLICT if somebody else changed it meanwhile
 *
 * Stores the draft, which is begun if there is none.
 */
gboolean gadiba_office_save_wording (GadibaOffice *self, const char *id, const char *text,
                                     const char *seen, const GadibaMoment *moment, GError **error);

/* Takes the draft away. */
gboolean gadiba_office_drop_wording (GadibaOffice *self, const char *id, const GadibaMoment *moment,
                                     GError **error);

typedef struct
{
  const char *id;
  GadibaDate from;  /* the first day of the letters that have it: today or later */
  const char *note; /* (nullable): why */
  const char *seen; /* (nullable): the draft as it was looked at; NULL: whatever is there */
} GadibaWordingRequest;

/**
 * gadiba_office_enforce_wording:
 * @error: the first fault of gadiba_office_check_wording(); a day that is over; a file of the
 *   folder that would count before it, and what to do; %GADIBA_OFFICE_ERROR_CONFLICT if the draft
 * is not what was looked at
 *
 * Puts the draft in force.
 */
gboolean gadiba_office_enforce_wording (GadibaOffice *self, const GadibaWordingRequest *request,
                                        const GadibaMoment *moment, GError **error);

/* Takes up the program's own wording again; a draft stays. @error: as
 * gadiba_office_enforce_wording() */
gboolean gadiba_office_restore_wording (GadibaOffice *self, const GadibaWordingRequest *request,
                                        const GadibaMoment *moment, GError **error);

/* Returns: (transfer full) (element-type GadibaLetterOffer): the names that its form can use */
GArray *gadiba_office_list_wording_names (GadibaOffice *self, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaWording, gadiba_wording_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaWordingCheck, gadiba_wording_check_free)

G_END_DECLS
