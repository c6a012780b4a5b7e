/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-mailing-words.h"

#include <glib/gi18n-lib.h>

#include "gadiba-lv-words.h"
#include "gadiba-office-dative.h"
#include "gadiba-office-write.h"

/* --- lines --- */

enum
{
  COLUMN_STATE,
  COLUMN_NAME,
  COLUMN_NUMBER,
  COLUMN_PRINTED,
  COLUMN_WHY,
  N_COLUMNS,
};

static const GadibaTableColumn columns[N_COLUMNS] = {
  { .title = N_ ("Letter"), .width = 18 },
  { .title = N_ ("Client"), .width = 24, .strong = TRUE },
  { .title = N_ ("Application"), .width = 14, .dim = TRUE },
  { .title = N_ ("Printed"), .width = 12 },
  { .title = N_ ("What to know"), .width = 36, .is_text = TRUE },
};

const GadibaTableColumns gadiba_mailing_columns = { columns, N_COLUMNS, NULL, NULL };

static const char *
tell_state (const GadibaMailingLine *line, gboolean ticked)
{
  if (line->id == 0)
    return ticked ? _ ("is made") : _ ("is not made");
  if (line->state == GADIBA_MAILING_LEFT)
    return _ ("left");
  return line->number != NULL ? line->number : _ ("not made yet");
}

GadibaTableTexts *
gadiba_mailing_words_tell_line (gconstpointer row, gboolean ticked)
{
  const GadibaMailingLine *line = row;
  GadibaTableTexts *texts = g_new0 (GadibaTableTexts, 1);

  texts->texts = g_new0 (char *, N_COLUMNS + 1);
  texts->texts[COLUMN_STATE] = g_strdup (tell_state (line, ticked));
  texts->texts[COLUMN_NAME] = g_strdup (line->name != NULL ? line->name : "–");
  texts->texts[COLUMN_NUMBER] = g_strdup (line->application_number);
  texts->texts[COLUMN_PRINTED] =
      line->printed != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (line->printed) : g_strdup ("");
  texts->texts[COLUMN_WHY] = g_strdup (line->reason != NULL ? line->reason
                                       : line->lacks_dative ? gadiba_dative_tell_missing ()
                                                            : "");
  texts->warn_column =
      line->state == GADIBA_MAILING_LEFT ? (guint) COLUMN_STATE : (guint) N_COLUMNS;
  return texts;
}

GPtrArray *
gadiba_mailing_words_read (GVariant *told)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_mailing_line_free);
  GVariantIter iter;
  const char *application, *decision, *name;

  g_variant_iter_init (&iter, told);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &application, &decision, &name))
    {
      GadibaMailingLine *line = g_new0 (GadibaMailingLine, 1);
      line->application_number = g_strdup (application);
      line->number = *decision != '\0' ? g_strdup (decision) : NULL;
      line->name = *name != '\0' ? g_strdup (name) : NULL;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* --- lists --- */

static const char *
get_title (const GadibaMailing *mailing)
{
  const GadibaLetterKind *kind =
      mailing->kind != NULL ? gadiba_letter_kind_find (mailing->kind) : NULL;

  return kind != NULL            ? _ (kind->title)
         : mailing->kind != NULL ? mailing->kind
                                 : _ ("Letters of decisions");
}

const char *
gadiba_mailing_words_tell_asked (gboolean any, gboolean of_decisions)
{
  if (!any)
    return _ ("Letters are chosen in the registers of applications and decisions: ask there for "
              "what the letters are about, then press “Letters…”. What was made before stands "
              "under “Lists”.");
  return of_decisions
             ? _ ("The letters of these decisions are made and kept. Leave out with the space bar.")
             : _ (
                 "A letter is written on each of these applications, with a number. Leave out with "
                 "the space bar.");
}

guint
gadiba_mailing_words_count_waiting (const GadibaMailing *mailing)
{
  return mailing->n[GADIBA_MAILING_ASKED] + mailing->n[GADIBA_MAILING_WRITTEN];
}

char *
gadiba_mailing_words_describe (const GadibaMailing *mailing)
{
  g_autofree char *day = gadiba_lv_date_numeric (mailing->day);

  return g_strdup_printf (
      _ ("List %d: %s, %s – made: %u; not made yet: %u; left: %u"), (int) mailing->id,
      get_title (mailing), day, mailing->n[GADIBA_MAILING_MADE],
      gadiba_mailing_words_count_waiting (mailing), mailing->n[GADIBA_MAILING_LEFT]);
}

GadibaChoices *
gadiba_mailing_words_list_earlier (const GPtrArray *all)
{
  GadibaChoices *choices = gadiba_choices_new ();

  gadiba_choices_add (choices, "", _ ("none"));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const GadibaMailing *one = g_ptr_array_index (all, i);
      guint made = one->n[GADIBA_MAILING_MADE];
      g_autofree char *id = g_strdup_printf ("%d", (int) one->id);
      g_autofree char *day = gadiba_lv_date_numeric (one->day);
      g_autofree char *title =
          g_strdup_printf ("%s: %s, %s (%u/%u)", id, get_title (one), day, made,
                           made + gadiba_mailing_words_count_waiting (one));
      gadiba_choices_add (choices, g_intern_string (id), g_intern_string (title));
    }
  return choices;
}

GadibaChoices *
gadiba_mailing_words_list_kinds (void)
{
  GadibaChoices *choices = gadiba_choices_new ();

  for (guint i = 0; i < gadiba_letter_kind_count (); i++)
    {
      const GadibaLetterKind *kind = gadiba_letter_kind_get (i);
      if ((kind->asks & GADIBA_WRITE_NEED_WORDS) == 0)
        gadiba_choices_add (choices, kind->id, _ (kind->title));
    }
  return choices;
}
