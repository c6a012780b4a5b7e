/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-evaluation.h"
#include "gadiba-rules-private.h"
#include "gadiba-xml.h"

/* NAME, or NAME.KEY of a parameter with keys */
static gboolean
find_parameter (const GadibaBook *book, const char *name, GadibaSetting *setting)
{
  setting->parameter = gadiba_book_get_parameter (book, name);
  setting->key = NULL;
  for (guint i = 0; setting->parameter == NULL && i < book->parameters->len; i++)
    {
      const GadibaParameter *parameter = g_ptr_array_index (book->parameters, i);
      gsize length = strlen (parameter->id);

      if (parameter->keys == NULL || !g_str_has_prefix (name, parameter->id) || name[length] != '.'
          || !g_strv_contains (parameter->keys, name + length + 1))
        continue;
      setting->parameter = parameter;
      setting->key = g_intern_string (name + length + 1);
    }
  return setting->parameter != NULL;
}

static gboolean
fail_name (const GadibaBook *book, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *near;

  for (guint i = 0; i < book->parameters->len; i++)
    {
      const GadibaParameter *parameter = g_ptr_array_index (book->parameters, i);
      g_ptr_array_add (names, g_strdup (parameter->id));
      for (guint j = 0; parameter->keys != NULL && parameter->keys[j] != NULL; j++)
        g_ptr_array_add (names, g_strconcat (parameter->id, ".", parameter->keys[j], NULL));
    }
  g_ptr_array_add (names, NULL);
  near = gadiba_xml_suggest (name, (const char *const *) names->pdata);
  if (near != NULL)
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                 _ ("--set: there is no parameter “%s”; is “%s” meant?"), name, near);
  else
    g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_NAME,
                 _ ("--set: there is no parameter “%s”; “gadibactl rules show” lists them"), name);
  return FALSE;
}

gboolean
gadiba_setting_parse (const GadibaBook *book, const char *text, GadibaSetting *setting,
                      GError **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = NULL;

  if (equals == NULL || equals == text)
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_VALUE,
                   _ ("--set: “%s” is not NAME=VALUE; write for instance gmi.first=190.00"), text);
      return FALSE;
    }
  name = g_strndup (text, (gsize) (equals - text));
  if (!find_parameter (book, name, setting))
    return fail_name (book, name, error);
  if (gadiba_parameter_parse (setting->parameter, equals + 1, &setting->value, error))
    return TRUE;
  g_prefix_error (error, "--set %s: ", name);
  return FALSE;
}
