/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-printer-bar.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-habits.h"
#include "gadiba-printing.h"

/* Seconds until it is said that the print service does not answer. */
#define PATIENCE 15
/* Of the settings. */
#define BOTH_SIDES "both-sides"

struct _GadibaPrinterBar
{
  GtkWidget parent;

  GadibaPrinting *printing;  /* NULL: disposed */
  GPtrArray *printers;       /* GadibaPrinter; NULL until they are known */
  GCancellable *cancellable; /* of all that is asked of the print service */
  gboolean is_ready, is_busy;
  guint n_sent;

  GtkWidget *again;
  GtkDropDown *choice;
  GtkWidget *print;
  GtkCheckButton *sides;
};

enum
{
  PRINT,
  LISTED,
  TOLD,
  PRINTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaPrinterBar, gadiba_printer_bar, GTK_TYPE_WIDGET)

static void
tell (GadibaPrinterBar *self, const char *sentence, gboolean bad)
{
  g_signal_emit (self, signals[TOLD], 0, sentence, bad);
}

static void
update (GadibaPrinterBar *self)
{
  gboolean any = self->printers != NULL && self->printers->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->choice), any);
  gtk_widget_set_visible (GTK_WIDGET (self->sides), any);
  gtk_widget_set_sensitive (self->print, any && self->is_ready && !self->is_busy);
}

static void
show_printers (GadibaPrinterBar *self)
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
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->choice, chosen);
  if (self->printers->len == 0)
    tell (self, _ ("There is no printer. What is made is kept: print it later, or save it."), TRUE);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree GWeakRef *asked = user_data;
  g_autoptr (GadibaPrinterBar) self = g_weak_ref_get (asked);
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (asked);
  if (self == NULL || self->printing == NULL)
    return;
  g_clear_pointer (&self->printers, g_ptr_array_unref);
  self->printers = gadiba_printing_list_finish (self->printing, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->printers != NULL)
    show_printers (self);
  else
    tell (self, error->message, TRUE);
  gtk_widget_set_visible (self->again, self->printers == NULL || self->printers->len == 0);
  update (self);
  g_signal_emit (self, signals[LISTED], 0);
}

/* The service may take long to answer: who closes the page waits for no answer. */
void
gadiba_printer_bar_ask (GadibaPrinterBar *self)
{
  g_return_if_fail (GADIBA_IS_PRINTER_BAR (self));

  GWeakRef *asked = g_new0 (GWeakRef, 1);
  g_weak_ref_init (asked, self);
  gtk_widget_set_visible (self->again, FALSE);
  gadiba_printing_list_async (self->printing, self->cancellable, on_listed_cb, asked);
}

void
gadiba_printer_bar_set_ready (GadibaPrinterBar *self, gboolean ready)
{
  g_return_if_fail (GADIBA_IS_PRINTER_BAR (self));

  self->is_ready = ready;
  update (self);
}

gboolean
gadiba_printer_bar_get_both_sides (GadibaPrinterBar *self)
{
  g_return_val_if_fail (GADIBA_IS_PRINTER_BAR (self), FALSE);

  return gtk_check_button_get_active (self->sides);
}

/* --- what was sent --- */

typedef struct
{
  GadibaPrinterBar *bar;
  GVariant *about;
  guint num;  /* the how manieth it is */
  char *told; /* of it, last */
} Sent;

static void
free_sent (Sent *sent)
{
  g_object_unref (sent->bar);
  g_variant_unref (sent->about);
  g_free (sent->told);
  g_free (sent);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sent, free_sent)

/* What is only on its way is told of the newest alone. */
static void
tell_of (Sent *sent, const char *sentence, gboolean bad, gboolean passing)
{
  GadibaPrinterBar *self = sent->bar;

  if (sent->num == self->n_sent)
    {
      self->is_busy = FALSE;
      update (self);
    }
  else if (passing)
    return;
  if (g_strcmp0 (sentence, sent->told) == 0)
    return;
  g_free (sent->told);
  sent->told = g_strdup (sentence);
  tell (self, sentence, bad);
}

/* It counts as printed when the printer has had all of it: until then it is looked at. */
static void
on_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sent) sent = user_data;
  GadibaPrinterBar *self = sent->bar;
  g_autoptr (GError) error = NULL;
  GadibaPrintState state;

  if (self->printing == NULL) /* disposed meanwhile */
    return;
  g_autofree char *sentence = gadiba_printing_print_finish (self->printing, result, &state, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (sentence == NULL)
    tell_of (sent, error->message, TRUE, FALSE);
  else
    tell_of (sent, sentence, state == GADIBA_PRINT_WAITS, state != GADIBA_PRINT_DONE);
  if (sentence != NULL && state == GADIBA_PRINT_DONE)
    g_signal_emit (self, signals[PRINTED], 0, sent->about);
  else if (sentence != NULL)
    gadiba_printing_follow_async (self->printing, result, self->cancellable, on_sent_cb,
                                  g_steal_pointer (&sent));
}

