/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-welcome-page.h"

#include "gadiba-children.h"
#include "gadiba-founding-form.h"
#include "gadiba-moment.h"
#include "gadiba-office-demo.h"

/* The same practice office for everybody: one can talk about its people. */
#define PRACTICE_SIZE 100
#define PRACTICE_SEED 1

struct _GadibaWelcomePage
{
  GtkWidget parent;

  char *practice, *login;
  GadibaDate today;
  GCancellable *making; /* while the practice office is being made */

  GtkWidget *fault;
  GadibaFoundingForm *form;
  GtkWidget *cancel;
  GtkWidget *make;
  GtkWidget *practise;
  GtkLabel *sentence;
  GtkSpinner *spinner;
  GtkStack *stack;
};

enum
{
  SIGNAL_READY,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (GadibaWelcomePage, gadiba_welcome_page, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
show (GadibaWelcomePage *self, const char *page, GtkWidget *focus)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, self->making != NULL);
  gtk_widget_grab_focus (focus);
}

/* --- the practice office, made in a thread of its own --- */

typedef struct
{
  char *path, *login;
  GadibaMoment moment;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *self = data;

  g_free (self->path);
  g_free (self->login);
  g_free (self);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  const GadibaPracticeRequest request = { .size = PRACTICE_SIZE,
                                          .seed = PRACTICE_SEED,
                                          .today = wish->moment.today,
                                          .login = wish->login,
                                          .cancellable = cancellable };
  g_autoptr (GError) error = NULL;
  g_autofree GadibaPractice *practice = NULL;

  practice = gadiba_office_make_practice (wish->path, &request, &wish->moment, &error);
  if (practice != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_practice_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaWelcomePage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->making);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* the window was closed meanwhile */
    return;
  show (self, "choice", self->practise);
  if (made)
    g_signal_emit (self, signals[SIGNAL_READY], 0, self->practice);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gadiba_welcome_page_set_error (self, error->message);
}

static void
make_practice (GadibaWelcomePage *self)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish = g_new0 (Wish, 1);

  wish->path = g_strdup (self->practice);
  wish->login = g_strdup (self->login);
  wish->moment = gadiba_moment_now (self->today);
  self->making = g_cancellable_new ();
  /* Not as the task's source: the thread could be the last to hold it. */
  task = g_task_new (NULL, self->making, on_practice_made_cb, g_object_ref (self));
  /* The answer of the work counts: whoever cancels too late has an office. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, wish, free_wish);
  g_task_run_in_thread (task, make_in_thread);
}

/* --- what its parts tell --- */

static void
on_practise_clicked_cb (GadibaWelcomePage *self)
{
  g_assert (GADIBA_IS_WELCOME_PAGE (self));

  if (self->making != NULL)
    return;
  gadiba_welcome_page_set_error (self, NULL);
  if (g_file_test (self->practice, G_FILE_TEST_EXISTS))
    {
      g_signal_emit (self, signals[SIGNAL_READY], 0, self->practice);
      return;
    }
  make_practice (self);
  show (self, "busy", self->cancel);
}

static void
on_cancel_clicked_cb (GadibaWelcomePage *self)
{
  g_assert (GADIBA_IS_WELCOME_PAGE (self));

  g_cancellable_cancel (self->making);
}

static void
on_make_clicked_cb (GadibaWelcomePage *self)
{
  g_assert (GADIBA_IS_WELCOME_PAGE (self));

  gadiba_welcome_page_set_error (self, NULL);
  show (self, "form", GTK_WIDGET (self->form));
}

static void
on_form_made_cb (GadibaWelcomePage *self, const char *path)
{
  g_assert (GADIBA_IS_WELCOME_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_READY], 0, path);
}

static void
on_form_back_cb (GadibaWelcomePage *self)
{
  g_assert (GADIBA_IS_WELCOME_PAGE (self));

  show (self, "choice", self->make);
}

/* --- the type --- */

static gboolean
gadiba_welcome_page_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GADIBA_WELCOME_PAGE (widget)->practise);
}

/* Nothing else in the window can be used yet: the first key begins. */
static void
gadiba_welcome_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gadiba_welcome_page_parent_class)->map (widget);
  gtk_widget_grab_focus (widget);
}

static void
gadiba_welcome_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (GADIBA_WELCOME_PAGE (widget)->making);
  GTK_WIDGET_CLASS (gadiba_welcome_page_parent_class)->unroot (widget);
}

static void
gadiba_welcome_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GADIBA_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (gadiba_welcome_page_parent_class)->dispose (object);
}

static void
gadiba_welcome_page_finalize (GObject *object)
{
  GadibaWelcomePage *self = GADIBA_WELCOME_PAGE (object);

  g_free (self->practice);
  g_free (self->login);
  G_OBJECT_CLASS (gadiba_welcome_page_parent_class)->finalize (object);
}

static void
gadiba_welcome_page_class_init (GadibaWelcomePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gadiba_welcome_page_dispose;
  object_class->finalize = gadiba_welcome_page_finalize;
  widget_class->grab_focus = gadiba_welcome_page_grab_focus;
  widget_class->map = gadiba_welcome_page_map;
  widget_class->unroot = gadiba_welcome_page_unroot;
  signals[SIGNAL_READY] = g_signal_new ("ready", GADIBA_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GADIBA_TYPE_FOUNDING_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, cancel);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, fault);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, form);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, make);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, practise);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, sentence);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, GadibaWelcomePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_form_made_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_practise_clicked_cb);
}

static void
gadiba_welcome_page_init (GadibaWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_welcome_page_new (const GadibaWelcomePlace *place)
{
  g_return_val_if_fail (place != NULL && place->login != NULL, NULL);

  GadibaWelcomePage *self = g_object_new (GADIBA_TYPE_WELCOME_PAGE, NULL);
  g_autofree char *usual = gadiba_office_dup_usual_path ();

  self->practice =
      place->practice != NULL ? g_strdup (place->practice) : gadiba_office_dup_practice_path ();
  self->login = g_strdup (place->login);
  self->today = place->today;
  gadiba_founding_form_set_place (self->form, place->office != NULL ? place->office : usual,
                                  place->login, place->today);
  return GTK_WIDGET (self);
}

void
gadiba_welcome_page_set_error (GadibaWelcomePage *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_WELCOME_PAGE (self));

  gtk_label_set_text (self->sentence, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->fault, sentence != NULL);
}
