/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../case/case-data.h"
#include "gadiba-assessment.h"
#include "gadiba-letter-layout.h"
#include "gadiba-letter-pdf.h"
#include "gadiba-letter-template.h"

/* What the programs of this folder share: invented decisions, and the way to a letter. */

G_GNUC_UNUSED static GadibaLetterTemplate *
load_template (const char *name)
{
  g_autoptr (GBytes) bytes = load_test_bytes ("../data/letters", name);
  g_autoptr (GError) error = NULL;
  GadibaLetterTemplate *template = gadiba_letter_template_load (bytes, name, &error);
  g_assert_no_error (error);
  return template;
}

G_GNUC_UNUSED static void
fill_office (GadibaDecision *decision)
{
  decision->head.name = g_strdup ("Liepkalnu novada Sociālais dienests");
  decision->head.registration_number = g_strdup ("90000000000");
  decision->head.address = g_strdup ("Skolas iela 2, Liepkalni, Liepkalnu novads, LV-0000");
  decision->head.contact = g_strdup ("Tālrunis 60000000, e-pasts socialais@liepkalni.example");
  decision->head.place = g_strdup ("Liepkalnos");
  decision->head.municipality = g_strdup ("Liepkalnu novada pašvaldība");
  decision->head.contest_authority =
      g_strdup ("Liepkalnu novada pašvaldības Administratīvo aktu strīdu komisijai");
  decision->signatory_name = g_strdup ("Ilze Ozoliņa");
  decision->signatory_position = g_strdup ("Sociālā dienesta vadītāja");
  decision->preparer_name = g_strdup ("Līga Kalniņa");
  decision->preparer_position = g_strdup ("sociālās palīdzības organizatore");
  decision->preparer_contact = g_strdup ("tālrunis 60000001");
}

/* The case @name of tests/cases, assessed, with nothing decided. */
G_GNUC_UNUSED static GadibaDecision *
make_decision (const GadibaBook *book, const char *name)
{
  g_autoptr (GError) error = NULL;
  GadibaDecision *decision = gadiba_decision_new ();
  GadibaTerms terms = { 0 };

  decision->from = load_case ("cases", name);
  g_autoptr (GadibaAssessment) assessment =
      gadiba_assessment_new (decision->from, book, &terms, &error);
  g_assert_no_error (error);
  decision->trace = g_steal_pointer (&assessment->trace);
  gadiba_decision_take_words (decision, book);
  fill_office (decision);

  const GadibaCasePerson *person =
      gadiba_case_get_person (decision->from, gadiba_case_find_applicant (decision->from));
  decision->number = g_strdup ("SP/2026/17");
  decision->day = gadiba_date_new (2026, 6, 25);
  decision->application_number = g_strdup ("2026/114");
  decision->received = decision->from->application.received;
  decision->given = g_strdup (person->given);
  decision->family = g_strdup (person->family);
  decision->sex = g_strcmp0 (person->sex, "m") == 0 ? GADIBA_SEX_MALE : GADIBA_SEX_FEMALE;
  decision->code = g_strdup (person->code != NULL ? person->code : "150380-10004");
  decision->address = g_strdup ("Ezera iela 5–12, Liepkalni, Liepkalnu novads, LV-0000");
  return decision;
}

G_GNUC_UNUSED static GadibaDecisionItem *
add_status (GadibaDecision *decision, GadibaOutcome outcome)
{
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, "status");

  item->title = g_strdup ("Mājsaimniecības statuss");
  item->outcome = outcome;
  item->word = g_intern_string ("needy");
  item->word_title = g_strdup ("trūcīga mājsaimniecība");
  item->from = gadiba_date_new (2026, 6, 1);
  item->to = gadiba_date_new (2026, 8, 31);
  g_ptr_array_add (item->sources, g_strdup ("SPSPL 33(3)"));
  g_ptr_array_add (item->sources, g_strdup ("SPSPL 36(3)1; SPSPL 36(1)2"));
  return item;
}

