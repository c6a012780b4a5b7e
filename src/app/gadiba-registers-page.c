/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-registers-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-one-stop.h"
#include "gadiba-register-filters.h"
#include "gadiba-register-job.h"
#include "gadiba-register-model.h"
#include "gadiba-register-save.h"
#include "gadiba-register-words.h"
#include "gadiba-table-head.h"
#include "gadiba-words.h"

struct _GadibaRegistersPage
{
  GadibaPage parent;

  GadibaRegisterKind kind;
  GadibaRegisterModel *model;
  GtkSingleSelection *selection;
  gint64 kept; /* what was chosen before the list is read anew; 0: nothing */
  GtkWidget *filters, *head;

  GtkWidget *clear;
  GtkLabel *chosen;
  GtkMenuButton *columns;
  GtkLabel *count;
  GtkWidget *export;
  GtkBox *filter_place;
  GtkBox *head_place;
  GtkLabel *heading;
  GtkWidget *letters;
  GtkLabel *nothing;
  GtkWidget *open;
  GtkWidget *open_other;
  GtkStack *stack;
  GtkLabel *totals;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (GadibaRegistersPage, gadiba_registers_page, GADIBA_TYPE_PAGE)

static GadibaRegisterSight
get_sight (GadibaRegistersPage *self)
{
  GadibaSession *session = gadiba_page_get_session (GADIBA_PAGE (self));

  return (GadibaRegisterSight){ .kind = self->kind,
                                .today = gadiba_session_get_moment (session).today,
                                .book = gadiba_session_get_book (session) };
}

/* Returns: (nullable): the line that is chosen, if it is read */
static const GadibaRegisterRow *
get_chosen (GadibaRegistersPage *self)
{
  GadibaLongLine *line = gtk_single_selection_get_selected_item (self->selection);

  return line != NULL ? gadiba_long_line_get_row (line) : NULL;
}

/* --- what is shown --- */

/* Returns: what a line is called by */
static const char *
get_number (const GadibaRegisterRow *row, GadibaRegisterKind kind)
{
  switch (kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return row->application;
    case GADIBA_REGISTER_DECISIONS:
      return row->decision;
    case GADIBA_REGISTER_LETTERS:
      return row->letter.number;
    }
  g_return_val_if_reached (NULL);
}

/* Whether there is something to open besides: the letter of an application that is decided; the
 * application of a decision or letter. */
static gboolean
has_other (const GadibaRegisterRow *row, GadibaRegisterKind kind)
{
  return row != NULL && (kind != GADIBA_REGISTER_APPLICATIONS || row->decision != NULL);
}

static void
update_chosen (GadibaRegistersPage *self)
{
  const GadibaRegisterRow *row = get_chosen (self);
  g_autofree char *text = NULL;

  if (row != NULL && row->family != NULL)
    text = g_markup_printf_escaped ("<b>%s %s</b>   %s", row->family, row->given,
                                    get_number (row, self->kind));
  gtk_label_set_markup (self->chosen, text != NULL ? text : "");
  gtk_widget_set_sensitive (self->open, row != NULL);
  gtk_widget_set_sensitive (self->open_other, has_other (row, self->kind));
}

static void
update_totals (GadibaRegistersPage *self)
{
  const GadibaRegisterTotals *totals = gadiba_register_model_get_totals (self->model);
  g_autofree char *text =
      totals != NULL ? gadiba_register_words_tell_totals (totals, self->kind) : g_strdup ("");

  gtk_label_set_label (self->totals, text);
}

static char *
describe_count (GadibaRegistersPage *self, guint n)
{
  switch (self->kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u application", "%u applications", n),
                              n);
    case GADIBA_REGISTER_DECISIONS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u decision", "%u decisions", n), n);
    case GADIBA_REGISTER_LETTERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter", "%u letters", n), n);
    }
  g_return_val_if_reached (NULL);
}

