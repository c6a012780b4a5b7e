/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-office.h"

#include <time.h>

#include "gadiba-client-query.h"
#include "gadiba-office-clients.h"
#include "gadiba-office-registers.h"
#include "gadiba-office-today.h"

/*
 * How long a list of a large office takes to its first page: clients, applications and decisions in
 * every order and with some filters, and what the day begins with. Goal: 50 ms. Argument: the
 * folder in which the office is kept.
 */

#define ROUNDS 7
#define FIRST_KEYS 256 /* as the window asks for clients */
#define FIRST_ROWS 64
#define GOAL 50 /* ms */

typedef struct
{
  GadibaOffice *office;
  GadibaMoment moment;
  gdouble clock[ROUNDS], processor[ROUNDS];
} Bench;

static gdouble
get_processor_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gdouble) time.tv_sec * 1000 + (gdouble) time.tv_nsec / 1000000;
}

static void
report (Bench *self, const char *what)
{
  gdouble clock = bench_get_median (self->clock, ROUNDS);
  gdouble processor = bench_get_median (self->processor, ROUNDS);
  printf ("%-62s %8.1f / %8.1f / %8.1f ms, processor %8.1f%s\n", what, self->clock[0], clock,
          self->clock[ROUNDS - 1], processor, processor > GOAL ? "  over the goal" : "");
  fflush (stdout);
}

typedef void (*Work) (Bench *self, gconstpointer data);

static void
measure (Bench *self, const char *what, Work work, gconstpointer data)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      gdouble start = bench_now (), processor = get_processor_ms ();
      work (self, data);
      self->clock[i] = bench_get_ms_since (start);
      self->processor[i] = get_processor_ms () - processor;
    }
  report (self, what);
}

/* --- clients --- */

static void
read_clients (Bench *self, gconstpointer query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys =
      gadiba_office_list_clients (self->office, query, &self->moment, 0, FIRST_KEYS, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rows =
      gadiba_office_read_clients (self->office, (const gint64 *) keys->data,
                                  MIN (keys->len, FIRST_ROWS), &self->moment, &error);
  g_assert_no_error (error);
}

static void
bench_clients (Bench *self)
{
  static const char *const filters[][2] = {
    { "all", "" },
    { "needy", "status=needy\n" },
    { "an application is open", "status=open\n" },
    { "a parish", "parish=Pagasts 7\n" },
    { "a rare parish", "parish=Mežotne\n" },
    { "a caseworker's, needy", "caseworker=1\nstatus=needy\n" },
    { "a note", "flag=suns\n" },
    { "nobody", "parish=Nekur\n" },
  };
  static const char *const sorts[] = { "name", "code", "born", "touched" };

  for (gsize filter = 0; filter < G_N_ELEMENTS (filters); filter++)
    for (gsize sort = 0; sort < G_N_ELEMENTS (sorts); sort++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *text = g_strdup_printf ("%ssort=%s\n%s", filters[filter][1], sorts[sort],
                                                 sort % 2 ? "descending=yes\n" : "");
        g_autoptr (GadibaClientQuery) query = gadiba_client_query_read (text, &error);
        g_assert_no_error (error);
        g_autofree char *what =
            g_strdup_printf ("clients by %s: %s", sorts[sort], filters[filter][0]);
        measure (self, what, read_clients, query);
      }
}

/* --- registers --- */

static void
read_register (Bench *self, gconstpointer data)
{
  const GadibaRegisterQuery *query = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) keys =
      gadiba_office_list_register (self->office, query, &self->moment, FIRST_KEYS, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) rows = gadiba_office_read_register (
      self->office, query->kind, (const gint64 *) keys->data, MIN (keys->len, FIRST_ROWS), &error);
  g_assert_no_error (error);
}

static void
total_register (Bench *self, gconstpointer query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRegisterTotals) totals =
      gadiba_office_total_register (self->office, query, &self->moment, &error);
  g_assert_no_error (error);
}

