/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "../office/takeover-test.h"
#include "gadiba-workspace.h"
#include "window-hands.h"

/*
 * For whoever works without mouse or screen: whatever takes the keyboard has a name, no letter of
 * a page leads to two places, no key to two actions; in both languages.
 */

/* --- the places --- */

typedef GtkWidget *(*Show) (Fixture *self, const char *what);

static GtkWidget *
show_clients (Fixture *self, const char *what)
{
  go_to (self, "clients");
  return get_widget (self);
}

static GtkWidget *
show_place (Fixture *self, const char *what)
{
  go_to (self, what);
  return get_widget (self);
}

static GtkWidget *
show_search (Fixture *self, const char *what)
{
  GtkWidget *search = find_type (get_widget (self), GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), what);
  rest (self);
  return get_widget (self);
}

static GtkWidget *
show_open (Fixture *self, const char *what)
{
  open_application (self, self->open);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")), what);
  rest (self);
  return get_widget (self);
}

static GtkWidget *
show_decided (Fixture *self, const char *what)
{
  open_application (self, self->decided);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")), what);
  rest (self);
  return get_widget (self);
}

static GtkWidget *
show_action (Fixture *self, const char *what)
{
  act (self, what);
  return get_widget (self);
}

/* Somebody who was taken over from a table. */
static GtkWidget *
show_without (Fixture *self, const char *what)
{
  const GadibaMoment moment = get_office_moment ();
  gint64 person = take_over_client (self->office.office, &moment);

  go_to (self, "clients");
  gadiba_page_open_client (GADIBA_PAGE (find_type (get_widget (self), GADIBA_TYPE_PAGE)), person);
  rest (self);
  gadiba_workspace_show_section (GADIBA_WORKSPACE (find_named (self, "GadibaWorkspace")), what);
  rest (self);
  return get_widget (self);
}

static GtkWidget *
show_first (Fixture *self, const char *what)
{
  show_without (self, "card");
  return show_action (self, "win.new-application");
}

static GtkWidget *
show_new (Fixture *self, const char *what)
{
  go_to (self, "clients");
  return show_action (self, "win.new-application");
}

static GtkWidget *
show_issue (Fixture *self, const char *what)
{
  open_application (self, self->open);
  act (self, "win.issue");
  return get_widget (self);
}

static GtkWidget *
show_letter (Fixture *self, const char *what)
{
  gtk_widget_activate_action (get_widget (self), "win.show-letter", "s", self->decision);
  rest (self);
  return get_widget (self);
}

static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  GtkWidget *label = find_labelled (root, GTK_TYPE_LABEL, text);

  g_test_message ("%s", text);
  g_assert_nonnull (label);
  return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

/* The list of choices that @what, a button, opens. */
static GtkWidget *
show_choice (Fixture *self, const char *what)
{
  show_open (self, "income");
  g_signal_emit_by_name (find_button (get_widget (self), _ (what)), "clicked");
  settle ();
  return find_type (get_widget (self), GTK_TYPE_POPOVER);
}

/* The window that @what, a button, opens. */
static GtkWidget *
show_asking (Fixture *self, const char *what)
{
  g_signal_emit_by_name (find_button (get_widget (self), _ (what)), "clicked");
  rest (self);
  g_assert_nonnull (find_asking ());
  return find_asking ();
}

static GtkWidget *
show_member (Fixture *self, const char *what)
{
  show_open (self, "household");
  return show_asking (self, what);
}

static GtkWidget *
show_settings (Fixture *self, const char *what)
{
  go_to (self, "settings");
  GtkWidget *stack = find_type (find_named (self, "GadibaSettingsPage"), GTK_TYPE_STACK);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), what);
  rest (self);
  return get_widget (self);
}

static GtkWidget *
show_staff (Fixture *self, const char *what)
{
  show_settings (self, "people");
  return show_asking (self, what);
}

static GtkWidget *
show_rules (Fixture *self, const char *what)
{
  go_to (self, "rules");
  rest (self);
  return get_widget (self);
}

static GtkWidget *
show_outlook (Fixture *self, const char *what)
{
  open_application (self, self->open);
  act (self, "win.outlook");
  if (what != NULL)
    act (self, what);
  return get_widget (self);
}

