/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-series.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-db-private.h"
#include "gadiba-settings.h"

#define MAX_TEMPLATE 40 /* characters */

void
gadiba_series_rule_free (GadibaSeriesRule *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->code);
  g_free (self->template);
  g_free (self);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED, sentence);
  return FALSE;
}

/* Which series of its own a kind has: those of decisions go with all decisions. */
static const char *
get_group (const char *kind)
{
  return strcmp (kind, "application") == 0 || strcmp (kind, "letter") == 0 ? kind : "decision";
}

static gboolean
is_of_decisions (const char *kind)
{
  return strcmp (get_group (kind), "decision") == 0;
}

/* --- templates --- */

/* The width that a place for the number names. Returns: 0: none; -1: it is no such place */
static int
get_width (const char *name)
{
  if (strcmp (name, "number") == 0)
    return 0;
  return g_str_has_prefix (name, "number:") && strlen (name) == 8 && name[7] >= '1'
                 && name[7] <= '0' + GADIBA_SERIES_MAX_WIDTH
             ? name[7] - '0'
             : -1;
}

/* What a template has. */
typedef struct
{
  guint n_numbers, n_years;
  int width;
} Found;

/* Looks at the place that begins at @at. Returns: (nullable): what follows it; NULL with @error */
static const char *
look_at_place (const char *at, Found *found, GError **error)
{
  const char *end = strchr (at, '}');
  g_autofree char *name = end != NULL ? g_strndup (at + 1, (gsize) (end - at - 1)) : g_strdup (at);

  if (end != NULL && strcmp (name, "year") == 0)
    found->n_years++;
  else if (end != NULL && get_width (name) >= 0)
    {
      found->n_numbers++;
      found->width = get_width (name);
    }
  else if (end == NULL || strcmp (name, "code") != 0)
    {
      g_set_error (
          error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
          _ ("“%s” stands for nothing in a template; it knows {code}, {year}, {number} and, "
             "for numbers of three digits, {number:3}, up to {number:6}"),
          name);
      return NULL;
    }
  if (end[1] == '{' || g_ascii_isdigit (end[1]))
    {
      refuse (error, _ ("In a template a sign stands between {code}, {year}, {number} and other "
                        "digits, or two papers could get one number; write for example "
                        "“{code}/{year}/{number}”"));
      return NULL;
    }
  return end + 1;
}

static gboolean
look_at_template (const char *template, Found *found, GError **error)
{
  for (const char *at = template; *at != '\0';)
    {
      gunichar sign = g_utf8_get_char (at);
      const char *next = sign == '{' ? look_at_place (at, found, error) : g_utf8_next_char (at);
      if (next == NULL)
        return FALSE;
      if (sign != '{' && !g_unichar_isalnum (sign) && strchr ("/-._", (int) sign) == NULL)
        return refuse (error, _ ("A template has letters, digits and the signs / - . _ beside "
                                 "{code}, {year} and {number}; leave the others out"));
      if (g_unichar_isdigit (sign) && *next == '{')
        return refuse (error, _ ("In a template a sign stands between {code}, {year}, {number} and "
                                 "other digits, or two papers could get one number; write for "
                                 "example “{code}/{year}/{number}”"));
      at = next;
    }
  return TRUE;
}

gboolean
gadiba_series_check_template (const char *template, GError **error)
{
  g_return_val_if_fail (template != NULL, FALSE);

  Found found = { 0 };
  if (g_utf8_strlen (template, -1) > MAX_TEMPLATE)
    return refuse (error, _ ("A template has up to forty signs; shorten it"));
  if (!look_at_template (template, &found, error))
    return FALSE;
  if (found.n_numbers == 0)
    return refuse (error, _ ("The template has no {number}, so all papers would get one number; "
                             "write for example “{code}/{year}/{number}”"));
  if (found.n_numbers > 1 || found.n_years > 1)
    return refuse (error, _ ("{year} and {number} stand in a template once each; leave one out"));
  return found.n_years == 1
         || refuse (error, _ ("The template has no {year}, but numbers begin with 1 again each "
                              "year, so two papers would get one number; add {year}"));
}

/* Returns: (transfer full): the number, written */
static char *
render (const GadibaSeriesRule *rule, int year, gint64 num)
{
  g_autoptr (GString) text = g_string_new (rule->template);
  g_autofree char *of_year = g_strdup_printf ("%d", year);
  g_autofree char *plain = g_strdup_printf ("%" G_GINT64_FORMAT, num);

  for (int width = 1; width <= GADIBA_SERIES_MAX_WIDTH; width++)
    {
      g_autofree char *place = g_strdup_printf ("{number:%d}", width);
      g_autofree char *digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, width, num);
      g_string_replace (text, place, digits, 0);
    }
  g_string_replace (text, "{number}", plain, 0);
  g_string_replace (text, "{year}", of_year, 0);
  g_string_replace (text, "{code}", rule->code, 0);
  return g_strdup (text->str);
}

