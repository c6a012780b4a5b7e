/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-founding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-office-init.h"
#include "gadiba-registration-number.h"
#include "gadiba-text.h"

/* Returns: what an office needs; NULL if it does without */
static const char *
get_need (GadibaFoundingField field)
{
  switch (field)
    {
    case GADIBA_FOUNDING_NAME:
      return _ ("the name of the office");
    case GADIBA_FOUNDING_REGISTRATION_NUMBER:
      return _ ("its registration number");
    case GADIBA_FOUNDING_ADDRESS:
      return _ ("its address");
    case GADIBA_FOUNDING_PLACE:
      return _ ("the place where its letters are dated, in the locative");
    case GADIBA_FOUNDING_MUNICIPALITY:
      return _ ("the municipality");
    case GADIBA_FOUNDING_CONTEST_AUTHORITY:
      return _ ("the authority where decisions are contested, in the dative");
    case GADIBA_FOUNDING_SIGNATORY_NAME:
      return _ ("the name of whoever signs its decisions");
    case GADIBA_FOUNDING_SIGNATORY_POSITION:
      return _ ("the position of whoever signs its decisions");
    case GADIBA_FOUNDING_LOGIN:
      return _ ("the account of the first caseworker");
    case GADIBA_FOUNDING_CASEWORKER_NAME:
      return _ ("the name of the first caseworker");
    case GADIBA_FOUNDING_CASEWORKER_POSITION:
      return _ ("the position of the first caseworker");
    case GADIBA_FOUNDING_CONTACT:
    case GADIBA_FOUNDING_CONTEST_ADDRESS:
    case GADIBA_FOUNDING_CASEWORKER_CONTACT:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

gboolean
gadiba_founding_is_optional (GadibaFoundingField field)
{
  return get_need (field) == NULL;
}

/* Every letter repeats these texts: a line feed or an escape would be in all of them. */
static gboolean
check_line (const char *text, GError **error)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      {
        g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_WRONG,
                             _ ("What is said of an office stands on one line, without control "
                                "characters; write it anew"));
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_number (const char *text, GError **error)
{
  g_autofree char *number = NULL;

  return (strlen (text) == 11 && strspn (text, "0123456789") == 11)
         || gadiba_registration_number_parse (text, &number, error);
}

gboolean
gadiba_founding_check (GadibaFoundingField field, const char *text, GError **error)
{
  const char *need = get_need (field);

  if (need != NULL && gadiba_text_is_blank (text))
    {
      g_set_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_MISSING,
                   _ ("An office needs %s; state it"), need);
      return FALSE;
    }
  return check_line (text, error)
         && (field != GADIBA_FOUNDING_REGISTRATION_NUMBER || check_number (text, error));
}