static const struct
{
  const char *name;
  Show show;
  const char *what;
} places[] = {
  { "clients", show_clients, NULL },
  { "today", show_place, "today" },
  { "applications", show_place, "applications" },
  { "register of decisions", show_place, "decisions" },
  { "register of letters", show_place, "correspondence" },
  { "services", show_place, "services" },
  { "nobody found", show_search, "nobody of this name" },
  { "card", show_open, "card" },
  { "household", show_open, "household" },
  { "income", show_open, "income" },
  { "property", show_open, "property" },
  { "application", show_open, "application" },
  { "decisions", show_open, "decisions" },
  { "talks", show_open, "talks" },
  { "history", show_open, "history" },
  { "card, decided", show_decided, "card" },
  { "household, decided", show_decided, "household" },
  { "income, decided", show_decided, "income" },
  { "property, decided", show_decided, "property" },
  { "application, decided", show_decided, "application" },
  { "decisions, decided", show_decided, "decisions" },
  { "talks, decided", show_decided, "talks" },
  { "history, decided", show_decided, "history" },
  { "rules", show_rules, NULL },
  { "wording", show_place, "wording" },
  { "what else", show_outlook, NULL },
  { "what if", show_outlook, "win.next-section" },
  { "without application, card", show_without, "card" },
  { "without application, talks", show_without, "talks" },
  { "without application, decisions", show_without, "decisions" },
  { "first application", show_first, NULL },
  { "new application", show_new, NULL },
  { "issue", show_issue, NULL },
  { "letter", show_letter, NULL },
  { "choice", show_choice, N_ ("A_dd income") },
  { "member", show_member, N_ ("A_dd person") },
  { "settings, office", show_settings, "office" },
  { "settings, people", show_settings, "people" },
  { "settings, days", show_settings, "days" },
  { "settings, desk", show_settings, "desk" },
  { "signatory", show_staff, N_ ("Add a _signatory…") },
  { "caseworker", show_staff, N_ ("Add a _caseworker…") },
};

typedef void (*Check) (GtkWidget *root);

/* Holds each place, in each language, against @check; the window has something to tell there. */
static void
walk_places (Fixture *self, Check check)
{
  static const char *const languages[] = { "en", "lv" };

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      choose_language (self, languages[l]);
      for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
        {
          g_test_message ("%s, %s", languages[l], places[i].name);
          GtkWidget *root = places[i].show (self, places[i].what);
          gadiba_window_tell (self->window, "A sentence.");
          settle ();
          check (root);
          if (GTK_IS_POPOVER (root))
            gtk_popover_popdown (GTK_POPOVER (root));
          else if (root != get_widget (self))
            gtk_window_destroy (GTK_WINDOW (root));
          rest (self);
        }
    }
}

/* --- names --- */

static guint n_wrong;

static gboolean
has_own_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  /* Something else than nothing. */
  g_autofree char *difference =
      gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return difference != NULL;
}

/* What only holds others takes the keyboard for scrolling at most; the list of a closed choice
 * only draws. */
static gboolean
is_container (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget")
      && GTK_IS_STACK (gtk_widget_get_parent (widget)))
    return TRUE;
  return GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_WINDOW (widget)
         || GTK_IS_POPOVER (widget);
}

/* The parts of these have the name of the whole. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_MENU_BUTTON (widget)
         || GTK_IS_SPIN_BUTTON (widget);
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* Newer GTK has a button that opens a menu read by its words. */
  return has_own_name (widget) || (parent != NULL && is_whole (parent) && has_own_name (parent))
         || (GTK_IS_MENU_BUTTON (parent)
             && gtk_menu_button_get_label (GTK_MENU_BUTTON (parent)) != NULL);
}

static void
check_names (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !is_container (widget) && !has_name (widget))
    {
      g_autofree char *label = NULL;
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "label") != NULL)
        g_object_get (widget, "label", &label, NULL);
      g_test_message ("no name: %s in %s, “%s”", G_OBJECT_TYPE_NAME (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), label);
      n_wrong++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static void
test_names (Fixture *self)
{
  n_wrong = 0;
  walk_places (self, check_names);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* --- letters --- */

static void
find_letters (GtkWidget *widget, GHashTable *letters)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget))
    {
      guint letter = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));
      const char *label = gtk_label_get_label (GTK_LABEL (widget));
      /* Of a label that could have one and has none it is 0. */
      gboolean has_letter = letter != 0 && letter != GDK_KEY_VoidSymbol;
      const char *other = g_hash_table_lookup (letters, GUINT_TO_POINTER (letter));
      if (has_letter && other != NULL)
        {
          g_test_message ("one letter: “%s”, “%s”", other, label);
          n_wrong++;
        }
      if (has_letter)
        g_hash_table_insert (letters, GUINT_TO_POINTER (letter), (gpointer) label);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_letters (child, letters);
}

static void
check_letters (GtkWidget *root)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);

  find_letters (root, letters);
}

static void
test_letters (Fixture *self)
{
  n_wrong = 0;
  walk_places (self, check_letters);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* --- one meaning --- */

/* Of labels: "_Export…" has the word "Export…", "Received _from" the word "from". */
static char *
dup_marked_word (const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strchr (words[i], '_') != NULL)
      {
        g_auto (GStrv) parts = g_strsplit (words[i], "_", 2);
        return g_strconcat (parts[0], parts[1], NULL);
      }
  return g_strdup (label);
}

/* Adds the letters of a list to those of the lists before, each with its word, and the words with
 * their letters. */
static void
compare_letters (GHashTable *words_by_letter, GHashTable *letters_by_word, GHashTable *labels)
{
  GHashTableIter each;
  gpointer letter, label;

  g_hash_table_iter_init (&each, labels);
  while (g_hash_table_iter_next (&each, &letter, &label))
    {
      g_autofree char *word = dup_marked_word (label);
      const char *other = g_hash_table_lookup (words_by_letter, letter);
      gpointer other_letter = g_hash_table_lookup (letters_by_word, word);
      if ((other != NULL && !g_str_equal (other, word))
          || (other_letter != NULL && other_letter != letter))
        {
          g_test_message ("on another list: “%s”, here “%s”", other != NULL ? other : word,
                          (const char *) label);
          n_wrong++;
        }
      g_hash_table_insert (words_by_letter, letter, g_strdup (word));
      g_hash_table_insert (letters_by_word, g_strdup (word), letter);
    }
}

