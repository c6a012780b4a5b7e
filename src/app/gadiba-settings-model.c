/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-settings-model.h"

struct _GadibaSettingsModel
{
  GObject parent;

  GadibaSession *session;
  GadibaOfficeSettings *settings;
};

G_DEFINE_FINAL_TYPE (GadibaSettingsModel, gadiba_settings_model, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What came of a change, with what is so then. */
typedef struct
{
  GadibaOfficeSettings *settings;
  GError *error; /* NULL: it is done */
} Outcome;

static void
free_outcome (gpointer data)
{
  Outcome *self = data;

  gadiba_office_settings_free (self->settings);
  g_clear_error (&self->error);
  g_free (self);
}

static void
free_job (gpointer data)
{
  GadibaJob *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

/* In the session's thread. @data: (nullable) */
static gpointer
do_and_read (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const GadibaJob *job = data;
  Outcome *outcome = g_new0 (Outcome, 1);

  if (job->work != NULL)
    job->work (office, moment, job->data, &outcome->error);
  outcome->settings =
      gadiba_office_read_settings (office, outcome->error == NULL ? &outcome->error : NULL);
  return outcome;
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GadibaSettingsModel *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  Outcome *outcome = gadiba_session_run_finish (result, &error);

  if (outcome == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (outcome->settings != NULL)
    {
      gadiba_office_settings_free (self->settings);
      self->settings = g_steal_pointer (&outcome->settings);
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }
  if (outcome->error != NULL)
    g_task_return_error (task, g_steal_pointer (&outcome->error));
  else
    g_task_return_boolean (task, TRUE);
  free_outcome (outcome);
}

static void
gadiba_settings_model_finalize (GObject *object)
{
  GadibaSettingsModel *self = GADIBA_SETTINGS_MODEL (object);

  gadiba_office_settings_free (self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_settings_model_parent_class)->finalize (object);
}

static void
gadiba_settings_model_class_init (GadibaSettingsModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gadiba_settings_model_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gadiba_settings_model_init (GadibaSettingsModel *self)
{
}

GadibaSettingsModel *
gadiba_settings_model_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  GadibaSettingsModel *self = g_object_new (GADIBA_TYPE_SETTINGS_MODEL, NULL);
  self->session = g_object_ref (session);
  return self;
}

const GadibaOfficeSettings *
gadiba_settings_model_get (GadibaSettingsModel *self)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_MODEL (self), NULL);

  return self->settings;
}

GadibaSession *
gadiba_settings_model_get_session (GadibaSettingsModel *self)
{
  g_return_val_if_fail (GADIBA_IS_SETTINGS_MODEL (self), NULL);

  return self->session;
}

void
gadiba_settings_model_read (GadibaSettingsModel *self)
{
  const GadibaJob nothing = { NULL, NULL, NULL, NULL };

  gadiba_settings_model_run_async (self, &nothing, NULL, NULL);
}

void
gadiba_settings_model_run_async (GadibaSettingsModel *self, const GadibaJob *job,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GADIBA_IS_SETTINGS_MODEL (self) && job != NULL);

  GTask *task = g_task_new (self, NULL, callback, user_data);
  const GadibaJob whole = { do_and_read, g_memdup2 (job, sizeof *job), free_job, free_outcome };
  gadiba_session_run_async (self->session, &whole, NULL, on_done_cb, task);
}

gboolean
gadiba_settings_model_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
