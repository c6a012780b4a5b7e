/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-filters.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-children.h"
#include "gadiba-choice-popover.h"
#include "gadiba-office-filter.h"
#include "gadiba-prompt.h"

#define LIST "clients"
#define CHIP_CHARS 28

struct _GadibaClientFilters
{
  GtkWidget parent;

  GadibaSession *session;
  GCancellable *cancellable;
  GadibaClientQuery *query;
  GadibaFilterChoices *choices; /* NULL: not read yet */

  GtkWidget *add, *chips, *save;
  GtkPopover *naming;
  GtkWidget *name, *fault;
};

G_DEFINE_FINAL_TYPE (GadibaClientFilters, gadiba_client_filters, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_TOLD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- in words --- */

static const char *
get_status_words (GadibaClientStatus status)
{
  switch (status)
    {
    case GADIBA_CLIENT_STATUS_NEEDY:
      return _ ("Needy");
    case GADIBA_CLIENT_STATUS_LOW_INCOME:
      return _ ("Low income");
    case GADIBA_CLIENT_STATUS_NONE:
      return _ ("Without status");
    case GADIBA_CLIENT_STATUS_OPEN:
      return _ ("Being assessed");
    case GADIBA_CLIENT_STATUS_ANY:
      break;
    }
  return "";
}

static const char *
get_caseworker_name (GadibaClientFilters *self, gint64 id)
{
  for (guint i = 0; self->choices != NULL && i < self->choices->caseworkers->len; i++)
    {
      const GadibaFilterCaseworker *one = g_ptr_array_index (self->choices->caseworkers, i);
      if (one->id == id)
        return one->name;
    }
  return _ ("somebody who no longer works here");
}

static const GadibaKeptFilter *
find_kept (GadibaClientFilters *self, const char *name)
{
  for (guint i = 0; self->choices != NULL && i < self->choices->kept->len; i++)
    {
      const GadibaKeptFilter *kept = g_ptr_array_index (self->choices->kept, i);
      if (g_str_equal (kept->name, name))
        return kept;
    }
  return NULL;
}

/* --- chips --- */

static void
change (GadibaClientFilters *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void update_view (GadibaClientFilters *self);

/* @what: "parish", "caseworker", "status", "flag" */
static void
take_away (GadibaClientFilters *self, const char *what)
{
  if (g_str_equal (what, "parish"))
    g_clear_pointer (&self->query->parish, g_free);
  else if (g_str_equal (what, "flag"))
    g_clear_pointer (&self->query->flag, g_free);
  else if (g_str_equal (what, "caseworker"))
    self->query->caseworker = 0;
  else
    self->query->status = GADIBA_CLIENT_STATUS_ANY;
}

static void
on_chip_clicked_cb (GadibaClientFilters *self, GtkWidget *chip)
{
  g_assert (GADIBA_IS_CLIENT_FILTERS (self));

  take_away (self, gtk_widget_get_name (chip));
  gtk_widget_grab_focus (self->add); /* the chip goes */
  update_view (self);
  change (self);
}

static GtkWidget *
add_chip (GadibaClientFilters *self, const char *what, const char *text)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *sign = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Take away the filter: %s"), text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CHIP_CHARS);
  gtk_image_set_pixel_size (GTK_IMAGE (sign), 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_name (chip, what);
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (on_chip_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->chips), chip);
  return chip;
}

static void
add_chips (GadibaClientFilters *self)
{
  const GadibaClientQuery *query = self->query;

  if (query->status != GADIBA_CLIENT_STATUS_ANY)
    add_chip (self, "status", get_status_words (query->status));
  if (query->caseworker != 0)
    add_chip (self, "caseworker", get_caseworker_name (self, query->caseworker));
  if (query->parish != NULL)
    add_chip (self, "parish", query->parish);
  if (query->flag != NULL)
    add_chip (self, "flag", query->flag);
}

static void
update_view (GadibaClientFilters *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), chip);
  add_chips (self);
  gtk_widget_set_visible (self->save, gadiba_client_query_is_filtered (self->query));
}

/* --- what there is --- */

static gpointer
read_choices (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  return gadiba_office_read_filters (office, LIST, moment, error);
}

static void
on_choices_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaClientFilters) self = user_data;
  g_autoptr (GError) error = NULL;
  GadibaFilterChoices *choices = gadiba_session_run_finish (result, &error);

  /* Without them the list itself tells what cannot be read. */
  if (choices == NULL)
    return;
  gadiba_filter_choices_free (self->choices);
  self->choices = choices;
  update_view (self);
}

