/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-scan-choice.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gadiba-choice-popover.h"

#define CHOICE_ADD "add"
#define CHOICE_OPEN "open"
#define CHOICE_NONE "none"

/* One question: it lives on @at until the next one. */
typedef struct
{
  GadibaWorkingCase *working;
  GArray *places; /* GadibaIntakePlace, interned */
  GtkFileChooserNative *chooser;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  g_clear_object (&self->chooser);
  g_object_unref (self->working);
  g_array_unref (self->places);
  g_free (self);
}

static GArray *
copy_places (const GadibaIntakePlace *places, guint n)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (GadibaIntakePlace));

  for (guint i = 0; i < n; i++)
    {
      GadibaIntakePlace place = places[i];
      place.person = g_intern_string (place.person);
      place.kind = g_intern_string (place.kind);
      g_array_append_val (copy, place);
    }
  return copy;
}

static void
tell (GadibaWorkingCase *working, const char *sentence)
{
  g_signal_emit_by_name (working, "told", sentence);
}

static void
state (GadibaWorkingCase *working, const GArray *places, const char *key)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (values, (gpointer) key);
  if (!gadiba_working_intake_set (working, (const GadibaIntakePlace *) (gpointer) places->data,
                                  (const char *const *) values->pdata, places->len, &error))
    tell (working, error->message);
}

/* --- adding a file --- */

typedef struct
{
  GadibaWorkingCase *working;
  GArray *places;
  char *number, *path;
  const char *person; /* interned */
  gint64 key;
} Adding;

static void
free_adding (Adding *self)
{
  g_object_unref (self->working);
  g_array_unref (self->places);
  g_free (self->number);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, free_adding)

static gpointer
add (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  Adding *self = data;
  const GadibaScanRequest request = { self->number, self->person, self->path };

  return gadiba_office_add_scan (office, &request, moment, &self->key, error);
}

static void
on_added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Adding) self = data;
  g_autoptr (GError) error = NULL;

  if (!gadiba_working_case_run_finish (self->working, result, &error))
    {
      tell (self->working, error->message);
      return;
    }
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, self->key);
  state (self->working, self->places, key);
}

void
gadiba_scan_choice_add (GadibaWorkingCase *working, const char *path,
                        const GadibaIntakePlace *places, guint n)
{
  g_return_if_fail (GADIBA_IS_WORKING_CASE (working) && path != NULL && n > 0);

  Adding *self = g_new0 (Adding, 1);
  self->working = g_object_ref (working);
  self->places = copy_places (places, n);
  self->number = g_strdup (gadiba_working_case_get_number (working));
  self->path = g_strdup (path);
  self->person = g_intern_string (places[0].person);
  const GadibaJob job = { add, self, NULL, (GDestroyNotify) gadiba_case_file_free };
  gadiba_working_case_run_async (working, &job, _ ("adding a scan"), on_added_cb, self);
}

static void
on_chooser_response_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  Asking *self = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      if (path != NULL)
        gadiba_scan_choice_add (self->working, path,
                                (const GadibaIntakePlace *) (gpointer) self->places->data,
                                self->places->len);
    }
  g_clear_object (&self->chooser);
}

static void
choose_file (GtkWidget *at, Asking *self)
{
  GtkRoot *root = gtk_widget_get_root (at);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  static const char *const suffixes[] = { "pdf", "jpg",  "jpeg", "png",
                                          "tif", "tiff", "edoc", "asice" };

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _ ("Scan of the paper"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Scans (PDF, pictures, signed containers)"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect (self->chooser, "response", G_CALLBACK (on_chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* --- opening one --- */

typedef struct
{
  GadibaWorkingCase *working;
  char *number, *name;
  gint64 key;
} Opening;

static void
free_opening (Opening *self)
{
  g_object_unref (self->working);
  g_free (self->number);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, free_opening)

static gpointer
read_bytes (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Opening *self = data;

  return gadiba_office_read_scan (office, self->number, self->key, moment, error);
}

/* A copy that another program shows is gone when the case is closed. */
static void
remove_copy (gpointer data)
{
  g_autofree char *path = data;
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

/* Returns: (transfer full) (nullable): the path of a copy that nobody else can read */
static char *
write_copy (Opening *self, GBytes *bytes, GError **error)
{
  g_autofree char *pattern = g_build_filename (g_get_user_runtime_dir (), "gadiba-XXXXXX", NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdtemp_full (pattern, 0700) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("There is no place for a copy of the scan; is the disk full?"));
      return NULL;
    }
  g_autofree char *base = g_path_get_basename (self->name);
  char *path = g_build_filename (pattern, base, NULL);
  g_autofree char *slot = g_strdup_printf ("scan-%" G_GINT64_FORMAT, self->key);
  if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error))
    {
      remove_copy (path);
      return NULL;
    }
  g_object_set_data_full (G_OBJECT (self->working), slot, g_strdup (path), remove_copy);
  return path;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gadiba_session_run_finish (result, &error);
  g_autofree char *path = bytes != NULL ? write_copy (self, bytes, &error) : NULL;
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri == NULL)
    tell (self->working, error->message);
  else if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    tell (self->working,
          _ ("No program of this computer opens such a file; ask whoever looks after it."));
}

