/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-decision-checked.h"
#include "gadiba-decision-draft.h"
#include "gadiba-office-prepare.h"
#include "gadiba-office-private.h"
#include "gadiba-revision.h"
#include "gadiba-service-place.h"
#include "gadiba-standing.h"

G_BEGIN_DECLS

/* A decision on its way to being issued: what it rests on, what it is. */
typedef struct
{
  GadibaOffice *office;
  const GadibaDecideRequest *request;
  const GadibaMoment *moment;
  const GadibaBook *book;
  const char *books; /* id, edition and hash of each */
  GadibaApplication *application;
  GadibaBase *base;         /* the decision that it follows; NULL: none */
  GadibaStanding *standing; /* what stands on the application; NULL: it is about the time */
  GPtrArray *places;        /* GadibaServicePlace: that the decision it follows granted; NULL: it
                               follows none */
  gint64 person;            /* whom alone it concerns; 0: the household */
  GadibaStaff *caseworker, *signatory;
  GadibaDecision *decision;
  GadibaJudgement judgement;
  char **later;             /* applications that may have changed what this one rests on */
  GPtrArray *granted;       /* GadibaGranted: on other applications */
  GPtrArray *disregards;    /* GadibaDisregard: of income from work, by earlier decisions */
  GBytes *letter;           /* composed */
  char *code;               /* by which that can be told again */
  GPtrArray *checks;        /* GadibaCheck: of one that can be issued; NULL before */
  GadibaDate deadline;      /* until when it has to be decided; with the checks */
  gboolean previews;        /* it is only looked at: reasons may be missing yet */
  gint64 id;                /* its key, once it is issued */
  gint64 hearing;           /* the record of it that counts; 0: none */
  gboolean two_eyes;        /* the office has one prepare and another one issue */
  gint64 preparer;          /* who prepared it, where somebody else issues it; 0: whoever works */
  gboolean drafts;          /* it is stored for somebody else to issue */
  gint64 draft;             /* that is being issued; 0: none */
  gboolean is_of_day;       /* it is the draft's letter still, but on the draft's day alone */
  GadibaDate awaited_until; /* an invitation that is not answered yet; NONE */
  const char *addressee;    /* id in the case of to whom it goes */
  gboolean lacks_dative;    /* the letter has the name in the nominative: its dative is not known */
  const char *about;        /* interned: question about what it follows on which it failed; NULL */
  char *choice;             /* of a preview: why one month or a refusal is to be chosen; NULL */
} GadibaDecide;

void _gadiba_decide_clear (GadibaDecide *self);

/* The letter goes to that person of the case. */
void _gadiba_decide_take_addressee (GadibaDecide *self, int addressee);
/* The datives that the card of the addressee has. */
gboolean _gadiba_decide_take_datives (GadibaDecide *self, GadibaDb *db, GError **error);

/**
 * _gadiba_decide_run:
 * @self: with office, request and moment; what was found until it failed stays in it
 *
 * Decides, numbers, composes and stores it in @action, which the caller commits, or not.
 */
gboolean _gadiba_decide_run (GadibaDecide *self, GadibaAction *action, GError **error);

/* The day as of which the household is looked at: of receipt, of a review its own. */
GadibaDate _gadiba_decide_get_seen (const GadibaDecide *self);
/* How many months before that day the book averages income of. */
int _gadiba_decide_count_income_months (const GadibaDecide *self);
/* Everything that it rests on, as the records are now; nothing is decided yet. */
gboolean _gadiba_decide_collect (GadibaDecide *self, GadibaDb *db, GError **error);
/* Its first half: collects what it rests on, and decides. */
gboolean _gadiba_decide_look (GadibaDecide *self, GadibaDb *db, GError **error);
/* Its second half: numbers, composes, looks at the checks and stores. */
gboolean _gadiba_decide_issue (GadibaDecide *self, GadibaAction *action, GError **error);
/* The part of it that composes, for one that has a number: looks at the checks, stores nothing. */
gboolean _gadiba_decide_compose (GadibaDecide *self, GadibaDb *db, GError **error);
/* @code: (out) (optional) (transfer full): that of the letter. Returns: (transfer full): its letter
 * as it would be */
GBytes *_gadiba_decide_make_letter (GadibaDecide *self, GadibaDb *db, char **code, GError **error);
/* Whether it is the decision that cannot be, and not the database that cannot be read. */
gboolean _gadiba_decide_is_refused (const GError *error);

/* Whether nobody's income from work is left out a second time in a calendar year (SPSPL 38(5)). */
gboolean _gadiba_decide_check_disregards (const GadibaDecide *self, GError **error);
/* Keeps whose income from work the decision of that key left out, and from when on. */
gboolean _gadiba_decide_keep_disregards (const GadibaDecide *self, GadibaAction *action,
                                         gint64 decision, GError **error);

