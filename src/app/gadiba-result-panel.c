/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-result-panel.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-decision.h"
#include "gadiba-answers.h"
#include "gadiba-children.h"
#include "gadiba-trace-view.h"
#include "gadiba-words.h"

#define LINE_CHARS 30 /* as in its template: what is asked for */

struct _GadibaResultPanel
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GHashTable *unfolded; /* ids of sections, interned */

  GtkLabel *grounds;
  GtkLabel *hint;
  GtkMenuButton *later;
  GtkListBox *missing;
  GtkWidget *missing_part;
  GtkLabel *month;
  GtkLabel *once;
  GtkWidget *once_row;
  GtkImage *sign;
  GtkLabel *total;
  GtkWidget *total_row;
  GtkLabel *twice;
  GtkWidget *twice_row;
  GtkBox *why;
  GtkLabel *word;
};

G_DEFINE_FINAL_TYPE (GadibaResultPanel, gadiba_result_panel, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ASK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- status --- */

static void
show_sign (GadibaResultPanel *self, const char *icon, const char *class)
{
  const char *classes[] = { "lift", class, NULL };

  gtk_image_set_from_icon_name (self->sign, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->sign), classes);
}

/* Returns: (transfer full): @text with a capital letter, as a heading */
static char *
capitalize (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, g_utf8_next_char (text) - text);

  return *text != '\0' ? g_strconcat (first, g_utf8_next_char (text), NULL) : g_strdup ("");
}

/* Returns: (nullable): the result of a step in words; NULL as long as it is not decided */
static const char *
find_decided (const GadibaAssessment *assessment, const char *section, const char *id)
{
  const GadibaTraceLine *line = gadiba_answers_find_line (assessment, section, id, NULL);

  return line != NULL && line->decided ? line->result : NULL;
}

/* Income against the threshold that decides, and until when. */
static char *
describe_grounds (const GadibaAssessment *assessment, const char *status)
{
  const char *income = find_decided (assessment, NULL, "household.income");
  const char *threshold =
      find_decided (assessment, NULL,
                    g_strcmp0 (status, "needy") == 0 ? "needy.threshold" : "low-income.threshold");
  const char *months = find_decided (assessment, "answer", "status.months");
  const char *to = gadiba_assessment_get (assessment, "status.to");
  g_autoptr (GString) text = g_string_new (NULL);
  GadibaDate last;

  if (income != NULL && threshold != NULL)
    g_string_append_printf (text, _ ("Income %s, threshold %s"), income, threshold);
  else if (income != NULL)
    g_string_append_printf (text, _ ("Income %s"), income);
  if (months == NULL || to == NULL || !gadiba_date_parse (to, &last, NULL))
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_autofree char *day = gadiba_words_format_date (last);
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("%s, until %s"), months, day);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (nullable): the first social service that is asked for */
static const GadibaBenefit *
find_service (GadibaResultPanel *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));

  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      if (benefit->service && gadiba_case_asks_for (from, benefit->id))
        return benefit;
    }
  return NULL;
}

/* How much of a service, for how long and for what; nothing is said of a status then. */
static void
show_service (GadibaResultPanel *self, const GadibaAssessment *assessment,
              const GadibaBenefit *service)
{
  const GadibaStep *const parts[] = { service->months, service->co_payment };
  const char *volume = find_decided (assessment, "answer", service->amount->id);
  const char *value = gadiba_assessment_get (assessment, service->amount->id);
  g_autoptr (GString) grounds = g_string_new (service->title);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *result =
          parts[i] != NULL ? find_decided (assessment, "answer", parts[i]->id) : NULL;
      if (result != NULL)
        g_string_append_printf (grounds, "\n%s: %s", parts[i]->title, result);
    }
  gtk_label_set_label (self->grounds, grounds->str);
  gtk_widget_set_visible (GTK_WIDGET (self->grounds), TRUE);
  gtk_label_set_label (self->word, volume != NULL ? volume : _ ("Not decided yet"));
  if (volume == NULL)
    show_sign (self, "gd-todo-symbolic", "warn");
  else if (g_strcmp0 (value, "0") == 0)
    show_sign (self, "gd-skip-symbolic", "dim");
  else
    show_sign (self, "gd-ok-symbolic", "ok");
}

