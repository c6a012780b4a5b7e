/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-card-words.h"

#include <glib/gi18n-lib.h>

#include "gadiba-typing.h"
#include "gadiba-words.h"

static const struct
{
  const char *title, *line, *adding;
} parts[GADIBA_CARD_N_PARTS] = {
  [GADIBA_CARD_NONE] = { "", "", NULL },
  [GADIBA_CARD_PERSON] = { N_ ("Who it is and how to reach"), N_ ("Person"), NULL },
  [GADIBA_CARD_CLIENT] = { N_ ("Who it is and how to reach"), N_ ("Client"), NULL },
  [GADIBA_CARD_NAME] = { N_ ("Names, the present one first"), N_ ("Name"), N_ ("New name") },
  [GADIBA_CARD_CODE] = { N_ ("Personal codes"), N_ ("Personal code"), N_ ("New code") },
  [GADIBA_CARD_ADDRESS] = { N_ ("Addresses other than the household's dwelling"), N_ ("Address"),
                            N_ ("Add address") },
  [GADIBA_CARD_IDENTIFIER] = { N_ ("Documents and other numbers"), N_ ("Document"),
                               N_ ("Add document") },
  [GADIBA_CARD_REPRESENTATIVE] = { N_ ("Who acts for the client"), N_ ("Representative"),
                                   N_ ("Add representative") },
  [GADIBA_CARD_FLAG] = { N_ ("To know before meeting; shown above every section"), N_ ("Warning"),
                         N_ ("Add warning") },
  [GADIBA_CARD_NOTE] = { N_ ("Consent, legal basis, remarks"), N_ ("Note"), N_ ("Add note") },
};

const char *
gadiba_card_words_for_part (GadibaCardPart part)
{
  g_return_val_if_fail (part < GADIBA_CARD_N_PARTS, NULL);

  return *parts[part].title != '\0' ? _ (parts[part].title) : "";
}

const char *
gadiba_card_words_for_line (GadibaCardPart part)
{
  g_return_val_if_fail (part < GADIBA_CARD_N_PARTS, NULL);

  return *parts[part].line != '\0' ? _ (parts[part].line) : "";
}

const char *
gadiba_card_words_for_adding (GadibaCardPart part)
{
  g_return_val_if_fail (part < GADIBA_CARD_N_PARTS, NULL);

  return parts[part].adding != NULL ? _ (parts[part].adding) : NULL;
}

const char *
gadiba_card_words_for_field (GadibaCardPart part, const char *field)
{
  static const struct
  {
    const char *field, *title;
    GadibaCardPart part; /* NONE: of all */
  } titles[] = {
    { "to", N_ ("Valid to"), GADIBA_CARD_IDENTIFIER },
    { "born", N_ ("Date of birth"), GADIBA_CARD_NONE },
    { "sex", N_ ("Sex"), GADIBA_CARD_NONE },
    { "phone", N_ ("Phone"), GADIBA_CARD_NONE },
    { "email", N_ ("E-mail"), GADIBA_CARD_NONE },
    { "language", N_ ("Language to speak"), GADIBA_CARD_NONE },
    { "parish", N_ ("Parish or town"), GADIBA_CARD_NONE },
    { "caseworker", N_ ("Who keeps the card"), GADIBA_CARD_NONE },
    { "iban", N_ ("Bank account (IBAN)"), GADIBA_CARD_NONE },
    { "given", N_ ("Given names"), GADIBA_CARD_NONE },
    { "family", N_ ("Family name"), GADIBA_CARD_NONE },
    { "given-dative", N_ ("Given names in the dative"), GADIBA_CARD_NONE },
    { "family-dative", N_ ("Family name in the dative"), GADIBA_CARD_NONE },
    { "from", N_ ("First day"), GADIBA_CARD_NONE },
    { "to", N_ ("Last day"), GADIBA_CARD_NONE },
    { "code", N_ ("Personal code"), GADIBA_CARD_NONE },
    { "address-kind", N_ ("Which"), GADIBA_CARD_NONE },
    { "street", N_ ("Street, house, flat"), GADIBA_CARD_NONE },
    { "place", N_ ("Town or village"), GADIBA_CARD_NONE },
    { "region", N_ ("Municipality"), GADIBA_CARD_NONE },
    { "postcode", N_ ("Postcode"), GADIBA_CARD_NONE },
    { "identifier-kind", N_ ("Which"), GADIBA_CARD_NONE },
    { "number", N_ ("Number"), GADIBA_CARD_NONE },
    { "country", N_ ("Country"), GADIBA_CARD_NONE },
    { "representative-kind", N_ ("Who it is"), GADIBA_CARD_NONE },
    { "name", N_ ("Given and family name"), GADIBA_CARD_NONE },
    { "basis", N_ ("By which document"), GADIBA_CARD_NONE },
    { "contact", N_ ("Phone, e-mail"), GADIBA_CARD_NONE },
    { "flag", N_ ("What to know"), GADIBA_CARD_NONE },
    { "note-kind", N_ ("What it is"), GADIBA_CARD_NONE },
    { "day", N_ ("Day"), GADIBA_CARD_NONE },
    { "text", N_ ("What was said"), GADIBA_CARD_NONE },
  };
  g_return_val_if_fail (field != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].field, field)
        && (titles[i].part == GADIBA_CARD_NONE || titles[i].part == part))
      return _ (titles[i].title);
  return field;
}

char *
gadiba_card_words_describe (const GadibaCardPlace *place)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (place->field == NULL)
    return g_strdup (gadiba_card_words_for_line (place->part));
  const char *field = gadiba_card_words_for_field (place->part, place->field);
  if (place->part == GADIBA_CARD_PERSON || place->part == GADIBA_CARD_CLIENT)
    return g_strdup (field);
  return g_strdup_printf ("%s: %s", gadiba_card_words_for_line (place->part), field);
}

char *
gadiba_card_words_format (const GadibaCardPlace *place, const char *value)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (value == NULL || place->field == NULL)
    return g_strdup (value != NULL ? value : _ ("nothing"));
  if (gadiba_words_list (place->field) != NULL)
    return g_strdup (gadiba_words_for (place->field, value));
  return gadiba_typing_format (gadiba_typing_of (place->field), value);
}