/* The part of it that decides, for a decision that has no items yet. */
gboolean _gadiba_decide_judge (GadibaDecide *self, GadibaDb *db, GError **error);

/* Takes what is on record of a hearing, where the request says nothing of one. */
gboolean _gadiba_decide_take_hearing (GadibaDecide *self, GadibaDb *db, GError **error);
/* Whether it takes something away while an invited person may still answer. */
gboolean _gadiba_decide_awaits_answer (const GadibaDecide *self);
/* Returns: (transfer full): until when */
char *_gadiba_decide_tell_awaited (const GadibaDecide *self);
gboolean _gadiba_decide_check_awaited (const GadibaDecide *self, GError **error);
/* Notes with the hearing that the decision of that key told of it. */
gboolean _gadiba_decide_use_hearing (const GadibaDecide *self, GadibaAction *action,
                                     gint64 decision, GError **error);

/* Who gives a social service that @item grants, from when, or that it waits. @order: (nullable) */
gboolean
_gadiba_decide_give_service (const GadibaDecide *self, GadibaDb *db, GadibaDecisionItem *item,
                             const GadibaPayOrder *order, GError **error);

/* Whether nothing is answered that one of its kind does not ask: it would pass unseen. */
gboolean _gadiba_decide_check_asked (GadibaDecide *self, GError **error);
/* Whether @person is of age on the day of receipt: signs, states income and savings, can be
 * written to. */
gboolean _gadiba_decide_is_adult (const GadibaDecision *decision, const GadibaCasePerson *person);
/**
 * _gadiba_decide_address:
 * @is_gone: whether whom it concerns cannot be addressed any more
 *
 * The letter goes to the applicant, or to the adult of the household whom the request names.
 */
gboolean _gadiba_decide_address (GadibaDecide *self, gboolean is_gone, GError **error);
/* Finds what a decision follows and why, for one that is no judgement. */
gboolean _gadiba_decide_find_basis (GadibaDecide *self, GadibaDb *db, GError **error);
/* Returns: (nullable): its ground, if by that what was granted goes on beyond its term (SPSPL
 * 38(2)) */
const GadibaGround *_gadiba_decide_get_extending (const GadibaDecide *self);
/* Finds the first day beyond the term, and holds the days of the stay against it. */
gboolean
_gadiba_decide_find_extension (GadibaDecide *self, const GadibaGround *ground, GError **error);
/* Returns: (transfer full) (element-type GadibaStandingMonth): the months by which the benefit of
 * @ground goes on, if it was granted to the end of its term */
GArray *_gadiba_decide_list_extended (const GadibaDecide *self, const GadibaGround *ground);
/* What goes on beyond the term, by this decision or an earlier one. */
void _gadiba_decide_set_extended (const GadibaDecide *self, GadibaRevisionTerms *terms);
/* The part that decides, of one that is no judgement. */
gboolean _gadiba_decide_follow (GadibaDecide *self, GadibaDb *db, GError **error);
/* Returns: (transfer full) (element-type GadibaStopped): whom earlier decisions stopped, of those
 * who are in the household */
GArray *_gadiba_decide_list_stopped (const GadibaDecide *self);
/* The same of one that stops social services. */
gboolean _gadiba_decide_stop_service (GadibaDecide *self, GError **error);
/* Reads which places the decision that it follows granted. */
gboolean _gadiba_decide_read_places (GadibaDecide *self, GadibaDb *db, GError **error);
/* Whether a social service goes on by the decision that it follows. */
gboolean _gadiba_decide_has_service (const GadibaDecide *self);
/* Whether the rule books describe decisions of its kind on what the one that it follows granted. */
gboolean
_gadiba_decide_check_service (GadibaDecide *self, const GadibaDecisionRule *rule, GError **error);
/* The same of one that takes another one back. */
gboolean _gadiba_decide_take_back (GadibaDecide *self, GadibaDb *db, GError **error);
/* Returns: (nullable): what the rule books say of one that is no judgement, about what the decision
 * granted that it follows */
const GadibaDecisionRule *_gadiba_decide_get_rule (const GadibaDecide *self);
/* Returns: what the rule book calls one that is no judgement */
const char *_gadiba_decide_get_title (const GadibaDecide *self);
/* Returns: the id of the template of its letter */
const char *_gadiba_decide_choose_letter (const GadibaDecide *self);
/* Returns: (nullable): that of the sheet in plain words behind it; NULL: it has none */
const char *_gadiba_decide_choose_sheet (const GadibaDecide *self);

/* Whether the clock is not behind the journal, nor behind the numbers of that kind of decision:
 * then today may be wrong. */
gboolean _gadiba_decide_check_clock (GadibaDb *db, const GadibaMoment *moment,
                                     GadibaDecisionKind kind, GError **error);

