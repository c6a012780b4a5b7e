/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-card-line.h"

#include <glib/gi18n-lib.h>

#include "gadiba-card-errand.h"
#include "gadiba-card-words.h"
#include "gadiba-children.h"
#include "gadiba-field.h"
#include "gadiba-name.h"
#include "gadiba-word-choice.h"
#include "gadiba-words.h"

#define MAX_FIELDS 8
#define N_UNITS 12 /* of the width */
/* Of the button that takes the row out; where there is none, its place stays empty. */
#define REMOVE_WIDTH 48

struct _GadibaCardLine
{
  GtkWidget parent;

  GadibaWorkingCase *working;
  GadibaCardPart part;
  gint64 row;
  GadibaField *fields[MAX_FIELDS]; /* in the order of the part; NULL: it is chosen by a button */
  guint n_fields;
  char *keeper;     /* login of who keeps the card; NULL: nobody */
  GPtrArray *staff; /* GadibaCardStaff: who can */
  guint last;       /* the field that was left last */
  guint check;      /* source */
  gboolean is_stored, is_on_its_way;

  GtkGrid *grid;
  GtkLabel *remark;  /* below the fields; NULL: not in this part */
  GtkWidget *choice; /* of who keeps it; NULL: not in this part */
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (GadibaCardLine, gadiba_card_line, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How many units of the width each field takes; a line goes on below when it is full. */
static const guint spans[GADIBA_CARD_N_PARTS][MAX_FIELDS] = {
  [GADIBA_CARD_PERSON] = { 4, 4 },
  [GADIBA_CARD_CLIENT] = { 4, 4, 4, 4, 4, 4 },
  [GADIBA_CARD_NAME] = { 3, 3, 3, 3, 3, 3 },
  [GADIBA_CARD_CODE] = { 6, 3, 3 },
  [GADIBA_CARD_ADDRESS] = { 4, 4, 4, 3, 3, 3, 3 },
  [GADIBA_CARD_IDENTIFIER] = { 3, 3, 3, 3 },
  [GADIBA_CARD_REPRESENTATIVE] = { 4, 4, 4, 4, 3, 3 },
  [GADIBA_CARD_FLAG] = { 6, 3, 3 },
  [GADIBA_CARD_NOTE] = { 4, 3, 5 },
};

static const char *
get_name (GadibaCardLine *self, guint i)
{
  guint n;

  return gadiba_card_list_fields (self->part, &n)[i].name;
}

static guint
find_index (GadibaCardLine *self, GadibaField *field)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i] == field)
      return i;
  return 0;
}

/* --- storing --- */

/* A value on its way. */
typedef struct
{
  GadibaCardLine *line;
  guint index;
  char *before;
} Sent;

static void
free_sent (Sent *self)
{
  g_object_unref (self->line);
  g_free (self->before);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sent, free_sent)

static void
on_value_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Sent) sent = user_data;
  g_autoptr (GError) error = NULL;
  GadibaField *field = sent->line->fields[sent->index];

  if (gadiba_card_errand_finish (result, &error) || field == NULL)
    return;
  /* Both are told above the page; theirs stands. */
  if (g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT))
    gadiba_field_set_value (field, sent->before);
  else
    gadiba_field_reject (field, sent->before, error->message);
}

static GPtrArray *
start_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gadiba_card_change_free);
}

static void
send_value (GadibaCardLine *self, guint index, const char *before, const char *after)
{
  const GadibaCardPlace place = { self->part, self->row, get_name (self, index) };
  GPtrArray *changes = start_changes ();
  Sent *sent = g_new0 (Sent, 1);

  g_ptr_array_add (changes, gadiba_card_change_new (&place, before, after));
  sent->line = g_object_ref (self);
  sent->index = index;
  sent->before = g_strdup (before);
  gadiba_card_errand_run (self->working, changes, on_value_stored_cb, sent);
}

static void
on_line_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaCardLine) self = user_data;
  g_autoptr (GError) error = NULL;

  self->is_on_its_way = FALSE;
  self->is_stored = gadiba_card_errand_finish (result, &error);
  if (!self->is_stored && self->fields[self->last] != NULL)
    gadiba_field_set_error (self->fields[self->last], error->message);
}

/* Returns: whether all is there that the line needs; what is not is told */
static gboolean
is_whole (GadibaCardLine *self)
{
  guint n;
  const GadibaCardField *fields = gadiba_card_list_fields (self->part, &n);
  gboolean whole = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value =
          self->fields[i] != NULL ? gadiba_field_dup_value (self->fields[i]) : NULL;
      if (!fields[i].is_needed || value != NULL)
        continue;
      gadiba_field_set_error (self->fields[i], _ ("Write this too, and the line is stored"));
      whole = FALSE;
    }
  return whole;
}

