/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-window-private.h"

#include <glib/gi18n-lib.h>

#include "gadiba-habits.h"
#include "gadiba-new-page.h"
#include "gadiba-outlook-page.h"

G_DEFINE_FINAL_TYPE (GadibaWindow, gadiba_window, GTK_TYPE_APPLICATION_WINDOW)

/* --- what can be done now --- */

/* Returns: (nullable): in words what can be taken back on the page that is shown, or made again */
static const char *
get_undo (GadibaWindow *self, gboolean again)
{
  if (self->page == NULL)
    return NULL;
  if (!GADIBA_IS_WORKSPACE (self->page))
    return gadiba_page_get_undo (self->page, again);
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (self->page);
  return again ? gadiba_workspace_get_redo (workspace) : gadiba_workspace_get_undo (workspace);
}

void
_gadiba_window_update_actions (GadibaWindow *self)
{
  GadibaWorkspace *workspace =
      GADIBA_IS_WORKSPACE (self->page) ? GADIBA_WORKSPACE (self->page) : NULL;
  const char *undo = get_undo (self, FALSE);
  const char *redo = get_undo (self, TRUE);
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s (Ctrl+Z)"), undo)
                                            : g_strdup (_ ("Undo (Ctrl+Z)"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s (Ctrl+Shift+Z)"), redo)
                                            : g_strdup (_ ("Redo (Ctrl+Shift+Z)"));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.issue",
                                 workspace != NULL && gadiba_workspace_can_issue (workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.outlook",
                                 workspace != NULL
                                     && gadiba_workspace_get_number (workspace) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-page",
                                 self->page != NULL && !_gadiba_window_is_fixed (self, self->page));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new-application", self->session != NULL);
  gtk_widget_set_tooltip_text (self->undo, undo_text);
  gtk_widget_set_tooltip_text (self->redo, redo_text);
}

/* --- the header --- */

static void
on_search_changed_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  if (self->clients == NULL)
    return;
  gadiba_clients_page_set_search (self->clients, gtk_editable_get_text (self->search));
  if (self->page != GADIBA_PAGE (self->clients) && *gtk_editable_get_text (self->search) != '\0')
    _gadiba_window_show_beneath (self, GADIBA_PAGE (self->clients));
}

static void
on_search_activate_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  if (self->clients != NULL)
    gadiba_clients_page_open_chosen (self->clients);
}

static void
on_search_stopped_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  gtk_editable_set_text (self->search, "");
  if (self->page != NULL)
    gadiba_page_enter (self->page);
}

/* From the search one goes down into what was found. */
static gboolean
on_search_key_pressed_cb (GadibaWindow *self, guint key, guint code, GdkModifierType state)
{
  g_assert (GADIBA_IS_WINDOW (self));

  if (key != GDK_KEY_Down || self->clients == NULL)
    return GDK_EVENT_PROPAGATE;
  _gadiba_window_show_page (self, GADIBA_PAGE (self->clients));
  return GDK_EVENT_STOP;
}

static void
on_nav_row_activated_cb (GadibaWindow *self, GtkListBoxRow *row)
{
  g_assert (GADIBA_IS_WINDOW (self));

  _gadiba_window_choose_place (self, row);
}

static gboolean
leave_menu (gpointer user_data)
{
  GadibaWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->page != NULL
      && (focus == NULL || !gtk_widget_get_mapped (focus)
          || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->menu_button))))
    gadiba_page_enter (self->page);
  return G_SOURCE_REMOVE;
}

/* A submenu that closes keeps the keyboard, which nobody sees: the page gets it back. */
static void
on_menu_closed_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, leave_menu, g_object_ref (self), g_object_unref);
}

static void
on_notice_closed_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  _gadiba_window_set_notice (self, self->page, NULL);
}

/* --- actions --- */

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
show_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  if (self->session != NULL)
    _gadiba_window_show_page (
        self, _gadiba_window_ensure_place (self, g_variant_get_string (parameter, NULL)));
}

/* @page: (nullable): NULL: all pages
 * Returns: (nullable) (transfer full): what would be lost with it, by whose page it is */
static char *
dup_matters (GadibaWindow *self, GadibaPage *page)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *matter = NULL;
      if ((page != NULL && GTK_WIDGET (page) != child) || !GADIBA_IS_PAGE (child)
          || !gadiba_page_has_open_matter (GADIBA_PAGE (child), &matter))
        continue;
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " " : "",
                              gadiba_page_get_title (GADIBA_PAGE (child)), matter);
    }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* What would be lost is told once; whoever closes again gives it up.
 * @page: (nullable): NULL: all pages */
