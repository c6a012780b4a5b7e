/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-session.h"

G_BEGIN_DECLS

/*
 * A small window over another one that asks something and stores what is said. Under the form
 * stand a sentence, where something cannot be, and the buttons; Esc and Cancel close it. It is gone
 * when what was said is stored; until then what was typed stays.
 */
#define GADIBA_TYPE_ASKING_WINDOW (gadiba_asking_window_get_type ())
G_DECLARE_FINAL_TYPE (GadibaAskingWindow, gadiba_asking_window, GADIBA, ASKING_WINDOW, GtkWindow)

/* @at: a widget of the window over which it opens. Returns: (transfer none): not shown yet */
GadibaAskingWindow *gadiba_asking_window_new (GtkWidget *at, const char *title, GtkWidget *form);

/* Where it opens, and who is told that something was stored; nobody if that is gone by then. */
typedef struct
{
  GtkWidget *at; /* a widget of the window over which it opens */
  GadibaSession *session;
  void (*done) (gpointer owner);
  gpointer owner; /* a GObject */
} GadibaAskingPlace;

/* What whoever opened it keeps while it is open, and what is done with that. */
typedef struct
{
  /* Returns: (transfer full): all that stands in the form, right or wrong */
  char *(*dup_typed) (gpointer asking);
  GDestroyNotify free;
} GadibaAskingKind;

/**
 * gadiba_asking_window_new_guarded:
 * @form: may become higher than the window
 * @width: in pixels
 * @asking: (transfer full): goes with the window
 *
 * What is typed in it after this is lost by closing twice only.
 *
 * Returns: (transfer none): not shown yet
 */
GadibaAskingWindow *
gadiba_asking_window_new_guarded (const GadibaAskingPlace *place, const char *title,
                                  GtkWidget *form, int width, const GadibaAskingKind *kind,
                                  gpointer asking);
/* Returns: (transfer none): what was handed over */
gpointer gadiba_asking_window_get_asking (GadibaAskingWindow *self);
/* Returns: (transfer none): of the place */
GadibaSession *gadiba_asking_window_get_session (GadibaAskingWindow *self);

/* Of a guarded one: adds a button that does @deed with what was handed over, unless an answer is
 * awaited; the first one is pressed by Ctrl+Enter too. */
typedef void (*GadibaAskingDeed) (gpointer asking);
void
gadiba_asking_window_add_deed (GadibaAskingWindow *self, const char *label, GadibaAskingDeed deed);

/* Of a guarded one: stores what was said. It goes when that is done, and the place is told; what
 * cannot be is told here. @job: its result counts as stored unless it is NULL */
void gadiba_asking_window_store (GadibaAskingWindow *self, const GadibaJob *job);

/* Adds a button before Cancel; the first one is what one came for. @label: with a mnemonic.
 * Returns: (transfer none): the button */
GtkWidget *gadiba_asking_window_add_button (GadibaAskingWindow *self, const char *label);

/* It asks nothing: its only button closes it. */
void gadiba_asking_window_only_tell (GadibaAskingWindow *self);

/* @sentence: (nullable): what cannot be; NULL: nothing is told any more */
void gadiba_asking_window_tell (GadibaAskingWindow *self, const char *sentence);

/* Storing: it began; it ended, and the window goes, or (@error) tells why it could not be. While an
 * answer is awaited nothing else is to be stored. Whoever awaits it holds the window, which may be
 * closed meanwhile. */
void gadiba_asking_window_begin_storing (GadibaAskingWindow *self);
void gadiba_asking_window_end_storing (GadibaAskingWindow *self, const GError *error);
gboolean gadiba_asking_window_is_storing (GadibaAskingWindow *self);

G_END_DECLS
