/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-card-flags.h"
#include "gadiba-case-head.h"
#include "gadiba-children.h"
#include "gadiba-entry-grid.h"
#include "gadiba-field.h"
#include "gadiba-matter-bar.h"
#include "gadiba-pane.h"
#include "gadiba-result-panel.h"
#include "gadiba-tab-strip.h"
#include "gadiba-words.h"

/* How often the records are asked whether somebody else wrote. */
#define POLL_SECONDS 1

struct _GadibaWorkspace
{
  GadibaPage parent;

  GadibaWorkingCase *working;
  gboolean has_application; /* else what needs one is not shown */
  guint poll, check;

  GtkWidget *beginning;
  GadibaMatterBar *bar;
  GtkLabel *dates;
  GtkLabel *facts;
  GadibaCardFlags *flags;
  GtkLabel *name;
  GtkLabel *number;
  GadibaResultPanel *panel;
  GtkStack *stack;
  GtkStackSwitcher *switcher;
  GtkLabel *state;
};

G_DEFINE_FINAL_TYPE (GadibaWorkspace, gadiba_workspace, GADIBA_TYPE_PAGE)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *name, *title;
  GtkWidget *(*make) (GadibaWorkingCase *working);
  gboolean is_of_application; /* else of the person */
} sections[] = {
  { "card", N_ ("Card"), gadiba_card_section_new, FALSE },
  { "household", N_ ("Household"), gadiba_household_section_new, TRUE },
  { "income", N_ ("Income"), gadiba_income_section_new, TRUE },
  { "property", N_ ("Property and costs"), gadiba_property_section_new, TRUE },
  { "application", N_ ("Application"), gadiba_application_section_new, TRUE },
  { "decisions", N_ ("Decisions"), gadiba_decisions_section_new, FALSE },
  { "letters", N_ ("Letters"), gadiba_letters_section_new, TRUE },
  { "talks", N_ ("Talks"), gadiba_talks_section_new, FALSE },
  { "history", N_ ("History"), gadiba_history_section_new, FALSE },
};

/* --- sections --- */

/* Whether the section makes sense now. */
static gboolean
is_shown (GadibaWorkspace *self, gsize section)
{
  return self->has_application || !sections[section].is_of_application;
}

/* A section is made when it is first looked at: opening a client must not wait for all of them. */
static GadibaPane *
ensure_section (GadibaWorkspace *self, GtkWidget *place)
{
  GtkWidget *section = gtk_widget_get_first_child (place);

  if (section == NULL)
    {
      const char *name = gtk_stack_page_get_name (gtk_stack_get_page (self->stack, place));
      for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
        if (g_str_equal (sections[i].name, name))
          section = sections[i].make (self->working);
      gtk_widget_set_hexpand (section, TRUE);
      gtk_widget_set_vexpand (section, TRUE);
      gtk_box_append (GTK_BOX (place), section);
    }
  return GADIBA_PANE (section);
}

static void
on_section_shown_cb (GadibaWorkspace *self)
{
  g_assert (GADIBA_IS_WORKSPACE (self));

  if (self->working != NULL && gtk_stack_get_visible_child (self->stack) != NULL)
    ensure_section (self, gtk_stack_get_visible_child (self->stack));
}

static void
enter_section (GadibaWorkspace *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->stack);

  gadiba_pane_enter (ensure_section (self, place));
}

static void
step_section (GadibaWorkspace *self, int step)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  int n = (int) G_N_ELEMENTS (sections), at = 0;

  while (at < n - 1 && !g_str_equal (sections[at].name, name))
    at++;
  do
    at = (at + step + n) % n;
  while (!is_shown (self, (gsize) at));
  gtk_stack_set_visible_child_name (self->stack, sections[at].name);
  enter_section (self);
}

