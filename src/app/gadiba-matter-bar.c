/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-matter-bar.h"

#include <glib/gi18n-lib.h>

#include "gadiba-card-errand.h"
#include "gadiba-children.h"
#include "gadiba-place-words.h"

struct _GadibaMatterBar
{
  GtkBox parent;

  GadibaWorkingCase *working;
  GPtrArray *conflicts; /* GadibaConflict that wait for an answer */
  GString *refused;     /* a sentence a line: what the records did not take */
  gboolean was_open;    /* and nobody here decided it meanwhile */
  gboolean is_decided;  /* elsewhere, under one's hands */

  GtkButton *again;
  GtkButton *leave;
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (GadibaMatterBar, gadiba_matter_bar, GTK_TYPE_BOX)

enum
{
  SIGNAL_TOLD,
  SIGNAL_SHOW_DECISIONS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GPtrArray *
make_conflicts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_conflict_free);
}

/* --- what is told --- */

typedef enum
{
  MATTER_NONE,
  MATTER_TROUBLE,
  MATTER_CONFLICT,
  MATTER_REFUSED,
  MATTER_DECIDED,
} Matter;

/* What is told first. */
static Matter
find_matter (GadibaMatterBar *self)
{
  return gadiba_working_case_get_trouble (self->working) != NULL ? MATTER_TROUBLE
         : self->conflicts->len > 0                              ? MATTER_CONFLICT
         : self->refused->len > 0                                ? MATTER_REFUSED
         : self->is_decided                                      ? MATTER_DECIDED
                                                                 : MATTER_NONE;
}

/* Returns: (transfer full) */
static char *
describe_matter (GadibaMatterBar *self, Matter matter)
{
  g_autofree char *waiting = gadiba_working_case_dup_waiting (self->working);

  switch (matter)
    {
    case MATTER_TROUBLE:
      return g_strdup_printf (
          /* TRANSLATORS: why; what */
          _ ("What you typed is kept here but not stored: %s\nWhat waits first: %s"),
          gadiba_working_case_get_trouble (self->working), waiting);
    case MATTER_CONFLICT:
      return gadiba_place_words_tell (
          self->conflicts, gadiba_working_case_get_case (self->working),
          gadiba_session_get_book (gadiba_working_case_get_session (self->working)));
    case MATTER_REFUSED:
      return g_strndup (self->refused->str, self->refused->len - 1);
    case MATTER_DECIDED:
      return g_strdup (_ ("This application was decided meanwhile, so it does not change any more. "
                          "What has changed since belongs to a new application."));
    case MATTER_NONE:
      break;
    }
  return g_strdup ("");
}

/* @again, @leave: (nullable): with mnemonics */
static void
set_buttons (GadibaMatterBar *self, const char *again, const char *leave)
{
  gtk_widget_set_visible (GTK_WIDGET (self->again), again != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->leave), leave != NULL);
  gtk_button_set_label (self->again, again != NULL ? again : "");
  gtk_button_set_label (self->leave, leave != NULL ? leave : "");
}

/* A label a line: one that wraps asks for too little room for several. */
static void
show_lines (GadibaMatterBar *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (lines[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (self->lines, label);
    }
}

static void
update_view (GadibaMatterBar *self)
{
  Matter matter = find_matter (self);
  g_autofree char *text = describe_matter (self, matter);

  switch (matter)
    {
    case MATTER_TROUBLE:
      set_buttons (self, _ ("Try _again"), _ ("Give this change _up"));
      break;
    case MATTER_CONFLICT:
      set_buttons (self, _ ("Put in _mine"), _ ("_Leave theirs"));
      break;
    case MATTER_REFUSED:
      set_buttons (self, NULL, _ ("_Understood"));
      break;
    case MATTER_DECIDED:
      set_buttons (self, _ ("Show the decisions"), _ ("Begin a new application"));
      break;
    case MATTER_NONE:
      break;
    }
  show_lines (self, text);
  gtk_widget_set_visible (GTK_WIDGET (self), matter != MATTER_NONE);
}

/* A later conflict about a place takes the place of the earlier one; others stay. */
static void
add_conflict (GadibaMatterBar *self, const GadibaConflict *conflict)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      const GadibaConflict *each = g_ptr_array_index (self->conflicts, i);
      gboolean same = conflict->card.part == GADIBA_CARD_NONE
                          ? each->card.part == GADIBA_CARD_NONE
                                && gadiba_case_place_equal (&each->place, &conflict->place)
                          : gadiba_card_place_equal (&each->card, &conflict->card);
      if (same)
        {
          g_ptr_array_remove_index (self->conflicts, i);
          break;
        }
    }
  g_ptr_array_add (self->conflicts, gadiba_conflict_copy (conflict));
}