void
gadiba_client_filters_refresh (GadibaClientFilters *self)
{
  g_return_if_fail (GADIBA_IS_CLIENT_FILTERS (self) && self->session != NULL);

  const GadibaJob job = { read_choices, NULL, NULL, (GDestroyNotify) gadiba_filter_choices_free };
  gadiba_session_run_async (self->session, &job, self->cancellable, on_choices_read_cb,
                            g_object_ref (self));
}

/* --- choosing --- */

static void
choose_kept (GadibaClientFilters *self, const char *name)
{
  const GadibaKeptFilter *kept = find_kept (self, name);
  g_autoptr (GError) error = NULL;
  GadibaClientQuery *query = kept != NULL ? gadiba_client_query_read (kept->filter, &error) : NULL;

  if (query == NULL)
    {
      if (error != NULL)
        g_signal_emit (self, signals[SIGNAL_TOLD], 0, error->message);
      return;
    }
  gadiba_client_query_free (self->query);
  self->query = query;
}

/* @choice: "parish:Ķekava" */
static void
on_filter_chosen_cb (const char *choice, gpointer owner, const char *about)
{
  GadibaClientFilters *self = owner;
  g_auto (GStrv) parts = g_strsplit (choice, ":", 2);
  const char *value = parts[0] != NULL && parts[1] != NULL ? parts[1] : "";

  if (g_str_equal (parts[0], "kept"))
    choose_kept (self, value);
  else if (g_str_equal (parts[0], "parish") || g_str_equal (parts[0], "flag"))
    {
      char **text = g_str_equal (parts[0], "flag") ? &self->query->flag : &self->query->parish;
      g_free (*text);
      *text = g_strdup (value);
    }
  else if (g_str_equal (parts[0], "caseworker"))
    self->query->caseworker = g_ascii_strtoll (value, NULL, 10);
  else
    self->query->status = (GadibaClientStatus) g_ascii_strtoll (value, NULL, 10);
  update_view (self);
  change (self);
}

/* What is offered, and the strings of it. */
typedef struct
{
  GadibaChoices *choices;
  GStringChunk *strings;
} Offer;

static void
offer (Offer *self, const char *kind, const char *value, const char *format)
{
  g_autofree char *id = g_strdup_printf ("%s:%s", kind, value);

  gadiba_choices_add (self->choices, g_string_chunk_insert (self->strings, id),
                      g_string_chunk_insert (self->strings, format));
}

static void
offer_titled (Offer *self, const char *kind, const char *title, const char *value)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", title, value);

  offer (self, kind, value, text);
}

static void
offer_caseworkers (Offer *self, const GadibaFilterChoices *all)
{
  for (guint i = 0; i < all->caseworkers->len; i++)
    {
      const GadibaFilterCaseworker *one = g_ptr_array_index (all->caseworkers, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, one->id);
      g_autofree char *text = one->id == all->own
                                  ? g_strdup_printf (_ ("My clients: %s"), one->name)
                                  : g_strdup_printf ("%s: %s", _ ("Caseworker"), one->name);
      offer (self, "caseworker", key, text);
    }
}

void
gadiba_client_filters_ask (GadibaClientFilters *self)
{
  g_return_if_fail (GADIBA_IS_CLIENT_FILTERS (self));

  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  Offer made = { choices, g_string_chunk_new (1024) };
  const GadibaFilterChoices *all = self->choices;
  for (guint i = 0; all != NULL && i < all->kept->len; i++)
    {
      const GadibaKeptFilter *kept = g_ptr_array_index (all->kept, i);
      offer_titled (&made, "kept", _ ("Saved"), kept->name);
    }
  for (guint i = GADIBA_CLIENT_STATUS_NEEDY; i <= GADIBA_CLIENT_STATUS_OPEN; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *text =
          g_strdup_printf ("%s: %s", _ ("Status"), get_status_words ((GadibaClientStatus) i));
      offer (&made, "status", key, text);
    }
  if (all != NULL)
    {
      offer_caseworkers (&made, all);
      for (guint i = 0; i < all->parishes->len; i++)
        offer_titled (&made, "parish", _ ("Parish"), g_ptr_array_index (all->parishes, i));
      for (guint i = 0; i < all->flags->len; i++)
        offer_titled (&made, "flag", _ ("Note"), g_ptr_array_index (all->flags, i));
    }
  gadiba_choice_popover_ask (self->add, choices, on_filter_chosen_cb, self, NULL);
  g_string_chunk_free (made.strings);
}

/* --- giving a name --- */

typedef struct
{
  char *name, *filter;
} Keeping;

static void
free_keeping (gpointer data)
{
  Keeping *self = data;

  g_free (self->name);
  g_free (self->filter);
  g_free (self);
}

/* Returns: (transfer full): what was done, once it is */
static char *
describe_kept (const Keeping *keeping)
{
  g_autofree char *name = g_strstrip (g_strdup (keeping->name));

  return g_strdup_printf (keeping->filter != NULL
                              ? _ ("The filter “%s” is saved. Choose it with “Filter…”.")
                              : _ ("The filter “%s” is removed."),
                          name);
}

