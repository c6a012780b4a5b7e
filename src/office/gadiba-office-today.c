/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-today.h"

#include <glib/gi18n-lib.h>

#include "gadiba-client-list.h"
#include "gadiba-due.h"
#include "gadiba-lv-words.h"
#include "gadiba-mailing.h"
#include "gadiba-notice.h"
#include "gadiba-office-bills-private.h"
#include "gadiba-talk.h"

/* What crosses into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaTodayRequest *request;
  const GadibaMoment *moment;
} Asking;

static void
free_line (gpointer data)
{
  GadibaTodayLine *line = data;

  g_free (line->given);
  g_free (line->family);
  g_free (line->application);
  g_free (line->decision);
  g_free (line->text);
  g_free (line);
}

void
gadiba_today_free (GadibaToday *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < GADIBA_N_TODAY; i++)
    g_ptr_array_unref (self->groups[i].lines);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

static GadibaToday *
make_today (GadibaDate day)
{
  GadibaToday *self = g_new0 (GadibaToday, 1);

  self->day = day;
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < GADIBA_N_TODAY; i++)
    self->groups[i].lines = g_ptr_array_new_with_free_func (free_line);
  return self;
}

/* --- what is due --- */

static GadibaTodayLine *
take_due (GadibaDue *due)
{
  GadibaTodayLine *line = g_new0 (GadibaTodayLine, 1);

  line->person = due->person;
  line->given = g_steal_pointer (&due->given);
  line->family = g_steal_pointer (&due->family);
  line->application = g_steal_pointer (&due->application);
  line->decision = g_steal_pointer (&due->decision);
  line->text = g_steal_pointer (&due->text);
  line->day = due->day;
  line->moved = due->moved;
  return line;
}

static gboolean
add_due (GadibaToday *self, GadibaTodayKind kind, GadibaDb *db, const GadibaDueQuestion *question,
         GError **error)
{
  GadibaTodayGroup *group = &self->groups[kind];
  g_autoptr (GPtrArray) all = gadiba_due_list (db, question, &group->n, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    g_ptr_array_add (group->lines, take_due (all->pdata[i]));
  return all != NULL;
}

/* By their day, and of one day in the order in which they were received. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
  const GadibaTodayLine *first = *(const GadibaTodayLine *const *) a;
  const GadibaTodayLine *second = *(const GadibaTodayLine *const *) b;

  return (first->day > second->day) - (first->day < second->day);
}

/* Applications, by their last day: those that are near, and of the others those that nobody
 * touched. */
static gboolean
add_applications (GadibaToday *self, GadibaDb *db, const Asking *asking, gint64 caseworker,
                  GError **error)
{
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);
  int year;

  if (calendar == NULL)
    return FALSE;
  GadibaDate last =
      gadiba_calendar_add_working_days (calendar, self->day, (int) asking->request->ahead);
  GadibaDate received = _gadiba_office_find_last_received (calendar, last);
  const GadibaDueQuestion near = { .kind = GADIBA_DUE_APPLICATION,
                                   .caseworker = caseworker,
                                   .last = received,
                                   .near = last,
                                   .max = asking->request->max };
  const GadibaDueQuestion untouched = { .kind = GADIBA_DUE_UNTOUCHED,
                                        .caseworker = caseworker,
                                        .last = self->day - (GadibaDate) asking->request->untouched,
                                        .after = received,
                                        .near = last,
                                        .max = asking->request->max };
  gadiba_date_split (last, &year, NULL, NULL);
  self->is_calendar_certain = gadiba_calendar_is_complete (calendar, year);
  if (!add_due (self, GADIBA_TODAY_DECIDE, db, &near, error))
    return FALSE;
  for (guint i = 0; i < self->groups[GADIBA_TODAY_DECIDE].lines->len; i++)
    {
      GadibaTodayLine *line = self->groups[GADIBA_TODAY_DECIDE].lines->pdata[i];
      line->day = _gadiba_office_find_deadline (calendar, line->day, line->moved);
      line->is_overdue = line->day < self->day;
    }
  g_ptr_array_sort (self->groups[GADIBA_TODAY_DECIDE].lines, compare_days);
  return add_due (self, GADIBA_TODAY_UNTOUCHED, db, &untouched, error);
}

