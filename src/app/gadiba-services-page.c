/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-services-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-one-stop.h"
#include "gadiba-service-line.h"
#include "gadiba-table-head.h"

/* What is shown of the states, in the order of the choice. */
typedef enum
{
  SHOWN_NOW, /* who waits, and who has a place */
  SHOWN_WAITING,
  SHOWN_HOLDING,
  SHOWN_ALL,
} Shown;

struct _GadibaServicesPage
{
  GadibaPage parent;

  GPtrArray *queues; /* GadibaServiceQueue; NULL: not read yet */
  GListStore *lines; /* GadibaServiceLine, of those that are shown */
  GtkSingleSelection *selection;
  gint64 kept; /* which place was chosen last; 0: none */
  gint64 held; /* shown whatever is asked: something may have been done with it; 0: none */
  gboolean is_filling;
  char *undo, *redo; /* what can be taken back of the chosen place, or made again; NULL: nothing */
  gint64 undo_of;    /* place of which that was asked */
  GCancellable *asked; /* that question */

  GtkLabel *chosen;
  GtkMenuButton *columns;
  GtkLabel *count;
  GtkWidget *end;
  GtkWidget *give;
  GtkBox *head_place;
  GtkLabel *nothing;
  GtkWidget *open;
  GtkDropDown *services;
  GtkStack *stack;
  GtkDropDown *states;
  GtkLabel *totals;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (GadibaServicesPage, gadiba_services_page, GADIBA_TYPE_PAGE)

static GadibaDate
get_today (GadibaServicesPage *self)
{
  return gadiba_session_get_moment (gadiba_page_get_session (GADIBA_PAGE (self))).today;
}

/* Returns: (nullable): the place that is chosen */
static const GadibaServicePlace *
get_chosen (GadibaServicesPage *self)
{
  GadibaServiceLine *line = gtk_single_selection_get_selected_item (self->selection);

  return line != NULL ? gadiba_service_line_get_place (line) : NULL;
}

/* --- taking back --- */

/* Application and service, for a job. */
typedef struct
{
  char *application, *service;
  gboolean again;
} Which;

static void
free_which (gpointer data)
{
  Which *which = data;

  g_free (which->application);
  g_free (which->service);
  g_free (which);
}

static Which *
make_which (const GadibaServicePlace *place, gboolean again)
{
  Which *which = g_new0 (Which, 1);

  which->application = g_strdup (place->number);
  which->service = g_strdup (place->service);
  which->again = again;
  return which;
}

static gpointer
read_undo (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Which *which = data;
  const GadibaServiceRequest request = { .application = which->application,
                                         .service = which->service };

  return gadiba_office_read_place_undo (office, &request, moment, error);
}

static void
set_undo (GadibaServicesPage *self, const GadibaUndoState *state)
{
  g_free (self->undo);
  g_free (self->redo);
  self->undo = state != NULL ? g_strdup (state->undo) : NULL;
  self->redo = state != NULL ? g_strdup (state->redo) : NULL;
  gadiba_page_tell_undoable (GADIBA_PAGE (self));
}

static void
on_undo_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaServicesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaUndoState) state = gadiba_session_run_finish (result, &error);

  if (self->lines == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
  set_undo (self, state);
}

static void
ask_undo (GadibaServicesPage *self, const GadibaServicePlace *place)
{
  g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->undo_of = place != NULL ? place->id : 0;
  if (place == NULL)
    {
      set_undo (self, NULL);
      return;
    }
  const GadibaJob job = { read_undo, make_which (place, FALSE), free_which,
                          (GDestroyNotify) gadiba_undo_state_free };
  self->asked = g_cancellable_new ();
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, self->asked,
                            on_undo_read_cb, g_object_ref (self));
}

static gpointer
revert (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Which *which = data;
  const GadibaServiceRequest request = { .application = which->application,
                                         .service = which->service };

  return GINT_TO_POINTER (which->again
                              ? gadiba_office_redo_place (office, &request, moment, error)
                              : gadiba_office_undo_place (office, &request, moment, error));
}

