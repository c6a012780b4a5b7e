/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../store/kept-test.h"
#include "gadiba-office-import.h"
#include "gadiba-office-init.h"

/* An office in a folder of its own, for tests that work in it as a caseworker would. */

/* Later than any day that is decided on. */
static inline GadibaMoment
get_office_moment (void)
{
  return (GadibaMoment){ .now = 1800000000, .today = gadiba_date_new (2027, 1, 15) };
}

typedef struct
{
  char *folder, *path;
  GadibaOffice *office;
} TestOffice;

typedef struct
{
  const char *name;         /* of an invented signatory beside the first; NULL: none */
  const char *login;        /* of the caseworker */
  const char *const *books; /* paths of the municipality's rule books; NULL: none */
} TestFounding;

static inline void
found_office (const char *folder, gconstpointer data)
{
  const TestFounding *self = data;
  g_autofree char *path = g_build_filename (folder, "office.gadiba", NULL);
  g_autoptr (GError) error = NULL;
  const GadibaFoundingSignatory signatories[] = { { "Ilze Ozoliņa", "Sociālā dienesta vadītāja" },
                                                  { self->name, "vadītājas vietniece" } };
  const GadibaFounding founding = {
    .name = "Liepkalnu novada Sociālais dienests",
    .registration_number = "90000000014",
    .address = "Skolas iela 2, Liepkalni, Liepkalnu novads, LV-0000",
    .contact = "tālrunis 60000000, e-pasts socialais@liepkalni.example",
    .place = "Liepkalnos",
    .municipality = "Liepkalnu novada pašvaldība",
    .contest_authority = "Liepkalnu novada pašvaldības Administratīvo aktu strīdu komisijai",
    .rule_books = self->books,
    .signatories = signatories,
    .n_signatories = self->name != NULL ? 2 : 1,
    .login = self->login,
    .caseworker_name = "Līga Kalniņa",
    .caseworker_position = "sociālās palīdzības organizatore",
    .caseworker_contact = "tālrunis 60000001",
  };
  const GadibaMoment moment = get_office_moment ();
  gadiba_office_found (path, &founding, &moment, &error);
  g_assert_no_error (error);
}

static inline TestOffice
make_test_office_under (const char *name, const char *login, const char *const *books)
{
  const TestFounding founding = { name, login, books };
  g_autofree char *told = books != NULL ? g_strjoinv (";", (char **) books) : NULL;
  g_autofree char *what = g_strdup_printf ("office of %s for %s by %s", name != NULL ? name : "one",
                                           login, told != NULL ? told : "the law");
  g_autoptr (GError) error = NULL;
  TestOffice self = { 0 };
  self.folder = make_folder ();
  self.path = g_build_filename (self.folder, "office.gadiba", NULL);
  make_copy (self.folder, what, found_office, &founding);
  self.office = gadiba_office_open (self.path, login, &error);
  g_assert_no_error (error);
  return self;
}

static inline TestOffice
make_test_office_of (const char *name, const char *login)
{
  return make_test_office_under (name, login, NULL);
}

static inline TestOffice
make_test_office (const char *name)
{
  return make_test_office_of (name, "anna");
}

static inline void
clear_test_office (TestOffice *self)
{
  g_clear_pointer (&self->office, gadiba_office_close);
  assert_search_kept_at (self->path);
  remove_folder (self->folder);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestOffice, clear_test_office)

/* Registers a case of @folder. Returns: (transfer full): the number of its application */
static inline char *
register_test_case (TestOffice *self, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = get_test_path (folder, name);
  const GadibaImportRequest request = { .path = path };
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GadibaImported) imported =
      gadiba_office_import (self->office, &request, &moment, &error);
  g_assert_no_error (error);
  return g_strdup (imported->number);
}

/* The same of a case that is written out here. */
static inline char *
register_test_text (TestOffice *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "case.xml", NULL);
  const GadibaImportRequest request = { .path = path };
  const GadibaMoment moment = get_office_moment ();
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_autoptr (GadibaImported) imported =
      gadiba_office_import (self->office, &request, &moment, &error);
  g_assert_no_error (error);
  return g_strdup (imported->number);
}
