/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"
#include "gadiba-rerun.h"

G_BEGIN_DECLS

/* All running cases assessed again after a change of law, or with the bills of a month: a list of
 * what comes out otherwise, of which cases are chosen, decided on in one go, and their letters
 * saved. Signals:
 *  "stored": decisions were issued. */
#define GADIBA_TYPE_RERUN_PAGE (gadiba_rerun_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaRerunPage, gadiba_rerun_page, GADIBA, RERUN_PAGE, GadibaPage)

GtkWidget *gadiba_rerun_page_new (GadibaSession *session, GadibaRerunKind kind);
GadibaRerunKind gadiba_rerun_page_get_kind (GadibaRerunPage *self);

G_END_DECLS
