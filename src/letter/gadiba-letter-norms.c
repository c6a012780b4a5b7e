/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "gadiba-book.h"
#include "gadiba-citation.h"
#include "gadiba-letter-fields-private.h"
#include "gadiba-letter-private.h"

/* The norms applied, as an act lists them: by act, in the order of its articles. */

/* One place of one act. */
typedef struct
{
  const GadibaDecisionAct *act;
  guint order; /* of the act */
  char *rest;  /* "36(1)2"; "": the whole act */
  char *text;  /* "36. panta pirmās daļas 2. punkts" */
} Place;

static void
free_place (gpointer data)
{
  Place *place = data;

  g_free (place->rest);
  g_free (place->text);
  g_free (place);
}

static void
free_norm (gpointer data)
{
  GadibaLetterNorm *norm = data;

  g_free (norm->places);
  g_free (norm);
}

static const GadibaDecisionAct *
find_act (const GadibaDecision *decision, const char *id, guint *order)
{
  for (guint i = 0; i < decision->acts->len; i++)
    {
      const GadibaDecisionAct *act = g_ptr_array_index (decision->acts, i);
      if (strcmp (act->id, id) == 0)
        {
          *order = i;
          return act;
        }
    }
  return NULL;
}

/* As citations ask for them; each is cited by its id, which is then taken off again. */
static GHashTable *
collect_acts (const GadibaDecision *decision)
{
  GHashTable *acts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < decision->acts->len; i++)
    {
      const GadibaDecisionAct *from = g_ptr_array_index (decision->acts, i);
      GadibaAct *act = g_new0 (GadibaAct, 1);
      act->id = from->id;
      act->cited = (char *) (guintptr) from->id;
      g_hash_table_insert (acts, (gpointer) (guintptr) from->id, act);
    }
  return acts;
}

/* Adds the places of @source; those that are there already are passed over. */
static gboolean
add_source (GPtrArray *places, const GadibaDecision *decision, GHashTable *acts, const char *source,
            GError **error)
{
  g_auto (GStrv) parts = g_strsplit (source, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      GadibaCitation *citation = gadiba_citation_parse (g_strstrip (parts[i]), acts, error);
      if (citation == NULL)
        return FALSE;
      const char *id = g_ptr_array_index (citation->acts, 0);
      Place *place = g_new0 (Place, 1);
      place->act = find_act (decision, id, &place->order);
      place->rest = g_strdup (g_ptr_array_index (citation->rests, 0));
      place->text = g_strstrip (g_strdup (citation->article + strlen (id)));
      gadiba_citation_free (citation);
      g_ptr_array_add (places, place);
    }
  return TRUE;
}

/* Numbers in a text are compared as numbers: article 5 comes before article 33. */
static int
compare_rests (const char *a, const char *b)
{
  while (*a != '\0' && *b != '\0')
    if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
      {
        char *a_end, *b_end;
        guint64 left = g_ascii_strtoull (a, &a_end, 10);
        guint64 right = g_ascii_strtoull (b, &b_end, 10);
        if (left != right)
          return left < right ? -1 : 1;
        a = a_end;
        b = b_end;
      }
    else if (*a != *b)
      return *a < *b ? -1 : 1;
    else
      {
        a++;
        b++;
      }
  return (*a != '\0') - (*b != '\0');
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = *(const Place *const *) a;
  const Place *right = *(const Place *const *) b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return compare_rests (left->rest, right->rest);
}

/* Whether @b is a part of the article that @a is, or a point of that part. */
static gboolean
is_within (const char *a, const char *b)
{
  gsize length = strlen (a);

  return length > 0 && g_str_has_prefix (b, a)
         && (b[length] == '(' || b[length] == '.'
             || (a[length - 1] == ')' && g_ascii_isdigit (b[length])));
}

