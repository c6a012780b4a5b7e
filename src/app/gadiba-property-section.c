/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-answers.h"
#include "gadiba-bill-table.h"
#include "gadiba-children.h"
#include "gadiba-choice-popover.h"
#include "gadiba-field.h"
#include "gadiba-grid-store.h"
#include "gadiba-place-words.h"
#include "gadiba-pane.h"
#include "gadiba-prompt.h"
#include "gadiba-words.h"

#define N_FORM_COLUMNS 3

/* Places from the top: more than there are rows above. */
#define FROM_BILLS 10000
#define FROM_DWELLING 20000

enum
{
  COLUMN_VALUE,
  COLUMN_UNIT,
  N_COLUMNS,
};

static const struct
{
  const char *label, *field;
} dwelling_fields[] = {
  { N_ ("_Street, house, flat"), "street" },
  { N_ ("_Town or village"), "place" },
  { N_ ("_Municipality"), "region" },
  { N_ ("_Postcode"), "postcode" },
  { N_ ("By what _right"), "tenure" },
  { N_ ("De_clared residence"), "declared" },
  { N_ ("_Area, m²"), "area" },
  { N_ ("R_ooms"), "rooms" },
  { N_ ("_Heating"), "heating" },
};

#define GADIBA_TYPE_PROPERTY_SECTION (gadiba_property_section_get_type ())
G_DECLARE_FINAL_TYPE (GadibaPropertySection, gadiba_property_section, GADIBA, PROPERTY_SECTION,
                      GtkWidget)

struct _GadibaPropertySection
{
  GtkWidget parent;

  GadibaWorkingCase *working;

  GtkWidget *add_property;
  GadibaBillTable *bills;
  GtkGrid *form;
  GadibaEntryGrid *property;
};

static void gadiba_property_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaPropertySection, gadiba_property_section, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_property_section_pane_init))

static const GadibaCase *
get_case (GadibaPropertySection *self)
{
  return gadiba_working_case_get_case (self->working);
}

/* --- property: rows "savings p1", "vehicle 0", "land 0", "real-estate 0", "all" --- */

/* What a row is about, whatever the column. */
static gboolean
find_row_place (const char *id, GadibaCasePlace *place)
{
  const char *space = strchr (id, ' ');
  const char *rest = space != NULL ? space + 1 : "";

  *place = (GadibaCasePlace){ .part = GADIBA_PART_SAVINGS };
  if (g_str_has_prefix (id, "savings "))
    {
      place->field = "amount";
      place->person = g_intern_string (rest);
      return TRUE;
    }
  place->index = (guint) g_ascii_strtoull (rest, NULL, 10);
  if (g_str_has_prefix (id, "vehicle "))
    {
      place->part = GADIBA_PART_VEHICLE;
      place->field = "mass";
    }
  else if (g_str_has_prefix (id, "land "))
    {
      place->part = GADIBA_PART_LAND;
      place->field = "hectares";
    }
  else if (g_str_has_prefix (id, "real-estate "))
    {
      place->part = GADIBA_PART_REAL_ESTATE;
      place->field = "use";
    }
  return place->field != NULL;
}

static gboolean
find_value_place (gpointer owner, const char *id, guint column, GadibaCasePlace *place)
{
  return column == COLUMN_VALUE && find_row_place (id, place);
}

/* What the law makes of what is stated there, as the assessment tells it: "7 ha, pieļaujamā
 * kopplatība 5 ha – neatbilst". Returns: (transfer full) (nullable): NULL: it is not told */
static char *
describe_condition (GadibaPropertySection *self, const char *condition)
{
  const GadibaTraceLine *line = gadiba_answers_find_line (
      gadiba_working_case_get_assessment (self->working), "conditions", condition, NULL);

  if (line == NULL || line->result == NULL)
    return NULL;
  return line->figures != NULL ? g_strdup_printf ("%s – %s", line->figures, line->result)
                               : g_strdup (line->result);
}

static void
add_property_row (GadibaPropertySection *self, const char *id, const char *title)
{
  GadibaCasePlace place;
  gboolean is_typed = find_row_place (id, &place) && place.part != GADIBA_PART_REAL_ESTATE;
  gboolean is_open = gadiba_working_case_is_open (self->working);

  gadiba_entry_grid_add_row (
      self->property,
      &(GadibaGridRowInfo){ .id = id, .title = title, .is_read_only = !is_typed || !is_open });
}

