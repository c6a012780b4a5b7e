/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-times-view.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-office-times.h"
#include "gadiba-page.h"
#include "gadiba-register-words.h"
#include "gadiba-time-line.h"
#include "gadiba-words.h"

/* So many months are shown before and after those that count. */
#define MONTHS_AROUND 6

struct _GadibaTimesView
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GadibaTimes *times; /* NULL: not read yet */
  gboolean is_reading;

  GtkBox *head;
  GtkListBox *list;
  GtkBox *warnings; /* of whoever shows this */
};

G_DEFINE_FINAL_TYPE (GadibaTimesView, gadiba_times_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- words --- */

/* Returns: (transfer full): "01.06.2026. – 31.08.2026." */
static char *
format_range (const GadibaSpan *span)
{
  g_autofree char *from = gadiba_words_format_date (span->from);
  g_autofree char *to = span->to != GADIBA_DATE_NONE ? gadiba_words_format_date (span->to) : NULL;

  return to != NULL ? g_strdup_printf ("%s – %s", from, to)
                    : g_strdup_printf (_ ("since %s, no last day is known"), from);
}

/* Returns: (transfer full) (nullable): what is written into the bar */
static char *
format_value (const GadibaSpan *span)
{
  g_autofree char *least = gadiba_words_format_amount (span->least);
  g_autofree char *most = gadiba_words_format_amount (span->most);

  switch (span->kind)
    {
    case GADIBA_SPAN_MEMBER:
      return NULL;
    case GADIBA_SPAN_STATUS:
      return g_strdup (gadiba_words_for_status (span->what));
    case GADIBA_SPAN_INCOME:
    case GADIBA_SPAN_BENEFIT:
      return span->most == 0             ? NULL
             : span->least == span->most ? g_steal_pointer (&most)
                                         : g_strdup_printf ("%s – %s", least, most);
    }
  g_return_val_if_reached (NULL);
}

static const GadibaBook *
get_book (GadibaTimesView *self)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (self->working));
}

/* Returns: (transfer full): "Ruta Kārkliņa, applicant, employed" */
static char *
describe_member (GadibaTimesView *self, const GadibaSpan *span)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  int index =
      span->label != NULL ? gadiba_case_find_person (from, span->label) : GADIBA_CASE_NOBODY;
  const GadibaCasePerson *person =
      index != GADIBA_CASE_NOBODY ? gadiba_case_get_person (from, index) : NULL;
  g_autoptr (GString) text = g_string_new (span->name);

  if (span->what != NULL)
    g_string_append_printf (text, ", %s", gadiba_words_for_relation (span->what, span->sex));
  if (person != NULL && person->activity != NULL)
    g_string_append_printf (text, ", %s", gadiba_words_for ("activity", person->activity));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): what stands before the bars of the line */
static char *
describe_line (GadibaTimesView *self, const GadibaSpan *span)
{
  const GadibaIncomeKind *kind;

  switch (span->kind)
    {
    case GADIBA_SPAN_MEMBER:
      return describe_member (self, span);
    case GADIBA_SPAN_INCOME:
      kind = g_hash_table_lookup (get_book (self)->income_kind_names, span->what);
      return g_strdup (kind != NULL ? kind->title : span->what);
    case GADIBA_SPAN_STATUS:
      return g_strdup (_ ("Status of the household"));
    case GADIBA_SPAN_BENEFIT:
      return g_strdup (span->title != NULL
                           ? span->title
                           : gadiba_register_words_get_benefit (span->what, get_book (self)));
    }
  g_return_val_if_reached (NULL);
}

/* --- lines --- */

static gboolean
is_one_line (const GadibaSpan *a, const GadibaSpan *b)
{
  if (a->kind != b->kind || a->person != b->person)
    return FALSE;
  return a->kind == GADIBA_SPAN_MEMBER || a->kind == GADIBA_SPAN_STATUS || a->what == b->what;
}

static void
add_row (GadibaTimesView *self, GtkWidget *line, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (row, spoken); /* what a narrow bar has no room for */
  gtk_list_box_append (self->list, row);
}