static gboolean
add_rest (GadibaToday *self, GadibaDb *db, const Asking *asking, gint64 caseworker, GError **error)
{
  GadibaMonth month = gadiba_date_get_month (self->day);
  const GadibaDueQuestion papers = { .kind = GADIBA_DUE_PAPER,
                                     .caseworker = caseworker,
                                     .max = asking->request->max };
  const GadibaDueQuestion statuses = { .kind = GADIBA_DUE_STATUS,
                                       .caseworker = caseworker,
                                       .first = gadiba_month_get_first_day (month),
                                       .last = gadiba_month_get_last_day (month),
                                       .max = asking->request->max };
  const GadibaDueQuestion hearings = { .kind = GADIBA_DUE_HEARING,
                                       .caseworker = caseworker,
                                       .last = self->day - 1,
                                       .max = asking->request->max };
  const GadibaDueQuestion drafts = { .kind = GADIBA_DUE_DRAFT,
                                     .caseworker = caseworker,
                                     .max = asking->request->max };
  const GadibaDueQuestion returned = { .kind = GADIBA_DUE_RETURNED,
                                       .caseworker = caseworker,
                                       .max = asking->request->max };
  GadibaDueQuestion letters = { .kind = GADIBA_DUE_LETTER,
                                .caseworker = caseworker,
                                .max = asking->request->max };

  if (!gadiba_due_find_first_letter_day (db, &letters.first, error)
      || !add_due (self, GADIBA_TODAY_DRAFT, db, &drafts, error)
      || !add_due (self, GADIBA_TODAY_RETURNED, db, &returned, error)
      || !add_due (self, GADIBA_TODAY_PAPER, db, &papers, error)
      || !add_due (self, GADIBA_TODAY_HEARING, db, &hearings, error)
      || !add_due (self, GADIBA_TODAY_LETTER, db, &letters, error)
      || !add_due (self, GADIBA_TODAY_STATUS, db, &statuses, error))
    return FALSE;
  for (guint i = 0; i < self->groups[GADIBA_TODAY_PAPER].lines->len; i++)
    {
      GadibaTodayLine *line = self->groups[GADIBA_TODAY_PAPER].lines->pdata[i];
      line->is_overdue = line->day < self->day;
    }
  return TRUE;
}

/* Returns: (nullable) (transfer none): the rule book; one that cannot be used hides nothing: it is
 * told once */
static const GadibaBook *
load_book (GadibaToday *self, GadibaDb *db, const Asking *asking)
{
  const char *books;
  g_autoptr (GError) failed = NULL;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, &failed);
  const GadibaBook *book =
      record != NULL ? _gadiba_office_load_books (asking->office, db, record, &books, &failed)
                     : NULL;

  if (failed != NULL && self->warnings->len == 0)
    g_ptr_array_add (self->warnings, g_strdup (failed->message));
  return book;
}

/* Papers that the rules ask for are stored by their ids. Returns: TRUE */
static gboolean
name_papers (GadibaToday *self, GadibaDb *db, const Asking *asking)
{
  const GPtrArray *lines = self->groups[GADIBA_TODAY_PAPER].lines;
  const GadibaBook *book = lines->len > 0 ? load_book (self, db, asking) : NULL;

  for (guint i = 0; book != NULL && i < lines->len; i++)
    _gadiba_office_name_paper (book, &((GadibaTodayLine *) lines->pdata[i])->text);
  return TRUE;
}

/* Returns: the last day of what should be done by now, by a term of the book. A book that cannot be
 * used hides nothing: then all is listed, and that is told. */
static GadibaDate
find_last (GadibaToday *self, GadibaDb *db, const Asking *asking, const GadibaCalendar *calendar,
           const char *id)
{
  const GadibaBook *book = load_book (self, db, asking);
  const GadibaTerm *term = book != NULL ? gadiba_book_get_term (book, id) : NULL;
  GadibaDate day = self->day;

  while (term != NULL && gadiba_term_get_last_day (term, calendar, day) >= self->day)
    day--;
  return day;
}

static gboolean
add_notices (GadibaToday *self, GadibaDb *db, const Asking *asking, gint64 caseworker,
             GError **error)
{
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);

  if (calendar == NULL)
    return FALSE;
  GadibaDueQuestion notices = { .kind = GADIBA_DUE_NOTICE,
                                .caseworker = caseworker,
                                .last = find_last (self, db, asking, calendar, "notify"),
                                .max = asking->request->max };
  if (!gadiba_due_find_first_notice_day (db, &notices.first, error)
      || !add_due (self, GADIBA_TODAY_NOTICE, db, &notices, error))
    return FALSE;
  for (guint i = 0; i < self->groups[GADIBA_TODAY_NOTICE].lines->len; i++)
    {
      GadibaTodayLine *line = self->groups[GADIBA_TODAY_NOTICE].lines->pdata[i];
      GadibaDate returned;
      line->is_overdue = line->day <= notices.last;
      if (line->text == NULL || !gadiba_date_parse (line->text, &returned, NULL))
        continue;
      g_autofree char *day = gadiba_lv_date_numeric (returned);
      g_free (line->text);
      line->text = g_strdup_printf (_ ("came back on %s"), day);
    }
  return TRUE;
}

