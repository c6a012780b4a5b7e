/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-outlook-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-form-field.h"
#include "gadiba-outlook-table.h"
#include "gadiba-step-chart.h"
#include "gadiba-variant.h"

#define WAGE "wage"
#define USUAL_STEP "50"
#define USUAL_RANGE "1000"

struct _GadibaOutlookPage
{
  GadibaPage parent;

  GadibaWorkingCase *working;
  gboolean is_asking, is_stale;

  GtkLabel *about;
  GadibaStepChart *chart;
  GtkLabel *lead;
  GtkListBox *offers;
  GadibaFormField *range;
  GtkStack *stack;
  GadibaFormField *step;
  GtkColumnView *table;
  GtkLabel *told;
  GtkDropDown *who;
};

G_DEFINE_FINAL_TYPE (GadibaOutlookPage, gadiba_outlook_page, GADIBA_TYPE_PAGE)

/* --- asking --- */

typedef struct
{
  char *number, *person;
  const GadibaBook *book; /* lives as long as the session */
  GadibaMoney step;
  guint n;
} Question;

typedef struct
{
  GPtrArray *offers; /* GadibaOffer; NULL: @fault */
  GArray *points;    /* GadibaWhatIfPoint; NULL: @fault_if */
  char *fault, *fault_if;
} Answer;

static void
free_question (gpointer data)
{
  Question *self = data;

  g_free (self->number);
  g_free (self->person);
  g_free (self);
}

static void
free_answer (Answer *self)
{
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_free (self->fault);
  g_free (self->fault_if);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

/* The case as it is stored: what is being typed follows when it is. */
static gpointer
answer_question (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Question *asked = data;
  g_autoptr (GadibaCaseFile) file = gadiba_office_read_case (office, asked->number, error);
  const GadibaWhatIf what = { asked->person, WAGE, asked->step, asked->n };
  g_autoptr (GError) fault = NULL;
  g_autoptr (GError) fault_if = NULL;

  if (file == NULL)
    return NULL;
  Answer *answer = g_new0 (Answer, 1);
  answer->offers = gadiba_offer_list (file->from, asked->book, &fault);
  answer->points = gadiba_what_if_list (file->from, asked->book, &what, &fault_if);
  answer->fault = fault != NULL ? g_strdup (fault->message) : NULL;
  answer->fault_if = fault_if != NULL ? g_strdup (fault_if->message) : NULL;
  return answer;
}

/* @field: an amount in euro. Returns: FALSE, with a sentence at the field, if it is none */
static gboolean
read_amount (GadibaFormField *field, GadibaMoney *amount)
{
  g_autoptr (GError) error = NULL;
  gboolean good = gadiba_money_parse_entry (gadiba_form_field_get_text (field), amount, &error);

  gadiba_form_field_set_error (field, error != NULL ? error->message : NULL);
  if (good && *amount == 0)
    gadiba_form_field_set_error (field, _ ("More than zero, for instance 50"));
  return good && *amount > 0;
}

/* Whole steps; how many can be shown is told where they are taken. */
static guint
count_steps (GadibaMoney step, GadibaMoney range)
{
  return (guint) MIN (range / step, G_MAXINT);
}

static const char *
get_person (GadibaOutlookPage *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  guint chosen = gtk_drop_down_get_selected (self->who);

  return chosen < from->persons->len ? g_array_index (from->persons, GadibaCasePerson, chosen).id
                                     : "";
}

static Question *
make_question (GadibaOutlookPage *self)
{
  GadibaMoney step, range;
  gboolean good = read_amount (self->step, &step);

  if (!read_amount (self->range, &range) || !good)
    return NULL;
  Question *asked = g_new0 (Question, 1);
  asked->number = g_strdup (gadiba_working_case_get_number (self->working));
  asked->person = g_strdup (get_person (self));
  asked->book = gadiba_session_get_book (gadiba_page_get_session (GADIBA_PAGE (self)));
  asked->step = step;
  asked->n = count_steps (step, range);
  return asked;
}

/* --- what else --- */

static void
add_small (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "dim");
  gtk_box_append (GTK_BOX (box), label);
}

static const struct
{
  const char *icon, *class;
} signs[] = {
  [GADIBA_OFFER_GRANTED] = { "gd-ok-symbolic", "ok" },
  [GADIBA_OFFER_OPEN] = { "gd-todo-symbolic", "warn" },
  [GADIBA_OFFER_REFUSED] = { "gd-skip-symbolic", "dim" },
};

