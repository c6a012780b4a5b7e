/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gadiba-case.h"
#include "gadiba-session.h"

G_BEGIN_DECLS

/*
 * Who somebody is: code, names, birth. While it is typed, those in the records who may be meant
 * stand below, so that nobody is entered twice. Signals: "chosen" (gint64 person, char *name): it
 * is one of them; "edited": something was typed.
 */
#define GADIBA_TYPE_PERSON_FORM (gadiba_person_form_get_type ())
G_DECLARE_FINAL_TYPE (GadibaPersonForm, gadiba_person_form, GADIBA, PERSON_FORM, GtkWidget)

/* @with_relation: of a member: the relation to the applicant is asked too */
GtkWidget *gadiba_person_form_new (GadibaSession *session, gboolean with_relation);

/* Begins with what was searched for: a code, or family and given name. */
void gadiba_person_form_begin (GadibaPersonForm *self, const char *typed);

/* Returns: (transfer full) (nullable): given and family name as far as they are typed */
char *gadiba_person_form_dup_name (GadibaPersonForm *self);

/* Returns: who in the records it is, as the office asks: 0: not said; -1: nobody */
gint64 gadiba_person_form_get_answer (GadibaPersonForm *self);

/* Returns: whether the code that was typed is that of somebody in the records, who is shown */
gboolean gadiba_person_form_is_known (GadibaPersonForm *self);

/* The office wants to know who it is: leads to the answer. Returns: what is to be done, a sentence
 */
const char *gadiba_person_form_ask (GadibaPersonForm *self);

/* Returns: (transfer full): what stands in all fields, to be compared */
char *gadiba_person_form_dup_typed (GadibaPersonForm *self);

/**
 * gadiba_person_form_take:
 * @target: gets another person, with the id @id
 *
 * Returns: (nullable) (transfer none): the person; NULL if something is wrong, or is to be doubted
 *   and was not yet, which is told at its field
 */
GadibaCasePerson *
gadiba_person_form_take (GadibaPersonForm *self, GadibaCase *target, const char *id);

G_END_DECLS