/* Why nothing is listed, and what to do. */
static const char *
tell_nothing (GadibaRegistersPage *self)
{
  if (gadiba_register_filters_is_set (GADIBA_REGISTER_FILTERS (self->filters)))
    return _ ("Nothing is as it is asked for. Change what is asked above, or ask for everything.");
  switch (self->kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return _ ("No application is registered yet. Register one with Ctrl+N.");
    case GADIBA_REGISTER_DECISIONS:
      return _ ("Nothing is decided yet. Open an application and decide on it there.");
    case GADIBA_REGISTER_LETTERS:
      return _ ("No letter is written yet. Open an application and write one in the section "
                "“Letters”.");
    }
  g_return_val_if_reached ("");
}

static void
update_view (GadibaRegistersPage *self, const char *fault)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  gboolean is_set = gadiba_register_filters_is_set (GADIBA_REGISTER_FILTERS (self->filters));
  gboolean counted = gadiba_long_list_is_whole (GADIBA_LONG_LIST (self->model));
  g_autofree char *count = counted ? describe_count (self, n) : g_strdup ("");

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->nothing, fault != NULL ? fault : tell_nothing (self));
  gtk_widget_set_sensitive (self->clear, is_set);
  gtk_widget_set_sensitive (self->export, n > 0 && fault == NULL);
  gtk_widget_set_sensitive (self->letters, n > 0 && fault == NULL);
  gtk_stack_set_visible_child_name (self->stack, n > 0 && fault == NULL ? "list" : "empty");
  update_chosen (self);
}

static void
on_model_filled_cb (GadibaRegistersPage *self, const char *fault)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  guint position = 0;
  gboolean found = self->kept != 0
                   && gadiba_long_list_find (GADIBA_LONG_LIST (self->model), self->kept, &position);
  if (self->kept != 0)
    gtk_single_selection_set_selected (self->selection, found ? position : 0);
  /* What is not among the first lines may be among the others, which are on their way. */
  if (found || gadiba_long_list_is_whole (GADIBA_LONG_LIST (self->model)))
    self->kept = 0;
  update_view (self, fault);
  /* The empty list had the keyboard itself: now a line has it. */
  if (gtk_widget_get_root (GTK_WIDGET (self->view)) != NULL
      && gtk_widget_is_focus (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
keep_chosen (GadibaRegistersPage *self)
{
  GadibaLongLine *line = gtk_single_selection_get_selected_item (self->selection);

  self->kept = line != NULL ? gadiba_long_line_get_key (line) : 0;
}

/* Another question, or another order of the same. */
static void
on_asked_cb (GadibaRegistersPage *self)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  GadibaRegisterQuery query = { .kind = self->kind };
  gadiba_register_filters_fill (GADIBA_REGISTER_FILTERS (self->filters), &query);
  query.sort = gadiba_table_head_get_sort (GADIBA_TABLE_HEAD (self->head), &query.descending);
  keep_chosen (self);
  gadiba_register_model_set_query (self->model, &query);
}

/* --- opening --- */

static void
open_letter (GadibaRegistersPage *self, const char *number)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-letter", "s", number);
}

static void
open_row (GadibaRegistersPage *self, const GadibaRegisterRow *row)
{
  if (row == NULL)
    return;
  if (self->kind == GADIBA_REGISTER_APPLICATIONS)
    gadiba_page_open_application (GADIBA_PAGE (self), row->application);
  else
    open_letter (self, get_number (row, self->kind));
}

static void
on_view_activate_cb (GadibaRegistersPage *self, guint position)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  g_autoptr (GadibaLongLine) line = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  open_row (self, line != NULL ? gadiba_long_line_get_row (line) : NULL);
}

static void
on_open_clicked_cb (GadibaRegistersPage *self)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  open_row (self, get_chosen (self));
}

static void
on_open_other_clicked_cb (GadibaRegistersPage *self)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  const GadibaRegisterRow *row = get_chosen (self);
  if (!has_other (row, self->kind))
    return;
  if (self->kind == GADIBA_REGISTER_APPLICATIONS)
    open_letter (self, row->decision);
  else
    gadiba_page_open_application (GADIBA_PAGE (self), row->application);
}

static void
on_clear_clicked_cb (GadibaRegistersPage *self)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  gadiba_register_filters_clear (GADIBA_REGISTER_FILTERS (self->filters));
  gtk_widget_grab_focus (self->filters);
}

