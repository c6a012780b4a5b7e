/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pay-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-word-choice.h"

static const struct
{
  const char *word;
  GadibaPayment way;
} ways[] = {
  { "as-asked", GADIBA_PAYMENT_AS_ASKED },
  { "account", GADIBA_PAYMENT_ACCOUNT },
  { "cash", GADIBA_PAYMENT_CASH },
  { "provider", GADIBA_PAYMENT_PROVIDER },
};

struct _GadibaPayRow
{
  GtkWidget parent_instance;

  char *benefit;
  GadibaWordChoice *way; /* a child; NULL: not yet */
  guint n_ways;          /* of all of them, those that the benefit has */

  /* Of the template */
  GtkEditable *account;
  GtkWidget *account_label;
  GtkEditable *payee;
  GtkWidget *payee_label;
  GtkLabel *title;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaPayRow, gadiba_pay_row, GTK_TYPE_WIDGET)

static GadibaPayment
get_way (GadibaPayRow *self)
{
  const char *word = gadiba_word_choice_get_word (self->way);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].word, word))
      return ways[i].way;
  return GADIBA_PAYMENT_AS_ASKED;
}

static void
update_view (GadibaPayRow *self)
{
  GadibaPayment way = get_way (self);
  gboolean to_account = way == GADIBA_PAYMENT_ACCOUNT || way == GADIBA_PAYMENT_PROVIDER;
  gboolean to_payee = way == GADIBA_PAYMENT_PROVIDER;

  gtk_widget_set_visible (GTK_WIDGET (self->account), to_account);
  gtk_widget_set_visible (self->account_label, to_account);
  gtk_widget_set_visible (GTK_WIDGET (self->payee), to_payee);
  gtk_widget_set_visible (self->payee_label, to_payee);
}

static void
on_way_changed (GadibaPayRow *self)
{
  update_view (self);
  g_signal_emit (self, signals[CHANGED], 0, TRUE);
}

static void
on_text_changed (GadibaPayRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0, FALSE);
}

/* Returns: (nullable): the text of a field that is asked for */
static const char *
get_text (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return gtk_widget_get_visible (GTK_WIDGET (entry)) && text[strspn (text, " ")] != '\0' ? text
                                                                                         : NULL;
}

GadibaPayOrder
gadiba_pay_row_get_order (GadibaPayRow *self)
{
  GadibaPayOrder order = { .benefit = self->benefit, .payment = get_way (self) };

  order.payee = get_text (self->payee);
  order.account = get_text (self->account);
  return order;
}

void
gadiba_pay_row_set_order (GadibaPayRow *self, const GadibaPayOrder *order)
{
  g_return_if_fail (GADIBA_IS_PAY_ROW (self) && order != NULL);

  for (guint i = 0; i < self->n_ways; i++)
    if (ways[i].way == order->payment)
      gadiba_word_choice_set_word (self->way, ways[i].word);
  gtk_editable_set_text (self->payee, order->payee != NULL ? order->payee : "");
  gtk_editable_set_text (self->account, order->account != NULL ? order->account : "");
  update_view (self);
}

const char *
gadiba_pay_row_get_benefit (GadibaPayRow *self)
{
  g_return_val_if_fail (GADIBA_IS_PAY_ROW (self), NULL);

  return self->benefit;
}

static void
gadiba_pay_row_dispose (GObject *object)
{
  GadibaPayRow *self = GADIBA_PAY_ROW (object);

  if (self->way != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->way)));
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_PAY_ROW);
  G_OBJECT_CLASS (gadiba_pay_row_parent_class)->dispose (object);
}

static void
gadiba_pay_row_finalize (GObject *object)
{
  g_free (GADIBA_PAY_ROW (object)->benefit);
  G_OBJECT_CLASS (gadiba_pay_row_parent_class)->finalize (object);
}

static void
gadiba_pay_row_class_init (GadibaPayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_pay_row_dispose;
  object_class->finalize = gadiba_pay_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", GADIBA_TYPE_PAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/lv/gadiba/Gadiba/gadiba-pay-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaPayRow, account);
  gtk_widget_class_bind_template_child (widget_class, GadibaPayRow, account_label);
  gtk_widget_class_bind_template_child (widget_class, GadibaPayRow, payee);
  gtk_widget_class_bind_template_child (widget_class, GadibaPayRow, payee_label);
  gtk_widget_class_bind_template_child (widget_class, GadibaPayRow, title);

  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
gadiba_pay_row_init (GadibaPayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
gadiba_pay_row_new (const GadibaPayable *payable)
{
  GadibaPayRow *self = g_object_new (GADIBA_TYPE_PAY_ROW, NULL);
  const char *const titles[] = { _ ("As the application asks"), _ ("To an account"),
                                 _ ("At the cash desk"),
                                 payable->in_money ? NULL : _ ("To the provider of the service"),
                                 NULL };
  GadibaChoices *choices = gadiba_choices_new ();

  self->benefit = g_strdup (payable->id);
  self->n_ways = g_strv_length ((char **) (gpointer) titles);
  for (guint i = 0; i < self->n_ways; i++)
    gadiba_choices_add (choices, ways[i].word, titles[i]);
  g_autofree char *name = g_strdup_printf ("%s, %s", _ ("How it is paid"), payable->title);
  GtkWidget *way = gadiba_word_choice_new_from (choices, name);
  self->way = GADIBA_WORD_CHOICE (way);
  gadiba_word_choice_set_word (self->way, ways[0].word);
  gtk_widget_insert_after (way, GTK_WIDGET (self), GTK_WIDGET (self->title));
  gtk_label_set_mnemonic_widget (self->title, way);
  gtk_label_set_text (self->title, payable->title);
  g_signal_connect_object (way, "chosen", G_CALLBACK (on_way_changed), self, G_CONNECT_SWAPPED);
  update_view (self);
  return GTK_WIDGET (self);
}
