/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-settings-desk.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-habits.h"
#include "gadiba-printing.h"

/* Seconds until it is said that the print service does not answer. */
#define PATIENCE 5

struct _GadibaSettingsDesk
{
  GtkWidget parent;

  GadibaPrinting *printing;
  GCancellable *cancellable;
  GPtrArray *printers; /* GadibaPrinter; NULL until they are known */
  gboolean is_showing; /* what is chosen is being shown, not chosen */

  GtkDropDown *colour;
  GtkDropDown *language;
  GtkDropDown *printer;
  GtkLabel *printer_words;
  GtkDropDown *size;
};

G_DEFINE_FINAL_TYPE (GadibaSettingsDesk, gadiba_settings_desk, GTK_TYPE_WIDGET)

/* In the order of the lists. */
static const int sizes[] = { 100, 125, 150, 200 };
static const char *const languages[] = { "", "lv", "en" };
static const char *const colours[] = { "system", "light", "dark" };

/* --- what is chosen --- */

static guint
find_word (const char *const *words, guint n, const char *key)
{
  g_autofree char *chosen = g_settings_get_string (gadiba_habits_get (), key);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i], chosen))
      return i;
  return 0;
}

/* Returns: the size of the list that is nearest to what is set */
static guint
find_size (void)
{
  int percent = g_settings_get_int (gadiba_habits_get (), "text-scale");
  guint nearest = 0;

  for (guint i = 1; i < G_N_ELEMENTS (sizes); i++)
    if (ABS (sizes[i] - percent) < ABS (sizes[nearest] - percent))
      nearest = i;
  return nearest;
}

static void
show_chosen (GadibaSettingsDesk *self)
{
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->size, find_size ());
  gtk_drop_down_set_selected (self->language,
                              find_word (languages, G_N_ELEMENTS (languages), "language"));
  gtk_drop_down_set_selected (self->colour, find_word (colours, G_N_ELEMENTS (colours), "colour"));
  self->is_showing = FALSE;
}

/* A choice of a list is set when its popover is done with: what it changes may be the whole
 * window. */
static gboolean
set_chosen (gpointer user_data)
{
  GadibaSettingsDesk *self = user_data;
  GSettings *habits = gadiba_habits_get ();

  if (self->size == NULL) /* disposed meanwhile */
    return G_SOURCE_REMOVE;
  /* What is written is shown anew at once, over what was chosen and is not written yet. */
  guint size = gtk_drop_down_get_selected (self->size);
  const char *colour = colours[gtk_drop_down_get_selected (self->colour)];
  const char *language = languages[gtk_drop_down_get_selected (self->language)];
  if (size != find_size ())
    g_settings_set_int (habits, "text-scale", sizes[size]);
  g_settings_set_string (habits, "colour", colour);
  g_settings_set_string (habits, "language", language);
  return G_SOURCE_REMOVE;
}

static void
on_chosen_cb (GadibaSettingsDesk *self)
{
  g_assert (GADIBA_IS_SETTINGS_DESK (self));

  if (!self->is_showing)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, set_chosen, g_object_ref (self), g_object_unref);
}

/* --- printers --- */

static const GadibaPrinter *
get_printer (GadibaSettingsDesk *self)
{
  guint selected = gtk_drop_down_get_selected (self->printer);

  return self->printers != NULL && selected < self->printers->len
             ? g_ptr_array_index (self->printers, selected)
             : NULL;
}

static void
update_printer (GadibaSettingsDesk *self)
{
  const GadibaPrinter *printer = get_printer (self);
  const char *words = _ ("Letters go there; another one can be chosen beside each letter.");

  if (printer != NULL && printer->is_stopped)
    words = _ ("This printer is stopped; what is sent to it waits.");
  else if (printer != NULL && !printer->takes_letters)
    words = _ ("This printer takes no letters now; choose another one.");
  if (printer != NULL)
    gtk_label_set_label (self->printer_words, words);
}

static void
on_printer_chosen_cb (GadibaSettingsDesk *self)
{
  g_assert (GADIBA_IS_SETTINGS_DESK (self));

  const GadibaPrinter *printer = get_printer (self);
  if (printer != NULL && !self->is_showing)
    g_settings_set_string (gadiba_habits_get (), "printer", printer->name);
  update_printer (self);
}

static void
show_printers (GadibaSettingsDesk *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < self->printers->len; i++)
    {
      const GadibaPrinter *printer = g_ptr_array_index (self->printers, i);
      gtk_string_list_append (names, printer->description);
      if (printer->is_chosen)
        chosen = i;
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (self->printer, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->printer, chosen);
  self->is_showing = FALSE;
  update_printer (self);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaSettingsDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->printing == NULL) /* disposed meanwhile */
    return;
  g_clear_pointer (&self->printers, g_ptr_array_unref);
  self->printers = gadiba_printing_list_finish (self->printing, result, &error);
  gboolean any = self->printers != NULL && self->printers->len > 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->printer), any);
  if (any)
    show_printers (self);
  else
    gtk_label_set_label (self->printer_words,
                         error != NULL ? error->message
                                       : _ ("There is no printer. Letters can be saved as PDF."));
}

/* --- the type --- */

/* Printers come and go: they are asked for each time that one looks. */
static void
gadiba_settings_desk_map (GtkWidget *widget)
{
  GadibaSettingsDesk *self = GADIBA_SETTINGS_DESK (widget);

  GTK_WIDGET_CLASS (gadiba_settings_desk_parent_class)->map (widget);
  gadiba_printing_list_async (self->printing, self->cancellable, on_listed_cb, g_object_ref (self));
}

static gboolean
gadiba_settings_desk_grab_focus (GtkWidget *widget)
{
  GadibaSettingsDesk *self = GADIBA_SETTINGS_DESK (widget);

  return gadiba_focus_child (widget, GTK_WIDGET (self->size));
}

static void
gadiba_settings_desk_dispose (GObject *object)
{
  GadibaSettingsDesk *self = GADIBA_SETTINGS_DESK (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_SETTINGS_DESK);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->cancellable);
  g_clear_object (&self->printing);
  g_clear_pointer (&self->printers, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_settings_desk_parent_class)->dispose (object);
}

static void
gadiba_settings_desk_class_init (GadibaSettingsDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_settings_desk_dispose;
  widget_class->grab_focus = gadiba_settings_desk_grab_focus;
  widget_class->map = gadiba_settings_desk_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-settings-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsDesk, colour);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsDesk, language);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsDesk, printer);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsDesk, printer_words);
  gtk_widget_class_bind_template_child (widget_class, GadibaSettingsDesk, size);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_printer_chosen_cb);
}

static void
gadiba_settings_desk_init (GadibaSettingsDesk *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_drop_down_name_all (GTK_WIDGET (self));
  self->printing = gadiba_printing_new (PATIENCE);
  self->cancellable = g_cancellable_new ();
  show_chosen (self);
  g_signal_connect_object (gadiba_habits_get (), "changed", G_CALLBACK (show_chosen), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
gadiba_settings_desk_new (void)
{
  return g_object_new (GADIBA_TYPE_SETTINGS_DESK, NULL);
}