/* --- letters --- */

static void
on_letters_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaRegistersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) lines = gadiba_register_read_letters_finish (result, &error);

  if (self->model == NULL) /* disposed meanwhile */
    return;
  if (lines == NULL)
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
  else
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.many-letters", lines);
}

static void
on_letters_clicked_cb (GadibaRegistersPage *self)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  gadiba_register_read_letters_async (gadiba_page_get_session (GADIBA_PAGE (self)),
                                      gadiba_register_model_get_query (self->model),
                                      on_letters_read_cb, g_object_ref (self));
}

/* --- taking out --- */

static void
on_save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GadibaRegistersPage *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      const GadibaRegisterSight sight = get_sight (self);
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      gadiba_register_save (GADIBA_PAGE (self), file, gadiba_register_model_get_query (self->model),
                            &sight);
    }
  g_object_unref (dialog);
}

static void
on_export_clicked_cb (GadibaRegistersPage *self)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  g_autofree char *day = gadiba_date_format (get_sight (self).today);
  const char *const names[] = { _ ("applications"), _ ("decisions"), _ ("letters") };
  g_autofree char *name = g_strdup_printf ("%s-%s.csv", names[self->kind], day);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Export these lines"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- lines --- */

static void
show_line (GadibaRegistersPage *self, GtkListItem *item)
{
  GadibaLongLine *line = gtk_list_item_get_item (item);
  const GadibaRegisterRow *row = line != NULL ? gadiba_long_line_get_row (line) : NULL;
  const GadibaRegisterSight sight = get_sight (self);

  gadiba_table_line_set_texts (GADIBA_TABLE_LINE (gtk_list_item_get_child (item)),
                               row != NULL ? gadiba_register_words_make_texts (row, &sight) : NULL);
}

static void
on_line_changed_cb (GadibaLongLine *line, GtkListItem *item)
{
  GtkWidget *page =
      gtk_widget_get_ancestor (gtk_list_item_get_child (item), GADIBA_TYPE_REGISTERS_PAGE);

  if (page == NULL)
    return;
  show_line (GADIBA_REGISTERS_PAGE (page), item);
  if (line == gtk_single_selection_get_selected_item (GADIBA_REGISTERS_PAGE (page)->selection))
    update_chosen (GADIBA_REGISTERS_PAGE (page));
}

static void
on_item_setup_cb (GadibaRegistersPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  gtk_list_item_set_child (item,
                           gadiba_table_line_new (gadiba_register_words_get_columns (self->kind)));
}

static void
on_item_bind_cb (GadibaRegistersPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  g_signal_connect_object (gtk_list_item_get_item (item), "changed",
                           G_CALLBACK (on_line_changed_cb), item, 0);
  show_line (self, item);
}

static void
on_item_unbind_cb (GadibaRegistersPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_REGISTERS_PAGE (self));

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item),
                                        (gpointer) on_line_changed_cb, item);
  gadiba_table_line_set_texts (GADIBA_TABLE_LINE (gtk_list_item_get_child (item)), NULL);
}

static void
make_list (GadibaRegistersPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (update_chosen),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_item_unbind_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

/* --- choices --- */

static gpointer
read_choices (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_register_choices (office, error);
}

static void
on_choices_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaRegistersPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaRegisterChoices) choices = gadiba_session_run_finish (result, &error);

  if (self->model == NULL) /* disposed meanwhile */
    return;
  if (choices == NULL)
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
  else
    gadiba_register_filters_set_choices (GADIBA_REGISTER_FILTERS (self->filters), choices,
                                         get_sight (self).book);
}

static void
ask_choices (GadibaRegistersPage *self)
{
  const GadibaJob job = { read_choices, NULL, NULL, (GDestroyNotify) gadiba_register_choices_free };

  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL,
                            on_choices_read_cb, g_object_ref (self));
}

/* --- the page --- */

static void
gadiba_registers_page_enter (GadibaPage *page)
{
  GadibaRegistersPage *self = GADIBA_REGISTERS_PAGE (page);
  gboolean listed = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list");

  gtk_widget_grab_focus (listed ? GTK_WIDGET (self->view) : self->filters);
}