static void
on_reverted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaServicesPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (gadiba_session_run_finish (result, &error) == NULL && self->lines != NULL)
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
  if (self->lines != NULL)
    gadiba_page_refresh (GADIBA_PAGE (self));
}

static const char *
gadiba_services_page_get_undo (GadibaPage *page, gboolean again)
{
  GadibaServicesPage *self = GADIBA_SERVICES_PAGE (page);

  return again ? self->redo : self->undo;
}

static void
gadiba_services_page_undo (GadibaPage *page, gboolean again)
{
  GadibaServicesPage *self = GADIBA_SERVICES_PAGE (page);
  const GadibaServicePlace *place = get_chosen (self);

  if (place == NULL)
    return;
  const GadibaJob job = { revert, make_which (place, again), free_which, NULL };
  gadiba_session_run_async (gadiba_page_get_session (page), &job, NULL, on_reverted_cb,
                            g_object_ref (self));
}

/* --- what is shown --- */

static void
update_chosen (GadibaServicesPage *self)
{
  const GadibaServicePlace *place = get_chosen (self);
  GadibaServiceState state =
      place != NULL ? gadiba_service_get_state (place, get_today (self)) : GADIBA_SERVICE_LEFT;
  g_autofree char *text =
      place != NULL ? g_markup_printf_escaped (
          "<b>%s</b>   %s", place->name != NULL ? place->name : "–", place->title)
                    : NULL;

  gtk_label_set_markup (self->chosen, text != NULL ? text : "");
  gtk_widget_set_sensitive (self->open, place != NULL);
  gtk_widget_set_sensitive (self->give, state == GADIBA_SERVICE_WAITS);
  gtk_widget_set_sensitive (self->end, place != NULL && !gadiba_service_place_is_ended (place)
                                           && state != GADIBA_SERVICE_ENDED);
}

static void
on_selected_cb (GadibaServicesPage *self)
{
  const GadibaServicePlace *place = get_chosen (self);

  if (self->is_filling)
    return;
  if (place != NULL)
    self->kept = place->id;
  update_chosen (self);
  if (place == NULL || place->id != self->undo_of)
    ask_undo (self, place);
}

static gboolean
is_shown (const GadibaServicePlace *place, Shown shown, GadibaDate today)
{
  GadibaServiceState state = gadiba_service_get_state (place, today);
  gboolean waits = state == GADIBA_SERVICE_WAITS;
  gboolean holds = state == GADIBA_SERVICE_BEGINS || state == GADIBA_SERVICE_RUNS;

  switch (shown)
    {
    case SHOWN_NOW:
      return waits || holds;
    case SHOWN_WAITING:
      return waits;
    case SHOWN_HOLDING:
      return holds;
    case SHOWN_ALL:
      break;
    }
  return TRUE;
}

static void
add_lines (GadibaServicesPage *self, const GadibaServiceQueue *queue, GPtrArray *lines)
{
  Shown shown = (Shown) gtk_drop_down_get_selected (self->states);
  guint n_waiting = 0;

  for (guint i = 0; i < queue->lines->len; i++)
    {
      const GadibaServicePlace *place = g_ptr_array_index (queue->lines, i);
      guint turn = gadiba_service_place_waits (place) ? ++n_waiting : 0;
      if (place->id == self->held || is_shown (place, shown, get_today (self)))
        g_ptr_array_add (lines, gadiba_service_line_new (queue, place, turn));
    }
}

/* Why nothing is listed, and what to do. */
static const char *
tell_nothing (GadibaServicesPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->queues->len; i++)
    n += ((const GadibaServiceQueue *) g_ptr_array_index (self->queues, i))->lines->len;
  if (n > 0)
    return _ ("Nobody is as it is asked for. Choose another service, or all of them, above.");
  return self->queues->len > 0
             ? _ ("No social service is granted yet. Register an application that asks for one "
                  "with Ctrl+N, and decide on it there.")
             : _ ("The rule books describe no social services. Describe those of your municipality "
                  "in its rule book, and put it in force among the rules.");
}

