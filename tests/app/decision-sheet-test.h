/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../office/office-test.h"
#include "decision-test.h"
#include "gadiba-check-list.h"
#include "gadiba-decision-sheet.h"
#include "gadiba-letter-view.h"
#include "gadiba-word-choice.h"

/* The sheet on which a decision is issued, in an office of its own. */

typedef struct
{
  TestOffice office;
  char *number; /* of the application */
  GtkWidget *sheet;
  GtkWindow *window;
  gboolean deaf; /* "changed" is not answered */
  guint n_changed, n_issued, n_back, n_mend, serial;
} Fixture;

static inline GadibaPrepared *
prepare (Fixture *self)
{
  g_autoptr (GadibaDecideRequest) request =
      gadiba_decision_sheet_dup_request (GADIBA_DECISION_SHEET (self->sheet));
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  GadibaPrepared *prepared = gadiba_office_prepare (self->office.office, request, &moment, &error);
  g_assert_no_error (error);
  return prepared;
}

static inline void
on_changed (GadibaDecisionSheet *sheet, guint serial, Fixture *self)
{
  self->n_changed++;
  self->serial = serial;
  if (!self->deaf)
    gadiba_decision_sheet_set_prepared (sheet, prepare (self), serial, NULL);
}

static inline void
on_issue (GadibaDecisionSheet *sheet, Fixture *self)
{
  self->n_issued++;
  g_assert_nonnull (gadiba_decision_sheet_get_digest (sheet));
}

static inline void
on_back (GadibaDecisionSheet *sheet, Fixture *self)
{
  self->n_back++;
}

static inline void
on_mend (GadibaDecisionSheet *sheet, const GadibaCheck *check, Fixture *self)
{
  g_assert_cmpstr (check->place.page, !=, "sheet");
  self->n_mend++;
}

static inline void
begin (Fixture *self, const char *name, GadibaDate day)
{
  self->office = make_test_office ("Zane Liepa");
  self->number = register_test_case (&self->office, "cases", name);
  self->sheet = gadiba_decision_sheet_new ();
  g_signal_connect (self->sheet, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (self->sheet, "issue", G_CALLBACK (on_issue), self);
  g_signal_connect (self->sheet, "back", G_CALLBACK (on_back), self);
  g_signal_connect (self->sheet, "mend", G_CALLBACK (on_mend), self);
  self->window = show_window (self->sheet, 1096, 754);
  const GadibaDecideRequest request = { .application = self->number, .day = day };
  gadiba_decision_sheet_begin (GADIBA_DECISION_SHEET (self->sheet), &request);
  settle ();
}

static inline void
end (Fixture *self)
{
  close_window (self->window, self->sheet);
  clear_test_office (&self->office);
  g_free (self->number);
}

static inline gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0;
}

static inline GtkWidget *
find (const Fixture *self, const char *id)
{
  GtkWidget *widget = find_widget (self->sheet, is_named, id);

  g_assert_nonnull (widget);
  return widget;
}

static inline gboolean
can_issue (const Fixture *self)
{
  return gtk_widget_is_sensitive (find (self, "issue_button"));
}

static inline void
answer (const Fixture *self, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find (self, id)), text);
}

static inline void
choose (const Fixture *self, const char *id)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (self, id)), TRUE);
}

static inline gboolean
is_way (GtkWidget *widget, gconstpointer data)
{
  return GADIBA_IS_WORD_CHOICE (widget);
}

/* The list of how a benefit is paid. */
static inline GtkWidget *
find_way (const Fixture *self)
{
  GtkWidget *way = find_widget (find (self, "payment"), is_way, NULL);

  g_assert_nonnull (way);
  return way;
}
