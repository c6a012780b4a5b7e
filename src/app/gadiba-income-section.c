/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-children.h"
#include "gadiba-choice-popover.h"
#include "gadiba-grid-store.h"
#include "gadiba-income-section-private.h"
#include "gadiba-place-words.h"
#include "gadiba-prompt.h"
#include "gadiba-scan-choice.h"
#include "gadiba-words.h"

static void gadiba_income_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaIncomeSection, gadiba_income_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_income_section_pane_init))

/* The amounts of the months. */
static gboolean
find_amount (gpointer owner, const char *id, guint column, GadibaCasePlace *place)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (owner);

  if (column >= self->n_months || strchr (id, ' ') == NULL)
    return FALSE;
  *place = _gadiba_income_make_place (id, "amount", self->first + (int) column);
  return *place->kind != '\0'; /* the other row says only whether that is all */
}

/* --- evidence and statements --- */

static void
set_evidence (GadibaIncomeSection *self, const char *id, const char *word)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (GadibaCasePlace));
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  for (guint i = 0; i < self->n_months; i++)
    {
      GadibaCasePlace amount = _gadiba_income_make_place (id, "amount", self->first + (int) i);
      GadibaCasePlace place = _gadiba_income_make_place (id, "evidence", self->first + (int) i);
      g_autofree char *there = gadiba_case_dup_value (from, &amount);
      if (there == NULL)
        continue;
      g_array_append_val (places, place);
      g_ptr_array_add (values, (gpointer) word);
    }
  g_autoptr (GError) error = NULL;
  GadibaCasePlace whole = _gadiba_income_make_place (id, "evidence", GADIBA_MONTH_NONE);
  g_autofree char *words =
      gadiba_place_words_describe (&whole, from, _gadiba_income_get_book (self));
  if (!gadiba_working_case_set_many (
          self->working, (const GadibaCasePlace *) (gpointer) places->data,
          (const char *const *) values->pdata, places->len, words, &error))
    gadiba_entry_grid_set_error (self->grid, id, self->n_months + COLUMN_EVIDENCE, error->message);
}

static void
on_evidence_chosen_cb (const char *choice, gpointer owner, const char *row)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (owner);

  set_evidence (self, row, *choice != '\0' ? choice : NULL);
  gadiba_entry_grid_go_on (self->grid);
}

static void
toggle_statement (GadibaIncomeSection *self, const char *id, const char *person)
{
  const GadibaCasePlace place = { .part = GADIBA_PART_PERSON, .field = "income", .person = person };
  g_autofree char *before =
      gadiba_case_dup_value (gadiba_working_case_get_case (self->working), &place);

  gadiba_grid_store_value (self->grid, id, self->n_months + COLUMN_EVIDENCE, place,
                           g_strcmp0 (before, "complete") == 0 ? "incomplete" : "complete");
}

static void
on_grid_activated_cb (GadibaIncomeSection *self, const char *id, guint column)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  const char *person, *kind;
  if (column == self->n_months + COLUMN_SCAN)
    {
      g_autoptr (GArray) places = _gadiba_income_list_proofs (self, id);
      if (places->len > 0)
        gadiba_scan_choice_ask (GTK_WIDGET (self), self->working,
                                (const GadibaIntakePlace *) (gpointer) places->data, places->len);
      return;
    }
  if (column < self->n_months)
    {
      _gadiba_income_toggle_none (self, id, column);
      return;
    }
  if (column != self->n_months + COLUMN_EVIDENCE)
    return;
  _gadiba_income_split_id (id, &person, &kind);
  if (*kind == '\0')
    toggle_statement (self, id, person);
  else
    gadiba_choice_popover_ask_words (GTK_WIDGET (self), "evidence", on_evidence_chosen_cb, self,
                                     id);
}

/* --- another kind of income --- */

/* Whoever is in the rows where the keyboard was last, else the applicant. */
static const GadibaCasePerson *
get_whom (GadibaIncomeSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  int index =
      self->person != NULL ? gadiba_case_find_person (from, self->person) : GADIBA_CASE_NOBODY;

  return gadiba_case_get_person (
      from, index != GADIBA_CASE_NOBODY ? index : gadiba_case_find_applicant (from));
}

void
_gadiba_income_show_whom (GadibaIncomeSection *self)
{
  const GadibaCasePerson *whom = get_whom (self);
  g_autofree char *name = g_strdup_printf ("%s %s", whom->given, whom->family);

  gtk_label_set_label (self->whom, name);
}

static void
note_person (GadibaIncomeSection *self)
{
  const char *row, *kind;
  guint column;

  if (!gadiba_entry_grid_get_cursor (self->grid, &row, &column) || strchr (row, ' ') == NULL)
    return;
  _gadiba_income_split_id (row, &self->person, &kind);
  _gadiba_income_show_whom (self);
}

/* On the way back to the button the keyboard passes the rows of others: they are not meant. */
static void
on_grid_cursor_moved_cb (GadibaIncomeSection *self)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  if (!self->is_going_back && self->working != NULL)
    note_person (self);
}

