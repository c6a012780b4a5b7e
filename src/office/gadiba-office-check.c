/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-check-private.h"
#include "gadiba-term.h"

#include <string.h>

#include "gadiba-application-intake.h"
#include "gadiba-office-init.h"

/* Which function finds out what the rule book's checks ask, and the order of what they found. */

static const struct
{
  const char *id; /* the format of rule books has the same list */
  void (*look) (GadibaCheckRun *run);
} table[] = {
  { "evidence", _gadiba_check_evidence },
  { "income", _gadiba_check_income },
  { "property", _gadiba_check_property },
  { "savings", _gadiba_check_savings },
  { "statement", _gadiba_check_statement },
  { "papers", _gadiba_check_papers },
  { "visit", _gadiba_check_visit },
  { "printout", _gadiba_check_printout },
  { "savings-limit", _gadiba_check_condition },
  { "nva", _gadiba_check_condition },
  { "signed", _gadiba_check_signed },
  { "way", _gadiba_check_way },
  { "hearing", _gadiba_check_hearing },
  { "considerations", _gadiba_check_considerations },
  { "one-month", _gadiba_check_one_month },
  { "deadline", _gadiba_check_deadline },
  { "signatory", _gadiba_check_signatory },
  { "twice", _gadiba_check_notices },
  { "later", _gadiba_check_notices },
  { "missing", _gadiba_check_notices },
  { "future", _gadiba_check_notices },
  { "doubt", _gadiba_check_notices },
  { "gain", _gadiba_check_gain },
  { "disregard", _gadiba_check_disregard },
  { "disregard-twice", _gadiba_check_disregard_twice },
};

/* --- what is told --- */

static void
free_check (GadibaCheck *check)
{
  g_free (check->key);
  g_free (check->title);
  g_free (check->detail);
  g_free (check->source);
  g_free (check->reason);
  g_free (check->place.person);
  g_free (check->place.kind);
  g_free (check);
}

GPtrArray *
_gadiba_checks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) free_check);
}

static GadibaCheck *
add (GadibaCheckRun *run, GadibaCheckSeverity severity, const char *title, char *detail)
{
  GadibaCheck *check = g_new0 (GadibaCheck, 1);

  check->severity = severity;
  check->id = run->rule->id;
  check->title = g_strdup (title);
  check->detail = detail;
  check->source = run->rule->source != NULL ? g_strdup (run->rule->source->text) : NULL;
  g_ptr_array_add (run->checks, check);
  return check;
}

GadibaCheck *
_gadiba_check_find (GadibaCheckRun *run, char *detail)
{
  gboolean blocks = run->rule->weight == GADIBA_FINDING_BLOCKS;
  GadibaCheck *check =
      add (run, blocks ? GADIBA_CHECK_BLOCK : GADIBA_CHECK_WARN, run->rule->found, detail);

  check->needs_reason = !blocks && run->rule->reason;
  return check;
}

GadibaCheck *
_gadiba_check_find_of (GadibaCheckRun *run, const GadibaCasePerson *person, const char *page,
                       char *detail)
{
  GadibaCheck *check = _gadiba_check_find (run, detail);

  _gadiba_check_lead (check, page, NULL);
  check->key = g_strdup (person->id);
  check->place.person = g_strdup (person->id);
  return check;
}

GadibaCheck *
_gadiba_check_pass (GadibaCheckRun *run, char *detail)
{
  return add (run, GADIBA_CHECK_OK, run->rule->title, detail);
}

GadibaCheck *
_gadiba_check_block (GadibaCheckRun *run, const char *id, const char *title, char *detail)
{
  GadibaCheck *check = g_new0 (GadibaCheck, 1);

  check->severity = GADIBA_CHECK_BLOCK;
  check->id = id;
  check->title = g_strdup (title);
  check->detail = detail;
  g_ptr_array_add (run->checks, check);
  return check;
}

void
_gadiba_check_lead (GadibaCheck *check, const char *page, const char *kind)
{
  check->place.page = page;
  g_free (check->place.kind);
  check->place.kind = g_strdup (kind);
}

char *
_gadiba_check_make_sentence (const char *message)
{
  char first[7] = { 0 };

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (message)), first);
  return g_strconcat (first, g_utf8_next_char (message), NULL);
}

/* --- all of them --- */

static gboolean
begin (GadibaCheckRun *run, GError **error)
{
  GadibaDecide *decide = run->decide;

  if (decide->book != NULL && g_hash_table_size (decide->decision->words) == 0)
    gadiba_decision_take_words (decide->decision, decide->book);
  run->intake = gadiba_application_read_intake (run->db, decide->application, error);
  if (run->intake == NULL)
    return FALSE;
  run->calendar = _gadiba_office_load_calendar (run->db, error);
  if (run->calendar == NULL)
    return FALSE;
  run->notices = _gadiba_decide_list_notices (decide);
  GadibaDate moved;
  if (!gadiba_application_find_moved (run->db, decide->application->id, &moved, error))
    return FALSE;
  run->deadline = _gadiba_office_find_deadline (run->calendar, decide->decision->received, moved);
  return TRUE;
}

static void
clear_run (GadibaCheckRun *run)
{
  g_clear_pointer (&run->intake, gadiba_intake_free);
  g_clear_pointer (&run->calendar, gadiba_calendar_unref);
  g_clear_pointer (&run->notices, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaCheckRun, clear_run)

/* No means test comes before a social service: savings, property and work are nobody's business. */
static gboolean
is_needed (const GadibaCheckRun *run, const char *id)
{
  static const char *const of_means[] = { "property",      "savings", "statement",
                                          "savings-limit", "nva",     NULL };

  return !gadiba_decision_is_about_service (run->decision) || !g_strv_contains (of_means, id);
}

static void
look (GadibaCheckRun *run, const GadibaCheckRule *rule)
{
  run->rule = rule;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].id, rule->id) && is_needed (run, rule->id))
      table[i].look (run);
}

/* Of what is to be made sure of, what costs money stands first. */
static int
get_weight (const GadibaCheck *check)
{
  return 2 * (int) check->severity + (g_str_equal (check->id, "twice") ? 0 : 1);
}

static int
compare_weight (gconstpointer a, gconstpointer b)
{
  const GadibaCheck *first = *(const GadibaCheck *const *) a;
  const GadibaCheck *second = *(const GadibaCheck *const *) b;

  return get_weight (first) - get_weight (second);
}

gboolean
_gadiba_decide_check (GadibaDecide *self, GadibaDb *db, const GError *failed, GPtrArray *checks,
                      GadibaDate *deadline, GError **error)
{
  const char *kind = gadiba_decision_kind_format (self->request->kind);
  g_auto (GadibaCheckRun) run = {
    .decide = self, .decision = self->decision, .db = db, .failed = failed, .checks = checks
  };

  if (!begin (&run, error))
    return FALSE;
  for (guint i = 0; self->book != NULL && i < self->book->check_rules->len; i++)
    {
      const GadibaCheckRule *rule = g_ptr_array_index (self->book->check_rules, i);
      if (gadiba_check_rule_is_for (rule, kind))
        look (&run, rule);
    }
  _gadiba_check_dative (&run);
  _gadiba_check_obstacles (&run);
  g_ptr_array_sort (checks, compare_weight);
  *deadline = run.deadline;
  return TRUE;
}
