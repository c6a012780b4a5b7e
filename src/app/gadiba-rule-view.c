/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rule-view.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

/* --- pieces --- */

static GtkWidget *
add_text (GtkBox *box, const char *text, const char *class, gboolean small)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "num");
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  if (small)
    gtk_widget_add_css_class (label, "small");
  gtk_box_append (box, label);
  return label;
}

static void
add_caption (GtkBox *box, const char *text)
{
  gtk_widget_add_css_class (add_text (box, text, "caption", FALSE), "apart");
}

/* A doubt is marked by more than its colour. */
static void
add_note (GtkBox *box, const char *note)
{
  if (note == NULL)
    return;
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("gd-warn-symbolic");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "warn");
  gtk_box_append (GTK_BOX (row), icon);
  add_text (GTK_BOX (row), note, "warn", TRUE);
  gtk_box_append (box, row);
}

static void
add_pair (GtkBox *box, const char *left, const char *right)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = add_text (GTK_BOX (row), left, NULL, FALSE);

  gtk_widget_set_hexpand (label, TRUE);
  label = add_text (GTK_BOX (row), right, "strong", FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_box_append (box, row);
}

static void
add_source (GtkBox *box, const GadibaCitation *source)
{
  if (source != NULL)
    add_text (box, source->article, "dim", TRUE);
}

static char *
format_days (GadibaDate from, GadibaDate until)
{
  g_autofree char *first = gadiba_words_format_date (from);
  g_autofree char *last = until != GADIBA_DATE_NONE ? gadiba_words_format_date (until) : NULL;

  return last != NULL ? g_strdup_printf (_ ("%s to %s"), first, last)
                      : g_strdup_printf (_ ("from %s"), first);
}

static void
add_formulas (GtkBox *box, const GPtrArray *formulas)
{
  for (guint i = formulas->len; i > 0; i--)
    {
      const GadibaFormula *formula = g_ptr_array_index (formulas, i - 1);
      g_autofree char *days = format_days (formula->from, GADIBA_DATE_NONE);
      g_auto (GStrv) words = g_strsplit_set (formula->text, " \t\r\n", -1);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint j = 0; words[j] != NULL; j++)
        if (*words[j] != '\0')
          g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[j]);
      add_text (box, days, "dim", TRUE);
      add_text (box, text->str, "formula", FALSE);
      add_source (box, formula->source);
      add_note (box, formula->note);
    }
}

/* --- things of the book --- */

/* What people call @key of @parameter: the fact whose words its keys are tells it. */
static const char *
get_key_title (const GadibaBook *book, const GadibaParameter *parameter, const char *key)
{
  for (guint entity = 0; entity < GADIBA_N_ENTITIES; entity++)
    for (guint i = 0; i < book->facts[entity]->len; i++)
      {
        const GadibaFact *fact = g_ptr_array_index (book->facts[entity], i);
        gboolean has_all = TRUE;
        for (guint j = 0; has_all && parameter->keys[j] != NULL; j++)
          has_all = gadiba_choices_get_title (fact->choices, parameter->keys[j]) != NULL;
        if (has_all)
          return gadiba_choices_get_title (fact->choices, key);
      }
  return key;
}

static void
show_values (GtkBox *box, const GadibaBook *book, const GadibaParameter *parameter)
{
  if (parameter->values->len == 0)
    add_text (box,
              parameter->question != NULL ? parameter->question
                                          : _ ("No value yet: what needs it is not decided."),
              "warn", FALSE);
  for (guint i = parameter->values->len; i > 0; i--)
    {
      const GadibaParameterValue *value = g_ptr_array_index (parameter->values, i - 1);
      g_autofree char *days = format_days (value->from, value->until);
      if (value->entries == NULL)
        {
          g_autofree char *text =
              gadiba_rule_entry_format_value (book, &parameter->type, &value->value);
          add_pair (box, days, text);
        }
      else
        add_text (box, days, NULL, FALSE);
      for (guint j = 0; value->entries != NULL && j < value->entries->len; j++)
        {
          const GadibaEntry *entry = &g_array_index (value->entries, GadibaEntry, j);
          g_autofree char *text =
              gadiba_rule_entry_format_value (book, &parameter->type, &entry->value);
          add_pair (box, get_key_title (book, parameter, entry->key), text);
        }
      if (value->known != value->from)
        {
          g_autofree char *known = gadiba_words_format_date (value->known);
          g_autofree char *text = g_strdup_printf (_ ("known since %s"), known);
          add_text (box, text, "dim", TRUE);
        }
      add_source (box, value->source);
      add_note (box, value->note);
    }
}

static void
show_step (GtkBox *box, const GadibaStep *step)
{
  add_source (box, step->source);
  if (step->refusal != NULL)
    {
      add_caption (box, _ ("When it is not met"));
      add_text (box, step->refusal, NULL, FALSE);
    }
  add_note (box, step->note);
  add_caption (box, _ ("Formula"));
  add_formulas (box, step->formulas);
}

