/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-help-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-app-resources.h"

const char *const *
gadiba_help_list_pages (void)
{
  static const char *const pages[] = {
    "start",        "practice-day",   "today",       "clients",        "new-application",
    "case",         "case-household", "case-income", "case-property",  "case-application",
    "outlook-else", "outlook-if",     "issue",       "letter",         "takeover",
    "applications", "decisions",      "services",    "rules",          "settings",
    "wording",      "reassess",       "letters",     "correspondence", NULL
  };
  return pages;
}

gboolean
gadiba_help_has_page (const char *name)
{
  return g_strv_contains (gadiba_help_list_pages (), name);
}

/* --- reading --- */

typedef struct
{
  const char *label;
  guint line;
  guint step; /* number of the step before */
} Reader;

static void
free_block (gpointer data)
{
  GadibaHelpBlock *self = data;

  g_free (self->markup);
  g_free (self->plain);
  g_free (self);
}

void
gadiba_help_text_free (GadibaHelpText *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self);
}

static gboolean
fail (const Reader *reader, const char *sentence, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s:%u: %s", reader->label, reader->line,
               sentence);
  return FALSE;
}

/* Appends @length bytes of @text to both. */
static void
append (const char *text, gsize length, GString *markup, GString *plain)
{
  g_autofree char *part = g_strndup (text, length);
  g_autofree char *escaped = g_markup_escape_text (part, -1);

  g_string_append (markup, escaped);
  g_string_append (plain, part);
}

/* "[words](page)" at *@at, which goes behind it. */
static gboolean
read_link (const Reader *reader, const char **at, GString *markup, GString *plain, GError **error)
{
  const char *words = *at + 1;
  const char *middle = strstr (words, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;
  g_autofree char *page = end != NULL ? g_strndup (middle + 2, (gsize) (end - middle - 2)) : NULL;

  if (page == NULL || !gadiba_help_has_page (page))
    return fail (reader, _ ("a link leads to no page; write [words](page)"), error);
  g_string_append_printf (markup, "<a href=\"%s\">", page);
  append (words, (gsize) (middle - words), markup, plain);
  g_string_append (markup, "</a>");
  *at = end + 1;
  return TRUE;
}

/* What stands between two of @mark, at *@at, which goes behind it. */
static gboolean
read_marked (const Reader *reader, const char **at, const char *mark, GString *markup,
             GString *plain, GError **error)
{
  const char *words = *at + strlen (mark);
  const char *end = strstr (words, mark);

  if (end == NULL || end == words)
    return fail (reader, _ ("a mark that is opened is not closed; close it on the same line"),
                 error);
  g_string_append (markup, "<b>");
  append (words, (gsize) (end - words), markup, plain);
  g_string_append (markup, "</b>");
  *at = end + strlen (mark);
  return TRUE;
}

static gboolean
read_words (const Reader *reader, const char *text, GadibaHelpBlock *block, GError **error)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean read = TRUE;

  for (const char *at = text; read && *at != '\0';)
    {
      gsize length = strcspn (at, "*`[");
      append (at, length, markup, plain);
      at += length;
      if (*at == '[')
        read = read_link (reader, &at, markup, plain, error);
      else if (*at == '`')
        read = read_marked (reader, &at, "`", markup, plain, error);
      else if (g_str_has_prefix (at, "**"))
        read = read_marked (reader, &at, "**", markup, plain, error);
      else if (*at != '\0')
        read = fail (reader, _ ("a single * is no mark; write **strong**"), error);
    }
  block->markup = g_strdup (markup->str);
  block->plain = g_strdup (plain->str);
  return read;
}

/* Returns: what the line says, behind its mark */
static const char *
read_kind (Reader *reader, const char *line, GadibaHelpBlock *block)
{
  char *end;
  guint64 number = g_ascii_isdigit (*line) ? g_ascii_strtoull (line, &end, 10) : 0;

  block->kind = GADIBA_HELP_PARAGRAPH;
  if (number > 0 && g_str_has_prefix (end, ". "))
    {
      block->kind = GADIBA_HELP_STEP;
      block->number = (guint) number;
      return end + 2;
    }
  if (g_str_has_prefix (line, "# "))
    block->kind = GADIBA_HELP_TITLE;
  else if (g_str_has_prefix (line, "## "))
    block->kind = GADIBA_HELP_HEADING;
  else if (g_str_has_prefix (line, "- "))
    block->kind = GADIBA_HELP_ITEM;
  else
    return line;
  return strchr (line, ' ') + 1;
}

static gboolean
read_line (Reader *reader, const char *line, GadibaHelpText *text, GError **error)
{
  GadibaHelpBlock *block = g_new0 (GadibaHelpBlock, 1);
  const char *words = read_kind (reader, line, block);
  gboolean first = text->title == NULL;

  g_ptr_array_add (text->blocks, block);
  if ((block->kind == GADIBA_HELP_TITLE) != first)
    return fail (reader, _ ("a page begins with its title, “# …”, and has no other"), error);
  if (block->kind == GADIBA_HELP_STEP && block->number != reader->step + 1)
    return fail (reader, _ ("steps are counted from 1, one after the other"), error);
  if (block->kind == GADIBA_HELP_PARAGRAPH && strchr ("#-+>|!\t <", *line) != NULL)
    return fail (reader, _ ("the line begins like nothing that a page can have"), error);
  if (!read_words (reader, words, block, error))
    return FALSE;
  reader->step = block->number;
  if (!first)
    return TRUE;
  text->title = g_strdup (block->plain);
  g_ptr_array_set_size (text->blocks, 0);
  return TRUE;
}

GadibaHelpText *
gadiba_help_text_parse (const char *text, const char *label, GError **error)
{
  g_return_val_if_fail (text != NULL && label != NULL, NULL);

  g_autoptr (GadibaHelpText) self = g_new0 (GadibaHelpText, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reader reader = { .label = label };
  self->blocks = g_ptr_array_new_with_free_func (free_block);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      reader.line = i + 1;
      if (*lines[i] != '\0' && !read_line (&reader, lines[i], self, error))
        return NULL;
    }
  if (self->blocks->len > 0)
    return g_steal_pointer (&self);
  fail (&reader, _ ("the page says nothing"), error);
  return NULL;
}

GadibaHelpText *
gadiba_help_text_load (const char *name, GError **error)
{
  g_return_val_if_fail (name != NULL, NULL);

  /* Translators: the folder of data/help that holds the pages in your language. */
  const char *language = _ ("help:en");
  g_autofree char *path =
      g_strdup_printf ("/lv/gadiba/Gadiba/help/%s/%s.md", language + strlen ("help:"), name);
  gadiba_app_get_resource (); /* a static library's resource is linked in when it is asked for */
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  return gadiba_help_text_parse (text, name, error);
}

/* --- finding --- */

/* A letter as everybody types it. */
static gunichar
fold (gunichar letter)
{
  gunichar base, mark;

  while (g_unichar_decompose (letter, &base, &mark) && base != 0)
    letter = base;
  return g_unichar_tolower (letter);
}

int
gadiba_help_find (const char *text, const char *what, int from, int *length)
{
  g_return_val_if_fail (text != NULL && what != NULL && length != NULL, -1);

  glong n_text, n_what;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n_text);
  g_autofree gunichar *wanted = g_utf8_to_ucs4_fast (what, -1, &n_what);
  *length = (int) n_what;
  for (glong i = from; n_what > 0 && i + n_what <= n_text; i++)
    {
      glong k = 0;
      while (k < n_what && fold (letters[i + k]) == fold (wanted[k]))
        k++;
      if (k == n_what)
        return (int) i;
    }
  return -1;
}
