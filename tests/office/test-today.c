/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-today.h"

#include "gadiba-journal.h"
#include "gadiba-office-clients.h"
#include "gadiba-office-decide.h"
#include "gadiba-office-intake.h"
#include "gadiba-office-letter.h"
#include "gadiba-office-look.h"
#include "gadiba-office-mailing.h"
#include "gadiba-office-notify.h"
#include "gadiba-office-talk.h"
#include "gadiba-store-error.h"
#include "office-test.h"

/* One month from 9 January 2027 is a Tuesday; from the 13th, a Saturday, so the Monday counts. */
#define CASE                                                                                       \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"%s\"/><household>"                    \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"%s\" code=\"320000-%05u\""          \
  " born=\"1980-03-15\" relation=\"self\"/></household></case>"

static void
register_one (TestOffice *office, guint n, const char *family, const char *received)
{
  g_autofree char *text = g_strdup_printf (CASE, received, family, n);
  g_autofree char *number = register_test_text (office, text);
}

static GadibaToday *
list_today (TestOffice *office, const GadibaTodayRequest *request, GadibaDate today)
{
  const GadibaMoment moment = { get_office_moment ().now, today };
  g_autoptr (GError) error = NULL;
  GadibaToday *list = gadiba_office_list_today (office->office, request, &moment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (list->day, ==, today);
  return list;
}

/* @lines: "number day family" of each, overdue ones with "!" before, with semicolons between */
static void
assert_group (const GadibaToday *today, GadibaTodayKind kind, const char *lines)
{
  const GPtrArray *all = today->groups[kind].lines;
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const GadibaTodayLine *line = all->pdata[i];
      g_autofree char *day =
          line->day != GADIBA_DATE_NONE ? gadiba_date_format (line->day) : g_strdup ("-");
      g_string_append_printf (text, "%s%s%s %s %s", i > 0 ? "; " : "", line->is_overdue ? "!" : "",
                              line->decision != NULL      ? line->decision
                              : line->application != NULL ? line->application
                                                          : "-",
                              day, line->family != NULL ? line->family : "-");
    }
  g_assert_cmpstr (text->str, ==, lines);
}

static void
test_deadlines (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  register_one (&office, 1, "Ozola", "2027-01-13");
  register_one (&office, 2, "Liepa", "2027-01-09");
  register_one (&office, 3, "Kalna", "2027-01-15");
  g_autoptr (GadibaToday) far = list_today (&office, &request, gadiba_date_new (2027, 2, 3));
  assert_group (far, GADIBA_TODAY_DECIDE, "");
  g_assert_true (far->has_clients);
  /* Three working days on. */
  g_autoptr (GadibaToday) near = list_today (&office, &request, gadiba_date_new (2027, 2, 4));
  assert_group (near, GADIBA_TODAY_DECIDE, "IES/2027/2 2027-02-09 Liepa");
  g_autoptr (GadibaToday) last = list_today (&office, &request, gadiba_date_new (2027, 2, 15));
  assert_group (last, GADIBA_TODAY_DECIDE,
                "!IES/2027/2 2027-02-09 Liepa; IES/2027/1 2027-02-15 Ozola; IES/2027/3 2027-02-15"
                " Kalna");
  request.max = 1;
  g_autoptr (GadibaToday) few = list_today (&office, &request, gadiba_date_new (2027, 2, 16));
  assert_group (few, GADIBA_TODAY_DECIDE, "!IES/2027/2 2027-02-09 Liepa");
  g_assert_cmpuint (few->groups[GADIBA_TODAY_DECIDE].n, ==, 3);
}

/* Stored on 15 January; an application that is to be decided soon is not told twice. */
static void
test_untouched (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  register_one (&office, 1, "Ozola", "2027-01-05");
  register_one (&office, 2, "Liepa", "2027-01-14");
  g_autoptr (GadibaToday) early = list_today (&office, &request, gadiba_date_new (2027, 1, 28));
  assert_group (early, GADIBA_TODAY_UNTOUCHED, "");
  g_autoptr (GadibaToday) later = list_today (&office, &request, gadiba_date_new (2027, 2, 3));
  assert_group (later, GADIBA_TODAY_DECIDE, "IES/2027/1 2027-02-05 Ozola");
  assert_group (later, GADIBA_TODAY_UNTOUCHED, "IES/2027/2 2027-01-15 Liepa");
  request.untouched = 30;
  g_autoptr (GadibaToday) patient = list_today (&office, &request, gadiba_date_new (2027, 2, 3));
  assert_group (patient, GADIBA_TODAY_UNTOUCHED, "");
}

