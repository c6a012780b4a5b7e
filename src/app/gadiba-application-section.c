/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-application-section-private.h"
#include "gadiba-children.h"
#include "gadiba-place-words.h"
#include "gadiba-prompt.h"
#include "gadiba-words.h"

/* More places than there are questions. */
#define BELOW_QUESTIONS 10000

static void gadiba_application_section_pane_init (GadibaPaneInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GadibaApplicationSection, gadiba_application_section,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GADIBA_TYPE_PANE,
                                                      gadiba_application_section_pane_init))

/* --- what is asked for --- */

static const char *
get_benefit (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "benefit");
}

/* By when it is to be decided. */
static void
show_deadline (GadibaApplicationSection *self)
{
  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;
  GadibaLegalTerm term;

  gtk_widget_set_visible (GTK_WIDGET (self->deadline), gadiba_working_case_is_open (self->working));
  gadiba_working_case_find_deadline (self->working, &term);
  g_autofree char *day = gadiba_words_format_date (term.last);
  g_autofree char *left =
      term.last < today
          ? g_strdup_printf (_ ("The deadline passed on %s (APL 64(1))"), day)
          : g_strdup_printf (
              g_dngettext (GETTEXT_PACKAGE, "Decide by %s (APL 64(1)): %d working day left",
                           "Decide by %s (APL 64(1)): %d working days left", (gulong) term.n_left),
              day, term.n_left);
  gtk_label_set_label (self->deadline, left);
  if (term.last < today)
    gtk_widget_add_css_class (GTK_WIDGET (self->deadline), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->deadline), "bad");
}

static void
update_view (GadibaApplicationSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);

  _gadiba_application_fill_signing (self);
  _gadiba_application_fill_facts (self);
  _gadiba_application_fill_papers (self);
  show_deadline (self);
  self->is_filling = TRUE;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->benefits)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   gadiba_case_asks_for (from, get_benefit (check)));
      gtk_widget_set_sensitive (check, gadiba_working_case_is_open (self->working));
    }
  self->is_filling = FALSE;
}

/* All that is marked, as the case format lists it. */
static void
on_benefit_toggled_cb (GadibaApplicationSection *self)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  const GadibaCasePlace place = { .part = GADIBA_PART_APPLICATION, .field = "benefits" };
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  if (self->is_filling)
    return;
  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->benefits)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", get_benefit (check));
  g_autofree char *words =
      gadiba_place_words_describe (&place, gadiba_working_case_get_case (self->working), NULL);
  const char *refused = NULL;
  if (value->len == 0)
    refused = _ ("Something is always asked for: mark another one first, then this one can go.");
  else if (!gadiba_working_case_set (self->working, &place, value->str, words, &error))
    refused = error->message;
  if (refused != NULL)
    update_view (self); /* as it stands in the case */
  gtk_label_set_label (self->refused, refused != NULL ? refused : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refused), refused != NULL);
}

static void
add_benefit (GadibaApplicationSection *self, const char *id, const char *title)
{
  GtkWidget *check = gtk_check_button_new_with_label (title);

  g_object_set_data_full (G_OBJECT (check), "benefit", g_strdup (id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_benefit_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->benefits, check);
}

static void
add_benefits (GadibaApplicationSection *self)
{
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  GadibaDate received = gadiba_working_case_get_received (self->working);

  add_benefit (self, "status", _ ("Status of a needy or low-income household"));
  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      if (gadiba_benefit_is_in_force (benefit, received)
          || gadiba_case_asks_for (gadiba_working_case_get_case (self->working), benefit->id))
        add_benefit (self, benefit->id, benefit->title);
    }
}

/* --- the section --- */

static gboolean
gadiba_application_section_show_fact (GadibaPane *section, const char *fact, const char *subject)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (section);

  if (strstr (fact, "group") != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->group));
  if (g_str_equal (fact, "housing-month"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->housing_month));
  return _gadiba_application_show_fact (self, fact, subject);
}