static void
on_working_conflict_cb (GadibaMatterBar *self, GPtrArray *conflicts)
{
  g_assert (GADIBA_IS_MATTER_BAR (self));

  for (guint i = 0; i < conflicts->len; i++)
    add_conflict (self, g_ptr_array_index (conflicts, i));
  update_view (self);
}

static void
on_working_refused_cb (GadibaMatterBar *self, const char *what, const char *sentence)
{
  g_assert (GADIBA_IS_MATTER_BAR (self));

  /* TRANSLATORS: what was typed; why */
  g_string_append_printf (self->refused, _ ("%s is not stored: %s"), what, sentence);
  g_string_append_c (self->refused, '\n');
  update_view (self);
}

/* A value of the card. A line that is gone cannot get its value back, which is told. */
static void
put_in_card (GadibaMatterBar *self, const GadibaConflict *conflict)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);

  g_ptr_array_add (changes,
                   gadiba_card_change_new (&conflict->card, conflict->theirs, conflict->mine));
  gadiba_card_errand_run (self->working, changes, NULL, NULL);
}

/* Over what was told of, not over what somebody may have stored since. */
static void
put_in_mine (GadibaMatterBar *self)
{
  g_autoptr (GPtrArray) conflicts = g_steal_pointer (&self->conflicts);

  self->conflicts = make_conflicts ();
  for (guint i = 0; i < conflicts->len; i++)
    {
      const GadibaConflict *conflict = g_ptr_array_index (conflicts, i);
      const GadibaCaseChange change = { conflict->place, conflict->theirs, conflict->mine };
      g_autoptr (GError) error = NULL;
      if (conflict->card.part != GADIBA_CARD_NONE)
        {
          put_in_card (self, conflict);
          continue;
        }
      if (gadiba_working_case_set_since (self->working, &change,
                                         _ ("put in again after a conflict"), &error))
        continue;
      add_conflict (self, conflict);
      g_signal_emit (self, signals[SIGNAL_TOLD], 0, error->message);
    }
}

static void
give_up (GadibaMatterBar *self)
{
  g_autofree char *what = gadiba_working_case_dup_waiting (self->working);
  g_autofree char *sentence = g_strdup_printf (_ ("Given up: %s"), what);

  gadiba_working_case_give_up (self->working);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, sentence);
}

/* --- what is answered --- */

static void
on_again_clicked_cb (GadibaMatterBar *self)
{
  g_assert (GADIBA_IS_MATTER_BAR (self));

  switch (find_matter (self))
    {
    case MATTER_TROUBLE:
      gadiba_working_case_retry (self->working);
      break;
    case MATTER_CONFLICT:
      put_in_mine (self);
      break;
    case MATTER_DECIDED:
      self->is_decided = FALSE;
      g_signal_emit (self, signals[SIGNAL_SHOW_DECISIONS], 0);
      break;
    case MATTER_REFUSED:
    case MATTER_NONE:
      break;
    }
  update_view (self);
}

