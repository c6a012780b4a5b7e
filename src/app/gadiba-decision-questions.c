/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-decision-questions.h"

#include <glib/gi18n-lib.h>

#include "gadiba-drop-down.h"
#include "gadiba-lv-words.h"
#include "gadiba-pay-row.h"
#include "gadiba-word-choice.h"

/* So long nobody types before what was typed counts, in milliseconds. */
#define PAUSE 500

struct _GadibaDecisionQuestions
{
  GtkWidget parent_instance;

  GPtrArray *rows;            /* GadibaPayRow, which the box owns */
  GPtrArray *signers;         /* char *: names, in the order of the list */
  GadibaDecideRequest *begun; /* owned: what it began with; NULL: not yet */
  guint timer;                /* source; 0: nobody types */
  gboolean loading;           /* fields are filled in by the program */

  /* Of the template */
  GtkWidget *considerations;
  GtkTextView *considerations_text;
  GtkCheckButton *grant;
  GtkEditable *ground;
  GtkWidget *hearing;
  GtkActionable *hearing_button;
  GtkCheckButton *held;
  GtkEditable *held_day;
  GtkLabel *held_day_error;
  GtkWidget *held_box;
  GtkEditable *held_text;
  GtkCheckButton *left_out;
  GtkWidget *one_month;
  GtkWidget *payment;
  GtkBox *payment_rows;
  GtkLabel *payment_title;
  GtkCheckButton *refuse;
  GtkWidget *signatory;
  GtkDropDown *signatory_choice;

  GadibaWordChoice *unheard; /* of the box of the hearing: grounds of the rule book */
  gboolean has_unheard;      /* it has some */
};

enum
{
  CHANGED,
  EDITING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaDecisionQuestions, gadiba_decision_questions, GTK_TYPE_WIDGET)

/* --- what is asked --- */

/* Returns: %GADIBA_DATE_NONE if none is typed, or none that can be, with @error */
static GadibaDate
get_held_day (GadibaDecisionQuestions *self, GError **error)
{
  const char *text = gtk_editable_get_text (self->held_day);
  GadibaDate today = self->begun != NULL ? self->begun->day : GADIBA_DATE_NONE;
  GadibaDate day;

  if (*text == '\0' || !gadiba_date_parse_entry (text, today, &day, error))
    return GADIBA_DATE_NONE;
  return day;
}

static void
show_day_error (GadibaDecisionQuestions *self, const char *sentence)
{
  gboolean wrong = sentence != NULL;

  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->held_day), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->held_day), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->held_day), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_label (self->held_day_error, wrong ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->held_day_error), wrong);
}

static void
update_view (GadibaDecisionQuestions *self)
{
  gboolean held = gtk_check_button_get_active (self->held);
  g_autoptr (GError) error = NULL;

  if (held)
    get_held_day (self, &error);
  gtk_widget_set_visible (self->held_box, held);
  gboolean left_out = gtk_check_button_get_active (self->left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->ground), left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->unheard), left_out && self->has_unheard);
  show_day_error (self, error != NULL ? error->message : NULL);
}