/**
 * _gadiba_hearing_find_ground:
 * @said: (nullable): the id of a ground of the rule book, or words of one's own
 * @ground: (out) (transfer full) (nullable): as the letter says it
 * @error: %GADIBA_STORE_ERROR_REFUSED for a word that looks like an id and is none
 */
gboolean _gadiba_hearing_find_ground (const GadibaBook *book, const char *said, char **ground,
                                      GError **error);

/* --- two pairs of eyes --- */

/* In place of the number, which is given on issuing only. */
#define GADIBA_DECIDE_NO_NUMBER "–"

/* Whether whoever works may issue it, and no draft of somebody waits on the application. */
gboolean _gadiba_decide_check_eyes (GadibaDecide *self, GadibaDb *db, GError **error);
/* Writes the digest of its letter to @digest: whatever its number, and as of @day. */
gboolean _gadiba_decide_digest (GadibaDecide *self, GadibaDb *db, GadibaDate day, guint8 *digest,
                                GError **error);
/* Returns: (transfer full): a digest as the sheet holds it */
char *_gadiba_draft_format_digest (const guint8 *digest);
/* Returns: (transfer full): digests of what it rests on: "name=digest" a line */
char *_gadiba_decide_list_seen (const GadibaDecide *self);
/* @draft: (out) (transfer full) (nullable): what waits on the application that @request is about */
gboolean _gadiba_draft_find_for (GadibaDb *db, const GadibaDecideRequest *request,
                                 GadibaDraft **draft, GError **error);
/* Returns: (transfer full): what @draft asks for, on the day that it was prepared for */
GadibaDecideRequest *_gadiba_draft_read_request (const GadibaDraft *draft, GError **error);
/* Whether the letter is the one that was looked at; else %GADIBA_OFFICE_ERROR_CHANGED: what is
 * another by now, and what to do. @drafted: what it asked for */
gboolean _gadiba_draft_check (GadibaDecide *self, GadibaDb *db, const GadibaDraft *draft,
                              const GadibaDecideRequest *drafted, GError **error);
/* Whether, before anything is issued, it would be the same letter on the day for which @draft was
 * prepared, which is another one than that of @self. */
gboolean _gadiba_draft_is_of_day (const GadibaDecide *self, GadibaDb *db, const GadibaDraft *draft,
                                  const GadibaDecideRequest *drafted);
/* Returns: (transfer full): what it asks for, as _gadiba_decide_request_read() reads it */
char *_gadiba_decide_request_write (const GadibaDecideRequest *request);
GadibaDecideRequest *_gadiba_decide_request_read (const char *text, GError **error);

/* What the caseworker should know of a decision. */
typedef struct
{
  const char *id; /* interned: "missing", "twice", "future", "later", "doubt", "dative" */
  char *sentence;
} GadibaNotice;

/* Returns: (transfer full) (element-type GadibaNotice) */
GPtrArray *_gadiba_decide_list_notices (const GadibaDecide *self);
/* Returns: (transfer full) (element-type utf8): a line for each thing asked for */
GPtrArray *_gadiba_decide_list_items (const GadibaDecide *self);
/* Returns: (transfer full): both, of a decision that was issued */
GadibaDecided *_gadiba_decide_tell (const GadibaDecide *self);

/**
 * _gadiba_decide_check:
 * @failed: (nullable): why it cannot be issued
 * @checks: (element-type GadibaCheck): to be filled, the gravest first
 * @deadline: (out): until when it has to be decided
 * @error: the calendar cannot be read
 *
 * Looks at it as the checks of the rule book say.
 */
gboolean _gadiba_decide_check (GadibaDecide *self, GadibaDb *db, const GError *failed,
                               GPtrArray *checks, GadibaDate *deadline, GError **error);

/**
 * _gadiba_decide_pass:
 * @self: composed, and nothing else hinders it
 *
 * Looks at it, takes the reasons of the request and holds it back where a check blocks or a reason
 * is missing. The checks stay in @self.
 */
gboolean _gadiba_decide_pass (GadibaDecide *self, GadibaDb *db, GError **error);
/* Returns: (transfer full) (element-type GadibaChecked): the checks as they are frozen */
GPtrArray *_gadiba_decide_list_checked (const GadibaDecide *self);

/* Returns: (transfer full) (element-type GadibaCheck): none yet */
GPtrArray *_gadiba_checks_new (void);
/* Returns: (transfer full) (nullable): what is asked about what it follows; NULL: a judgement, or
 * the rule book does not know the kind */
GadibaAsked *_gadiba_decide_ask (const GadibaDecide *self);
void _gadiba_asked_free (GadibaAsked *asked);
/* Whether the figures of the case decide what it says. */
gboolean _gadiba_decide_rests_on_case (const GadibaDecide *self);
/* Whether it is about the time to decide, and follows no decision. */
gboolean _gadiba_decide_is_about_time (const GadibaDecide *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaDecide, _gadiba_decide_clear)

G_END_DECLS