/* What was begun, as soon as it is whole. */
static void
on_check_cb (gpointer user_data)
{
  GadibaCardLine *self = user_data;

  self->check = 0;
  if (self->row >= 0 || self->is_on_its_way || self->is_stored || !is_whole (self))
    return;
  GPtrArray *changes = start_changes ();
  for (guint i = 0; i < self->n_fields; i++)
    {
      const GadibaCardPlace place = { self->part, -1, get_name (self, i) };
      g_autofree char *value = gadiba_field_dup_value (self->fields[i]);
      if (value != NULL)
        g_ptr_array_add (changes, gadiba_card_change_new (&place, NULL, value));
    }
  self->is_on_its_way = TRUE;
  gadiba_card_errand_run (self->working, changes, on_line_stored_cb, g_object_ref (self));
}

static gboolean
store_field (GadibaField *field, const char *before, const char *after, gpointer owner,
             GError **error)
{
  GadibaCardLine *self = owner;
  guint index = find_index (self, field);
  g_autofree char *value = NULL;

  if (!gadiba_card_check_value (self->part, get_name (self, index), after, &value, error))
    return FALSE;
  self->last = index;
  if (self->row >= 0)
    send_value (self, index, before, value);
  else if (self->is_on_its_way || self->is_stored)
    {
      g_set_error_literal (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CHANGED,
                           _ ("The line is just being stored; leave the field once more"));
      return FALSE;
    }
  else if (self->check == 0) /* the field says it then */
    self->check = g_idle_add_once (on_check_cb, self);
  return TRUE;
}

/* --- who keeps the card --- */

/* Returns: (transfer full): it borrows the names of who works here */
static GadibaChoices *
list_staff (GadibaCardLine *self)
{
  GadibaChoices *choices = gadiba_choices_new ();

  for (guint i = 0; i < self->staff->len; i++)
    {
      const GadibaCardStaff *each = g_ptr_array_index (self->staff, i);
      gadiba_choices_add (choices, each->login, each->name);
    }
  gadiba_choices_add (choices, "", _ ("Nobody yet"));
  return choices;
}

static void
on_keeper_chosen_cb (GadibaCardLine *self)
{
  g_assert (GADIBA_IS_CARD_LINE (self));

  int index = gadiba_card_find_field (self->part, "caseworker");
  const char *login = gadiba_word_choice_get_word (GADIBA_WORD_CHOICE (self->choice));
  send_value (self, (guint) index, self->keeper, login);
  g_free (self->keeper);
  self->keeper = g_strdup (login);
}

static GtkWidget *
make_keeper (GadibaCardLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const char *title = gadiba_card_words_for_field (self->part, "caseworker");
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "dim");
  self->choice = gadiba_word_choice_new_from (list_staff (self), title);
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (on_keeper_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->choice);
  return box;
}

/* --- the line --- */

static void
on_remove_clicked_cb (GadibaCardLine *self)
{
  g_assert (GADIBA_IS_CARD_LINE (self));

  if (self->row < 0)
    {
      g_signal_emit (self, signals[SIGNAL_DROPPED], 0);
      return;
    }
  const GadibaCardPlace place = { self->part, self->row, NULL };
  GPtrArray *changes = start_changes ();
  g_ptr_array_add (changes, gadiba_card_change_new (&place, NULL, NULL));
  gadiba_card_errand_run (self->working, changes, NULL, NULL);
}

static void
gadiba_card_line_dispose (GObject *object)
{
  GadibaCardLine *self = GADIBA_CARD_LINE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->check, g_source_remove);
  for (guint i = 0; i < MAX_FIELDS; i++)
    self->fields[i] = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->working);

  G_OBJECT_CLASS (gadiba_card_line_parent_class)->dispose (object);
}

static void
free_staff (gpointer data)
{
  GadibaCardStaff *self = data;

  g_free (self->login);
  g_free (self->name);
  g_free (self);
}

static void
gadiba_card_line_finalize (GObject *object)
{
  GadibaCardLine *self = GADIBA_CARD_LINE (object);

  g_free (self->keeper);
  g_ptr_array_unref (self->staff);

  G_OBJECT_CLASS (gadiba_card_line_parent_class)->finalize (object);
}

static gboolean
gadiba_card_line_grab_focus (GtkWidget *widget)
{
  GadibaCardLine *self = GADIBA_CARD_LINE (widget);

  return self->fields[0] != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->fields[0]));
}