static void
tell_changed (GadibaDecisionQuestions *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  update_view (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_pause (gpointer data)
{
  GadibaDecisionQuestions *self = data;

  self->timer = 0;
  tell_changed (self);
  return G_SOURCE_REMOVE;
}

static void
on_typed (GadibaDecisionQuestions *self)
{
  if (self->loading)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (PAUSE, on_pause, self);
  g_signal_emit (self, signals[EDITING], 0);
}

static void
on_left (GadibaDecisionQuestions *self)
{
  if (self->timer != 0)
    tell_changed (self);
}

static void
on_chosen (GadibaDecisionQuestions *self)
{
  if (!self->loading)
    tell_changed (self);
}

/* Of two buttons that change, the one that is chosen tells it; what it asks is answered next. */
static void
on_toggled (GadibaDecisionQuestions *self, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  on_chosen (self);
  if (!self->loading && button == self->held)
    gtk_widget_grab_focus (GTK_WIDGET (self->held_day));
  else if (!self->loading && button == self->left_out)
    gtk_widget_grab_focus (GTK_WIDGET (self->ground));
}

/* What the rule book says stands in the field, where it can be written on. */
static void
on_unheard (GadibaDecisionQuestions *self)
{
  const char *sentence = gadiba_word_choice_get_word (self->unheard);

  if (sentence == NULL)
    return;
  gtk_editable_set_text (self->ground, sentence);
  tell_changed (self);
}

/* The list stays once it is filled in: it may be open. */
static void
ask_unheard (GadibaDecisionQuestions *self, const GPtrArray *unheard)
{
  if (self->has_unheard || unheard->len == 0)
    return;
  self->has_unheard = TRUE;
  GadibaChoices *choices = gadiba_choices_new ();
  gadiba_choices_add (choices, "", _ ("a ground in words of your own"));
  for (guint i = 0; i < unheard->len; i++)
    {
      const GadibaUnheardChoice *each = g_ptr_array_index (unheard, i);
      gadiba_choices_add (choices, g_intern_string (each->sentence), g_intern_string (each->title));
    }
  gadiba_word_choice_set_choices (self->unheard, choices);
}

static void
on_pay_changed (GadibaDecisionQuestions *self, gboolean settled)
{
  if (settled)
    on_chosen (self);
  else
    on_typed (self);
}

static GadibaPayRow *
find_row (GadibaDecisionQuestions *self, const char *benefit)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (gadiba_pay_row_get_benefit (g_ptr_array_index (self->rows, i)), benefit))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/* How the benefit was to be paid when the sheet began: by an order of its own, or by that of all.
 * Returns: (nullable) */
static const GadibaPayOrder *
find_order (const GadibaDecideRequest *request, const char *benefit)
{
  const GadibaPayOrder *of_all = NULL;

  for (guint i = 0; request != NULL && i < request->n_orders; i++)
    {
      if (g_strcmp0 (request->orders[i].benefit, benefit) == 0)
        return &request->orders[i];
      if (request->orders[i].benefit == NULL)
        of_all = &request->orders[i];
    }
  return of_all;
}

static void
add_row (GadibaDecisionQuestions *self, const GadibaPayable *payable)
{
  GtkWidget *row = gadiba_pay_row_new (payable, self->begun->day);
  const GadibaPayOrder *order = find_order (self->begun, payable->id);

  if (order != NULL)
    gadiba_pay_row_set_order (GADIBA_PAY_ROW (row), order);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_pay_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->payment_rows, row);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_payable (const GadibaPrepared *prepared, const char *benefit)
{
  for (guint i = 0; i < prepared->payables->len; i++)
    if (g_str_equal (((const GadibaPayable *) g_ptr_array_index (prepared->payables, i))->id,
                     benefit))
      return TRUE;
  return FALSE;
}

/* A row that stays is not hidden meanwhile: it may have the keyboard. */
static void
ask_payment (GadibaDecisionQuestions *self, const GadibaPrepared *prepared)
{
  for (guint i = 0; i < prepared->payables->len; i++)
    {
      const GadibaPayable *payable = g_ptr_array_index (prepared->payables, i);
      if (find_row (self, payable->id) == NULL)
        add_row (self, payable);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      GadibaPayRow *row = g_ptr_array_index (self->rows, i);
      gtk_widget_set_visible (GTK_WIDGET (row),
                              is_payable (prepared, gadiba_pay_row_get_benefit (row)));
    }
  gboolean gives =
      prepared->payables->len > 0
      && ((const GadibaPayable *) g_ptr_array_index (prepared->payables, 0))->is_service;
  gtk_label_set_text (self->payment_title, gives ? _ ("Who gives it") : _ ("How it is paid"));
  gtk_widget_set_visible (self->payment, prepared->payables->len > 0);
}

static gboolean
has_signers (GadibaDecisionQuestions *self, const GPtrArray *signers)
{
  if (self->signers->len != signers->len)
    return FALSE;
  for (guint i = 0; i < signers->len; i++)
    if (!g_str_equal (g_ptr_array_index (self->signers, i),
                      ((const GadibaSigner *) g_ptr_array_index (signers, i))->name))
      return FALSE;
  return TRUE;
}

static void
ask_signatory (GadibaDecisionQuestions *self, const GPtrArray *signers)
{
  gtk_widget_set_visible (self->signatory, signers->len > 1);
  if (has_signers (self, signers))
    return;
  guint chosen = gtk_drop_down_get_selected (self->signatory_choice);
  const char *begun = self->begun != NULL ? self->begun->signatory : NULL;
  g_autofree char *name =
      g_strdup (chosen < self->signers->len ? g_ptr_array_index (self->signers, chosen) : begun);
  chosen = 0;
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_ptr_array_set_size (self->signers, 0);
  for (guint i = 0; i < signers->len; i++)
    {
      const GadibaSigner *signer = g_ptr_array_index (signers, i);
      gtk_string_list_take (list, g_strdup_printf ("%s, %s", signer->name, signer->position));
      g_ptr_array_add (self->signers, g_strdup (signer->name));
      if (g_strcmp0 (name, signer->name) == 0)
        chosen = i;
    }
  gtk_drop_down_set_model (self->signatory_choice, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->signatory_choice, chosen);
}

void
gadiba_decision_questions_set_prepared (GadibaDecisionQuestions *self,
                                        const GadibaPrepared *prepared)
{
  g_return_if_fail (GADIBA_IS_DECISION_QUESTIONS (self) && prepared != NULL);

  self->loading = TRUE;
  gtk_widget_set_visible (self->one_month, prepared->asks_one_month);
  gtk_widget_set_visible (self->hearing, prepared->asks_hearing);
  gtk_widget_set_visible (self->considerations, prepared->asks_hearing);
  ask_payment (self, prepared);
  ask_signatory (self, prepared->signers);
  ask_unheard (self, prepared->unheard);
  update_view (self);
  self->loading = FALSE;
}

void
gadiba_decision_questions_set_request (GadibaDecisionQuestions *self,
                                       const GadibaDecideRequest *request)
{
  g_return_if_fail (GADIBA_IS_DECISION_QUESTIONS (self) && request != NULL);

  g_autofree char *day =
      request->heard != GADIBA_DATE_NONE ? gadiba_lv_date_numeric (request->heard) : NULL;
  const char *considerations = request->considerations;

  GadibaDecideRequest *begun = gadiba_decide_request_dup (request);
  g_clear_pointer (&self->begun, gadiba_decide_request_free);
  self->begun = begun;
  gtk_actionable_set_action_target (self->hearing_button, "s", request->application);
  self->loading = TRUE;
  gtk_check_button_set_active (self->grant, request->one_month == GADIBA_ONE_MONTH_GRANT);
  gtk_check_button_set_active (self->refuse, request->one_month == GADIBA_ONE_MONTH_REFUSE);
  gtk_check_button_set_active (self->held, request->heard != GADIBA_DATE_NONE);
  gtk_check_button_set_active (self->left_out, request->not_heard_ground != NULL);
  gtk_editable_set_text (self->held_day, day != NULL ? day : "");
  gtk_editable_set_text (self->held_text, request->heard_text != NULL ? request->heard_text : "");
  gadiba_word_choice_set_word (self->unheard, NULL);
  gtk_editable_set_text (self->ground,
                         request->not_heard_ground != NULL ? request->not_heard_ground : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->considerations_text),
                            considerations != NULL ? considerations : "", -1);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_box_remove (self->payment_rows, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->signers, 0);
  g_clear_handle_id (&self->timer, g_source_remove);
  update_view (self);
  self->loading = FALSE;
}

