/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WORDS 12

typedef struct
{
  const char *word, *title;
} Word;

static const struct
{
  const char *field;
  Word words[MAX_WORDS];
} lists[] = {
  { "sex", { { "f", N_ ("woman") }, { "m", N_ ("man") } } },
  { "relation",
    { { "self", N_ ("applicant") },
      { "spouse", N_ ("spouse") },
      { "partner", N_ ("partner") },
      { "child", N_ ("child") },
      { "parent", N_ ("parent") },
      { "grandparent", N_ ("grandparent") },
      { "grandchild", N_ ("grandchild") },
      { "sibling", N_ ("brother or sister") },
      { "other", N_ ("other person") } } },
  { "activity",
    { { "employed", N_ ("employed") },
      { "self-employed", N_ ("self-employed") },
      { "unemployed", N_ ("out of work, seeking work") },
      { "pensioner", N_ ("pensioner") },
      { "pupil", N_ ("at school") },
      { "student", N_ ("student") },
      { "preschool", N_ ("before school age") },
      { "parental-leave", N_ ("on parental leave") },
      { "carer", N_ ("carer") },
      { "none", N_ ("none of these") } } },
  { "nva", { { "yes", N_ ("registered") }, { "no", N_ ("not registered") } } },
  { "nva-exception",
    { { "maternity", N_ ("maternity leave") },
      { "preschool-care", N_ ("cares for a child without a place in preschool") },
      { "disabled-child-care", N_ ("cares for a disabled child") } } },
  { "legal-status",
    { { "citizen", N_ ("citizen of Latvia") },
      { "non-citizen", N_ ("non-citizen of Latvia") },
      { "permanent-resident", N_ ("permanent resident") },
      { "eu", N_ ("citizen of the EU, EEA or Switzerland") },
      { "refugee", N_ ("refugee") },
      { "alternative", N_ ("alternative status") },
      { "temporary-protection", N_ ("temporary protection") },
      { "other", N_ ("other") } } },
  { "stay",
    { { "home", N_ ("at home") },
      { "hospital", N_ ("in hospital") },
      { "rehabilitation", N_ ("in rehabilitation") },
      { "prison", N_ ("in prison") },
      { "institution", N_ ("in a care institution") },
      { "correction", N_ ("in a correctional institution for children") } } },
  { "disability",
    { { "none", N_ ("none") },
      { "group-1", N_ ("group I") },
      { "group-2", N_ ("group II") },
      { "group-3", N_ ("group III") },
      { "child", N_ ("disabled child") } } },
  { "income", { { "complete", N_ ("all stated") }, { "incomplete", N_ ("not all yet") } } },
  { "group",
    { { "single-dependent", N_ ("lives alone: pensioner or disabled") },
      { "dependent-only", N_ ("only pensioners and disabled persons") },
      { "dependent-and-children", N_ ("only pensioners, disabled persons and children") },
      { "other", N_ ("other households") } } },
  { "tenure",
    { { "owned", N_ ("owned") },
      { "rented", N_ ("rented") },
      { "used", N_ ("used") },
      { "other", N_ ("other") } } },
  { "declared", { { "yes", N_ ("declared here") }, { "no", N_ ("declared elsewhere") } } },
  { "heating",
    { { "central", N_ ("central heating") },
      { "gas", N_ ("gas") },
      { "electric", N_ ("electricity") },
      { "solid-fuel", N_ ("solid fuel") },
      { "other", N_ ("other") } } },
  { "irregular", { { "yes", N_ ("irregular income") }, { "no", N_ ("regular income") } } },
  { "evidence",
    { { "statement", N_ ("account statement") },
      { "certificate", N_ ("certificate") },
      { "register", N_ ("register data") },
      { "declaration", N_ ("declaration") },
      { "other", N_ ("other") } } },
  { "use",
    { { "lived-in", N_ ("the household lives there") },
      { "relatives-live", N_ ("relatives live there") },
      { "child", N_ ("a child owns it") },
      { "seized", N_ ("seized") },
      { "other", N_ ("other") } } },
  { "talk-way",
    { { "came", N_ ("came") },
      { "called", N_ ("called") },
      { "wrote", N_ ("wrote") },
      { "met", N_ ("was met") } } },
  { "contest-kind",
    { { "contest", N_ ("a contest of the decision") },
      { "complaint", N_ ("a complaint on how somebody was served") } } },
  { "contest-way",
    { { "written", N_ ("in writing") },
      { "oral", N_ ("orally, written down here") },
      { "e-address", N_ ("by e-address") } } },
  { "hearing-way",
    { { "in-person", N_ ("in person") },
      { "phone", N_ ("by phone") },
      { "post", N_ ("by post") },
      { "e-mail", N_ ("by e-mail") },
      { "e-address", N_ ("by e-address") } } },
  { "contest-outcome",
    { { "kept", N_ ("the decision stands") },
      { "cancelled", N_ ("the decision is cancelled") },
      { "changed", N_ ("the decision is changed") },
      { "withdrawn", N_ ("it was withdrawn") },
      { "rejected", N_ ("left without being heard") } } },
  { "complaint-outcome",
    { { "answered", N_ ("answered") }, { "withdrawn", N_ ("it was withdrawn") } } },
  { "property", { { "declared", N_ ("what is listed is all there is") } } },
  { "way",
    { { "in-person", N_ ("brought in person") },
      { "post", N_ ("by post") },
      { "e-address", N_ ("by e-address") },
      { "e-mail", N_ ("by e-mail, signed") },
      { "portal", N_ ("through a portal") },
      { "oral", N_ ("told and written down here") } } },
  { "signed",
    { { "yes", N_ ("signed") },
      { "refused", N_ ("refused to sign") },
      { "represented", N_ ("a representative signed") } } },
  { "form",
    { { "money", N_ ("in money") },
      { "goods", N_ ("in goods") },
      { "provider", N_ ("paid to a provider") } } },
  { "yes-no", { { "yes", N_ ("yes") }, { "no", N_ ("no") } } },
  { "language",
    { { "lv", N_ ("Latvian") },
      { "uk", N_ ("Ukrainian") },
      { "ru", N_ ("Russian") },
      { "en", N_ ("English") },
      { "lt", N_ ("Lithuanian") },
      { "sign", N_ ("Latvian sign language") },
      { "other", N_ ("another language; see the remarks") } } },
  { "address-kind",
    { { "declared", N_ ("declared residence") },
      { "actual", N_ ("lives there") },
      { "post", N_ ("for letters") } } },
  { "identifier-kind",
    { { "passport", N_ ("passport") },
      { "id-card", N_ ("identity card") },
      { "permit", N_ ("residence permit") },
      { "foreign-code", N_ ("code of another country") },
      { "other", N_ ("other document") } } },
  { "representative-kind",
    { { "guardian", N_ ("guardian of a child") },
      { "trustee", N_ ("trustee of an adult") },
      { "parent", N_ ("parent") },
      { "authorised", N_ ("authorised person") } } },
  { "note-kind",
    { { "consent", N_ ("consent") },
      { "basis", N_ ("legal basis") },
      { "remark", N_ ("remark") } } },
};

