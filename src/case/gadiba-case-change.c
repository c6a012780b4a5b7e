/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-change.h"

#include <string.h>

#include "gadiba-case-value-private.h"

GadibaCaseChange *
gadiba_case_change_new (const GadibaCasePlace *place, const char *before, const char *after)
{
  g_return_val_if_fail (place != NULL && place->field != NULL, NULL);

  GadibaCaseChange *self = g_new0 (GadibaCaseChange, 1);
  self->place = *place;
  self->place.field = g_intern_string (place->field);
  self->place.person = g_intern_string (place->person);
  self->place.kind = g_intern_string (place->kind);
  self->before = g_strdup (before);
  self->after = g_strdup (after);
  return self;
}

void
gadiba_case_change_free (GadibaCaseChange *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

gboolean
gadiba_case_place_equal (const GadibaCasePlace *a, const GadibaCasePlace *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->part == b->part && a->month == b->month && a->index == b->index
         && g_strcmp0 (a->field, b->field) == 0 && g_strcmp0 (a->person, b->person) == 0
         && g_strcmp0 (a->kind, b->kind) == 0;
}

/* --- the changes from one case to another --- */

typedef struct
{
  const GadibaCase *before, *after;
  GPtrArray *changes;
} Comparison;

static void
compare_place (Comparison *self, const GadibaCasePlace *place)
{
  g_autofree char *before = gadiba_case_dup_value (self->before, place);
  g_autofree char *after = gadiba_case_dup_value (self->after, place);
  if (g_strcmp0 (before, after) != 0)
    g_ptr_array_add (self->changes, gadiba_case_change_new (place, before, after));
}

/* All fields of a place but those that tell it from others. */
static void
compare_fields (Comparison *self, const GadibaCaseShelf *shelf, GadibaCasePlace place)
{
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    if (!_gadiba_case_part_is_key (place.part, f->name))
      {
        place.field = f->name;
        compare_place (self, &place);
      }
}

/* Nobody may be born, and no month lie, after the day of receipt, not even between two changes: it
 * is set first when it moves on, else last. */
static void
compare_application (Comparison *self)
{
  static const char *const fields[] = { "benefits", "housing-month" };
  GadibaCasePlace place = { .part = GADIBA_PART_APPLICATION };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      place.field = fields[i];
      compare_place (self, &place);
    }
}

static void
compare_received (Comparison *self, gboolean first)
{
  const GadibaCasePlace place = { .part = GADIBA_PART_APPLICATION, .field = "received" };
  gboolean later = self->after->application.received > self->before->application.received;
  if (first == later)
    compare_place (self, &place);
}

static void
compare_persons (Comparison *self, const GadibaCaseShelf *shelf)
{
  for (guint i = 0; i < self->before->persons->len; i++)
    {
      const char *id = gadiba_case_get_person (self->before, (int) i)->id;
      const GadibaCasePlace place = { .part = GADIBA_PART_PERSON, .person = id };
      if (gadiba_case_find_person (self->after, id) != GADIBA_CASE_NOBODY)
        compare_fields (self, shelf, place);
    }
}

/* --- rows told by person, kind and month --- */

/* The rows of one place in both cases. */
typedef struct
{
  GadibaCasePlace place;
  GArray *before, *after; /* guint: their indices */
} Group;

static void
free_group (gpointer data)
{
  Group *group = data;
  g_array_unref (group->before);
  g_array_unref (group->after);
  g_free (group);
}

/* Returns: the place that the row belongs to */
static GadibaCasePlace
find_place (const GadibaCase *of, const GadibaCaseShelf *shelf, GadibaCasePart part,
            gconstpointer row)
{
  GadibaCasePlace place = { .part = part };
  for (const GadibaCaseField *f = shelf->fields; f->name != NULL; f++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (row, f->offset);
      if (!_gadiba_case_part_is_key (part, f->name))
        continue;
      if (strcmp (f->name, "month") == 0)
        place.month = *(const GadibaMonth *) member;
      else if (!f->person)
        place.kind = *(const char *const *) member;
      else if (*(const int *) member != GADIBA_CASE_NOBODY)
        place.person = gadiba_case_get_person (of, *(const int *) member)->id;
    }
  return place;
}

static gboolean
is_person_of_both (const Comparison *self, const char *id)
{
  return id == NULL
         || (gadiba_case_find_person (self->before, id) != GADIBA_CASE_NOBODY
             && gadiba_case_find_person (self->after, id) != GADIBA_CASE_NOBODY);
}

