/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <string.h>

#include "gadiba-office-assess.h"
#include "gadiba-office-private.h"
#include "gadiba-office-resources.h"
#include "gadiba-settings.h"
#include "gadiba-wording.h"
#include "gadiba-xml.h"

/* What the program brings, and files that an office can put in its place. */

#define NATIONAL_BOOK "/lv/gadiba/rules/lv.xml"
#define EXAMPLE_BOOK "/lv/gadiba/rules/example-municipality.xml"
#define TEMPLATES "/lv/gadiba/letters/"
#define MOVED_DAYS "/lv/gadiba/calendar/moved-days.tsv"
#define SHORTEST_MONTH 28 /* days */

static GBytes *
look_up (const char *name, GError **error)
{
  /* A static library's resource is only linked in when it is asked for. */
  gadiba_office_get_resource ();
  return g_resources_lookup_data (name, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/* --- rule books --- */

GBytes *
_gadiba_office_get_national_book (GError **error)
{
  return look_up (NATIONAL_BOOK, error);
}

GBytes *
_gadiba_office_get_example_book (GError **error)
{
  return look_up (EXAMPLE_BOOK, error);
}

/* --- working days --- */

GadibaCalendar *
_gadiba_office_load_common_calendar (GError **error)
{
  g_autoptr (GBytes) bytes = look_up (MOVED_DAYS, error);

  if (bytes == NULL)
    return NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  return gadiba_calendar_new (text, error);
}

GadibaCalendar *
_gadiba_office_load_calendar (GadibaDb *db, GError **error)
{
  g_autoptr (GadibaCalendar) common = _gadiba_office_load_common_calendar (error);
  g_autoptr (GPtrArray) own = common != NULL ? gadiba_office_day_list (db, error) : NULL;

  if (own == NULL)
    return NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GadibaCalendarDay));
  for (guint i = 0; i < own->len; i++)
    g_array_append_val (days, ((const GadibaOfficeDay *) g_ptr_array_index (own, i))->day);
  return gadiba_calendar_with_days (common, (const GadibaCalendarDay *) days->data, days->len);
}

GadibaDate
_gadiba_office_count_month (GadibaDate from)
{
  return gadiba_date_add_months (from, 1);
}

GadibaDate
_gadiba_office_find_deadline (const GadibaCalendar *calendar, GadibaDate received, GadibaDate moved)
{
  GadibaDate day = _gadiba_office_count_month (received);

  return gadiba_calendar_add_working_days (calendar, MAX (day, moved), 0);
}

GadibaDate
_gadiba_office_find_first_moved (const GadibaCalendar *calendar, GadibaDate today)
{
  GadibaDate day = today;

  while (gadiba_calendar_add_working_days (calendar, day - 1, 0) >= today)
    day--;
  return day;
}

GadibaDate
_gadiba_office_find_last_received (const GadibaCalendar *calendar, GadibaDate last)
{
  GadibaDate received = last - SHORTEST_MONTH;

  while (_gadiba_office_find_deadline (calendar, received, GADIBA_DATE_NONE) > last)
    received--;
  return received;
}

/* --- templates --- */

/* Whether the office has wording of its own under that name, usable or not: what is there is never
 * passed over. */
static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

gboolean
_gadiba_office_has_letter_file (GadibaOffice *self, const char *id, char **path)
{
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autofree char *parent = g_path_get_dirname (self->path);
  g_autofree char *folder = g_build_filename (parent, "letters", NULL);
  g_autofree char *own = g_build_filename (folder, name, NULL);
  gboolean has = is_there (own) || (is_there (folder) && !g_file_test (folder, G_FILE_TEST_IS_DIR));

  if (path != NULL)
    *path = g_steal_pointer (&own);
  return has;
}

GBytes *
_gadiba_office_get_shipped_letter (const char *id, GError **error)
{
  g_autofree char *path = g_strconcat (TEMPLATES, id, ".xml", NULL);

  return look_up (path, error);
}

char **
_gadiba_office_list_shipped_letters (GError **error)
{
  gadiba_office_get_resource ();
  return g_resources_enumerate_children (TEMPLATES, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

GBytes *
_gadiba_office_read_letter_text (GadibaOffice *self, GadibaDb *db, const char *id, GadibaDate day,
                                 GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) own = NULL;

  if (_gadiba_office_has_letter_file (self, id, &path))
    return gadiba_xml_read_file (path, GADIBA_XML_MAX_SIZE, error);
  if (!gadiba_wording_find (db, id, day, &own, error))
    return NULL;
  return own != NULL ? g_steal_pointer (&own) : _gadiba_office_get_shipped_letter (id, error);
}

GadibaLetterTemplate *
_gadiba_office_load_template (GadibaOffice *self, GadibaDb *db, const char *id, GadibaDate day,
                              GError **error)
{
  g_autofree char *name = g_strconcat (id, ".xml", NULL);
  g_autoptr (GBytes) bytes = _gadiba_office_read_letter_text (self, db, id, day, error);

  return bytes != NULL ? gadiba_letter_template_load (bytes, name, error) : NULL;
}

gboolean
_gadiba_office_add_sheet (GadibaOffice *self, GadibaDb *db, const char *id, GadibaLetter *letter,
                          const GadibaDecision *told, GError **error)
{
  g_autoptr (GadibaLetterTemplate) sheet =
      _gadiba_office_load_template (self, db, id, told->day, error);

  return sheet != NULL && gadiba_letter_add_sheet (letter, sheet, told, error);
}

void
_gadiba_office_fill_head (const GadibaOfficeRecord *record, GadibaLetterhead *head)
{
  head->name = g_strdup (record->name);
  head->registration_number = g_strdup (record->registration_number);
  head->address = g_strdup (record->address);
  head->contact = g_strdup (record->contact);
  head->place = g_strdup (record->place);
  head->municipality = g_strdup (record->municipality);
  head->contest_authority = g_strdup (record->contest_authority);
  head->contest_address = g_strdup (record->contest_address);
  head->practice = record->practice;
}
