/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-formula-lexer.h"

#include <string.h>

#include "gadiba-rules-private.h"

/* A formula longer than this is a mistake, or meant to be one. */
#define MAX_LENGTH 4000

typedef struct
{
  const char *text, *at;
  GArray *tokens;
  const char *counted; /* up to here columns are counted: */
  guint column;
} Lexer;

static guint
get_column (Lexer *lexer)
{
  lexer->column += (guint) g_utf8_pointer_to_offset (lexer->counted, lexer->at);
  lexer->counted = lexer->at;
  return lexer->column + 1;
}

static void
clear_token (gpointer data)
{
  GadibaToken *token = data;
  g_free (token->text);
}

static void
add_token (Lexer *lexer, GadibaTokenKind kind, char sign, char *text, GadibaNumber number)
{
  GadibaToken token = { kind, sign, text, number, get_column (lexer) };
  g_array_append_val (lexer->tokens, token);
}

static gboolean
add_sign (Lexer *lexer)
{
  static const struct
  {
    const char *text;
    char sign;
  } signs[] = {
    { "<=", 'L' }, { ">=", 'G' }, { "<>", 'N' }, { "≤", 'L' }, { "≥", 'G' }, { "≠", 'N' },
    { "×", '*' },  { "÷", '/' },  { "−", '-' },  { "+", '+' }, { "-", '-' }, { "*", '*' },
    { "/", '/' },  { "(", '(' },  { ")", ')' },  { "[", '[' }, { "]", ']' }, { ",", ',' },
    { "=", '=' },  { "<", '<' },  { ">", '>' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (lexer->at, signs[i].text))
      {
        add_token (lexer, TOKEN_SIGN, signs[i].sign, NULL, GADIBA_NUMBER (0));
        lexer->at += strlen (signs[i].text);
        return TRUE;
      }
  return FALSE;
}

static gboolean
add_number (Lexer *lexer, GError **error)
{
  gsize length = strspn (lexer->at, "0123456789.");
  g_autofree char *text = g_strndup (lexer->at, length);
  g_autoptr (GError) fault = NULL;
  GadibaNumber number;

  if (!gadiba_number_parse (text, 6, &number, &fault))
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
                   _ ("character %u of the formula: %s"), get_column (lexer), fault->message);
      return FALSE;
    }
  add_token (lexer, TOKEN_NUMBER, 0, NULL, number);
  lexer->at += length;
  return TRUE;
}

static gboolean
add_word (Lexer *lexer, GError **error)
{
  const char *end = strchr (lexer->at + 1, '"');

  if (end == NULL)
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
                   _ ("character %u of the formula: the quotation mark is not closed; write the "
                      "word as \"word\""),
                   get_column (lexer));
      return FALSE;
    }
  add_token (lexer, TOKEN_WORD, 0, g_strndup (lexer->at + 1, (gsize) (end - lexer->at - 1)),
             GADIBA_NUMBER (0));
  lexer->at = end + 1;
  return TRUE;
}

static gboolean
is_name_character (char c)
{
  return g_ascii_isalpha (c) || g_ascii_isdigit (c) || c == '.' || c == '-' || c == '_';
}

/* A hyphen or point belongs to the name when a letter or digit follows: "low-income.first". */
static void
add_name (Lexer *lexer)
{
  const char *end = lexer->at;

  while (is_name_character (*end))
    {
      if ((*end == '-' || *end == '.') && !g_ascii_isalnum (end[1]))
        break;
      end++;
    }
  add_token (lexer, TOKEN_NAME, 0, g_strndup (lexer->at, (gsize) (end - lexer->at)),
             GADIBA_NUMBER (0));
  lexer->at = end;
}

static gboolean
add_next (Lexer *lexer, GError **error)
{
  g_autofree char *character = NULL;

  if (g_ascii_isdigit (*lexer->at))
    return add_number (lexer, error);
  if (*lexer->at == '"')
    return add_word (lexer, error);
  if (g_ascii_isalpha (*lexer->at))
    {
      add_name (lexer);
      return TRUE;
    }
  if (add_sign (lexer))
    return TRUE;

  character = g_strndup (lexer->at, (gsize) (g_utf8_next_char (lexer->at) - lexer->at));
  g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
               _ ("character %u of the formula: “%s” has no meaning in a formula; names are "
                  "written in small "
                  "Latin letters without diacritics, words in \"quotation marks\""),
               get_column (lexer), character);
  return FALSE;
}

GArray *
gadiba_formula_tokens (const char *text, GError **error)
{
  Lexer lexer = { text, text, NULL, text, 0 };
  g_autoptr (GArray) tokens = g_array_new (FALSE, TRUE, sizeof (GadibaToken));

  g_array_set_clear_func (tokens, clear_token);
  if (strlen (text) > MAX_LENGTH)
    {
      g_set_error (error, GADIBA_RULES_ERROR, GADIBA_RULES_ERROR_FORMULA,
                   _ ("the formula is longer than %d characters; divide it into steps"),
                   MAX_LENGTH);
      return NULL;
    }
  lexer.tokens = tokens;
  while (TRUE)
    {
      lexer.at += strspn (lexer.at, " \t\r\n");
      if (*lexer.at == '\0')
        break;
      if (!add_next (&lexer, error))
        return NULL;
    }
  add_token (&lexer, TOKEN_END, 0, NULL, GADIBA_NUMBER (0));
  return g_steal_pointer (&tokens);
}