static char *
describe_result (const GadibaOffer *offer)
{
  g_autofree char *amount = gadiba_money_format_lv (offer->amount);

  switch (offer->state)
    {
    case GADIBA_OFFER_GRANTED:
      return g_strdup_printf (offer->monthly ? _ ("%s a month") : _ ("%s once"), amount);
    case GADIBA_OFFER_OPEN:
      return g_strdup (_ ("not known yet"));
    case GADIBA_OFFER_REFUSED:
      return g_strdup (_ ("would be refused"));
    }
  g_return_val_if_reached (NULL);
}

static GtkWidget *
make_offer_row (const GadibaOffer *offer)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (signs[offer->state].icon);
  GtkWidget *title = gtk_label_new (offer->title);
  g_autofree char *words = describe_result (offer);
  GtkWidget *result = gtk_label_new (words);
  const GPtrArray *more = offer->state == GADIBA_OFFER_OPEN ? offer->questions : offer->reasons;

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "lift");
  gtk_widget_add_css_class (icon, signs[offer->state].class);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  for (guint i = 0; i < more->len; i++)
    {
      g_autofree char *text = offer->state == GADIBA_OFFER_OPEN
                                  ? g_strdup_printf (_ ("To be asked: %s"), (char *) more->pdata[i])
                                  : g_strdup (more->pdata[i]);
      add_small (texts, text);
    }
  gtk_widget_set_valign (result, GTK_ALIGN_START);
  gtk_widget_add_css_class (result, "num");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), result);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_autofree char *name = g_strdup_printf ("%s: %s", offer->title, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_offers (GadibaOutlookPage *self, const Answer *answer)
{
  GtkListBoxRow *row;
  guint n = 0, n_granted = 0, n_open = 0;

  while ((row = gtk_list_box_get_row_at_index (self->offers, 0)) != NULL)
    gtk_list_box_remove (self->offers, GTK_WIDGET (row));
  for (int state = GADIBA_OFFER_GRANTED; state <= GADIBA_OFFER_REFUSED; state++)
    for (guint i = 0; answer->offers != NULL && i < answer->offers->len; i++)
      {
        const GadibaOffer *offer = g_ptr_array_index (answer->offers, i);
        if (offer->asked || (int) offer->state != state)
          continue;
        gtk_list_box_append (self->offers, make_offer_row (offer));
        n_granted += offer->state == GADIBA_OFFER_GRANTED;
        n_open += offer->state == GADIBA_OFFER_OPEN;
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->offers), n > 0);
  gtk_label_set_label (
      self->lead,
      answer->fault != NULL ? answer->fault
      : n == 0              ? _ ("The application asks for every benefit that there is.")
      : n_granted > 0
          ? _ ("Benefits that the application does not ask for, as they would be granted today. "
               "Whether to ask for them is the client's to say.")
      : n_open > 0
          ? _ ("Benefits that the application does not ask for. Whether they could be granted is "
               "not known before what stands with them is found out.")
          : _ ("Of the benefits that the application does not ask for none could be granted as "
               "things are known."));
}

/* --- what if --- */

/* The first place where more earned is less in hand, in words. */
static char *
describe_falls (const GArray *points)
{
  for (guint i = 1; i < points->len; i++)
    {
      const GadibaWhatIfPoint *point = &g_array_index (points, GadibaWhatIfPoint, i);
      if (point->falls == 0)
        continue;
      g_autofree char *earned = gadiba_money_format_lv (point->earned);
      g_autofree char *falls = gadiba_money_format_lv (point->falls);
      return g_strdup_printf (_ ("Where the wage reaches %s, the household has %s less than a step "
                                 "before."),
                              earned, falls);
    }
  for (guint i = 0; i < points->len; i++)
    if (!g_array_index (points, GadibaWhatIfPoint, i).decided)
      return g_strdup (_ ("As long as something is missing the benefits are not known, and not "
                          "part of the total."));
  return g_strdup (_ ("Within this range the household never has less for earning more."));
}

static void
show_points (GadibaOutlookPage *self, const Answer *answer)
{
  g_autofree char *told =
      answer->points != NULL ? describe_falls (answer->points) : g_strdup (answer->fault_if);

  gtk_label_set_label (self->told, told);
  gadiba_step_chart_set_points (self->chart, answer->points);
  gadiba_outlook_table_set_points (self->table, answer->points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_LABEL, told,
                                  -1);
}

/* --- the page --- */

static void ask (GadibaOutlookPage *self);

static void
on_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaOutlookPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = gadiba_session_run_finish (result, &error);

  self->is_asking = FALSE;
  if (self->working == NULL) /* disposed meanwhile */
    return;
  if (answer == NULL)
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
  else if (!self->is_stale)
    {
      show_offers (self, answer);
      show_points (self, answer);
    }
  if (self->is_stale)
    ask (self);
}