/* --- what is answered --- */

static char *
dup_considerations (GadibaDecisionQuestions *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->considerations_text);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
answer_hearing (GadibaDecisionQuestions *self, GadibaDecideRequest *request)
{
  request->heard = GADIBA_DATE_NONE;
  request->heard_text = request->not_heard_ground = NULL;
  if (gtk_check_button_get_active (self->held))
    {
      request->heard = get_held_day (self, NULL);
      request->heard_text = gtk_editable_get_text (self->held_text);
    }
  else if (gtk_check_button_get_active (self->left_out))
    request->not_heard_ground = gtk_editable_get_text (self->ground);
}

GadibaDecideRequest *
gadiba_decision_questions_dup_request (GadibaDecisionQuestions *self,
                                       const GadibaDecideRequest *base)
{
  g_return_val_if_fail (GADIBA_IS_DECISION_QUESTIONS (self) && base != NULL, NULL);

  GadibaDecideRequest request = *base;
  g_autofree char *considerations = dup_considerations (self);
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (GadibaPayOrder));

  if (gtk_widget_get_visible (self->one_month))
    request.one_month = gtk_check_button_get_active (self->grant)    ? GADIBA_ONE_MONTH_GRANT
                        : gtk_check_button_get_active (self->refuse) ? GADIBA_ONE_MONTH_REFUSE
                                                                     : GADIBA_ONE_MONTH_NOT_SAID;
  if (gtk_widget_get_visible (self->hearing))
    {
      answer_hearing (self, &request);
      request.considerations = considerations;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      GadibaPayRow *row = g_ptr_array_index (self->rows, i);
      GadibaPayOrder order = gadiba_pay_row_get_order (row);
      if (gtk_widget_get_visible (GTK_WIDGET (row)))
        g_array_append_val (orders, order);
    }
  if (orders->len > 0)
    {
      request.orders = (const GadibaPayOrder *) (gpointer) orders->data;
      request.n_orders = orders->len;
    }
  guint signer = gtk_drop_down_get_selected (self->signatory_choice);
  if (gtk_widget_get_visible (self->signatory) && signer < self->signers->len)
    request.signatory = g_ptr_array_index (self->signers, signer);
  return gadiba_decide_request_dup (&request);
}