static void
show_benefit (GtkBox *box, const GadibaBenefit *benefit)
{
  g_autofree char *days = format_days (benefit->from, benefit->until);

  add_source (box, benefit->source);
  add_text (box, days, NULL, FALSE);
  add_text (box, benefit->monthly ? _ ("paid monthly") : _ ("paid once"), NULL, FALSE);
  if (benefit->needs_status)
    add_text (box, _ ("only for who has the status"), NULL, FALSE);
  add_note (box, benefit->amount->note);
  for (guint i = 0; i < benefit->conditions->len; i++)
    {
      const GadibaStep *condition = g_ptr_array_index (benefit->conditions, i);
      add_caption (box, condition->title);
      add_formulas (box, condition->formulas);
      add_source (box, condition->source);
      add_text (box, condition->refusal, "dim", FALSE);
      add_note (box, condition->note);
    }
  add_caption (box, _ ("Amount"));
  add_formulas (box, benefit->amount->formulas);
}

static void
show_norms (GtkBox *box, const GadibaCostItem *item)
{
  for (guint i = item->norms->len; i > 0; i--)
    {
      const GadibaNorm *norm = g_ptr_array_index (item->norms, i - 1);
      g_autofree char *days = format_days (norm->from, GADIBA_DATE_NONE);
      g_autofree char *first = gadiba_number_format (norm->first, 0, 6, ",");
      g_autofree char *further = gadiba_number_format (norm->further, 0, 6, ",");
      GadibaMoney cap = 0;
      g_autofree char *amount = norm->has_cap && gadiba_money_from_number (norm->cap, &cap)
                                    ? gadiba_money_format_lv (cap)
                                    : NULL;
      add_text (box, days, "strong", FALSE);
      if (norm->has_quantity)
        {
          g_autofree char *text =
              g_strdup_printf (_ ("%s %s for the first person, %s for each further one"), first,
                               norm->unit, further);
          add_text (box, text, NULL, FALSE);
        }
      if (amount != NULL)
        {
          g_autofree char *text = g_strdup_printf (_ ("no more than %s"), amount);
          add_text (box, text, NULL, FALSE);
        }
      if (!norm->has_quantity && amount == NULL)
        add_text (box, _ ("actual costs"), NULL, FALSE);
      add_source (box, norm->source);
      add_note (box, norm->note);
    }
}

static void
show_income (GtkBox *box, const GadibaIncomeKind *kind)
{
  add_text (box, kind->group->title, NULL, FALSE);
  if (kind->irregular)
    add_text (box, _ ("counts as irregular unless it is said otherwise"), NULL, FALSE);
  add_source (box, kind->group->counted->source);
  add_note (box, kind->group->counted->note);
  add_caption (box, _ ("What of it counts"));
  add_formulas (box, kind->group->counted->formulas);
}

static void
show_fact (GtkBox *box, const GadibaFact *fact)
{
  add_text (box, fact->question, NULL, FALSE);
  for (guint i = 0; fact->choices != NULL && i < fact->choices->len; i++)
    add_text (box, g_array_index (fact->choices, GadibaChoice, i).title, "dim", FALSE);
}

static void
show_example (GtkBox *box, const GadibaTriedExample *example)
{
  add_text (box, example->fault == NULL ? _ ("It comes out as the book expects.") : example->fault,
            example->fault == NULL ? "ok" : "bad", FALSE);
}

static void
show_act (GtkBox *box, const GadibaAct *act)
{
  add_text (box, act->title, NULL, FALSE);
  if (act->edition != NULL)
    add_text (box, act->edition, "dim", FALSE);
  if (act->address != NULL)
    add_text (box, act->address, "dim", FALSE);
}

void
gadiba_rule_view_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

void
gadiba_rule_view_fill (GtkBox *box, const GadibaBook *book, GadibaRuleEntry *entry)
{
  g_return_if_fail (GTK_IS_BOX (box) && book != NULL && GADIBA_IS_RULE_ENTRY (entry));

  gconstpointer item = gadiba_rule_entry_get_item (entry);
  g_autofree char *id =
      g_strdup_printf (_ ("In the rule book: %s"), gadiba_rule_entry_get_id (entry));
  gadiba_rule_view_clear (box);
  add_text (box, gadiba_rule_entry_get_title (entry), "title", FALSE);
  add_text (box, id, "dim", TRUE);
  switch (gadiba_rule_entry_get_kind (entry))
    {
    case GADIBA_RULE_PARAMETER:
      show_values (box, book, item);
      break;
    case GADIBA_RULE_BENEFIT:
      show_benefit (box, item);
      break;
    case GADIBA_RULE_STEP:
      show_step (box, item);
      break;
    case GADIBA_RULE_COST:
      show_norms (box, item);
      break;
    case GADIBA_RULE_INCOME:
      show_income (box, item);
      break;
    case GADIBA_RULE_FACT:
      show_fact (box, item);
      break;
    case GADIBA_RULE_EXAMPLE:
      show_example (box, item);
      break;
    case GADIBA_RULE_ACT:
      show_act (box, item);
      break;
    }
}

/* --- what came of trying --- */