static void
on_panel_ask_cb (GadibaWorkspace *self, const char *fact, const char *subject)
{
  g_assert (GADIBA_IS_WORKSPACE (self));

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *place = gtk_stack_get_child_by_name (self->stack, sections[i].name);
      if (!sections[i].is_of_application) /* what the law asks is not on the card */
        continue;
      /* Where it is shown it can take the keyboard. */
      GadibaPane *section = ensure_section (self, place);
      GtkWidget *before = gtk_stack_get_visible_child (self->stack);
      gtk_stack_set_visible_child (self->stack, place);
      if (gadiba_pane_show_fact (section, fact, subject))
        return;
      gtk_stack_set_visible_child (self->stack, before);
    }
  gadiba_page_tell (GADIBA_PAGE (self),
                    _ ("This is no field of the application: the office's rule book lacks it."));
}

/* --- the head --- */

static void
update_head (GadibaWorkspace *self)
{
  g_autofree char *name = gadiba_case_head_dup_name (self->working);
  g_autofree char *facts = gadiba_case_head_dup_facts (self->working);

  gadiba_page_set_title (GADIBA_PAGE (self), name);
  gadiba_page_set_detail (GADIBA_PAGE (self), self->has_application
                                                  ? gadiba_working_case_get_number (self->working)
                                                  : _ ("no application"));
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->number), self->has_application);
  gtk_widget_set_visible (GTK_WIDGET (self->dates), self->has_application);
  if (!self->has_application)
    return;
  g_autofree char *number =
      g_strdup_printf (_ ("Application No %s"), gadiba_working_case_get_number (self->working));
  g_autofree char *dates = gadiba_case_head_dup_dates (self->working);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->dates, dates);
}

/* --- with and without an application --- */

static void
show_parts (GadibaWorkspace *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *place = gtk_stack_get_child_by_name (self->stack, sections[i].name);
      gtk_widget_set_visible (place, is_shown (self, i));
      gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, place), is_shown (self, i));
    }
  gtk_widget_set_visible (self->beginning, !self->has_application);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), self->has_application);
}

/* Whoever had no application may have got one, here or at another desk. */
static void
update_parts (GadibaWorkspace *self)
{
  if (self->has_application || gadiba_working_case_get_number (self->working) == NULL)
    return;
  self->has_application = TRUE;
  gadiba_result_panel_set_case (self->panel, self->working);
  show_parts (self);
}

/* --- what is open --- */

