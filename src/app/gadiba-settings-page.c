/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-settings-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-habits.h"
#include "gadiba-settings-desk.h"
#include "gadiba-settings-lists.h"
#include "gadiba-settings-model.h"
#include "gadiba-settings-office.h"

struct _GadibaSettingsPage
{
  GadibaPage parent;

  GadibaSettingsModel *model;
  GadibaSettingsOffice *texts;

  GtkScrolledWindow *days;
  GtkScrolledWindow *desk;
  GtkScrolledWindow *office;
  GtkScrolledWindow *people;
  GtkStack *stack;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (GadibaSettingsPage, gadiba_settings_page, GADIBA_TYPE_PAGE)

static void
on_told_cb (GadibaSettingsPage *self, const char *sentence)
{
  g_assert (GADIBA_IS_SETTINGS_PAGE (self));

  gtk_label_set_label (self->state, sentence);
}

static void
on_section_shown_cb (GadibaSettingsPage *self)
{
  g_assert (GADIBA_IS_SETTINGS_PAGE (self));

  g_settings_set_string (gadiba_habits_get (), "settings-section",
                         gtk_stack_get_visible_child_name (self->stack));
}

static void
gadiba_settings_page_enter (GadibaPage *page)
{
  GadibaSettingsPage *self = GADIBA_SETTINGS_PAGE (page);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, shown)) /* the stack has given it already */
    return;
  if (!gtk_widget_child_focus (shown, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaSettingsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->stack != NULL && !gadiba_settings_model_run_finish (result, &error))
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
}

static void
gadiba_settings_page_refresh (GadibaPage *page)
{
  GadibaSettingsPage *self = GADIBA_SETTINGS_PAGE (page);
  const GadibaJob nothing = { NULL, NULL, NULL, NULL };

  gadiba_settings_model_run_async (self->model, &nothing, on_read_cb, g_object_ref (self));
}

static gboolean
gadiba_settings_page_has_open_matter (GadibaPage *page, char **sentence)
{
  GadibaSettingsPage *self = GADIBA_SETTINGS_PAGE (page);

  if (!gadiba_settings_office_has_open_matter (self->texts))
    return FALSE;
  *sentence = g_strdup (_ ("What is typed of the office is not stored."));
  return TRUE;
}

static void
gadiba_settings_page_step (GadibaPage *page, int step)
{
  GadibaSettingsPage *self = GADIBA_SETTINGS_PAGE (page);
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (int i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, (guint) i))
      {
        gtk_selection_model_select_item (pages, (guint) CLAMP (i + step, 0, n - 1), TRUE);
        gadiba_settings_page_enter (page);
        return;
      }
}

static void
gadiba_settings_page_dispose (GObject *object)
{
  GadibaSettingsPage *self = GADIBA_SETTINGS_PAGE (object);

  if (self->stack != NULL)
    g_signal_handlers_disconnect_by_data (self->stack, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_SETTINGS_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->model);

  G_OBJECT_CLASS (gadiba_settings_page_parent_class)->dispose (object);
}

static void
gadiba_settings_page_class_init (GadibaSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_settings_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_settings_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_settings_page_refresh;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_settings_page_has_open_matter;
  GADIBA_PAGE_CLASS (klass)->step_section = gadiba_settings_page_step;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsPage, days);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsPage, desk);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsPage, office);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsPage, people);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsPage, state);
}

static void
gadiba_settings_page_init (GadibaSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_settings_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaSettingsPage *self = g_object_new (GADIBA_TYPE_SETTINGS_PAGE, "session", session, NULL);
  g_autofree char *section = g_settings_get_string (gadiba_habits_get (), "settings-section");
  self->model = gadiba_settings_model_new (session);
  self->texts = GADIBA_SETTINGS_OFFICE (gadiba_settings_office_new (self->model));
  g_signal_connect_object (self->texts, "told", G_CALLBACK (on_told_cb), self, G_CONNECT_SWAPPED);
  GtkWidget *office = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (office), GTK_WIDGET (self->texts));
  gtk_box_append (GTK_BOX (office), gadiba_settings_series_new (self->model));
  gtk_scrolled_window_set_child (self->office, office);
  gtk_scrolled_window_set_child (self->people, gadiba_settings_people_new (self->model));
  gtk_scrolled_window_set_child (self->days, gadiba_settings_days_new (self->model));
  gtk_scrolled_window_set_child (self->desk, gadiba_settings_desk_new ());
  gtk_stack_set_visible_child_name (self->stack, section);
  g_signal_connect_swapped (self->stack, "notify::visible-child", G_CALLBACK (on_section_shown_cb),
                            self);
  gadiba_page_set_title (GADIBA_PAGE (self), _ ("Settings"));
  gadiba_page_refresh (GADIBA_PAGE (self));
  return GTK_WIDGET (self);
}
