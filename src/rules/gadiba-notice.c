/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-notice.h"

#include "gadiba-book-private.h"
#include "gadiba-rules-private.h"

/* --- reading --- */

void
_gadiba_notice_way_free (gpointer data)
{
  GadibaNoticeWay *way = data;

  g_free (way->title);
  g_free (way->counted_from);
  g_free (way->not_unfavourable);
  g_free (way->asks);
  g_free (way->note);
  g_clear_pointer (&way->source, gadiba_citation_free);
  g_free (way);
}

void
_gadiba_term_free (gpointer data)
{
  GadibaTerm *term = data;

  g_free (term->note);
  g_clear_pointer (&term->source, gadiba_citation_free);
  g_free (term);
}

const GadibaNoticeWay *
gadiba_book_get_notice_way (const GadibaBook *book, const char *id)
{
  for (guint i = 0; id != NULL && i < book->notice_ways->len; i++)
    {
      const GadibaNoticeWay *way = g_ptr_array_index (book->notice_ways, i);
      if (g_str_equal (way->id, id))
        return way;
    }
  return NULL;
}

const GadibaTerm *
gadiba_book_get_term (const GadibaBook *book, const char *id)
{
  for (guint i = 0; id != NULL && i < book->terms->len; i++)
    {
      const GadibaTerm *term = g_ptr_array_index (book->terms, i);
      if (g_str_equal (term->id, id))
        return term;
    }
  return NULL;
}

static GadibaLengthUnit
read_unit (const GadibaXmlNode *node)
{
  const char *word = gadiba_xml_node_get (node, "unit");

  if (g_str_equal (word, "months"))
    return GADIBA_LENGTH_MONTHS;
  return g_str_equal (word, "working") ? GADIBA_LENGTH_WORKING : GADIBA_LENGTH_CALENDAR;
}

static gboolean
read_way (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
          GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");

  if (gadiba_book_get_notice_way (book, id) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the way “%s” stands twice; describe each way to notify once"), id);
      return FALSE;
    }
  GadibaNoticeWay *way = g_new0 (GadibaNoticeWay, 1);
  g_ptr_array_add (book->notice_ways, way);
  way->id = g_intern_string (id);
  way->title = g_strdup (gadiba_xml_node_get (node, "title"));
  way->counted_from = g_strdup (gadiba_xml_node_get (node, "counted-from"));
  gadiba_xml_node_get_whole (node, "days", &way->length);
  way->unit = read_unit (node);
  way->handed = gadiba_xml_node_get_yes (node, "handed");
  way->not_unfavourable = g_strdup (gadiba_xml_node_get (node, "not-unfavourable"));
  way->asks = g_strdup (gadiba_xml_node_get (node, "asks"));
  way->note = g_strdup (gadiba_xml_node_get (node, "note"));
  way->source = _gadiba_book_read_source (book, document, node, error);
  return way->source != NULL;
}

static gboolean
read_term (GadibaBook *book, const GadibaXmlDocument *document, const GadibaXmlNode *node,
           GError **error)
{
  const char *id = gadiba_xml_node_get (node, "id");

  if (gadiba_book_get_term (book, id) != NULL)
    {
      gadiba_xml_set_error (error, document, node,
                            _ ("the term “%s” stands twice; describe each term once"), id);
      return FALSE;
    }
  GadibaTerm *term = g_new0 (GadibaTerm, 1);
  g_ptr_array_add (book->terms, term);
  term->id = g_intern_string (id);
  gadiba_xml_node_get_whole (node, "length", &term->length);
  term->unit = read_unit (node);
  term->note = g_strdup (gadiba_xml_node_get (node, "note"));
  term->source = _gadiba_book_read_source (book, document, node, error);
  return term->source != NULL;
}

gboolean
_gadiba_book_read_notices (GadibaBook *book, const GadibaXmlDocument *document,
                           const GadibaXmlNode *list, GError **error)
{
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, "way"); node != NULL;
       node = gadiba_xml_node_next (node, "way"))
    if (!read_way (book, document, node, error))
      return FALSE;
  for (const GadibaXmlNode *node = gadiba_xml_node_first (list, "term"); node != NULL;
       node = gadiba_xml_node_next (node, "term"))
    if (!read_term (book, document, node, error))
      return FALSE;
  return TRUE;
}

/* --- counting --- */

static GadibaDate
add_length (const GadibaCalendar *calendar, GadibaDate from, guint length, GadibaLengthUnit unit)
{
  switch (unit)
    {
    case GADIBA_LENGTH_CALENDAR:
      return from + (GadibaDate) length;
    case GADIBA_LENGTH_WORKING:
      /* None: the day itself, be it a day off. */
      return length == 0 ? from : gadiba_calendar_add_working_days (calendar, from, (int) length);
    case GADIBA_LENGTH_MONTHS:
      return gadiba_date_add_months (from, (int) length);
    }
  g_assert_not_reached ();
}

GadibaDate
gadiba_notice_way_count (const GadibaNoticeWay *way, const GadibaCalendar *calendar,
                         GadibaDate sent)
{
  g_return_val_if_fail (way != NULL && calendar != NULL && sent != GADIBA_DATE_NONE,
                        GADIBA_DATE_NONE);

  return add_length (calendar, sent, way->length, way->unit);
}

GadibaDate
gadiba_term_get_last_day (const GadibaTerm *term, const GadibaCalendar *calendar, GadibaDate from)
{
  g_return_val_if_fail (term != NULL && calendar != NULL && from != GADIBA_DATE_NONE,
                        GADIBA_DATE_NONE);

  GadibaDate end = add_length (calendar, from, term->length, term->unit);
  return gadiba_calendar_add_working_days (calendar, end, 0);
}