static const Word *
find_list (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].field, field))
      return lists[i].words;
  return NULL;
}

const char *
gadiba_words_for (const char *field, const char *word)
{
  g_return_val_if_fail (field != NULL && word != NULL, NULL);

  const Word *words = find_list (field);
  for (gsize i = 0; words != NULL && i < MAX_WORDS && words[i].word != NULL; i++)
    if (g_str_equal (words[i].word, word))
      return _ (words[i].title);
  return word;
}

/* Where a language has another word for a woman or a man; in English they may be the same. */
static const char *
get_relation_of_woman (const char *relation)
{
  return g_str_equal (relation, "self")          ? C_ ("woman", "applicant")
         : g_str_equal (relation, "spouse")      ? C_ ("woman", "spouse")
         : g_str_equal (relation, "partner")     ? C_ ("woman", "partner")
         : g_str_equal (relation, "parent")      ? C_ ("woman", "mother")
         : g_str_equal (relation, "grandparent") ? C_ ("woman", "grandmother")
         : g_str_equal (relation, "sibling")     ? C_ ("woman", "sister")
                                                 : gadiba_words_for ("relation", relation);
}

static const char *
get_relation_of_man (const char *relation)
{
  return g_str_equal (relation, "parent")        ? C_ ("man", "father")
         : g_str_equal (relation, "grandparent") ? C_ ("man", "grandfather")
         : g_str_equal (relation, "sibling")     ? C_ ("man", "brother")
                                                 : gadiba_words_for ("relation", relation);
}

