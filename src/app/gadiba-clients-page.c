/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-clients-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-client-columns.h"
#include "gadiba-client-filters.h"
#include "gadiba-client-line.h"
#include "gadiba-client-model.h"
#include "gadiba-found-code.h"
#include "gadiba-found-talks.h"
#include "gadiba-one-stop.h"
#include "gadiba-table-head.h"

struct _GadibaClientsPage
{
  GadibaPage parent;

  GadibaClientModel *model;
  GtkSingleSelection *selection;
  GSignalGroup *watched;    /* whoever is chosen: the row comes later */
  gint64 kept;              /* who was chosen before the list is read anew; 0: nobody */
  gboolean is_other;        /* another list was asked for: the first one is chosen */
  gboolean open_when_found; /* Enter came before the answer */

  GtkWidget *add;
  GtkLabel *chosen;
  GtkMenuButton *columns;
  GtkLabel *count;
  GtkWidget *export;
  GadibaClientFilters *filters;
  GtkWidget *head; /* GadibaTableHead */
  GtkBox *head_place;
  GtkLabel *heading;
  GtkLabel *nothing;
  GtkWidget *open;
  GtkStack *stack;
  GadibaFoundCode *code;
  GadibaFoundTalks *talks;
  GtkListView *view;
  GtkWidget *ways; /* on, when nobody is found */
};

G_DEFINE_FINAL_TYPE (GadibaClientsPage, gadiba_clients_page, GADIBA_TYPE_PAGE)

static GadibaLongLine *
get_chosen (GadibaClientsPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
update_chosen (GadibaClientsPage *self)
{
  GadibaLongLine *client = get_chosen (self);
  const GadibaClientRow *row = client != NULL ? gadiba_long_line_get_row (client) : NULL;
  g_autofree char *text = NULL;

  if (row != NULL)
    {
      g_autofree char *name = g_markup_printf_escaped ("<b>%s %s</b>", row->family, row->given);
      g_autofree char *more =
          row->application == NULL
              ? g_strdup (_ ("no application"))
              : g_markup_printf_escaped (row->is_open ? _ ("application %s, open")
                                                      : _ ("application %s, decided"),
                                         row->application);
      text =
          g_strdup_printf ("%s   %s%s%s", name, more, row->n_households > 1 ? ", " : "",
                           row->n_households > 1 ? _ ("a member of two households at once") : "");
    }
  g_signal_group_set_target (self->watched, client);
  gtk_label_set_markup (self->chosen, text != NULL ? text : "");
  gtk_widget_set_sensitive (self->open, client != NULL);
}

/* Returns: (transfer full): why there is nobody in the list */
static char *
describe_nobody (GadibaClientsPage *self)
{
  const GadibaClientQuery *query = gadiba_client_model_get_query (self->model);
  gboolean filtered = gadiba_client_query_is_filtered (query);

  if (query->search == NULL)
    return g_strdup (filtered ? _ ("No client fits these filters. Take one of them away.")
                              : _ ("There are no clients yet."));
  if (filtered)
    return g_strdup_printf (_ ("Of those who are found by “%s” nobody fits these filters. Take one "
                               "of them away."),
                            query->search);
  return g_strdup_printf (_ ("Nobody is found by “%s”. A name, a code, an address or a number may "
                             "be shorter, or written otherwise."),
                          query->search);
}

/* Of a search not all are looked at: that is not passed over in silence. */
static char *
describe_count (GadibaClientsPage *self, guint n)
{
  if (gadiba_client_model_get_search (self->model) != NULL && n >= GADIBA_FOUND_MAX)
    return g_strdup_printf (_ ("the first %u clients"), n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client", "%u clients", n), n);
}

static void
update_view (GadibaClientsPage *self, const char *fault)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));
  const char *search = gadiba_client_model_get_search (self->model);
  const GadibaClientQuery *query = gadiba_client_model_get_query (self->model);
  gboolean counted = gadiba_long_list_is_whole (GADIBA_LONG_LIST (self->model));
  g_autofree char *count = counted ? describe_count (self, n) : g_strdup ("");
  g_autofree char *nothing = fault != NULL ? g_strdup (fault) : describe_nobody (self);
  g_autofree char *heading =
      search == NULL
          ? g_strdup (_ ("Clients"))
          : g_strdup_printf (n > 0 ? _ ("Found by “%s”") : _ ("Looked for “%s”"), search);

  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->nothing, nothing);
  gtk_widget_set_visible (self->ways, fault == NULL && !gadiba_client_query_is_filtered (query));
  gtk_widget_set_sensitive (self->export, n > 0 && fault == NULL);
  gadiba_table_head_set_sort (GADIBA_TABLE_HEAD (self->head),
                              gadiba_client_columns_get_sort_word (query->sort), query->descending);
  gtk_stack_set_visible_child_name (self->stack, n > 0 && fault == NULL ? "list" : "empty");
  update_chosen (self);
}

/* --- filters, order, columns --- */