/* From the top: what is asked for, the two fields, the questions, the rest. */
static int
gadiba_application_section_find_place (GadibaPane *pane, const char *fact, const char *subject)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (pane);
  gboolean here = fact == NULL;

  if (here ? gadiba_pane_has_keyboard (GTK_WIDGET (self->housing_month))
           : g_str_equal (fact, "housing-month"))
    return 2;
  if (here ? gadiba_pane_has_keyboard (GTK_WIDGET (self->group)) : strstr (fact, "group") != NULL)
    return 3;
  int question = _gadiba_application_find_fact (self, fact, subject);
  if (question >= 0)
    return 4 + question;
  if (!here)
    return -1;
  return gadiba_pane_has_keyboard (GTK_WIDGET (self->signing))
                 || gadiba_pane_has_keyboard (GTK_WIDGET (self->wishes))
                 || gadiba_pane_has_keyboard (GTK_WIDGET (self->papers))
             ? BELOW_QUESTIONS
             : 1;
}

/* What is asked for comes first, and brings the questions that follow. */
static void
gadiba_application_section_enter (GadibaPane *pane)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (pane);

  gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->benefits)));
}

static void
gadiba_application_section_pane_init (GadibaPaneInterface *iface)
{
  iface->enter = gadiba_application_section_enter;
  iface->find_place = gadiba_application_section_find_place;
  iface->show_fact = gadiba_application_section_show_fact;
}

static void
gadiba_application_section_dispose (GObject *object)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_APPLICATION_SECTION);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_application_section_parent_class)->dispose (object);
}

static void
gadiba_application_section_finalize (GObject *object)
{
  g_ptr_array_unref (GADIBA_APPLICATION_SECTION (object)->own_papers);

  G_OBJECT_CLASS (gadiba_application_section_parent_class)->finalize (object);
}

static void
on_signing_activated_cb (GadibaApplicationSection *self, const char *row, guint column)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  _gadiba_application_activate_signing (self, row);
}

static void
on_wish_activated_cb (GadibaApplicationSection *self, const char *row, guint column)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  _gadiba_application_activate_wish (self, row, column);
}

static void
on_paper_activated_cb (GadibaApplicationSection *self, const char *row, guint column)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  _gadiba_application_activate_paper (self, row, column);
}

static void
on_fact_activated_cb (GadibaApplicationSection *self, const char *row, guint column)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  _gadiba_application_activate_fact (self, row, column);
}

static void
on_demand_clicked_cb (GadibaApplicationSection *self)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  _gadiba_application_demand_papers (self);
}

static void
on_add_paper_clicked_cb (GadibaApplicationSection *self)
{
  g_assert (GADIBA_IS_APPLICATION_SECTION (self));

  _gadiba_application_add_paper (self);
}

static void
gadiba_application_section_class_init (GadibaApplicationSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_application_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_application_section_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-application-section.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, add_paper);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, benefits);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, deadline);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, demand);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, facts);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, facts_part);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, group);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, housing_month);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, papers);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, refused);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, signing);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, wishes);
  gtk_widget_class_bind_template_child (widget_class, GadibaApplicationSection, wishes_part);
  gtk_widget_class_bind_template_callback (widget_class, on_add_paper_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_demand_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_fact_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_signing_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_wish_activated_cb);
  g_type_ensure (GADIBA_TYPE_ENTRY_GRID);
  g_type_ensure (GADIBA_TYPE_FIELD);
}

static void
gadiba_application_section_init (GadibaApplicationSection *self)
{
  self->own_papers = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_prompt_make (self->add_paper);
}

GtkWidget *
gadiba_application_section_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaApplicationSection *self = g_object_new (GADIBA_TYPE_APPLICATION_SECTION, NULL);
  self->working = g_object_ref (working);
  add_benefits (self);
  _gadiba_application_start_signing (self);
  _gadiba_application_start_facts (self);
  _gadiba_application_start_papers (self);
  gadiba_field_bind (self->group, working, NULL, 0);
  gadiba_field_bind (self->housing_month, working, NULL, 0);
  g_signal_connect_object (working, "changed", G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  update_view (self);
  return GTK_WIDGET (self);
}
