/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-db-private.h"

G_BEGIN_DECLS

/* Who somebody is, in one line. Strings owned; NULL: not known. */
typedef struct
{
  char *given, *family, *code, *address; /* newest of each */
} GadibaPersonLine;

/* What is to be read of many persons: a row for each, the person's key in its first column. */
typedef struct
{
  GadibaDb *db;
  GadibaDbRows rows;
} GadibaPersonRows;

/**
 * _gadiba_person_rows_read:
 * @sql: "SELECT r.rowid, … FROM gadiba_rows r CROSS JOIN …": its first column tells which row it is
 *   about, from 0
 * @take: is called for each row, with @data and the number of the row that it is about
 */
gboolean _gadiba_person_rows_read (const GadibaPersonRows *self, const char *sql,
                                   void (*take) (gpointer data, guint row, GadibaStatement *),
                                   gpointer data, GError **error);

/* Reads names alone; @lines: one for each row */
gboolean _gadiba_person_lines_read_names (const GadibaPersonRows *rows, GadibaPersonLine *lines,
                                          GError **error);
/* Reads codes and addresses. */
gboolean _gadiba_person_lines_read_rest (const GadibaPersonRows *rows, GadibaPersonLine *lines,
                                         GError **error);
void _gadiba_person_line_clear (GadibaPersonLine *self);

/* Returns: (transfer full): street, place, region and postcode, which stand from @column on, in one
 * line */
char *_gadiba_person_join_address (GadibaStatement *row, int column);

G_END_DECLS
