/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../store/undo-test.h"
#include "gadiba-office-init.h"

/* The office of undo-test.h as Anna has it open, with a connection beside it. */

typedef struct
{
  char *folder;
  GadibaDb *db;
  GadibaOffice *office;
  GadibaMoment now;
} Fixture;

static inline void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  self->folder = make_folder ();
  self->db = open_db (self->folder, GADIBA_DB_CREATE);
  make_undo_office (self->db);
  self->office = gadiba_office_open (gadiba_db_get_path (self->db), "anna", &error);
  g_assert_no_error (error);
  self->now = (GadibaMoment){ .now = NOW, .today = gadiba_date_new (2026, 2, 10) };
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  assert_verified (self->db);
  gadiba_office_close (self->office);
  gadiba_db_close (self->db);
  remove_folder (self->folder);
}