/* An article is not named beside its own parts. */
static void
remove_wholes (GPtrArray *places)
{
  for (guint i = places->len; i > 1; i--)
    {
      const Place *place = g_ptr_array_index (places, i - 2);
      const Place *next = g_ptr_array_index (places, i - 1);
      if (place->act == next->act && is_within (place->rest, next->rest))
        g_ptr_array_remove_index (places, i - 2);
    }
}

static GPtrArray *
group_places (GPtrArray *places)
{
  GPtrArray *norms = g_ptr_array_new_with_free_func (free_norm);
  GadibaLetterNorm *norm = NULL;
  const Place *last = NULL;

  g_ptr_array_sort (places, compare_places);
  remove_wholes (places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);
      if (last == NULL || last->act != place->act)
        {
          norm = g_new0 (GadibaLetterNorm, 1);
          norm->act = place->act->title;
          norm->genitive = place->act->genitive;
          g_ptr_array_add (norms, norm);
        }
      else if (strcmp (last->rest, place->rest) == 0)
        continue;
      if (*place->text != '\0')
        {
          g_autofree char *before = norm->places;
          norm->places = g_strconcat (before != NULL ? before : "", before != NULL ? ", " : "",
                                      place->text, NULL);
        }
      last = place;
    }
  return norms;
}

/* On what is left open no norm was applied yet. */
static gboolean
add_item (GPtrArray *places, const GadibaDecision *decision, GHashTable *acts,
          const GadibaDecisionItem *item, GError **error)
{
  if (item->outcome == GADIBA_OUTCOME_LEFT_OPEN)
    return TRUE;
  for (guint i = 0; i < item->sources->len; i++)
    if (!add_source (places, decision, acts, g_ptr_array_index (item->sources, i), error))
      return FALSE;
  for (guint i = 0; i < item->reasons->len; i++)
    {
      const GadibaDecisionReason *reason = g_ptr_array_index (item->reasons, i);
      if (reason->source != NULL && !add_source (places, decision, acts, reason->source, error))
        return FALSE;
    }
  return TRUE;
}

/* A notice has no items, and rests on norms all the same. */
static gboolean
add_basis (GPtrArray *places, const GadibaDecision *decision, GHashTable *acts, GError **error)
{
  const GadibaDecisionBasis *basis = &decision->basis;

  return (basis->source == NULL || add_source (places, decision, acts, basis->source, error))
         && (basis->rule == NULL || add_source (places, decision, acts, basis->rule, error));
}

GPtrArray *
_gadiba_letter_list_norms (const GadibaDecision *decision, const GPtrArray *lines,
                           const GPtrArray *applied, GError **error)
{
  g_autoptr (GHashTable) acts = collect_acts (decision);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (free_place);

  for (guint i = 0; i < decision->items->len; i++)
    if (!add_item (places, decision, acts, g_ptr_array_index (decision->items, i), error))
      return NULL;
  for (guint i = 0; i < lines->len; i++)
    {
      const GadibaTraceLine *line = g_ptr_array_index (lines, i);
      if (line->source != NULL && !add_source (places, decision, acts, line->source, error))
        return NULL;
    }
  for (guint i = 0; i < applied->len; i++)
    if (!add_source (places, decision, acts, g_ptr_array_index (applied, i), error))
      return NULL;
  if (!add_basis (places, decision, acts, error))
    return NULL;
  return group_places (places);
}

char *
_gadiba_letter_expand_source (const GadibaDecision *decision, const char *source)
{
  g_autoptr (GHashTable) acts = collect_acts (decision);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (free_place);
  g_autoptr (GString) string = g_string_new (NULL);

  if (!add_source (places, decision, acts, source, NULL))
    return NULL;
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = g_ptr_array_index (places, i);
      if (i > 0)
        g_string_append (string, "; ");
      if (*place->text == '\0')
        g_string_append (string, place->act->title);
      else
        g_string_append_printf (string, "%s %s", place->act->genitive, place->text);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}
