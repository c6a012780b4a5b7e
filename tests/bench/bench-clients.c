/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-clients.h"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "gadiba-office-clients.h"

/* How fast the list of clients is read, its pages, what is found at each keystroke, and a card: of
 * an office of 100 000 and one of 1 000 000 clients. Arguments: the build folder; then optionally
 * how many clients. */

#define ROUNDS 7
#define PAGES 200
#define CARDS 300
#define FIRST_KEYS 256
#define FIRST_ROWS 64
#define PEEK_MAX 20
#define SLOW 8 /* ms of a keystroke that are told of */

static const GadibaMoment *
get_moment (void)
{
  static GadibaMoment moment;

  moment = (GadibaMoment){ BENCH_NOW, gadiba_date_new (2026, 2, 20) };
  return &moment;
}

/* Figures of one kind: of the clock, and of the processor alone, for others may be at work. */
typedef struct
{
  GArray *clock, *processor; /* gdouble: ms */
  gdouble clock_start, processor_start;
} Figures;

static gdouble
get_processor_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gdouble) time.tv_sec * 1000 + (gdouble) time.tv_nsec / 1000000;
}

static void
start (Figures *self)
{
  if (self->clock == NULL)
    {
      self->clock = g_array_new (FALSE, FALSE, sizeof (gdouble));
      self->processor = g_array_new (FALSE, FALSE, sizeof (gdouble));
    }
  self->clock_start = bench_now ();
  self->processor_start = get_processor_ms ();
}

static gdouble
stop (Figures *self)
{
  gdouble clock = bench_get_ms_since (self->clock_start);
  gdouble processor = get_processor_ms () - self->processor_start;
  g_array_append_val (self->clock, clock);
  g_array_append_val (self->processor, processor);
  return processor;
}

static void
tell (const char *what, const char *of, const GArray *figures)
{
  gdouble *all = (gdouble *) figures->data;
  qsort (all, figures->len, sizeof (gdouble), bench_compare);
  printf ("%-46s %5u × %-9s %9.2f / %9.2f / %9.2f ms\n", what, figures->len, of,
          all[figures->len / 2], all[figures->len * 99 / 100], all[figures->len - 1]);
}

/* Tells p50, p99 and the greatest. */
static void
report (const char *what, Figures *self)
{
  tell (what, "clock", self->clock);
  tell ("", "processor", self->processor);
  fflush (stdout);
  g_clear_pointer (&self->clock, g_array_unref);
  g_clear_pointer (&self->processor, g_array_unref);
}

/* --- keystrokes --- */

/* What is typed, letter by letter. */
static const char *const typed[] = {
  "bērziņa",
  "kalniņš jānis",
  "anna kalniņa",
  "ozoliņa",
  "jānis",
  "a b",
  "k i",
  "e a",
  "s s",
  "ž ķ",
  "j k",
  "q",
  "x y",
  "kalniņa anna",
  "marija ozola",
  "aleksandrs zariņ",
  "liepa anna marija",
  "320004-12345",
  "3200",
  "ies/2026/12345",
  "sp/2026/777",
  "ābolu iela 5",
  "liepkalni",
  "ķekavmuiža",
  "liepkalni anna",
  "bērziņš akāciju",
  "iela 12",
  "anna",
  "berzina kalnina",
  "jānis bērziņa",
  "žagare",
  "šķēlupsons ilze",
  "inese ģērm",
  "nav tāda",
  "zzz anna",
  "ozols pēteris",
  "kristīne liepkalni",
  "upmalubova",
  "jansonis",
  "m m m",
};

static void
bench_peek (GadibaOffice *office)
{
  Figures figures = { NULL };
  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
      for (const char *p = typed[i]; *p != '\0'; p = g_utf8_next_char (p))
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = g_strndup (typed[i], (gsize) (g_utf8_next_char (p) - typed[i]));
          start (&figures);
          g_autoptr (GPtrArray) hits = gadiba_office_peek (office, text, PEEK_MAX, &error);
          if (stop (&figures) > SLOW && round > 0)
            printf ("  “%s”: more than %d ms of the processor, %u found\n", text, SLOW, hits->len);
          g_assert_no_error (error);
        }
  report ("a keystroke", &figures);
}

/* --- list, pages, cards --- */

static GArray *
bench_list (GadibaOffice *office)
{
  g_autoptr (GError) error = NULL;
  Figures figures = { NULL };
  Figures counts = { NULL };
  g_autoptr (GArray) all = NULL;
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint n = 0;
      g_clear_pointer (&all, g_array_unref);
      start (&figures);
      all = gadiba_office_list_clients (office, NULL, get_moment (), 0, G_MAXUINT, &error);
      g_assert_no_error (error);
      stop (&figures);
      start (&counts);
      gadiba_office_count_clients (office, &n, &error);
      stop (&counts);
      g_assert_cmpuint (n, ==, all->len);
    }
  report ("keys of all clients, in order", &figures);
  report ("number of clients", &counts);
  return g_steal_pointer (&all);
}