static void
on_filters_changed_cb (GadibaClientsPage *self)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  GadibaLongLine *chosen = get_chosen (self);
  g_autoptr (GadibaClientQuery) query =
      gadiba_client_query_copy (gadiba_client_filters_get_query (self->filters));
  query->search = g_strdup (gadiba_client_model_get_search (self->model));
  self->open_when_found = FALSE;
  self->kept = chosen != NULL ? gadiba_long_line_get_key (chosen) : 0;
  self->is_other = TRUE;
  gadiba_client_model_set_query (self->model, query);
}

static void
on_ordered_cb (GadibaClientsPage *self)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  gboolean descending;
  const char *sort = gadiba_table_head_get_sort (GADIBA_TABLE_HEAD (self->head), &descending);
  gadiba_client_filters_set_sort (self->filters, gadiba_client_columns_parse_sort (sort),
                                  descending);
}

static void
make_head (GadibaClientsPage *self)
{
  const GadibaTableColumns *columns = gadiba_client_columns_get_table ();

  self->head = gadiba_table_head_new (columns, "name", FALSE);
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_box_append (self->head_place, self->head);
  g_signal_connect_object (self->head, "ordered", G_CALLBACK (on_ordered_cb), self,
                           G_CONNECT_SWAPPED);
  gadiba_table_make_menu (columns, self->columns, GTK_WIDGET (self));
  on_ordered_cb (self);
}

/* --- export --- */

typedef struct
{
  GadibaClientQuery *query;
  guint columns;
} Export;

static void
free_export (gpointer data)
{
  Export *self = data;

  gadiba_client_query_free (self->query);
  g_free (self);
}

static gpointer export(GadibaOffice *office, const GadibaMoment *moment, gpointer data,
                       GError **error)
{
  const Export *self = data;

  return gadiba_office_export_clients (office, self->query, self->columns, moment, error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaClientsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->model == NULL)
    return;
  gboolean done = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  gadiba_page_tell (GADIBA_PAGE (self), done ? _ ("The list is saved.") : error->message);
}

/* What waits for the table: the page, and where it goes. */
typedef struct
{
  GadibaClientsPage *page;
  GFile *file;
} Saving;

static void
on_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (GadibaClientsPage) self = saving->page;
  g_autoptr (GFile) file = saving->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gadiba_session_run_finish (result, &error);

  if (bytes != NULL)
    g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                         on_saved_cb, g_object_ref (self));
  else
    gadiba_page_tell (GADIBA_PAGE (self), error->message);
}

void
gadiba_clients_page_export (GadibaClientsPage *self, GFile *file)
{
  g_return_if_fail (GADIBA_IS_CLIENTS_PAGE (self) && G_IS_FILE (file));

  Export *work = g_new0 (Export, 1);
  Saving *saving = g_new0 (Saving, 1);
  const GadibaJob job = { export, work, free_export, (GDestroyNotify) g_bytes_unref };
  work->query = gadiba_client_query_copy (gadiba_client_model_get_query (self->model));
  work->columns = gadiba_table_get_shown (gadiba_client_columns_get_table ());
  saving->page = g_object_ref (self);
  saving->file = g_object_ref (file);
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL,
                            on_exported_cb, saving);
}

static void
on_export_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      gadiba_clients_page_export (user_data, file);
    }
  g_object_unref (dialog);
}

static void
on_export_clicked_cb (GadibaClientsPage *self)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Export the list"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("clients.csv"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_export_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- the list --- */

static void
on_model_filled_cb (GadibaClientsPage *self, const char *fault)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  guint position;
  if (self->kept != 0
      && gadiba_long_list_find (GADIBA_LONG_LIST (self->model), self->kept, &position))
    {
      gtk_single_selection_set_selected (self->selection, position);
      self->kept = 0;
    }
  else if (self->is_other) /* the selection would stay at its height */
    gtk_single_selection_set_selected (self->selection, 0);
  self->is_other = FALSE;
  update_view (self, fault);
  /* The empty list had the keyboard itself: now a line has it. */
  if (gtk_widget_get_root (GTK_WIDGET (self->view)) != NULL
      && gtk_widget_is_focus (GTK_WIDGET (self->view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gboolean wanted = self->open_when_found && fault == NULL;
  self->open_when_found = FALSE;
  if (wanted)
    gadiba_clients_page_open_chosen (self);
}

static void
open_client (GadibaClientsPage *self, GadibaLongLine *client)
{
  if (client != NULL)
    gadiba_page_open_client (GADIBA_PAGE (self), gadiba_long_line_get_key (client));
}

static void
on_view_activate_cb (GadibaClientsPage *self, guint position)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  g_autoptr (GadibaLongLine) client = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  open_client (self, client);
}

static void
on_open_clicked_cb (GadibaClientsPage *self)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  open_client (self, get_chosen (self));
}

static void
on_item_setup_cb (GadibaClientsPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  gtk_list_item_set_child (item, gadiba_client_line_new ());
}

static void
on_item_bind_cb (GadibaClientsPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  gadiba_client_line_set_client (GADIBA_CLIENT_LINE (gtk_list_item_get_child (item)),
                                 gtk_list_item_get_item (item));
}

