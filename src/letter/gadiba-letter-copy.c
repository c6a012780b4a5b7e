/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-copy.h"

#include "gadiba-letter-private.h"
#include "gadiba-letter-template-private.h"

/* What stands in an extract in place of what is left out. */
#define LEFT_OUT "[..]"

static gboolean
is_left_out (const GadibaLetterBlock *block, gboolean in_annex, const char *const *omitted)
{
  const char *part = in_annex ? GADIBA_LETTER_ANNEX : block->part;

  return part != NULL && g_strv_contains (omitted, part);
}

static void
insert_mark (GadibaLetter *letter, guint at)
{
  GadibaLetterBlock *mark = _gadiba_letter_add_block (letter, GADIBA_LETTER_PARAGRAPH, NULL);

  mark->text = g_strdup (LEFT_OUT);
  g_ptr_array_steal_index (letter->blocks, letter->blocks->len - 1);
  g_ptr_array_insert (letter->blocks, (int) at, mark);
}

/* Takes out what is left out; one mark stands for what stood together. Returns: whether there was
 * anything */
static gboolean
leave_out (GadibaLetter *letter, const char *const *omitted)
{
  gboolean in_annex = FALSE, marked = FALSE, any = FALSE;

  for (guint i = 0; i < letter->blocks->len;)
    {
      const GadibaLetterBlock *block = g_ptr_array_index (letter->blocks, i);
      in_annex = in_annex || block->kind == GADIBA_LETTER_BREAK;
      gboolean out = is_left_out (block, in_annex, omitted);
      if (out)
        g_ptr_array_remove_index (letter->blocks, i);
      if (out && !marked)
        insert_mark (letter, i);
      i += !out || !marked ? 1 : 0;
      marked = out;
      any = any || out;
    }
  return any;
}

/* What the certification says in the part "institution" stands before all, the rest behind. */
static void
put_around (GadibaLetter *letter, GadibaLetter *certification)
{
  int n_before = 0;

  while (certification->blocks->len > 0)
    {
      GadibaLetterBlock *block = g_ptr_array_steal_index (certification->blocks, 0);
      gboolean before = g_strcmp0 (block->part, "institution") == 0;
      block->part = NULL;
      g_ptr_array_insert (letter->blocks, before ? n_before++ : -1, block);
    }
}

gboolean
gadiba_letter_certify (GadibaLetter *letter, const GadibaLetterTemplate *template,
                       const GadibaDecision *told, const char *const *omitted, GError **error)
{
  g_return_val_if_fail (letter != NULL && template != NULL && told != NULL, FALSE);

  g_autoptr (GadibaLetter) certification = _gadiba_letter_compose_sheet (template, told, error);
  if (certification == NULL)
    return FALSE;
  if (omitted != NULL && !leave_out (letter, omitted))
    {
      g_set_error_literal (error, GADIBA_LETTER_ERROR, GADIBA_LETTER_ERROR_FORM,
                           _ ("The letter has none of the parts that are to be left out, so this "
                              "would be no extract; take a copy"));
      return FALSE;
    }
  put_around (letter, certification);
  return TRUE;
}
