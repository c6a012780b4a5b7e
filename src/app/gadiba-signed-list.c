/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-signed-list.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-list-pane.h"
#include "gadiba-office-signed.h"
#include "gadiba-scrolling.h"
#include "gadiba-words.h"

#define SHORT_DIGEST 12 /* characters */

struct _GadibaSignedList
{
  GtkWidget parent;

  GadibaSession *session;
  char *letter;
  GtkFileChooserNative *chooser; /* while it is open */

  GtkListBox *list;
  GtkWidget *scrolled;
  GtkLabel *told;
};

G_DEFINE_FINAL_TYPE (GadibaSignedList, gadiba_signed_list, GTK_TYPE_WIDGET)

static void
tell (GadibaSignedList *self, const char *sentence, gboolean bad)
{
  const char *classes[] = { bad ? "bad" : "dim", NULL };

  gtk_label_set_label (self->told, sentence);
  gtk_widget_set_css_classes (GTK_WIDGET (self->told), classes);
}

/* What is asked for, or done. */
typedef struct
{
  GadibaSignedList *list;
  char *letter, *path;
  gint64 id;
  GFile *target;
} Errand;

static void
free_errand (Errand *self)
{
  g_object_unref (self->list);
  g_free (self->letter);
  g_free (self->path);
  g_clear_object (&self->target);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, free_errand)

/* --- saving one again --- */

static gpointer
get_bytes (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Errand *errand = data;

  return gadiba_office_get_signed (office, errand->id, NULL, moment, error);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaSignedList) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);

  if (self->told != NULL)
    tell (self, saved ? _ ("Saved.") : error->message, !saved);
}

static void
on_bytes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gadiba_session_run_finish (result, &error);

  if (bytes != NULL)
    g_file_replace_contents_bytes_async (errand->target, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                         NULL, on_saved_cb, g_object_ref (errand->list));
  else if (errand->list->told != NULL)
    tell (errand->list, error->message, TRUE);
}

static void
on_save_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  GadibaSignedList *self = user_data;
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "id");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      Errand *errand = g_new0 (Errand, 1);
      const GadibaJob job = { get_bytes, errand, NULL, (GDestroyNotify) g_bytes_unref };
      errand->list = g_object_ref (self);
      errand->id = *id;
      errand->target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      gadiba_session_run_async (self->session, &job, NULL, on_bytes_cb, errand);
    }
  g_clear_object (&self->chooser);
}

static void
open_chooser (GadibaSignedList *self, const char *title, GtkFileChooserAction action,
              const char *accept, GCallback on_response)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, accept, _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", on_response, self, 0);
}