static void
forget_lines (GadibaServicesPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lines)); i++)
    {
      g_autoptr (GadibaServiceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      gadiba_service_line_forget (line);
    }
}

static void
choose_kept (GadibaServicesPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->lines));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GadibaServiceLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      if (gadiba_service_line_get_place (line)->id == self->kept)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
fill (GadibaServicesPage *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) totals = g_string_new (NULL);
  guint service = gtk_drop_down_get_selected (self->services);

  for (guint i = 0; i < self->queues->len; i++)
    {
      const GadibaServiceQueue *queue = g_ptr_array_index (self->queues, i);
      g_autofree char *total = gadiba_service_tell_queue (queue);
      if (service != GTK_INVALID_LIST_POSITION && service > 0 && service != i + 1)
        continue;
      g_string_append_printf (totals, "%s%s", totals->len > 0 ? "\n" : "", total);
      add_lines (self, queue, lines);
    }
  self->is_filling = TRUE;
  forget_lines (self);
  g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                       lines->pdata, lines->len);
  choose_kept (self);
  self->is_filling = FALSE;
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", lines->len), lines->len);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->totals, totals->str);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), totals->len > 0);
  gtk_label_set_label (self->nothing, tell_nothing (self));
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 ? "list" : "empty");
  on_selected_cb (self);
}

/* The services of the books; the one that is chosen stays. */
static void
fill_services (GadibaServicesPage *self, const GPtrArray *before)
{
  guint selected = gtk_drop_down_get_selected (self->services);
  const GadibaServiceQueue *chosen = before != NULL && selected > 0 && selected <= before->len
                                         ? g_ptr_array_index (before, selected - 1)
                                         : NULL;
  const char *const all[] = { _ ("all"), NULL };
  g_autoptr (GtkStringList) titles = gtk_string_list_new (all);
  guint found = 0;

  for (guint i = 0; i < self->queues->len; i++)
    {
      const GadibaServiceQueue *queue = g_ptr_array_index (self->queues, i);
      gtk_string_list_append (titles, queue->title);
      if (chosen != NULL && g_str_equal (queue->id, chosen->id))
        found = i + 1;
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->services, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->services, found);
  self->is_filling = FALSE;
}

static void
on_choice_selected_cb (GadibaServicesPage *self)
{
  g_assert (GADIBA_IS_SERVICES_PAGE (self));

  if (self->is_filling || self->queues == NULL)
    return;
  self->held = 0;
  fill (self);
}

/* --- reading --- */

/* Whether the keyboard is in the list, or in what acts on its line: lines are made anew, and what
 * was done may not be possible twice. */
static gboolean
has_keyboard_below (GadibaServicesPage *self)
{
  GtkWidget *list = GTK_WIDGET (self->stack), *foot = gtk_widget_get_parent (self->give);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL
         && (gtk_widget_is_ancestor (focus, list) || gtk_widget_is_ancestor (focus, foot));
}

static void
focus_chosen (GadibaServicesPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  gboolean is_empty = self->queues != NULL && selected == GTK_INVALID_LIST_POSITION;

  gtk_widget_grab_focus (is_empty ? GTK_WIDGET (self->services) : GTK_WIDGET (self->view));
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", selected);
}

static gpointer
read_services (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_list_services (office, moment->today, error);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaServicesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) queues = gadiba_session_run_finish (result, &error);

  if (self->lines == NULL) /* disposed meanwhile */
    return;
  if (queues == NULL)
    {
      gtk_label_set_label (self->nothing, error->message);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->queues);
  gboolean has_keyboard = has_keyboard_below (self);
  self->queues = g_steal_pointer (&queues);
  self->held = self->kept;
  self->undo_of = 0; /* what can be taken back may be something else */
  fill_services (self, before);
  fill (self);
  if (has_keyboard)
    focus_chosen (self);
}

