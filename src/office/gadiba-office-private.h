/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-book.h"
#include "gadiba-journal.h"
#include "gadiba-letter-layout.h"
#include "gadiba-letter-template.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-letter.h"
#include "gadiba-registers.h"
#include "gadiba-store.h"
#include "gadiba-working-days.h"

G_BEGIN_DECLS

/* Nobody works and signs since before this day: it stands for "always". */
#define GADIBA_OFFICE_ALWAYS gadiba_date_new (1900, 1, 1)

struct _GadibaOffice
{
  GadibaStore *store;
  char *path, *login;
  /* Of the database's thread: the books used last */
  GadibaBook *book;
  GPtrArray *book_files; /* GadibaBookFile, from which it was read */
  char *books;
};

/* Returns: (transfer full): where the file is that @path leads to: what lies beside it is found */
char *_gadiba_office_resolve (const char *path);

/* Makes the folder in which the database @path is to lie, if it is not there. @shared: for all
 * accounts of the group */
gboolean _gadiba_office_make_folder (const char *path, gboolean shared, GError **error);

/**
 * _gadiba_office_begin:
 * @error: %GADIBA_STORE_ERROR_REFUSED for a login that is not listed
 *
 * Begins the action of one function. In the database's thread.
 *
 * Returns: (transfer full)
 */
GadibaAction *_gadiba_office_begin (GadibaOffice *self, GadibaDb *db, const GadibaMoment *moment,
                                    const char *action, const char *words, GError **error);

/* Whether @code can stand in numbers. */
gboolean _gadiba_office_check_code (const char *code, GError **error);
/* Puts the title of a paper in place of its id in the rule book; words of the office stay.
 * @paper: (inout) (transfer full) (nullable) */
void _gadiba_office_name_paper (const GadibaBook *book, char **paper);
/* @kinds: _gadiba_office_list_kinds(). Returns: (transfer full) (element-type GadibaOfficeSeries):
 * how decisions are numbered */
GPtrArray *_gadiba_office_read_series (GadibaDb *db, const GPtrArray *kinds, GError **error);

/* Sets @error to @sentence. Returns: FALSE */
gboolean _gadiba_office_refuse (GError **error, GadibaOfficeError code, const char *sentence);

/* Whether the work is to end; then with @error. @self: (nullable) */
gboolean _gadiba_progress_is_cancelled (GadibaProgress *self, GError **error);
/* @self: (nullable) */
void _gadiba_progress_set_share (GadibaProgress *self, guint done, guint all);

/* Sentences on a case begin with its label and a line; what is typed has neither. @error: (inout)
 * (optional) */
void _gadiba_office_drop_line (GError **error, const char *label);

/* Commits an action about an application. It is read first, for nothing may fail once it is stored.
 * Returns: (transfer full): the application as it is then */
GadibaCaseFile *
_gadiba_office_commit (GadibaAction *action, const GadibaApplication *application, GError **error);

/* Commits an action about somebody who need not be in an application, as
 * gadiba_office_read_client(). Returns: (transfer full) */
GadibaCaseFile *_gadiba_office_commit_client (GadibaAction *action, gint64 person,
                                              const GadibaMoment *moment, GError **error);

/* Returns: (transfer full): what the card says of somebody, as a household of one, to be registered
 * with @person as the answer; benefits and day are not in it */
GadibaCase *
_gadiba_office_draft_person (GadibaDb *db, gint64 person, GadibaDate day, GError **error);

/**
 * _gadiba_office_read_application:
 * @day: of one that is decided: for which day; NONE: of receipt
 * @granted: (out): of one that is decided: the last month of what was granted; NONE: nothing was
 *
 * Returns: (transfer full): what is known for it; of one that was granted, for its months too
 */
GadibaCase *_gadiba_office_read_application (GadibaDb *db, const GadibaApplication *application,
                                             GadibaDate day, GadibaMonth *granted, GError **error);
/* %GADIBA_STORE_ERROR_REFUSED where it cannot be changed */
gboolean _gadiba_office_check_open (const GadibaApplication *application, GError **error);
/* Whether it is a value of the means: of incomes, costs and property. */
gboolean _gadiba_office_is_of_means (const GadibaCasePlace *place);
/* Whether the office's books know what is stated at @places (GadibaCasePlace). */
gboolean _gadiba_office_check_places (GadibaOffice *self, GadibaDb *db, const GadibaCase *target,
                                      const GArray *places, GError **error);
