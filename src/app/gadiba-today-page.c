/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-today-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-habits.h"
#include "gadiba-today-line.h"
#include "gadiba-words.h"

/* Lines of each kind: with more the page would be searched through, not read. */
#define MAX_LINES 12

struct _GadibaTodayPage
{
  GadibaPage parent;

  GadibaToday *today;  /* what is shown; NULL: not read yet */
  gboolean is_reading; /* asked for, the answer is not there yet */
  gboolean is_stale;   /* what is being read may be old already */
  gboolean is_entered; /* the keyboard waits for the first answer */

  GtkWidget *add;
  GtkLabel *day;
  GtkListBox *list;
  GtkLabel *nothing;
  GtkStack *stack;
  GtkLabel *summary;
  GtkLabel *warning; /* what hinders all of it: a rule book that is gone */
  GtkCheckButton *whole;
};

G_DEFINE_FINAL_TYPE (GadibaTodayPage, gadiba_today_page, GADIBA_TYPE_PAGE)

/* --- what is shown --- */

/* Returns: (transfer full): how much there is of what must be done */
static char *
summarize (const GadibaToday *today)
{
  guint n = today->groups[GADIBA_TODAY_DECIDE].n + today->groups[GADIBA_TODAY_DRAFT].n
            + today->groups[GADIBA_TODAY_RETURNED].n + today->groups[GADIBA_TODAY_PAPER].n
            + today->groups[GADIBA_TODAY_BILLS].n + today->groups[GADIBA_TODAY_LETTER].n
            + today->groups[GADIBA_TODAY_MAILING].n + today->groups[GADIBA_TODAY_NOTICE].n
            + today->groups[GADIBA_TODAY_CONTEST].n;
  guint n_overdue = 0;

  for (guint kind = 0; kind < GADIBA_N_TODAY; kind++)
    for (guint i = 0; i < today->groups[kind].lines->len; i++)
      if (((const GadibaTodayLine *) today->groups[kind].lines->pdata[i])->is_overdue)
        n_overdue++;
  if (n == 0)
    return g_strdup (_ ("Nothing is due"));
  g_autofree char *due = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u matter is due", "%u matters are due", n), n);
  if (n_overdue == 0)
    return g_steal_pointer (&due);
  g_autofree char *overdue = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", n_overdue), n_overdue);
  return g_strdup_printf ("%s, %s", due, overdue);
}

static int
get_focused_index (GadibaTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list))
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

static void
focus_line (GadibaTodayPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  for (; row == NULL && index > 0; index--)
    row = gtk_list_box_get_row_at_index (self->list, index - 1);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
fill_list (GadibaTodayPage *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint kind = 0; self->today != NULL && kind < GADIBA_N_TODAY; kind++)
    for (guint i = 0; i < self->today->groups[kind].lines->len; i++)
      gtk_list_box_append (self->list,
                           gadiba_today_line_new (kind, self->today->groups[kind].lines->pdata[i],
                                                  self->today->day));
}

/* @today: (transfer full) (nullable): NULL: it could not be read, @fault says why */
static void
show (GadibaTodayPage *self, GadibaToday *today, const char *fault)
{
  int focused = get_focused_index (self);
  GadibaToday *before = self->today;

  self->today = today;
  fill_list (self); /* the rows of before go before what they show */
  gadiba_today_free (before);
  gboolean any = gtk_list_box_get_row_at_index (self->list, 0) != NULL;
  g_autofree char *summary = today != NULL ? summarize (today) : g_strdup ("");
  g_autofree char *day = today != NULL ? gadiba_words_format_date (today->day) : g_strdup ("");
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->day, day);
  gboolean warned = today != NULL && today->warnings->len > 0;
  gtk_label_set_label (self->warning, warned ? g_ptr_array_index (today->warnings, 0) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->warning), warned);
  gtk_label_set_label (
      self->nothing,
      fault != NULL ? fault
      : today->has_clients
          ? _ ("Nothing is due, and nothing waits. Open a client, or note a talk.")
          : _ ("Nobody is on record yet. Begin with the application of whoever is here."));
  gtk_widget_set_visible (self->add, fault == NULL);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  if (focused >= 0 || self->is_entered)
    focus_line (self, MAX (focused, 0));
  self->is_entered = FALSE;
}

static void
update_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const GadibaTodayPage *self = user_data;
  GadibaTodayKind kind = gadiba_today_line_get_kind (row);

  if (before != NULL && gadiba_today_line_get_kind (before) == kind)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gadiba_today_heading_new (kind, &self->today->groups[kind]));
}

