/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-section-private.h"
#include "gadiba-choice-popover.h"
#include "gadiba-place-words.h"
#include "gadiba-typing.h"
#include "gadiba-words.h"

enum
{
  FACT_VALUE,
  FACT_UNIT,
  N_FACT_COLUMNS,
};

/* Questions are whole sentences. */
#define TITLE_CHARS 50

static const GadibaBook *
get_book (GadibaApplicationSection *self)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (self->working));
}

/* --- rows: "p1 school-costs"; of the household: "- medicine-bills" --- */

static char *
make_id (const GadibaFact *fact, const char *person)
{
  return g_strdup_printf ("%s %s", person != NULL ? person : "-", fact->id);
}

/* Returns: (nullable): the fact that the row is about */
static const GadibaFact *
find_fact (GadibaApplicationSection *self, const char *row, GadibaCasePlace *place)
{
  const char *space = strchr (row, ' ');
  if (space == NULL)
    return NULL;
  g_autofree char *person = g_strndup (row, (gsize) (space - row));
  gboolean of_household = g_str_equal (person, "-");

  *place = (GadibaCasePlace){ .part = GADIBA_PART_FACT,
                              .field = "value",
                              .person = of_household ? NULL : g_intern_string (person),
                              .kind = g_intern_string (space + 1) };
  return gadiba_book_get_fact (
      get_book (self), of_household ? GADIBA_ENTITY_HOUSEHOLD : GADIBA_ENTITY_PERSON, place->kind);
}

/* How its value is typed; a word or yes and no is chosen. */
static GadibaTyping
get_typing (const GadibaFact *fact)
{
  switch (fact->type.kind)
    {
    case GADIBA_KIND_NUMBER:
      return g_strcmp0 (fact->type.unit, "EUR") == 0 ? GADIBA_TYPING_MONEY
             : fact->whole                           ? GADIBA_TYPING_WHOLE
                                                     : GADIBA_TYPING_NUMBER;
    case GADIBA_KIND_DATE:
      return GADIBA_TYPING_DATE;
    case GADIBA_KIND_MONTH:
      return GADIBA_TYPING_MONTH;
    case GADIBA_KIND_YES_NO:
    case GADIBA_KIND_TEXT:
      break;
    }
  return GADIBA_TYPING_WORD;
}

static gboolean
is_chosen (const GadibaFact *fact)
{
  return get_typing (fact) == GADIBA_TYPING_WORD;
}

static char *
format_value (const GadibaFact *fact, const char *value)
{
  const char *title = NULL;

  if (value == NULL)
    return g_strdup (is_chosen (fact) ? _ ("not stated") : "");
  if (fact->type.kind == GADIBA_KIND_YES_NO)
    return g_strdup (gadiba_words_for ("yes-no", value));
  if (fact->type.kind == GADIBA_KIND_TEXT)
    title = gadiba_choices_get_title (fact->choices, value);
  return title != NULL ? g_strdup (title) : gadiba_typing_format (get_typing (fact), value);
}

static void
show_row (GadibaApplicationSection *self, const char *id)
{
  GadibaCasePlace place;
  const GadibaFact *fact = find_fact (self, id, &place);
  g_autofree char *value =
      gadiba_case_dup_value (gadiba_working_case_get_case (self->working), &place);
  g_autofree char *text = format_value (fact, value);
  const GadibaUnit *unit = fact->type.unit != NULL
                               ? g_hash_table_lookup (get_book (self)->units, fact->type.unit)
                               : NULL;
  guint column = is_chosen (fact) ? FACT_UNIT : FACT_VALUE;

  gadiba_entry_grid_set_cell (self->facts, id, column, text);
  if (!is_chosen (fact))
    {
      gadiba_entry_grid_set_cell (self->facts, id, FACT_UNIT,
                                  unit == NULL           ? ""
                                  : unit->symbol != NULL ? unit->symbol
                                                         : unit->other);
      return;
    }
  gboolean missing = value == NULL && !fact->has_otherwise;
  gadiba_entry_grid_set_sign (self->facts, id, FACT_UNIT, missing ? "gd-todo-symbolic" : NULL,
                              missing ? "warn" : NULL);
  gadiba_entry_grid_set_action (self->facts, id, FACT_UNIT,
                                gadiba_working_case_is_open (self->working));
}

/* --- filling --- */

static void
add_row (GadibaApplicationSection *self, const GadibaFact *fact, const GadibaCasePerson *person,
         GPtrArray *ids)
{
  const char *question = fact->question != NULL ? fact->question : fact->title;
  g_autofree char *title =
      person != NULL ? g_strdup_printf ("%s: %s", person->given, question) : g_strdup (question);
  char *id = make_id (fact, person != NULL ? person->id : NULL);

  g_ptr_array_add (ids, id);
  gadiba_entry_grid_add_row (
      self->facts,
      &(GadibaGridRowInfo){ .id = id,
                            .title = title,
                            .is_read_only =
                                is_chosen (fact) || !gadiba_working_case_is_open (self->working) });
}

/* What one benefit asks: of the household, then of each person in turn. */
static void
add_benefit (GadibaApplicationSection *self, const GadibaBenefit *benefit, GPtrArray *ids)
{
  static const GadibaEntity entities[] = { GADIBA_ENTITY_HOUSEHOLD, GADIBA_ENTITY_PERSON };
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  gboolean begun = FALSE;

  for (guint entity = 0; entity < G_N_ELEMENTS (entities); entity++)
    {
      const GPtrArray *facts = get_book (self)->facts[entities[entity]];
      guint n = entities[entity] == GADIBA_ENTITY_PERSON ? from->persons->len : 1;
      for (guint who = 0; who < n; who++)
        for (guint i = 0; i < facts->len; i++)
          {
            const GadibaFact *fact = g_ptr_array_index (facts, i);
            if (fact->benefit != benefit->id)
              continue;
            if (!begun)
              gadiba_entry_grid_add_group (self->facts, benefit->id, benefit->title, NULL);
            begun = TRUE;
            add_row (self, fact,
                     fact->entity == GADIBA_ENTITY_PERSON ? gadiba_case_get_person (from, (int) who)
                                                          : NULL,
                     ids);
          }
    }
}