static gboolean
add_contests (GadibaToday *self, GadibaDb *db, const Asking *asking, gint64 caseworker,
              GError **error)
{
  g_autoptr (GadibaCalendar) calendar = _gadiba_office_load_calendar (db, error);

  if (calendar == NULL)
    return FALSE;
  const GadibaDueQuestion contests = { .kind = GADIBA_DUE_CONTEST,
                                       .caseworker = caseworker,
                                       .last = find_last (self, db, asking, calendar, "forward"),
                                       .max = asking->request->max };
  GadibaTodayGroup *group = &self->groups[GADIBA_TODAY_CONTEST];
  if (!add_due (self, GADIBA_TODAY_CONTEST, db, &contests, error))
    return FALSE;
  for (guint i = 0; i < group->lines->len; i++)
    ((GadibaTodayLine *) group->lines->pdata[i])->is_overdue = TRUE;
  return TRUE;
}

/* @due: the office's day, gone by */
static gboolean
add_bills_of (GadibaToday *self, GadibaDb *db, const GadibaDueQuestion *question, GadibaDate due,
              GError **error)
{
  GadibaTodayGroup *group = &self->groups[GADIBA_TODAY_BILLS];
  guint n = 0;
  g_autoptr (GPtrArray) all = gadiba_due_list (db, question, &n, error);

  for (guint i = 0; all != NULL && i < all->len && group->lines->len < question->max; i++)
    {
      GadibaTodayLine *line = take_due (all->pdata[i]);
      line->text = gadiba_lv_month (question->month, GADIBA_LV_NOMINATIVE);
      line->day = due;
      line->is_overdue = TRUE;
      /* What is to be done is in the application. */
      g_clear_pointer (&line->decision, g_free);
      g_ptr_array_add (group->lines, line);
    }
  group->n += n;
  return all != NULL;
}

/* Returns: the first month whose bills are still asked for: the book says how many months back; a
 * book that does not, asks for those of the last one */
static GadibaMonth
find_first_bills (const GadibaBook *book, GadibaMonth now)
{
  const GadibaTerm *term = gadiba_book_get_term (book, "bills");

  return now - (term != NULL ? (GadibaMonth) term->length : 1);
}

/* The oldest month first. Without a day of the office nothing is late. */
static gboolean
add_bills (GadibaToday *self, GadibaDb *db, const Asking *asking, gint64 caseworker, GError **error)
{
  GadibaMonth now = gadiba_date_get_month (self->day);
  GadibaBillsTerm newest;

  if (!_gadiba_bills_read_newest (db, &newest, error))
    return FALSE;
  if (newest.from == GADIBA_MONTH_NONE)
    return TRUE;
  const GadibaBook *book = load_book (self, db, asking);
  const GadibaBenefit *benefit = book != NULL ? _gadiba_bills_find_benefit (book, NULL) : NULL;
  for (GadibaMonth month = benefit != NULL ? find_first_bills (book, now) : now + 1; month <= now;
       month++)
    {
      GadibaBillsTerm term;
      if (!gadiba_bills_term_read (db, month, &term, error))
        return FALSE;
      GadibaDate due = gadiba_bills_term_get_due (&term, month);
      if (due == GADIBA_DATE_NONE || due >= self->day)
        continue;
      const GadibaDueQuestion question = { .kind = GADIBA_DUE_BILLS,
                                           .caseworker = caseworker,
                                           .month = month,
                                           .benefit = benefit->id,
                                           .max = asking->request->max };
      if (!add_bills_of (self, db, &question, due, error))
        return FALSE;
    }
  return TRUE;
}

/* --- where work was left --- */

