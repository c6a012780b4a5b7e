/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-citation.h"

#include <string.h>

#include "gadiba-book.h"
#include "gadiba-rules-private.h"
#include "gadiba-xml.h"

/* A part of an article is named by an ordinal, in the nominative when it ends the citation and in
 * the genitive before a point of it. */
static const char *const ordinals[][2] = {
  { "pirmā", "pirmās" },
  { "otrā", "otrās" },
  { "trešā", "trešās" },
  { "ceturtā", "ceturtās" },
  { "piektā", "piektās" },
  { "sestā", "sestās" },
  { "septītā", "septītās" },
  { "astotā", "astotās" },
  { "devītā", "devītās" },
  { "desmitā", "desmitās" },
  { "vienpadsmitā", "vienpadsmitās" },
};

static const char *const superscripts[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

void
gadiba_citation_free (GadibaCitation *citation)
{
  if (citation == NULL)
    return;
  g_free (citation->text);
  g_free (citation->article);
  g_ptr_array_unref (citation->acts);
  g_ptr_array_unref (citation->rests);
  g_free (citation);
}

/* "36(1)2", "36(2.1)", "77", "2.2", "p. 10", "p. 2.4", "annex 3", "PN 36" */
static gboolean
is_place (const char *rest)
{
  return g_regex_match_simple ("^((p\\. |PN )[0-9]+(\\.[0-9]+)*|annex [0-9]+"
                               "|[0-9]+(\\.[0-9]+)?(\\([0-9]+(\\.[0-9]+)?\\)([0-9]+)?)?)$",
                               rest, 0, 0);
}

/* Returns: (nullable): the longest of @acts with which @place begins */
static const char *
find_named_act (const char *place, GHashTable *acts)
{
  const char *best = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, acts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (place, key) && (place[strlen (key)] == ' ' || place[strlen (key)] == '\0')
        && (best == NULL || strlen (key) > strlen (best)))
      best = key;
  return best;
}

gboolean
gadiba_citation_names_act (const char *text, GHashTable *acts)
{
  g_return_val_if_fail (text != NULL && acts != NULL, FALSE);

  return find_named_act (text, acts) != NULL;
}

static gboolean
add_place (GadibaCitation *citation, const char *place, GHashTable *acts, GError **error)
{
  g_autofree char *quoted = gadiba_xml_quote (place);
  const char *best = find_named_act (place, acts);

  if (best == NULL)
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_BOOK,
                   _ ("the source “%s” names no act of the book; begin with the id of an act in "
                      "<sources>"),
                   quoted);
      return FALSE;
    }
  if (place[strlen (best)] == ' ' && !is_place (place + strlen (best) + 1))
    {
      g_set_error (
          error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_BOOK,
          _ ("the source “%s” names no place in the act; write 36(1)2 for article 36, part "
             "1, point 2, “p. 10” for a point, “annex 3” or “PN 36”"),
          quoted);
      return FALSE;
    }
  g_ptr_array_add (citation->acts, (gpointer) g_intern_string (best));
  g_ptr_array_add (citation->rests,
                   g_strdup (place[strlen (best)] == ' ' ? place + strlen (best) + 1 : ""));
  return TRUE;
}

/* "2.1" as "2.¹": the number that was put in between later is raised. */
static void
append_number (GString *string, const char *number, gsize length)
{
  gboolean raised = FALSE;

  for (gsize i = 0; i < length; i++)
    if (number[i] == '.')
      {
        g_string_append_c (string, '.');
        raised = TRUE;
      }
    else if (raised)
      g_string_append (string, superscripts[number[i] - '0']);
    else
      g_string_append_c (string, number[i]);
  if (!raised)
    g_string_append_c (string, '.');
}

static void
append_part (GString *string, const char *part, gsize length, gboolean genitive)
{
  guint64 n = g_ascii_strtoull (part, NULL, 10);

  g_string_append_c (string, ' ');
  if (memchr (part, '.', length) == NULL && n >= 1 && n <= G_N_ELEMENTS (ordinals))
    g_string_append (string, ordinals[n - 1][genitive]);
  else
    append_number (string, part, length);
  g_string_append (string, genitive ? " daļas" : " daļa");
}

