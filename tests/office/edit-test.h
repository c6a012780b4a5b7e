/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../case/case-edit.h"
#include "../store/kept-test.h"
#include "../store/store-test.h"
#include "gadiba-application.h"
#include "gadiba-decision-register.h"
#include "gadiba-office-edit.h"
#include "gadiba-office-import.h"
#include "gadiba-office-init.h"
#include "gadiba-registers.h"

/* An office with two caseworkers and one application, and edits of it. */

/* 2026-02-20 */
static const GadibaMoment moment = { .now = NOW, .today = 739667 };

typedef struct
{
  char *folder, *path;
  GadibaOffice *anna, *berta; /* two caseworkers at two desks */
  char *number;
} Fixture;

#define FAMILY(received)                                                                           \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"" received "\"/><household>"          \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" born=\"1980-03-15\""    \
  " code=\"320000-00017\" relation=\"self\" activity=\"employed\" income=\"complete\"/>"           \
  "<person id=\"p2\" given=\"Jānis\" family=\"Bērziņš\" code=\"320000-00025\""                 \
  " relation=\"spouse\"/></household>"                                                             \
  "<dwelling tenure=\"rented\" street=\"Ezera iela 5\"/>"                                          \
  "<incomes><income person=\"p1\" kind=\"wage\" month=\"2026-01\" amount=\"120\"/></incomes>"      \
  "<assets><vehicle person=\"p1\" mass=\"1500\"/></assets>"                                        \
  "<costs><cost item=\"rent\" month=\"2026-01\" amount=\"45\"/></costs>"                           \
  "<history><granted benefit=\"gmi\" from=\"2025-11-01\" to=\"2026-01-31\" amount=\"187.00\"/>"    \
  "</history></case>"

G_GNUC_UNUSED static const GadibaCasePlace wage = {
  GADIBA_PART_INCOME, "amount", "p1", "wage", JANUARY, 0
};
G_GNUC_UNUSED static const GadibaCasePlace rent = { GADIBA_PART_COST, "amount", NULL,
                                                    "rent",           JANUARY,  0 };
G_GNUC_UNUSED static const GadibaCasePlace tenure = {
  GADIBA_PART_DWELLING, "tenure", NULL, NULL, 0, 0
};
G_GNUC_UNUSED static const GadibaCasePlace heating = {
  GADIBA_PART_DWELLING, "heating", NULL, NULL, 0, 0
};
G_GNUC_UNUSED static const GadibaCasePlace vehicle = { GADIBA_PART_VEHICLE, "", NULL, NULL, 0, 0 };
G_GNUC_UNUSED static const GadibaCasePlace activity = {
  GADIBA_PART_PERSON, "activity", "p1", NULL, 0, 0
};

/* --- an office --- */

