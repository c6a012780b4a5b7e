/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-issue-page.h"
#include "gadiba-letter-desk.h"
#include "gadiba-new-page.h"
#include "gadiba-office-client.h"
#include "gadiba-office-clients.h"
#include "gadiba-outlook-page.h"
#include "gadiba-rerun-page.h"
#include "gadiba-takeover-page.h"
#include "gadiba-window-private.h"

/* So many cases stay at hand in the list of places. */
#define MAX_OPEN 8

GadibaWorkspace *
_gadiba_window_find_workspace (GadibaWindow *self, const char *number)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GADIBA_IS_WORKSPACE (child)
        && g_strcmp0 (gadiba_workspace_get_number (GADIBA_WORKSPACE (child)), number) == 0)
      return GADIBA_WORKSPACE (child);
  return NULL;
}

/* Returns: (nullable): the page of somebody who has no application yet, or had none when it was
 * read last */
static GadibaWorkspace *
find_without (GadibaWindow *self, gint64 person)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GADIBA_IS_WORKSPACE (child)
        && gadiba_workspace_get_number (GADIBA_WORKSPACE (child)) == NULL
        && gadiba_workspace_get_person (GADIBA_WORKSPACE (child)) == person)
      return GADIBA_WORKSPACE (child);
  return NULL;
}

/* The case that was opened first gives way, unless something in it is open. */
static void
limit_open (GadibaWindow *self)
{
  guint n = 0;
  GadibaPage *oldest = NULL;

  for (int i = 0; gtk_list_box_get_row_at_index (self->nav, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->nav, i);
      GadibaPage *page = g_object_get_data (G_OBJECT (row), "page");
      if (!GADIBA_IS_WORKSPACE (page))
        continue;
      g_autofree char *matter = NULL;
      n++;
      if (oldest == NULL && !gadiba_workspace_is_storing (GADIBA_WORKSPACE (page))
          && !gadiba_page_has_open_matter (page, &matter))
        oldest = page;
    }
  if (n > MAX_OPEN && oldest != NULL)
    _gadiba_window_remove_page (self, oldest);
}

/* --- opening a case --- */

/* What is read before a case can be shown. */
typedef struct
{
  char *number; /* NULL: the newest of the person, or the person without one */
  gint64 person;
  GadibaCaseFile *file;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *self = data;

  g_free (self->number);
  gadiba_case_file_free (self->file);
  g_free (self);
}

static gpointer
read_opening (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Opening *asked = data;
  g_autoptr (GadibaCaseFile) file =
      asked->number != NULL ? gadiba_office_read_case (office, asked->number, error)
                            : gadiba_office_read_client (office, asked->person, moment, error);

  if (file == NULL)
    return NULL;
  /* Whose card was asked for is whose was looked at. */
  gint64 person = asked->number != NULL ? file->person : asked->person;
  g_autoptr (GadibaCard) card = gadiba_office_open_card (office, person, moment, error);
  if (card == NULL)
    return NULL;
  Opening *found = g_new0 (Opening, 1);
  found->file = g_steal_pointer (&file);
  return found;
}

static void
on_workspace_changed_cb (GadibaWindow *self, GadibaWorkspace *workspace)
{
  g_assert (GADIBA_IS_WINDOW (self));

  _gadiba_window_update_actions (self);
  _gadiba_window_follow_storing (self, workspace);
}

/* Returns: the page of the case that was read. Takes @found. */
static GadibaWorkspace *
ensure_workspace (GadibaWindow *self, Opening *found)
{
  GadibaWorkspace *workspace = found->file->number != NULL
                                   ? _gadiba_window_find_workspace (self, found->file->number)
                                   : NULL;
  GadibaWorkspace *without = workspace == NULL ? find_without (self, found->file->person) : NULL;

  if (without != NULL)
    {
      gboolean is_first = found->file->number != NULL;
      workspace = without;
      gadiba_working_case_take_file (gadiba_workspace_get_case (workspace),
                                     g_steal_pointer (&found->file));
      if (is_first)
        gadiba_workspace_show_section (workspace, "income");
    }
  else if (workspace == NULL)
    {
      workspace =
          GADIBA_WORKSPACE (gadiba_workspace_new (self->session, g_steal_pointer (&found->file)));
      g_signal_connect_object (workspace, "changed", G_CALLBACK (on_workspace_changed_cb), self,
                               G_CONNECT_SWAPPED);
      _gadiba_window_add_page (self, GADIBA_PAGE (workspace), "gd-application-symbolic");
      limit_open (self);
    }
  free_opening (found);
  return workspace;
}