/* A benefit of @cents a month from June to August 2026. */
G_GNUC_UNUSED static GadibaDecisionItem *
add_benefit (GadibaDecision *decision, const char *id, const char *title, GadibaMoney cents)
{
  GadibaDecisionItem *item = gadiba_decision_add_item (decision, id);

  item->title = g_strdup (title);
  item->outcome = cents > 0 ? GADIBA_OUTCOME_GRANTED : GADIBA_OUTCOME_REFUSED;
  item->amount = cents;
  item->monthly = TRUE;
  item->from = gadiba_date_new (2026, 6, 1);
  item->to = gadiba_date_new (2026, 8, 31);
  g_ptr_array_add (item->sources, g_strdup ("SPSPL 35(1)"));
  for (int i = 0; i < 3 && cents > 0; i++)
    {
      GadibaDecisionMonth *month =
          gadiba_decision_item_add_month (item, gadiba_month_new (2026, 6 + i));
      month->amount = cents;
      month->payment = GADIBA_PAYMENT_ACCOUNT;
      month->account = g_strdup ("LV80BANK0000435195001");
    }
  return item;
}

/* GMI and housing for two persons: everything that was asked for. */
G_GNUC_UNUSED static GadibaDecision *
make_grant (const GadibaBook *book)
{
  GadibaDecision *decision = make_decision (book, "derived-housing-with-gmi.xml");

  add_status (decision, GADIBA_OUTCOME_GRANTED);
  add_benefit (decision, "gmi", "GMI pabalsts", 21800);
  GadibaDecisionItem *housing = add_benefit (decision, "housing", "Mājokļa pabalsts", 15000);
  g_ptr_array_add (housing->sources, g_strdup ("SPSPL 35(4); SPSPL 35(5); MK 809 p. 10"));
  for (guint i = 0; i < housing->months->len; i++)
    {
      GadibaDecisionMonth *month = g_ptr_array_index (housing->months, i);
      month->is_housing = TRUE;
      month->costs = 15000;
      month->bills = gadiba_month_new (2026, 5);
      month->coefficient = (GadibaNumber){ 13, 10 };
      month->payment = GADIBA_PAYMENT_PROVIDER;
      month->payee = g_strdup ("SIA „Liepkalnu nami”");
    }
  return decision;
}

/* The term goes over the turn of the year: a threshold rises, and nothing is due before it. */
G_GNUC_UNUSED static GadibaDecision *
make_uneven (const GadibaBook *book)
{
  GadibaDecision *decision = make_grant (book);
  static const GadibaMoney amounts[] = { 0, 1250, 3400 };

  for (guint i = 0; i < decision->items->len; i++)
    {
      GadibaDecisionItem *item = g_ptr_array_index (decision->items, i);
      item->from = gadiba_date_new (2026, 12, 1);
      item->to = gadiba_date_new (2027, 2, 28);
      for (guint j = 0; j < item->months->len; j++)
        {
          GadibaDecisionMonth *month = g_ptr_array_index (item->months, j);
          month->month = gadiba_month_new (2026, 12) + (int) j;
          month->amount = amounts[j];
          month->bills = gadiba_month_new (2026, 11) + (int) (j > 1);
          if (month->amount == 0)
            month->payment = GADIBA_PAYMENT_UNKNOWN;
        }
    }
  decision->received = gadiba_date_new (2026, 12, 3);
  decision->day = gadiba_date_new (2026, 12, 18);
  return decision;
}

/* GMI for its whole term, housing for June alone: the bills of July are not known yet. */
G_GNUC_UNUSED static GadibaDecision *
make_partial (const GadibaBook *book)
{
  GadibaDecision *decision = make_grant (book);
  GadibaDecisionItem *housing = g_ptr_array_index (decision->items, 2);

  g_ptr_array_set_size (housing->months, 1);
  housing->to = gadiba_date_new (2026, 6, 30);
  for (int i = 7; i <= 8; i++)
    {
      g_autofree char *month = gadiba_lv_month (gadiba_month_new (2026, i), GADIBA_LV_NOMINATIVE);
      g_ptr_array_add (housing->missing,
                       g_strdup_printf ("%s: Kādi ir ar mājokļa lietošanu saistītie izdevumi "
                                        "mēnesī (pēc rēķiniem)?",
                                        month));
    }
  return decision;
}

