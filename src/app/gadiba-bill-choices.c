/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-bill-choices.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

char *
gadiba_bill_make_id (GadibaMonth month, const char *item)
{
  g_autofree char *text = gadiba_month_format (month);

  return g_strdup_printf ("%s %s", text, item);
}

/* @id, @title: (transfer full) */
static void
add (GadibaChoices *choices, GPtrArray *texts, char *id, char *title)
{
  g_ptr_array_add (texts, id);
  g_ptr_array_add (texts, title);
  gadiba_choices_add (choices, id, title);
}

void
gadiba_bill_choices_add_items (GadibaChoices *choices, GPtrArray *texts, const GadibaBook *book,
                               GadibaMonth month, gboolean named)
{
  g_autofree char *name = gadiba_words_format_month (month);

  for (guint i = 0; i < book->cost_items->len; i++)
    {
      const GadibaCostItem *item = g_ptr_array_index (book->cost_items, i);
      add (choices, texts, gadiba_bill_make_id (month, item->id),
           named ? g_strdup_printf ("%s: %s", name, item->title) : g_strdup (item->title));
    }
}

void
gadiba_bill_choices_add_months (GadibaChoices *choices, GPtrArray *texts, const char *bill,
                                GadibaMonth first, guint n)
{
  g_autofree char *month = gadiba_month_format (first);
  g_autofree char *begin = gadiba_words_format_month_short (first);
  g_autofree char *end = gadiba_words_format_month_short (first + (int) n - 1);

  /* translators: a bill, among how many months it is divided, the first and the last of them */
  char *title = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s, %u month: %s – %s", "%s, %u months: %s – %s", n), bill, n,
      begin, end);
  add (choices, texts, g_strdup_printf ("%s %u", month, n), title);
}
