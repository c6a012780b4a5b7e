/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-page.h"

typedef struct
{
  GadibaSession *session;
  char *title, *detail;
} GadibaPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (GadibaPage, gadiba_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_TITLE,
  PROP_DETAIL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_OPEN_CLIENT,
  SIGNAL_OPEN_APPLICATION,
  SIGNAL_TOLD,
  SIGNAL_UNDOABLE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
gadiba_page_dispose (GObject *object)
{
  GadibaPagePrivate *self = gadiba_page_get_instance_private (GADIBA_PAGE (object));

  g_clear_object (&self->session);

  G_OBJECT_CLASS (gadiba_page_parent_class)->dispose (object);
}

static void
gadiba_page_finalize (GObject *object)
{
  GadibaPagePrivate *self = gadiba_page_get_instance_private (GADIBA_PAGE (object));

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (gadiba_page_parent_class)->finalize (object);
}

static void
gadiba_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GadibaPagePrivate *self = gadiba_page_get_instance_private (GADIBA_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gadiba_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GadibaPagePrivate *self = gadiba_page_get_instance_private (GADIBA_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      gadiba_page_set_title (GADIBA_PAGE (object), g_value_get_string (value));
      break;
    case PROP_DETAIL:
      gadiba_page_set_detail (GADIBA_PAGE (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* What a page that is not looked at consists of counts as hidden: else it gets its style anew, with
 * all that is in it, whenever the keyboard goes from one widget to another. */
static void
show_content (GtkWidget *page, gboolean is_shown)
{
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, is_shown);
}

static void
gadiba_page_map (GtkWidget *widget)
{
  show_content (widget, TRUE);

  GTK_WIDGET_CLASS (gadiba_page_parent_class)->map (widget);
}

static void
gadiba_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gadiba_page_parent_class)->unmap (widget);

  if (!gtk_widget_get_child_visible (widget)) /* another page is shown, not the window closed */
    show_content (widget, FALSE);
}

static void
gadiba_page_class_init (GadibaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = gadiba_page_dispose;
  object_class->finalize = gadiba_page_finalize;
  object_class->get_property = gadiba_page_get_property;
  object_class->set_property = gadiba_page_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, GADIBA_TYPE_SESSION,
                                                  flags | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DETAIL] =
      g_param_spec_string ("detail", NULL, NULL, NULL, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  GType type = G_TYPE_FROM_CLASS (klass);
  signals[SIGNAL_OPEN_CLIENT] = g_signal_new ("open-client", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                              NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_OPEN_APPLICATION] = g_signal_new ("open-application", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_TOLD] = g_signal_new ("told", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_UNDOABLE] =
      g_signal_new ("undoable", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  GTK_WIDGET_CLASS (klass)->map = gadiba_page_map;
  GTK_WIDGET_CLASS (klass)->unmap = gadiba_page_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
gadiba_page_init (GadibaPage *self)
{
}

GadibaSession *
gadiba_page_get_session (GadibaPage *self)
{
  g_return_val_if_fail (GADIBA_IS_PAGE (self), NULL);

  GadibaPagePrivate *private = gadiba_page_get_instance_private (self);
  return private->session;
}

const char *
gadiba_page_get_title (GadibaPage *self)
{
  g_return_val_if_fail (GADIBA_IS_PAGE (self), NULL);

  GadibaPagePrivate *private = gadiba_page_get_instance_private (self);
  return private->title;
}

void
gadiba_page_set_title (GadibaPage *self, const char *title)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  GadibaPagePrivate *private = gadiba_page_get_instance_private (self);
  if (g_strcmp0 (private->title, title) == 0)
    return;
  g_free (private->title);
  private->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
gadiba_page_get_detail (GadibaPage *self)
{
  g_return_val_if_fail (GADIBA_IS_PAGE (self), NULL);

  GadibaPagePrivate *private = gadiba_page_get_instance_private (self);
  return private->detail;
}

void
gadiba_page_set_detail (GadibaPage *self, const char *detail)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  GadibaPagePrivate *private = gadiba_page_get_instance_private (self);
  if (g_strcmp0 (private->detail, detail) == 0)
    return;
  g_free (private->detail);
  private->detail = g_strdup (detail);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

void
gadiba_page_enter (GadibaPage *self)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  if (GADIBA_PAGE_GET_CLASS (self)->enter != NULL)
    GADIBA_PAGE_GET_CLASS (self)->enter (self);
}

gboolean
gadiba_page_has_open_matter (GadibaPage *self, char **sentence)
{
  g_return_val_if_fail (GADIBA_IS_PAGE (self) && sentence != NULL, FALSE);

  *sentence = NULL;
  return GADIBA_PAGE_GET_CLASS (self)->has_open_matter != NULL
         && GADIBA_PAGE_GET_CLASS (self)->has_open_matter (self, sentence);
}

void
gadiba_page_refresh (GadibaPage *self)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  if (GADIBA_PAGE_GET_CLASS (self)->refresh != NULL)
    GADIBA_PAGE_GET_CLASS (self)->refresh (self);
}

void
gadiba_page_step_section (GadibaPage *self, int step)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  if (GADIBA_PAGE_GET_CLASS (self)->step_section != NULL)
    GADIBA_PAGE_GET_CLASS (self)->step_section (self, step);
}

const char *
gadiba_page_get_undo (GadibaPage *self, gboolean again)
{
  g_return_val_if_fail (GADIBA_IS_PAGE (self), NULL);

  return GADIBA_PAGE_GET_CLASS (self)->get_undo != NULL
             ? GADIBA_PAGE_GET_CLASS (self)->get_undo (self, again)
             : NULL;
}

void
gadiba_page_undo (GadibaPage *self, gboolean again)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  if (GADIBA_PAGE_GET_CLASS (self)->undo != NULL)
    GADIBA_PAGE_GET_CLASS (self)->undo (self, again);
}

void
gadiba_page_open_client (GadibaPage *self, gint64 person)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_OPEN_CLIENT], 0, person);
}

void
gadiba_page_open_application (GadibaPage *self, const char *number)
{
  g_return_if_fail (GADIBA_IS_PAGE (self) && number != NULL);

  g_signal_emit (self, signals[SIGNAL_OPEN_APPLICATION], 0, number);
}

void
gadiba_page_tell (GadibaPage *self, const char *sentence)
{
  g_return_if_fail (GADIBA_IS_PAGE (self) && sentence != NULL);

  g_signal_emit (self, signals[SIGNAL_TOLD], 0, sentence);
}

void
gadiba_page_tell_undoable (GadibaPage *self)
{
  g_return_if_fail (GADIBA_IS_PAGE (self));

  g_signal_emit (self, signals[SIGNAL_UNDOABLE], 0);
}
