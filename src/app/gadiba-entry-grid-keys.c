/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-entry-grid-private.h"
#include "gadiba-pane.h"

/* Keys that mean something else than a letter. */
#define OTHER_MODIFIERS (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)
#define COMMAND_MODIFIERS (GDK_CONTROL_MASK | OTHER_MODIFIERS)
#define EDGE G_MAXINT
#define AWAY 500 /* milliseconds without the keyboard, after which it is somewhere else */

typedef struct
{
  guint keyval, keypad;
  int rows, columns;
} Arrow;

static const Arrow arrows[] = {
  { GDK_KEY_Up, GDK_KEY_KP_Up, -1, 0 },        { GDK_KEY_Down, GDK_KEY_KP_Down, 1, 0 },
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, -1 },    { GDK_KEY_Right, GDK_KEY_KP_Right, 0, 1 },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, -EDGE }, { GDK_KEY_End, GDK_KEY_KP_End, 0, EDGE },
};

static const Arrow *
find_arrow (guint keyval)
{
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (arrows[i].keyval == keyval || arrows[i].keypad == keyval)
      return &arrows[i];
  return NULL;
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

static gboolean
is_tab (guint keyval)
{
  return keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab || keyval == GDK_KEY_KP_Tab;
}

/* Whether typing may begin with the key: a letter, or what makes one together with the next. */
static gboolean
begins_text (guint keyval, GdkModifierType state)
{
  if ((state & COMMAND_MODIFIERS) != 0)
    return FALSE;
  if ((keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek) || keyval == GDK_KEY_Multi_key)
    return TRUE;
  const gunichar letter = gdk_keyval_to_unicode (keyval);
  return letter > ' ' && g_unichar_isprint (letter);
}

/* Goes on to the next field, after the last one to what follows in @among; stays if nothing does.
 */
static void
go_on (GadibaEntryGrid *self, GtkWidget *among, gboolean forward)
{
  gadiba_entry_grid_commit (self);
  if (!_gadiba_entry_grid_move_on (self, forward, FALSE) && among != NULL)
    gtk_widget_child_focus (among, forward ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
}

/* Tab goes everywhere; Enter enters, so it goes on among the fields of the section only: at the end
 * of it whoever enters looks where the last value stands, not elsewhere in the window. */
static void
press_enter_or_tab (GadibaEntryGrid *self, guint keyval, GdkModifierType state)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *section = gtk_widget_get_ancestor (GTK_WIDGET (self), GADIBA_TYPE_PANE);
  const gboolean forward = (state & GDK_SHIFT_MASK) == 0 && keyval != GDK_KEY_ISO_Left_Tab;

  if (is_enter (keyval) && self->edited == NULL
      && gadiba_grid_cell_is_action (_gadiba_entry_grid_get_cursor_cell (self)))
    _gadiba_entry_grid_emit_activated (self);
  else
    go_on (self, is_enter (keyval) && section != NULL ? section : root, forward);
}

static gboolean
press_arrow (GadibaEntryGrid *self, const Arrow *arrow, GdkModifierType state)
{
  const gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  const gboolean to_edge = (state & GDK_CONTROL_MASK) != 0;
  int rows = arrow->rows, columns = arrow->columns;

  if ((state & OTHER_MODIFIERS) != 0)
    return GDK_EVENT_PROPAGATE;
  if (to_edge && ABS (columns) == EDGE)
    rows = columns;
  else if (to_edge)
    {
      rows *= EDGE;
      columns *= EDGE;
    }
  _gadiba_entry_grid_move_by (self, rows, columns, extend);
  return GDK_EVENT_STOP;
}

/* Up and down leave the entry; left and right only where it replaces a text, not where it is
 * corrected. */
static gboolean
press_arrow_in_entry (GadibaEntryGrid *self, const Arrow *arrow, GdkModifierType state)
{
  const gboolean leaves = arrow->rows != 0 || (self->is_replacing && ABS (arrow->columns) == 1);

  if (!leaves || (state & (COMMAND_MODIFIERS | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gadiba_entry_grid_commit (self);
  return press_arrow (self, arrow, state);
}

static gboolean
press_in_entry (GadibaEntryGrid *self, guint keyval, GdkModifierType state)
{
  const Arrow *arrow = find_arrow (keyval);

  if (self->has_preedit)
    return GDK_EVENT_PROPAGATE;
  /* Once the text is what is stored, undo is not of the entry any more. */
  gtk_widget_action_set_enabled (self->text, "text.undo", _gadiba_entry_grid_differs (self));
  if (arrow != NULL)
    return press_arrow_in_entry (self, arrow, state);
  if (keyval == GDK_KEY_Escape)
    {
      _gadiba_entry_grid_cancel (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_F2)
    {
      self->is_replacing = !self->is_replacing;
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Escape takes back what was typed and refused, then the choice of cells. */
static gboolean
press_escape (GadibaEntryGrid *self)
{
  GadibaGridCell *cell = _gadiba_entry_grid_get_cursor_cell (self);

  if (gadiba_grid_cell_is_invalid (cell))
    {
      gadiba_grid_row_set_message (_gadiba_entry_grid_get_row (self, self->row), self->column, NULL,
                                   FALSE);
      gadiba_grid_cell_set_typed (cell, NULL, NULL);
      return GDK_EVENT_STOP;
    }
  if (!self->has_marked)
    return GDK_EVENT_PROPAGATE;
  _gadiba_entry_grid_move_to (self, self->row, self->column, FALSE);
  return GDK_EVENT_STOP;
}

/* Where nothing can be entered, whoever types is told why. */
static gboolean
tell_barred (GadibaEntryGrid *self, guint keyval, GdkModifierType state)
{
  const char *sentence =
      gadiba_grid_row_get_barred (_gadiba_entry_grid_get_row (self, self->row), self->column);

  if (sentence == NULL || (keyval != GDK_KEY_F2 && !begins_text (keyval, state)))
    return FALSE;
  gadiba_entry_grid_refuse (self, sentence);
  return TRUE;
}

static gboolean
press_on_cell (GadibaEntryGrid *self, GtkEventController *controller, guint keyval,
               GdkModifierType state)
{
  const Arrow *arrow = find_arrow (keyval);
  GadibaGridCell *cell = _gadiba_entry_grid_get_cursor_cell (self);

  if (arrow != NULL)
    return press_arrow (self, arrow, state);
  if (keyval == GDK_KEY_Escape)
    return press_escape (self);
  if (tell_barred (self, keyval, state))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_F2)
    return _gadiba_entry_grid_open (self, FALSE);
  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    {
      if ((state & (COMMAND_MODIFIERS | GDK_SHIFT_MASK)) != 0)
        return GDK_EVENT_PROPAGATE;
      _gadiba_entry_grid_delete (self);
      return GDK_EVENT_STOP;
    }
  if (gadiba_grid_cell_is_action (cell) && keyval == GDK_KEY_space)
    {
      _gadiba_entry_grid_emit_activated (self);
      return GDK_EVENT_STOP;
    }
  if ((begins_text (keyval, state) || keyval == GDK_KEY_BackSpace)
      && _gadiba_entry_grid_open (self, TRUE))
    return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (controller), self->text);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_key_pressed_cb (GadibaEntryGrid *self, guint keyval, guint keycode, GdkModifierType state,
                   GtkEventController *controller)
{
  if (_gadiba_entry_grid_get_cursor_cell (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!self->has_preedit && (state & COMMAND_MODIFIERS) == 0
      && (is_enter (keyval) || is_tab (keyval)))
    {
      press_enter_or_tab (self, keyval, state);
      return GDK_EVENT_STOP;
    }
  if (self->edited != NULL)
    return press_in_entry (self, keyval, state);
  return press_on_cell (self, controller, keyval, state);
}

/* Whoever works in another window has what was typed here stored. */
static gboolean
on_away_cb (gpointer data)
{
  GadibaEntryGrid *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->away = 0;
  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)))
    gadiba_entry_grid_commit (self);
  return G_SOURCE_REMOVE;
}

/* The window itself may lose the keyboard, for a moment only after a list has closed: then it comes
 * back to the entry, and the next letter belongs to those before it. */
static void
on_focus_leave_cb (GadibaEntryGrid *self)
{
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (self->edited != NULL && gtk_widget_is_focus (self->text))
    {
      g_clear_handle_id (&self->away, g_source_remove);
      self->away = g_timeout_add (AWAY, on_away_cb, self);
      return;
    }
  _gadiba_entry_grid_clear_note (self);
  _gadiba_entry_grid_close (self, TRUE);
}

/* Returns: (nullable): the cell at this place, its place among rows and columns */
static GadibaGridCell *
pick_cell (GadibaEntryGrid *self, double x, double y, guint *row)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !GADIBA_IS_GRID_CELL (widget))
    widget = gtk_widget_get_parent (widget);
  if (widget == NULL || gadiba_grid_cell_get_index (GADIBA_GRID_CELL (widget)) == G_MAXUINT)
    return NULL;
  if (!g_ptr_array_find (self->rows, gtk_widget_get_parent (widget), row))
    return NULL;
  return GADIBA_GRID_CELL (widget);
}

static void
on_click_pressed_cb (GadibaEntryGrid *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint row;
  GadibaGridCell *cell = pick_cell (self, x, y, &row);
  const GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (cell == NULL || cell == self->edited)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gadiba_entry_grid_commit (self);
  /* What was handed over may have changed the rows. */
  cell = pick_cell (self, x, y, &row);
  if (cell == NULL)
    return;
  _gadiba_entry_grid_move_to (self, row, gadiba_grid_cell_get_index (cell),
                              (state & GDK_SHIFT_MASK) != 0);
  _gadiba_entry_grid_focus_cursor (self);
  if (n_press == 2)
    _gadiba_entry_grid_open (self, FALSE);
  else if (n_press == 1 && gadiba_grid_cell_is_action (cell))
    _gadiba_entry_grid_emit_activated (self);
}

void
_gadiba_entry_grid_add_controllers (GadibaEntryGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  /* Before the entry gets them, and before the window moves the focus by arrows. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  GtkGesture *click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_click_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
