/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-check-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LINE_CHARS 40 /* as on the sheet around it: what is asked for */

struct _GadibaCheckList
{
  GtkWidget parent_instance;

  GPtrArray *checks;   /* owned: a reference */
  GHashTable *reasons; /* owned: name of a check → what was typed */
};

enum
{
  MEND,
  REASONS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GadibaCheckList, gadiba_check_list, GTK_TYPE_WIDGET)

/* What a severity is called, drawn with and coloured by: never by colour alone. */
typedef struct
{
  const char *title, *icon, *style;
} Look;

static Look
get_look (GadibaCheckSeverity severity)
{
  switch (severity)
    {
    case GADIBA_CHECK_BLOCK:
      return (Look){ _ ("To be settled before issuing"), "gd-stop-symbolic", "bad" };
    case GADIBA_CHECK_WARN:
      return (Look){ _ ("To make sure of"), "gd-warn-symbolic", "warn" };
    case GADIBA_CHECK_OK:
      return (Look){ _ ("In order"), "gd-ok-symbolic", "ok" };
    }
  g_assert_not_reached ();
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LINE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
make_detail (const GadibaCheck *check)
{
  if (check->detail == NULL || check->source == NULL)
    return g_strdup (check->detail != NULL ? check->detail : check->source);
  return g_strdup_printf ("%s (%s)", check->detail, check->source);
}

static void
on_mend (GtkButton *button, gpointer data)
{
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (button), GADIBA_TYPE_CHECK_LIST);

  g_signal_emit (list, signals[MEND], 0, data);
}

static GtkWidget *
make_mend_button (const GadibaCheck *check)
{
  gboolean here = g_str_equal (check->place.page, "sheet");
  GtkWidget *button = gtk_button_new_with_label (here ? _ ("Answer") : _ ("Go there"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  check->title, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_mend), (gpointer) check);
  return button;
}

/* What a reason is kept by. @key: (nullable). Returns: (transfer full) */
static char *
join_name (const char *id, const char *key)
{
  return g_strconcat (id, key != NULL ? "/" : "", key, NULL);
}

static char *
make_name (const GadibaCheck *check)
{
  return join_name (check->id, check->key);
}

static const char *
get_reason (const GadibaCheckList *self, const GadibaCheck *check)
{
  g_autofree char *name = make_name (check);
  const char *reason = g_hash_table_lookup (self->reasons, name);

  return reason != NULL && reason[strspn (reason, " ")] != '\0' ? reason : NULL;
}

/* Whether @check is to be answered with a reason here: one reason does for findings that have no
 * key to tell them apart. */
static gboolean
asks_reason (const GadibaCheckList *self, const GadibaCheck *check)
{
  for (guint i = 0; check->needs_reason && i < self->checks->len; i++)
    {
      const GadibaCheck *other = g_ptr_array_index (self->checks, i);
      if (other->needs_reason && g_str_equal (other->id, check->id)
          && g_strcmp0 (other->key, check->key) == 0)
        return other == check;
    }
  return FALSE;
}

static void
on_reason (GtkEditable *entry, gpointer data)
{
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (entry), GADIBA_TYPE_CHECK_LIST);

  if (widget == NULL)
    return;
  g_hash_table_insert (GADIBA_CHECK_LIST (widget)->reasons, make_name (data),
                       g_strdup (gtk_editable_get_text (entry)));
  g_signal_emit (widget, signals[REASONS_CHANGED], 0);
}

/* Where a reason is typed: named for whoever hears the page only. */
static GtkWidget *
make_reason_entry (const GadibaCheckList *self, const GadibaCheck *check)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *name = make_name (check);
  const char *reason = g_hash_table_lookup (self->reasons, name);
  g_autofree char *spoken = g_strdup_printf (_ ("Why it is issued all the same: %s"), check->title);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why it is issued all the same"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  if (reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), reason);
  g_signal_connect (entry, "changed", G_CALLBACK (on_reason), (gpointer) check);
  return entry;
}

static void
add_check (GadibaCheckList *self, GtkWidget *group, const GadibaCheck *check)
{
  Look look = get_look (check->severity);
  g_autofree char *detail = make_detail (check);
  g_autofree char *spoken =
      g_strdup_printf ("%s: %s. %s", look.title, check->title, detail != NULL ? detail : "");
  GtkWidget *row =
      g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (look.icon);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (row, "check");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "top");
  gtk_widget_add_css_class (icon, look.style);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (words, "words");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), words);
  add_label (words, check->title, check->severity == GADIBA_CHECK_OK ? NULL : "strong");
  if (detail != NULL)
    {
      GtkWidget *label = add_label (words, detail, "dim");
      gtk_widget_add_css_class (label, "small");
    }
  if (asks_reason (self, check))
    gtk_box_append (GTK_BOX (words), make_reason_entry (self, check));
  if (check->severity != GADIBA_CHECK_OK && check->place.page != NULL)
    gtk_box_append (GTK_BOX (row), make_mend_button (check));
  gtk_box_append (GTK_BOX (group), row);
}