static void
gadiba_card_line_class_init (GadibaCardLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_card_line_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_card_line_finalize;
  widget_class->grab_focus = gadiba_card_line_grab_focus;

  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cardline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gadiba_card_line_init (GadibaCardLine *self)
{
  self->staff = g_ptr_array_new_with_free_func (free_staff);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_homogeneous (self->grid, TRUE);
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_grid_set_row_spacing (self->grid, 8);
  gtk_widget_set_hexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_widget_set_margin_end (GTK_WIDGET (self->grid), REMOVE_WIDTH);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

/* Returns: (nullable): where it is typed */
static GtkEntry *
find_entry (GadibaField *field)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (field));

  while (child != NULL && !GTK_IS_ENTRY (child))
    child = gtk_widget_get_next_sibling (child);
  return (GtkEntry *) child;
}

static GtkWidget *
make_field (GadibaCardLine *self, guint index, GadibaDate today)
{
  const char *name = get_name (self, index);

  if (g_str_equal (name, "caseworker"))
    return make_keeper (self);
  self->fields[index] =
      GADIBA_FIELD (gadiba_field_new (gadiba_card_words_for_field (self->part, name), NULL, name));
  gadiba_field_set_today (self->fields[index], today);
  GtkEntry *entry = find_entry (self->fields[index]);
  if (entry != NULL) /* its width is that of its units */
    gtk_editable_set_width_chars (GTK_EDITABLE (entry), 4);
  gadiba_field_set_store (self->fields[index], store_field, self);
  return GTK_WIDGET (self->fields[index]);
}

static GtkWidget *
make_remark (GadibaCardLine *self)
{
  self->remark = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->remark, TRUE);
  gtk_label_set_xalign (self->remark, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->remark), GTK_ALIGN_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), "small");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), FALSE);
  return GTK_WIDGET (self->remark);
}

static void
make_fields (GadibaCardLine *self)
{
  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;
  guint column = 0, row = 0;

  gadiba_card_list_fields (self->part, &self->n_fields);
  for (guint i = 0; i < self->n_fields; i++)
    {
      guint span = spans[self->part][i];
      if (column + span > N_UNITS)
        {
          column = 0;
          row++;
        }
      gtk_grid_attach (self->grid, make_field (self, i, today), (int) column, (int) row, (int) span,
                       1);
      column += span;
    }
  if (self->part == GADIBA_CARD_NAME)
    gtk_grid_attach (self->grid, make_remark (self), (int) column, (int) row,
                     (int) (N_UNITS - column), 1);
  /* A line of fewer fields has as many units. */
  gtk_grid_attach (self->grid, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), 0, (int) row + 1,
                   N_UNITS, 1);
}

static void
make_remove (GadibaCardLine *self)
{
  const char *line = gadiba_card_words_for_line (self->part);
  g_autofree char *spoken = g_strdup_printf (_ ("Remove: %s"), line);

  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_add_css_class (self->remove, "quiet");
  gtk_widget_set_halign (self->remove, GTK_ALIGN_END);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (self->remove, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  g_signal_connect_object (self->remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
}

GtkWidget *
gadiba_card_line_new (GadibaWorkingCase *working, GadibaCardPart part, gint64 row)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaCardLine *self = g_object_new (GADIBA_TYPE_CARD_LINE, NULL);
  self->working = g_object_ref (working);
  self->part = part;
  self->row = row;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gadiba_card_words_for_line (part), -1);
  make_fields (self);
  if (row != 0)
    make_remove (self);
  return GTK_WIDGET (self);
}

GadibaCardPart
gadiba_card_line_get_part (GadibaCardLine *self)
{
  g_return_val_if_fail (GADIBA_IS_CARD_LINE (self), GADIBA_CARD_NONE);

  return self->part;
}

gint64
gadiba_card_line_get_row (GadibaCardLine *self)
{
  g_return_val_if_fail (GADIBA_IS_CARD_LINE (self), 0);

  return self->row;
}

static void
take_staff (GadibaCardLine *self, const GadibaCardFile *card)
{
  g_ptr_array_set_size (self->staff, 0);
  for (guint i = 0; i < card->staff->len; i++)
    {
      const GadibaCardStaff *each = g_ptr_array_index (card->staff, i);
      GadibaCardStaff *copy = g_new0 (GadibaCardStaff, 1);
      copy->login = g_strdup (each->login);
      copy->name = g_strdup (each->name);
      g_ptr_array_add (self->staff, copy);
    }
}

/* --- how letters address the name --- */