/* What a letter does on one list it does on all that have it; in both languages. */
static void
test_lists (Fixture *self)
{
  static const char *const languages[] = { "en", "lv" };
  static const char *const lists[] = { "clients", "applications", "decisions", "correspondence" };

  n_wrong = 0;
  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GHashTable) words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      choose_language (self, languages[l]);
      for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
        {
          g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
          go_to (self, lists[i]);
          g_test_message ("%s, %s", languages[l], lists[i]);
          find_letters (get_widget (self), letters);
          compare_letters (words, known, letters);
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* --- keys --- */

static gboolean
has_action (Fixture *self, const char *action)
{
  GtkWidgetClass *class = GTK_WIDGET_GET_CLASS (self->window);
  GType owner;
  const char *name, *property;
  const GVariantType *type;

  g_autofree char *plain = NULL;
  g_autoptr (GVariant) target = NULL;

  g_assert_true (g_action_parse_detailed_name (action, &plain, &target, NULL));
  if (g_str_has_prefix (action, "app."))
    return g_action_group_has_action (G_ACTION_GROUP (self->app), action + strlen ("app."));
  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, plain))
      return TRUE;
  return FALSE;
}

/* Each key leads to one action, which is there. */
static void
test_keys (Fixture *self)
{
  GtkApplication *app = GTK_APPLICATION (self->app);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (app);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_strv_length (actions), >, 8);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (app, actions[i]);
      g_test_message ("%s", actions[i]);
      g_assert_true (has_action (self, actions[i]));
      g_assert_cmpuint (g_strv_length (keys), >, 0);
      for (guint k = 0; keys[k] != NULL; k++)
        {
          guint key;
          GdkModifierType state;
          g_assert_true (gtk_accelerator_parse (keys[k], &key, &state));
          g_assert_true (g_hash_table_add (known, gtk_accelerator_name (key, state)));
        }
    }
}

/* What the menu offers is there too, and no letter of one menu leads to two of its lines. */
static void
check_menu (Fixture *self, GMenuModel *menu, GHashTable *letters)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *action = NULL, *label = NULL;
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autoptr (GHashTable) below = g_hash_table_new (NULL, NULL);
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        {
          const char *mark = strchr (label, '_');
          g_test_message ("%s", label);
          g_assert_true (mark != NULL || g_ascii_isdigit (*label)); /* "100 %" */
          if (mark != NULL)
            g_assert_true (g_hash_table_add (
                letters, GUINT_TO_POINTER (g_unichar_tolower (g_utf8_get_char (mark + 1)))));
        }
      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        g_assert_true (has_action (self, action));
      if (section != NULL)
        check_menu (self, section, letters);
      if (submenu != NULL)
        check_menu (self, submenu, below);
    }
}

static void
test_menu (Fixture *self)
{
  static const char *const languages[] = { "en", "lv" };

  for (gsize l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
      choose_language (self, languages[l]);
      GtkWidget *button =
          find_type (gtk_window_get_titlebar (GTK_WINDOW (self->window)), GTK_TYPE_MENU_BUTTON);
      check_menu (self, gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button)), letters);
      g_assert_cmpuint (g_hash_table_size (letters), >, 4);
    }
}

/* --- large text --- */

#define NARROW 1280

/* Tells what makes @widget so wide. */
static void
tell_wide (GtkWidget *widget, int depth, int least)
{
  int width;

  if (!gtk_widget_get_visible (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width < least)
    return;
  g_test_message ("%*s%s: %d", 2 * depth, "", G_OBJECT_TYPE_NAME (widget), width);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tell_wide (child, depth + 1, least);
}

static void
check_width (GtkWidget *root)
{
  int width;

  gtk_widget_measure (GTK_WIDGET (gtk_widget_get_root (root)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &width, NULL, NULL, NULL);
  if (width <= NARROW)
    return;
  n_wrong++;
  tell_wide (GTK_WIDGET (gtk_widget_get_root (root)), 0, NARROW / 3);
}

/* Of the largest size every place fits on a small screen. */
static void
test_width (Fixture *self)
{
  n_wrong = 0;
  g_settings_set_int (gadiba_habits_get (), "text-scale", 200);
  walk_places (self, check_width);
  g_settings_reset (gadiba_habits_get (), "text-scale");
  g_assert_cmpuint (n_wrong, ==, 0);
}

#define ADD(name, function)                                                                        \
  g_test_add_data_func ("/window-access/" name, (gconstpointer) (function), run_program)

int
main (int argc, char **argv)
{
  init_window_test (&argc, &argv);
  ADD ("names", test_names);
  ADD ("letters", test_letters);
  ADD ("lists", test_lists);
  ADD ("keys", test_keys);
  ADD ("menu", test_menu);
  ADD ("width", test_width);
  return g_test_run ();
}