/* Savings over the limit: the status and the benefit are refused. */
G_GNUC_UNUSED static GadibaDecision *
make_refusal (const GadibaBook *book)
{
  GadibaDecision *decision = make_decision (book, "derived-savings-over-limit.xml");
  GadibaDecisionItem *items[] = { add_status (decision, GADIBA_OUTCOME_REFUSED),
                                  add_benefit (decision, "gmi", "GMI pabalsts", 0) };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      gadiba_decision_item_add_reason (items[i], "savings",
                                       "Mājsaimniecības uzkrājumi pārsniedz pieļaujamo summu.",
                                       "SPSPL 36(1)2");
      items[i]->by_choice = TRUE;
    }
  decision->day = gadiba_date_new (2026, 3, 27);
  decision->heard = gadiba_date_new (2026, 3, 20);
  decision->heard_text = g_strdup ("uzkrājumi ir paredzēti apkurei, citu līdzekļu nav.");
  decision->considerations =
      g_strdup ("Uzkrājumi pieejami jebkurā laikā un ir izmantojami pamatvajadzību "
                "nodrošināšanai.\nLabvēlīgāks lēmums būtu pretrunā ar vienlīdzīgu attieksmi pret "
                "citām mājsaimniecībām tādos pašos apstākļos.");
  g_ptr_array_add (decision->evidence,
                   g_strdup ("dzīvesvietas apsekošanas 2026. gada 16. marta akts"));
  return decision;
}

/* The income is below the threshold of a needy household and above that of the GMI: the status and
 * housing are granted, with a coefficient that falls in May, and GMI is refused. */
G_GNUC_UNUSED static GadibaDecision *
make_partly_refused (const GadibaBook *book)
{
  GadibaDecision *decision = make_decision (book, "../letter/needy-above-gmi.xml");
  GadibaDecisionItem *status = add_status (decision, GADIBA_OUTCOME_GRANTED);
  GadibaDecisionItem *gmi = add_benefit (decision, "gmi", "GMI pabalsts", 0);
  GadibaDecisionItem *housing = gadiba_decision_add_item (decision, "housing");

  gadiba_decision_item_add_reason (gmi, "gmi.amount",
                                   "Mājsaimniecības ienākumi nav mazāki par garantētā minimālā "
                                   "ienākuma sliekšņu summu.",
                                   "SPSPL 33(5)");
  housing->title = g_strdup ("Mājokļa pabalsts");
  housing->outcome = GADIBA_OUTCOME_GRANTED;
  housing->amount = 15000;
  housing->monthly = TRUE;
  g_ptr_array_add (housing->sources, g_strdup ("SPSPL 35(4); SPSPL 35(5); MK 809 p. 10"));
  status->from = housing->from = gadiba_date_new (2026, 3, 1);
  status->to = housing->to = gadiba_date_new (2026, 8, 31);
  for (int i = 3; i <= 8; i++)
    {
      GadibaDecisionMonth *month =
          gadiba_decision_item_add_month (housing, gadiba_month_new (2026, i));
      month->amount = month->costs = 15000;
      month->is_housing = TRUE;
      month->bills = gadiba_month_new (2026, 2);
      month->coefficient = (GadibaNumber){ i < 5 ? 25 : 21, 10 };
      month->payment = GADIBA_PAYMENT_AS_ASKED;
    }
  decision->day = gadiba_date_new (2026, 3, 27);
  decision->heard = gadiba_date_new (2026, 3, 20);
  decision->heard_text = g_strdup ("pensijas nepietiek zālēm.");
  decision->considerations =
      g_strdup ("Pabalsta apmēru nosaka likums, un atkāpties no tā iestāde nevar. Izdevumus par "
                "zālēm var lūgt segt ar pašvaldības pabalstu atsevišķu izdevumu apmaksai.");
  return decision;
}

/* The savings of one person are not known: the status and GMI stay open, a benefit of the
 * municipality is refused all the same. */