static GadibaField *
find_field (GadibaCardLine *self, const char *name)
{
  return self->fields[gadiba_card_find_field (self->part, name)];
}

/* What the rule makes of the name stands in the empty field. Returns: whether it knows it, or
 * somebody wrote it */
static gboolean
show_dative (GadibaCardLine *self, const GadibaCardRow *row, GadibaNamePart part, GadibaSex sex)
{
  gboolean is_given = part == GADIBA_NAME_GIVEN;
  const char *name = gadiba_card_row_get (row, is_given ? "given" : "family");
  const char *field = is_given ? "given-dative" : "family-dative";
  gboolean known = gadiba_name_is_known (name, part, sex);
  g_autofree char *dative = gadiba_name_decline (name, part, sex, GADIBA_LV_DATIVE);
  gboolean written = gadiba_card_row_get (row, field) != NULL;
  /* A name that was has been addressed as it was. */
  gboolean shown = written || gadiba_card_row_get (row, "to") == NULL;

  gtk_entry_set_placeholder_text (find_entry (find_field (self, field)), known ? dative : NULL);
  gtk_widget_set_visible (GTK_WIDGET (find_field (self, field)), shown);
  return known || written || !shown;
}

static void
show_datives (GadibaCardLine *self, const GadibaCardRow *row, const GadibaCardFile *card)
{
  const GadibaCardPlace place = { .part = GADIBA_CARD_PERSON, .field = "sex" };
  const char *word = gadiba_card_file_get (card, &place);
  GadibaSex sex = gadiba_sex_parse (word);
  gboolean given = show_dative (self, row, GADIBA_NAME_GIVEN, sex);
  gboolean family = show_dative (self, row, GADIBA_NAME_FAMILY, sex);

  gtk_label_set_label (self->remark,
                       given && family ? ""
                       : sex == GADIBA_SEX_UNKNOWN
                           ? _ ("While the sex is not stated, the program does not know the "
                                "dative; state the sex below, or write here how letters address "
                                "the client")
                           : _ ("The program does not know the dative of this name; write here how "
                                "letters address the client"));
  gtk_widget_set_visible (GTK_WIDGET (self->remark), !given || !family);
}

void
gadiba_card_line_show (GadibaCardLine *self, const GadibaCardRow *row, const GadibaCardFile *card)
{
  g_return_if_fail (GADIBA_IS_CARD_LINE (self) && card != NULL);

  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i] != NULL)
      gadiba_field_offer (self->fields[i], gadiba_card_row_get (row, get_name (self, i)));
  if (self->part == GADIBA_CARD_NAME)
    show_datives (self, row, card);
  if (self->choice == NULL)
    return;
  take_staff (self, card);
  gadiba_word_choice_set_choices (GADIBA_WORD_CHOICE (self->choice), list_staff (self));
  g_free (self->keeper);
  self->keeper = g_strdup (gadiba_card_row_get (row, "caseworker"));
  gadiba_word_choice_set_word (GADIBA_WORD_CHOICE (self->choice), self->keeper);
}

void
gadiba_card_line_begin (GadibaCardLine *self, const GadibaCardFile *card)
{
  g_return_if_fail (GADIBA_IS_CARD_LINE (self) && card != NULL);

  GadibaDate today =
      gadiba_session_get_moment (gadiba_working_case_get_session (self->working)).today;
  g_autofree char *day = gadiba_date_format (today);
  const GadibaCardRow *name = gadiba_card_file_find_row (card, GADIBA_CARD_NAME, 0);
  guint n;
  const GadibaCardField *fields = gadiba_card_list_fields (self->part, &n);

  for (guint i = 0; i < n; i++)
    {
      if (fields[i].kind == GADIBA_CARD_WORD)
        gadiba_field_set_value (self->fields[i], gadiba_words_list (fields[i].name)[0]);
      if (g_str_equal (fields[i].name, "from") || g_str_equal (fields[i].name, "day"))
        gadiba_field_set_value (self->fields[i], day);
      /* Mostly it is the family name that is another. */
      if (g_str_equal (fields[i].name, "given"))
        gadiba_field_set_value (self->fields[i], gadiba_card_row_get (name, "given"));
    }
}

gboolean
gadiba_card_line_is_stored (GadibaCardLine *self)
{
  g_return_val_if_fail (GADIBA_IS_CARD_LINE (self), FALSE);

  return self->row < 0 && self->is_stored;
}

void
gadiba_card_line_adopt (GadibaCardLine *self, gint64 row)
{
  g_return_if_fail (GADIBA_IS_CARD_LINE (self));

  self->row = row;
}