/* Things of one kind, with what the law asks of them beside their head. */
static void
add_numbered (GadibaPropertySection *self, const char *prefix, const char *condition,
              const char *title, guint n)
{
  g_autofree char *verdict = describe_condition (self, condition);

  if (n > 0)
    gadiba_entry_grid_add_group (self->property, condition, title, verdict);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s %u", prefix, i);
      g_autofree char *text = n > 1 ? g_strdup_printf ("%s %u", title, i + 1) : g_strdup (title);
      add_property_row (self, id, text);
    }
}

static void
add_savings (GadibaPropertySection *self)
{
  const GadibaCase *from = get_case (self);
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  g_autofree gboolean *is_minor = gadiba_answers_list_persons (from, book, "minor");
  g_autofree char *day =
      gadiba_words_format_date (gadiba_working_case_get_received (self->working));
  g_autofree char *caption = g_strdup_printf (_ ("on %s; 0 says that there are none"), day);
  g_autofree char *verdict = describe_condition (self, "savings");
  g_autofree char *whole =
      verdict != NULL ? g_strdup_printf ("%s  ·  %s", verdict, caption) : g_strdup (caption);

  gadiba_entry_grid_add_group (self->property, "savings", _ ("Savings in accounts and cash"),
                               whole);
  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      g_autofree char *id = g_strdup_printf ("savings %s", person->id);
      g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
      if (!is_minor[i]) /* of them the law does not ask it */
        add_property_row (self, id, name);
    }
}

/* What a piece of real estate is used for is a word, so it stands where the units do. */
static void
show_use (GadibaPropertySection *self, const char *id, const GadibaCasePlace *place)
{
  g_autofree char *value = gadiba_case_dup_value (get_case (self), place);
  g_autofree char *text = gadiba_place_words_format (place, value);

  gadiba_entry_grid_set_cell (self->property, id, COLUMN_UNIT, text);
  gadiba_entry_grid_set_action (self->property, id, COLUMN_UNIT,
                                gadiba_working_case_is_open (self->working));
}

static void
show_property_row (GadibaPropertySection *self, const char *id)
{
  GadibaCasePlace place;

  if (!find_row_place (id, &place))
    return;
  if (place.part == GADIBA_PART_REAL_ESTATE)
    {
      show_use (self, id, &place);
      return;
    }
  gadiba_grid_store_show (self->property, id, COLUMN_VALUE);
  gadiba_entry_grid_set_cell (self->property, id, COLUMN_UNIT,
                              place.part == GADIBA_PART_SAVINGS   ? "€"
                              : place.part == GADIBA_PART_VEHICLE ? _ ("kg, full mass")
                                                                  : _ ("hectares"));
}

static void
show_statement (GadibaPropertySection *self)
{
  gboolean declared = get_case (self)->assets.property != NULL;

  gadiba_entry_grid_set_cell (self->property, "all", COLUMN_UNIT,
                              declared ? _ ("Yes") : _ ("Not stated"));
  gadiba_entry_grid_set_sign (self->property, "all", COLUMN_UNIT,
                              declared ? "gd-ok-symbolic" : "gd-todo-symbolic",
                              declared ? "dim" : "warn");
  gadiba_entry_grid_set_action (self->property, "all", COLUMN_UNIT,
                                gadiba_working_case_is_open (self->working));
  gadiba_entry_grid_set_asking (self->property, "all", COLUMN_UNIT, !declared);
}

static void
show_numbered (GadibaPropertySection *self, const char *prefix, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s %u", prefix, i);
      show_property_row (self, id);
    }
}

static void
update_property (GadibaPropertySection *self)
{
  const GadibaCase *from = get_case (self);

  gadiba_entry_grid_begin (self->property);
  add_savings (self);
  add_numbered (self, "vehicle", "vehicles", _ ("Vehicle"), from->vehicles->len);
  add_numbered (self, "land", "land", _ ("Land"), from->land->len);
  add_numbered (self, "real-estate", "real-estate", _ ("Real estate"), from->real_estate->len);
  gadiba_entry_grid_add_group (self->property, "things", _ ("Property"), NULL);
  gadiba_entry_grid_add_row (self->property,
                             &(GadibaGridRowInfo){ .id = "all",
                                                   .title = _ ("Is this all the property?"),
                                                   .is_dim = TRUE,
                                                   .is_read_only = TRUE });
  gadiba_entry_grid_end (self->property);
  for (guint i = 0; i < from->persons->len; i++)
    {
      g_autofree char *id =
          g_strdup_printf ("savings %s", gadiba_case_get_person (from, (int) i)->id);
      show_property_row (self, id);
    }
  show_numbered (self, "vehicle", from->vehicles->len);
  show_numbered (self, "land", from->land->len);
  show_numbered (self, "real-estate", from->real_estate->len);
  show_statement (self);
}