/* Fields and cells alike wear the class of what is marked as wrong. */
static gboolean
has_wrong_text (GtkWidget *root)
{
  if (gtk_widget_has_css_class (root, "error"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_wrong_text (child))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the title of the first section with text that cannot be stored */
static const char *
find_wrong_section (GadibaWorkspace *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (has_wrong_text (gtk_stack_get_child_by_name (self->stack, sections[i].name)))
      return _ (sections[i].title);
  return NULL;
}

/* --- whether all is stored --- */

static void
update_state (GadibaWorkspace *self)
{
  static const char *const plain[] = { "small", "dim", "state", NULL };
  static const char *const bad[] = { "small", "bad", "state", NULL };
  GadibaStoreState state = gadiba_working_case_get_state (self->working);
  gboolean wrong = find_wrong_section (self) != NULL;

  gtk_label_set_label (self->state, state == GADIBA_NOT_STORED ? _ ("Not stored")
                                    : wrong                    ? _ ("Not all stored")
                                    : state == GADIBA_STORED   ? _ ("Stored")
                                                               : _ ("Storing…"));
  gtk_widget_set_css_classes (
      GTK_WIDGET (self->state),
      (const char **) (gpointer) (state == GADIBA_NOT_STORED || wrong ? bad : plain));
}

static void
on_check_cb (gpointer user_data)
{
  GadibaWorkspace *self = user_data;

  self->check = 0;
  update_state (self);
}

/* A field or a cell of any section is marked as wrong, or no longer. */
static void
check_texts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWorkspace *self = GADIBA_WORKSPACE (widget);

  if (self->check == 0) /* of a block that is pasted once for all */
    self->check = g_idle_add_once (on_check_cb, self);
}

/* --- the case --- */

static void
on_working_changed_cb (GadibaWorkspace *self)
{
  g_assert (GADIBA_IS_WORKSPACE (self));

  update_parts (self);
  update_head (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_working_state_cb (GadibaWorkspace *self)
{
  g_assert (GADIBA_IS_WORKSPACE (self));

  update_state (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_bar_show_decisions_cb (GadibaWorkspace *self)
{
  g_assert (GADIBA_IS_WORKSPACE (self));

  gadiba_workspace_show_section (self, "decisions");
}

static void
on_told_cb (GadibaWorkspace *self, const char *sentence)
{
  g_assert (GADIBA_IS_WORKSPACE (self));

  gadiba_page_tell (GADIBA_PAGE (self), sentence);
}

static gboolean
on_poll_cb (gpointer user_data)
{
  GadibaWorkspace *self = user_data;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gadiba_working_case_poll (self->working);
  return G_SOURCE_CONTINUE;
}

static void
gadiba_workspace_enter (GadibaPage *page)
{
  enter_section (GADIBA_WORKSPACE (page));
}

static gboolean
gadiba_workspace_page_has_open_matter (GadibaPage *page, char **sentence)
{
  return gadiba_workspace_has_open_matter (GADIBA_WORKSPACE (page), sentence);
}

static void
gadiba_workspace_dispose (GObject *object)
{
  GadibaWorkspace *self = GADIBA_WORKSPACE (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  g_clear_handle_id (&self->check, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_WORKSPACE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_workspace_parent_class)->dispose (object);
}

static void
ask_next_missing (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWorkspace *self = GADIBA_WORKSPACE (widget);
  const GadibaAssessment *assessment = gadiba_working_case_get_assessment (self->working);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();

  if (!self->has_application || assessment == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].is_of_application)
      g_ptr_array_add (panes, ensure_section (self, gtk_stack_get_child_by_name (
                                                        self->stack, sections[i].name)));
  const GadibaTraceMissing *next =
      gadiba_pane_find_next (panes, ensure_section (self, shown), assessment->trace->missing);
  if (next != NULL)
    on_panel_ask_cb (self, next->fact, next->subject);
}

static void
gadiba_workspace_class_init (GadibaWorkspaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_workspace_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_workspace_enter;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_workspace_page_has_open_matter;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "workspace.check-texts", NULL, check_texts);
  gtk_widget_class_install_action (widget_class, "workspace.next-missing", NULL, ask_next_missing);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK,
                                       "workspace.next-missing", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, bar);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, beginning);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, dates);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, facts);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, flags);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, name);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, number);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, panel);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, state);
  gtk_widget_class_bind_template_child (widget_class, GadibaWorkspace, switcher);
  gtk_widget_class_bind_template_callback (widget_class, on_bar_show_decisions_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_panel_ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_section_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_told_cb);
  g_type_ensure (GADIBA_TYPE_CARD_FLAGS);
  g_type_ensure (GADIBA_TYPE_MATTER_BAR);
  g_type_ensure (GADIBA_TYPE_RESULT_PANEL);
}

static void
gadiba_workspace_init (GadibaWorkspace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_tab_strip_follow (self->switcher);
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    gtk_stack_add_titled (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), sections[i].name,
                          _ (sections[i].title));
  self->poll = g_timeout_add_seconds (POLL_SECONDS, on_poll_cb, self);
}

GtkWidget *
gadiba_workspace_new (GadibaSession *session, GadibaCaseFile *file)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && file != NULL, NULL);

  GadibaWorkspace *self = g_object_new (GADIBA_TYPE_WORKSPACE, "session", session, NULL);
  self->working = gadiba_working_case_new (session, file);
  g_signal_connect_object (self->working, "changed", G_CALLBACK (on_working_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->working, "state", G_CALLBACK (on_working_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->working, "told", G_CALLBACK (on_told_cb), self, G_CONNECT_SWAPPED);
  gadiba_card_flags_set_case (self->flags, self->working);
  gadiba_matter_bar_set_case (self->bar, self->working);
  show_parts (self);
  update_parts (self);
  update_head (self);
  update_state (self);
  gtk_stack_set_visible_child_name (self->stack, self->has_application ? "income" : "card");
  on_section_shown_cb (self);
  return GTK_WIDGET (self);
}

const char *
gadiba_workspace_get_number (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), NULL);

  return gadiba_working_case_get_number (self->working);
}

