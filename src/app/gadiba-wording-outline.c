/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-wording-outline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of APL 67(2), in the order of the law. */
static const struct
{
  const char *name, *title;
} parts[] = {
  { "institution", N_ ("who writes") },
  { "addressee", N_ ("to whom") },
  { "request", N_ ("what was asked for") },
  { "views", N_ ("what the person said") },
  { "findings", N_ ("the facts found") },
  { "reasoning", N_ ("the reasons") },
  { "norms", N_ ("the norms applied") },
  { "decision", N_ ("what is decided") },
  { "contest", N_ ("where it can be contested") },
};

static const struct
{
  const char *element, *attribute, *title;
} places[] = {
  { "letter", "title", N_ ("Title of the file:") },
  { "letter", "page", N_ ("Foot of a page:") },
  { "letter", "practice", N_ ("Across the page, in an office for practice:") },
  { "letter", "verify", N_ ("Beside the code:") },
  { "name", "accusative", N_ ("“%s” in the accusative:") },
  { "name", "genitive", N_ ("“%s” in the genitive:") },
  { "name", "plain", N_ ("“%s” in plain words:") },
  { "paragraph", "lead", N_ ("Bold, in front:") },
  { "fill", "lead", N_ ("Bold, before what is filled in by hand:") },
  { "pair", "left", N_ ("On the left:") },
  { "pair", "right", N_ ("On the right:") },
  { "signature", "left", N_ ("Position of who signs:") },
  { "signature", "right", N_ ("Who signs:") },
  { "signature", "note", N_ ("In place of a signature:") },
  { "column", "title", N_ ("Head of a column:") },
  { "cell", "note", N_ ("Smaller line below:") },
  { "calculation", "what", N_ ("Head of a column:") },
  { "calculation", "result", N_ ("Head of a column:") },
  { "explanation", "what", N_ ("Head of a column:") },
  { "explanation", "result", N_ ("Head of a column:") },
  { "explanation", "norm", N_ ("Before a norm:") },
  { "explanation", "missing", N_ ("Before what is missing:") },
  { "explanation", "abbreviations", N_ ("Before the abbreviations:") },
};

/* @length: of @name. Returns: (nullable): borrowed */
static const GadibaLetterOffer *
find_offer (const char *name, gsize length, const GArray *offers)
{
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const GadibaLetterOffer *offer = &g_array_index (offers, GadibaLetterOffer, i);
      if (strlen (offer->name) == length && strncmp (offer->name, name, length) == 0)
        return offer;
    }
  return NULL;
}

/* What is said behind a semicolon, that it may be missing, the condition says itself. */
static char *
dup_meaning (const GadibaLetterOffer *offer, const char *name)
{
  if (offer == NULL)
    return g_strdup (name);
  return g_strndup (offer->meaning, strcspn (offer->meaning, ";"));
}

static char *
tell_condition (const char *name, gboolean is_negated, const GArray *offers)
{
  const GadibaLetterOffer *offer = find_offer (name, strlen (name), offers);
  g_autofree char *meaning = dup_meaning (offer, name);

  switch (offer != NULL ? offer->kind : GADIBA_LETTER_OFFER_TEST)
    {
    case GADIBA_LETTER_OFFER_TEXT:
    case GADIBA_LETTER_OFFER_COUNT:
      return g_strdup_printf (
          is_negated ? _ ("Only if there is no: %s") : _ ("Only if there is: %s"), meaning);
    case GADIBA_LETTER_OFFER_TEST:
      return g_strdup_printf (is_negated ? _ ("Only if it is not so: %s") : _ ("Only if: %s"),
                              meaning);
    case GADIBA_LETTER_OFFER_ROWS:
      return g_strdup_printf (is_negated ? _ ("Only if there are none: %s")
                                         : _ ("Only if there are some: %s"),
                              meaning);
    }
  g_return_val_if_reached (NULL);
}

static char *
tell_rows (const GadibaLetterSentence *told, const GArray *offers)
{
  const GadibaLetterOffer *offer = find_offer (told->name, strlen (told->name), offers);
  g_autofree char *meaning = dup_meaning (offer, told->name);
  g_autofree char *each = g_strdup_printf (_ ("For each: %s"), meaning);

  if (told->test == NULL)
    return g_steal_pointer (&each);
  gboolean is_negated = g_str_has_prefix (told->test, "not ");
  g_autofree char *test =
      tell_condition (told->test + (is_negated ? strlen ("not ") : 0), is_negated, offers);
  return g_strdup_printf ("%s · %s", each, test);
}

static char *
tell_part (const char *name)
{
  const char *title = name;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].name, name))
      title = _ (parts[i].title);
  return g_strdup_printf (_ ("Part: %s"), title);
}

/* What stands in front of the words of an attribute, or of an item. */
static char *
tell_place (const GadibaLetterSentence *told)
{
  if (told->attribute == NULL)
    return g_strdup (g_str_equal (told->element, "item")   ? "• "
                     : g_str_equal (told->element, "cell") ? "▫ "
                     : g_str_equal (told->element, "fill")
                         ? _ ("Before what is filled in by hand: ")
                         : "");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_str_equal (places[i].element, told->element)
          || !g_str_equal (places[i].attribute, told->attribute))
        continue;
      g_auto (GStrv) around = g_strsplit (_ (places[i].title), "%s", 2);
      g_autofree char *title = g_strjoinv (told->name != NULL ? told->name : "", around);
      return g_strconcat (title, " ", NULL);
    }
  g_return_val_if_reached (g_strdup (""));
}

char *
gadiba_wording_outline_tell (const GadibaLetterSentence *told, const GArray *offers)
{
  g_return_val_if_fail (told != NULL, NULL);

  switch (told->kind)
    {
    case GADIBA_LETTER_SENTENCE_WORDS:
      return tell_place (told);
    case GADIBA_LETTER_SENTENCE_PART:
      return tell_part (told->name);
    case GADIBA_LETTER_SENTENCE_IF:
      return tell_condition (told->name, told->is_negated, offers);
    case GADIBA_LETTER_SENTENCE_EACH:
      return tell_rows (told, offers);
    case GADIBA_LETTER_SENTENCE_ROW:
      return g_strdup (_ ("A row of the table"));
    case GADIBA_LETTER_SENTENCE_LINE:
      return g_strdup (_ ("A line across the page"));
    case GADIBA_LETTER_SENTENCE_PAGE:
      return g_strdup (_ ("A new page"));
    }
  g_return_val_if_reached (NULL);
}

char *
gadiba_wording_outline_tell_field (const char *name, gsize length, const GArray *offers)
{
  g_return_val_if_fail (name != NULL, NULL);

  const GadibaLetterOffer *offer = find_offer (name, length, offers);
  return offer != NULL ? g_strdup_printf ("{%s}: %s", offer->name, offer->meaning) : NULL;
}
