/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-xml.h"

G_BEGIN_DECLS

#define GADIBA_RULES_NAMESPACE "urn:gadiba:rules:1"
#define GADIBA_CASE_NAMESPACE "urn:gadiba:case:1"

/* What a rule book's file may hold; data/schemas/rules.rng says the same for authors. */
extern const GadibaXmlElement gadiba_book_root;

G_END_DECLS
