/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-answers.h"
#include "gadiba-application-section-private.h"
#include "gadiba-choice-popover.h"
#include "gadiba-words.h"

enum
{
  WISH_FORM,
  WISH_PAYEE,
  WISH_IBAN,
  N_WISH_COLUMNS,
};

static const GadibaBook *
get_book (GadibaApplicationSection *self)
{
  return gadiba_session_get_book (gadiba_working_case_get_session (self->working));
}

/* --- rows "way", "representative", "signed p1" --- */

static gboolean
find_signing (gpointer owner, const char *row, guint column, GadibaIntakePlace *place)
{
  const char *space = strchr (row, ' ');

  *place = (GadibaIntakePlace){ .field = g_str_equal (row, "way") ? GADIBA_INTAKE_WAY
                                         : space != NULL          ? GADIBA_INTAKE_SIGNED
                                                                  : GADIBA_INTAKE_REPRESENTATIVE,
                                .person = space != NULL ? space + 1 : NULL };
  return TRUE;
}

static void
add_signing_row (GadibaApplicationSection *self, const char *id, const char *title)
{
  gadiba_entry_grid_add_row (
      self->signing, &(GadibaGridRowInfo){ .id = id, .title = title, .is_read_only = TRUE });
}

static void
show_signing_row (GadibaApplicationSection *self, const char *id, const char *empty)
{
  GadibaIntakePlace place;
  find_signing (self, id, 0, &place);
  const char *value = gadiba_intake_get (gadiba_working_case_get_intake (self->working), &place);
  gboolean refused = place.field == GADIBA_INTAKE_SIGNED && g_strcmp0 (value, "refused") == 0;
  gboolean open = place.field == GADIBA_INTAKE_SIGNED && value == NULL;
  g_autofree char *text = gadiba_working_intake_format (self->working, &place, value);

  gadiba_entry_grid_set_cell (self->signing, id, 0, value != NULL ? text : empty);
  gadiba_entry_grid_set_sign (self->signing, id, 0,
                              refused ? "gd-stop-symbolic"
                              : open  ? "gd-todo-symbolic"
                                      : NULL,
                              refused ? "bad"
                              : open  ? "warn"
                                      : NULL);
  gadiba_entry_grid_set_action (self->signing, id, 0, gadiba_working_case_is_open (self->working));
}

static void
fill_signing (GadibaApplicationSection *self)
{
  const GadibaCase *from = gadiba_working_case_get_case (self->working);
  const GPtrArray *people =
      gadiba_intake_get_representatives (gadiba_working_case_get_intake (self->working));
  g_autofree gboolean *is_minor = gadiba_answers_list_persons (from, get_book (self), "minor");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  gadiba_entry_grid_begin (self->signing);
  add_signing_row (self, "way", _ ("How it came"));
  add_signing_row (self, "representative", _ ("Who acts for the client"));
  for (guint i = 0; i < from->persons->len; i++)
    {
      const GadibaCasePerson *person = gadiba_case_get_person (from, (int) i);
      g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
      if (is_minor[i]) /* adults sign */
        continue;
      g_ptr_array_add (ids, g_strdup_printf ("signed %s", person->id));
      add_signing_row (self, g_ptr_array_index (ids, ids->len - 1), name);
    }
  gadiba_entry_grid_end (self->signing);
  show_signing_row (self, "way", _ ("Not stated"));
  show_signing_row (self, "representative",
                    people->len > 0 ? _ ("Nobody") : _ ("Nobody is on the client's card"));
  for (guint i = 0; i < ids->len; i++)
    show_signing_row (self, g_ptr_array_index (ids, i), _ ("Signature not stated"));
}

static void
on_signing_chosen_cb (const char *choice, gpointer owner, const char *row)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (owner);

  gadiba_intake_grid_choose (self->signing, row, 0, *choice != '\0' ? choice : NULL);
  gadiba_entry_grid_go_on (self->signing);
}

static void
ask_representative (GadibaApplicationSection *self)
{
  const GPtrArray *people =
      gadiba_intake_get_representatives (gadiba_working_case_get_intake (self->working));
  g_autoptr (GadibaChoices) choices = gadiba_choices_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (people->len == 0)
    {
      gadiba_entry_grid_refuse (self->signing,
                                _ ("Nobody acts for the client on the day of the application. "
                                   "Enter the representative on the client's card first."));
      return;
    }
  gadiba_choices_add (choices, "", _ ("Nobody"));
  for (guint i = 0; i < people->len; i++)
    {
      const GadibaIntakeRepresentative *each = g_ptr_array_index (people, i);
      char *key = g_strdup_printf ("%" G_GINT64_FORMAT, each->key);
      char *title = g_strdup_printf ("%s, %s", each->name,
                                     gadiba_words_for ("representative-kind", each->kind));
      g_ptr_array_add (texts, key);
      g_ptr_array_add (texts, title);
      gadiba_choices_add (choices, key, title);
    }
  gadiba_choice_popover_ask (GTK_WIDGET (self), choices, on_signing_chosen_cb, self,
                             "representative");
}

