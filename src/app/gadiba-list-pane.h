/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-pane.h"

G_BEGIN_DECLS

/* A section that lists what the records say of the case; nothing is typed there. It is read when
 * it is looked at, and anew when something was stored meanwhile. */
#define GADIBA_TYPE_LIST_PANE (gadiba_list_pane_get_type ())
G_DECLARE_FINAL_TYPE (GadibaListPane, gadiba_list_pane, GADIBA, LIST_PANE, GtkWidget)

/* What is asked: the application, and whose it is. */
typedef struct
{
  char *number; /* NULL: there is none yet */
  gint64 person;
} GadibaListQuestion;

typedef struct
{
  const char *label;          /* for a screen reader, to be translated */
  GadibaWork read;            /* its data is a #GadibaListQuestion */
  GDestroyNotify free_result; /* of what it returns */
  /* (nullable): fills the bar above the list, which is hidden without it, and sets how rows of the
   * list are filtered and headed. */
  void (*prepare) (GtkBox *bar, GtkListBox *list);
  /* Puts rows of @result into @list. */
  void (*fill) (GtkListBox *list, gconstpointer result);
} GadibaListKind;

/* Returns: (transfer none): the case that it is about */
GadibaWorkingCase *gadiba_list_pane_get_working (GadibaListPane *self);

/* @kind: lives as long as the program */
GtkWidget *gadiba_list_pane_new (GadibaWorkingCase *working, const GadibaListKind *kind);

/* Returns: (transfer floating): a row of a list: two lines, of which a screen reader reads both,
 * and a button */
GtkWidget *gadiba_list_row_new (const char *first, const char *second, GtkWidget *button);

G_END_DECLS