static gboolean
must_stay (GadibaWindow *self, GadibaPage *page)
{
  g_autofree char *matters = dup_matters (self, page);

  if (matters == NULL || g_strcmp0 (matters, self->told) == 0)
    return FALSE;
  g_autofree char *sentence = g_strdup_printf (
      _ ("Something would be lost. Settle it, or close once more to give it up. %s"), matters);
  if (page != NULL && page != self->page)
    _gadiba_window_show_page (self, page);
  gadiba_window_tell (self, sentence);
  gtk_window_present (GTK_WINDOW (self)); /* which gives the keyboard to something */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_free (self->told);
  self->told = g_steal_pointer (&matters);
  return TRUE;
}

/* Whoever goes on working is told anew. */
static void
on_focus_moved_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL)
    g_clear_pointer (&self->told, g_free);
}

gboolean
_gadiba_window_await (GadibaWindow *self, GadibaPage *page, GadibaThen then)
{
  g_assert (GADIBA_IS_WINDOW (self) && GADIBA_IS_PAGE (page));

  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* the field that is being typed in is left */
  if (!GADIBA_IS_WORKSPACE (page) || !gadiba_workspace_is_storing (GADIBA_WORKSPACE (page)))
    return FALSE;
  self->awaited = page;
  self->then = then;
  return TRUE;
}

static void
close_when_stored (GadibaWindow *self, GadibaPage *page)
{
  if (!_gadiba_window_await (self, page, close_when_stored) && !must_stay (self, page))
    _gadiba_window_remove_page (self, page);
}

static void
close_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  if (self->page != NULL && !_gadiba_window_is_fixed (self, self->page))
    close_when_stored (self, self->page);
}

/* Returns: what is searched for where it is shown; elsewhere it is not who is to be entered. */
static const char *
get_searched (GadibaWindow *self)
{
  gboolean shown = self->clients != NULL && self->page == GADIBA_PAGE (self->clients);

  return shown ? gtk_editable_get_text (self->search) : "";
}

static void
show_new_page (GadibaWindow *self, GtkWidget *page)
{
  _gadiba_window_add_page (self, GADIBA_PAGE (page), "list-add-symbolic");
  _gadiba_window_show_page (self, GADIBA_PAGE (page));
}

static void
begin_application (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  show_new_page (self, GADIBA_IS_WORKSPACE (self->page)
                           ? gadiba_new_page_new_for (
                               gadiba_workspace_get_case (GADIBA_WORKSPACE (self->page)))
                           : gadiba_new_page_new (self->session, get_searched (self)));
}

static void
begin_card (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  if (self->session != NULL)
    show_new_page (self, gadiba_new_page_new_card (self->session, get_searched (self)));
}

/* Made when it is wanted: nobody should wait for it when the window opens. */
static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/lv/gadiba/Gadiba/shortcuts.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
act_on_workspace (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);

  if (self->page == NULL)
    return;
  if (GADIBA_IS_WORKSPACE (self->page))
    gadiba_workspace_act (GADIBA_WORKSPACE (self->page), name + strlen ("win."));
  else if (g_str_equal (name, "win.next-section"))
    gadiba_page_step_section (self->page, 1);
  else if (g_str_equal (name, "win.previous-section"))
    gadiba_page_step_section (self->page, -1);
  else
    gadiba_page_undo (self->page, g_str_equal (name, "win.redo"));
}

/* --- the window --- */

static void
on_session_idle_cb (GadibaWindow *self)
{
  g_assert (GADIBA_IS_WINDOW (self));

  if (!self->is_leaving)
    return;
  self->is_leaving = FALSE;
  if (!must_stay (self, NULL))
    gtk_window_destroy (GTK_WINDOW (self));
}

void
_gadiba_window_follow_storing (GadibaWindow *self, GadibaWorkspace *workspace)
{
  GadibaPage *page = GADIBA_PAGE (workspace);

  _gadiba_window_mark_stale (self);
  if (self->awaited != page || gadiba_workspace_is_storing (workspace))
    return;
  self->awaited = NULL;
  self->then (self, page);
}

