/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../office/office-test.h"
#include "gadiba-app.h"
#include "gadiba-field.h"
#include "gadiba-habits.h"
#include "gadiba-office-decide.h"
#include "gadiba-window.h"
#include "session-test.h"

/* The program in this process, with a small office: one application that is open, one that is
 * decided. */

typedef struct Fixture Fixture;
typedef void (*Body) (Fixture *self);

struct Fixture
{
  TestOffice office;
  char *open, *decided; /* numbers of applications */
  char *decision;
  GadibaApp *app;
  GadibaWindow *window; /* the first one */
  gpointer session;     /* its own, weakly */
  Body body;
};

/* GTK in English, so that tests find what they look for; the program can go on in Latvian. */
static inline void
init_window_test (int *argc, char ***argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_setenv ("CUPS_SERVER", "/nonexistent/cups", TRUE);
  gadiba_habits_set_locale ();
  init_gtk (argc, argv);
}

static inline GtkWidget *
get_widget (Fixture *self)
{
  return GTK_WIDGET (self->window);
}

/* Waits for what was asked of the office, and draws the answers. */
static inline void
rest (Fixture *self)
{
  finish_jobs (gadiba_window_get_session (self->window));
  gtk_test_widget_wait_for_draw (get_widget (self));
  settle ();
}

static inline gboolean
has_session (gpointer window)
{
  return gadiba_window_get_session (window) != NULL;
}

static inline void
fill_office (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  const GadibaMoment moment = get_office_moment ();

  self->office = make_test_office_of (NULL, g_get_user_name ());
  self->open = register_test_case (&self->office, "cases", "derived-housing-with-gmi.xml");
  self->decided = register_test_case (&self->office, "cases", "kuldiga-2021-1.xml");
  const GadibaDecideRequest request = { .application = self->decided,
                                        .day = gadiba_date_new (2021, 9, 10) };
  g_autoptr (GadibaDecided) decided =
      gadiba_office_decide (self->office.office, &request, &moment, &error);
  g_assert_no_error (error);
  self->decision = g_strdup (decided->number);
}

static inline gboolean
has_no_windows (gpointer app)
{
  return gtk_application_get_windows (app) == NULL;
}

/* What the test does, inside the program: at its end the window is closed. */
static inline gboolean
on_started (gpointer data)
{
  Fixture *self = data;

  self->window = GADIBA_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->app)));
  g_assert_nonnull (self->window);
  wait_until (has_session, self->window);
  self->session = gadiba_window_get_session (self->window);
  g_object_add_weak_pointer (G_OBJECT (self->session), &self->session);
  rest (self);
  self->body (self);
  /* What a test leaves open is told the first time, and given up the second. */
  for (int i = 0; i < 2 && !has_no_windows (self->app); i++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self->app), "quit", NULL);
      settle ();
    }
  wait_until (has_no_windows, self->app);
  settle ();
  return G_SOURCE_REMOVE;
}

static inline void
on_activate (Fixture *self)
{
  g_idle_add (on_started, self);
}

/* Runs the program with the office, and in it @data, a #Body. Then everything must be gone. */
static inline void
run_program (gconstpointer data)
{
  Fixture self = { .body = (Body) data };
  gpointer weak;

  fill_office (&self);
  char *arguments[] = { (char *) "gadiba",  (char *) "--db",       self.office.path,
                        (char *) "--today", (char *) "2027-01-15", NULL };
  weak = self.app = gadiba_app_new ();
  g_object_add_weak_pointer (G_OBJECT (weak), &weak);
  g_signal_connect_swapped (self.app, "activate", G_CALLBACK (on_activate), &self);
  g_assert_cmpint (g_application_run (G_APPLICATION (self.app), 5, arguments), ==, 0);
  g_object_unref (self.app);
  wait_until (is_unset, &weak);
  wait_until (is_unset, &self.session);
  g_settings_reset (gadiba_habits_get (), "language");
  gadiba_habits_set_language ("");
  g_free (self.open);
  g_free (self.decided);
  g_free (self.decision);
  clear_test_office (&self.office);
}

static inline void
act (Fixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_widget (self), action, NULL));
  rest (self);
}

/* Shows one of the places that the window always has. */
static inline void
go_to (Fixture *self, const char *place)
{
  g_assert_true (gtk_widget_activate_action (get_widget (self), "win.place", "s", place));
  rest (self);
}

static inline void
open_application (Fixture *self, const char *number)
{
  gadiba_window_open_application (self->window, number);
  rest (self);
  g_autofree char *shown = gadiba_window_dup_application (self->window);
  g_assert_cmpstr (shown, ==, number);
}

/* --- what is in the window --- */

/* Returns: (nullable): the first widget of @type that can be seen below @root */
static inline GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The same by the name of the type, which sections do not share. */
static inline GtkWidget *
find_named (Fixture *self, const char *type)
{
  GtkWidget *found = find_type (get_widget (self), g_type_from_name (type));

  g_test_message ("%s", type);
  g_assert_nonnull (found);
  return found;
}

/* Tab leaves @list from whichever line has the keyboard, backwards too, and comes to that line. */
static inline void
assert_one_stop (Fixture *self, GtkWidget *list)
{
  GtkWidget *window = get_widget (self);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  GtkWidget *line = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (line, list));
  for (GtkDirectionType way = GTK_DIR_TAB_FORWARD; way <= GTK_DIR_TAB_BACKWARD; way++)
    {
      gtk_widget_child_focus (window, way);
      g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
      gtk_widget_child_focus (window, way == GTK_DIR_TAB_FORWARD ? GTK_DIR_TAB_BACKWARD
                                                                 : GTK_DIR_TAB_FORWARD);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == line);
    }
}

static inline gboolean
is_field_of (GtkWidget *widget, const char *field)
{
  g_autofree char *name = NULL;

  if (!GADIBA_IS_FIELD (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  g_object_get (widget, "field", &name, NULL);
  return g_strcmp0 (name, field) == 0;
}

/* Returns: (nullable): the field for @field, an attribute of the case format */
static inline GadibaField *
find_field (GtkWidget *root, const char *field)
{
  if (is_field_of (root, field))
    return GADIBA_FIELD (root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GadibaField *found = find_field (child, field);
      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a sentence that can be seen below @root contains @words. */
static inline gboolean
is_told (GtkWidget *root, const char *words)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root)
      && strstr (gtk_label_get_label (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_told (child, words))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the small window that asks something */
static inline GtkWidget *
find_asking (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) each = g_list_model_get_item (windows, i);
      if (!GADIBA_IS_WINDOW (each) && gtk_window_get_modal (GTK_WINDOW (each)))
        return each;
    }
  return NULL;
}

/* --- what is done in it --- */

/* Presses the button whose label, with its mnemonic, is @label. */
static inline void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_labelled (root, GTK_TYPE_LABEL, label);

  g_test_message ("%s", label);
  g_assert_nonnull (button);
  button = gtk_widget_get_ancestor (button, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* The same, and waits for what comes of it. */
static inline void
press (Fixture *self, GtkWidget *root, const char *label)
{
  click (root, label);
  rest (self);
}

/* Leaves the field that has the keyboard. */
static inline void
leave (Fixture *self)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  rest (self);
}
