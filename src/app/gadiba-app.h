/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The program: which office is open, its windows, language and colours. */
#define GADIBA_TYPE_APP (gadiba_app_get_type ())
G_DECLARE_FINAL_TYPE (GadibaApp, gadiba_app, GADIBA, APP, GtkApplication)

GadibaApp *gadiba_app_new (void);

G_END_DECLS
