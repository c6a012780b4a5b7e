/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-register-filters.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-drop-down.h"
#include "gadiba-form-field.h"
#include "gadiba-office-write.h"
#include "gadiba-register-words.h"
#include "gadiba-words.h"

typedef enum
{
  CHOICE_STATE,
  CHOICE_LETTER,
  CHOICE_BENEFIT,
  CHOICE_OUTCOME,
  CHOICE_STATUS,
  CHOICE_CASEWORKER,
  N_CHOICES,
} Choice;

struct _GadibaRegisterFilters
{
  GtkWidget parent;

  GadibaRegisterKind kind;
  GadibaDate today, from, to;
  GtkWidget *from_field, *to_field;
  GtkWidget *choices[N_CHOICES]; /* NULL: this register has no such choice */
  const char **words[N_CHOICES]; /* interned: what each line of a choice means; the first: all */
  GArray *caseworkers;           /* gint64 */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (GadibaRegisterFilters, gadiba_register_filters, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_changed (GadibaRegisterFilters *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* --- days --- */

static gboolean
read_day (GadibaRegisterFilters *self, GtkWidget *field, GadibaDate *day)
{
  const char *text = gadiba_form_field_get_text (GADIBA_FORM_FIELD (field));
  g_autoptr (GError) error = NULL;

  *day = GADIBA_DATE_NONE;
  if (*text != '\0' && !gadiba_date_parse_entry (text, self->today, day, &error))
    {
      gadiba_form_field_set_error (GADIBA_FORM_FIELD (field), error->message);
      return FALSE;
    }
  gadiba_form_field_set_error (GADIBA_FORM_FIELD (field), NULL);
  if (*day != GADIBA_DATE_NONE)
    {
      g_autofree char *written = gadiba_words_format_date (*day);
      if (!g_str_equal (written, text))
        gadiba_form_field_set_text (GADIBA_FORM_FIELD (field), written);
    }
  return TRUE;
}

static void
on_days_changed_cb (GadibaRegisterFilters *self)
{
  g_assert (GADIBA_IS_REGISTER_FILTERS (self));

  GadibaDate from, to;
  gboolean can_be = read_day (self, self->from_field, &from);
  can_be = read_day (self, self->to_field, &to) && can_be;
  if (can_be && from != GADIBA_DATE_NONE && to != GADIBA_DATE_NONE && to < from)
    {
      gadiba_form_field_set_error (GADIBA_FORM_FIELD (self->to_field),
                                   _ ("The last day is before the first one; nothing can be "
                                      "found so"));
      can_be = FALSE;
    }
  if (!can_be || (from == self->from && to == self->to))
    return;
  self->from = from;
  self->to = to;
  tell_changed (self);
}

static GtkWidget *
make_day (GadibaRegisterFilters *self, const char *label)
{
  GtkWidget *field = gadiba_form_field_new (label, NULL);

  g_signal_connect_object (field, "left", G_CALLBACK (on_days_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field, "activate", G_CALLBACK (on_days_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gadiba_form_field_set_width (GADIBA_FORM_FIELD (field), 10);
  return field;
}

/* --- choices --- */

static GtkDropDown *
get_drop_down (GadibaRegisterFilters *self, Choice choice)
{
  return GTK_DROP_DOWN (self->choices[choice]);
}

/* @words: (transfer full): NULL-terminated after the first; @titles: as many */
static void
set_lines (GadibaRegisterFilters *self, Choice choice, GPtrArray *words, GtkStringList *titles)
{
  if (self->choices[choice] == NULL)
    {
      g_ptr_array_unref (words);
      return;
    }
  const char *chosen = NULL;
  guint selected = gtk_drop_down_get_selected (get_drop_down (self, choice));

  if (self->words[choice] != NULL && selected != GTK_INVALID_LIST_POSITION)
    chosen = self->words[choice][selected];
  g_free (self->words[choice]);
  g_ptr_array_add (words, NULL);
  self->words[choice] = (const char **) g_ptr_array_free (words, FALSE);
  self->is_filling = TRUE;
  gtk_drop_down_set_model (get_drop_down (self, choice), G_LIST_MODEL (titles));
  for (guint i = 1; self->words[choice][i] != NULL; i++)
    if (self->words[choice][i] == chosen)
      gtk_drop_down_set_selected (get_drop_down (self, choice), i);
  self->is_filling = FALSE;
}

static void
begin_lines (GPtrArray **words, GtkStringList **titles)
{
  const char *const all[] = { _ ("all"), NULL };

  *words = g_ptr_array_new ();
  g_ptr_array_add (*words, (gpointer) g_intern_static_string (""));
  *titles = gtk_string_list_new (all);
}

static void
add_line (GPtrArray *words, GtkStringList *titles, const char *word, const char *title)
{
  g_ptr_array_add (words, (gpointer) g_intern_string (word));
  gtk_string_list_append (titles, title);
}

static void
fill_state (GadibaRegisterFilters *self)
{
  GPtrArray *words;
  g_autoptr (GtkStringList) titles = NULL;

  begin_lines (&words, &titles);
  switch (self->kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      add_line (words, titles, "open", _ ("open"));
      add_line (words, titles, "overdue", _ ("overdue"));
      add_line (words, titles, "decided", _ ("decided"));
      add_line (words, titles, "withdrawn", _ ("withdrawn"));
      break;
    case GADIBA_REGISTER_DECISIONS:
      add_line (words, titles, "running", _ ("running"));
      add_line (words, titles, "ended", _ ("ended"));
      add_line (words, titles, "replaced", _ ("replaced"));
      break;
    case GADIBA_REGISTER_LETTERS:
      add_line (words, titles, "waiting", C_ ("letter", "not issued"));
      add_line (words, titles, "out", C_ ("letter", "issued"));
      add_line (words, titles, "signed", C_ ("letter", "signed"));
      break;
    }
  set_lines (self, CHOICE_STATE, words, titles);
}

static void
fill_letter (GadibaRegisterFilters *self)
{
  GPtrArray *words;
  g_autoptr (GtkStringList) titles = NULL;

  begin_lines (&words, &titles);
  for (guint i = 0; i < gadiba_letter_kind_count (); i++)
    {
      const GadibaLetterKind *kind = gadiba_letter_kind_get (i);
      add_line (words, titles, kind->id, _ (kind->title));
    }
  set_lines (self, CHOICE_LETTER, words, titles);
}

static void
fill_outcome (GadibaRegisterFilters *self)
{
  static const char *const outcomes[] = { "granted", "refused", "left-open" };
  GPtrArray *words;
  g_autoptr (GtkStringList) titles = NULL;

  begin_lines (&words, &titles);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    add_line (words, titles, outcomes[i],
              gadiba_register_words_get_outcome (gadiba_register_parse_outcome (outcomes[i])));
  set_lines (self, CHOICE_OUTCOME, words, titles);
}

static void
fill_status (GadibaRegisterFilters *self)
{
  GPtrArray *words;
  g_autoptr (GtkStringList) titles = NULL;

  begin_lines (&words, &titles);
  add_line (words, titles, "needy", _ ("needy"));
  add_line (words, titles, "low-income", _ ("low-income"));
  add_line (words, titles, "none", _ ("neither"));
  set_lines (self, CHOICE_STATUS, words, titles);
}

static void
on_choice_selected_cb (GadibaRegisterFilters *self)
{
  g_assert (GADIBA_IS_REGISTER_FILTERS (self));

  tell_changed (self);
}

static GtkWidget *
make_choice (GadibaRegisterFilters *self, Choice choice, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *above = gtk_label_new_with_mnemonic (label);
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  self->choices[choice] = drop_down;
  gtk_label_set_xalign (GTK_LABEL (above), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (above), drop_down);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  above, NULL, -1);
  gadiba_drop_down_name (GTK_DROP_DOWN (drop_down), GTK_LABEL (above));
  gtk_box_append (GTK_BOX (box), above);
  gtk_box_append (GTK_BOX (box), drop_down);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_choice_selected_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

/* --- the widget --- */

static void
add (GtkWidget *flow, GtkWidget *child)
{
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
  gtk_widget_set_focusable (gtk_widget_get_parent (child), FALSE);
}

static GtkWidget *
make_flow (GadibaRegisterFilters *self)
{
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 7);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 8);
  add (flow, self->from_field);
  add (flow, self->to_field);
  add (flow, make_choice (self, CHOICE_STATE, _ ("_State")));
  if (self->kind == GADIBA_REGISTER_LETTERS)
    add (flow, make_choice (self, CHOICE_LETTER, _ ("K_ind of letter")));
  else
    {
      add (flow, make_choice (self, CHOICE_BENEFIT, _ ("_Benefit")));
      add (flow, make_choice (self, CHOICE_OUTCOME, _ ("Out_come")));
      add (flow, make_choice (self, CHOICE_STATUS, _ ("Status of the _household")));
    }
  add (flow, make_choice (self, CHOICE_CASEWORKER, _ ("Case_worker")));
  return flow;
}

static void
gadiba_register_filters_dispose (GObject *object)
{
  gadiba_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (gadiba_register_filters_parent_class)->dispose (object);
}

static void
gadiba_register_filters_finalize (GObject *object)
{
  GadibaRegisterFilters *self = GADIBA_REGISTER_FILTERS (object);

  for (Choice i = 0; i < N_CHOICES; i++)
    g_free (self->words[i]);
  g_array_unref (self->caseworkers);

  G_OBJECT_CLASS (gadiba_register_filters_parent_class)->finalize (object);
}

static gboolean
gadiba_register_filters_grab_focus (GtkWidget *widget)
{
  return gadiba_focus_child (widget, GADIBA_REGISTER_FILTERS (widget)->from_field);
}

static void
gadiba_register_filters_class_init (GadibaRegisterFiltersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_register_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_register_filters_finalize;
  widget_class->grab_focus = gadiba_register_filters_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filters");
}

static void
gadiba_register_filters_init (GadibaRegisterFilters *self)
{
  self->caseworkers = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static const char *
get_first_day (GadibaRegisterKind kind)
{
  switch (kind)
    {
    case GADIBA_REGISTER_APPLICATIONS:
      return _ ("_Received from");
    case GADIBA_REGISTER_DECISIONS:
      return _ ("Deci_ded from");
    case GADIBA_REGISTER_LETTERS:
      return _ ("Dated fro_m");
    }
  g_return_val_if_reached ("");
}

GtkWidget *
gadiba_register_filters_new (GadibaRegisterKind kind, GadibaDate today)
{
  GadibaRegisterFilters *self = g_object_new (GADIBA_TYPE_REGISTER_FILTERS, NULL);

  self->kind = kind;
  self->today = today;
  self->from_field = make_day (self, get_first_day (kind));
  self->to_field = make_day (self, _ ("_to"));
  gtk_widget_set_parent (make_flow (self), GTK_WIDGET (self));
  fill_state (self);
  fill_letter (self);
  fill_outcome (self);
  fill_status (self);
  return GTK_WIDGET (self);
}

/* --- for its owner --- */

void
gadiba_register_filters_set_choices (GadibaRegisterFilters *self,
                                     const GadibaRegisterChoices *choices, const GadibaBook *book)
{
  g_return_if_fail (GADIBA_IS_REGISTER_FILTERS (self) && choices != NULL && book != NULL);

  GPtrArray *benefits, *caseworkers;
  g_autoptr (GtkStringList) benefit_titles = NULL, names = NULL;
  begin_lines (&benefits, &benefit_titles);
  for (guint i = 0; i < choices->benefits->len; i++)
    add_line (benefits, benefit_titles, choices->benefits->pdata[i],
              gadiba_register_words_get_benefit (choices->benefits->pdata[i], book));
  set_lines (self, CHOICE_BENEFIT, benefits, benefit_titles);
  begin_lines (&caseworkers, &names);
  g_array_set_size (self->caseworkers, 0);
  for (guint i = 0; i < choices->names->len; i++)
    {
      g_autofree char *key =
          g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (choices->caseworkers, gint64, i));
      add_line (caseworkers, names, key, choices->names->pdata[i]);
    }
  g_array_append_vals (self->caseworkers, choices->caseworkers->data, choices->caseworkers->len);
  set_lines (self, CHOICE_CASEWORKER, caseworkers, names);
}

/* Returns: what is chosen, NULL: all */
static const char *
get_word (GadibaRegisterFilters *self, Choice choice)
{
  if (self->words[choice] == NULL)
    return NULL;
  guint selected = gtk_drop_down_get_selected (get_drop_down (self, choice));

  return selected != GTK_INVALID_LIST_POSITION && selected > 0 ? self->words[choice][selected]
                                                               : NULL;
}

void
gadiba_register_filters_fill (GadibaRegisterFilters *self, GadibaRegisterQuery *query)
{
  g_return_if_fail (GADIBA_IS_REGISTER_FILTERS (self) && query != NULL);

  guint caseworker = gtk_drop_down_get_selected (get_drop_down (self, CHOICE_CASEWORKER));
  query->from = self->from;
  query->to = self->to;
  query->state = get_word (self, CHOICE_STATE);
  query->letter = get_word (self, CHOICE_LETTER);
  query->benefit = get_word (self, CHOICE_BENEFIT);
  query->outcome = get_word (self, CHOICE_OUTCOME);
  query->status = get_word (self, CHOICE_STATUS);
  query->caseworker = caseworker != GTK_INVALID_LIST_POSITION && caseworker > 0
                          ? g_array_index (self->caseworkers, gint64, caseworker - 1)
                          : 0;
}

gboolean
gadiba_register_filters_is_set (GadibaRegisterFilters *self)
{
  g_return_val_if_fail (GADIBA_IS_REGISTER_FILTERS (self), FALSE);

  gboolean is_set = self->from != GADIBA_DATE_NONE || self->to != GADIBA_DATE_NONE;
  for (Choice i = 0; i < N_CHOICES; i++)
    is_set |= get_word (self, i) != NULL;
  return is_set;
}

void
gadiba_register_filters_clear (GadibaRegisterFilters *self)
{
  g_return_if_fail (GADIBA_IS_REGISTER_FILTERS (self));

  self->is_filling = TRUE;
  gadiba_form_field_set_text (GADIBA_FORM_FIELD (self->from_field), "");
  gadiba_form_field_set_text (GADIBA_FORM_FIELD (self->to_field), "");
  gadiba_form_field_set_error (GADIBA_FORM_FIELD (self->from_field), NULL);
  gadiba_form_field_set_error (GADIBA_FORM_FIELD (self->to_field), NULL);
  self->from = self->to = GADIBA_DATE_NONE;
  for (Choice i = 0; i < N_CHOICES; i++)
    if (self->choices[i] != NULL)
      gtk_drop_down_set_selected (get_drop_down (self, i), 0);
  self->is_filling = FALSE;
  tell_changed (self);
}