gboolean
gadiba_printer_bar_can_print (GadibaPrinterBar *self)
{
  g_return_val_if_fail (GADIBA_IS_PRINTER_BAR (self), FALSE);

  return self->printers != NULL && gtk_drop_down_get_selected (self->choice) < self->printers->len;
}

void
gadiba_printer_bar_print (GadibaPrinterBar *self, const char *title, GBytes *pdf, GVariant *about)
{
  g_return_if_fail (GADIBA_IS_PRINTER_BAR (self) && title != NULL && pdf != NULL);
  g_return_if_fail (about != NULL);

  g_autoptr (GVariant) kept = g_variant_ref_sink (about);
  if (!gadiba_printer_bar_can_print (self))
    return;
  const GadibaPrinter *printer =
      g_ptr_array_index (self->printers, gtk_drop_down_get_selected (self->choice));
  const GadibaPrintRequest request = { printer->name, title, pdf,
                                       gadiba_printer_bar_get_both_sides (self) };
  Sent *sent = g_new0 (Sent, 1);
  sent->bar = g_object_ref (self);
  sent->about = g_steal_pointer (&kept);
  sent->num = ++self->n_sent;
  self->is_busy = TRUE;
  update (self);
  tell (self, _ ("Sending to the printer…"), FALSE);
  gadiba_printing_print_async (self->printing, &request, self->cancellable, on_sent_cb, sent);
}

static void
on_print_clicked_cb (GadibaPrinterBar *self)
{
  g_assert (GADIBA_IS_PRINTER_BAR (self));

  g_signal_emit (self, signals[PRINT], 0);
}

static void
on_again_clicked_cb (GadibaPrinterBar *self)
{
  g_assert (GADIBA_IS_PRINTER_BAR (self));

  tell (self, "", FALSE);
  gadiba_printer_bar_ask (self);
}

void
gadiba_printer_bar_mark_primary (GadibaPrinterBar *self)
{
  g_return_if_fail (GADIBA_IS_PRINTER_BAR (self));

  gtk_widget_add_css_class (self->print, "primary");
}

gboolean
gadiba_printer_bar_focus_print (GadibaPrinterBar *self)
{
  g_return_val_if_fail (GADIBA_IS_PRINTER_BAR (self), FALSE);

  return gtk_widget_grab_focus (self->print);
}

static void
gadiba_printer_bar_dispose (GObject *object)
{
  GadibaPrinterBar *self = GADIBA_PRINTER_BAR (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_PRINTER_BAR);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->cancellable);
  g_clear_object (&self->printing);
  g_clear_pointer (&self->printers, g_ptr_array_unref);

  G_OBJECT_CLASS (gadiba_printer_bar_parent_class)->dispose (object);
}

static void
gadiba_printer_bar_class_init (GadibaPrinterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_printer_bar_dispose;
  signals[PRINT] = g_signal_new ("print", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[LISTED] = g_signal_new ("listed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[PRINTED] = g_signal_new ("printed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_VARIANT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-printer-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaPrinterBar, again);
  gtk_widget_class_bind_template_child (widget_class, GadibaPrinterBar, choice);
  gtk_widget_class_bind_template_child (widget_class, GadibaPrinterBar, print);
  gtk_widget_class_bind_template_child (widget_class, GadibaPrinterBar, sides);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked_cb);
}

static void
gadiba_printer_bar_init (GadibaPrinterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_autoptr (GtkLabel) name = GTK_LABEL (g_object_ref_sink (gtk_label_new (_ ("Printer"))));
  gadiba_drop_down_name (self->choice, name);
  /* Newer GTK names it by what is chosen. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->choice),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  self->printing = gadiba_printing_new (PATIENCE);
  self->cancellable = g_cancellable_new ();
  g_settings_bind (gadiba_habits_get (), BOTH_SIDES, self->sides, "active",
                   G_SETTINGS_BIND_DEFAULT);
  update (self);
}

GtkWidget *
gadiba_printer_bar_new (void)
{
  return g_object_new (GADIBA_TYPE_PRINTER_BAR, NULL);
}