void
_gadiba_application_activate_signing (GadibaApplicationSection *self, const char *row)
{
  if (g_str_equal (row, "representative"))
    ask_representative (self);
  else
    gadiba_choice_popover_ask_words (GTK_WIDGET (self), g_str_equal (row, "way") ? "way" : "signed",
                                     on_signing_chosen_cb, self, row);
}

/* --- what is wished for: a row for each benefit --- */

static gboolean
find_wish (gpointer owner, const char *row, guint column, GadibaIntakePlace *place)
{
  static const GadibaIntakeField fields[] = { GADIBA_INTAKE_FORM, GADIBA_INTAKE_PAYEE,
                                              GADIBA_INTAKE_IBAN };

  *place = (GadibaIntakePlace){ .field = fields[column], .kind = row };
  return TRUE;
}

/* The benefits that are asked for; the status is no thing to be paid. */
static GPtrArray *
list_asked (GadibaApplicationSection *self)
{
  const GadibaBook *book = get_book (self);
  GPtrArray *asked = g_ptr_array_new ();

  for (guint i = 0; i < book->benefits->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (book->benefits, i);
      if (gadiba_case_asks_for (gadiba_working_case_get_case (self->working), benefit->id))
        g_ptr_array_add (asked, (gpointer) benefit);
    }
  return asked;
}

static void
show_wish (GadibaApplicationSection *self, const GadibaBenefit *benefit)
{
  const GadibaIntakePlace form = { .field = GADIBA_INTAKE_FORM, .kind = benefit->id };
  gboolean is_open = gadiba_working_case_is_open (self->working);

  for (guint column = 0; column < N_WISH_COLUMNS; column++)
    gadiba_intake_grid_show (self->wishes, benefit->id, column);
  if (benefit->in_money)
    gadiba_entry_grid_set_cell (self->wishes, benefit->id, WISH_FORM, _ ("in money only"));
  else if (gadiba_intake_get (gadiba_working_case_get_intake (self->working), &form) == NULL)
    gadiba_entry_grid_set_cell (self->wishes, benefit->id, WISH_FORM, _ ("not stated"));
  gadiba_entry_grid_set_sign (self->wishes, benefit->id, WISH_FORM, NULL,
                              benefit->in_money ? "dim" : NULL);
  gadiba_entry_grid_set_action (self->wishes, benefit->id, WISH_FORM,
                                is_open && !benefit->in_money);
}

static void
fill_wishes (GadibaApplicationSection *self)
{
  g_autoptr (GPtrArray) asked = list_asked (self);
  gboolean is_open = gadiba_working_case_is_open (self->working);

  gadiba_entry_grid_begin (self->wishes);
  for (guint i = 0; i < asked->len; i++)
    {
      const GadibaBenefit *benefit = g_ptr_array_index (asked, i);
      gadiba_entry_grid_add_row (
          self->wishes, &(GadibaGridRowInfo){ .id = benefit->id,
                                              .title = benefit->title,
                                              .is_read_only = !is_open || benefit->in_money });
    }
  gadiba_entry_grid_end (self->wishes);
  for (guint i = 0; i < asked->len; i++)
    show_wish (self, g_ptr_array_index (asked, i));
  gtk_widget_set_visible (self->wishes_part, asked->len > 0);
}

static void
on_form_chosen_cb (const char *choice, gpointer owner, const char *row)
{
  GadibaApplicationSection *self = GADIBA_APPLICATION_SECTION (owner);

  gadiba_intake_grid_choose (self->wishes, row, WISH_FORM, *choice != '\0' ? choice : NULL);
  gadiba_entry_grid_go_on (self->wishes);
}

void
_gadiba_application_activate_wish (GadibaApplicationSection *self, const char *row, guint column)
{
  if (column == WISH_FORM)
    gadiba_choice_popover_ask_words (GTK_WIDGET (self), "form", on_form_chosen_cb, self, row);
}

/* --- both --- */

void
_gadiba_application_fill_signing (GadibaApplicationSection *self)
{
  fill_signing (self);
  fill_wishes (self);
}

void
_gadiba_application_start_signing (GadibaApplicationSection *self)
{
  const GadibaGridColumn signing = { .title = _ ("Stated"), .kind = GADIBA_GRID_SIGN };
  const GadibaGridColumn wishes[N_WISH_COLUMNS] = {
    [WISH_FORM] = { .title = _ ("In which form"), .kind = GADIBA_GRID_SIGN },
    [WISH_PAYEE] = { .title = _ ("Who else is paid"),
                     .kind = GADIBA_GRID_TEXT,
                     .is_editable = TRUE,
                     .is_apart = TRUE,
                     .min_chars = 14 },
    [WISH_IBAN] = { .title = _ ("Account"),
                    .kind = GADIBA_GRID_TEXT,
                    .is_editable = TRUE,
                    .is_apart = TRUE,
                    .min_chars = 22 },
  };

  gadiba_entry_grid_set_columns (self->signing, _ ("Application and signatures"), &signing, 1);
  gadiba_entry_grid_set_columns (self->wishes, _ ("Benefit"), wishes, N_WISH_COLUMNS);
  gadiba_intake_grid (self->signing, self->working, find_signing, NULL);
  gadiba_intake_grid (self->wishes, self->working, find_wish, NULL);
}