/* 36(1)2 → 36. panta pirmās daļas 2. punkts */
static void
append_article (GString *string, const char *rest)
{
  const char *open = strchr (rest, '(');
  const char *close = open != NULL ? strchr (open, ')') : NULL;

  append_number (string, rest, open != NULL ? (gsize) (open - rest) : strlen (rest));
  if (close == NULL)
    {
      g_string_append (string, " pants");
      return;
    }
  g_string_append (string, " panta");
  append_part (string, open + 1, (gsize) (close - open - 1), close[1] != '\0');
  if (close[1] != '\0')
    g_string_append_printf (string, " %s. punkts", close + 1);
}

static const char *
get_cited (const char *id, GHashTable *acts)
{
  return ((const GadibaAct *) g_hash_table_lookup (acts, id))->cited;
}

static char *
format_article (const GadibaCitation *citation, GHashTable *acts)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < citation->acts->len; i++)
    {
      const char *rest = g_ptr_array_index (citation->rests, i);

      if (i > 0)
        g_string_append (string, "; ");
      /* The act is named once for places that follow one another. */
      if (i == 0 || *rest == '\0'
          || *(const char *) g_ptr_array_index (citation->rests, i - 1) == '\0'
          || g_ptr_array_index (citation->acts, i - 1) != g_ptr_array_index (citation->acts, i))
        g_string_append_printf (string, *rest != '\0' ? "%s " : "%s",
                                get_cited (g_ptr_array_index (citation->acts, i), acts));
      if (g_str_has_prefix (rest, "p. "))
        g_string_append_printf (
            string, strchr (rest + 3, '.') != NULL ? "%s. apakšpunkts" : "%s. punkts", rest + 3);
      else if (g_str_has_prefix (rest, "annex "))
        g_string_append_printf (string, "%s. pielikums", rest + 6);
      else if (g_str_has_prefix (rest, "PN "))
        g_string_append_printf (string, "pārejas noteikumu %s. punkts", rest + 3);
      else if (*rest != '\0')
        append_article (string, rest);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

/* @place: of @act where it names none itself. Returns: (transfer full): as books write it */
static char *
read_place (const char *place, const char *act)
{
  static const struct
  {
    const char *read, *written;
  } kinds[] = {
    { "pārejas noteikumu ([0-9.]+)\\. punkts", "PN" },
    { "([0-9.]+)\\. (?:apakš)?punkts", "p." },
    { "([0-9]+)\\. pielikums", "annex" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("^(?:(.+) )?%s$", kinds[i].read);
      g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      if (!g_regex_match (regex, place, 0, &match))
        continue;
      g_autofree char *own = g_match_info_fetch (match, 1);
      g_autofree char *number = g_match_info_fetch (match, 2);
      if (strstr (own, " panta ") != NULL) /* a point of an article is written otherwise */
        break;
      return g_strdup_printf ("%s %s %s", *own != '\0' ? own : act, kinds[i].written, number);
    }
  return g_strdup (place);
}

/* Returns: (transfer full): what stands before the place in @place, as books write it */
static char *
find_act (const char *place)
{
  g_autoptr (GRegex) regex = g_regex_new (" (?:p\\.|PN|annex) [0-9.]+$", 0, 0, NULL);

  return g_regex_replace_literal (regex, place, -1, 0, "", 0, NULL);
}

char *
gadiba_citation_read (const char *typed)
{
  g_return_val_if_fail (typed != NULL, NULL);

  g_auto (GStrv) places = g_strsplit (typed, ";", -1);
  g_autofree char *act = g_strdup ("");
  for (guint i = 0; places[i] != NULL; i++)
    {
      g_autofree char *place = g_strstrip (places[i]);
      places[i] = read_place (place, act);
      g_free (act);
      act = find_act (places[i]);
    }
  return g_strjoinv ("; ", places);
}

GadibaCitation *
gadiba_citation_parse (const char *text, GHashTable *acts, GError **error)
{
  GadibaCitation *citation = g_new0 (GadibaCitation, 1);
  g_auto (GStrv) places = g_strsplit (text, ";", -1);

  citation->text = g_strdup (text);
  citation->acts = g_ptr_array_new ();
  citation->rests = g_ptr_array_new_with_free_func (g_free);
  if (*text == '\0' && !add_place (citation, text, acts, error))
    {
      gadiba_citation_free (citation);
      return NULL;
    }
  for (guint i = 0; places[i] != NULL; i++)
    if (!add_place (citation, g_strstrip (places[i]), acts, error))
      {
        gadiba_citation_free (citation);
        return NULL;
      }
  citation->article = format_article (citation, acts);
  return citation;
}