G_GNUC_UNUSED static GadibaDecision *
make_open_and_refused (const GadibaBook *book)
{
  GadibaDecision *decision = make_decision (book, "derived-savings-unknown.xml");
  GadibaDecisionItem *items[] = { add_status (decision, GADIBA_OUTCOME_LEFT_OPEN),
                                  add_benefit (decision, "gmi", "GMI pabalsts", 0) };
  GadibaDecisionItem *school = add_benefit (decision, "school", "Pabalsts mācību līdzekļiem", 0);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      items[i]->outcome = GADIBA_OUTCOME_LEFT_OPEN;
      g_ptr_array_add (items[i]->missing,
                       g_strdup ("Cik liels ir naudas līdzekļu uzkrājums kontos un skaidrā naudā "
                                 "iesnieguma dienā (Jānis Bērziņš)?"));
    }
  gadiba_decision_item_add_reason (school, "school.pupil", "Mājsaimniecībā nav skolēnu.",
                                   "SPSPL 36(6)");
  decision->day = gadiba_date_new (2026, 3, 27);
  decision->not_heard_ground = g_strdup ("viedoklis ir izteikts iesniegumā.");
  decision->considerations =
      g_strdup ("Pabalsts paredzēts mācību līdzekļu iegādei, un mājsaimniecībā neviens nemācās.");
  return decision;
}

/* --- letters --- */

G_GNUC_UNUSED static GadibaLetter *
compose (const char *template_name, const GadibaDecision *decision)
{
  g_autoptr (GadibaLetterTemplate) template = load_template (template_name);
  g_autoptr (GError) error = NULL;
  GadibaLetter *letter = gadiba_letter_compose (template, decision, &error);
  g_assert_no_error (error);
  return letter;
}

/* The words of one part of the act, with plain spaces. */
G_GNUC_UNUSED static char *
get_part (const GadibaLetter *letter, const char *part)
{
  g_autoptr (GadibaLetter) only = gadiba_letter_new ();
  g_ptr_array_set_free_func (only->blocks, NULL);
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      GadibaLetterBlock *block = g_ptr_array_index (letter->blocks, i);
      if (part == NULL || g_strcmp0 (block->part, part) == 0)
        g_ptr_array_add (only->blocks, block);
    }
  g_autofree char *words = gadiba_letter_format_text (only);
  g_autoptr (GString) text = g_string_new (words);
  g_string_replace (text, "\302\240", " ", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

G_GNUC_UNUSED static void
assert_has (const GadibaLetter *letter, const char *part, const char *words)
{
  g_autofree char *text = get_part (letter, part);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (text, parts[i]) == NULL)
      {
        g_test_message ("“%s” is not in the part %s: %.2000s", parts[i], part, text);
        g_test_fail ();
      }
}

/* Nothing left open, nothing of the program's own language. */
G_GNUC_UNUSED static void
assert_clean (const GadibaLetter *letter)
{
  static const char *const stray[] = { "{",     "}",    "(null)",  " ,",   " .",     "the ",
                                       "needy", "NULL", "granted", "()",   "„”",     "..\n",
                                       "item",  "gmi ", "housing", "none", "UNKNOWN" };
  g_autofree char *text = get_part (letter, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stray); i++)
    if (strstr (text, stray[i]) != NULL)
      {
        g_test_message ("“%s” is in: %.60s", stray[i], strstr (text, stray[i]));
        g_test_fail ();
      }
  for (guint i = 0; i < letter->blocks->len; i++)
    {
      const GadibaLetterBlock *block = g_ptr_array_index (letter->blocks, i);
      g_assert_true (block->text == NULL
                     || (*block->text != '\0' && strstr (block->text, "  ") == NULL));
      g_assert_true (block->lead == NULL || *block->lead != '\0');
    }
}

G_GNUC_UNUSED static void
assert_refused (const char *template_name, const GadibaDecision *decision, GadibaLetterError code,
                const char *words)
{
  g_autoptr (GadibaLetterTemplate) template = load_template (template_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaLetter) letter = gadiba_letter_compose (template, decision, &error);
  g_assert_null (letter);
  g_assert_error (error, GADIBA_LETTER_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strstr (error->message, "Bērziņ"));
}
