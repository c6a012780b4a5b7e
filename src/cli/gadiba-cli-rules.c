/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "gadiba-cli.h"
#include "gadiba-office-assess.h"

/* Examples of the national book, which is read first. */
static guint
count_national (const GadibaBook *book)
{
  const char *label = ((const GadibaStep *) g_ptr_array_index (book->steps, 0))->place.label;
  guint n = 0;

  while (n < book->examples->len
         && g_str_equal (((const GadibaExample *) g_ptr_array_index (book->examples, n))->label,
                         label))
    n++;
  return n;
}

static int
check_book (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL, 0, 0, 0, NULL, NULL, NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaBook) book = NULL;
  g_autofree char *text = NULL;
  guint n, own;

  if (!gadiba_cli_parse (
          &argc, &argv, entries, "[FILE]",
          _ ("Checks a municipality's rule book on top of the national one, and runs "
             "all examples. Without FILE: the national book.")))
    return GADIBA_CLI_WRONG;
  if (argc > 2)
    return gadiba_cli_fail_text (_ ("rules check takes one rule book"));
  book = gadiba_office_check_book (argc == 2 ? argv[1] : NULL, &error);
  if (book == NULL)
    return gadiba_cli_fail (error);
  gadiba_cli_warn (book->warnings);
  n = book->examples->len;
  own = book->editions->len > 1 ? n - count_national (book) : n;
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "the rule book is in order; %u example comes out, %u of them its own\n",
                   "the rule book is in order; %u examples come out, %u of them its own\n", n),
      n, own);
  if (own == 0)
    g_printerr ("gadibactl: %s: %s\n", _ ("warning"),
                _ ("the book has no examples of its own; add one for each benefit"));
  return gadiba_cli_answer (text, GADIBA_CLI_DONE);
}

static void
append_value (GString *string, const GadibaParameter *parameter, const char *key,
              const GadibaValue *value, const GadibaParameterValue *of)
{
  g_autofree char *text = gadiba_value_format (value, &parameter->type);
  g_autofree char *from = gadiba_date_format (of->from);

  g_string_append_printf (string, "%s%s%s\t%s\t%s\t%s\t%s\t%s\n", parameter->id,
                          key != NULL ? "." : "", key != NULL ? key : "", text,
                          parameter->type.unit != NULL ? parameter->type.unit : "", from,
                          of->source->text, of->note != NULL ? of->note : "");
}

/* Every value of the parameter, with the day from which it is known if that is another one. */
static void
append_history (GString *string, const GadibaParameter *parameter)
{
  for (guint i = 0; i < parameter->values->len; i++)
    {
      const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i);

      if (value->entries == NULL)
        append_value (string, parameter, NULL, &value->value, value);
      for (guint j = 0; value->entries != NULL && j < value->entries->len; j++)
        {
          const GadibaEntry *entry = &g_array_index (value->entries, GadibaEntry, j);
          append_value (string, parameter, entry->key, &entry->value, value);
        }
    }
  if (parameter->values->len == 0)
    g_string_append_printf (string, "%s\tundecided\t%s\t\t\t%s\n", parameter->id,
                            parameter->type.unit != NULL ? parameter->type.unit : "",
                            _ ("set by the municipality"));
}

static void
append_parameter (GString *string, const GadibaParameter *parameter, GadibaDate day,
                  GadibaDate known)
{
  const GadibaParameterValue *value = gadiba_parameter_get_value (parameter, day, known);

  if (value == NULL)
    g_string_append_printf (string, "%s\tundecided\t%s\t\t\t%s\n", parameter->id,
                            parameter->type.unit != NULL ? parameter->type.unit : "",
                            parameter->by_municipality ? _ ("set by the municipality")
                                                       : _ ("no value on this day"));
  else if (value->entries == NULL)
    append_value (string, parameter, NULL, &value->value, value);
  else
    for (guint i = 0; i < value->entries->len; i++)
      {
        const GadibaEntry *entry = &g_array_index (value->entries, GadibaEntry, i);
        append_value (string, parameter, entry->key, &entry->value, value);
      }
}

/* NAME itself, or NAME followed by a point: "gmi" shows gmi.first and gmi.other. */
static gboolean
is_named (const GadibaParameter *parameter, const char *name)
{
  g_autofree char *prefix = name != NULL ? g_strconcat (name, ".", NULL) : NULL;
  return name == NULL || g_str_equal (parameter->id, name)
         || g_str_has_prefix (parameter->id, prefix);
}

static int
show (const GadibaBook *book, const char *name, GadibaDate day, GadibaDate known)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < book->parameters->len; i++)
    {
      const GadibaParameter *parameter = g_ptr_array_index (book->parameters, i);
      if (!is_named (parameter, name))
        continue;
      if (day == GADIBA_DATE_NONE)
        append_history (string, parameter);
      else
        append_parameter (string, parameter, day, known);
    }
  if (string->len == 0)
    return gadiba_cli_fail_text (
        _ ("there is no parameter “%s”; “gadibactl rules show” lists them"), name);
  return gadiba_cli_answer (string->str, GADIBA_CLI_DONE);
}

static int
show_book (int argc, char **argv)
{
  g_autofree char *on = NULL;
  g_autofree char *known = NULL;
  g_auto (GStrv) books = NULL;
  g_autoptr (GadibaBook) book = NULL;
  g_autoptr (GError) error = NULL;
  GadibaDate day = GADIBA_DATE_NONE;
  GadibaDate known_day = GADIBA_DATE_NONE;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_ ("show only the values of this day"), "YYYY-MM-DD" },
    { "known", 0, 0, G_OPTION_ARG_STRING, &known, N_ ("use the law as it was known on this day"),
      "YYYY-MM-DD" },
    { "rules", 'r', 0, G_OPTION_ARG_FILENAME_ARRAY, &books,
      N_ ("put a municipality's rule book on top; may be repeated"), "FILE" },
    { NULL, 0, 0, 0, NULL, NULL, NULL }
  };

  if (!gadiba_cli_parse (
          &argc, &argv, entries, "[NAME]",
          _ ("Shows the parameters, or those of one day: a line each with name, value, unit, day "
             "from which it holds, source and note, separated by tabs.")))
    return GADIBA_CLI_WRONG;
  if (argc > 2)
    return gadiba_cli_fail_text (_ ("rules show takes one name"));
  if (!gadiba_cli_parse_day ("--on", on, &day)
      || !gadiba_cli_parse_day ("--known", known, &known_day))
    return GADIBA_CLI_WRONG;
  book = gadiba_office_load_books ((const char *const *) books, &error);
  if (book == NULL)
    return gadiba_cli_fail (error);
  return show (book, argc == 2 ? argv[1] : NULL, day, known_day);
}

int
gadiba_cli_rules (int argc, char **argv)
{
  if (argc >= 2 && g_str_equal (argv[1], "check"))
    return check_book (argc - 1, argv + 1);
  if (argc >= 2 && g_str_equal (argv[1], "show"))
    return show_book (argc - 1, argv + 1);
  if (argc >= 2 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    return gadiba_cli_answer (_ ("Usage:\n  gadibactl rules check [FILE]\n  gadibactl rules show "
                                 "[NAME] --on YYYY-MM-DD\n"),
                              GADIBA_CLI_DONE);
  return gadiba_cli_fail_text (_ ("rules check, or rules show? See “gadibactl rules --help”"));
}
