/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-about.h"

#include "gadiba-office-assess.h"
#include "gadiba-office-private.h"

typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  char *books; /* paths, one a line */
  GBytes *own; /* the book that the office edited itself; NULL: none */
} Crossing;

static gpointer
read_about (GadibaDb *db, gpointer data, GError **error)
{
  Crossing *self = data;
  g_autoptr (GadibaOfficeRecord) record = gadiba_office_record_read (db, error);
  g_autoptr (GadibaStaff) staff =
      record != NULL ? gadiba_caseworker_find (db, self->office->login, self->moment->today, error)
                     : NULL;

  if (staff == NULL || !_gadiba_office_find_own_book (db, &self->own, error))
    return NULL;
  GadibaOfficeAbout *about = g_new0 (GadibaOfficeAbout, 1);
  about->practice = record->practice;
  about->name = g_steal_pointer (&record->name);
  about->caseworker = g_steal_pointer (&staff->name);
  about->position = g_steal_pointer (&staff->position);
  self->books = g_steal_pointer (&record->rule_books);
  return about;
}

GadibaOfficeAbout *
gadiba_office_read_about (GadibaOffice *self, const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);

  Crossing crossing = { .office = self, .moment = moment };
  g_autoptr (GadibaOfficeAbout) about =
      gadiba_store_run (self->store, read_about, &crossing, error);
  g_autofree char *books = crossing.books;
  g_autoptr (GBytes) own = crossing.own;
  if (about == NULL)
    return NULL;
  g_auto (GStrv) paths = g_strsplit (books != NULL ? books : "", "\n", -1);
  about->book = _gadiba_office_load_layers ((const char *const *) paths, own, error);
  return about->book != NULL ? g_steal_pointer (&about) : NULL;
}

void
gadiba_office_about_free (GadibaOfficeAbout *about)
{
  if (about == NULL)
    return;
  g_free (about->name);
  g_free (about->caseworker);
  g_free (about->position);
  gadiba_book_free (about->book);
  g_free (about);
}