/* --- reading --- */

static gpointer
read_today (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_today (office, data, moment, error);
}

static void ask (GadibaTodayPage *self);

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaTodayPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaToday) today = gadiba_session_run_finish (result, &error);

  self->is_reading = FALSE;
  if (self->list == NULL) /* disposed meanwhile */
    return;
  if (self->is_stale)
    ask (self);
  else
    show (self, g_steal_pointer (&today), error != NULL ? error->message : NULL);
}

static void
ask (GadibaTodayPage *self)
{
  GSettings *habits = gadiba_habits_get ();
  GadibaTodayRequest *request = g_new0 (GadibaTodayRequest, 1);
  const GadibaJob job = { read_today, request, g_free, (GDestroyNotify) gadiba_today_free };

  request->whole_office = g_settings_get_boolean (habits, "today-whole-office");
  request->ahead = (guint) g_settings_get_int (habits, "today-ahead");
  request->untouched = (guint) g_settings_get_int (habits, "today-untouched");
  request->max = MAX_LINES;
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL, on_read_cb,
                            g_object_ref (self));
}

static void
gadiba_today_page_refresh (GadibaPage *page)
{
  GadibaTodayPage *self = GADIBA_TODAY_PAGE (page);

  self->is_stale = self->is_reading;
  if (!self->is_reading)
    ask (self);
}

static void
on_habit_changed_cb (GadibaTodayPage *self)
{
  g_assert (GADIBA_IS_TODAY_PAGE (self));

  gadiba_today_page_refresh (GADIBA_PAGE (self));
}

/* --- opening --- */

static void
on_row_activated_cb (GadibaTodayPage *self, GtkListBoxRow *row)
{
  g_assert (GADIBA_IS_TODAY_PAGE (self));

  const GadibaTodayLine *line = gadiba_today_line_get (row);
  GadibaPage *page = GADIBA_PAGE (self);
  if (gadiba_today_line_get_kind (row) == GADIBA_TODAY_LETTER)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-letter", "s", line->decision);
  else if (gadiba_today_line_get_kind (row) == GADIBA_TODAY_DRAFT)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-draft", "s", line->application);
  else if (gadiba_today_line_get_kind (row) == GADIBA_TODAY_NOTICE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-decision", "s", line->decision);
  else if (gadiba_today_line_get_kind (row) == GADIBA_TODAY_HEARING)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.hearing", "s", line->application);
  else if (gadiba_today_line_get_kind (row) == GADIBA_TODAY_CONTEST)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-contest", "s", line->text);
  else if (gadiba_today_line_get_kind (row) == GADIBA_TODAY_BILLS)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-bills", "s", line->application);
  else if (line->mailing != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-mailing", "x", line->mailing);
  else if (line->talk != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-talk", "x", line->talk);
  else if (line->application != NULL)
    gadiba_page_open_application (page, line->application);
  else if (line->person != 0)
    gadiba_page_open_client (page, line->person);
}

/* --- the page --- */

static void
gadiba_today_page_enter (GadibaPage *page)
{
  GadibaTodayPage *self = GADIBA_TODAY_PAGE (page);

  gadiba_today_page_refresh (page);
  self->is_entered = self->today == NULL;
  if (self->today != NULL)
    focus_line (self, MAX (get_focused_index (self), 0));
}

static void
gadiba_today_page_dispose (GObject *object)
{
  GadibaTodayPage *self = GADIBA_TODAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_TODAY_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_pointer (&self->today, gadiba_today_free);

  G_OBJECT_CLASS (gadiba_today_page_parent_class)->dispose (object);
}

static void
gadiba_today_page_class_init (GadibaTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_today_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_today_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_today_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, add);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, day);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, summary);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, warning);
  gtk_widget_class_bind_template_child (widget_class, GadibaTodayPage, whole);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
gadiba_today_page_init (GadibaTodayPage *self)
{
  GSettings *habits = gadiba_habits_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_heading, self, NULL);
  g_settings_bind (habits, "today-whole-office", self->whole, "active", G_SETTINGS_BIND_DEFAULT);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const keys[] = { "whole-office", "ahead", "untouched" };
      g_autofree char *signal = g_strdup_printf ("changed::today-%s", keys[i]);
      g_signal_connect_object (habits, signal, G_CALLBACK (on_habit_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

GtkWidget *
gadiba_today_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  return g_object_new (GADIBA_TYPE_TODAY_PAGE, "session", session, NULL);
}
