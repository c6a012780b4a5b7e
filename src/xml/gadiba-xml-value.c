/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <glib/gi18n-lib.h>

#include "gadiba-xml-private.h"

#define MAX_WHOLE_DIGITS 6
#define MAX_DECIMAL_VALUE G_GINT64_CONSTANT (100000000)

static gboolean
is_name (const char *value)
{
  return xmlValidateNCName ((const xmlChar *) value, 0) == 0;
}

static char *
check_name (const char *value)
{
  if (is_name (value))
    return NULL;
  g_autofree char *quoted = gadiba_xml_quote (value);
  return g_strdup_printf (_ ("“%s” is not a name; write letters, digits, “-”, “_” and “.”, "
                             "beginning with a letter, such as p1"),
                          quoted);
}

static char *
check_names (const char *value)
{
  g_auto (GStrv) names = g_strsplit_set (value, " \t\r\n", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] != '\0')
      {
        char *sentence = check_name (names[i]);
        if (sentence != NULL)
          return sentence;
      }
  return NULL;
}

static gboolean
contains_word (const char *words, const char *word)
{
  gsize length = strlen (word);
  for (const char *p = words; *p != '\0'; p += *p == ' ' ? 1 : 0)
    {
      gsize n = strcspn (p, " ");
      if (n == length && memcmp (p, word, n) == 0)
        return TRUE;
      p += n;
    }
  return FALSE;
}

static char *
check_choice (const char *choices, const char *value)
{
  if (contains_word (choices, value))
    return NULL;
  g_auto (GStrv) words = g_strsplit (choices, " ", -1);
  g_autofree char *quoted = gadiba_xml_quote (value);
  const char *near = gadiba_xml_suggest (value, (const char *const *) words);
  if (near != NULL)
    return g_strdup_printf (_ ("“%s” is not known; did you mean “%s”?"), quoted, near);
  g_autofree char *list = _gadiba_xml_join ((const char *const *) words, "", "");
  return g_strdup_printf (_ ("“%s” is not known; write one of: %s"), quoted, list);
}

static gboolean
parse_number (const GadibaXmlAttribute *attribute, const char *value, GError **error)
{
  if (attribute->type == GADIBA_XML_MONEY)
    {
      GadibaMoney money;
      return gadiba_money_parse (value, &money, error);
    }
  GadibaNumber number;
  return gadiba_number_parse (value, attribute->decimals, &number, error);
}

/* Amounts and numbers with decimals. */
static char *
check_number (const GadibaXmlAttribute *attribute, const char *value)
{
  g_autofree char *quoted = gadiba_xml_quote (value);
  if (*value == '-' || *value == '+')
    return g_strdup_printf (_ ("“%s” has a sign; only numbers from 0 up, without a sign, are "
                               "accepted"),
                            quoted);

  g_autoptr (GError) error = NULL;
  if (!parse_number (attribute, value, &error))
    {
      g_autofree char *pointed = g_strndup (value, 100);
      g_strdelimit (pointed, ",", '.');
      if (strchr (value, ',') != NULL && parse_number (attribute, pointed, NULL))
        return g_strdup_printf (_ ("“%s” has a decimal comma; write a point: %s"), quoted, pointed);
      return g_strdup (error->message);
    }
  GadibaNumber number;
  if (attribute->type == GADIBA_XML_DECIMAL
      && gadiba_number_parse (value, attribute->decimals, &number, NULL)
      && gadiba_number_compare (number, GADIBA_NUMBER (MAX_DECIMAL_VALUE)) >= 0)
    return g_strdup_printf (_ ("“%s” is too large; numbers below 100000000 are accepted"), quoted);
  return NULL;
}

static char *
check_whole (const char *value)
{
  gsize length = strspn (value, "0123456789");
  if (length > 0 && length <= MAX_WHOLE_DIGITS && value[length] == '\0')
    return NULL;
  g_autofree char *quoted = gadiba_xml_quote (value);
  return g_strdup_printf (_ ("“%s” is not a whole number from 0 to 999999; write digits only, such "
                             "as 2"),
                          quoted);
}

static char *
check_day (GadibaXmlType type, const char *value)
{
  g_autoptr (GError) error = NULL;
  gint32 day;
  gboolean ok = type == GADIBA_XML_DATE ? gadiba_date_parse (value, &day, &error)
                                        : gadiba_month_parse (value, &day, &error);
  return ok ? NULL : g_strdup (error->message);
}

char *
gadiba_xml_check_value (const GadibaXmlAttribute *attribute, const char *value)
{
  if (*value == '\0')
    return attribute->required ? g_strdup (_ ("the value is empty; write it between the quotation "
                                              "marks"))
                               : g_strdup (_ ("the value is empty; write one, or leave the "
                                              "attribute out if there is nothing to say"));
  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
      return NULL;
    case GADIBA_XML_NAME:
      return check_name (value);
    case GADIBA_XML_NAMES:
      return check_names (value);
    case GADIBA_XML_DATE:
    case GADIBA_XML_MONTH:
      return check_day (attribute->type, value);
    case GADIBA_XML_MONEY:
    case GADIBA_XML_DECIMAL:
      return check_number (attribute, value);
    case GADIBA_XML_WHOLE:
      return check_whole (value);
    case GADIBA_XML_YES_NO:
      return check_choice ("yes no", value);
    case GADIBA_XML_CHOICE:
      return check_choice (attribute->choices, value);
    }
  g_return_val_if_reached (NULL);
}