static void
on_save_clicked_cb (GtkButton *button, gpointer user_data)
{
  GadibaSignedList *self = user_data;
  const GadibaSignedFile *file = g_object_get_data (G_OBJECT (button), "file");
  g_autofree char *name = gadiba_signed_file_make_name (file);

  open_chooser (self, _ ("Save what came back signed"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                G_CALLBACK (on_save_response_cb));
  g_object_set_data_full (G_OBJECT (self->chooser), "id", g_memdup2 (&file->id, sizeof file->id),
                          g_free);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- the list --- */

static const char *
get_title (const GadibaSignedFile *file)
{
  return g_str_equal (file->kind, "scan")  ? _ ("Scan of the signed paper")
         : g_str_equal (file->kind, "pdf") ? _ ("PDF with signatures")
                                           : _ ("Signed container");
}

/* Returns: (transfer full): who signed and when, by the signatures' own words; the digest */
static char *
describe_signatures (const GadibaSignedFile *file)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < file->signatures->len; i++)
    {
      const GadibaListedSignature *one = g_ptr_array_index (file->signatures, i);
      g_autofree char *time = gadiba_listed_signature_format_time (one);
      g_string_append_printf (text, "%s%s, %s", i > 0 ? "; " : "", one->who, time);
    }
  if (file->signatures->len > 0)
    g_string_append_printf (text, " · %s", _ ("signatures are listed, not validated"));
  else
    g_string_append (text, _ ("by the word of whoever took it in, not validated"));
  g_string_append_printf (text, " · %.*s…", SHORT_DIGEST, file->digest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): its name, whose certificates, the digest: to be looked at closer */
static char *
describe_closer (const GadibaSignedFile *file)
{
  g_autoptr (GString) text = g_string_new (file->name);

  for (guint i = 0; i < file->signatures->len; i++)
    {
      const GadibaListedSignature *one = g_ptr_array_index (file->signatures, i);
      g_string_append (text, "\n");
      g_string_append_printf (text, _ ("%s: certificate of %s"), one->who, one->issuer);
    }
  g_string_append_printf (text, "\nBLAKE2b %s", file->digest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @file: (transfer full) */
static GtkWidget *
make_row (GadibaSignedList *self, GadibaSignedFile *file)
{
  GtkWidget *save = gtk_button_new_with_label (_ ("Save…"));
  g_autofree char *day = gadiba_words_format_date (file->day);
  g_autofree char *first = g_strdup_printf ("%s · %s, %s", get_title (file), day, file->caseworker);
  g_autofree char *second = describe_signatures (file);
  g_autofree char *closer = describe_closer (file);
  g_autofree char *spoken = g_strdup_printf (_ ("Save: %s"), first);
  GtkWidget *row = gadiba_list_row_new (first, second, save);

  gtk_widget_set_tooltip_text (row, closer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, closer,
                                  -1);
  /* Newer GTK names it by its own words unless it is told not to. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (save), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (save), "file", file, (GDestroyNotify) gadiba_signed_file_free);
  g_signal_connect_object (save, "clicked", G_CALLBACK (on_save_clicked_cb), self, 0);
  return row;
}

static gpointer
list_files (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Errand *errand = data;

  return gadiba_office_list_signed (office, errand->letter, error);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = gadiba_session_run_finish (result, &error);
  GadibaSignedList *self = errand->list;
  GtkListBoxRow *row;

  if (self->list == NULL) /* disposed meanwhile */
    return;
  if (files == NULL)
    {
      tell (self, error->message, TRUE);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_free_func (files, NULL);
  for (guint i = 0; i < files->len; i++)
    gtk_list_box_append (self->list, make_row (self, files->pdata[i]));
  gtk_widget_set_visible (self->scrolled, files->len > 0);
  if (*gtk_label_get_label (self->told) == '\0')
    tell (self,
          files->len > 0 ? _ ("What came back signed") : _ ("Nothing has come back signed yet."),
          FALSE);
}

static void
ask (GadibaSignedList *self)
{
  Errand *errand = g_new0 (Errand, 1);
  const GadibaJob job = { list_files, errand, NULL, (GDestroyNotify) g_ptr_array_unref };

  errand->list = g_object_ref (self);
  errand->letter = g_strdup (self->letter);
  gadiba_session_run_async (self->session, &job, NULL, on_listed_cb, errand);
}

/* --- taking in --- */

static gpointer
take_file (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Errand *errand = data;
  const GadibaTakeSignedRequest request = { errand->letter, errand->path };

  return gadiba_office_take_signed (office, &request, moment, error);
}

static void
on_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaSignedFile) file = gadiba_session_run_finish (result, &error);
  GadibaSignedList *self = errand->list;

  if (self->told == NULL)
    return;
  tell (self, file != NULL ? _ ("Taken in.") : error->message, file == NULL);
  if (file != NULL)
    ask (self);
}

static void
on_chooser_response_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  GadibaSignedList *self = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path == NULL)
    return;
  Errand *errand = g_new0 (Errand, 1);
  const GadibaJob job = { take_file, errand, NULL, (GDestroyNotify) gadiba_signed_file_free };
  errand->list = g_object_ref (self);
  errand->letter = g_strdup (self->letter);
  errand->path = path;
  gadiba_session_run_async (self->session, &job, NULL, on_taken_cb, errand);
}

static void
on_take_clicked_cb (GadibaSignedList *self)
{
  static const char *const suffixes[] = { "asice", "edoc", "sce", "pdf", "jpg",
                                          "jpeg",  "png",  "tif", "tiff" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  g_assert (GADIBA_IS_SIGNED_LIST (self));
  open_chooser (self, _ ("The signed letter"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
                G_CALLBACK (on_chooser_response_cb));
  gtk_file_filter_set_name (filter, _ ("Signed letters and scans"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- the widget --- */

static void
gadiba_signed_list_dispose (GObject *object)
{
  GadibaSignedList *self = GADIBA_SIGNED_LIST (object);

  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_SIGNED_LIST);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gadiba_signed_list_parent_class)->dispose (object);
}

static void
gadiba_signed_list_finalize (GObject *object)
{
  g_free (GADIBA_SIGNED_LIST (object)->letter);
  G_OBJECT_CLASS (gadiba_signed_list_parent_class)->finalize (object);
}

static void
gadiba_signed_list_class_init (GadibaSignedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_signed_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_signed_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-signed-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaSignedList, list);
  gtk_widget_class_bind_template_child (widget_class, GadibaSignedList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, GadibaSignedList, told);
  gtk_widget_class_bind_template_callback (widget_class, on_take_clicked_cb);
}

static void
gadiba_signed_list_init (GadibaSignedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gadiba_scrolling_name (self->scrolled, _ ("What came back signed"));
}

void
gadiba_signed_list_set_letter (GadibaSignedList *self, GadibaSession *session, const char *letter)
{
  g_return_if_fail (GADIBA_IS_SIGNED_LIST (self) && GADIBA_IS_SESSION (session));
  g_return_if_fail (letter != NULL && self->letter == NULL);

  self->session = g_object_ref (session);
  self->letter = g_strdup (letter);
  ask (self);
}