/* All that belongs on the line of @first, which is shown when its first span comes. */
static void
add_line (GadibaTimesView *self, const GadibaTimeScale *scale, const GadibaSpan *first)
{
  g_autofree char *title = describe_line (self, first);
  GtkWidget *line = gadiba_time_line_new (scale, title, first->kind == GADIBA_SPAN_INCOME);
  g_autoptr (GString) spoken = g_string_new (NULL);
  guint n = 0;

  if (first->kind == GADIBA_SPAN_INCOME)
    g_string_append_printf (spoken, "%s, ", first->name);
  g_string_append_printf (spoken, "%s: ", title);
  for (guint i = 0; i < self->times->spans->len; i++)
    {
      const GadibaSpan *span = g_ptr_array_index (self->times->spans, i);
      if (!is_one_line (first, span))
        continue;
      g_autofree char *value = format_value (span);
      g_autofree char *range = format_range (span);
      gadiba_time_line_add (GADIBA_TIME_LINE (line), span->kind, span->from, span->to, value);
      g_string_append (spoken, n++ > 0 ? "; " : "");
      if (span->kind == GADIBA_SPAN_MEMBER)
        g_string_append_printf (spoken, _ ("in the household %s"), range);
      else if (value != NULL)
        g_string_append_printf (spoken, "%s, %s", value, range);
      else
        g_string_append (spoken, range);
    }
  add_row (self, line, spoken->str);
}

static gboolean
is_first_of_line (GadibaTimesView *self, guint index)
{
  const GPtrArray *spans = self->times->spans;

  for (guint i = 0; i < index; i++)
    if (is_one_line (g_ptr_array_index (spans, i), g_ptr_array_index (spans, index)))
      return FALSE;
  return TRUE;
}

/* Lines of @kind; @person: 0: of whomever */
static void
add_lines (GadibaTimesView *self, const GadibaTimeScale *scale, GadibaSpanKind kind, gint64 person)
{
  const GPtrArray *spans = self->times->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const GadibaSpan *span = g_ptr_array_index (spans, i);
      if (span->kind != kind || (person != 0 && span->person != person)
          || !is_first_of_line (self, i))
        continue;
      add_line (self, scale, span);
      if (kind == GADIBA_SPAN_MEMBER)
        add_lines (self, scale, GADIBA_SPAN_INCOME, span->person);
    }
}

/* How many months count, as the law has it on the day of receipt. */
static int
count_months (GadibaTimesView *self)
{
  const GadibaParameter *window = gadiba_book_get_parameter (get_book (self), "income.window");
  GadibaDate received = gadiba_working_case_get_received (self->working);
  const GadibaParameterValue *value =
      window != NULL ? gadiba_parameter_get_value (window, received, GADIBA_DATE_NONE) : NULL;
  gint64 months = value != NULL ? value->value.number.num / value->value.number.den : 1;

  return (int) CLAMP (months, 1, MONTHS_AROUND);
}

static void
show_lines (GadibaTimesView *self)
{
  GadibaMonth end = gadiba_date_get_month (gadiba_working_case_get_received (self->working));
  GadibaMonth first = end - count_months (self);
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working));
  const GadibaTimeScale scale = { .first = first - MONTHS_AROUND,
                                  .last = end - 1 + MONTHS_AROUND,
                                  .window_first = first,
                                  .window_last = end - 1,
                                  .today = moment.today };

  gtk_box_append (self->head, gadiba_time_line_new (&scale, NULL, FALSE));
  add_lines (self, &scale, GADIBA_SPAN_MEMBER, 0);
  add_lines (self, &scale, GADIBA_SPAN_STATUS, 0);
  add_lines (self, &scale, GADIBA_SPAN_BENEFIT, 0);
}

/* --- two households --- */

static void
on_open_clicked_cb (GtkButton *button, gpointer user_data)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (button), GADIBA_TYPE_PAGE);

  if (page != NULL)
    gadiba_page_open_application (GADIBA_PAGE (page),
                                  g_object_get_data (G_OBJECT (button), "number"));
}

