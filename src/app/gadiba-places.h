/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* The places that the window always has, in the order of its list. A page is made when it is first
 * shown. */
typedef struct
{
  const char *name;  /* for the action "win.place" */
  const char *title; /* to be translated */
  const char *icon;
  const char *keys; /* accelerator */
  GtkWidget *(*make) (GadibaSession *session);
} GadibaFixedPlace;

/* Returns: (nullable) (transfer none): the place at @index; NULL behind the last one */
const GadibaFixedPlace *gadiba_places_get (guint index);

G_END_DECLS