/* Each order, upwards and downwards. */
static void
bench_orders (Bench *self, GadibaRegisterQuery *query, const char *name, const char *filter,
              const char *const *sorts)
{
  for (gsize sort = 0; sorts[sort] != NULL; sort++)
    for (guint descending = 0; descending <= 1; descending++)
      {
        query->sort = sorts[sort];
        query->descending = descending != 0;
        g_autofree char *what = g_strdup_printf ("%s by %s%s: %s", name, sorts[sort],
                                                 descending ? ", down" : "", filter);
        measure (self, what, read_register, query);
      }
}

/* What the window can ask for, one at a time, and some of it together. */
#define OF_DAYS(year_from, month_from, year_to, month_to, day_to)                                  \
  .from = gadiba_date_new (year_from, month_from, 1),                                              \
  .to = gadiba_date_new (year_to, month_to, day_to)

static void
bench_register (Bench *self, GadibaRegisterKind kind, const char *name, const char *const *sorts,
                const char *const *states)
{
  const struct
  {
    const char *what;
    GadibaRegisterQuery query;
  } filters[] = {
    { "all", { 0 } },
    { "a year", { OF_DAYS (2026, 1, 2026, 12, 31) } },
    { "a month", { OF_DAYS (2026, 5, 2026, 5, 31) } },
    { "years ago", { OF_DAYS (1990, 1, 1990, 12, 31) } },
    { states[0], { .state = states[0] } },
    { states[1], { .state = states[1] } },
    { states[2], { .state = states[2] } },
    { states[3], { .state = states[3] } },
    { "housing", { .benefit = "housing" } },
    { "an unknown benefit", { .benefit = "nekas" } },
    { "granted", { .outcome = "granted" } },
    { "refused", { .outcome = "refused" } },
    { "left open", { .outcome = "left-open" } },
    { "needy", { .status = "needy" } },
    { "low income", { .status = "low-income" } },
    { "neither", { .status = "none" } },
    { "a caseworker's", { .caseworker = 1 } },
    { "another caseworker's", { .caseworker = 99 } },
    { "housing granted", { .benefit = "housing", .outcome = "granted" } },
    { "a caseworker's, needy, a month",
      { .caseworker = 1, .status = "needy", OF_DAYS (2026, 5, 2026, 5, 31) } },
  };

  for (gsize filter = 0; filter < G_N_ELEMENTS (filters); filter++)
    {
      GadibaRegisterQuery query = filters[filter].query;
      if (filters[filter].what == NULL)
        continue;
      query.kind = kind;
      bench_orders (self, &query, name, filters[filter].what, sorts);
      g_autofree char *what = g_strdup_printf ("%s, totals: %s", name, filters[filter].what);
      measure (self, what, total_register, &query);
    }
}

/* --- the day --- */

static void
read_today (Bench *self, gconstpointer data)
{
  const GadibaTodayRequest *request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaToday) today =
      gadiba_office_list_today (self->office, request, &self->moment, &error);
  g_assert_no_error (error);
}

static void
bench_today (Bench *self)
{
  GadibaTodayRequest request = { .ahead = GADIBA_TODAY_USUAL_AHEAD,
                                 .untouched = GADIBA_TODAY_USUAL_UNTOUCHED,
                                 .max = 50 };

  measure (self, "today: my own", read_today, &request);
  request.whole_office = TRUE;
  measure (self, "today: the whole office", read_today, &request);
}

int
main (int argc, char **argv)
{
  static const char *const applications[] = {
    "day", "number", "client", "state", "caseworker", NULL
  };
  static const char *const decisions[] = { "day",        "number", "client", "state",
                                           "caseworker", "amount", "until",  NULL };
  static const char *const stages[] = { "open", "overdue", "decided", "withdrawn" };
  static const char *const fates[] = { "running", "ended", "replaced", NULL };
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  g_autofree char *path = bench_ensure_office (argv[1]);
  Bench self = { .office = gadiba_office_open (path, g_get_user_name (), &error),
                 .moment = { BENCH_OFFICE_NOW, BENCH_OFFICE_DAY } };
  g_assert_no_error (error);
  bench_begin_table ();
  bench_today (&self);
  bench_clients (&self);
  bench_register (&self, GADIBA_REGISTER_APPLICATIONS, "applications", applications, stages);
  bench_register (&self, GADIBA_REGISTER_DECISIONS, "decisions", decisions, fates);
  gadiba_office_close (self.office);
  bench_drop_office (path);
  return 0;
}
