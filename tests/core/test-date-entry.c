/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-date.h"

/* Today is 10 June 2026. */
static const struct
{
  const char *text, *expected; /* NULL: refused */
} days[] = {
  { "10.2.26", "2026-02-10" },
  { "10.02.2026", "2026-02-10" },
  { " 10. 02. 2026. ", "2026-02-10" },
  { "10-02-2026", "2026-02-10" },
  { "100226", "2026-02-10" },
  { "10022026", "2026-02-10" },
  { "2026-02-10", "2026-02-10" },
  { "10.2", "2026-02-10" },
  { "10.2.", "2026-02-10" },
  { "30.12", "2025-12-30" },     /* nearer than that of this year */
  { "1.1.27", "2027-01-01" },    /* a year ahead */
  { "1.1.28", "1928-01-01" },    /* more is somebody's birth */
  { "29.2.24", "2024-02-29" },
  { "t", "2026-06-10" },
  { "T", "2026-06-10" },
  { "+7", "2026-06-17" },
  { "-10", "2026-05-31" },
  { "29.2.26", NULL },
  { "2/10/26", NULL },           /* two orders */
  { "02.13.2026", NULL },        /* month first */
  { "2026.02.10", NULL },        /* year first, but no ISO day */
  { "2026-13-10", NULL },
  { "10.2.226", NULL },
  { "10.2-26", NULL },
  { "10..26", NULL },
  { "10.2.26.1", NULL },
  { "rīt", NULL },
  { "", NULL },
  { "+99999", NULL },
  { "10", NULL },
  { "99999999999", NULL },
}, months[] = {
  { "2.26", "2026-02" },
  { "02.2026", "2026-02" },
  { "02.2026.", "2026-02" },
  { "2026-02", "2026-02" },
  { "5", "2026-05" },
  { "12", "2025-12" },           /* nearer than that of this year */
  { "t", "2026-06" },
  { "-1", "2026-05" },
  { "13.2026", NULL },
  { "2/26", NULL },
  { "0", NULL },
  { "maijs", NULL },
  { "", NULL },
};

static void
test_days (void)
{
  GadibaDate today = gadiba_date_new (2026, 6, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaDate date = GADIBA_DATE_NONE;
      gboolean read = gadiba_date_parse_entry (days[i].text, today, &date, &error);
      g_test_message ("“%s”", days[i].text);
      g_assert_cmpint (read, ==, days[i].expected != NULL);
      g_autofree char *text = read ? gadiba_date_format (date) : NULL;
      g_assert_cmpstr (text, ==, days[i].expected);
      g_assert_true (read || g_strrstr (error->message, "10.02.2026") != NULL);
    }
}

static void
test_months (void)
{
  GadibaDate today = gadiba_date_new (2026, 6, 10);

  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autoptr (GError) error = NULL;
      GadibaMonth month = GADIBA_MONTH_NONE;
      gboolean read = gadiba_month_parse_entry (months[i].text, today, &month, &error);
      g_test_message ("“%s”", months[i].text);
      g_assert_cmpint (read, ==, months[i].expected != NULL);
      g_autofree char *text = read ? gadiba_month_format (month) : NULL;
      g_assert_cmpstr (text, ==, months[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/date-entry/days", test_days);
  g_test_add_func ("/core/date-entry/months", test_months);
  return g_test_run ();
}
