/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-export.h"

#include <glib/gi18n-lib.h>

#include "gadiba-csv.h"
#include "gadiba-office-private.h"

/* So many clients are read at a time: others may work between. */
#define SLICE 500

/* What goes into the database's thread. */
typedef struct
{
  GadibaOffice *office;
  const GadibaMoment *moment;
  guint n;
} Export;

static const char *const titles[GADIBA_N_CLIENT_COLUMNS] = {
  [GADIBA_CLIENT_COLUMN_CODE] = N_ ("Personal code"),
  [GADIBA_CLIENT_COLUMN_BORN] = N_ ("Born"),
  [GADIBA_CLIENT_COLUMN_ADDRESS] = N_ ("Address"),
  [GADIBA_CLIENT_COLUMN_PARISH] = N_ ("Parish"),
  [GADIBA_CLIENT_COLUMN_SIZE] = N_ ("Persons"),
  [GADIBA_CLIENT_COLUMN_STATUS] = N_ ("Status"),
  [GADIBA_CLIENT_COLUMN_UNTIL] = N_ ("Valid until"),
  [GADIBA_CLIENT_COLUMN_AMOUNT] = N_ ("A month, €"),
  [GADIBA_CLIENT_COLUMN_NEXT] = N_ ("Decide by"),
  [GADIBA_CLIENT_COLUMN_KEEPER] = N_ ("Caseworker"),
  [GADIBA_CLIENT_COLUMN_TOUCHED] = N_ ("Last changed"),
};

static void
add_titles (GadibaCsv *csv, guint columns)
{
  for (guint i = 0; i < GADIBA_N_CLIENT_COLUMNS; i++)
    {
      if ((columns & 1u << i) == 0)
        continue;
      if (i == GADIBA_CLIENT_COLUMN_NAME)
        {
          gadiba_csv_add_text (csv, _ ("Family name"));
          gadiba_csv_add_text (csv, _ ("Given name"));
        }
      else
        gadiba_csv_add_text (csv, _ (titles[i]));
    }
  gadiba_csv_end_row (csv);
}

static const char *
get_status (const GadibaClientRow *row)
{
  if (row->is_open)
    return _ ("Being assessed");
  if (row->status == NULL)
    return NULL;
  if (g_str_equal (row->status, "needy"))
    return _ ("Needy");
  if (g_str_equal (row->status, "low-income"))
    return _ ("Low income");
  return _ ("Refused");
}

static void
add_name (GadibaCsv *csv, const GadibaClientRow *row)
{
  gadiba_csv_add_text (csv, row->family);
  gadiba_csv_add_text (csv, row->given);
}

static void
add_cell (GadibaCsv *csv, const GadibaClientRow *row, GadibaClientColumn column)
{
  switch (column)
    {
    case GADIBA_CLIENT_COLUMN_NAME:
      return add_name (csv, row);
    case GADIBA_CLIENT_COLUMN_CODE:
      return gadiba_csv_add_text (csv, row->code);
    case GADIBA_CLIENT_COLUMN_BORN:
      return gadiba_csv_add_date (csv, row->born);
    case GADIBA_CLIENT_COLUMN_ADDRESS:
      return gadiba_csv_add_text (csv, row->address);
    case GADIBA_CLIENT_COLUMN_PARISH:
      return gadiba_csv_add_text (csv, row->parish);
    case GADIBA_CLIENT_COLUMN_SIZE:
      return row->household_size > 0 ? gadiba_csv_add_whole (csv, row->household_size)
                                     : gadiba_csv_add_text (csv, NULL);
    case GADIBA_CLIENT_COLUMN_STATUS:
      return gadiba_csv_add_text (csv, get_status (row));
    case GADIBA_CLIENT_COLUMN_UNTIL:
      return gadiba_csv_add_date (csv, row->until);
    case GADIBA_CLIENT_COLUMN_AMOUNT:
      return row->has_amount ? gadiba_csv_add_money (csv, row->amount)
                             : gadiba_csv_add_text (csv, NULL);
    case GADIBA_CLIENT_COLUMN_NEXT:
      return gadiba_csv_add_date (csv, row->deadline);
    case GADIBA_CLIENT_COLUMN_KEEPER:
      return gadiba_csv_add_text (csv, row->keeper);
    case GADIBA_CLIENT_COLUMN_TOUCHED:
      return gadiba_csv_add_date (csv, row->touched);
    case GADIBA_N_CLIENT_COLUMNS:
      break;
    }
}

static void
add_rows (GadibaCsv *csv, const GPtrArray *rows, guint columns)
{
  for (guint i = 0; i < rows->len; i++)
    {
      for (guint column = 0; column < GADIBA_N_CLIENT_COLUMNS; column++)
        if ((columns & 1u << column) != 0)
          add_cell (csv, g_ptr_array_index (rows, i), (GadibaClientColumn) column);
      gadiba_csv_end_row (csv);
    }
}

static gpointer
note_export (GadibaDb *db, gpointer data, GError **error)
{
  const Export *self = data;
  g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "exported a list of %u client",
                                    "exported a list of %u clients", self->n),
                       self->n);
  g_autoptr (GadibaAction) action =
      _gadiba_office_begin (self->office, db, self->moment, "export", words, error);

  return GINT_TO_POINTER (action != NULL && gadiba_action_commit (action, error));
}

GBytes *
gadiba_office_export_clients (GadibaOffice *self, const GadibaClientQuery *query, guint columns,
                              const GadibaMoment *moment, GError **error)
{
  g_return_val_if_fail (self != NULL && moment != NULL, NULL);
  g_return_val_if_fail (columns > 0 && columns < 1u << GADIBA_N_CLIENT_COLUMNS, NULL);

  g_autoptr (GArray) keys = gadiba_office_list_clients (self, query, moment, 0, G_MAXUINT, error);
  g_autoptr (GadibaCsv) csv = gadiba_csv_new ();
  if (keys == NULL)
    return NULL;
  add_titles (csv, columns);
  for (guint first = 0; first < keys->len; first += SLICE)
    {
      g_autoptr (GPtrArray) rows =
          gadiba_office_read_clients (self, &g_array_index (keys, gint64, first),
                                      MIN (SLICE, keys->len - first), moment, error);
      if (rows == NULL)
        return NULL;
      add_rows (csv, rows, columns);
    }
  Export export = { self, moment, keys->len };
  if (gadiba_store_run (self->store, note_export, &export, error) == NULL)
    return NULL;
  return gadiba_csv_finish (g_steal_pointer (&csv));
}