/* Who waits for a case: both live until it is read, but may have been closed. */
typedef struct
{
  GadibaWindow *window;
  GadibaPage *from; /* NULL: no page that goes */
} Waiting;

static void
free_waiting (Waiting *self)
{
  g_object_unref (self->window);
  g_clear_object (&self->from);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

static void
on_opening_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  GadibaWindow *self = waiting->window;
  Opening *found = gadiba_session_run_finish (result, &error);

  if (self->session == NULL) /* disposed meanwhile */
    {
      g_clear_pointer (&found, free_opening);
      return;
    }
  if (found == NULL)
    {
      gadiba_window_tell (self, error->message);
      return;
    }
  GadibaWorkspace *workspace = ensure_workspace (self, found);
  if (waiting->from != NULL)
    _gadiba_window_move_notice (self, waiting->from, GADIBA_PAGE (workspace));
  gtk_editable_set_text (self->search, ""); /* it has found what was looked for */
  _gadiba_window_show_page (self, GADIBA_PAGE (workspace));
  if (self->section != NULL)
    gadiba_workspace_show_section (workspace, self->section);
  g_clear_pointer (&self->section, g_free);
  if (waiting->from != NULL && gtk_widget_get_parent (GTK_WIDGET (waiting->from)) != NULL)
    _gadiba_window_remove_page (self, waiting->from);
}

void
_gadiba_window_ask_opening (GadibaWindow *self, gint64 person, const char *number, GadibaPage *from)
{
  Opening *asked = g_new0 (Opening, 1);
  Waiting *waiting = g_new0 (Waiting, 1);
  const GadibaJob job = { read_opening, asked, free_opening, free_opening };

  asked->person = person;
  asked->number = g_strdup (number);
  waiting->window = g_object_ref (self);
  if (GADIBA_IS_NEW_PAGE (from))
    waiting->from = g_object_ref (from);
  gadiba_session_run_async (self->session, &job, NULL, on_opening_read_cb, waiting);
}

void
_gadiba_window_open_number (GadibaWindow *self, const char *number, GadibaPage *from)
{
  g_assert (GADIBA_IS_WINDOW (self));

  if (_gadiba_window_find_workspace (self, number) != NULL)
    gadiba_window_open_application (self, number);
  else
    _gadiba_window_ask_opening (self, 0, number, from);
}

void
_gadiba_window_open_client (GadibaWindow *self, gint64 person, GadibaPage *from)
{
  g_assert (GADIBA_IS_WINDOW (self));

  _gadiba_window_ask_opening (self, person, NULL, from);
}

/* --- issuing --- */

static void
show_letter (GadibaWindow *self, const char *decision, gboolean print)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GADIBA_IS_LETTER_DESK (child)
        && g_str_equal (gadiba_letter_desk_get_decision (GADIBA_LETTER_DESK (child)), decision))
      {
        _gadiba_window_show_page (self, GADIBA_PAGE (child));
        return;
      }
  GtkWidget *page = gadiba_letter_desk_new (self->session, decision, print);
  _gadiba_window_add_page (self, GADIBA_PAGE (page), "gd-decision-symbolic");
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}

/* Returns from the sheet to the case. The sheet stays with what was answered on it. */
static GadibaWorkspace *
leave_issue_page (GadibaWindow *self, GadibaIssuePage *page)
{
  GadibaWorkspace *workspace =
      _gadiba_window_find_workspace (self, gadiba_issue_page_get_application (page));

  if (workspace != NULL)
    _gadiba_window_show_page (self, GADIBA_PAGE (workspace));
  else /* what somebody has prepared is opened without its case */
    gadiba_window_open_application (self, gadiba_issue_page_get_application (page));
  return workspace;
}