static void
gadiba_services_page_refresh (GadibaPage *page)
{
  const GadibaJob job = { read_services, NULL, NULL, (GDestroyNotify) g_ptr_array_unref };

  gadiba_session_run_async (gadiba_page_get_session (page), &job, NULL, on_read_cb,
                            g_object_ref (page));
}

/* --- what is done --- */

static void
act (GadibaServicesPage *self, const char *action)
{
  const GadibaServicePlace *place = get_chosen (self);

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "(ss)", place->number, place->service);
}

static void
on_give_clicked_cb (GadibaServicesPage *self)
{
  g_assert (GADIBA_IS_SERVICES_PAGE (self));

  act (self, "win.give-place");
}

static void
on_end_clicked_cb (GadibaServicesPage *self)
{
  g_assert (GADIBA_IS_SERVICES_PAGE (self));

  act (self, "win.end-place");
}

static void
open_chosen (GadibaServicesPage *self)
{
  g_assert (GADIBA_IS_SERVICES_PAGE (self));

  const GadibaServicePlace *place = get_chosen (self);
  if (place != NULL)
    gadiba_page_open_application (GADIBA_PAGE (self), place->number);
}

/* --- lines --- */

static void
on_item_setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gadiba_table_line_new (gadiba_service_line_get_columns ()));
}

static void
on_item_bind_cb (GadibaServicesPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_SERVICES_PAGE (self));

  gadiba_table_line_set_texts (
      GADIBA_TABLE_LINE (gtk_list_item_get_child (item)),
      gadiba_service_line_make_texts (gtk_list_item_get_item (item), get_today (self)));
}

static void
make_list (GadibaServicesPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const GadibaTableColumns *columns = gadiba_service_line_get_columns ();
  GtkWidget *head = gadiba_table_head_new (columns, "", FALSE);

  self->lines = g_list_store_new (GADIBA_TYPE_SERVICE_LINE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_item_setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
  gtk_widget_set_hexpand (head, TRUE);
  gtk_box_append (self->head_place, head);
  gadiba_table_make_menu (columns, self->columns, GTK_WIDGET (self));
}

/* --- the page --- */

static void
gadiba_services_page_enter (GadibaPage *page)
{
  focus_chosen (GADIBA_SERVICES_PAGE (page));
}

static void
gadiba_services_page_dispose (GObject *object)
{
  GadibaServicesPage *self = GADIBA_SERVICES_PAGE (object);

  g_cancellable_cancel (self->asked);
  if (self->lines != NULL)
    forget_lines (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_SERVICES_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->redo, g_free);

  G_OBJECT_CLASS (gadiba_services_page_parent_class)->dispose (object);
}

static void
gadiba_services_page_class_init (GadibaServicesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_services_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_services_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_services_page_refresh;
  GADIBA_PAGE_CLASS (klass)->get_undo = gadiba_services_page_get_undo;
  GADIBA_PAGE_CLASS (klass)->undo = gadiba_services_page_undo;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-services-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, count);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, end);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, give);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, head_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, open);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, services);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, states);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, totals);
  gtk_widget_class_bind_template_child (widget_class, GadibaServicesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_end_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_give_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_chosen);
  g_type_ensure (GADIBA_TYPE_ONE_STOP);
}

static void
gadiba_services_page_init (GadibaServicesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_drop_down_name_all (GTK_WIDGET (self));
}

GtkWidget *
gadiba_services_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaServicesPage *self = g_object_new (GADIBA_TYPE_SERVICES_PAGE, "session", session, NULL);
  gadiba_page_set_title (GADIBA_PAGE (self), _ ("Services"));
  make_list (self);
  gadiba_page_refresh (GADIBA_PAGE (self));
  return GTK_WIDGET (self);
}