static void
keep_size (GadibaWindow *self)
{
  GSettings *habits = gadiba_habits_get ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      g_settings_set_int (habits, "window-width", width);
      g_settings_set_int (habits, "window-height", height);
    }
  g_settings_set_boolean (habits, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

/* What was typed is stored before the window goes. */
static gboolean
gadiba_window_close_request (GtkWindow *window)
{
  GadibaWindow *self = GADIBA_WINDOW (window);

  keep_size (self);
  gtk_window_set_focus (window, NULL); /* the field that is being typed in is left */
  if (must_stay (self, NULL))
    return GDK_EVENT_STOP;
  if (self->session != NULL && gadiba_session_is_busy (self->session))
    {
      self->is_leaving = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return GDK_EVENT_STOP;
    }
  return GTK_WINDOW_CLASS (gadiba_window_parent_class)->close_request (window);
}

static void
gadiba_window_dispose (GObject *object)
{
  GadibaWindow *self = GADIBA_WINDOW (object);

  _gadiba_window_close_help (self);
  self->page = NULL;
  self->clients = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_WINDOW);
  g_clear_object (&self->session);
  g_clear_pointer (&self->section, g_free);
  g_clear_pointer (&self->told, g_free);
  g_clear_pointer (&self->base, g_free);

  G_OBJECT_CLASS (gadiba_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const of_workspace[] = { "win.undo", "win.redo", "win.undo-key",
                                              "win.next-section", "win.previous-section" };

  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, _gadiba_window_show_help);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, show_shortcuts);
  gtk_widget_class_install_action (widget_class, "win.place", "s", show_place);
  gtk_widget_class_install_action (widget_class, "win.close-page", NULL, close_page);
  gtk_widget_class_install_action (widget_class, "win.new-application", NULL, begin_application);
  gtk_widget_class_install_action (widget_class, "win.new-card", NULL, begin_card);
  gtk_widget_class_install_action (widget_class, "win.issue", NULL, _gadiba_window_begin_issue);
  gtk_widget_class_install_action (widget_class, "win.open-draft", "s", _gadiba_window_open_draft);
  gtk_widget_class_install_action (widget_class, "win.follow", "(ss)",
                                   _gadiba_window_begin_following);
  gtk_widget_class_install_action (widget_class, "win.take-over", NULL, _gadiba_window_take_over);
  gtk_widget_class_install_action (widget_class, "win.reassess", NULL, _gadiba_window_reassess);
  gtk_widget_class_install_action (widget_class, "win.bills", NULL, _gadiba_window_reassess);
  gtk_widget_class_install_action (widget_class, "win.open-bills", "s", _gadiba_window_open_bills);
  gtk_widget_class_install_action (widget_class, "win.outlook", NULL, _gadiba_window_show_outlook);
  gtk_widget_class_install_action (widget_class, "win.show-letter", "s",
                                   _gadiba_window_show_letter);
  gtk_widget_class_install_action (widget_class, "win.many-letters", "(ba(sss))",
                                   _gadiba_window_make_letters);
  gtk_widget_class_install_action (widget_class, "win.open-mailing", "x",
                                   _gadiba_window_open_mailing);
  gtk_widget_class_install_action (widget_class, "win.write-letter", "s",
                                   _gadiba_window_write_letter);
  gtk_widget_class_install_action (widget_class, "win.note-talk", NULL, _gadiba_window_note_talk);
  gtk_widget_class_install_action (widget_class, "win.open-talk", "x", _gadiba_window_open_talk);
  gtk_widget_class_install_action (widget_class, "win.awaited", "s", _gadiba_window_note_cured);
  gtk_widget_class_install_action (widget_class, "win.compare", "s", _gadiba_window_compare);
  gtk_widget_class_install_action (widget_class, "win.hearing", "s", _gadiba_window_note_hearing);
  gtk_widget_class_install_action (widget_class, "win.notify-decision", "s",
                                   _gadiba_window_notify_decision);
  gtk_widget_class_install_action (widget_class, "win.enter-contest", "(ss)",
                                   _gadiba_window_enter_contest);
  gtk_widget_class_install_action (widget_class, "win.open-contest", "s",
                                   _gadiba_window_open_contest);
  gtk_widget_class_install_action (widget_class, "win.claim-talk", "(xx)",
                                   _gadiba_window_claim_talk);
  gtk_widget_class_install_action (widget_class, "win.give-place", "(ss)",
                                   _gadiba_window_give_place);
  gtk_widget_class_install_action (widget_class, "win.end-place", "(ss)", _gadiba_window_end_place);
  for (gsize i = 0; i < G_N_ELEMENTS (of_workspace); i++)
    gtk_widget_class_install_action (widget_class, of_workspace[i], NULL, act_on_workspace);
}

static void
gadiba_window_class_init (GadibaWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = gadiba_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/lv/gadiba/Gadiba/gadiba-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, caseworker);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, nav);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, notice_text);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, office);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, practice_mark);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, practice_words);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, search);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, side);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaWindow, undo);
  gtk_widget_class_bind_template_callback (widget_class, on_nav_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_notice_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  install_actions (widget_class);
}

