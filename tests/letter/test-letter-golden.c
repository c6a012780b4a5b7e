/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

/* Letters read whole, as the addressee does. */

static GadibaBook *book;

/* Care at home for somebody who lives alone. @decided: the day */
static GadibaDecision *
make_care (const char *name, GadibaDate decided)
{
  g_autoptr (GadibaBook) services = load_law ("example-services.xml");
  GadibaDecision *decision = make_decision (services, name);
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "home-care");

  decision->day = decided;
  item->title = g_strdup ("Aprūpe mājās");
  item->is_service = TRUE;
  g_ptr_array_add (item->sources, g_strdup ("SPSPL 1; SPSPL 3(3); SN 5/2025 p. 5"));
  return decision;
}

/* Given by a provider for a year, against a co-payment. */
static GadibaDecision *
make_service (const GadibaBook *law)
{
  GadibaDecision *decision = make_care ("own/service-home-care.xml", gadiba_date_new (2026, 3, 20));
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->outcome = GADIBA_OUTCOME_GRANTED;
  item->volume_text = g_strdup ("8 stundas nedēļā");
  item->n_months = 12;
  item->has_co_payment = TRUE;
  item->co_payment = 2500;
  item->provider = g_strdup ("SIA „Liepkalnu aprūpe”");
  item->from = gadiba_date_new (2026, 4, 1);
  item->to = gadiba_date_new (2027, 3, 31);
  return decision;
}

/* The same with no place yet, free of charge. */
static GadibaDecision *
make_waiting (const GadibaBook *law)
{
  GadibaDecision *decision = make_service (law);
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->waits = TRUE;
  item->co_payment = 0;
  g_clear_pointer (&item->provider, g_free);
  item->from = item->to = GADIBA_DATE_NONE;
  return decision;
}

static GadibaDecision *
make_service_refusal (const GadibaBook *law)
{
  GadibaDecision *decision =
      make_care ("own/service-not-needed.xml", gadiba_date_new (2026, 3, 27));
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 0);

  item->outcome = GADIBA_OUTCOME_REFUSED;
  gadiba_decision_item_add_reason (item, "home-care.need",
                                   "Vajadzību novērtējumā nav konstatēts, ka persona objektīvu "
                                   "apstākļu dēļ nevar sevi aprūpēt.",
                                   "SPSPL 1; SN 5/2025 p. 7");
  decision->heard = gadiba_date_new (2026, 3, 24);
  decision->heard_text = g_strdup ("ziemā malku sanest ir grūti.");
  decision->considerations = g_strdup ("Pakalpojums paredzēts tam, kurš nevar sevi aprūpēt.");
  return decision;
}

static const struct
{
  const char *name, *template;
  GadibaDecision *(*make) (const GadibaBook *book);
} letters[] = {
  { "grant-short", "grant-short.xml", make_grant },
  { "grant-full", "grant-full.xml", make_grant },
  { "grant-partial", "grant-full.xml", make_partial },
  { "grant-uneven", "grant-full.xml", make_uneven },
  { "refusal", "refusal.xml", make_refusal },
  { "refusal-partly", "refusal.xml", make_partly_refused },
  { "refusal-open", "refusal.xml", make_open_and_refused },
  { "service-grant", "service-grant.xml", make_service },
  { "service-queue", "service-grant.xml", make_waiting },
  { "service-refusal", "service-refusal.xml", make_service_refusal },
};

/* The composed words, whole. GADIBA_UPDATE_GOLDEN=1 writes them anew. */
static void
test_golden (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GadibaDecision) decision = letters[i].make (book);
  g_autofree char *golden_name = g_strconcat (letters[i].name, ".txt", NULL);
  g_autoptr (GadibaLetter) letter = compose (letters[i].template, decision);
  assert_clean (letter);
  g_autofree char *text = get_part (letter, NULL);
  /* The annex is the trace's, which has golden texts of its own. */
  char *annex = strstr (text, "\nPielikums\n");
  g_assert_nonnull (annex);
  annex[1] = '\0';

  g_autofree char *path = get_test_path ("letter/golden", golden_name);
  if (g_getenv ("GADIBA_UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text, -1, NULL);
  g_autofree char *expected = load_test_text ("letter/golden", golden_name, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_notes (const GadibaTrace *trace, const char *text)
{
  guint n = 0;
  for (guint i = 0; i < trace->sections->len; i++)
    {
      const GadibaTraceSection *section = g_ptr_array_index (trace->sections, i);
      for (guint j = 0; j < section->lines->len; j++)
        {
          const GadibaTraceLine *line = g_ptr_array_index (section->lines, j);
          if (line->kind != GADIBA_TRACE_NOTE)
            continue;
          n++;
          if (strstr (text, line->title) != NULL)
            {
              g_test_message ("the letter says: %s", line->title);
              g_test_fail ();
            }
        }
    }
  return n;
}

/* The authors of a rule book tell the caseworker what they doubt; an act has no doubts. */
static void
test_no_doubts (void)
{
  static const char *const doubts[] = { "jāsalīdzina", "krājumā vēl nav", "Piezīme", "pārbauda" };
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autoptr (GadibaDecision) decision = letters[i].make (book);
      g_autoptr (GadibaLetter) letter = compose (letters[i].template, decision);
      g_autofree char *text = get_part (letter, NULL);
      g_assert_cmpuint (count_notes (decision->trace, text), >, 0);
      for (guint j = 0; j < G_N_ELEMENTS (doubts); j++)
        g_assert_null (strstr (text, doubts[j]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book = load_law (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *path = g_strconcat ("/letter/golden/", letters[i].name, NULL);
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_golden);
    }
  g_test_add_func ("/letter/no-doubts", test_no_doubts);
  int result = g_test_run ();
  g_clear_pointer (&book, gadiba_book_free);
  return result;
}
