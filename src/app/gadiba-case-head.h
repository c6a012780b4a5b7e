/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-working-case.h"

G_BEGIN_DECLS

/* What stands over the page of a case: who it is, where, since when. */

/* Returns: (transfer full): given and family name of who applies */
char *gadiba_case_head_dup_name (GadibaWorkingCase *working);
/* Returns: (transfer full): code and address; of an application how many persons too */
char *gadiba_case_head_dup_facts (GadibaWorkingCase *working);
/* Returns: (transfer full): of an application: when it came, and by when it is to be decided */
char *gadiba_case_head_dup_dates (GadibaWorkingCase *working);

G_END_DECLS