/* Returns: (transfer full): the application, which can be changed; else also
 * %GADIBA_STORE_ERROR_REFUSED */
GadibaApplication *_gadiba_office_find_open (GadibaDb *db, const char *number, GError **error);

/* @n: how many values somebody else changed meanwhile; where any, %GADIBA_OFFICE_ERROR_CONFLICT */
gboolean
_gadiba_office_check_conflicts (const GadibaApplication *application, guint n, GError **error);

/* Returns: (transfer full): the application as it is when nothing was stored since @entry */
GadibaCaseFile *_gadiba_office_read_known (GadibaDb *db, const GadibaApplication *application,
                                           gint64 entry, GError **error);

/* Returns: (transfer full): the bytes of the book that the program brings */
GBytes *_gadiba_office_get_national_book (GError **error);
/* Returns: (transfer full): the book of an invented municipality */
GBytes *_gadiba_office_get_example_book (GError **error);

/* The book that the office edited and put in force last. @own: (out) (transfer full) (nullable) */
gboolean _gadiba_office_find_own_book (GadibaDb *db, GBytes **own, GError **error);

/**
 * _gadiba_office_list_layers:
 * @paths: (nullable): of the municipality's books
 * @own: (nullable): what the office edited itself: in place of the file with the same id, else on
 *   top of all
 *
 * Returns: (transfer full) (element-type GadibaBookFile): the texts that make the office's book
 */
GPtrArray *_gadiba_office_list_layers (const char *const *paths, GBytes *own, GError **error);

/* The book of these texts, its examples run. Returns: (transfer full) */
GadibaBook *_gadiba_office_load_layers (const char *const *paths, GBytes *own, GError **error);

/* Returns: (transfer full): what messages call the book that the office edits: by its id */
char *_gadiba_office_make_book_label (const char *id);

/**
 * _gadiba_office_load_books:
 * @books: (out) (transfer none): id, edition and hash of each book, one a line
 *
 * The rule books as their files and the records are now; read anew only when one has changed. In
 * the database's thread.
 *
 * Returns: (transfer none): good until the next call
 */
const GadibaBook *
_gadiba_office_load_books (GadibaOffice *self, GadibaDb *db, const GadibaOfficeRecord *record,
                           const char **books, GError **error);

/* Returns: (transfer full) (element-type GadibaOfficeSeries): every kind of decision, with its
 * title in the rule book */
GPtrArray *
_gadiba_office_list_kinds (GadibaOffice *self, GadibaDb *db, const GadibaOfficeRecord *record);

/* Whether a file of the folder "letters" beside the database words that letter; it is never passed
 * over. @path: (out) (optional) (transfer full): where it is, or would be */
gboolean _gadiba_office_has_letter_file (GadibaOffice *self, const char *id, char **path);
/* Returns: (transfer full): the wording that the program brings */
GBytes *_gadiba_office_get_shipped_letter (const char *id, GError **error);
/* Returns: (transfer full): the names of all files of such wording: "refusal.xml" */
char **_gadiba_office_list_shipped_letters (GError **error);

/**
 * _gadiba_office_load_template:
 * @id: "refusal", "stop"
 * @day: of the letter
 *
 * The template of that id which counts on that day: a file in the folder "letters" beside the
 * database, else what the office put in force, else what the program brings.
 *
 * Returns: (transfer full)
 */
GadibaLetterTemplate *_gadiba_office_load_template (GadibaOffice *self, GadibaDb *db,
                                                    const char *id, GadibaDate day, GError **error);
/* Returns: (transfer full): its text */
GBytes *_gadiba_office_read_letter_text (GadibaOffice *self, GadibaDb *db, const char *id,
                                         GadibaDate day, GError **error);

/* Returns: (transfer full): the working days of this office: its own days over those that were
 * moved for all */
GadibaCalendar *_gadiba_office_load_calendar (GadibaDb *db, GError **error);
/* Returns: (transfer full): those of all, without the office's own days */
GadibaCalendar *_gadiba_office_load_common_calendar (GError **error);
/* APL 64(1): one month from the day of receipt, or (1.1) from the day on which all that was missing
 * had come. Returns: its last day, on whatever day of the week */
