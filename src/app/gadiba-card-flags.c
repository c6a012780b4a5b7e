/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-card-flags.h"

#include <glib/gi18n-lib.h>

#include "gadiba-card-errand.h"

struct _GadibaCardFlags
{
  GtkBox parent;

  GadibaWorkingCase *working;
  gboolean is_reading, is_outdated;

  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (GadibaCardFlags, gadiba_card_flags, GTK_TYPE_BOX)

static void
show_card (GadibaCardFlags *self, const GadibaCardFile *card)
{
  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < card->rows->len; i++)
    {
      const GadibaCardRow *row = g_ptr_array_index (card->rows, i);
      if (row->part == GADIBA_CARD_FLAG && gadiba_card_row_holds (row, today))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "  ·  " : "",
                                gadiba_card_row_get (row, "flag"));
    }
  gtk_label_set_label (self->words, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}

static void ask (GadibaCardFlags *self);

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaCardFlags) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCardFile) card = gadiba_session_run_finish (result, &error);

  self->is_reading = FALSE;
  if (self->working == NULL) /* disposed meanwhile */
    return;
  if (card != NULL)
    show_card (self, card);
  else
    {
      /* Whoever is warned of nothing must not think that there is nothing. */
      gtk_label_set_label (self->words, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  if (self->is_outdated)
    ask (self);
}

static void
ask (GadibaCardFlags *self)
{
  self->is_outdated = self->is_reading;
  if (self->is_reading)
    return;
  self->is_reading = TRUE;
  gadiba_card_errand_read (self->working, on_read_cb, g_object_ref (self));
}

static void
gadiba_card_flags_dispose (GObject *object)
{
  GadibaCardFlags *self = GADIBA_CARD_FLAGS (object);

  if (self->working != NULL)
    g_signal_handlers_disconnect_by_data (self->working, self);
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_card_flags_parent_class)->dispose (object);
}

static void
gadiba_card_flags_class_init (GadibaCardFlagsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gadiba_card_flags_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
gadiba_card_flags_init (GadibaCardFlags *self)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("gd-warn-symbolic");

  self->words = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "warn");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), sign);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("To know before meeting"), -1);
}

void
gadiba_card_flags_set_case (GadibaCardFlags *self, GadibaWorkingCase *working)
{
  g_return_if_fail (GADIBA_IS_CARD_FLAGS (self) && GADIBA_IS_WORKING_CASE (working));
  g_return_if_fail (self->working == NULL);

  self->working = g_object_ref (working);
  g_signal_connect_object (working, "stored", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  ask (self);
}