/* Returns: (nullable) (transfer none): the sheet of what is to be issued, if it is open */
static GadibaIssuePage *
find_issue_page (GadibaWindow *self, const char *application)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GADIBA_IS_ISSUE_PAGE (child)
        && gadiba_issue_page_is_about (GADIBA_ISSUE_PAGE (child), application, self->kind,
                                       self->base))
      return GADIBA_ISSUE_PAGE (child);
  return NULL;
}

static void
on_issue_page_back_cb (GadibaWindow *self, GadibaIssuePage *page)
{
  g_assert (GADIBA_IS_WINDOW (self));

  leave_issue_page (self, page);
}

static void
on_issue_page_mend_cb (GadibaWindow *self, const GadibaCheckPlace *place, GadibaIssuePage *page)
{
  g_assert (GADIBA_IS_WINDOW (self));

  GadibaWorkspace *workspace = leave_issue_page (self, page);
  if (workspace != NULL)
    gadiba_workspace_show_place (workspace, place);
}

/* The sheet has done what it was for: back to the case, or to where one came from without it. */
static void
end_issue_page (GadibaWindow *self, GadibaIssuePage *page)
{
  GadibaWorkspace *workspace =
      _gadiba_window_find_workspace (self, gadiba_issue_page_get_application (page));

  if (workspace != NULL)
    {
      _gadiba_window_show_page (self, GADIBA_PAGE (workspace));
      gadiba_workspace_refresh (workspace);
    }
  _gadiba_window_remove_page (self, GADIBA_PAGE (page));
  _gadiba_window_mark_stale (self);
}

static void
on_issued_cb (GadibaWindow *self, const char *decision, GadibaIssuePage *page)
{
  g_assert (GADIBA_IS_WINDOW (self));

  g_autofree char *number = g_strdup (decision);
  end_issue_page (self, page);
  show_letter (self, number, TRUE);
}

static void
on_drafted_cb (GadibaWindow *self, const char *sentence, GadibaIssuePage *page)
{
  g_assert (GADIBA_IS_WINDOW (self));

  g_autofree char *told = g_strdup (sentence);
  end_issue_page (self, page);
  gadiba_window_tell (self, told);
}

/* Returns: (transfer none): the sheet of an application, made if there is none yet */
static GadibaIssuePage *
ensure_issue_page (GadibaWindow *self, const char *application)
{
  GadibaIssuePage *open = find_issue_page (self, application);

  if (open != NULL)
    {
      gadiba_issue_page_refresh (open);
      return open;
    }
  GtkWidget *page =
      gadiba_issue_page_new_following (self->session, application, self->kind, self->base);
  g_signal_connect_object (page, "back", G_CALLBACK (on_issue_page_back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "mend", G_CALLBACK (on_issue_page_mend_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "drafted", G_CALLBACK (on_drafted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "issued", G_CALLBACK (on_issued_cb), self, G_CONNECT_SWAPPED);
  _gadiba_window_add_page (self, GADIBA_PAGE (page), "gd-decision-symbolic");
  return GADIBA_ISSUE_PAGE (page);
}

/* A decision is made from the records: what the case shows must be there before. */
static void
issue_when_stored (GadibaWindow *self, GadibaPage *workspace)
{
  g_autofree char *matter = NULL;

  if (_gadiba_window_await (self, workspace, issue_when_stored))
    return;
  if (gadiba_page_has_open_matter (workspace, &matter))
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("It can be decided when this is settled: %s"), matter);
      _gadiba_window_show_page (self, workspace);
      gadiba_window_tell (self, sentence);
      return;
    }
  const char *number = gadiba_workspace_get_number (GADIBA_WORKSPACE (workspace));
  _gadiba_window_show_page (self, GADIBA_PAGE (ensure_issue_page (self, number)));
}

/* What is to be issued when all is stored. */
static void
intend (GadibaWindow *self, GadibaDecisionKind kind, const char *base)
{
  char *copy = g_strdup (base);

  g_free (self->base);
  self->kind = kind;
  self->base = copy;
}

void
_gadiba_window_begin_issue (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  intend (self, GADIBA_DECISION_JUDGEMENT, NULL);
  if (GADIBA_IS_WORKSPACE (self->page))
    issue_when_stored (self, self->page);
}

void
_gadiba_window_open_draft (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const char *number = g_variant_get_string (parameter, NULL);

  intend (self, GADIBA_DECISION_JUDGEMENT, NULL);
  _gadiba_window_show_page (self, GADIBA_PAGE (ensure_issue_page (self, number)));
}

void
_gadiba_window_begin_following (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const char *kind, *base;
  GadibaDecisionKind parsed;

  g_variant_get (parameter, "(&s&s)", &kind, &base);
  if (!GADIBA_IS_WORKSPACE (self->page) || !gadiba_decision_kind_parse (kind, &parsed))
    return;
  intend (self, parsed, *base != '\0' ? base : NULL);
  issue_when_stored (self, self->page);
}

void
_gadiba_window_return_to (GadibaWindow *self, GadibaPage *page)
{
  g_assert (GADIBA_IS_WINDOW (self) && GADIBA_IS_PAGE (page));

  GadibaWorkspace *workspace =
      GADIBA_IS_ISSUE_PAGE (page) ? _gadiba_window_find_workspace (
          self, gadiba_issue_page_get_application (GADIBA_ISSUE_PAGE (page)))
                                  : NULL;
  if (workspace != NULL)
    {
      intend (self, gadiba_issue_page_get_kind (GADIBA_ISSUE_PAGE (page)),
              gadiba_issue_page_get_base (GADIBA_ISSUE_PAGE (page)));
      issue_when_stored (self, GADIBA_PAGE (workspace));
    }
  else
    _gadiba_window_show_page (self, page);
}

void
_gadiba_window_show_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_letter (GADIBA_WINDOW (widget), g_variant_get_string (parameter, NULL), FALSE);
}

