/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-date.h"

G_BEGIN_DECLS

/*
 * What the window shows while there is no office: practice with invented households, or make an
 * office. A practice office that was made before is opened again.
 *
 * Signal "ready" (const char *path): an office is there to be opened.
 */
#define GADIBA_TYPE_WELCOME_PAGE (gadiba_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaWelcomePage, gadiba_welcome_page, GADIBA, WELCOME_PAGE, GtkWidget)

/* Where offices are made, for whom, and when. */
typedef struct
{
  const char *office, *practice; /* paths of databases; NULL: the usual places of this account */
  const char *login;             /* the account of whoever works */
  GadibaDate today;              /* NONE: the clock's */
} GadibaWelcomePlace;

GtkWidget *gadiba_welcome_page_new (const GadibaWelcomePlace *place);

/* @sentence: (nullable): why the office that was chosen cannot be opened */
void gadiba_welcome_page_set_error (GadibaWelcomePage *self, const char *sentence);

G_END_DECLS