static void
on_use_chosen_cb (const char *choice, gpointer owner, const char *row)
{
  GadibaPropertySection *self = GADIBA_PROPERTY_SECTION (owner);
  GadibaCasePlace place;

  if (!find_row_place (row, &place))
    return;
  gadiba_grid_store_value (self->property, row, COLUMN_UNIT, place,
                           *choice != '\0' ? choice : NULL);
  if (*choice != '\0') /* else the row has gone, and the cursor is at another one */
    gadiba_entry_grid_go_on (self->property);
}

static void
on_property_activated_cb (GadibaPropertySection *self, const char *id, guint column)
{
  g_assert (GADIBA_IS_PROPERTY_SECTION (self));

  const GadibaCasePlace all = { .part = GADIBA_PART_ASSETS, .field = "property" };
  if (g_str_equal (id, "all"))
    gadiba_grid_store_value (self->property, id, column, all,
                             get_case (self)->assets.property != NULL ? NULL : "declared");
  else
    gadiba_choice_popover_ask_words (GTK_WIDGET (self), "use", on_use_chosen_cb, self, id);
}

static void
on_property_chosen_cb (const char *choice, gpointer owner, const char *about)
{
  GadibaPropertySection *self = GADIBA_PROPERTY_SECTION (owner);
  const GadibaCase *from = get_case (self);
  gboolean vehicle = g_str_equal (choice, "vehicle"), land = g_str_equal (choice, "land");
  guint n = vehicle ? from->vehicles->len : land ? from->land->len : from->real_estate->len;
  GadibaCasePlace place = { .part = vehicle ? GADIBA_PART_VEHICLE
                                    : land  ? GADIBA_PART_LAND
                                            : GADIBA_PART_REAL_ESTATE,
                            .field = vehicle ? ""
                                     : land  ? "hectares"
                                             : "use",
                            .index = n };
  guint column = vehicle || land ? COLUMN_VALUE : COLUMN_UNIT;
  g_autofree char *row = g_strdup_printf ("%s %u", choice, n);

  gadiba_grid_store_value (self->property, row, column, place,
                           vehicle ? ""
                           : land  ? "0.00"
                                   : gadiba_words_list ("use")[0]);
  gadiba_entry_grid_set_cursor (self->property, row, column);
  gtk_widget_grab_focus (GTK_WIDGET (self->property));
}

static void
on_add_property_clicked_cb (GadibaPropertySection *self)
{
  g_assert (GADIBA_IS_PROPERTY_SECTION (self));

  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  gadiba_choices_add (choices, "vehicle", _ ("Vehicle"));
  gadiba_choices_add (choices, "land", _ ("Land"));
  gadiba_choices_add (choices, "real-estate", _ ("Real estate"));
  gadiba_choice_popover_ask (self->add_property, choices, on_property_chosen_cb, self, NULL);
}

/* --- the section --- */

static void
update_view (GadibaPropertySection *self)
{
  update_property (self);
  gtk_widget_set_sensitive (self->add_property, gadiba_working_case_is_open (self->working));
}

static gboolean
gadiba_property_section_show_fact (GadibaPane *section, const char *fact, const char *subject)
{
  GadibaPropertySection *self = GADIBA_PROPERTY_SECTION (section);

  if (g_str_equal (fact, "savings"))
    {
      g_autofree char *id = g_strdup_printf ("savings %s", subject);
      gadiba_entry_grid_set_cursor (self->property, id, COLUMN_VALUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->property));
      return TRUE;
    }
  if (g_str_equal (fact, "property"))
    {
      gadiba_entry_grid_set_cursor (self->property, "all", COLUMN_UNIT);
      gtk_widget_grab_focus (GTK_WIDGET (self->property));
      return TRUE;
    }
  if (g_str_has_prefix (fact, "cost"))
    {
      gadiba_bill_table_ask (self->bills, fact);
      return TRUE;
    }
  for (int i = 0; i < (int) G_N_ELEMENTS (dwelling_fields); i++)
    if (g_str_equal (dwelling_fields[i].field, fact))
      return gtk_widget_grab_focus (
          gtk_grid_get_child_at (self->form, i % N_FORM_COLUMNS, i / N_FORM_COLUMNS));
  return FALSE;
}