void
_gadiba_window_show_outlook (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  if (!GADIBA_IS_WORKSPACE (self->page)
      || gadiba_workspace_get_number (GADIBA_WORKSPACE (self->page)) == NULL)
    return;
  GadibaWorkingCase *working = gadiba_workspace_get_case (GADIBA_WORKSPACE (self->page));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GADIBA_IS_OUTLOOK_PAGE (child)
        && g_str_equal (gadiba_outlook_page_get_application (GADIBA_OUTLOOK_PAGE (child)),
                        gadiba_working_case_get_number (working)))
      {
        _gadiba_window_show_page (self, GADIBA_PAGE (child));
        return;
      }
  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* the field that is being typed in is left */
  GtkWidget *page = gadiba_outlook_page_new (working);
  _gadiba_window_add_page (self, GADIBA_PAGE (page), "gd-report-symbolic");
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}

void
_gadiba_window_take_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  GtkWidget *page = _gadiba_window_find_page (self, GADIBA_TYPE_TAKEOVER_PAGE);

  if (page == NULL)
    {
      page = gadiba_takeover_page_new (self->session);
      g_signal_connect_object (page, "taken", G_CALLBACK (_gadiba_window_mark_stale), self,
                               G_CONNECT_SWAPPED);
      _gadiba_window_add_page (self, GADIBA_PAGE (page), "system-users-symbolic");
    }
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}

void
_gadiba_window_reassess (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  GadibaRerunKind kind =
      g_str_equal (name, "win.bills") ? GADIBA_RERUN_BY_BILLS : GADIBA_RERUN_BY_LAW;
  GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  while (page != NULL
         && !(GADIBA_IS_RERUN_PAGE (page)
              && gadiba_rerun_page_get_kind (GADIBA_RERUN_PAGE (page)) == kind))
    page = gtk_widget_get_next_sibling (page);
  if (page == NULL)
    {
      page = gadiba_rerun_page_new (self->session, kind);
      g_signal_connect_object (page, "stored", G_CALLBACK (_gadiba_window_mark_stale), self,
                               G_CONNECT_SWAPPED);
      _gadiba_window_add_page (self, GADIBA_PAGE (page), "gd-paragraph-symbolic");
    }
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}

void
_gadiba_window_open_bills (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const char *number = g_variant_get_string (parameter, NULL);
  GadibaWorkspace *workspace = _gadiba_window_find_workspace (self, number);

  if (workspace != NULL)
    {
      _gadiba_window_show_page (self, GADIBA_PAGE (workspace));
      gadiba_workspace_show_section (workspace, "property");
      return;
    }
  g_free (self->section);
  self->section = g_strdup ("property");
  _gadiba_window_ask_opening (self, 0, number, NULL);
}
