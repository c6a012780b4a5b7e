/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "gadiba-cli.h"
#include "gadiba-office-draft.h"

/* What the options say. */
typedef struct
{
  char *db, *on, *signatory, *one_month, *heard, *heard_text, *not_heard, *considerations;
  char *kind, *about, *ground, *happened, *since, *first, *last, *until, *person, *to;
  int percent;
  char *begins;
  char **evidence, **pay, **service, **settings, **override;
  gboolean electronic, prepare;
} Options;

static void
clear_options (Options *options)
{
  char *const strings[] = {
    options->db,     options->on,         options->signatory, options->one_month,
    options->heard,  options->heard_text, options->not_heard, options->considerations,
    options->kind,   options->about,      options->ground,    options->happened,
    options->since,  options->first,      options->last,      options->until,
    options->person, options->to,         options->begins
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  g_strfreev (options->evidence);
  g_strfreev (options->pay);
  g_strfreev (options->service);
  g_strfreev (options->settings);
  g_strfreev (options->override);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* "account:IBAN", "cash", "provider:NAME", "provider:NAME:IBAN", "as-asked"; @text is cut up */
static gboolean
parse_way (char *text, GadibaPayOrder *order)
{
  char *rest = strchr (text, ':');
  char *account = NULL;

  if (rest != NULL)
    *rest++ = '\0';
  if (g_str_equal (text, "cash") && rest == NULL)
    order->payment = GADIBA_PAYMENT_CASH;
  else if (g_str_equal (text, "as-asked") && rest == NULL)
    order->payment = GADIBA_PAYMENT_AS_ASKED;
  else if (g_str_equal (text, "account") && rest != NULL)
    {
      order->payment = GADIBA_PAYMENT_ACCOUNT;
      order->account = rest;
    }
  else if (g_str_equal (text, "provider") && rest != NULL && *rest != '\0')
    {
      order->payment = GADIBA_PAYMENT_PROVIDER;
      account = strrchr (rest, ':');
      if (account != NULL)
        *account++ = '\0';
      if (*rest == '\0')
        return FALSE;
      order->payee = rest;
      order->account = account;
    }
  return order->payment != GADIBA_PAYMENT_UNKNOWN;
}

/* "housing=provider:SIA Nami" or, for all benefits, "cash" */
static gboolean
parse_order (char *text, GadibaPayOrder *order)
{
  g_autofree char *whole = g_strdup (text);
  char *equals = strchr (text, '=');

  *order = (GadibaPayOrder){ .benefit = NULL };
  if (equals != NULL)
    {
      *equals = '\0';
      order->benefit = text;
      text = equals + 1;
    }
  if (parse_way (text, order))
    return TRUE;
  gadiba_cli_fail_text (_ ("--pay: “%s” is no way to pay; write account:IBAN, cash, provider:NAME, "
                           "provider:NAME:IBAN or as-asked, with BENEFIT= before it for one "
                           "benefit"),
                        whole);
  return FALSE;
}

/* "home-care=provider:NAME", "home-care=queue" or, for all services, without "ID=" */
static gboolean
parse_service (char *text, GadibaDate begins, GadibaPayOrder *order)
{
  g_autofree char *whole = g_strdup (text);
  char *equals = strchr (text, '=');

  *order = (GadibaPayOrder){ .payment = GADIBA_PAYMENT_PROVIDER };
  if (equals != NULL)
    {
      *equals = '\0';
      order->benefit = text;
      text = equals + 1;
    }
  order->waits = g_str_equal (text, "queue");
  if (order->waits)
    return TRUE;
  order->begins = begins;
  if (g_str_has_prefix (text, "provider:") && text[strlen ("provider:")] != '\0')
    {
      order->payee = text + strlen ("provider:");
      return TRUE;
    }
  gadiba_cli_fail_text (
      _ ("--service: “%s” does not say who gives the service; write provider:NAME "
         "or queue, with SERVICE= before it for one service"),
      whole);
  return FALSE;
}

/* "twice=it is paid once only", "evidence/p1=…"; @text is cut up */
static gboolean
parse_override (char *text, GadibaOverride *override)
{
  char *reason = strchr (text, '=');

  if (reason == NULL || reason == text || reason[1] == '\0')
    {
      gadiba_cli_fail_text (_ ("--override: “%s” is no reason for a check; write CHECK=REASON, or "
                               "CHECK/WHICH=REASON for one of its findings"),
                            text);
      return FALSE;
    }
  *reason++ = '\0';
  char *key = strchr (text, '/');
  if (key != NULL)
    *key++ = '\0';
  *override = (GadibaOverride){ .check = text, .key = key, .reason = reason };
  return TRUE;
}

static gboolean
parse_one_month (const char *text, GadibaOneMonth *one_month)
{
  *one_month = GADIBA_ONE_MONTH_NOT_SAID;
  if (g_strcmp0 (text, "grant") == 0)
    *one_month = GADIBA_ONE_MONTH_GRANT;
  else if (g_strcmp0 (text, "refuse") == 0)
    *one_month = GADIBA_ONE_MONTH_REFUSE;
  else if (text != NULL)
    {
      gadiba_cli_fail_text (_ ("--one-month: “%s” is neither grant nor refuse"), text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse_month (const char *option, const char *text, GadibaMonth *month)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL || gadiba_month_parse (text, month, &error))
    return TRUE;
  gadiba_cli_fail_text ("%s: %s", option, error->message);
  return FALSE;
}

/* What the decision follows, if it is no judgement. */
static gboolean
parse_follow (const Options *options, GadibaDecideRequest *request)
{
  GadibaFollow *follow = &request->follow;

  follow->base = options->about;
  follow->ground = options->ground;
  follow->happened = options->happened;
  follow->person = options->person;
  follow->addressee = options->to;
  follow->percent = (guint) options->percent; /* below 0 is as wrong as above 100 */
  if (options->kind != NULL && !gadiba_decision_kind_parse (options->kind, &request->kind))
    {
      gadiba_cli_fail_text (_ ("--kind: “%s” is no kind of decision; write change, review, stop, "
                               "reduction, recovery, prolongation, deficiencies, cancellation or "
                               "correction"),
                            options->kind);
      return FALSE;
    }
  return gadiba_cli_parse_day ("--since", options->since, &follow->since)
         && gadiba_cli_parse_day ("--until", options->until, &follow->until)
         && parse_month ("--first", options->first, &follow->first)
         && parse_month ("--last", options->last, &follow->last);
}

int
gadiba_cli_tell_decided (const GadibaDecided *decided)
{
  g_autoptr (GString) line = g_string_new (NULL);

  gadiba_cli_warn (decided->warnings);
  for (guint i = 0; i < decided->items->len; i++)
    g_string_append_printf (line, "%s%s", i > 0 ? "; " : "",
                            (char *) g_ptr_array_index (decided->items, i));
  if (decided->number != NULL)
    g_string_append_printf (line, ": %s\n", decided->number);
  else
    g_string_append_printf (line, ": %s\n", _ ("waits for another caseworker to issue it"));
  return gadiba_cli_answer_done (line->str);
}

static int
decide (const Options *options, const GadibaDecideRequest *request, const GadibaMoment *moment)
{
  g_autoptr (GadibaOffice) office = gadiba_cli_open (options->db);
  g_autoptr (GError) error = NULL;

  if (office == NULL)
    return GADIBA_CLI_WRONG;
  g_autoptr (GadibaDecided) decided =
      options->prepare ? gadiba_office_prepare_draft (office, request, NULL, moment, &error)
                       : gadiba_office_decide (office, request, moment, &error);
  if (decided != NULL)
    return gadiba_cli_tell_decided (decided);
  if (g_error_matches (error, GADIBA_JUDGEMENT_ERROR, GADIBA_JUDGEMENT_ERROR_CHOICE))
    return gadiba_cli_fail_text ("%s: --one-month=grant, --one-month=refuse", error->message);
  if (g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_REASON))
    return gadiba_cli_fail_text ("%s: --override", error->message);
  return gadiba_cli_fail (error);
}

static int
run (Options *options, const char *application)
{
  const GadibaMoment moment = gadiba_cli_get_moment ();
  guint n_pay = options->pay != NULL ? g_strv_length (options->pay) : 0;
  guint n = n_pay + (options->service != NULL ? g_strv_length (options->service) : 0);
  GadibaDate begins = GADIBA_DATE_NONE;
  guint n_overrides = options->override != NULL ? g_strv_length (options->override) : 0;
  g_autofree GadibaPayOrder *orders = g_new0 (GadibaPayOrder, n + 1);
  g_autofree GadibaOverride *overrides = g_new0 (GadibaOverride, n_overrides + 1);
  GadibaDecideRequest request = { .application = application,
                                  .day = moment.today,
                                  .signatory = options->signatory,
                                  .heard_text = options->heard_text,
                                  .not_heard_ground = options->not_heard,
                                  .considerations = options->considerations,
                                  .evidence = (const char *const *) options->evidence,
                                  .signed_electronically = options->electronic,
                                  .orders = orders,
                                  .n_orders = n,
                                  .overrides = overrides,
                                  .n_overrides = n_overrides };

  if (options->settings != NULL)
    return gadiba_cli_fail_text (_ ("nothing is issued under --set; “gadibactl assess --set” tells "
                                    "what would come out"));
  if (!gadiba_cli_parse_day ("--begins", options->begins, &begins))
    return GADIBA_CLI_WRONG;
  for (guint i = 0; i < n; i++)
    if (!(i < n_pay ? parse_order (options->pay[i], &orders[i])
                    : parse_service (options->service[i - n_pay], begins, &orders[i])))
      return GADIBA_CLI_WRONG;
  for (guint i = 0; i < n_overrides; i++)
    if (!parse_override (options->override[i], &overrides[i]))
      return GADIBA_CLI_WRONG;
  if (!gadiba_cli_parse_day ("--on", options->on, &request.day)
      || !gadiba_cli_parse_day ("--heard", options->heard, &request.heard)
      || !parse_one_month (options->one_month, &request.one_month)
      || !parse_follow (options, &request))
    return GADIBA_CLI_WRONG;
  request.day_stated = options->on != NULL;
  return decide (options, &request, &moment);
}

static void
add_entries (GArray *list, Options *options)
{
  const GOptionEntry entries[] = {
    GADIBA_CLI_DB_ENTRY (&options->db),
    { "on", 0, 0, G_OPTION_ARG_STRING, &options->on, N_ ("the day of the decision; else today"),
      "YYYY-MM-DD" },
    { "one-month", 0, 0, G_OPTION_ARG_STRING, &options->one_month,
      N_ ("where a condition is not met but the law allows one month"), "grant|refuse" },
    { "pay", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->pay,
      N_ ("how it is paid: account:IBAN, cash, provider:NAME, provider:NAME:IBAN, as-asked; may be "
          "repeated"),
      N_ ("[BENEFIT=]WAY") },
    { "service", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->service,
      N_ ("who gives a social service: provider:NAME, or queue; may be repeated"),
      N_ ("[SERVICE=]WHO") },
    { "begins", 0, 0, G_OPTION_ARG_STRING, &options->begins,
      N_ ("the first day of a social service; else the day of the decision"), "YYYY-MM-DD" },
    { "heard", 0, 0, G_OPTION_ARG_STRING, &options->heard,
      N_ ("for a refusal: the day of the hearing"), "YYYY-MM-DD" },
    { "heard-text", 0, 0, G_OPTION_ARG_STRING, &options->heard_text, N_ ("what was said there"),
      N_ ("TEXT") },
    { "not-heard", 0, 0, G_OPTION_ARG_STRING, &options->not_heard,
      N_ ("or the ground for leaving the hearing out (APL 62): one of the rule book by its id, or "
          "a sentence"),
      N_ ("TEXT") },
    { "considerations", 0, 0, G_OPTION_ARG_STRING, &options->considerations,
      N_ ("for a refusal: the considerations (APL 65 and 66)"), N_ ("TEXT") },
    { "evidence", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->evidence,
      N_ ("what else the findings rest on; may be repeated"), N_ ("TEXT") },
    { "override", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->override,
      N_ ("why it is issued although a check found something; may be repeated"),
      N_ ("CHECK=REASON") },
    { "signatory", 0, 0, G_OPTION_ARG_STRING, &options->signatory,
      N_ ("who signs; else the first in the office's list"), N_ ("NAME") },
    { "electronic", 0, 0, G_OPTION_ARG_NONE, &options->electronic,
      N_ ("it will be signed electronically: a note instead of the place for a signature"), NULL },
    { "prepare", 0, 0, G_OPTION_ARG_NONE, &options->prepare,
      N_ ("only prepare it, for another caseworker to issue (see “gadibactl drafts”)"), NULL },
    { "set", 's', G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING_ARRAY, &options->settings, "",
      "NAME=VALUE" },
  };

  g_array_append_vals (list, entries, G_N_ELEMENTS (entries));
}

/* Of a decision that follows another one. */
static void
add_follow_entries (GArray *list, Options *options)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind,
      N_ ("a decision that follows another one: change, review, stop, reduction, recovery, "
          "prolongation, deficiencies, cancellation or correction"),
      N_ ("KIND") },
    { "about", 0, 0, G_OPTION_ARG_STRING, &options->about,
      N_ ("the decision that it follows; then no application is named"), N_ ("NUMBER") },
    { "ground", 0, 0, G_OPTION_ARG_STRING, &options->ground, N_ ("why, as the rule book names it"),
      N_ ("ID") },
    { "happened", 0, 0, G_OPTION_ARG_STRING, &options->happened,
      N_ ("what happened, for whoever reads the letter"), N_ ("TEXT") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options->since,
      N_ ("when it happened; it works from the month after"), "YYYY-MM-DD" },
    { "first", 0, 0, G_OPTION_ARG_STRING, &options->first,
      N_ ("the first month: of a change; of what is asked back"), "YYYY-MM" },
    { "last", 0, 0, G_OPTION_ARG_STRING, &options->last, N_ ("the last month that is asked back"),
      "YYYY-MM" },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options->until,
      N_ ("the day that it sets: to decide, to bring what is missing, to pay back"), "YYYY-MM-DD" },
    { "person", 0, 0, G_OPTION_ARG_STRING, &options->person,
      N_ ("whom alone it concerns: id in the case"), N_ ("ID") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to,
      N_ ("to whom it goes where the applicant is gone: id in the case"), N_ ("ID") },
    { "percent", 0, 0, G_OPTION_ARG_INT, &options->percent,
      N_ ("of a reduction: how much less, 1 to 100"), N_ ("N") },
  };

  g_array_append_vals (list, entries, G_N_ELEMENTS (entries));
}

int
gadiba_cli_decide (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (GArray) entries = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  add_entries (entries, &options);
  add_follow_entries (entries, &options);

  if (!gadiba_cli_parse (
          &argc, &argv, (const GOptionEntry *) (gpointer) entries->data, N_ ("APPLICATION"),
          _ ("Decides what the application asks for and issues the decision for good. What is not "
             "known is left open and named. The line ends with the decision's number.")))
    return GADIBA_CLI_WRONG;
  if (argc != (options.about != NULL ? 1 : 2))
    return gadiba_cli_fail_text (
        _ ("decide takes the number of one application, or --about and a decision; see “gadibactl "
           "decide --help”"));
  return run (&options, argc > 1 ? argv[1] : NULL);
}
