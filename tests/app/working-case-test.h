/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../office/edit-test.h"
#include "gadiba-working-case.h"
#include "session-test.h"

/* A case that somebody has open in the window, while somebody else works at another desk. */

typedef struct
{
  Fixture office; /* Anna works in the window, Berta at another desk */
  GadibaSession *session;
  GadibaWorkingCase *working;
  guint n_changed, n_states, n_stored, n_conflicts;
  GPtrArray *conflicts; /* of the last signal */
  char *told, *refused;
  guint n_told;
} Desk;

static inline void
on_changed (Desk *self)
{
  self->n_changed++;
}

static inline void
on_state (Desk *self)
{
  self->n_states++;
}

static inline void
on_stored (Desk *self)
{
  self->n_stored++;
}

static inline void
on_conflict (Desk *self, GPtrArray *conflicts)
{
  self->n_conflicts++;
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  self->conflicts = g_ptr_array_ref (conflicts);
}

static inline void
on_told (Desk *self, const char *sentence)
{
  g_free (self->told);
  self->told = g_strdup (sentence);
  self->n_told++;
}

static inline void
on_refused (Desk *self, const char *what, const char *sentence)
{
  g_free (self->refused);
  self->refused = g_strdup_printf ("%s: %s", what, sentence);
}

static inline void
open_case (Desk *self)
{
  self->working =
      gadiba_working_case_new (self->session, read_file (self->office.anna, self->office.number));
  g_signal_connect_swapped (self->working, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->working, "state", G_CALLBACK (on_state), self);
  g_signal_connect_swapped (self->working, "stored", G_CALLBACK (on_stored), self);
  g_signal_connect_swapped (self->working, "conflict", G_CALLBACK (on_conflict), self);
  g_signal_connect_swapped (self->working, "told", G_CALLBACK (on_told), self);
  g_signal_connect_swapped (self->working, "refused", G_CALLBACK (on_refused), self);
}

static inline void
close_case (Desk *self)
{
  gpointer weak = self->working;

  if (self->working == NULL)
    return;
  g_object_add_weak_pointer (G_OBJECT (self->working), &weak);
  g_signal_handlers_disconnect_by_data (self->working, self);
  g_clear_object (&self->working);
  wait_until (is_unset, &weak);
}

static inline void
set_up_desk (Desk *self, gconstpointer data)
{
  set_up (&self->office, data);
  self->session = open_session (self->office.path, "anna", moment.today);
  open_case (self);
  finish_jobs (self->session);
  self->n_states = 0;
}

static inline void
tear_down_desk (Desk *self, gconstpointer data)
{
  close_case (self);
  close_session (self->session);
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_free (self->told);
  g_free (self->refused);
  tear_down (&self->office, data);
}

/* --- what is seen --- */

static inline void
assert_shown (Desk *self, const GadibaCasePlace *place, const char *expected)
{
  g_autofree char *value =
      gadiba_case_dup_value (gadiba_working_case_get_case (self->working), place);

  g_assert_cmpstr (value, ==, expected);
}

/* What another desk reads. */
static inline void
assert_in_records (Desk *self, const GadibaCasePlace *place, const char *expected)
{
  assert_stored (self->office.berta, self->office.number, place, expected);
}

static inline void
set (Desk *self, const GadibaCasePlace *place, const char *value, const char *words)
{
  g_autoptr (GError) error = NULL;
  gboolean done = gadiba_working_case_set (self->working, place, value, words, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static inline gboolean
is_not_storing (gpointer data)
{
  return gadiba_working_case_get_state (((Desk *) data)->working) != GADIBA_STORING;
}

/* Waits until nothing is on its way; what became of it must be @expected. */
static inline void
wait_for_state (Desk *self, GadibaStoreState expected)
{
  wait_until (is_not_storing, self);
  g_assert_cmpint (gadiba_working_case_get_state (self->working), ==, expected);
}

#define TEST(name, function)                                                                       \
  g_test_add ("/working-case/" name, Desk, NULL, set_up_desk, function, tear_down_desk)
