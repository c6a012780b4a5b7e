/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-app.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "gadiba-app-resources.h"
#include "gadiba-habits.h"
#include "gadiba-places.h"
#include "gadiba-office.h"
#include "gadiba-scrolling.h"
#include "gadiba-welcome-page.h"
#include "gadiba-window.h"

#define ID "lv.gadiba.Gadiba"
#define STYLE "/lv/gadiba/Gadiba/style.css"
#define USUAL_DPI (96 * 1024)
#define DARK_STYLE "/lv/gadiba/Gadiba/style-dark.css"

/* What was asked for when a window was to show an office. */
typedef struct
{
  GadibaApp *app;
  GadibaWindow *window; /* given to it before the main loop goes on */
  char *path;
} Opening;

struct _GadibaApp
{
  GtkApplication parent;

  GadibaSession *session;
  Opening *opening; /* of the first office, until it has its window; borrowed */
  guint n_openings; /* on their way */
  char *language;   /* in force */
  GtkCssProvider *style;
  int dpi; /* of the system, in 1024ths of a dot per inch; 0: not asked yet */
  /* What was asked for when it was started; NULL: nothing */
  char *path, *application;
  GadibaDate today;
};

G_DEFINE_FINAL_TYPE (GadibaApp, gadiba_app, GTK_TYPE_APPLICATION)

static const char *const accelerators[][4] = {
  { "win.search", "<Control>k", NULL },
  { "win.new-application", "<Control>n", NULL },
  { "win.note-talk", "<Control>t", NULL },
  { "win.undo-key", "<Control>z", NULL },
  { "win.redo", "<Control><Shift>z", NULL },
  { "win.issue", "<Control>Return", NULL },
  { "win.outlook", "<Control>e", NULL },
  { "win.take-over", "<Control>i", NULL },
  { "win.close-page", "<Control>w", NULL },
  { "win.next-section", "<Control>Page_Down", NULL },
  { "win.previous-section", "<Control>Page_Up", NULL },
  { "win.help", "F1", NULL },
  { "win.shortcuts", "<Control>question", NULL },
  { "app.new-window", "<Control><Shift>n", NULL },
  { "app.quit", "<Control>q", NULL },
};

static void
add_accelerators (GtkApplication *app)
{
  const GadibaFixedPlace *place;

  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (app, accelerators[i][0], &accelerators[i][1]);
  for (guint i = 0; (place = gadiba_places_get (i)) != NULL; i++)
    {
      const char *const keys[] = { place->keys, NULL };
      g_autofree char *action = g_strdup_printf ("win.place::%s", place->name);
      gtk_application_set_accels_for_action (app, action, keys);
    }
}

/* --- look --- */

static gboolean
is_dark (void)
{
  g_autofree char *colour = g_settings_get_string (gadiba_habits_get (), "colour");
  gboolean system = FALSE;

  if (!g_str_equal (colour, "system"))
    return g_str_equal (colour, "dark");
  g_object_get (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", &system, NULL);
  return system;
}

static void
update_style (GadibaApp *self)
{
  gboolean dark = is_dark ();
  g_autofree char *colour = g_settings_get_string (gadiba_habits_get (), "colour");

  gtk_css_provider_load_from_resource (self->style, dark ? DARK_STYLE : STYLE);
  if (!g_str_equal (colour, "system"))
    g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", dark, NULL);
}

/* Text of so many percent, over what the system says. */
static void
update_text_size (GadibaApp *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int percent = g_settings_get_int (gadiba_habits_get (), "text-scale");

  if (self->dpi == 0)
    g_object_get (settings, "gtk-xft-dpi", &self->dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", (self->dpi > 0 ? self->dpi : USUAL_DPI) * percent / 100,
                NULL);
}

/* @session: (nullable): the office that the window shows; NULL: none yet */
static GadibaWindow *
add_window (GadibaApp *self, GadibaSession *session)
{
  GadibaWindow *window = GADIBA_WINDOW (gadiba_window_new (GTK_APPLICATION (self)));

  if (session != NULL)
    gadiba_window_set_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* --- language --- */

/* Leaves the fields that are being typed in. Returns: whether a thread is at work: it may be
 * looking up texts, which is not to be done while the language changes, and what it stores may fail
 */
static gboolean
is_working (GadibaApp *self, GList *windows)
{
  gboolean working = self->n_openings > 0;

  for (GList *each = windows; each != NULL; each = each->next)
    if (GADIBA_IS_WINDOW (each->data) && gadiba_window_get_session (each->data) != NULL)
      {
        gtk_window_set_focus (each->data, NULL);
        working |= gadiba_session_is_busy (gadiba_window_get_session (each->data));
      }
  return working;
}

/* What is open in a window would be lost with it: then the language stays. */
static gboolean
is_kept (GList *windows)
{
  gboolean kept = FALSE;

  for (GList *each = windows; each != NULL; each = each->next)
    {
      g_autofree char *matters =
          GADIBA_IS_WINDOW (each->data) ? gadiba_window_dup_open_matters (each->data) : NULL;
      if (matters == NULL)
        continue;
      g_autofree char *sentence = g_strdup_printf (
          _ ("The language stays until this is settled; choose it again then. %s"), matters);
      gadiba_window_tell (each->data, sentence);
      kept = TRUE;
    }
  return kept;
}

/* Everything is made anew in the other language, at the place where it was, as soon as nothing is
 * on its way. */
static void
follow_language (GadibaApp *self)
{
  g_assert (GADIBA_IS_APP (self));

  g_autofree char *language = g_settings_get_string (gadiba_habits_get (), "language");
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));
  if (g_str_equal (language, self->language) || is_working (self, windows))
    return;
  if (is_kept (windows))
    {
      g_settings_set_string (gadiba_habits_get (), "language", self->language);
      return;
    }
  g_free (self->language);
  self->language = g_steal_pointer (&language);
  gadiba_habits_set_language (self->language);
  for (GList *each = windows; each != NULL; each = each->next)
    if (GADIBA_IS_WINDOW (each->data) && gadiba_window_get_session (each->data) != NULL)
      {
        GadibaWindow *window = add_window (self, gadiba_window_get_session (each->data));
        gadiba_window_take_place (window, each->data);
        gtk_window_destroy (each->data);
      }
}