static void
on_leave_clicked_cb (GadibaMatterBar *self)
{
  g_assert (GADIBA_IS_MATTER_BAR (self));

  switch (find_matter (self))
    {
    case MATTER_TROUBLE:
      give_up (self);
      break;
    case MATTER_CONFLICT:
      g_ptr_array_set_size (self->conflicts, 0);
      break;
    case MATTER_REFUSED:
      g_string_truncate (self->refused, 0);
      break;
    case MATTER_DECIDED:
      self->is_decided = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.new-application", NULL);
      break;
    case MATTER_NONE:
      break;
    }
  update_view (self);
}

/* --- the case --- */

static void
on_working_changed_cb (GadibaMatterBar *self)
{
  g_assert (GADIBA_IS_MATTER_BAR (self));

  if (self->was_open && !gadiba_working_case_is_open (self->working))
    self->is_decided = TRUE;
}

static void
on_working_state_cb (GadibaMatterBar *self)
{
  g_assert (GADIBA_IS_MATTER_BAR (self));

  if (gadiba_working_case_get_state (self->working) == GADIBA_STORED)
    self->was_open = gadiba_working_case_is_open (self->working);
  update_view (self);
}

static void
gadiba_matter_bar_dispose (GObject *object)
{
  GadibaMatterBar *self = GADIBA_MATTER_BAR (object);

  if (self->working != NULL)
    g_signal_handlers_disconnect_by_data (self->working, self);
  g_clear_object (&self->working);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_MATTER_BAR);
  gadiba_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (gadiba_matter_bar_parent_class)->dispose (object);
}

static void
gadiba_matter_bar_finalize (GObject *object)
{
  GadibaMatterBar *self = GADIBA_MATTER_BAR (object);

  g_ptr_array_unref (self->conflicts);
  g_string_free (self->refused, TRUE);

  G_OBJECT_CLASS (gadiba_matter_bar_parent_class)->finalize (object);
}

static void
gadiba_matter_bar_class_init (GadibaMatterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_matter_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_matter_bar_finalize;

  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SHOW_DECISIONS] =
      g_signal_new ("show-decisions", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-matter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaMatterBar, again);
  gtk_widget_class_bind_template_child (widget_class, GadibaMatterBar, leave);
  gtk_widget_class_bind_template_child (widget_class, GadibaMatterBar, lines);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_clicked_cb);
}

static void
gadiba_matter_bar_init (GadibaMatterBar *self)
{
  self->conflicts = make_conflicts ();
  self->refused = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gadiba_matter_bar_set_case (GadibaMatterBar *self, GadibaWorkingCase *working)
{
  g_return_if_fail (GADIBA_IS_MATTER_BAR (self) && GADIBA_IS_WORKING_CASE (working));
  g_return_if_fail (self->working == NULL);

  self->working = g_object_ref (working);
  self->was_open = gadiba_working_case_is_open (working);
  g_signal_connect_object (working, "changed", G_CALLBACK (on_working_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (working, "state", G_CALLBACK (on_working_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (working, "conflict", G_CALLBACK (on_working_conflict_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (working, "refused", G_CALLBACK (on_working_refused_cb), self,
                           G_CONNECT_SWAPPED);
}

const char *
gadiba_matter_bar_get_matter (GadibaMatterBar *self)
{
  g_return_val_if_fail (GADIBA_IS_MATTER_BAR (self), NULL);

  switch (find_matter (self))
    {
    case MATTER_TROUBLE:
      return _ ("Something you typed is not stored yet.");
    case MATTER_CONFLICT:
      return _ ("You and somebody else changed the same; choose which of the two is to stand.");
    case MATTER_REFUSED:
      return _ ("Something you typed was refused; above the page stands what and why.");
    case MATTER_DECIDED:
    case MATTER_NONE:
      break;
    }
  return NULL;
}

void
gadiba_matter_bar_expect_decision (GadibaMatterBar *self)
{
  g_return_if_fail (GADIBA_IS_MATTER_BAR (self));

  self->was_open = FALSE;
}