gint64
gadiba_workspace_get_person (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), 0);

  return gadiba_working_case_get_person (self->working);
}

GadibaWorkingCase *
gadiba_workspace_get_case (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), NULL);

  return self->working;
}

const char *
gadiba_workspace_get_undo (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), NULL);

  return gadiba_working_case_get_undo (self->working);
}

const char *
gadiba_workspace_get_redo (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), NULL);

  return gadiba_working_case_get_redo (self->working);
}

gboolean
gadiba_workspace_can_issue (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), FALSE);

  return gadiba_working_case_is_open (self->working)
         && gadiba_working_case_get_assessment (self->working) != NULL;
}

gboolean
gadiba_workspace_is_storing (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), FALSE);

  return gadiba_working_case_get_state (self->working) == GADIBA_STORING;
}

gboolean
gadiba_workspace_is_unstored (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), FALSE);

  return gadiba_working_case_get_state (self->working) == GADIBA_NOT_STORED;
}

gboolean
gadiba_workspace_has_open_matter (GadibaWorkspace *self, char **sentence)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self) && sentence != NULL, FALSE);

  const char *matter = gadiba_matter_bar_get_matter (self->bar);
  const char *wrong = find_wrong_section (self);
  *sentence = NULL;
  if (matter != NULL)
    *sentence = g_strdup (matter);
  else if (wrong != NULL)
    *sentence = g_strdup_printf (_ ("In the section “%s” stands text that cannot be stored; it is "
                                    "marked, with what would be right."),
                                 wrong);
  return *sentence != NULL;
}

/* Undo belongs to the entry in which one types, until it says what is stored. */
static gboolean
undo_typing (GadibaWorkspace *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *owner = focus != NULL ? gtk_widget_get_ancestor (focus, GADIBA_TYPE_ENTRY_GRID) : NULL;

  if (owner != NULL)
    return gadiba_entry_grid_undo_typing (GADIBA_ENTRY_GRID (owner));
  owner = focus != NULL ? gtk_widget_get_ancestor (focus, GADIBA_TYPE_FIELD) : NULL;
  return owner != NULL && gadiba_field_undo_typing (GADIBA_FIELD (owner));
}

void
gadiba_workspace_show_section (GadibaWorkspace *self, const char *name)
{
  g_return_if_fail (GADIBA_IS_WORKSPACE (self) && name != NULL);

  GtkWidget *place = gtk_stack_get_child_by_name (self->stack, name);
  if (place == NULL || !gtk_widget_get_visible (place))
    return;
  gtk_stack_set_visible_child_name (self->stack, name);
  enter_section (self);
}

void
gadiba_workspace_show_place (GadibaWorkspace *self, const GadibaCheckPlace *place)
{
  g_return_if_fail (GADIBA_IS_WORKSPACE (self) && place != NULL);

  if (place->page == NULL || gtk_stack_get_child_by_name (self->stack, place->page) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, place->page);
  gadiba_pane_show_place (ensure_section (self, gtk_stack_get_visible_child (self->stack)), place);
}

const char *
gadiba_workspace_get_section (GadibaWorkspace *self)
{
  g_return_val_if_fail (GADIBA_IS_WORKSPACE (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

void
gadiba_workspace_refresh (GadibaWorkspace *self)
{
  g_return_if_fail (GADIBA_IS_WORKSPACE (self));

  gadiba_matter_bar_expect_decision (self->bar);
  gadiba_working_case_refresh (self->working);
}

void
gadiba_workspace_act (GadibaWorkspace *self, const char *action)
{
  g_return_if_fail (GADIBA_IS_WORKSPACE (self) && action != NULL);

  if (g_str_equal (action, "undo-key") && undo_typing (self))
    return;
  if (g_str_has_prefix (action, "undo"))
    gadiba_working_case_undo (self->working);
  else if (g_str_equal (action, "redo"))
    gadiba_working_case_redo (self->working);
  else if (g_str_equal (action, "next-section"))
    step_section (self, 1);
  else if (g_str_equal (action, "previous-section"))
    step_section (self, -1);
}