/* --- the office --- */

static void open_office (GadibaApp *self, GadibaWindow *window, const char *path);

static void
on_welcome_ready_cb (GadibaWindow *window, const char *path)
{
  g_assert (GADIBA_IS_WINDOW (window));

  open_office (GADIBA_APP (gtk_window_get_application (GTK_WINDOW (window))), window, path);
}

/* @sentence: (nullable): why the office cannot be opened */
static void
welcome (GadibaApp *self, GadibaWindow *window, const char *sentence)
{
  const GadibaWelcomePlace place = { .login = g_get_user_name (), .today = self->today };
  GtkWidget *page = gadiba_welcome_page_new (&place);

  g_signal_connect_object (page, "ready", G_CALLBACK (on_welcome_ready_cb), window,
                           G_CONNECT_SWAPPED);
  gadiba_welcome_page_set_error (GADIBA_WELCOME_PAGE (page), sentence);
  gadiba_window_show_apart (window, page);
}

/* @session: (nullable): NULL: it cannot be opened, @error says why */
static void
show_office (const Opening *opening, GadibaSession *session, const GError *error)
{
  GadibaApp *self = opening->app;

  if (session == NULL)
    {
      /* That there is none yet, where nobody has said one was, is no fault. */
      g_autofree char *usual = gadiba_office_dup_usual_path ();
      gboolean first =
          g_str_equal (opening->path, usual) && !g_file_test (opening->path, G_FILE_TEST_EXISTS);
      welcome (self, opening->window, first ? NULL : error->message);
      return;
    }
  g_set_object (&self->session, session);
  if (self->path == NULL)
    g_settings_set_string (gadiba_habits_get (), "last-office", opening->path);
  gadiba_window_set_session (opening->window, session);
  gadiba_window_open_application (opening->window, self->application);
  g_clear_pointer (&self->application, g_free); /* of the first window only */
  /* After the windows, of which one may be waiting to go. */
  g_signal_connect_object (session, "idle", G_CALLBACK (follow_language), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
on_office_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaSession) session = gadiba_session_open_finish (result, &error);

  opening->app->n_openings--;
  /* The window was closed meanwhile, or there never was one. */
  if (opening->window != NULL && gtk_window_get_application (GTK_WINDOW (opening->window)) != NULL)
    {
      show_office (opening, session, error);
      follow_language (opening->app);
    }
  g_clear_object (&opening->window);
  g_object_unref (opening->app);
  g_free (opening->path);
  g_free (opening);
}

static Opening *
begin_opening (GadibaApp *self, const char *path)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->app = g_object_ref (self);
  opening->path = g_strdup (path);
  self->n_openings++;
  gadiba_session_open_async (path, g_get_user_name (), self->today, on_office_opened_cb, opening);
  return opening;
}

static void
open_office (GadibaApp *self, GadibaWindow *window, const char *path)
{
  begin_opening (self, path)->window = g_object_ref (window);
}

/* The office that was asked for, that of the last time, the usual one, or that for practice. */
static char *
find_first_office (GadibaApp *self)
{
  g_autofree char *last = g_settings_get_string (gadiba_habits_get (), "last-office");
  g_autofree char *usual = gadiba_office_dup_usual_path ();
  g_autofree char *practice = gadiba_office_dup_practice_path ();

  if (self->path != NULL)
    return g_strdup (self->path);
  if (*last != '\0')
    return g_steal_pointer (&last);
  return g_file_test (usual, G_FILE_TEST_EXISTS) || !g_file_test (practice, G_FILE_TEST_EXISTS)
             ? g_steal_pointer (&usual)
             : g_steal_pointer (&practice);
}

/* --- actions --- */

static void
on_new_window_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GadibaApp *self = GADIBA_APP (user_data);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GadibaSession *session =
      GADIBA_IS_WINDOW (active) ? gadiba_window_get_session (GADIBA_WINDOW (active)) : NULL;

  add_window (self, session != NULL ? session : self->session);
}

