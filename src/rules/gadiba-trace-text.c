/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-trace.h"

#include <string.h>

#include "gadiba-lv-words.h"

/* The explanation as plain text, for a terminal, a mail or a golden test. */

#define WIDTH 100

/* "33." and "panta", "10." and "decembrī", "5" and "ha" stay on one line. */
static gboolean
is_glued (const char *word)
{
  gsize length = strlen (word);
  gsize capitals = strspn (word, "[ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  if (capitals >= 2 && capitals == length)
    return TRUE; /* SPSPL 33. panta, MK 809 */
  return length > 0
         && (g_ascii_isdigit (word[length - 1])
             || (length > 1 && word[length - 1] == '.' && g_ascii_isdigit (word[length - 2])));
}

/* The length of the word and of those that must not be parted from it. */
static glong
get_glued_length (char **words, guint i)
{
  glong length = g_utf8_strlen (words[i], -1);

  while (is_glued (words[i]) && words[i + 1] != NULL && length < WIDTH / 2)
    length += 1 + g_utf8_strlen (words[++i], -1);
  return length;
}

/* Words of @text from @indent on, further lines from @hang on. No-break spaces hold. */
static void
append_wrapped (GString *string, guint indent, guint hang, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  glong column = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (i > 0 && column + 1 + get_glued_length (words, i) > WIDTH)
        {
          g_string_append_c (string, '\n');
          column = 0;
        }
      else if (i > 0)
        {
          g_string_append_c (string, ' ');
          column++;
        }
      if (column == 0)
        {
          guint n = i == 0 ? indent : hang;
          g_string_append_printf (string, "%*s", (int) n, "");
          column = n;
        }
      g_string_append (string, words[i]);
      column += length;
    }
  g_string_append_c (string, '\n');
}

/* What stands between the figures and the result; a rounded result brings its own sign. */
static const char *
get_sign (const GadibaTraceLine *line)
{
  if (line->is_read)
    return " → ";
  if (!line->is_sum)
    return " – ";
  return g_str_has_prefix (line->result, "≈") ? " " : " = ";
}

static char *
join_line (const GadibaTraceLine *line)
{
  g_autoptr (GString) string = g_string_new (line->title);

  if (line->figures != NULL && line->kind == GADIBA_TRACE_PARAMETER)
    g_string_append_printf (string, ": %s, %s", line->result, line->figures);
  else if (line->figures != NULL)
    g_string_append_printf (string, ": %s%s%s", line->figures, get_sign (line), line->result);
  else if (line->result != NULL)
    g_string_append_printf (string, ": %s", line->result);
  if (line->article != NULL)
    g_string_append_printf (string, " [%s]", line->article);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
append_line (GString *string, const GadibaTraceLine *line, gboolean of_person,
             const GadibaBook *book)
{
  guint indent = of_person && line->subject != NULL ? 4 : 2;
  g_autofree char *text = join_line (line);
  g_autofree char *note = NULL;

  switch (line->kind)
    {
    case GADIBA_TRACE_PERSON:
      append_wrapped (string, 2, 4, text);
      break;
    case GADIBA_TRACE_PARAMETER:
      append_wrapped (string, 6, 8, text);
      break;
    case GADIBA_TRACE_NOTE:
      note = g_strdup_printf ("%s: %s", gadiba_book_get_phrase (book, "note"), line->title);
      append_wrapped (string, 6, 8, note);
      break;
    case GADIBA_TRACE_STEP:
    case GADIBA_TRACE_CONDITION:
    case GADIBA_TRACE_RECEIPT:
    case GADIBA_TRACE_BILL:
    case GADIBA_TRACE_TEXT:
      append_wrapped (string, indent, indent + 4, text);
      break;
    }
}

static void
append_section (GString *string, const GadibaTraceSection *section, const GadibaBook *book)
{
  gboolean of_person = FALSE;

  g_string_append_printf (string, "\n%s\n", section->title);
  for (guint i = 0; i < section->lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (section->lines, i);
      of_person = of_person || line->kind == GADIBA_TRACE_PERSON;
      append_line (string, line, of_person, book);
    }
}

static void
append_head (GString *string, const GadibaTrace *trace, const GadibaBook *book)
{
  g_autofree char *received = gadiba_lv_date (trace->received, GADIBA_LV_LOCATIVE);
  g_autofree char *day = gadiba_lv_date (trace->day, GADIBA_LV_LOCATIVE);
  g_autofree char *text =
      g_strdup_printf ("%s %s. %s %s.", gadiba_book_get_phrase (book, "received"), received,
                       gadiba_book_get_phrase (book, "assessed"), day);

  g_string_append_printf (string, "%s\n%s.\n\n", gadiba_book_get_phrase (book, "explanation"),
                          gadiba_book_get_phrase (book, "not-a-decision"));
  append_wrapped (string, 0, 0, text);
  for (guint i = 0; i < trace->books->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("%s: %s.", gadiba_book_get_phrase (book, "books"),
                                               (char *) g_ptr_array_index (trace->books, i));
      append_wrapped (string, 0, 2, line);
    }
}

static void
append_list (GString *string, const char *title, const GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  g_string_append_printf (string, "\n%s\n", title);
  for (guint i = 0; i < texts->len; i++)
    append_wrapped (string, 2, 6, g_ptr_array_index (texts, i));
}

/* Is the short form written as a word of its own? */
static gboolean
is_used (const char *text, const char *shorthand)
{
  gsize length = strlen (shorthand);

  for (const char *at = strstr (text, shorthand); at != NULL; at = strstr (at + 1, shorthand))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[length]))
      return TRUE;
  return FALSE;
}

static GPtrArray *
get_abbreviations (const char *text, const GadibaBook *book)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < book->abbreviations->len; i++)
    {
      const GadibaAbbreviation *one = g_ptr_array_index (book->abbreviations, i);
      if (is_used (text, one->shorthand))
        g_ptr_array_add (list, g_strdup_printf ("%s – %s", one->shorthand, one->meaning));
    }
  for (guint i = 0; i < book->act_order->len; i++)
    {
      const GadibaAct *act = g_ptr_array_index (book->act_order, i);
      if (is_used (text, act->cited))
        g_ptr_array_add (list, g_strdup_printf ("%s – %s", act->cited, act->title));
    }
  return list;
}

char *
gadiba_trace_format_text (const GadibaTrace *trace, const GadibaBook *book)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (GPtrArray) abbreviations = NULL;

  append_head (string, trace, book);
  for (guint i = 0; i < trace->sections->len; i++)
    append_section (string, g_ptr_array_index (trace->sections, i), book);
  abbreviations = get_abbreviations (string->str, book);
  append_list (string, gadiba_book_get_phrase (book, "abbreviations"), abbreviations);
  return g_string_free (g_steal_pointer (&string), FALSE);
}