void
gadiba_decision_questions_focus (GadibaDecisionQuestions *self, const char *kind)
{
  g_return_if_fail (GADIBA_IS_DECISION_QUESTIONS (self));

  const struct
  {
    const char *kind;
    GtkWidget *widget;
  } table[] = {
    { "considerations", self->considerations }, { "hearing", GTK_WIDGET (self->held) },
    { "one-month", self->one_month },           { "payment", self->payment },
    { "signatory", self->signatory },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].kind, kind) == 0 && gtk_widget_get_visible (table[i].widget))
      gtk_widget_child_focus (table[i].widget, GTK_DIR_TAB_FORWARD);
}

/* --- the widget --- */

static void
gadiba_decision_questions_dispose (GObject *object)
{
  GadibaDecisionQuestions *self = GADIBA_DECISION_QUESTIONS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_DECISION_QUESTIONS);
  G_OBJECT_CLASS (gadiba_decision_questions_parent_class)->dispose (object);
}

static void
gadiba_decision_questions_finalize (GObject *object)
{
  GadibaDecisionQuestions *self = GADIBA_DECISION_QUESTIONS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->signers);
  g_clear_pointer (&self->begun, gadiba_decide_request_free);
  G_OBJECT_CLASS (gadiba_decision_questions_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, considerations);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, considerations_text);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, grant);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, ground);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, hearing);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, hearing_button);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, held);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, held_box);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, held_day);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, held_day_error);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, held_text);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, left_out);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, one_month);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, payment);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, payment_rows);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, payment_title);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, refuse);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, signatory);
  gtk_widget_class_bind_template_child (widget_class, GadibaDecisionQuestions, signatory_choice);
}

static void
gadiba_decision_questions_class_init (GadibaDecisionQuestionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_decision_questions_dispose;
  object_class->finalize = gadiba_decision_questions_finalize;

  signals[CHANGED] = g_signal_new ("changed", GADIBA_TYPE_DECISION_QUESTIONS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDITING] = g_signal_new ("editing", GADIBA_TYPE_DECISION_QUESTIONS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-decision-questions.ui");
  bind_children (widget_class);

  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_left);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
gadiba_decision_questions_init (GadibaDecisionQuestions *self)
{
  self->rows = g_ptr_array_new ();
  self->signers = g_ptr_array_new_with_free_func (g_free);
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_drop_down_name_all (GTK_WIDGET (self));
  self->unheard = GADIBA_WORD_CHOICE (
      gadiba_word_choice_new_from (gadiba_choices_new (), _ ("Ground of the rule book")));
  gtk_widget_insert_after (GTK_WIDGET (self->unheard),
                           gtk_widget_get_parent (GTK_WIDGET (self->left_out)),
                           GTK_WIDGET (self->left_out));
  g_signal_connect_object (self->unheard, "chosen", G_CALLBACK (on_unheard), self,
                           G_CONNECT_SWAPPED);
  self->loading = FALSE;
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  g_signal_connect_object (gtk_text_view_get_buffer (self->considerations_text), "changed",
                           G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  update_view (self);
}

GtkWidget *
gadiba_decision_questions_new (void)
{
  return g_object_new (GADIBA_TYPE_DECISION_QUESTIONS, NULL);
}
