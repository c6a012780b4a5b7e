/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-table-private.h"

char *
_gadiba_case_field_format (const GadibaCase *source, const GadibaCaseField *field,
                           const GadibaXmlAttribute *attribute, gconstpointer row)
{
  if (field->person)
    {
      int person = G_STRUCT_MEMBER (const int, row, field->offset);
      return person == GADIBA_CASE_NOBODY ? NULL
                                          : g_strdup (gadiba_case_get_person (source, person)->id);
    }
  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
    case GADIBA_XML_NAME:
    case GADIBA_XML_YES_NO:
    case GADIBA_XML_CHOICE:
      return g_strdup (G_STRUCT_MEMBER (const char *const, row, field->offset));
    case GADIBA_XML_NAMES:
      return g_strjoinv (" ", G_STRUCT_MEMBER (char **const, row, field->offset));
    case GADIBA_XML_DATE:
      {
        GadibaDate date = G_STRUCT_MEMBER (const GadibaDate, row, field->offset);
        return date == GADIBA_DATE_NONE ? NULL : gadiba_date_format (date);
      }
    case GADIBA_XML_MONTH:
      {
        GadibaMonth month = G_STRUCT_MEMBER (const GadibaMonth, row, field->offset);
        return month == GADIBA_MONTH_NONE ? NULL : gadiba_month_format (month);
      }
    case GADIBA_XML_MONEY:
      return gadiba_money_format (G_STRUCT_MEMBER (const GadibaMoney, row, field->offset));
    case GADIBA_XML_DECIMAL:
      {
        const GadibaCaseNumber *number = G_STRUCT_MEMBER_P (row, field->offset);
        return number->known ? gadiba_number_format (number->value, 0, attribute->decimals, ".")
                             : NULL;
      }
    case GADIBA_XML_WHOLE:
      {
        const GadibaCaseWhole *whole = G_STRUCT_MEMBER_P (row, field->offset);
        return whole->known ? g_strdup_printf ("%u", whole->value) : NULL;
      }
    }
  g_return_val_if_reached (NULL);
}

/* Returns: (transfer full): the words between white space */
static char **
split_names (const char *value)
{
  g_auto (GStrv) words = g_strsplit_set (value, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (names, words[i]);
  return g_strv_builder_end (names);
}

void
_gadiba_case_field_read (GadibaCase *target, const GadibaXmlAttribute *attribute, const char *value,
                         gpointer member)
{
  switch (attribute->type)
    {
    case GADIBA_XML_TEXT:
    case GADIBA_XML_NAME:
      *(const char **) member = gadiba_case_keep (target, value);
      break;
    case GADIBA_XML_YES_NO:
    case GADIBA_XML_CHOICE:
      *(const char **) member = g_intern_string (value);
      break;
    case GADIBA_XML_NAMES:
      g_strfreev (*(char ***) member);
      *(char ***) member = split_names (value);
      break;
    case GADIBA_XML_DATE:
      gadiba_date_parse (value, member, NULL);
      break;
    case GADIBA_XML_MONTH:
      gadiba_month_parse (value, member, NULL);
      break;
    case GADIBA_XML_MONEY:
      gadiba_money_parse (value, member, NULL);
      break;
    case GADIBA_XML_DECIMAL:
      {
        GadibaCaseNumber *number = member;
        number->known = gadiba_number_parse (value, attribute->decimals, &number->value, NULL);
        break;
      }
    case GADIBA_XML_WHOLE:
      {
        GadibaCaseWhole *whole = member;
        whole->known = TRUE;
        whole->value = (guint) g_ascii_strtoull (value, NULL, 10);
        break;
      }
    }
}