static void
add_group (GadibaCheckList *self, GadibaCheckSeverity severity)
{
  Look look = get_look (severity);
  GtkWidget *group = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (self->checks, i);
      if (check->severity != severity)
        continue;
      if (group == NULL)
        {
          group = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
          gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          look.title, -1);
          gtk_widget_set_parent (group, GTK_WIDGET (self));
          gtk_widget_add_css_class (add_label (group, look.title, "caption"), look.style);
        }
      add_check (self, group, check);
    }
}

void
gadiba_check_list_set_checks (GadibaCheckList *self, GPtrArray *checks)
{
  g_return_if_fail (GADIBA_IS_CHECK_LIST (self));

  GtkWidget *group;
  while ((group = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (group);
  if (checks != NULL)
    g_ptr_array_ref (checks);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  self->checks = checks;
  if (checks == NULL)
    return;
  add_group (self, GADIBA_CHECK_BLOCK);
  add_group (self, GADIBA_CHECK_WARN);
  add_group (self, GADIBA_CHECK_OK);
}

void
gadiba_check_list_take_reasons (GadibaCheckList *self, const GadibaDecideRequest *request)
{
  g_return_if_fail (GADIBA_IS_CHECK_LIST (self) && request != NULL);

  for (guint i = 0; i < request->n_overrides; i++)
    g_hash_table_insert (self->reasons,
                         join_name (request->overrides[i].check, request->overrides[i].key),
                         g_strdup (request->overrides[i].reason));
}

void
gadiba_check_list_forget_reasons (GadibaCheckList *self)
{
  g_return_if_fail (GADIBA_IS_CHECK_LIST (self));

  g_hash_table_remove_all (self->reasons);
}

const GadibaCheck *
gadiba_check_list_find_unanswered (GadibaCheckList *self)
{
  g_return_val_if_fail (GADIBA_IS_CHECK_LIST (self), NULL);

  for (guint i = 0; self->checks != NULL && i < self->checks->len; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (self->checks, i);
      if (check->needs_reason && get_reason (self, check) == NULL)
        return check;
    }
  return NULL;
}

void
gadiba_check_list_fill_request (GadibaCheckList *self, GadibaDecideRequest *request)
{
  g_return_if_fail (GADIBA_IS_CHECK_LIST (self) && request != NULL);
  g_return_if_fail (request->n_overrides == 0);

  guint n = self->checks != NULL ? self->checks->len : 0;
  GadibaOverride *overrides = g_new0 (GadibaOverride, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const GadibaCheck *check = g_ptr_array_index (self->checks, i);
      const char *reason = asks_reason (self, check) ? get_reason (self, check) : NULL;
      if (reason == NULL)
        continue;
      overrides[request->n_overrides++] = (GadibaOverride){ .check = g_strdup (check->id),
                                                            .key = g_strdup (check->key),
                                                            .reason = g_strdup (reason) };
    }
  g_free ((gpointer) request->overrides);
  request->overrides = overrides;
}

static void
gadiba_check_list_finalize (GObject *object)
{
  g_hash_table_unref (GADIBA_CHECK_LIST (object)->reasons);
  G_OBJECT_CLASS (gadiba_check_list_parent_class)->finalize (object);
}

static void
gadiba_check_list_dispose (GObject *object)
{
  gadiba_check_list_set_checks (GADIBA_CHECK_LIST (object), NULL);
  G_OBJECT_CLASS (gadiba_check_list_parent_class)->dispose (object);
}

static void
gadiba_check_list_class_init (GadibaCheckListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_check_list_dispose;
  object_class->finalize = gadiba_check_list_finalize;

  signals[MEND] = g_signal_new ("mend", GADIBA_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[REASONS_CHANGED] = g_signal_new ("reasons-changed", GADIBA_TYPE_CHECK_LIST,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
gadiba_check_list_init (GadibaCheckList *self)
{
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "checks");
  self->reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GtkWidget *
gadiba_check_list_new (void)
{
  return g_object_new (GADIBA_TYPE_CHECK_LIST, NULL);
}