static void
update_status (GadibaResultPanel *self, const GadibaAssessment *assessment)
{
  const GadibaBenefit *service = find_service (self);

  if (service != NULL && gadiba_assessment_get (assessment, "status") == NULL)
    {
      show_service (self, assessment, service);
      return;
    }
  const char *status = gadiba_assessment_get (assessment, "status");
  const GadibaTraceLine *line = gadiba_answers_find_line (assessment, "answer", "status", NULL);
  g_autofree char *grounds = describe_grounds (assessment, status);
  g_autofree char *word =
      line != NULL && line->decided ? capitalize (line->result) : g_strdup (_ ("Not decided yet"));

  gtk_label_set_label (self->grounds, grounds);
  gtk_widget_set_visible (GTK_WIDGET (self->grounds), *grounds != '\0');
  gtk_label_set_label (self->word, word);
  if (line == NULL || !line->decided)
    show_sign (self, "gd-todo-symbolic", "warn");
  else if (g_strcmp0 (status, "none") == 0)
    show_sign (self, "gd-skip-symbolic", "dim");
  else
    show_sign (self, "gd-ok-symbolic", "ok");
}

static void
show_sum (GtkWidget *row, GtkLabel *label, const GadibaAssessment *assessment,
          const GadibaBook *book, gboolean monthly)
{
  GadibaMoney total;
  gboolean open;
  gboolean any = gadiba_assessment_sum_paid (assessment, book, monthly, &total, &open);

  g_autofree char *amount = gadiba_money_format_lv (total);
  g_autofree char *text = open && total > 0 ? g_strdup_printf (_ ("%s or more"), amount)
                          : open            ? g_strdup ("–")
                                            : g_strdup (amount);
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (row, any);
}

/* What is paid once is no part of what is paid a month. */
static void
update_total (GadibaResultPanel *self, const GadibaAssessment *assessment)
{
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));

  show_sum (self->total_row, self->total, assessment, book, TRUE);
  show_sum (self->once_row, self->once, assessment, book, FALSE);
}

/* Returns: (nullable): a benefit that is paid every month, of which something is computed */
static const GadibaBenefit *
find_computed (const GadibaAssessment *assessment, const GadibaBook *book, const char *id)
{
  const GadibaBenefit *benefit = gadiba_book_get_benefit (book, id);
  g_autofree char *name = g_strconcat (id, ".amount", NULL);
  const char *value = gadiba_assessment_get (assessment, name);
  GadibaMoney amount;

  return benefit != NULL && benefit->monthly && value != NULL
                 && gadiba_money_parse (value, &amount, NULL) && amount > 0
             ? benefit
             : NULL;
}

/* What is computed may be paid already: for months from that of the application on. */
static void
update_twice (GadibaResultPanel *self, const GadibaAssessment *assessment)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  GadibaDate first =
      gadiba_month_get_first_day (gadiba_date_get_month (from->application.received));
  const char *to = gadiba_assessment_get (assessment, "status.to");
  g_autoptr (GString) text = g_string_new (NULL);
  GadibaDate last = GADIBA_DATE_NONE;

  gboolean ends = to != NULL && gadiba_date_parse (to, &last, NULL);
  for (guint i = 0; gadiba_working_case_is_open (self->working) && i < from->history->len; i++)
    {
      const GadibaCaseGranted *granted = &g_array_index (from->history, GadibaCaseGranted, i);
      const GadibaBenefit *benefit = find_computed (assessment, book, granted->benefit);
      if (benefit == NULL || granted->to < first || (ends && granted->from > last))
        continue;
      g_autofree char *since = gadiba_words_format_date (granted->from);
      g_autofree char *until = gadiba_words_format_date (granted->to);
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, _ ("%s is granted already from %s to %s"), benefit->title,
                              since, until);
    }
  gtk_label_set_label (self->twice, text->str);
  gtk_widget_set_visible (self->twice_row, text->len > 0);
}