static void
add_warning (GadibaTimesView *self, const GadibaElsewhere *elsewhere)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("gd-stop-symbolic");
  g_autofree char *since = gadiba_words_format_date (elsewhere->since);
  const char *whose = elsewhere->applicant != NULL ? elsewhere->applicant : "–";
  g_autofree char *sentence = g_strdup_printf (
      elsewhere->is_open ? _ ("%s is at the same time in another household since %s: that of %s, "
                              "application %s, which is not decided yet.")
                         : _ ("%s is at the same time in another household since %s: that of %s, "
                              "application %s."),
      elsewhere->name, since, whose, elsewhere->number);
  g_autofree char *open = g_strdup_printf (_ ("Open application %s"), elsewhere->number);
  GtkWidget *label = gtk_label_new (sentence), *button = gtk_button_new_with_label (open);

  gtk_widget_add_css_class (icon, "warn");
  gtk_widget_add_css_class (label, "warn");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
  g_object_set_data_full (G_OBJECT (button), "number", g_strdup (elsewhere->number), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_open_clicked_cb), NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->warnings, box);
}

/* --- reading --- */

static void
clear (GadibaTimesView *self)
{
  GtkListBoxRow *row;
  GtkWidget *child;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->head))) != NULL)
    gtk_box_remove (self->head, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->warnings))) != NULL)
    gtk_box_remove (self->warnings, child);
}

static gpointer
read_times (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_times (office, data, moment, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaTimesView) self = user_data;
  g_autoptr (GError) error = NULL;
  GadibaTimes *times = gadiba_session_run_finish (result, &error);

  self->is_reading = FALSE;
  if (self->list == NULL) /* disposed meanwhile */
    {
      gadiba_times_free (times);
      return;
    }
  clear (self);
  gadiba_times_free (self->times);
  self->times = times;
  if (times == NULL)
    {
      add_row (self, gtk_label_new (error->message), error->message);
      return;
    }
  show_lines (self);
  for (guint i = 0; i < times->elsewhere->len; i++)
    add_warning (self, g_ptr_array_index (times->elsewhere, i));
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), times->elsewhere->len > 0);
  g_signal_emit (self, signals[SIGNAL_READ], 0);
}

/* Also when something was stored while it is looked at. */
static void
ask (GadibaTimesView *self)
{
  if (self->is_reading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  const GadibaJob job = { read_times, g_strdup (gadiba_working_case_get_number (self->working)),
                          g_free, (GDestroyNotify) gadiba_times_free };
  self->is_reading = TRUE;
  gadiba_session_run_async (gadiba_working_case_get_session (self->working), &job, NULL, on_read_cb,
                            g_object_ref (self));
}

/* --- the widget --- */

/* A list without anything to select would not take the keyboard itself. */
static gboolean
on_mnemonic_activate_cb (GadibaTimesView *self, gboolean cycling)
{
  g_assert (GADIBA_IS_TIMES_VIEW (self));

  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
gadiba_times_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gadiba_times_view_parent_class)->map (widget);

  ask (GADIBA_TIMES_VIEW (widget));
}

static void
gadiba_times_view_dispose (GObject *object)
{
  GadibaTimesView *self = GADIBA_TIMES_VIEW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_TIMES_VIEW);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);
  g_clear_object (&self->warnings);
  g_clear_pointer (&self->times, gadiba_times_free);

  G_OBJECT_CLASS (gadiba_times_view_parent_class)->dispose (object);
}

static void
gadiba_times_view_class_init (GadibaTimesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_times_view_dispose;
  widget_class->map = gadiba_times_view_map;

  signals[SIGNAL_READ] = g_signal_new ("read", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-times-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaTimesView, head);
  gtk_widget_class_bind_template_child (widget_class, GadibaTimesView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_mnemonic_activate_cb);
}

static void
gadiba_times_view_init (GadibaTimesView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_times_view_new (GadibaWorkingCase *working, GtkBox *warnings)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working) && GTK_IS_BOX (warnings), NULL);

  GadibaTimesView *self = g_object_new (GADIBA_TYPE_TIMES_VIEW, NULL);
  self->working = g_object_ref (working);
  self->warnings = g_object_ref (warnings);
  g_signal_connect_object (working, "stored", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const GadibaSpan *
gadiba_times_view_find_membership (GadibaTimesView *self, const char *label)
{
  g_return_val_if_fail (GADIBA_IS_TIMES_VIEW (self), NULL);

  const GadibaSpan *found = NULL;
  for (guint i = 0; self->times != NULL && i < self->times->spans->len; i++)
    {
      const GadibaSpan *span = g_ptr_array_index (self->times->spans, i);
      if (span->kind == GADIBA_SPAN_MEMBER && g_strcmp0 (span->label, label) == 0)
        found = span;
    }
  return found;
}