static gpointer
keep (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return gadiba_office_keep_filter (office, LIST, keeping->name, keeping->filter, moment, error)
             ? describe_kept (keeping)
             : NULL;
}

static void
on_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaClientFilters) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = gadiba_session_run_finish (result, &error);
  gboolean done = sentence != NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->naming == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->fault), done ? "" : error->message);
  gtk_widget_set_visible (self->fault, !done);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_STATE_INVALID,
                               done ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  if (!done)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_popover_popdown (self->naming);
  g_signal_emit (self, signals[SIGNAL_TOLD], 0, sentence);
  gadiba_client_filters_refresh (self);
}

/* @forget: the filter of that name is removed */
static void
send (GadibaClientFilters *self, gboolean forget)
{
  Keeping *keeping = g_new0 (Keeping, 1);
  const GadibaJob job = { keep, keeping, free_keeping, g_free };

  keeping->name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  keeping->filter = forget ? NULL : gadiba_client_query_write (self->query);
  gadiba_session_run_async (self->session, &job, self->cancellable, on_kept_cb,
                            g_object_ref (self));
}

static void
on_name_given_cb (GadibaClientFilters *self)
{
  g_assert (GADIBA_IS_CLIENT_FILTERS (self));

  send (self, FALSE);
}

static void
on_forget_clicked_cb (GadibaClientFilters *self)
{
  g_assert (GADIBA_IS_CLIENT_FILTERS (self));

  send (self, TRUE);
}

static GtkWidget *
make_button (GadibaClientFilters *self, const char *label, void (*clicked) (GadibaClientFilters *))
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static void
make_naming (GadibaClientFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Na_me of the filter"));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->naming = GTK_POPOVER (gtk_popover_new ());
  self->name = gtk_entry_new ();
  self->fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->name);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->fault), 32);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->fault, NULL, -1);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (on_name_given_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), make_button (self, _ ("Sa_ve"), on_name_given_cb));
  gtk_box_append (GTK_BOX (buttons),
                  make_button (self, _ ("_Remove the saved one"), on_forget_clicked_cb));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->fault);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (self->naming, box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->save), GTK_WIDGET (self->naming));
}

/* --- the widget --- */

static void
gadiba_client_filters_dispose (GObject *object)
{
  GadibaClientFilters *self = GADIBA_CLIENT_FILTERS (object);

  g_cancellable_cancel (self->cancellable);
  self->naming = NULL;
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_client_filters_parent_class)->dispose (object);
}

static void
gadiba_client_filters_finalize (GObject *object)
{
  GadibaClientFilters *self = GADIBA_CLIENT_FILTERS (object);

  g_clear_object (&self->cancellable);
  gadiba_client_query_free (self->query);
  gadiba_filter_choices_free (self->choices);

  G_OBJECT_CLASS (gadiba_client_filters_parent_class)->finalize (object);
}

static void
gadiba_client_filters_class_init (GadibaClientFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_client_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_client_filters_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "clientfilters");
}

static void
gadiba_client_filters_init (GadibaClientFilters *self)
{
  self->query = gadiba_client_query_new ();
  self->cancellable = g_cancellable_new ();
  self->add = make_button (self, _ ("_Filter…"), gadiba_client_filters_ask);
  gadiba_prompt_make (self->add);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->save = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->save), _ ("S_ave filter"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (self->save), TRUE);
  make_naming (self);
  gtk_widget_set_parent (self->add, GTK_WIDGET (self));
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  gtk_widget_set_parent (self->save, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  update_view (self);
}

void
gadiba_client_filters_set_session (GadibaClientFilters *self, GadibaSession *session)
{
  g_return_if_fail (GADIBA_IS_CLIENT_FILTERS (self) && GADIBA_IS_SESSION (session));

  g_set_object (&self->session, session);
  gadiba_client_filters_refresh (self);
}

const GadibaClientQuery *
gadiba_client_filters_get_query (GadibaClientFilters *self)
{
  g_return_val_if_fail (GADIBA_IS_CLIENT_FILTERS (self), NULL);

  return self->query;
}

void
gadiba_client_filters_set_sort (GadibaClientFilters *self, GadibaClientSort sort,
                                gboolean descending)
{
  g_return_if_fail (GADIBA_IS_CLIENT_FILTERS (self));

  self->query->sort = sort;
  self->query->descending = descending;
  change (self);
}

void
gadiba_client_filters_clear (GadibaClientFilters *self)
{
  g_return_if_fail (GADIBA_IS_CLIENT_FILTERS (self));

  gadiba_client_query_clear_filters (self->query);
  update_view (self);
  change (self);
}