/* --- why --- */

/* Returns: what the benefit that the section is about gives; NULL: it is about none */
static const char *
find_result (const GadibaAssessment *assessment, const char *section)
{
  g_autofree char *id = g_strconcat (section, ".amount", NULL);

  return gadiba_answers_find_result (assessment, "answer", id, NULL);
}

static void
keep_unfolded (GadibaResultPanel *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->why));

  if (child == NULL) /* before the first answer */
    return;
  g_hash_table_remove_all (self->unfolded);
  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gadiba_trace_view_is_unfolded (child))
      g_hash_table_add (self->unfolded, g_object_get_data (G_OBJECT (child), "id"));
}

static void
clear_why (GadibaResultPanel *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->why))) != NULL)
    gtk_box_remove (self->why, child);
}

static void
add_section (GadibaResultPanel *self, const GadibaTraceSection *section, const char *result)
{
  GtkWidget *view =
      gadiba_trace_view_new (section, result, g_hash_table_contains (self->unfolded, section->id));

  g_object_set_data (G_OBJECT (view), "id", (gpointer) section->id);
  gtk_box_append (self->why, view);
}

/* Benefits first, with their amounts; then what they rest on. */
static void
update_why (GadibaResultPanel *self, const GadibaAssessment *assessment)
{
  const GPtrArray *sections = assessment->trace->sections;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sections->len; i++)
      {
        const GadibaTraceSection *section = g_ptr_array_index (sections, i);
        const char *result = find_result (assessment, section->id);
        if (g_strcmp0 (section->id, "answer") != 0 && section->lines->len > 0
            && (result != NULL) == (pass == 0))
          add_section (self, section, result);
      }
}

/* --- missing --- */

static GtkWidget *
make_missing (GadibaResultPanel *self, const GadibaTraceMissing *missing)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("gd-todo-symbolic");
  GtkWidget *label = gtk_label_new (missing->question != NULL ? missing->question : missing->fact);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "lift");
  gtk_widget_add_css_class (icon, "warn");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data_full (G_OBJECT (row), "fact", g_strdup (missing->fact), g_free);
  g_object_set_data_full (G_OBJECT (row), "subject", g_strdup (missing->subject), g_free);
  return row;
}

static void
update_missing (GadibaResultPanel *self, const GadibaTrace *trace)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->missing, 0)) != NULL)
    gtk_list_box_remove (self->missing, GTK_WIDGET (row));
  for (guint i = 0; i < trace->missing->len; i++)
    gtk_list_box_append (self->missing, make_missing (self, g_ptr_array_index (trace->missing, i)));
  gtk_widget_set_visible (self->missing_part, trace->missing->len > 0);
}

static void
on_missing_activated_cb (GadibaResultPanel *self, GtkListBoxRow *row)
{
  g_assert (GADIBA_IS_RESULT_PANEL (self));

  g_signal_emit (self, signals[SIGNAL_ASK], 0, g_object_get_data (G_OBJECT (row), "fact"),
                 g_object_get_data (G_OBJECT (row), "subject"));
}

/* --- all of it --- */

static void
update_hint (GadibaResultPanel *self, const GadibaAssessment *assessment)
{
  const char *hint = gadiba_working_case_get_granted (self->working) != GADIBA_MONTH_NONE
                         ? _ ("Decided: bills and incomes that come later can be entered; then "
                              "“What follows…” decides on them")
                     : !gadiba_working_case_is_open (self->working)
                         ? _ ("Decided: what has changed goes into a new application (Ctrl+N)")
                     : assessment == NULL ? gadiba_working_case_get_fault (self->working)
                     : assessment->decided
                         ? _ ("The letter and the checks are shown first")
                         : _ ("What is missing is left open, and named in the letter");

  gtk_label_set_label (self->hint, hint);
}