/* How many numbers it has room for. */
static gint64
get_max (const char *template)
{
  Found found = { 0 };
  gint64 max = 0;

  look_at_template (template, &found, NULL);
  for (int i = 0; i < found.width; i++)
    max = 10 * max + 9;
  return max > 0 ? max : GADIBA_SERIES_MAX;
}

/* --- rules --- */

static gpointer
take_rule (GadibaStatement *row)
{
  GadibaSeriesRule *rule = g_new0 (GadibaSeriesRule, 1);
  const char *template = gadiba_statement_get_text (row, 2);

  rule->kind = g_strdup (gadiba_statement_get_text (row, 0));
  rule->code = g_strdup (gadiba_statement_get_text (row, 1));
  rule->template = g_strdup (template != NULL ? template : GADIBA_SERIES_TEMPLATE);
  return rule;
}

static GPtrArray *
list_rules (GadibaDb *db, GError **error)
{
  return _gadiba_db_list (db, "SELECT kind, code, template FROM series_code ORDER BY id /*scan*/",
                          NULL, take_rule, (GDestroyNotify) gadiba_series_rule_free, error);
}

static GadibaSeriesRule *
find_rule (GPtrArray *rules, const char *kind)
{
  for (guint i = 0; i < rules->len; i++)
    {
      GadibaSeriesRule *rule = g_ptr_array_index (rules, i);
      if (strcmp (rule->kind, kind) == 0)
        return rule;
    }
  return NULL;
}

GadibaSeriesRule *
gadiba_series_rule_read (GadibaDb *db, const char *kind, GError **error)
{
  g_return_val_if_fail (db != NULL && kind != NULL, NULL);

  g_autoptr (GPtrArray) rules = list_rules (db, error);
  if (rules == NULL)
    return NULL;
  const GadibaSeriesRule *from = find_rule (rules, kind);
  if (from == NULL && is_of_decisions (kind))
    from = find_rule (rules, "decision");
  GadibaSeriesRule *rule = g_new0 (GadibaSeriesRule, 1);
  rule->kind = g_strdup (kind);
  rule->code = from != NULL ? g_strdup (from->code) : gadiba_series_dup_code (db, kind, error);
  rule->template = g_strdup (from != NULL ? from->template : GADIBA_SERIES_TEMPLATE);
  return rule;
}

GPtrArray *
gadiba_series_rule_list (GadibaDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);

  g_autoptr (GPtrArray) rules = list_rules (db, error);
  for (guint i = rules != NULL ? rules->len : 0; i > 0; i--)
    {
      const GadibaSeriesRule *rule = g_ptr_array_index (rules, i - 1);
      if (!is_of_decisions (rule->kind) || strcmp (rule->kind, "decision") == 0)
        g_ptr_array_remove_index (rules, i - 1);
    }
  return g_steal_pointer (&rules);
}