static void
collect_rows (const Comparison *self, GadibaCasePart part, gboolean after, GPtrArray *groups,
              GHashTable *known)
{
  const GadibaCase *of = after ? self->after : self->before;
  const GadibaCaseShelf shelf = _gadiba_case_find_shelf (of, part);
  for (guint i = 0; i < shelf.rows->len; i++)
    {
      const GadibaCasePlace place =
          find_place (of, &shelf, part, _gadiba_case_shelf_get_row (&shelf, i));
      if (!is_person_of_both (self, place.person))
        continue;
      g_autofree char *key =
          g_strdup_printf ("%s\n%s\n%d", place.person != NULL ? place.person : "",
                           place.kind != NULL ? place.kind : "", (int) place.month);
      Group *group = g_hash_table_lookup (known, key);
      if (group == NULL)
        {
          group = g_new0 (Group, 1);
          group->place = place;
          group->before = g_array_new (FALSE, FALSE, sizeof (guint));
          group->after = g_array_new (FALSE, FALSE, sizeof (guint));
          g_ptr_array_add (groups, group);
          g_hash_table_insert (known, g_steal_pointer (&key), group);
        }
      g_array_append_val (after ? group->after : group->before, i);
    }
}

static void
compare_group_field (Comparison *self, const Group *group, const char *field)
{
  GadibaCasePlace place = group->place;
  place.field = field;
  g_autofree char *before = _gadiba_case_format_rows (self->before, &place, group->before);
  g_autofree char *after = _gadiba_case_format_rows (self->after, &place, group->after);
  if (g_strcmp0 (before, after) != 0)
    g_ptr_array_add (self->changes, gadiba_case_change_new (&place, before, after));
}

/* What makes the rows be there comes first; what is said of rows that go, goes with them. */
static void
compare_group (Comparison *self, const GadibaCaseShelf *shelf, const Group *group)
{
  const char *main = _gadiba_case_part_get_main (group->place.part);
  compare_group_field (self, group, main);
  for (const GadibaCaseField *f = shelf->fields; group->after->len > 0 && f->name != NULL; f++)
    if (strcmp (f->name, main) != 0 && !_gadiba_case_part_is_key (group->place.part, f->name))
      compare_group_field (self, group, f->name);
}

static void
compare_keyed (Comparison *self, const GadibaCaseShelf *shelf, GadibaCasePart part)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_rows (self, part, FALSE, groups, known);
  collect_rows (self, part, TRUE, groups, known);
  for (guint i = 0; i < groups->len; i++)
    compare_group (self, shelf, groups->pdata[i]);
}

/* --- rows told by their index --- */

static gboolean
is_same_row (const Comparison *self, GadibaCasePart part, guint before, guint after)
{
  const GadibaCasePlace a = { .part = part, .field = "", .index = before };
  const GadibaCasePlace b = { .part = part, .field = "", .index = after };
  g_autofree char *old = gadiba_case_dup_value (self->before, &a);
  g_autofree char *new = gadiba_case_dup_value (self->after, &b);
  return g_strcmp0 (old, new) == 0;
}

/* Of fewer rows those go that stand between what is the same at the beginning and at the end; the
 * last first, so that the indices of the others hold. */
static void
compare_listed (Comparison *self, const GadibaCaseShelf *shelf, GadibaCasePart part)
{
  guint n_before = _gadiba_case_find_shelf (self->before, part).rows->len;
  guint n_after = _gadiba_case_find_shelf (self->after, part).rows->len;
  GadibaCasePlace place = { .part = part, .field = "" };
  guint n_same = 0;
  guint n_end = 0;
  while (n_same < MIN (n_before, n_after) && is_same_row (self, part, n_same, n_same))
    n_same++;
  while (n_before > n_after && n_same + n_end < n_after
         && is_same_row (self, part, n_before - n_end - 1, n_after - n_end - 1))
    n_end++;
  for (place.index = n_same; place.index < MIN (n_before, n_after - n_end); place.index++)
    compare_fields (self, shelf, place);
  place.field = "";
  for (place.index = n_before; place.index < n_after; place.index++)
    compare_place (self, &place);
  for (guint i = n_before - n_end; n_before > n_after && i > n_after - n_end; i--)
    {
      place.index = i - 1;
      g_autofree char *before = gadiba_case_dup_value (self->before, &place);
      g_ptr_array_add (self->changes, gadiba_case_change_new (&place, before, NULL));
    }
}

static void
compare_part (Comparison *self, GadibaCasePart part)
{
  const GadibaCaseShelf shelf = _gadiba_case_find_shelf (self->before, part);
  if (part == GADIBA_PART_APPLICATION)
    compare_application (self);
  else if (part == GADIBA_PART_PERSON)
    compare_persons (self, &shelf);
  else if (_gadiba_case_part_is_listed (part))
    compare_listed (self, &shelf, part);
  else if (_gadiba_case_part_get_main (part) != NULL)
    compare_keyed (self, &shelf, part);
  else
    compare_fields (self, &shelf, (GadibaCasePlace){ .part = part });
}

GPtrArray *
gadiba_case_list_changes (const GadibaCase *before, const GadibaCase *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_case_change_free);
  Comparison self = { before, after, changes };
  compare_received (&self, TRUE);
  for (GadibaCasePart part = 0; part < GADIBA_N_PARTS; part++)
    compare_part (&self, part);
  compare_received (&self, FALSE);
  return changes;
}