static gboolean
has_number (GadibaWorkingCase *working)
{
  return gadiba_working_case_get_number (working) != NULL;
}

/* What moves the time to decide, as the rule book calls it. */
static void
fill_later (GadibaResultPanel *self)
{
  static const GadibaDecisionKind kinds[] = { GADIBA_DECISION_PROLONGATION,
                                              GADIBA_DECISION_DEFICIENCIES };
  const GadibaBook *book =
      gadiba_session_get_book (gadiba_working_case_get_session (self->working));
  g_autoptr (GMenu) menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *id = gadiba_decision_kind_format (kinds[i]);
      const GadibaDecisionRule *rule = gadiba_book_get_decision_rule (book, id);
      if (rule == NULL)
        continue;
      g_autoptr (GMenuItem) item = g_menu_item_new (rule->title, NULL);
      g_menu_item_set_action_and_target (item, "win.follow", "(ss)", id, "");
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->later, G_MENU_MODEL (menu));
}

static void
update_view (GadibaResultPanel *self)
{
  const GadibaAssessment *assessment = gadiba_working_case_get_assessment (self->working);
  g_autofree char *month = gadiba_words_format_month (
      gadiba_date_get_month (gadiba_working_case_get_received (self->working)));

  keep_unfolded (self);
  clear_why (self);
  gtk_label_set_label (self->month, month);
  update_hint (self, assessment);
  gtk_widget_set_visible (GTK_WIDGET (self->later), gadiba_working_case_is_open (self->working)
                                                        && has_number (self->working));
  if (assessment == NULL)
    {
      gtk_label_set_label (self->word, _ ("Cannot be assessed"));
      gtk_label_set_label (self->grounds, gadiba_working_case_get_fault (self->working));
      gtk_widget_set_visible (self->total_row, FALSE);
      gtk_widget_set_visible (self->once_row, FALSE);
      gtk_widget_set_visible (self->twice_row, FALSE);
      gtk_widget_set_visible (self->missing_part, FALSE);
      show_sign (self, "gd-stop-symbolic", "bad");
      return;
    }
  update_status (self, assessment);
  update_total (self, assessment);
  update_twice (self, assessment);
  update_missing (self, assessment->trace);
  update_why (self, assessment);
}

static void
gadiba_result_panel_dispose (GObject *object)
{
  GadibaResultPanel *self = GADIBA_RESULT_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_RESULT_PANEL);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_result_panel_parent_class)->dispose (object);
}

static void
gadiba_result_panel_finalize (GObject *object)
{
  GadibaResultPanel *self = GADIBA_RESULT_PANEL (object);

  g_hash_table_unref (self->unfolded);

  G_OBJECT_CLASS (gadiba_result_panel_parent_class)->finalize (object);
}

static void
gadiba_result_panel_class_init (GadibaResultPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_result_panel_dispose;
  object_class->finalize = gadiba_result_panel_finalize;

  signals[SIGNAL_ASK] = g_signal_new ("ask", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-result-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, grounds);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, hint);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, later);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, missing);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, missing_part);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, month);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, once);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, once_row);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, sign);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, total);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, total_row);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, twice);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, twice_row);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, why);
  gtk_widget_class_bind_template_child (widget_class, GadibaResultPanel, word);
  gtk_widget_class_bind_template_callback (widget_class, on_missing_activated_cb);
}

static void
gadiba_result_panel_init (GadibaResultPanel *self)
{
  self->unfolded = g_hash_table_new (NULL, NULL);
  g_hash_table_add (self->unfolded, (gpointer) g_intern_static_string ("gmi"));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gadiba_result_panel_set_case (GadibaResultPanel *self, GadibaWorkingCase *working)
{
  g_return_if_fail (GADIBA_IS_RESULT_PANEL (self) && self->working == NULL);

  self->working = g_object_ref (working);
  g_signal_connect_object (working, "changed", G_CALLBACK (update_view), self, G_CONNECT_SWAPPED);
  fill_later (self);
  update_view (self);
}