static void
open_scan (GadibaWorkingCase *working, const char *key)
{
  const GPtrArray *documents =
      gadiba_intake_get_documents (gadiba_working_case_get_intake (working));
  Opening *self = g_new0 (Opening, 1);

  self->working = g_object_ref (working);
  self->number = g_strdup (gadiba_working_case_get_number (working));
  self->key = g_ascii_strtoll (key, NULL, 10);
  for (guint i = 0; i < documents->len; i++)
    {
      const GadibaIntakeDocument *each = g_ptr_array_index (documents, i);
      if (each->key == self->key)
        self->name = g_strdup (each->name);
    }
  if (self->name == NULL)
    self->name = g_strdup ("scan");
  const GadibaJob job = { read_bytes, self, NULL, (GDestroyNotify) g_bytes_unref };
  gadiba_session_run_async (gadiba_working_case_get_session (working), &job, NULL, on_read_cb,
                            self);
}

/* --- asking --- */

/* Returns: (nullable): what is stated, if it is the same everywhere */
static const char *
get_stated (const Asking *self)
{
  const GadibaIntake *intake = gadiba_working_case_get_intake (self->working);
  const char *stated = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const char *value =
          gadiba_intake_get (intake, &g_array_index (self->places, GadibaIntakePlace, i));
      if (stated == NULL)
        stated = value;
    }
  return stated;
}

static void
on_scan_chosen_cb (const char *choice, gpointer owner, const char *about)
{
  Asking *self = g_object_get_data (G_OBJECT (owner), "scan-choice");

  if (g_str_equal (choice, CHOICE_ADD))
    choose_file (GTK_WIDGET (owner), self);
  else if (g_str_equal (choice, CHOICE_OPEN))
    open_scan (self->working, get_stated (self));
  else
    state (self->working, self->places, g_str_equal (choice, CHOICE_NONE) ? NULL : choice);
}

void
gadiba_scan_choice_ask (GtkWidget *at, GadibaWorkingCase *working, const GadibaIntakePlace *places,
                        guint n)
{
  g_return_if_fail (GTK_IS_WIDGET (at) && GADIBA_IS_WORKING_CASE (working));

  const GPtrArray *documents =
      gadiba_intake_get_documents (gadiba_working_case_get_intake (working));
  gboolean is_open = gadiba_working_case_is_open (working);
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Asking *self = g_new0 (Asking, 1);

  self->working = g_object_ref (working);
  self->places = copy_places (places, n);
  g_object_set_data_full (G_OBJECT (at), "scan-choice", self, free_asking);
  if (get_stated (self) != NULL)
    gadiba_choices_add (choices, CHOICE_OPEN, _ ("Open the scan"));
  if (is_open)
    gadiba_choices_add (choices, CHOICE_ADD, _ ("Add a file…"));
  for (guint i = 0; is_open && i < documents->len; i++)
    {
      const GadibaIntakeDocument *each = g_ptr_array_index (documents, i);
      char *key = g_strdup_printf ("%" G_GINT64_FORMAT, each->key);
      g_ptr_array_add (keys, key);
      gadiba_choices_add (choices, key, each->name != NULL ? each->name : _ ("a scan"));
    }
  if (is_open && get_stated (self) != NULL)
    gadiba_choices_add (choices, CHOICE_NONE, _ ("No scan"));
  gadiba_choice_popover_ask (at, choices, on_scan_chosen_cb, G_OBJECT (at), NULL);
}
