/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-book.h"
#include "gadiba-xml.h"

G_BEGIN_DECLS

GadibaBook *_gadiba_book_new (void);

/* Reads one file into @book; layer 0 is the national book. Names are not resolved yet. */
gboolean _gadiba_book_read (GadibaBook *book, const GadibaXmlDocument *document, guint layer,
                            GError **error);

/* Reads the parameters, facts and costs of the file; the other half of _gadiba_book_read(). */
gboolean _gadiba_book_read_parameters (GadibaBook *book, const GadibaXmlDocument *document,
                                       const GadibaXmlNode *list, guint layer, GError **error);
gboolean _gadiba_book_read_costs (GadibaBook *book, const GadibaXmlDocument *document,
                                  const GadibaXmlNode *list, guint layer, GError **error);
gboolean _gadiba_book_read_act (GadibaBook *book, const GadibaXmlDocument *document,
                                const GadibaXmlNode *node, guint layer, GError **error);

/* A unit, a phrase or an abbreviation. */
gboolean _gadiba_book_read_word (GadibaBook *book, const GadibaXmlDocument *document,
                                 const GadibaXmlNode *node, guint layer, GError **error);

gboolean _gadiba_book_read_procedure (GadibaBook *book, const GadibaXmlDocument *document,
                                      const GadibaXmlNode *list, guint layer, GError **error);
void _gadiba_decision_rule_free (gpointer rule);
gboolean _gadiba_book_read_check (GadibaBook *book, const GadibaXmlDocument *document,
                                  const GadibaXmlNode *node, guint layer, GError **error);
void _gadiba_check_rule_free (gpointer rule);
void _gadiba_unheard_free (gpointer unheard);
/* The ways to notify and the terms of a procedure. */
gboolean _gadiba_book_read_notices (GadibaBook *book, const GadibaXmlDocument *document,
                                    const GadibaXmlNode *list, GError **error);
void _gadiba_notice_way_free (gpointer way);
void _gadiba_term_free (gpointer term);

GadibaFact *_gadiba_book_read_fact (GadibaBook *book, const GadibaXmlDocument *document,
                                    const GadibaXmlNode *node, gboolean of_benefit, GError **error);
gboolean _gadiba_book_read_type (const GadibaXmlDocument *document, const GadibaXmlNode *node,
                                 GadibaType *type, GError **error);
GArray *_gadiba_book_read_choices (const GadibaXmlNode *node);
GadibaCitation *_gadiba_book_read_source (const GadibaBook *book, const GadibaXmlDocument *document,
                                          const GadibaXmlNode *node, GError **error);
gboolean _gadiba_book_is_name_free (const GadibaBook *book, const GadibaXmlDocument *document,
                                    const GadibaXmlNode *node, const char *id, GError **error);
GadibaPlace _gadiba_place_new (const GadibaXmlDocument *document, const GadibaXmlNode *node);

/* Whether the attributes of a <benefit> go together: term, payment, and the unit of a service. */
gboolean _gadiba_book_check_form (const GadibaXmlDocument *document, const GadibaXmlNode *node,
                                  GError **error);
/* What a service says beside its volume: the steps "ID.months" and "ID.co-payment", the parameter
 * "ID.places"; each may be left out. */
gboolean
_gadiba_book_find_service_parts (const GadibaBook *book, GadibaBenefit *benefit, GError **error);

/* The facts that the engine makes itself. */
void _gadiba_book_add_own_facts (GadibaBook *book);
/* Adds @fact at the end of its entity's facts. */
void _gadiba_book_add_fact (GadibaBook *book, GadibaFact *fact);
void _gadiba_fact_free (gpointer fact);
void _gadiba_formula_free (gpointer formula);

/* Resolves names, checks types, dates and cycles, and that nothing is missing. */
gboolean _gadiba_book_check (GadibaBook *book, GError **error);

gboolean _gadiba_book_check_cycles (const GadibaBook *book, GError **error);
/* What takes a gain of income away is a kind of another group. */
gboolean _gadiba_book_check_gains (GadibaBook *book, GError **error);
/* Have the windows of income lengths to count with? In gadiba-receipts.c, which looks them up. */
gboolean
_gadiba_book_check_windows (const GadibaBook *book, const GadibaPlace *place, GError **error);

GadibaTemplate *_gadiba_template_parse (const char *text, GError **error);
void _gadiba_template_free (GadibaTemplate *template);

/* "LABEL:LINE: " before the message. */
void _gadiba_place_prefix (const GadibaPlace *place, GError **error);
void _gadiba_place_set_error (const GadibaPlace *place, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
