/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-person-line-private.h"

#include <string.h>

gboolean
_gadiba_person_rows_read (const GadibaPersonRows *self, const char *sql,
                          void (*take) (gpointer data, guint row, GadibaStatement *), gpointer data,
                          GError **error)
{
  g_autoptr (GadibaStatement) statement = _gadiba_db_query_rows (self->db, sql, &self->rows, error);
  gboolean row = TRUE;
  while (statement != NULL && row)
    {
      if (!gadiba_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        take (data, (guint) gadiba_statement_get_int (statement, 0), statement);
    }
  return statement != NULL;
}

char *
_gadiba_person_join_address (GadibaStatement *row, int column)
{
  GString *address = g_string_new (NULL);
  for (int i = column; i < column + 4; i++)
    {
      const char *part = gadiba_statement_get_text (row, i);
      if (part != NULL)
        g_string_append_printf (address, "%s%s", address->len > 0 ? ", " : "", part);
    }
  return g_string_free (address, FALSE);
}

static void
take_name (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaPersonLine *line = (GadibaPersonLine *) data + row;
  line->given = g_strdup (gadiba_statement_get_text (statement, 1));
  line->family = g_strdup (gadiba_statement_get_text (statement, 2));
}

gboolean
_gadiba_person_lines_read_names (const GadibaPersonRows *rows, GadibaPersonLine *lines,
                                 GError **error)
{
  return _gadiba_person_rows_read (
      rows,
      "SELECT r.rowid, n.given, n.family FROM gadiba_rows r CROSS JOIN person_name n ON n.id ="
      " (SELECT id FROM person_name WHERE person = r.c0 ORDER BY from_day DESC, id DESC LIMIT 1)"
      " /*scan*/",
      take_name, lines, error);
}

static void
take_code (gpointer data, guint row, GadibaStatement *statement)
{
  GadibaPersonLine *line = (GadibaPersonLine *) data + row;
  line->code = g_strdup (gadiba_statement_get_text (statement, 1));
}

/* The lines, and the first day of the address that each has so far. */
typedef struct
{
  GadibaPersonLine *lines;
  char (*days)[11];
} Addresses;

static void
take_address (gpointer data, guint row, GadibaStatement *statement)
{
  const Addresses *self = data;
  const char *day = gadiba_statement_get_text (statement, 5);
  if (strcmp (day, self->days[row]) < 0)
    return;
  g_strlcpy (self->days[row], day, sizeof self->days[row]);
  g_free (self->lines[row].address);
  self->lines[row].address = _gadiba_person_join_address (statement, 1);
}

/* A household's dwelling is the address of those who were still in it. Of two of one day, a
 * person's own counts. */
gboolean
_gadiba_person_lines_read_rest (const GadibaPersonRows *rows, GadibaPersonLine *lines,
                                GError **error)
{
  g_autofree gpointer days = g_malloc0_n (rows->rows.n_rows + 1, 11);
  Addresses addresses = { lines, days };
  return _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, c.code FROM gadiba_rows r CROSS JOIN person_code c ON c.id = (SELECT"
             " id FROM person_code WHERE person = r.c0 ORDER BY from_day DESC, id DESC LIMIT 1)"
             " /*scan*//*sort*/",
             take_code, lines, error)
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, d.street, d.place, d.region, d.postcode, d.from_day FROM gadiba_rows"
             " r CROSS JOIN household_member m ON m.person = r.c0 CROSS JOIN dwelling d"
             " ON d.household = m.household WHERE coalesce (d.street, d.place) IS NOT NULL"
             " AND d.from_day <= coalesce (m.to_day, d.from_day) /*scan*/",
             take_address, &addresses, error)
         && _gadiba_person_rows_read (
             rows,
             "SELECT r.rowid, a.street, a.place, a.region, a.postcode, a.from_day FROM gadiba_rows"
             " r CROSS JOIN address a ON a.person = r.c0 /*scan*/",
             take_address, &addresses, error);
}

void
_gadiba_person_line_clear (GadibaPersonLine *self)
{
  g_clear_pointer (&self->given, g_free);
  g_clear_pointer (&self->family, g_free);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->address, g_free);
}