static void
on_offices_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *window = gadiba_window_new (GTK_APPLICATION (user_data));

  welcome (GADIBA_APP (user_data), GADIBA_WINDOW (window), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_quit_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows =
      g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *each = windows; each != NULL; each = each->next)
    gtk_window_close (each->data);
}

static void
on_about_activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "program-name", "Gādība", "version", GADIBA_VERSION, "logo-icon-name", ID,
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Means, decisions and letters of a municipal social service"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "offices", .activate = on_offices_activate_cb },
  { .name = "new-window", .activate = on_new_window_activate_cb },
  { .name = "quit", .activate = on_quit_activate_cb },
  { .name = "about", .activate = on_about_activate_cb },
};

/* --- the program --- */

/* Told to end, by the session or a shell, it stores and closes as when the windows are closed. */
static gboolean
on_terminate_cb (gpointer user_data)
{
  on_quit_activate_cb (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

static void
gadiba_app_startup (GApplication *app)
{
  GadibaApp *self = GADIBA_APP (app);
  g_autofree char *path = find_first_office (self);
  g_autoptr (GAction) choose_language = NULL, choose_colour = NULL, choose_size = NULL;

  self->language = g_settings_get_string (gadiba_habits_get (), "language");
  gadiba_habits_set_language (self->language); /* before any thread looks up a text */
  self->opening = begin_opening (self, path);  /* while the display is being opened */
  gadiba_app_get_resource (); /* a static library's resource is linked in when it is asked for */
  G_APPLICATION_CLASS (gadiba_app_parent_class)->startup (app);
  gadiba_scrolling_mend ();

  self->style = gtk_css_provider_new ();
  update_style (self);
  if (g_settings_get_int (gadiba_habits_get (), "text-scale") != 100)
    update_text_size (self);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/lv/gadiba/Gadiba/icons");
  g_unix_signal_add (SIGTERM, on_terminate_cb, self);
  g_unix_signal_add (SIGINT, on_terminate_cb, self);
  g_unix_signal_add (SIGHUP, on_terminate_cb, self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  choose_language = g_settings_create_action (gadiba_habits_get (), "language");
  g_action_map_add_action (G_ACTION_MAP (self), choose_language);
  choose_colour = g_settings_create_action (gadiba_habits_get (), "colour");
  g_action_map_add_action (G_ACTION_MAP (self), choose_colour);
  choose_size = g_settings_create_action (gadiba_habits_get (), "text-scale");
  g_action_map_add_action (G_ACTION_MAP (self), choose_size);
  g_signal_connect_object (gadiba_habits_get (), "changed::language", G_CALLBACK (follow_language),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gadiba_habits_get (), "changed::text-scale",
                           G_CALLBACK (update_text_size), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gadiba_habits_get (), "changed::colour", G_CALLBACK (update_style), self,
                           G_CONNECT_SWAPPED);
  add_accelerators (GTK_APPLICATION (self));
}

static void
gadiba_app_activate (GApplication *app)
{
  GadibaApp *self = GADIBA_APP (app);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (active != NULL)
    gtk_window_present (active);
  else
    {
      GadibaWindow *window = add_window (self, self->session);
      if (self->opening != NULL)
        self->opening->window = g_object_ref (window);
      else if (self->session == NULL)
        {
          g_autofree char *path = find_first_office (self);
          open_office (self, window, path);
        }
      self->opening = NULL;
    }
}

static int
gadiba_app_handle_local_options (GApplication *app, GVariantDict *options)
{
  GadibaApp *self = GADIBA_APP (app);
  const char *today = NULL;
  g_autoptr (GError) error = NULL;

  g_variant_dict_lookup (options, "db", "^ay", &self->path);
  g_variant_dict_lookup (options, "application", "s", &self->application);
  if (g_variant_dict_lookup (options, "today", "&s", &today)
      && !gadiba_date_parse (today, &self->today, &error))
    {
      g_printerr ("gadiba: --today: %s\n", error->message);
      return 1;
    }
  /* Whoever names an office means this one, not the one that a running program has open. */
  if (self->path != NULL)
    g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
gadiba_app_finalize (GObject *object)
{
  GadibaApp *self = GADIBA_APP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->style);
  g_free (self->path);
  g_free (self->application);
  g_free (self->language);

  G_OBJECT_CLASS (gadiba_app_parent_class)->finalize (object);
}

static void
gadiba_app_class_init (GadibaAppClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_app_finalize;
  G_APPLICATION_CLASS (klass)->activate = gadiba_app_activate;
  G_APPLICATION_CLASS (klass)->handle_local_options = gadiba_app_handle_local_options;
  G_APPLICATION_CLASS (klass)->startup = gadiba_app_startup;
}

static void
gadiba_app_init (GadibaApp *self)
{
  const GOptionEntry entries[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("the office's database"), N_ ("FILE") },
    { "application", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("open this application"), N_ ("NUMBER") },
    { "today", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, NULL, NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
}

GadibaApp *
gadiba_app_new (void)
{
  return g_object_new (GADIBA_TYPE_APP, "application-id", ID, "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", "/lv/gadiba/Gadiba", NULL);
}