/* Letters that are left do not wait: the list tells why. */
static gboolean
add_mailings (GadibaToday *self, GadibaDb *db, guint max, gint64 caseworker, GError **error)
{
  GadibaTodayGroup *group = &self->groups[GADIBA_TODAY_MAILING];
  g_autoptr (GPtrArray) all = gadiba_mailing_list_unfinished (db, caseworker, error);

  if (all == NULL)
    return FALSE;
  group->n = all->len;
  for (guint i = 0; i < all->len && i < max; i++)
    {
      const GadibaMailing *mailing = all->pdata[i];
      const guint *n = mailing->n;
      GadibaTodayLine *line = g_new0 (GadibaTodayLine, 1);
      line->mailing = mailing->id;
      line->day = mailing->day;
      line->text = g_strdup_printf ("%u/%u", n[GADIBA_MAILING_MADE],
                                    n[GADIBA_MAILING_MADE] + n[GADIBA_MAILING_ASKED]
                                        + n[GADIBA_MAILING_WRITTEN]);
      g_ptr_array_add (group->lines, line);
    }
  return TRUE;
}

static GadibaTodayLine *
take_talk (GadibaTalkRecord *talk)
{
  GadibaTodayLine *line = g_new0 (GadibaTodayLine, 1);

  line->person = talk->person;
  line->given = g_steal_pointer (&talk->given);
  line->family = talk->person != 0 ? g_steal_pointer (&talk->family) : g_steal_pointer (&talk->who);
  line->application = g_steal_pointer (&talk->number);
  line->talk = talk->id;
  line->day = talk->day;
  line->text = g_steal_pointer (&talk->about);
  return line;
}

static gboolean
add_talks (GadibaToday *self, GadibaDb *db, guint max, gint64 caseworker, GError **error)
{
  GadibaTodayGroup *group = &self->groups[GADIBA_TODAY_TALK];
  g_autoptr (GPtrArray) talks = gadiba_talk_list_of_day (db, self->day, caseworker, error);

  if (talks == NULL)
    return FALSE;
  group->n = talks->len;
  for (guint i = 0; i < talks->len && i < max; i++)
    g_ptr_array_add (group->lines, take_talk (talks->pdata[i]));
  return TRUE;
}

static gboolean
add_opened (GadibaToday *self, GadibaDb *db, guint max, gint64 caseworker, GError **error)
{
  GadibaTodayGroup *group = &self->groups[GADIBA_TODAY_OPENED];
  g_autoptr (GPtrArray) all = gadiba_due_list_looked (db, caseworker, max, error);

  if (all == NULL)
    return FALSE;
  group->n = all->len;
  for (guint i = 0; i < all->len; i++)
    {
      GadibaLooked *looked = all->pdata[i];
      GadibaTodayLine *line = g_new0 (GadibaTodayLine, 1);
      line->person = looked->person;
      line->given = g_steal_pointer (&looked->given);
      line->family = g_steal_pointer (&looked->family);
      line->text = g_steal_pointer (&looked->utc);
      g_ptr_array_add (group->lines, line);
    }
  return TRUE;
}

static gpointer
list_today (GadibaDb *db, gpointer data, GError **error)
{
  const Asking *self = data;
  guint n_clients = 0;
  g_autoptr (GadibaTransaction) transaction = gadiba_db_begin_read (db, error);
  g_autoptr (GadibaStaff) staff =
      transaction != NULL
          ? gadiba_caseworker_find (db, self->office->login, self->moment->today, error)
          : NULL;
  g_autoptr (GadibaToday) today = make_today (self->moment->today);

  if (staff == NULL || !gadiba_clients_count (db, &n_clients, error))
    return NULL;
  gint64 caseworker = self->request->whole_office ? 0 : staff->id;
  today->has_clients = n_clients > 0;
  return add_applications (today, db, self, caseworker, error)
                 && add_rest (today, db, self, caseworker, error) && name_papers (today, db, self)
                 && add_notices (today, db, self, caseworker, error)
                 && add_bills (today, db, self, caseworker, error)
                 && add_contests (today, db, self, caseworker, error)
                 && add_mailings (today, db, self->request->max, caseworker, error)
                 && add_talks (today, db, self->request->max, caseworker, error)
                 && add_opened (today, db, self->request->max, staff->id, error)
                 && gadiba_transaction_commit (transaction, error)
             ? g_steal_pointer (&today)
             : NULL;
}

GadibaToday *
gadiba_office_list_today (GadibaOffice *self, const GadibaTodayRequest *request,
                          const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && request != NULL && moment != NULL, NULL);

  Asking asking = { self, request, moment };
  return gadiba_store_run (self->store, list_today, &asking, error);
}