/* From the top: property, bills, the dwelling. */
static int
gadiba_property_section_find_place (GadibaPane *pane, const char *fact, const char *subject)
{
  GadibaPropertySection *self = GADIBA_PROPERTY_SECTION (pane);
  gboolean here = fact == NULL;
  g_autofree char *savings = g_strdup_printf ("savings %s", here ? "" : subject);
  gboolean is_cost = !here && g_str_has_prefix (fact, "cost");
  int place = -1;

  if (here || g_str_equal (fact, "savings") || g_str_equal (fact, "property"))
    place = gadiba_entry_grid_find_place (self->property, here                            ? NULL
                                                          : g_str_equal (fact, "savings") ? savings
                                                                                          : "all");
  if (place >= 0)
    return 1 + place;
  if (here || is_cost)
    place = gadiba_bill_table_find_place (self->bills, fact);
  if (place >= 0)
    return FROM_BILLS + place;
  for (int i = 0; i < (int) G_N_ELEMENTS (dwelling_fields); i++)
    if (here ? gadiba_pane_has_keyboard (
            gtk_grid_get_child_at (self->form, i % N_FORM_COLUMNS, i / N_FORM_COLUMNS))
             : g_str_equal (dwelling_fields[i].field, fact))
      return FROM_DWELLING + i;
  return here ? 0 : -1;
}

static void
gadiba_property_section_enter (GadibaPane *pane)
{
  gtk_widget_grab_focus (GTK_WIDGET (GADIBA_PROPERTY_SECTION (pane)->property));
}

static void
gadiba_property_section_pane_init (GadibaPaneInterface *iface)
{
  iface->enter = gadiba_property_section_enter;
  iface->find_place = gadiba_property_section_find_place;
  iface->show_fact = gadiba_property_section_show_fact;
}

static void
gadiba_property_section_dispose (GObject *object)
{
  GadibaPropertySection *self = GADIBA_PROPERTY_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_PROPERTY_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_property_section_parent_class)->dispose (object);
}

static void
gadiba_property_section_class_init (GadibaPropertySectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_property_section_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-property-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaPropertySection, add_property);
  gtk_widget_class_bind_template_child (widget_class, GadibaPropertySection, bills);
  gtk_widget_class_bind_template_child (widget_class, GadibaPropertySection, form);
  gtk_widget_class_bind_template_child (widget_class, GadibaPropertySection, property);
  gtk_widget_class_bind_template_callback (widget_class, on_add_property_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_property_activated_cb);
  g_type_ensure (GADIBA_TYPE_BILL_TABLE);
  g_type_ensure (GADIBA_TYPE_ENTRY_GRID);
}

static void
gadiba_property_section_init (GadibaPropertySection *self)
{
  const GadibaGridColumn columns[N_COLUMNS] = {
    [COLUMN_VALUE] = { .title = _ ("Value"),
                       .kind = GADIBA_GRID_AMOUNT,
                       .is_editable = TRUE,
                       .min_chars = 16 },
    [COLUMN_UNIT] = { .title = NULL, .name = _ ("Unit"), .kind = GADIBA_GRID_SIGN },
  };
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_entry_grid_set_columns (self->property, _ ("Property and savings"), columns, N_COLUMNS);
  gadiba_prompt_make (self->add_property);
}

GtkWidget *
gadiba_property_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaPropertySection *self = g_object_new (GADIBA_TYPE_PROPERTY_SECTION, NULL);
  self->working = g_object_ref (working);
  gadiba_bill_table_set_case (self->bills, working);
  gadiba_grid_store (self->property, working, find_value_place, NULL);
  for (int i = 0; i < (int) G_N_ELEMENTS (dwelling_fields); i++)
    {
      GtkWidget *field =
          gadiba_field_new (_ (dwelling_fields[i].label), "dwelling", dwelling_fields[i].field);
      gadiba_field_bind (GADIBA_FIELD (field), working, NULL, 0);
      gtk_grid_attach (self->form, field, i % N_FORM_COLUMNS, i / N_FORM_COLUMNS, 1, 1);
    }
  g_signal_connect_object (working, "changed", G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  update_view (self);
  return GTK_WIDGET (self);
}