static void
gadiba_window_init (GadibaWindow *self)
{
  GSettings *habits = gadiba_habits_get ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_menu_button_get_popover (self->menu_button), "closed",
                           G_CALLBACK (on_menu_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_moved_cb), NULL);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (habits, "window-width"),
                               g_settings_get_int (habits, "window-height"));
  if (g_settings_get_boolean (habits, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  _gadiba_window_update_actions (self);
}

GtkWidget *
gadiba_window_new (GtkApplication *app)
{
  return g_object_new (GADIBA_TYPE_WINDOW, "application", app, NULL);
}

void
gadiba_window_set_session (GadibaWindow *self, GadibaSession *session)
{
  g_return_if_fail (GADIBA_IS_WINDOW (self) && self->session == NULL);

  const GadibaOfficeAbout *about = gadiba_session_get_about (session);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "idle", G_CALLBACK (on_session_idle_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_label (self->caseworker, about->caseworker);
  gtk_label_set_label (self->office, about->name);
  gtk_widget_set_visible (self->practice_mark, about->practice);
  gtk_widget_set_visible (self->practice_words, about->practice);
  GtkWidget *apart = gtk_stack_get_visible_child (self->stack);
  if (apart != NULL) /* the welcome */
    gtk_stack_remove (self->stack, apart);
  gtk_widget_set_visible (self->side, TRUE);
  _gadiba_window_add_places (self);
  self->clients = GADIBA_CLIENTS_PAGE (_gadiba_window_ensure_place (self, "clients"));
  _gadiba_window_show_page (self, GADIBA_PAGE (self->clients));
}

GadibaSession *
gadiba_window_get_session (GadibaWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_WINDOW (self), NULL);

  return self->session;
}

void
gadiba_window_show_apart (GadibaWindow *self, GtkWidget *page)
{
  g_return_if_fail (GADIBA_IS_WINDOW (self) && GTK_IS_WIDGET (page));

  g_return_if_fail (self->session == NULL);
  GtkWidget *before = gtk_stack_get_visible_child (self->stack);
  if (before != NULL)
    gtk_stack_remove (self->stack, before);
  gtk_widget_set_visible (self->side, FALSE);
  gtk_stack_add_child (self->stack, page);
}

void
gadiba_window_open_application (GadibaWindow *self, const char *number)
{
  g_return_if_fail (GADIBA_IS_WINDOW (self));

  if (number == NULL && self->clients != NULL)
    _gadiba_window_show_page (self, GADIBA_PAGE (self->clients));
  else if (number != NULL && _gadiba_window_find_workspace (self, number) != NULL)
    _gadiba_window_show_page (self, GADIBA_PAGE (_gadiba_window_find_workspace (self, number)));
  else if (number != NULL)
    _gadiba_window_ask_opening (self, 0, number, NULL);
}

char *
gadiba_window_dup_application (GadibaWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_WINDOW (self), NULL);

  return GADIBA_IS_WORKSPACE (self->page)
             ? g_strdup (gadiba_workspace_get_number (GADIBA_WORKSPACE (self->page)))
             : NULL;
}

void
gadiba_window_take_place (GadibaWindow *self, GadibaWindow *other)
{
  g_return_if_fail (GADIBA_IS_WINDOW (self) && GADIBA_IS_WINDOW (other));

  if (other->page != NULL && _gadiba_window_is_fixed (other, other->page))
    _gadiba_window_show_page (
        self, _gadiba_window_ensure_place (self, _gadiba_window_get_place (other, other->page)));
  if (!GADIBA_IS_WORKSPACE (other->page))
    return;
  GadibaWorkspace *workspace = GADIBA_WORKSPACE (other->page);
  g_free (self->section);
  self->section = g_strdup (gadiba_workspace_get_section (workspace));
  if (gadiba_workspace_get_number (workspace) != NULL)
    gadiba_window_open_application (self, gadiba_workspace_get_number (workspace));
  else
    _gadiba_window_ask_opening (self, gadiba_workspace_get_person (workspace), NULL, NULL);
}

char *
gadiba_window_dup_open_matters (GadibaWindow *self)
{
  g_return_val_if_fail (GADIBA_IS_WINDOW (self), NULL);

  return dup_matters (self, NULL);
}

void
gadiba_window_tell (GadibaWindow *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_WINDOW (self) && sentence != NULL);

  _gadiba_window_set_notice (self, self->page, sentence);
}