/* A paper that was demanded is told by its title; one that the office named, by its words. */
static void
test_papers (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  const GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  const GadibaIntakePlace due[] = {
    { .field = GADIBA_INTAKE_DUE, .person = "p1", .kind = "paper.statements" },
    { .field = GADIBA_INTAKE_DUE, .person = "p1", .kind = "Izziņa no skolas" },
  };
  const char *const titles[] = { "Kontu izraksti par trim pilniem kalendāra mēnešiem",
                                 "Izziņa no skolas" };

  register_one (&office, 1, "Ozola", "2027-01-13");
  for (guint i = 0; i < G_N_ELEMENTS (due); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaIntakeChange) one = gadiba_intake_change_new (&due[i], NULL, "2027-01-24");
      const GadibaIntakeChange *changes[] = { one };
      const GadibaIntakeRequest intake = { "IES/2027/1", changes, 1, "demanded a paper" };
      g_autoptr (GadibaCaseFile) file =
          gadiba_office_change_intake (office.office, &intake, &moment, NULL, &error);
      g_assert_no_error (error);
    }
  g_autoptr (GadibaToday) today = list_today (&office, &request, gadiba_date_new (2027, 2, 3));
  const GPtrArray *lines = today->groups[GADIBA_TODAY_PAPER].lines;
  g_assert_cmpuint (lines->len, ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (((GadibaTodayLine *) lines->pdata[i])->text, ==, titles[i]);
}

