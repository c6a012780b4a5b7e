/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-pay-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-word-choice.h"
#include "gadiba-words.h"

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

/* Of a social service there are two others: a provider gives it, or it waits. */
#define GIVEN "provider"
#define WAITS "queue"

struct _GadibaPayRow
{
  GtkWidget parent_instance;

  char *benefit;
  GadibaWordChoice *way; /* a child; NULL: not yet */
  guint n_ways;          /* of all of them, those that the benefit has */
  gboolean is_service;   /* the account is no account but the first day */
  GadibaDate day;        /* of the decision */

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

/* Tells what is wrong with the first day where it is asked for. @sentence: (nullable) */
static void
show_first_day (GadibaPayRow *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->account_label),
                      sentence != NULL ? sentence : _ ("First day, if not that of the decision"));
  if (sentence != NULL)
    gtk_widget_add_css_class (self->account_label, "bad");
  else
    gtk_widget_remove_css_class (self->account_label, "bad");
}

/* A day that cannot be read names no provider, so that nothing is issued with another one. */
static GadibaPayOrder
get_service (GadibaPayRow *self)
{
  GadibaPayOrder order = { .benefit = self->benefit, .payment = GADIBA_PAYMENT_PROVIDER };
  const char *text = get_text (self->account);
  g_autoptr (GError) error = NULL;

  order.waits = g_str_equal (gadiba_word_choice_get_word (self->way), WAITS);
  if (order.waits)
    return order;
  if (text == NULL || gadiba_date_parse_entry (text, self->day, &order.begins, &error))
    order.payee = get_text (self->payee);
  show_first_day (self, error != NULL ? error->message : NULL);
  return order;
}

GadibaPayOrder
gadiba_pay_row_get_order (GadibaPayRow *self)
{
  if (self->is_service)
    return get_service (self);
  GadibaPayOrder order = { .benefit = self->benefit, .payment = get_way (self) };

  order.payee = get_text (self->payee);
  order.account = get_text (self->account);
  return order;
}

void
gadiba_pay_row_set_order (GadibaPayRow *self, const GadibaPayOrder *order)
{
  g_return_if_fail (GADIBA_IS_PAY_ROW (self) && order != NULL);

  g_autofree char *begins =
      order->begins != GADIBA_DATE_NONE ? gadiba_words_format_date (order->begins) : NULL;

  if (self->is_service)
    gadiba_word_choice_set_word (self->way, order->waits ? WAITS : GIVEN);
  for (guint i = 0; i < self->n_ways; i++)
    if (ways[i].way == order->payment)
      gadiba_word_choice_set_word (self->way, ways[i].word);
  gtk_editable_set_text (self->payee, order->payee != NULL ? order->payee : "");
  const char *second = self->is_service ? begins : order->account;
  gtk_editable_set_text (self->account, second != NULL ? second : "");
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

/* What can be chosen. */
static GadibaChoices *
list_ways (GadibaPayRow *self, const GadibaPayable *payable)
{
  const char *const titles[] = { _ ("As the application asks"), _ ("To an account"),
                                 _ ("At the cash desk"),
                                 payable->in_money ? NULL : _ ("To the provider of the service"),
                                 NULL };
  GadibaChoices *choices = gadiba_choices_new ();

  if (payable->is_service)
    {
      gadiba_choices_add (choices, GIVEN, _ ("A provider gives it"));
      gadiba_choices_add (choices, WAITS, _ ("It waits in the queue"));
      return choices;
    }
  self->n_ways = g_strv_length ((char **) (gpointer) titles);
  for (guint i = 0; i < self->n_ways; i++)
    gadiba_choices_add (choices, ways[i].word, titles[i]);
  return choices;
}

GtkWidget *
gadiba_pay_row_new (const GadibaPayable *payable, GadibaDate day)
{
  g_return_val_if_fail (payable != NULL, NULL);

  GadibaPayRow *self = g_object_new (GADIBA_TYPE_PAY_ROW, NULL);
  g_autofree char *name = g_strdup_printf (
      "%s, %s", payable->is_service ? _ ("Who gives it") : _ ("How it is paid"), payable->title);

  self->benefit = g_strdup (payable->id);
  self->is_service = payable->is_service;
  self->day = day;
  GtkWidget *way = gadiba_word_choice_new_from (list_ways (self, payable), name);
  self->way = GADIBA_WORD_CHOICE (way);
  gadiba_word_choice_set_word (self->way, self->is_service ? GIVEN : ways[0].word);
  if (self->is_service)
    {
      gtk_label_set_text (GTK_LABEL (self->payee_label), _ ("Provider"));
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->account), NULL);
      show_first_day (self, NULL);
    }
  gtk_widget_insert_after (way, GTK_WIDGET (self), GTK_WIDGET (self->title));
  gtk_label_set_mnemonic_widget (self->title, way);
  gtk_label_set_text (self->title, payable->title);
  g_signal_connect_object (way, "chosen", G_CALLBACK (on_way_changed), self, G_CONNECT_SWAPPED);
  update_view (self);
  return GTK_WIDGET (self);
}