static char *
describe_outcome (const char *status, GadibaMoney sum, gboolean open)
{
  g_autofree char *amount = gadiba_money_format_lv (sum);
  const char *word = g_str_equal (status, "undecided") || *status == '\0'
                         ? _ ("not decided")
                         : gadiba_words_for_status (status);

  return open ? g_strdup_printf (_ ("%s, %s or more"), word, amount)
              : g_strdup_printf ("%s, %s", word, amount);
}

static void
add_case (GtkBox *box, const GadibaTriedCase *tried)
{
  g_autofree char *before =
      describe_outcome (tried->status_before, tried->before, tried->open_before);
  g_autofree char *after = describe_outcome (tried->status_after, tried->after, tried->open_after);
  g_autofree char *text = g_strdup_printf (_ ("now: %s"), before);

  add_pair (box, tried->number, after);
  add_text (box, text, "dim", TRUE);
}

/* Returns: (transfer full) */
static char *
describe_examples (const GadibaTried *tried)
{
  guint n = tried->n_failed == 0 ? tried->examples->len : tried->n_failed;

  return tried->n_failed == 0
             ? g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%u example passes", "%u examples pass", n), n)
             : g_strdup_printf (
                 g_dngettext (GETTEXT_PACKAGE, "%u example fails", "%u examples fail", n), n);
}

/* Returns: (transfer full) */
static char *
describe_cases (const GadibaTried *tried)
{
  return g_strdup_printf (_ ("Of %u open applications %u would come out otherwise"),
                          tried->cases->len, tried->n_different);
}

void
gadiba_rule_view_fill_tried (GtkBox *box, const GadibaTried *tried)
{
  g_return_if_fail (GTK_IS_BOX (box) && tried != NULL);

  g_autofree char *examples = describe_examples (tried);
  g_autofree char *cases = describe_cases (tried);

  gadiba_rule_view_clear (box);
  add_text (box, _ ("What the draft would change"), "title", FALSE);
  add_caption (box, _ ("Examples of the rule book"));
  add_text (box, examples, tried->n_failed == 0 ? "ok" : "bad", FALSE);
  for (guint i = 0; i < tried->examples->len; i++)
    {
      const GadibaTriedExample *example = g_ptr_array_index (tried->examples, i);
      if (example->fault != NULL)
        add_text (box, example->fault, "bad", TRUE);
    }
  add_caption (box, _ ("Open applications"));
  add_text (box, cases, NULL, FALSE);
  for (guint i = 0; i < tried->n_different; i++)
    add_case (box, g_ptr_array_index (tried->cases, i));
}

/* Returns: (transfer full) (nullable): "Threshold: 620,00 € from 1 January 2026"; NULL: @book has
 * the same */
static char *
describe_change (const GadibaTried *tried, const GadibaParameter *parameter,
                 const GadibaParameterValue *value)
{
  const GadibaParameter *old = gadiba_book_get_parameter (tried->rules->book, parameter->id);
  g_autofree char *day = gadiba_words_format_date (value->from);

  if (value->entries != NULL) /* the office gives values without a key alone */
    return NULL;
  g_autofree char *text =
      gadiba_rule_entry_format_value (tried->rules->draft, &parameter->type, &value->value);
  for (guint i = 0; old != NULL && i < old->values->len; i++)
    {
      const GadibaParameterValue *each = g_ptr_array_index (old->values, i);
      if (each->from != value->from || each->entries != NULL)
        continue;
      g_autofree char *same =
          gadiba_rule_entry_format_value (tried->rules->book, &old->type, &each->value);
      if (g_str_equal (same, text))
        return NULL;
    }
  return g_strdup_printf (_ ("%s: %s from %s"), parameter->title, text, day);
}

/* Returns: (transfer full) */
static char *
tell_changes (const GadibaTried *tried)
{
  const GPtrArray *parameters = tried->rules->draft->parameters;
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *examples = describe_examples (tried);
  g_autofree char *cases = describe_cases (tried);

  for (guint i = 0; i < parameters->len; i++)
    {
      const GadibaParameter *parameter = g_ptr_array_index (parameters, i);
      for (guint j = 0; j < parameter->values->len; j++)
        {
          g_autofree char *change =
              describe_change (tried, parameter, g_ptr_array_index (parameter->values, j));
          if (change != NULL)
            g_string_append_printf (told, "%s\n", change);
        }
    }
  if (told->len == 0)
    g_string_append_printf (told, "%s\n", _ ("No value differs from what is in force."));
  g_string_append_printf (told, "\n%s, %s.\n%s.\n%s", examples,
                          tried->n_failed == 0 ? _ ("none fails") : _ ("the others pass"), cases,
                          _ ("Decisions already made keep the rules by which they were made."));
  return g_string_free (g_steal_pointer (&told), FALSE);
}

GtkWidget *
gadiba_rule_view_ask_enforce (GtkWidget *at, const GadibaTried *tried)
{
  g_return_val_if_fail (GTK_IS_WIDGET (at) && tried != NULL && tried->rules->draft != NULL, NULL);

  g_autofree char *told = tell_changes (tried);
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (at)), GTK_DIALOG_MODAL, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, "%s", _ ("Put the draft in force?"));
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  told, -1);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL,
                          _ ("_Put in force"), GTK_RESPONSE_YES, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  return dialog;
}