static void
test_letters (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_case (&office, "cases", "kuldiga-2021-1.xml");
  g_autoptr (GError) error = NULL;
  const GadibaDecideRequest decide = { .application = number, .day = moment.today };
  const GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (office.office, &decide, &moment, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaToday) before = list_today (&office, &request, moment.today);
  g_assert_cmpuint (before->groups[GADIBA_TODAY_LETTER].n, ==, 1);
  const GadibaTodayLine *line = before->groups[GADIBA_TODAY_LETTER].lines->pdata[0];
  g_assert_cmpstr (line->decision, ==, decided->number);
  g_assert_cmpint (line->day, ==, moment.today);
  g_assert_true (gadiba_office_note_letter_out (office.office, decided->number,
                                                GADIBA_LETTER_PRINTED, &moment, &error));
  const char *const numbers[] = { decided->number, NULL };
  const GadibaMailingRequest many = { NULL, numbers, moment.today, GADIBA_DATE_NONE };
  gint64 list = gadiba_office_begin_mailing (office.office, &many, &moment, &error);
  g_autoptr (GadibaToday) after = list_today (&office, &request, moment.today);
  g_assert_cmpuint (after->groups[GADIBA_TODAY_LETTER].n, ==, 0);
  assert_group (after, GADIBA_TODAY_MAILING, "- 2027-01-15 -");
  line = after->groups[GADIBA_TODAY_MAILING].lines->pdata[0];
  g_assert_cmpint (line->mailing, ==, list);
  g_assert_cmpstr (line->text, ==, "0/1");
  g_assert_true (gadiba_office_run_mailing (office.office, list, NULL, &moment, &error));
  g_autoptr (GadibaToday) made = list_today (&office, &request, moment.today);
  assert_group (made, GADIBA_TODAY_MAILING, "");
  g_assert_false (gadiba_office_note_letter_out (office.office, "SP/2027/99", GADIBA_LETTER_SAVED,
                                                 &moment, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
}

/* After five working days a decision should be notified; what came back waits at once. 15 January
 * 2027 is a Friday. */
static void
test_notices (void)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaMoment later = { moment.now, gadiba_date_new (2027, 1, 27) };
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_case (&office, "cases", "kuldiga-2021-1.xml");
  g_autoptr (GError) error = NULL;
  const GadibaDecideRequest decide = { .application = number, .day = moment.today };
  const GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (office.office, &decide, &moment, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaToday) last = list_today (&office, &request, gadiba_date_new (2027, 1, 22));
  assert_group (last, GADIBA_TODAY_NOTICE, "");
  g_autoptr (GadibaToday) late = list_today (&office, &request, gadiba_date_new (2027, 1, 23));
  assert_group (late, GADIBA_TODAY_NOTICE, "!SP/2027/1 2027-01-15 Bērziņa");
  const GadibaNotifyRequest notify = { .decision = decided->number,
                                       .way = "registered",
                                       .sent = gadiba_date_new (2027, 1, 18) };
  g_autoptr (GadibaNotified) sent = gadiba_office_notify (office.office, &notify, &later, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sent->in_force, ==, gadiba_date_new (2027, 1, 25));
  g_autoptr (GadibaToday) done = list_today (&office, &request, later.today);
  assert_group (done, GADIBA_TODAY_NOTICE, "");
  g_autoptr (GadibaNotified) returned = gadiba_office_note_return (
      office.office, decided->number, gadiba_date_new (2027, 1, 20), NULL, &later, &error);
  g_assert_no_error (error);
  g_assert_cmpint (returned->state, ==, GADIBA_NOTICE_RETURNED);
  g_autoptr (GadibaToday) again = list_today (&office, &request, gadiba_date_new (2027, 1, 21));
  assert_group (again, GADIBA_TODAY_NOTICE, "SP/2027/1 2027-01-15 Bērziņa");
  const GadibaTodayLine *line = again->groups[GADIBA_TODAY_NOTICE].lines->pdata[0];
  g_assert_cmpstr (line->text, ==, "came back on 20.01.2027.");
}

/* Talks of today, and whose cards were opened; none of that is told of an empty office. */
static void
test_left (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  const GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  const GadibaTalkRequest talk = {
    .day = moment.today, .way = "came", .who = "kaimiņš", .about = "par malku", .minutes = -1
  };
  g_autoptr (GadibaToday) empty = list_today (&office, &request, moment.today);
  g_assert_false (empty->has_clients);
  for (guint i = 0; i < GADIBA_N_TODAY; i++)
    g_assert_cmpuint (empty->groups[i].n, ==, 0);
  register_one (&office, 1, "Ozola", "2027-01-14");
  g_autoptr (GArray) clients =
      gadiba_office_list_clients (office.office, NULL, &moment, 0, 1, &error);
  g_autoptr (GadibaCard) card =
      gadiba_office_open_card (office.office, g_array_index (clients, gint64, 0), &moment, &error);
  g_assert_true (gadiba_office_note_talk (office.office, &talk, &moment, NULL, &error));
  g_autoptr (GadibaToday) today = list_today (&office, &request, moment.today);
  assert_group (today, GADIBA_TODAY_TALK, "- 2027-01-15 kaimiņš");
  assert_group (today, GADIBA_TODAY_OPENED, "- - Ozola");
  g_autoptr (GadibaToday) next = list_today (&office, &request, moment.today + 1);
  assert_group (next, GADIBA_TODAY_TALK, "");
}

/* A list is no look: it leaves nothing in the journal. Who is not listed sees nothing. */
static void
test_journal (void)
{
  const GadibaMoment moment = get_office_moment ();
  const GadibaMoment before = { moment.now, gadiba_date_new (2020, 1, 1) };
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  const GadibaTodayRequest request = { .ahead = 3, .untouched = 14, .max = 9 };
  g_autoptr (GadibaVerified) seen = gadiba_office_verify (office.path, &error);
  g_autoptr (GadibaToday) today = list_today (&office, &request, moment.today);
  g_autoptr (GadibaVerified) again = gadiba_office_verify (office.path, &error);
  g_assert_cmpint (seen->n_entries, ==, again->n_entries);
  g_autoptr (GadibaOffice) stranger = gadiba_office_open (office.path, "nobody", &error);
  g_assert_no_error (error);
  g_assert_null (gadiba_office_list_today (stranger, &request, &before, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/today/deadlines", test_deadlines);
  g_test_add_func ("/today/untouched", test_untouched);
  g_test_add_func ("/today/papers", test_papers);
  g_test_add_func ("/today/letters", test_letters);
  g_test_add_func ("/today/notices", test_notices);
  g_test_add_func ("/today/left", test_left);
  g_test_add_func ("/today/journal", test_journal);
  return g_test_run ();
}