void
_gadiba_application_fill_facts (GadibaApplicationSection *self)
{
  const GPtrArray *benefits = get_book (self)->benefits;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  gadiba_entry_grid_begin (self->facts);
  for (guint i = 0; i < benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (benefits, i);
      if (gadiba_case_asks_for (gadiba_working_case_get_case (self->working), benefit->id))
        add_benefit (self, benefit, ids);
    }
  gadiba_entry_grid_end (self->facts);
  for (guint i = 0; i < ids->len; i++)
    show_row (self, g_ptr_array_index (ids, i));
  gtk_widget_set_visible (self->facts_part, ids->len > 0);
}

/* --- what is entered --- */

static gboolean
set_value (GadibaApplicationSection *self, const GadibaCasePlace *place, const char *value,
           GError **error)
{
  g_autofree char *words = gadiba_place_words_describe (
      place, gadiba_working_case_get_case (self->working), get_book (self));

  return gadiba_working_case_set (self->working, place, value, words, error);
}

static void
on_fact_edited_cb (GadibaApplicationSection *self, const char *row, guint column, const char *text)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *id = g_strdup (row); /* the rows may change */
  GadibaCasePlace place;
  const GadibaFact *fact = find_fact (self, row, &place);
  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;

  if (fact == NULL || column != FACT_VALUE)
    return;
  if (gadiba_typing_parse (get_typing (fact), text, today, &value, &error)
      && set_value (self, &place, value, &error))
    show_row (self, id);
  else
    gadiba_entry_grid_set_error (self->facts, id, column, error->message);
}

static void
on_fact_chosen_cb (const char *choice, gpointer owner, const char *row)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (owner);
  g_autoptr (GError) error = NULL;
  GadibaCasePlace place;

  if (find_fact (self, row, &place) == NULL)
    return;
  if (set_value (self, &place, *choice != '\0' ? choice : NULL, &error))
    gadiba_entry_grid_go_on (self->facts);
  else
    gadiba_entry_grid_set_error (self->facts, row, FACT_UNIT, error->message);
}

void
_gadiba_application_activate_fact (GadibaApplicationSection *self, const char *row, guint column)
{
  GadibaCasePlace place;
  const GadibaFact *fact = find_fact (self, row, &place);
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();

  if (fact == NULL || column != FACT_UNIT)
    return;
  if (fact->type.kind == GADIBA_KIND_YES_NO)
    {
      gadiba_choice_popover_ask_words (GTK_WIDGET (self), "yes-no", on_fact_chosen_cb, self, row);
      return;
    }
  for (guint i = 0; fact->choices != NULL && i < fact->choices->len; i++)
    {
      const GadibaChoice *choice = &g_array_index (fact->choices, GadibaChoice, i);
      gadiba_choices_add (choices, choice->id, choice->title);
    }
  gadiba_choices_add (choices, "", _ ("not stated"));
  gadiba_choice_popover_ask (GTK_WIDGET (self), choices, on_fact_chosen_cb, self, row);
}

/* Returns: (transfer full) (nullable): the row that asks for @fact; @found: (out): the fact */
static char *
dup_row_of (GadibaApplicationSection *self, const char *fact, const char *person,
            const GadibaFact **found)
{
  const char *subjects[] = { person != NULL ? person : "-", "-" };
  GadibaCasePlace place;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autofree char *row = g_strdup_printf ("%s %s", subjects[i], fact);
      *found = find_fact (self, row, &place);
      if (*found != NULL && (*found)->benefit != NULL
          && gadiba_entry_grid_find_place (self->facts, row) >= 0)
        return g_steal_pointer (&row);
    }
  return NULL;
}

int
_gadiba_application_find_fact (GadibaApplicationSection *self, const char *fact, const char *person)
{
  const GadibaFact *found;
  g_autofree char *row = fact != NULL ? dup_row_of (self, fact, person, &found) : NULL;

  if (fact != NULL && row == NULL)
    return -1;
  return gadiba_entry_grid_find_place (self->facts, row);
}

gboolean
_gadiba_application_show_fact (GadibaApplicationSection *self, const char *fact, const char *person)
{
  const GadibaFact *found;
  g_autofree char *row = dup_row_of (self, fact, person, &found);

  if (row == NULL)
    return FALSE;
  gadiba_entry_grid_set_cursor (self->facts, row, is_chosen (found) ? FACT_UNIT : FACT_VALUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->facts));
}

void
_gadiba_application_start_facts (GadibaApplicationSection *self)
{
  const GadibaGridColumn columns[N_FACT_COLUMNS] = {
    [FACT_VALUE] = { .title = _ ("What is answered"),
                     .kind = GADIBA_GRID_AMOUNT,
                     .is_editable = TRUE,
                     .min_chars = 10 },
    [FACT_UNIT] = { .title = NULL, .name = _ ("Unit or word"), .kind = GADIBA_GRID_SIGN },
  };

  gadiba_entry_grid_set_columns (self->facts, _ ("Question"), columns, N_FACT_COLUMNS);
  gadiba_entry_grid_set_title_chars (self->facts, TITLE_CHARS);
  g_signal_connect_object (self->facts, "edited", G_CALLBACK (on_fact_edited_cb), self,
                           G_CONNECT_SWAPPED);
}
