/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-page.h"

G_BEGIN_DECLS

/* Social services: who holds a place and who waits, service by service, in the order of the queue.
 * A place is given and ended here, and both can be taken back. */
#define GADIBA_TYPE_SERVICES_PAGE (gadiba_services_page_get_type ())
G_DECLARE_FINAL_TYPE (GadibaServicesPage, gadiba_services_page, GADIBA, SERVICES_PAGE, GadibaPage)

GtkWidget *gadiba_services_page_new (GadibaSession *session);

G_END_DECLS