static inline char *
import_text (GadibaOffice *office, const char *folder, const char *text)
{
  g_autofree char *path = g_build_filename (folder, "case.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  const GadibaImportRequest request = { .path = path };
  g_autoptr (GadibaImported) imported = gadiba_office_import (office, &request, &moment, &error);
  g_assert_no_error (error);
  return g_strdup (imported->number);
}

static inline GadibaOffice *
open_office (const char *path, const char *login)
{
  g_autoptr (GError) error = NULL;
  GadibaOffice *office = gadiba_office_open (path, login, &error);
  g_assert_no_error (error);
  return office;
}

static inline void
add_berta (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  const GadibaStaff staff = { .login = (char *) "berta",
                              .name = (char *) "Berta Ozola",
                              .from = gadiba_date_new (2020, 1, 1) };
  gint64 id = 0;
  GadibaAction *action = begin_action (db, 1, "staff");
  gadiba_caseworker_add (action, &staff, &id, &error);
  g_assert_no_error (error);
  commit_action (action);
}

static inline void
found_for_two (const char *folder, gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  g_autoptr (GError) error = NULL;
  const GadibaFoundingSignatory signatory = { "Ilze Kalniņa", "vadītāja" };
  const GadibaFounding founding = { .name = "Liepkalnu novada Sociālais dienests",
                                    .registration_number = "90000000014",
                                    .address = "Skolas iela 2, Liepkalni",
                                    .place = "Liepkalnos",
                                    .municipality = "Liepkalnu novada pašvaldība",
                                    .contest_authority = "Liepkalnu novada pašvaldības domei",
                                    .signatories = &signatory,
                                    .n_signatories = 1,
                                    .login = "anna",
                                    .caseworker_name = "Anna Liepa",
                                    .caseworker_position = "organizatore",
                                    .since = gadiba_date_new (2020, 1, 1) };
  gadiba_office_found (path, &founding, &moment, &error);
  g_assert_no_error (error);
  add_berta (path);
}

static inline void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "office.gadiba", NULL);
  make_copy (self->folder, "office for two", found_for_two, NULL);
  self->anna = open_office (self->path, "anna");
  self->berta = open_office (self->path, "berta");
  self->number = import_text (self->anna, self->folder, FAMILY ("2026-02-10"));
}

static inline void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_pointer (&self->anna, gadiba_office_close);
  g_clear_pointer (&self->berta, gadiba_office_close);
  g_autoptr (GadibaDb) db = open_db (self->folder, GADIBA_DB_OPEN);
  assert_verified (db);
  assert_search_kept (db);
  g_clear_pointer (&db, gadiba_db_close);
  remove_folder (self->folder);
  g_free (self->path);
  g_free (self->number);
}

/* One number of the records. */
static inline gint64
count (const Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaDb) db = gadiba_db_open (self->path, GADIBA_DB_OPEN, 0, &error);
  g_assert_no_error (error);
  return query (db, sql);
}

#define N_ENTRIES "SELECT max (number) FROM journal"
#define N_IMAGES "SELECT max (id) FROM journal_row"

static inline GadibaCaseFile *
read_file (GadibaOffice *office, const char *number)
{
  g_autoptr (GError) error = NULL;
  GadibaCaseFile *file = gadiba_office_read_case (office, number, &error);
  g_assert_no_error (error);
  return file;
}

static inline GadibaCaseFile *
edit_many (GadibaOffice *office, const char *number, GPtrArray *changes, GPtrArray **conflicts,
           GError **error)
{
  const GadibaEditRequest request = { .number = number,
                                      .changes = (const GadibaCaseChange *const *) changes->pdata,
                                      .n_changes = changes->len,
                                      .words = "changed something" };
  return gadiba_office_edit (office, &request, &moment, conflicts, error);
}

/* A change with borrowed values. */
#define CHANGE(place, before, after)                                                               \
  ((const GadibaCaseChange){ *(place), (char *) (before), (char *) (after) })

static inline GadibaCaseFile *
edit (GadibaOffice *office, const char *number, GadibaCaseChange change, GPtrArray **conflicts,
      GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new ();
  g_ptr_array_add (changes, &change);
  return edit_many (office, number, changes, conflicts, error);
}

/* What must be stored. */
static inline GadibaCaseFile *
edit_well (GadibaOffice *office, const char *number, const GadibaCasePlace *place,
           const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GadibaCaseFile *file = edit (office, number, CHANGE (place, before, after), &conflicts, &error);
  g_assert_no_error (error);
  g_assert_null (conflicts);
  g_autofree char *value = gadiba_case_dup_value (file->from, place);
  g_assert_cmpstr (value, ==, after);
  return file;
}

static inline void
assert_stored (GadibaOffice *office, const char *number, const GadibaCasePlace *place,
               const char *expected)
{
  g_autoptr (GadibaCaseFile) file = read_file (office, number);
  g_autofree char *value = gadiba_case_dup_value (file->from, place);
  g_assert_cmpstr (value, ==, expected);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