static gboolean
on_key_pressed_cb (GadibaIncomeSection *self, guint key, guint code, GdkModifierType state,
                   GtkEventController *controller)
{
  GtkStateFlags flags = gtk_widget_get_state_flags (GTK_WIDGET (self->grid));

  if (gdk_key_event_is_modifier (gtk_event_controller_get_current_event (controller)))
    return GDK_EVENT_PROPAGATE;
  self->is_going_back =
      key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0);
  if (!self->is_going_back && (flags & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    note_person (self);
  return GDK_EVENT_PROPAGATE;
}

static void
on_key_released_cb (GadibaIncomeSection *self)
{
  self->is_going_back = FALSE;
}

static void
watch_keys (GadibaIncomeSection *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Whoever empties a row that came here goes on there: it stays, unlike after an undo. */
static void
on_grid_edited_cb (GadibaIncomeSection *self, const char *row)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  if (g_hash_table_contains (self->added, row))
    g_hash_table_insert (self->added, g_strdup (row), GINT_TO_POINTER (FALSE));
}

static void
on_kind_chosen_cb (const char *kind, gpointer owner, const char *person)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (owner);
  g_autofree char *id = _gadiba_income_make_id (person, kind);

  g_hash_table_insert (self->added, g_strdup (id), GINT_TO_POINTER (FALSE));
  _gadiba_income_fill (self);
  gadiba_entry_grid_set_cursor (self->grid, id, self->n_months - self->n_regular);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_add_clicked_cb (GadibaIncomeSection *self)
{
  g_assert (GADIBA_IS_INCOME_SECTION (self));

  const GPtrArray *kinds = _gadiba_income_get_book (self)->income_kinds;
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  for (guint i = 0; i < kinds->len; i++)
    {
      const GadibaIncomeKind *kind = g_ptr_array_index (kinds, i);
      if (!kind->group->takes_gain)
        gadiba_choices_add (choices, kind->id, kind->title);
    }
  gadiba_choices_set_heading (choices, gtk_label_get_label (self->whom));
  gadiba_choice_popover_ask (self->add, choices, on_kind_chosen_cb, self, get_whom (self)->id);
}

/* --- the section --- */

static gboolean
gadiba_income_section_show_fact (GadibaPane *section, const char *fact, const char *subject)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (section);

  if (!g_str_equal (fact, "income"))
    return FALSE;
  g_autofree char *id = _gadiba_income_make_id (subject, "");
  gadiba_entry_grid_set_cursor (self->grid, id, self->n_months + COLUMN_EVIDENCE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return TRUE;
}

/* @place: of a month, or of all of them: then its proof */
static gboolean
gadiba_income_section_show_place (GadibaPane *pane, const GadibaCheckPlace *place)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (pane);

  if (place->person == NULL)
    return FALSE;
  g_autofree char *id =
      _gadiba_income_make_id (place->person, place->kind != NULL ? place->kind : "");
  gboolean is_month = place->kind == NULL && place->month >= self->first
                      && place->month < self->first + (int) self->n_months;
  gadiba_entry_grid_set_cursor (self->grid, id,
                                is_month ? (guint) (place->month - self->first)
                                         : self->n_months + COLUMN_EVIDENCE);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return TRUE;
}

static int
gadiba_income_section_find_place (GadibaPane *pane, const char *fact, const char *subject)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (pane);
  g_autofree char *row = fact != NULL ? _gadiba_income_make_id (subject, "") : NULL;

  if (fact != NULL && !g_str_equal (fact, "income"))
    return -1;
  int place = gadiba_entry_grid_find_place (self->grid, row);
  return place >= 0 ? 1 + place : fact == NULL ? 0 : -1;
}

static void
gadiba_income_section_enter (GadibaPane *pane)
{
  gtk_widget_grab_focus (GTK_WIDGET (GADIBA_INCOME_SECTION (pane)->grid));
}

static void
gadiba_income_section_pane_init (GadibaPaneInterface *iface)
{
  iface->enter = gadiba_income_section_enter;
  iface->find_place = gadiba_income_section_find_place;
  iface->show_fact = gadiba_income_section_show_fact;
  iface->show_place = gadiba_income_section_show_place;
}

static void
gadiba_income_section_dispose (GObject *object)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_INCOME_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_income_section_parent_class)->dispose (object);
}

static void
gadiba_income_section_finalize (GObject *object)
{
  GadibaIncomeSection *self = GADIBA_INCOME_SECTION (object);

  g_hash_table_unref (self->added);

  G_OBJECT_CLASS (gadiba_income_section_parent_class)->finalize (object);
}

static void
gadiba_income_section_class_init (GadibaIncomeSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_income_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_income_section_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-income-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, add);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, add_label);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, caption);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, elsewhere);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, grid);
  gtk_widget_class_bind_template_child (widget_class, GadibaIncomeSection, whom);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_grid_edited_cb);
  g_type_ensure (GADIBA_TYPE_ENTRY_GRID);
}

static void
gadiba_income_section_init (GadibaIncomeSection *self)
{
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_entry_grid_set_title_chars (self->grid, TITLE_CHARS);
  gadiba_prompt_make (self->add);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->add_label, self->whom, NULL, -1);
  watch_keys (self);
}

GtkWidget *
gadiba_income_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaIncomeSection *self = g_object_new (GADIBA_TYPE_INCOME_SECTION, NULL);
  self->working = g_object_ref (working);
  _gadiba_income_find_months (self);
  gadiba_grid_store (self->grid, working, find_amount, self);
  _gadiba_income_show_months (self);
  g_signal_connect_object (working, "changed", G_CALLBACK (_gadiba_income_fill), self,
                           G_CONNECT_SWAPPED);
  _gadiba_income_fill (self);
  return GTK_WIDGET (self);
}
