/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../store/kept-test.h"
#include "gadiba-db.h"
#include "gadiba-office-demo.h"

/* A practice office, a few days after its newest records were made. */

#define PRACTICE_SIZE 60

typedef struct
{
  char *folder, *path;
  GadibaOffice *office;
  GadibaMoment moment;
} PracticeDesk;

static inline void
make_practice (const char *folder, gconstpointer moment)
{
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  g_autoptr (GError) error = NULL;
  const GadibaPracticeRequest request = {
    .size = PRACTICE_SIZE, .seed = 3, .today = gadiba_date_new (2026, 10, 23), .login = "anna"
  };
  g_autofree GadibaPractice *practice =
      gadiba_office_make_practice (path, &request, moment, &error);
  g_assert_no_error (error);
}

static inline void
set_up_practice (PracticeDesk *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "office.gadiba", NULL);
  self->moment = (GadibaMoment){ 1793000000, gadiba_date_new (2026, 10, 26) };
  make_copy (self->folder, "practice", make_practice, &self->moment);
  self->office = gadiba_office_open (self->path, "anna", &error);
  g_assert_no_error (error);
}

static inline void
tear_down_practice (PracticeDesk *self, gconstpointer data)
{
  g_clear_pointer (&self->office, gadiba_office_close);
  assert_search_kept_at (self->path);
  remove_folder (self->folder);
  g_free (self->path);
}

/* What @sql says of a person (0: of the office), by a connection of its own. */
static inline gint64
query_person (const PracticeDesk *self, const char *sql, gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_OPEN, 0, &error);
  gint64 value = 0;
  g_assert_no_error (error);
  gadiba_db_query_int (db, sql,
                       person != 0 ? BINDS (BIND_INT ("person", person)) : BINDS (BIND_END), &value,
                       &error);
  g_assert_no_error (error);
  return value;
}

static inline gint64
query (const PracticeDesk *self, const char *sql)
{
  return query_person (self, sql, 0);
}