static void
gadiba_registers_page_refresh (GadibaPage *page)
{
  GadibaRegistersPage *self = GADIBA_REGISTERS_PAGE (page);

  keep_chosen (self);
  gadiba_register_model_refresh (self->model);
  ask_choices (self);
}

static void
gadiba_registers_page_dispose (GObject *object)
{
  GadibaRegistersPage *self = GADIBA_REGISTERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_REGISTERS_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (gadiba_registers_page_parent_class)->dispose (object);
}

static void
gadiba_registers_page_class_init (GadibaRegistersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_registers_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_registers_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_registers_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-registers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, clear);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, count);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, export);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, filter_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, head_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, letters);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, open);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, open_other);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, totals);
  gtk_widget_class_bind_template_child (widget_class, GadibaRegistersPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_letters_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_other_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
  g_type_ensure (GADIBA_TYPE_ONE_STOP);
}

static void
gadiba_registers_page_init (GadibaRegistersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_page (GadibaSession *session, GadibaRegisterKind kind, const char *title)
{
  GadibaRegistersPage *self = g_object_new (GADIBA_TYPE_REGISTERS_PAGE, "session", session, NULL);
  const GadibaTableColumns *columns = gadiba_register_words_get_columns (kind);
  GadibaRegisterQuery query = { .kind = kind };

  self->kind = kind;
  gadiba_page_set_title (GADIBA_PAGE (self), title);
  gtk_label_set_label (self->heading, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  self->filters = gadiba_register_filters_new (kind, get_sight (self).today);
  self->head =
      gadiba_table_head_new (columns, kind == GADIBA_REGISTER_LETTERS ? "number" : "day", TRUE);
  query.sort = gadiba_table_head_get_sort (GADIBA_TABLE_HEAD (self->head), &query.descending);
  gadiba_table_make_menu (columns, self->columns, GTK_WIDGET (self));
  gtk_widget_set_hexpand (self->filters, TRUE);
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_box_append (self->filter_place, self->filters);
  gtk_box_append (self->head_place, self->head);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (on_asked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->head, "ordered", G_CALLBACK (on_asked_cb), self,
                           G_CONNECT_SWAPPED);
  self->model = gadiba_register_model_new (session, &query);
  g_signal_connect_object (self->model, "filled", G_CALLBACK (on_model_filled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "totalled", G_CALLBACK (update_totals), self,
                           G_CONNECT_SWAPPED);
  make_list (self);
  ask_choices (self);
  return GTK_WIDGET (self);
}

GtkWidget *
gadiba_applications_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GtkWidget *self = make_page (session, GADIBA_REGISTER_APPLICATIONS, _ ("Applications"));
  gtk_button_set_label (GTK_BUTTON (GADIBA_REGISTERS_PAGE (self)->open), _ ("_Open"));
  gtk_button_set_label (GTK_BUTTON (GADIBA_REGISTERS_PAGE (self)->open_other), _ ("Open _letter"));
  return self;
}

/* Of letters: they open as such, and their applications from beside them. */
static GtkWidget *
make_page_of_letters (GadibaSession *session, GadibaRegisterKind kind, const char *title)
{
  GtkWidget *self = make_page (session, kind, title);

  gtk_button_set_label (GTK_BUTTON (GADIBA_REGISTERS_PAGE (self)->open), _ ("Open _letter"));
  gtk_button_set_label (GTK_BUTTON (GADIBA_REGISTERS_PAGE (self)->open_other),
                        _ ("Open a_pplication"));
  return self;
}

GtkWidget *
gadiba_decisions_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  return make_page_of_letters (session, GADIBA_REGISTER_DECISIONS, _ ("Decisions"));
}

GtkWidget *
gadiba_correspondence_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GtkWidget *self = make_page_of_letters (session, GADIBA_REGISTER_LETTERS, _ ("Letter register"));
  /* Many are written on applications; what is written is printed from its list. */
  gtk_widget_set_visible (GADIBA_REGISTERS_PAGE (self)->letters, FALSE);
  return self;
}
