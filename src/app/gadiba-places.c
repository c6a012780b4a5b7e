/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-places.h"

#include <glib/gi18n-lib.h>

#include "gadiba-clients-page.h"
#include "gadiba-wording-page.h"
#include "gadiba-settings-page.h"
#include "gadiba-today-page.h"
#include "gadiba-rules-page.h"
#include "gadiba-registers-page.h"
#include "gadiba-services-page.h"

static const GadibaFixedPlace places[] = {
  { "today", N_ ("Today"), "gd-today-symbolic", "<Alt>1", gadiba_today_page_new },
  { "clients", N_ ("Clients"), "system-users-symbolic", "<Alt>2", gadiba_clients_page_new },
  { "applications", N_ ("Applications"), "gd-application-symbolic", "<Alt>3",
    gadiba_applications_page_new },
  { "decisions", N_ ("Decisions"), "gd-decision-symbolic", "<Alt>4", gadiba_decisions_page_new },
  { "correspondence", N_ ("Letter register"), "gd-letter-symbolic", "<Alt>8",
    gadiba_correspondence_page_new },
  { "services", N_ ("Services"), "gd-service-symbolic", "<Alt>5", gadiba_services_page_new },
  { "rules", N_ ("Rules"), "gd-paragraph-symbolic", "<Alt>6", gadiba_rules_page_new },
  { "wording", N_ ("Letters"), "document-edit-symbolic", "<Alt>7", gadiba_wording_page_new },
  { "settings", N_ ("Settings"), "emblem-system-symbolic", "<Control>comma",
    gadiba_settings_page_new },
};

const GadibaFixedPlace *
gadiba_places_get (guint index)
{
  return index < G_N_ELEMENTS (places) ? &places[index] : NULL;
}
