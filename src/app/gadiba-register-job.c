/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-job.h"

#include "gadiba-office-registers.h"

/* So many lines are read at once. */
#define PAGE 256

/* --- letters --- */

static void
add_row (GVariantBuilder *lines, const GadibaRegisterRow *row, gboolean of_decisions)
{
  g_autofree char *name = row->family != NULL && row->given != NULL
                              ? g_strjoin (" ", row->given, row->family, NULL)
                              : g_strdup ("");

  g_variant_builder_add (lines, "(sss)", row->application, of_decisions ? row->decision : "", name);
}

/* All lines that are asked for, without taking anything out of the office. */
static gpointer
read_lines (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaRegisterQuery *query = data;
  gboolean of_decisions = query->kind == GADIBA_REGISTER_DECISIONS;
  g_autoptr (GArray) keys = gadiba_office_list_register (office, query, moment, G_MAXUINT, error);
  g_auto (GVariantBuilder) lines;

  g_variant_builder_init (&lines, G_VARIANT_TYPE ("a(sss)"));
  for (guint i = 0; keys != NULL && i < keys->len; i += PAGE)
    {
      g_autoptr (GPtrArray) rows = gadiba_office_read_register (
          office, query->kind, &g_array_index (keys, gint64, i), MIN (PAGE, keys->len - i), error);
      if (rows == NULL)
        return NULL;
      for (guint k = 0; k < rows->len; k++)
        add_row (&lines, g_ptr_array_index (rows, k), of_decisions);
    }
  return keys != NULL ? g_variant_ref_sink (g_variant_new ("(ba(sss))", of_decisions, &lines))
                      : NULL;
}

void
gadiba_register_read_letters_async (GadibaSession *session, const GadibaRegisterQuery *query,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (session) && query != NULL);

  const GadibaJob job = { read_lines, g_memdup2 (query, sizeof *query), g_free,
                          (GDestroyNotify) g_variant_unref };
  gadiba_session_run_async (session, &job, NULL, callback, user_data);
}

GVariant *
gadiba_register_read_letters_finish (GAsyncResult *result, GError **error)
{
  return gadiba_session_run_finish (result, error);
}

/* --- a table --- */

/* It crosses into the session's thread. */
typedef struct
{
  GadibaRegisterQuery query;
  GadibaRegisterSight sight;
} Asked;

void
gadiba_register_export_free (GadibaRegisterExport *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->csv);
  g_free (self);
}

static gpointer
export_lines (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) rows = gadiba_office_export_register (office, &asked->query, moment, error);

  if (rows == NULL)
    return NULL;
  GadibaRegisterExport *exported = g_new0 (GadibaRegisterExport, 1);
  exported->csv = gadiba_register_words_write_csv (rows, &asked->sight);
  exported->n = rows->len;
  return exported;
}

void
gadiba_register_export_async (GadibaSession *session, const GadibaRegisterQuery *query,
                              const GadibaRegisterSight *sight, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SESSION (session) && query != NULL && sight != NULL);

  Asked *asked = g_new0 (Asked, 1);
  const GadibaJob job = { export_lines, asked, g_free,
                          (GDestroyNotify) gadiba_register_export_free };
  asked->query = *query;
  asked->sight = *sight;
  gadiba_session_run_async (session, &job, NULL, callback, user_data);
}

GadibaRegisterExport *
gadiba_register_export_finish (GAsyncResult *result, GError **error)
{
  return gadiba_session_run_finish (result, error);
}
