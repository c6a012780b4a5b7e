/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-notice.h"
#include "rules-test.h"

/* The days by which a decision counts as notified and becomes final, from the national book. 2026:
 * 12 November is a Thursday, 18 November a holiday on a Wednesday. */

typedef struct
{
  GadibaBook *book;
  GadibaCalendar *calendar;
} Law;

static Law
load_law (void)
{
  g_autoptr (GBytes) bytes = load_test_bytes ("../data/rules", "lv.xml");
  g_autoptr (GError) error = NULL;
  Law law = { gadiba_book_load (bytes, "lv.xml", NULL, &error), NULL };

  g_assert_no_error (error);
  law.calendar = gadiba_calendar_new ("from\tto\tsource\n", &error);
  g_assert_no_error (error);
  return law;
}

static void
clear_law (Law *law)
{
  gadiba_book_free (law->book);
  gadiba_calendar_unref (law->calendar);
}

static void
check_day (const char *what, GadibaDate day, const char *expected)
{
  g_autofree char *text = gadiba_date_format (day);

  if (!g_str_equal (text, expected))
    report ("%s: %s, should be %s", what, text, expected);
}

static GadibaDate
parse (const char *text)
{
  GadibaDate day;

  g_assert_true (gadiba_date_parse (text, &day, NULL));
  return day;
}

/* The book names the grounds on which nobody is heard, with their source and doubt. */
static void
test_unheard (void)
{
  Law law = load_law ();
  const GadibaUnheard *minor = gadiba_book_get_unheard (law.book, "minor");

  g_assert_cmpuint (law.book->unheard->len, ==, 3);
  g_assert_nonnull (minor);
  g_assert_cmpstr (minor->sentence, ==, "lēmums adresātam ir objektīvi nenozīmīgs.");
  g_assert_cmpstr (minor->source->text, ==, "APL 62(2)");
  g_assert_nonnull (minor->note);
  g_assert_null (gadiba_book_get_unheard (law.book, "nobody"));
  g_assert_null (gadiba_book_get_unheard (law.book, NULL));
  clear_law (&law);
}

static void
test_ways (void)
{
  static const struct
  {
    const char *way, *sent, *counted;
  } rows[] = {
    { "hand", "2026-11-12", "2026-11-12" },
    { "messenger", "2026-11-14", "2026-11-14" },  /* on a Saturday */
    { "ordinary", "2026-11-12", "2026-11-20" },   /* the 8th day */
    { "ordinary", "2026-11-06", "2026-11-14" },   /* a Saturday stays */
    { "registered", "2026-11-12", "2026-11-19" }, /* the 7th day */
    { "registered", "2026-11-11", "2026-11-18" }, /* a holiday stays */
    { "e-address", "2026-11-12", "2026-11-16" },  /* over a weekend */
    { "e-address", "2026-11-16", "2026-11-19" },  /* over a holiday */
    { "e-mail", "2026-11-13", "2026-11-17" },
    { "e-mail-unsigned", "2026-11-17", "2026-11-20" },
    { "public", "2026-11-17", "2026-11-19" },
    { "abroad-eu", "2026-11-12", "2026-11-24" },
    { "abroad", "2026-11-12", "2026-12-03" },
  };
  Law law = load_law ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GadibaNoticeWay *way = gadiba_book_get_notice_way (law.book, rows[i].way);
      g_assert_nonnull (way);
      check_day (rows[i].way, gadiba_notice_way_count (way, law.calendar, parse (rows[i].sent)),
                 rows[i].counted);
    }
  g_assert_null (gadiba_book_get_notice_way (law.book, "pigeon"));
  clear_law (&law);
}

static void
test_terms (void)
{
  static const struct
  {
    const char *term, *from, *last;
  } rows[] = {
    { "contest", "2026-11-13", "2026-12-14" }, /* 13 December is a Sunday */
    { "contest", "2026-11-12", "2026-12-14" }, /* 12 December is a Saturday */
    { "contest", "2026-10-12", "2026-11-12" },
    { "contest", "2026-10-18", "2026-11-19" }, /* 18 November is a holiday */
    { "contest", "2027-01-31", "2027-03-01" }, /* 28 February is a Sunday */
    { "contest-unindicated", "2026-11-12", "2027-11-12" },
    { "forward", "2026-11-12", "2026-11-17" },
    { "notify", "2026-11-12", "2026-11-20" },
  };
  Law law = load_law ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const GadibaTerm *term = gadiba_book_get_term (law.book, rows[i].term);
      g_assert_nonnull (term);
      check_day (rows[i].term, gadiba_term_get_last_day (term, law.calendar, parse (rows[i].from)),
                 rows[i].last);
    }
  clear_law (&law);
}

/* Each day of some years: nothing is notified before it was sent, and no term ends on a day off. */
static void
test_every_day (void)
{
  Law law = load_law ();
  const GadibaTerm *term = gadiba_book_get_term (law.book, "contest");

  for (GadibaDate day = parse ("2024-01-01"); day < parse ("2028-01-01"); day++)
    for (guint i = 0; i < law.book->notice_ways->len; i++)
      {
        const GadibaNoticeWay *way = g_ptr_array_index (law.book->notice_ways, i);
        GadibaDate counted = gadiba_notice_way_count (way, law.calendar, day);
        GadibaDate last = gadiba_term_get_last_day (term, law.calendar, counted);
        g_assert_cmpint (counted, >=, day);
        g_assert_cmpint (counted, <=, day + 31);
        g_assert_cmpint (last, >=, counted + 28);
        g_assert_true (gadiba_calendar_is_working_day (law.calendar, last));
      }
  clear_law (&law);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notice/unheard", test_unheard);
  g_test_add_func ("/notice/ways", test_ways);
  g_test_add_func ("/notice/terms", test_terms);
  g_test_add_func ("/notice/every-day", test_every_day);

  return g_test_run ();
}