GadibaDate _gadiba_office_count_month (GadibaDate from);
/* APL 64(1): one month from the day of receipt; APL 64(2): to the day to which that was moved,
 * @moved, which is NONE if it was not. An end on a day off moves on to a working day. Returns: the
 * last day to decide */
GadibaDate _gadiba_office_find_deadline (const GadibaCalendar *calendar, GadibaDate received,
                                         GadibaDate moved);
/* Returns: the first day to which the time may have been moved so that it is not over before
 * @today */
GadibaDate _gadiba_office_find_first_moved (const GadibaCalendar *calendar, GadibaDate today);
/* Returns: the last day of receipt whose application is to be decided by @last */
GadibaDate _gadiba_office_find_last_received (const GadibaCalendar *calendar, GadibaDate last);
/* Returns: (transfer full) (element-type GadibaFound): the same as @hits, GadibaHit */
GPtrArray *_gadiba_office_take_hits (const GPtrArray *hits);
/* What the office's books do not know could never be decided. */
gboolean
_gadiba_office_check_books (GadibaOffice *self, GadibaDb *db, const GadibaOfficeRecord *record,
                            const GadibaCase *from, GError **error);

/* Hands over what the store says, in the codes of this room where it has one. @failed: (transfer
 * full) (nullable) */
void _gadiba_office_propagate (GError **error, GError *failed);

/* Writes the letter into a file of its own in @folder, and notes that it was saved. A file that is
 * there already is left as it is; one that holds something else is an error. */
gboolean
_gadiba_office_save_letter (GadibaOffice *self, GadibaPress *press, const char *folder,
                            const char *number, const GadibaMoment *moment, GError **error);

/* Makes the folder into which files leave, for this account only, if it is not there. */
gboolean _gadiba_office_make_private_folder (const char *folder, GError **error);
/* Whether the file at @path holds @bytes and nothing else. */
gboolean _gadiba_office_is_file (const char *path, GBytes *bytes);
/* Says in @error that another file is at @path, over which nothing is written. Returns: FALSE */
gboolean _gadiba_office_fail_taken (const char *path, GError **error);

/* Returns: (transfer full): what the file holds, or its first @max_size bytes */
GBytes *_gadiba_office_read_file (const char *path, gsize max_size, GError **error);

/* An application on its way into the records. */
typedef struct
{
  const GadibaCase *from;
  GBytes *bytes;            /* (nullable): of its file */
  const gint64 *answers;    /* (nullable): who its persons are */
  const char *const *moved; /* (nullable): ids of persons who left another household */
  gboolean typed;           /* by a caseworker; else it comes from a file */
  const char *last;         /* (nullable): the application that it is taken over from */
} GadibaNewCase;

/* gadiba_office_import() and gadiba_office_decide() inside the database's thread. Returns:
 * (transfer full): the number of the application; what was decided */
char *_gadiba_office_register (GadibaOffice *self, GadibaDb *db, const GadibaNewCase *new_case,
                               const GadibaMoment *moment, GError **error);
GadibaDecided *
_gadiba_office_issue (GadibaOffice *self, GadibaDb *db, const GadibaDecideRequest *request,
                      const GadibaMoment *moment, GError **error);

/* A letter as it was issued: of a decision, or one that decides nothing; the other key is 0. */
typedef struct
{
  gint64 decision, correspondence, application;
  GadibaDate day;
  GBytes *letter; /* composed */
} GadibaFoundLetter;

/* @self: empty. %GADIBA_STORE_ERROR_NOT_FOUND if there is no such number */
gboolean _gadiba_found_letter_read (GadibaFoundLetter *self, GadibaDb *db, const char *number,
                                    GError **error);
void _gadiba_found_letter_clear (GadibaFoundLetter *self);
/* @press: (nullable); @day: of the PDF. Returns: (transfer full) */
GBytes *_gadiba_office_render_letter (const GadibaLetter *letter, GadibaLetterAs as,
                                      GadibaPress *press, GadibaDate day, GError **error);

/* The office as the head of a letter needs it; @head has nothing yet. */
void _gadiba_office_fill_head (const GadibaOfficeRecord *record, GadibaLetterhead *head);

/* Puts the sheet of that id behind @letter, made of the same values. */
gboolean
_gadiba_office_add_sheet (GadibaOffice *self, GadibaDb *db, const char *id, GadibaLetter *letter,
                          const GadibaDecision *told, GError **error);

G_END_DECLS