/* Whether two kinds could write the same number. One series gives none twice. */
static gboolean
meet (const GadibaSeriesRule *a, const GadibaSeriesRule *b)
{
  static const struct
  {
    int year;
    gint64 num;
  } samples[] = { { 2026, 7 }, { 2026, 2026 }, { 2026, 123456 } };

  if (strcmp (get_group (a->kind), get_group (b->kind)) == 0 && strcmp (a->code, b->code) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *of_a = render (a, samples[i].year, samples[i].num);
      g_autofree char *of_b = render (b, samples[i].year, samples[i].num);
      g_autofree char *folded_a = g_utf8_casefold (of_a, -1);
      g_autofree char *folded_b = g_utf8_casefold (of_b, -1);
      if (strcmp (folded_a, folded_b) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_others (GadibaDb *db, const GadibaSeriesRule *rule, GError **error)
{
  g_autoptr (GPtrArray) rules = list_rules (db, error);
  static const char *const always[] = { "application", "decision", "letter" };

  for (guint i = 0; rules != NULL && i < G_N_ELEMENTS (always); i++)
    if (find_rule (rules, always[i]) == NULL)
      {
        GadibaSeriesRule *usual = gadiba_series_rule_read (db, always[i], error);
        if (usual == NULL)
          return FALSE;
        g_ptr_array_add (rules, usual);
      }
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const GadibaSeriesRule *other = g_ptr_array_index (rules, i);
      if (strcmp (other->kind, rule->kind) == 0 || !meet (rule, other))
        continue;
      g_autofree char *number = render (rule, 2026, 7);
      g_set_error (
          error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
          _ ("Two kinds of papers would get the same numbers, like %s; choose another code "
             "or template"),
          number);
      return FALSE;
    }
  return rules != NULL;
}

gboolean
gadiba_series_rule_set (GadibaAction *action, const char *kind, const char *code,
                        const char *template, GError **error)
{
  g_return_val_if_fail (action != NULL && kind != NULL && code != NULL && *code != '\0', FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  const char *written = template != NULL ? template : GADIBA_SERIES_TEMPLATE;
  const GadibaSeriesRule rule = { (char *) kind, (char *) code, (char *) written };
  return gadiba_series_check_template (written, error)
         && gadiba_series_set_code (action, kind, code, error) && check_others (db, &rule, error)
         && gadiba_db_execute (db,
                               "UPDATE series_code SET template = :template,"
                               " row_version = row_version + 1 WHERE kind = :kind",
                               BINDS (BIND_TEXT ("template", template), BIND_TEXT ("kind", kind)),
                               error);
}

gboolean
gadiba_series_rule_remove (GadibaAction *action, const char *kind, GError **error)
{
  g_return_val_if_fail (action != NULL && kind != NULL, FALSE);

  GadibaDb *db = gadiba_action_get_db (action);
  const GadibaBind *binds = BINDS (BIND_TEXT ("kind", kind));
  gint64 present = 0;
  if (!gadiba_db_query_int (db, "SELECT id FROM series_code WHERE kind = :kind", binds, &present,
                            error))
    return FALSE;
  if (present != 0)
    return gadiba_db_execute (db, "DELETE FROM series_code WHERE kind = :kind", binds, error);
  g_set_error_literal (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                       _ ("Such decisions have no series of their own; name a code to give them "
                          "one"));
  return FALSE;
}

/* --- numbers --- */

gboolean
gadiba_series_find_day (GadibaDb *db, const char *code, int year, GadibaDate *day, GError **error)
{
  g_return_val_if_fail (db != NULL && code != NULL && day != NULL, FALSE);

  g_autoptr (GadibaStatement) statement = gadiba_db_query (
      db,
      "SELECT d.day FROM series s JOIN decision d ON d.series = s.id WHERE s.kind = 'decision'"
      " AND s.code = :code AND s.year >= :year AND d.day <= (SELECT date (j.utc, '+1 day')"
      " FROM journal_row r JOIN journal j ON j.number = r.entry WHERE r.shape IN (SELECT id FROM"
      " journal_shape WHERE name = 'decision') AND r.row = d.id ORDER BY r.id LIMIT 1)"
      " ORDER BY s.year DESC, d.num DESC LIMIT 1",
      BINDS (BIND_TEXT ("code", code), BIND_INT ("year", year)), error);
  gboolean row = FALSE;
  *day = GADIBA_DATE_NONE;
  if (statement == NULL || !gadiba_statement_step (statement, &row, error))
    return FALSE;
  if (row)
    *day = gadiba_statement_get_date (statement, 0);
  return TRUE;
}

gboolean
gadiba_series_write (GadibaDb *db, const char *kind, int year, GadibaSeriesNumber *number,
                     GError **error)
{
  g_return_val_if_fail (db != NULL && kind != NULL && number != NULL, FALSE);

  g_autoptr (GadibaSeriesRule) rule = gadiba_series_rule_read (db, kind, error);
  gint64 taken = 0;
  if (rule == NULL)
    return FALSE;
  gint64 max = get_max (rule->template);
  if (number->num > max)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
                   _ ("The series “%s” of %d has given its last number, %d; give its template room "
                      "for more digits, or the series another code"),
                   rule->code, year, (int) max);
      return FALSE;
    }
  g_free (number->text);
  number->text = render (rule, year, number->num);
  g_free (number->template);
  number->template =
      g_strcmp0 (rule->template, GADIBA_SERIES_TEMPLATE) != 0 ? g_strdup (rule->template) : NULL;
  if (!gadiba_db_query_int (db,
                            "SELECT 1 FROM decision WHERE number = :number UNION ALL SELECT 1 FROM"
                            " application WHERE number = :number UNION ALL SELECT 1 FROM"
                            " correspondence WHERE number = :number",
                            BINDS (BIND_TEXT ("number", number->text)), &taken, error))
    return FALSE;
  if (taken == 0)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_REFUSED,
               _ ("The number %s is given already; give this series another code or template"),
               number->text);
  return FALSE;
}
