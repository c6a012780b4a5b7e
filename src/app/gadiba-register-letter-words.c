/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gadiba-office-write.h"
#include "gadiba-register-words-private.h"
#include "gadiba-words.h"

/* What the register of letters says. */

enum
{
  LETTER_NUMBER,
  LETTER_DAY,
  LETTER_CLIENT,
  LETTER_ABOUT,
  LETTER_KIND,
  LETTER_APPLICATION,
  LETTER_STATE,
  LETTER_OUT,
  LETTER_SIGNED,
  LETTER_CASEWORKER,
  N_LETTER,
};

static const GadibaTableColumn columns[N_LETTER] = {
  { .id = "number", .title = N_ ("Number"), .sort = "number", .width = 12 },
  { .id = "day",
    .title = N_ ("Day"),
    .sort = "day",
    .width = 11,
    .under = GADIBA_TABLE_UNDER (LETTER_NUMBER) },
  { .id = "client",
    .title = N_ ("Applicant"),
    .sort = "client",
    .width = 18,
    .strong = TRUE,
    .is_text = TRUE },
  { .id = "about",
    .title = N_ ("About"),
    .width = 16,
    .is_text = TRUE,
    .under = GADIBA_TABLE_UNDER (LETTER_CLIENT) },
  { .id = "kind", .title = N_ ("Letter"), .sort = "kind", .width = 22, .is_text = TRUE },
  { .id = "application",
    .title = N_ ("Application"),
    .width = 12,
    .under = GADIBA_TABLE_UNDER (LETTER_KIND) },
  { .id = "state", .title = N_ ("State"), .width = 13 },
  { .id = "out",
    .title = N_ ("Printed or saved"),
    .width = 21,
    .under = GADIBA_TABLE_UNDER (LETTER_STATE) },
  { .id = "signed", .title = N_ ("Came back signed"), .width = 14 },
  { .id = "caseworker",
    .title = N_ ("Caseworker"),
    .sort = "caseworker",
    .width = 13,
    .dim = TRUE,
    .is_text = TRUE,
    .under = GADIBA_TABLE_UNDER (LETTER_SIGNED) },
};

const GadibaTableColumns _gadiba_register_letter_table = { columns, N_LETTER, "letter-columns",
                                                           "letter-order" };

const char *const _gadiba_register_letter_heads[] = { N_ ("Number"),
                                                      N_ ("Day"),
                                                      N_ ("Family name"),
                                                      N_ ("Given name"),
                                                      N_ ("Personal code"),
                                                      N_ ("About"),
                                                      N_ ("Letter"),
                                                      N_ ("Application"),
                                                      N_ ("Until"),
                                                      N_ ("State"),
                                                      N_ ("Printed or saved"),
                                                      N_ ("Day of printing or saving"),
                                                      N_ ("Came back signed"),
                                                      N_ ("Caseworker"),
                                                      NULL };

/* One that this program knows no more is called as it calls itself. */
static const char *
get_kind (const GadibaRegisterLetter *letter)
{
  const GadibaLetterKind *kind = gadiba_letter_kind_find (letter->kind);

  return kind != NULL ? _ (kind->title) : letter->title;
}

static const char *
get_state (const GadibaRegisterLetter *letter)
{
  const char *state = gadiba_register_letter_get_state (letter);

  if (g_str_equal (state, "waiting"))
    return C_ ("letter", "Not issued");
  return g_str_equal (state, "out") ? C_ ("letter", "Issued") : C_ ("letter", "Signed");
}

/* Whom alone it is about. */
static char *
describe_about (const GadibaRegisterLetter *letter)
{
  if (letter->person == 0)
    return g_strdup (_ ("the household"));
  return letter->family != NULL ? g_strdup_printf ("%s %s", letter->family, letter->given)
                                : g_strdup (_ ("erased"));
}

static gboolean
was_printed (const GadibaRegisterLetter *letter)
{
  return g_strcmp0 (letter->way, "printed") == 0;
}

static char *
describe_out (const GadibaRegisterLetter *letter)
{
  if (letter->out == GADIBA_DATE_NONE)
    return g_strdup ("–");
  g_autofree char *day = gadiba_words_format_date (letter->out);
  return g_strdup_printf (was_printed (letter) ? _ ("printed %s") : _ ("saved %s"), day);
}

void
_gadiba_register_fill_letter (GadibaTableTexts *texts, const GadibaRegisterRow *row)
{
  const GadibaRegisterLetter *letter = &row->letter;
  gboolean waits = letter->out == GADIBA_DATE_NONE && letter->came_in == GADIBA_DATE_NONE;

  texts->texts[LETTER_NUMBER] = _gadiba_register_dup_known (letter->number);
  texts->texts[LETTER_DAY] = _gadiba_register_format_day (row->day);
  texts->texts[LETTER_CLIENT] = _gadiba_register_describe_client (row);
  texts->texts[LETTER_ABOUT] = describe_about (letter);
  texts->texts[LETTER_KIND] = g_strdup (get_kind (letter));
  texts->texts[LETTER_APPLICATION] = _gadiba_register_dup_known (row->application);
  texts->texts[LETTER_STATE] = g_strdup (get_state (letter));
  texts->texts[LETTER_OUT] = describe_out (letter);
  texts->texts[LETTER_SIGNED] = _gadiba_register_format_day (letter->came_in);
  texts->texts[LETTER_CASEWORKER] = _gadiba_register_dup_known (row->caseworker);
  texts->sign_column = LETTER_STATE;
  texts->sign = waits ? "gd-todo-symbolic" : "gd-ok-symbolic";
  texts->warn_column = G_MAXUINT;
}

void
_gadiba_register_count_letters (GString *text, const GadibaRegisterTotals *totals)
{
  _gadiba_register_append_count (text, C_ ("letter", "not issued"), totals->n_waiting);
  _gadiba_register_append_count (text, C_ ("letter", "issued"), totals->n_out);
  _gadiba_register_append_count (text, C_ ("letter", "signed"), totals->n_signed);
}

void
_gadiba_register_add_letter (GadibaCsv *csv, const GadibaRegisterRow *row)
{
  const GadibaRegisterLetter *letter = &row->letter;
  g_autofree char *about = describe_about (letter);
  gboolean out = letter->out != GADIBA_DATE_NONE;

  gadiba_csv_add_text (csv, letter->number);
  gadiba_csv_add_date (csv, row->day);
  _gadiba_register_add_person (csv, row);
  gadiba_csv_add_text (csv, about);
  gadiba_csv_add_text (csv, get_kind (letter));
  gadiba_csv_add_text (csv, row->application);
  gadiba_csv_add_date (csv, letter->until);
  gadiba_csv_add_text (csv, get_state (letter));
  gadiba_csv_add_text (csv, !out                   ? NULL
                            : was_printed (letter) ? C_ ("letter", "printed")
                                                   : C_ ("letter", "saved"));
  gadiba_csv_add_date (csv, letter->out);
  gadiba_csv_add_date (csv, letter->came_in);
  gadiba_csv_add_text (csv, row->caseworker);
  gadiba_csv_end_row (csv);
}
