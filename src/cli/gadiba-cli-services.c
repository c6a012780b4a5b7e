/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-service.h"

/* What the options say. */
typedef struct
{
  char *db, *on, *service, *provider, *begins, *ends, *why;
  gboolean gives, ends_it;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->db);
  g_free (options->on);
  g_free (options->service);
  g_free (options->provider);
  g_free (options->begins);
  g_free (options->ends);
  g_free (options->why);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static void
append_place (GString *lines, const GadibaServicePlace *place, guint *turn)
{
  g_autofree char *state =
      gadiba_service_place_waits (place)
          ? g_strdup_printf (_ ("waits, %u."), ++*turn)
          : g_strdup (place->from != GADIBA_DATE_NONE ? _ ("has a place") : _ ("left the queue"));

  g_string_append_printf (lines, "%s\t%s\t%s\t%s", place->number, place->name, place->volume,
                          state);
  gadiba_cli_append_day (lines, place->since);
  gadiba_cli_append_day (lines, place->from);
  gadiba_cli_append_day (lines, place->to);
  g_string_append_printf (lines, "\t%s\t", place->provider != NULL ? place->provider : "–");
  if (place->ended_by != NULL)
    g_string_append_printf (lines, _ ("decision %s"), place->ended_by);
  else
    g_string_append (lines, place->why != NULL    ? place->why
                            : place->turn != NULL ? place->turn
                                                  : "–");
  g_string_append_c (lines, '\n');
}

static char *
tell_services (const GPtrArray *queues)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < queues->len; i++)
    {
      const GadibaServiceQueue *queue = g_ptr_array_index (queues, i);
      guint turn = 0;
      if (queue->places >= 0)
        g_string_append_printf (lines, _ ("%s (%s): %u of %d places taken, %u waiting\n"),
                                queue->title, queue->id, queue->n_taken, queue->places,
                                queue->n_waiting);
      else
        g_string_append_printf (lines, _ ("%s (%s): %u places taken, %u waiting\n"), queue->title,
                                queue->id, queue->n_taken, queue->n_waiting);
      for (guint k = 0; k < queue->lines->len; k++)
        append_place (lines, g_ptr_array_index (queue->lines, k), &turn);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static int
list (GadibaOffice *office, GadibaDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = gadiba_office_list_services (office, day, &error);

  if (queues == NULL)
    return gadiba_cli_fail (error);
  g_autofree char *lines = tell_services (queues);
  return gadiba_cli_answer (lines, GADIBA_CLI_DONE);
}

static int
run (const Options *options, const char *application)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  GadibaServiceRequest request = { .application = application,
                                   .service = options->service,
                                   .provider = options->provider,
                                   .why = options->why };
  GadibaDate day = moment.today;
  g_autoptr (GError) error = NULL;

  if (!gadiba_cli_parse_day ("--on", options->on, &day)
      || !gadiba_cli_parse_day (options->gives ? "--begins" : "--last",
                                options->gives ? options->begins : options->ends, &request.day))
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  if (office == NULL)
    return GADIBA_CLI_WRONG;
  gboolean done = options->gives     ? gadiba_office_give_place (office, &request, &moment, &error)
                  : options->ends_it ? gadiba_office_end_service (office, &request, &moment, &error)
                                     : TRUE;
  return done ? list (office, day) : gadiba_cli_fail (error);
}

/* Returns: whether the options go together */
static gboolean
check_options (const Options *options, int argc)
{
  gboolean changes = options->gives || options->ends_it;
  gboolean says = options->service != NULL || options->provider != NULL || options->begins != NULL
                  || options->ends != NULL || options->why != NULL;

  if (argc == (changes ? 2 : 1) && !(options->gives && options->ends_it) && (changes || !says)
      && (options->gives || (options->provider == NULL && options->begins == NULL))
      && (options->ends_it || options->ends == NULL))
    return TRUE;
  gadiba_cli_fail_text (
      _ ("services lists the queues; with --give or --end and the number of one application it "
         "gives a place (--provider, --begins, --why) or ends a service (--last, --why); see "
         "“gadibactl services --help”"));
  return FALSE;
}

int
gadiba_cli_services (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options.db),
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on, N_ ("the day on which places are counted"),
      "YYYY-MM-DD" },
    { "give", 0, 0, G_OPTION_ARG_NONE, &options.gives,
      N_ ("give a place to an application that waits"), NULL },
    { "end", 0, 0, G_OPTION_ARG_NONE, &options.ends_it,
      N_ ("end a service before its time, or take an application out of the queue"), NULL },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options.service,
      N_ ("which service, where several are granted on the application"), N_ ("ID") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &options.provider, N_ ("who gives the service"),
      N_ ("NAME") },
    { "begins", 0, 0, G_OPTION_ARG_STRING, &options.begins, N_ ("the first day"), "YYYY-MM-DD" },
    { "last", 0, 0, G_OPTION_ARG_STRING, &options.ends, N_ ("the last day"), "YYYY-MM-DD" },
    { "why", 0, 0, G_OPTION_ARG_STRING, &options.why,
      N_ ("why it ends, or comes before others who have waited longer"), N_ ("TEXT") },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, N_ ("[APPLICATION]"),
          _ ("Tells of each social service how many places are taken and who waits, in the order "
             "of "
             "the queue; gives places and ends services. A line each: application, who, how much, "
             "state, applied on, first day, last day, provider, reason.")))
    return GADIBA_CLI_WRONG;
  return check_options (&options, argc) ? run (&options, argc > 1 ? argv[1] : NULL)
                                        : GADIBA_CLI_WRONG;
}