static void
bench_pages (GadibaOffice *office, const GArray *all, guint size)
{
  g_autoptr (GError) error = NULL;
  Figures figures = { NULL };
  g_autofree char *what = g_strdup_printf ("a page of %u rows, anywhere in the list", size);
  for (guint i = 0; i < PAGES; i++)
    {
      guint first = (guint) ((guint64) i * 7919 * size % (all->len - size));
      start (&figures);
      g_autoptr (GPtrArray) rows = gadiba_office_read_clients (
          office, &g_array_index (all, gint64, first), size, get_moment (), &error);
      stop (&figures);
      g_assert_no_error (error);
      g_assert_nonnull (((const GadibaClientRow *) rows->pdata[size / 2])->status);
    }
  report (what, &figures);
}

/* The filters of a list, as they are kept. */
static const struct
{
  const char *what, *filter;
} filters[] = {
  { "nothing filtered", "" },
  { "needy", "status=needy\n" },
  { "open", "status=open\n" },
  { "a parish", "parish=Pagasts 7\n" },
  { "a rare parish", "parish=Mežotne\n" },
  { "a caseworker's, needy", "caseworker=1\nstatus=needy\n" },
  { "a note", "flag=suns\n" },
  { "all at once", "caseworker=1\nstatus=needy\nparish=Pagasts 7\nflag=suns\n" },
  { "nobody", "parish=Nekur\n" },
};

static const char *const orders[] = { "sort=name\n", "sort=code\n", "sort=born\ndescending=yes\n",
                                      "sort=touched\ndescending=yes\n" };

/* As the window asks: the first keys, and the rows that are seen. */
static void
bench_first_pages (GadibaOffice *office)
{
  for (guint filter = 0; filter < G_N_ELEMENTS (filters); filter++)
    {
      Figures figures = { NULL };
      g_autofree char *what = g_strdup_printf ("first page, any order: %s", filters[filter].what);
      for (guint i = 0; i < ROUNDS * G_N_ELEMENTS (orders); i++)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text =
              g_strconcat (filters[filter].filter, orders[i % G_N_ELEMENTS (orders)], NULL);
          g_autoptr (GadibaClientQuery) query = gadiba_client_query_read (text, &error);
          start (&figures);
          g_autoptr (GArray) keys =
              gadiba_office_list_clients (office, query, get_moment (), 0, FIRST_KEYS, &error);
          g_assert_no_error (error);
          g_autoptr (GPtrArray) rows =
              gadiba_office_read_clients (office, (const gint64 *) keys->data,
                                          MIN (keys->len, FIRST_ROWS), get_moment (), &error);
          stop (&figures);
          g_assert_no_error (error);
        }
      report (what, &figures);
    }
}

static void
bench_cards (GadibaOffice *office, const GArray *all)
{
  g_autoptr (GError) error = NULL;
  Figures figures = { NULL };
  for (guint i = 0; i < CARDS; i++)
    {
      gint64 person = g_array_index (all, gint64, (guint64) i * 7919 % all->len);
      start (&figures);
      g_autoptr (GadibaCard) card = gadiba_office_open_card (office, person, get_moment (), &error);
      stop (&figures);
      g_assert_no_error (error);
      g_assert_cmpuint (card->applications->len, ==, 3);
    }
  report ("a card opened, with its entry of the journal", &figures);
}

static void
bench_office (const char *build, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (build, "bench-clients-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (folder));
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  bench_make_clients (path, n);
  g_autoptr (GadibaOffice) office = gadiba_office_open (path, g_get_user_name (), &error);
  g_assert_no_error (error);
  printf ("%-46s %5s   %-9s %9s / %9s / %9s\n", "", "", "", "p50", "p99", "greatest");
  bench_peek (office);
  g_autoptr (GArray) all = bench_list (office);
  g_assert_cmpuint (all->len, ==, n);
  bench_pages (office, all, 50);
  bench_pages (office, all, 200);
  bench_first_pages (office);
  bench_cards (office, all);
  g_clear_pointer (&office, gadiba_office_close);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (files)) != NULL;)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  if (argc < 2)
    return 1;
  if (argc > 2)
    bench_office (argv[1], (guint) strtoul (argv[2], NULL, 10));
  else
    {
      bench_office (argv[1], 100000);
      bench_office (argv[1], 1000000);
    }
  return 0;
}