const char *
gadiba_words_for_relation (const char *relation, const char *sex)
{
  g_return_val_if_fail (relation != NULL, NULL);

  return g_strcmp0 (sex, "f") == 0   ? get_relation_of_woman (relation)
         : g_strcmp0 (sex, "m") == 0 ? get_relation_of_man (relation)
                                     : gadiba_words_for ("relation", relation);
}

const char *const *
gadiba_words_list (const char *field)
{
  static const char *tables[G_N_ELEMENTS (lists)][MAX_WORDS + 1];
  g_return_val_if_fail (field != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      if (!g_str_equal (lists[i].field, field))
        continue;
      for (gsize j = 0; j < MAX_WORDS; j++)
        tables[i][j] = lists[i].words[j].word;
      return tables[i];
    }
  return NULL;
}

const char *
gadiba_words_for_status (const char *word)
{
  if (word == NULL)
    return "–";
  if (g_str_equal (word, "needy"))
    return _ ("Needy");
  if (g_str_equal (word, "low-income"))
    return _ ("Low income");
  if (g_str_equal (word, "open"))
    return _ ("Being assessed");
  return _ ("Refused");
}

char *
gadiba_words_format_date (GadibaDate date)
{
  int year, month, day;

  gadiba_date_split (date, &year, &month, &day);
  /* TRANSLATORS: day, month, year in figures */
  return g_strdup_printf (_ ("%1$02d.%2$02d.%3$d."), day, month, year);
}

static const char *
get_month_name (int month)
{
  static const char *const names[] = {
    N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
    N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
    N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
  };

  return _ (names[month - 1]);
}

static const char *
get_month_short (int month)
{
  static const char *const names[] = {
    N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), NC_ ("short", "May"), N_ ("Jun"),
    N_ ("Jul"), N_ ("Aug"), N_ ("Sep"), N_ ("Oct"), N_ ("Nov"),           N_ ("Dec"),
  };

  return month == 5 ? C_ ("short", "May") : _ (names[month - 1]);
}

char *
gadiba_words_format_month (GadibaMonth month)
{
  int year, month_of_year;

  gadiba_month_split (month, &year, &month_of_year);
  /* TRANSLATORS: name of the month, year */
  return g_strdup_printf (_ ("%1$s %2$d"), get_month_name (month_of_year), year);
}

char *
gadiba_words_format_month_short (GadibaMonth month)
{
  int year, month_of_year;

  gadiba_month_split (month, &year, &month_of_year);
  /* TRANSLATORS: short name of the month, year, as the head of a column */
  return g_strdup_printf (C_ ("short", "%1$s %2$d"), get_month_short (month_of_year), year);
}

char *
gadiba_words_format_amount (GadibaMoney money)
{
  g_autofree char *text = gadiba_money_format_lv (money);
  char *unit = strstr (text, "\302\240€");

  if (unit != NULL)
    *unit = '\0';
  return g_steal_pointer (&text);
}