static void
on_item_unbind_cb (GadibaClientsPage *self, GtkListItem *item)
{
  g_assert (GADIBA_IS_CLIENTS_PAGE (self));

  gadiba_client_line_set_client (GADIBA_CLIENT_LINE (gtk_list_item_get_child (item)), NULL);
}

/* Whether there is a list, and not a sentence instead. */
static gboolean
is_listed (GadibaClientsPage *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "list");
}

/* Where nobody is found one goes on with what was noted of him or her, or a new application. */
static void
gadiba_clients_page_enter (GadibaPage *page)
{
  GadibaClientsPage *self = GADIBA_CLIENTS_PAGE (page);

  if (gtk_widget_get_visible (GTK_WIDGET (self->code))
      && gtk_widget_grab_focus (GTK_WIDGET (self->code)))
    return;
  if (is_listed (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  else if (!gtk_widget_get_visible (GTK_WIDGET (self->talks))
           || !gtk_widget_grab_focus (GTK_WIDGET (self->talks)))
    gtk_widget_grab_focus (self->add);
}

static void
look_for_talks (GadibaClientsPage *self, const char *name)
{
  GadibaSession *session = gadiba_page_get_session (GADIBA_PAGE (self));

  gboolean is_code = gadiba_found_code_look (self->code, session, name);

  /* Nobody is called like that. */
  gtk_widget_set_visible (GTK_WIDGET (self->stack), !is_code);
  gtk_widget_set_visible (GTK_WIDGET (self->head_place), !is_code);
  gadiba_found_talks_look (self->talks, session, name);
}

static void
gadiba_clients_page_constructed (GObject *object)
{
  GadibaClientsPage *self = GADIBA_CLIENTS_PAGE (object);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (gadiba_clients_page_parent_class)->constructed (object);

  self->model = gadiba_client_model_new (gadiba_page_get_session (GADIBA_PAGE (self)));
  gadiba_client_filters_set_session (self->filters, gadiba_page_get_session (GADIBA_PAGE (self)));
  g_signal_connect_object (self->model, "filled", G_CALLBACK (on_model_filled_cb), self,
                           G_CONNECT_SWAPPED);
  self->watched = g_signal_group_new (GADIBA_TYPE_LONG_LINE);
  g_signal_group_connect_object (self->watched, "changed", G_CALLBACK (update_chosen), self,
                                 G_CONNECT_SWAPPED);
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
  make_head (self);
}

static void
gadiba_clients_page_dispose (GObject *object)
{
  GadibaClientsPage *self = GADIBA_CLIENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_CLIENTS_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->watched);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (gadiba_clients_page_parent_class)->dispose (object);
}

static void
gadiba_clients_page_refresh (GadibaPage *page)
{
  GadibaClientsPage *self = GADIBA_CLIENTS_PAGE (page);
  GadibaLongLine *chosen = get_chosen (self);
  self->kept = chosen != NULL ? gadiba_long_line_get_key (chosen) : 0;
  self->is_other = TRUE;
  look_for_talks (self, gadiba_client_model_get_search (self->model));
  gadiba_long_list_refresh (GADIBA_LONG_LIST (self->model));
  gadiba_client_filters_refresh (self->filters);
}

static void
gadiba_clients_page_class_init (GadibaClientsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gadiba_clients_page_constructed;
  object_class->dispose = gadiba_clients_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_clients_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_clients_page_refresh;

  g_type_ensure (GADIBA_TYPE_CLIENT_FILTERS);
  g_type_ensure (GADIBA_TYPE_FOUND_CODE);
  g_type_ensure (GADIBA_TYPE_FOUND_TALKS);
  g_type_ensure (GADIBA_TYPE_ONE_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-clients-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, add);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, chosen);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, count);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, head_place);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, export);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, open);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, code);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, talks);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, view);
  gtk_widget_class_bind_template_child (widget_class, GadibaClientsPage, ways);
  gtk_widget_class_bind_template_callback (widget_class, gadiba_page_tell);
  gtk_widget_class_bind_template_callback (widget_class, on_export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activate_cb);
}

static void
gadiba_clients_page_init (GadibaClientsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_clients_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  return g_object_new (GADIBA_TYPE_CLIENTS_PAGE, "session", session, NULL);
}

void
gadiba_clients_page_set_search (GadibaClientsPage *self, const char *text)
{
  g_return_if_fail (GADIBA_IS_CLIENTS_PAGE (self));

  self->open_when_found = FALSE;
  self->kept = 0;
  self->is_other = TRUE;
  look_for_talks (self, text);
  gadiba_client_model_set_search (self->model, text);
}

void
gadiba_clients_page_open_chosen (GadibaClientsPage *self)
{
  g_return_if_fail (GADIBA_IS_CLIENTS_PAGE (self));

  self->open_when_found = gadiba_long_list_is_asking (GADIBA_LONG_LIST (self->model));
  if (self->open_when_found)
    return;
  if (is_listed (self))
    open_client (self, get_chosen (self));
  else
    gadiba_page_enter (GADIBA_PAGE (self));
}