static void
ask (GadibaOutlookPage *self)
{
  self->is_stale = TRUE;
  if (self->is_asking || gadiba_working_case_get_state (self->working) == GADIBA_STORING)
    return;
  Question *asked = make_question (self);
  if (asked == NULL)
    return;
  const GadibaJob job = { answer_question, asked, free_question, (GDestroyNotify) free_answer };
  self->is_stale = FALSE;
  self->is_asking = TRUE;
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL,
                            on_answered_cb, g_object_ref (self));
}

static void
on_asked_cb (GadibaOutlookPage *self)
{
  g_assert (GADIBA_IS_OUTLOOK_PAGE (self));

  if (self->working != NULL)
    ask (self);
}

static void
on_state_cb (GadibaOutlookPage *self)
{
  g_assert (GADIBA_IS_OUTLOOK_PAGE (self));

  if (self->is_stale)
    ask (self);
}

static void
on_back_clicked_cb (GadibaOutlookPage *self)
{
  g_assert (GADIBA_IS_OUTLOOK_PAGE (self));

  gadiba_page_open_application (GADIBA_PAGE (self), gadiba_working_case_get_number (self->working));
}

static void
fill_persons (GadibaOutlookPage *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int applicant = gadiba_case_find_applicant (from);

  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->who, applicant >= 0 ? (guint) applicant : 0);
}

static void
gadiba_outlook_page_enter (GadibaPage *page)
{
  GadibaOutlookPage *self = GADIBA_OUTLOOK_PAGE (page);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "if") == 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->step));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
gadiba_outlook_page_dispose (GObject *object)
{
  GadibaOutlookPage *self = GADIBA_OUTLOOK_PAGE (object);

  g_clear_object (&self->working);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_OUTLOOK_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (gadiba_outlook_page_parent_class)->dispose (object);
}

/* It has two sections, so that the next one is the one before, too. */
static void
gadiba_outlook_page_step (GadibaPage *page, int step)
{
  GadibaOutlookPage *self = GADIBA_OUTLOOK_PAGE (page);

  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  gtk_stack_set_visible_child_name (self->stack, g_strcmp0 (shown, "if") == 0 ? "else" : "if");
  gadiba_outlook_page_enter (page);
}

static void
gadiba_outlook_page_class_init (GadibaOutlookPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_outlook_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_outlook_page_enter;
  GADIBA_PAGE_CLASS (klass)->step_section = gadiba_outlook_page_step;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-outlook-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, about);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, chart);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, lead);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, offers);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, range);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, step);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, table);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, told);
  gtk_widget_class_bind_template_child (widget_class, GadibaOutlookPage, who);
  gtk_widget_class_bind_template_callback (widget_class, on_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  g_type_ensure (GADIBA_TYPE_FORM_FIELD);
  g_type_ensure (GADIBA_TYPE_STEP_CHART);
}

static void
gadiba_outlook_page_init (GadibaOutlookPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_drop_down_name_all (GTK_WIDGET (self));
  gadiba_form_field_set_text (self->step, USUAL_STEP);
  gadiba_form_field_set_text (self->range, USUAL_RANGE);
  gadiba_outlook_table_add_columns (self->table);
}

GtkWidget *
gadiba_outlook_page_new (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaOutlookPage *self = g_object_new (GADIBA_TYPE_OUTLOOK_PAGE, "session",
                                          gadiba_working_case_get_session (working), NULL);
  const GadibaCase *from = gadiba_working_case_get_case (working);
  const GadibaCasePerson *person = gadiba_case_get_person (from, gadiba_case_find_applicant (from));
  g_autofree char *title = g_strdup_printf (_ ("What if: %s"), person->family);
  g_autofree char *about =
      g_strdup_printf (_ ("%s %s  ·  Application No %s"), person->given, person->family,
                       gadiba_working_case_get_number (working));
  gadiba_page_set_title (GADIBA_PAGE (self), title);
  gtk_label_set_label (self->about, about);
  g_signal_connect_object (working, "changed", G_CALLBACK (on_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (working, "state", G_CALLBACK (on_state_cb), self, G_CONNECT_SWAPPED);
  self->working = working;
  fill_persons (self);
  self->working = g_object_ref (working);
  ask (self);
  return GTK_WIDGET (self);
}

const char *
gadiba_outlook_page_get_application (GadibaOutlookPage *self)
{
  g_return_val_if_fail (GADIBA_IS_OUTLOOK_PAGE (self), NULL);

  return gadiba_working_case_get_number (self->working);
}

const char *
gadiba_outlook_page_get_section (GadibaOutlookPage *self)
{
  g_return_val_if_fail (GADIBA_IS_OUTLOOK_PAGE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}
