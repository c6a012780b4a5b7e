/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"

G_BEGIN_DECLS

/*
 * One place of the window: list of clients, a client's workspace. Pages get the session when they
 * are made and know nothing of each other: where one leads to another, it asks the window. Signals:
 *  "open-client" (gint64 person), "open-application" (char *number): this is to be shown;
 *  "told" (char *sentence): something to be read, whichever page is shown;
 *  "undoable": something else can be taken back, or made again.
 */
#define GADIBA_TYPE_PAGE (gadiba_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (GadibaPage, gadiba_page, GADIBA, PAGE, GtkWidget)

struct _GadibaPageClass
{
  GtkWidgetClass parent;

  /* The window shows the page: where typing begins. */
  void (*enter) (GadibaPage *self);
  /* (nullable): The records may say something else than the page shows. */
  void (*refresh) (GadibaPage *self);
  /* (nullable): as gadiba_page_has_open_matter() */
  gboolean (*has_open_matter) (GadibaPage *self, char **sentence);
  /* (nullable): Shows the next section (1) or the one before (-1). */
  void (*step_section) (GadibaPage *self, int step);
  /* (nullable): In words what can be taken back, or (@again) made again; NULL: nothing. */
  const char *(*get_undo) (GadibaPage *self, gboolean again);
  /* (nullable): Takes that back, or makes it again. */
  void (*undo) (GadibaPage *self, gboolean again);
};

GadibaSession *gadiba_page_get_session (GadibaPage *self);
const char *gadiba_page_get_title (GadibaPage *self);
void gadiba_page_set_title (GadibaPage *self, const char *title);
/* What tells a page from another one of the same title, as the number of an application. @detail:
 * (nullable). */
const char *gadiba_page_get_detail (GadibaPage *self);
void gadiba_page_set_detail (GadibaPage *self, const char *detail);
void gadiba_page_enter (GadibaPage *self);
void gadiba_page_refresh (GadibaPage *self);
void gadiba_page_step_section (GadibaPage *self, int step);
/* Returns: (nullable) (transfer none) */
const char *gadiba_page_get_undo (GadibaPage *self, gboolean again);
void gadiba_page_undo (GadibaPage *self, gboolean again);

/* What a page asks of the window. */
void gadiba_page_open_client (GadibaPage *self, gint64 person);
void gadiba_page_open_application (GadibaPage *self, const char *number);
void gadiba_page_tell (GadibaPage *self, const char *sentence);
/* What can be taken back is something else. */
void gadiba_page_tell_undoable (GadibaPage *self);

/**
 * gadiba_page_has_open_matter:
 * @sentence: (out) (transfer full) (nullable): what it is
 *
 * Returns: whether something that was typed would be lost if the page went now
 */
gboolean gadiba_page_has_open_matter (GadibaPage *self, char **sentence);

G_END_DECLS
