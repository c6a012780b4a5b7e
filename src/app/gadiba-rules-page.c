/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-rules-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-children.h"
#include "gadiba-form-field.h"
#include "gadiba-one-stop.h"
#include "gadiba-rule-view.h"
#include "gadiba-rules-job.h"
#include "gadiba-text.h"
#include "gadiba-two-lines.h"
#include "gadiba-words.h"

struct _GadibaRulesPage
{
  GadibaPage parent;

  GadibaRulesRead *read;      /* NULL: not yet */
  GtkFilterListModel *found;  /* GadibaRuleEntry */
  GtkSingleSelection *chosen; /* of @found */
  char **words;               /* folded: what is looked for */
  gboolean is_busy;
  gboolean is_tried; /* the draft, as it is now, with no fault */

  GadibaFormField *act;
  GtkBox *detail;
  GtkWidget *drop;
  GtkWidget *enforce;
  GtkWidget *form;
  GadibaFormField *from;
  GadibaFormField *is;
  GadibaFormField *note;
  GtkEditable *search;
  GtkWidget *set;
  GadibaFormField *source;
  GtkLabel *state;
  GtkWidget *test;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (GadibaRulesPage, gadiba_rules_page, GADIBA_TYPE_PAGE)

/* --- what is shown --- */

static const GadibaBook *
get_book (GadibaRulesPage *self)
{
  const GadibaOfficeRules *rules = self->read->rules;

  return rules->draft != NULL ? rules->draft : rules->book;
}

static char *
describe_state (const GadibaOfficeRules *rules)
{
  g_autofree char *begun =
      rules->has_draft ? gadiba_words_format_date (rules->begun) : g_strdup ("");
  g_autofree char *since =
      rules->since != GADIBA_DATE_NONE ? gadiba_words_format_date (rules->since) : NULL;

  if (rules->fault != NULL)
    return g_strdup_printf (_ ("The draft cannot be used: %s"), rules->fault);
  if (rules->has_draft)
    return g_strdup_printf (_ ("A draft, begun on %s, is shown. What is in force stays until the "
                               "draft is put in force."),
                            begun);
  return since != NULL ? g_strdup_printf (_ ("In force; the municipality's values since %s"), since)
                       : g_strdup (_ ("In force"));
}

static void
update_state (GadibaRulesPage *self)
{
  gboolean has_draft = self->read != NULL && self->read->rules->has_draft;

  if (self->read != NULL)
    {
      g_autofree char *state = describe_state (self->read->rules);
      gtk_label_set_label (self->state, state);
    }
  gtk_widget_set_visible (self->drop, has_draft);
  gtk_widget_set_visible (self->test, has_draft);
  gtk_widget_set_visible (self->enforce, has_draft);
  gtk_widget_set_sensitive (self->drop, !self->is_busy);
  gtk_widget_set_sensitive (self->test, !self->is_busy);
  gtk_widget_set_sensitive (self->set, !self->is_busy);
  gtk_widget_set_sensitive (self->enforce, !self->is_busy && self->is_tried);
  gtk_widget_set_tooltip_text (self->enforce, self->is_tried ? NULL : _ ("Try the draft before"));
}

static GadibaRuleEntry *
get_entry (GadibaRulesPage *self)
{
  return self->chosen != NULL ? gtk_single_selection_get_selected_item (self->chosen) : NULL;
}

/* Returns: (transfer full): as people read it, where that can be read back */
static char *
write_source (const GadibaCitation *source)
{
  g_autofree char *read = gadiba_citation_read (source->article);

  return g_strdup (g_str_equal (read, source->text) ? source->article : source->text);
}

static void
clear_errors (GadibaRulesPage *self)
{
  gadiba_form_field_set_error (self->from, NULL);
  gadiba_form_field_set_error (self->is, NULL);
  gadiba_form_field_set_error (self->source, NULL);
  gadiba_form_field_set_error (self->act, NULL);
}

/* The form begins with the source of the newest value; what was typed for another one goes. */
static void
fill_form (GadibaRulesPage *self, GadibaRuleEntry *entry)
{
  gboolean can_set = entry != NULL && gadiba_rule_entry_can_set (entry);

  gtk_widget_set_visible (self->form, can_set);
  if (!can_set)
    return;
  const GadibaParameter *parameter = gadiba_rule_entry_get_item (entry);
  const GadibaParameterValue *last =
      parameter->values->len > 0 ? g_ptr_array_index (parameter->values, parameter->values->len - 1)
                                 : NULL;
  gadiba_form_field_set_text (self->from, "");
  gadiba_form_field_set_text (self->is, "");
  g_autofree char *source = last != NULL ? write_source (last->source) : g_strdup ("");
  gadiba_form_field_set_text (self->source, source);
  gadiba_form_field_set_text (self->act, "");
  gadiba_form_field_set_text (self->note, "");
  clear_errors (self);
}

static void
show_entry (GadibaRulesPage *self)
{
  GadibaRuleEntry *entry = get_entry (self);

  if (entry != NULL)
    gadiba_rule_view_fill (self->detail, get_book (self), entry);
  else
    gadiba_rule_view_clear (self->detail);
  fill_form (self, entry);
}

static gboolean
is_found (gpointer item, gpointer user_data)
{
  GadibaRulesPage *self = user_data;

  return gadiba_rule_entry_matches (item, (const char *const *) self->words);
}

/* Puts the entry of that id before the eyes again. */
static void
choose (GadibaRulesPage *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found));

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (GadibaRuleEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->found), i);
      if (g_str_equal (gadiba_rule_entry_get_id (entry), id))
        {
          gtk_single_selection_set_selected (self->chosen, i);
          return;
        }
    }
}

/* @read: (transfer full) */
static void
take_read (GadibaRulesPage *self, GadibaRulesRead *read)
{
  GadibaRuleEntry *entry = get_entry (self);
  g_autofree char *id = entry != NULL ? g_strdup (gadiba_rule_entry_get_id (entry)) : NULL;
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_page_get_session (GADIBA_PAGE (self)));
  GListStore *all = gadiba_rule_entry_list (read->rules, read->examples, moment.today);
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL));

  gtk_list_view_set_model (self->view, NULL); /* entries live as long as what was read */
  g_clear_object (&self->chosen);
  g_clear_object (&self->found);
  g_clear_pointer (&self->read, gadiba_rules_read_free);
  self->read = read;
  self->found = gtk_filter_list_model_new (G_LIST_MODEL (all), filter);
  self->chosen = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  choose (self, id);
  g_signal_connect_object (self->chosen, "notify::selected-item", G_CALLBACK (show_entry), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->chosen));
  show_entry (self);
  update_state (self);
}

/* --- jobs --- */

static void
show_fault (GadibaRulesPage *self, GadibaRulesAct act, const char *sentence)
{
  if (act == GADIBA_RULES_SET)
    {
      gadiba_form_field_set_error (self->is, sentence);
      gtk_widget_grab_focus (GTK_WIDGET (self->is));
    }
  else
    gadiba_page_tell (GADIBA_PAGE (self), sentence);
}

static void
take_outcome (GadibaRulesPage *self, GadibaRulesRead *read)
{
  GadibaRulesAct act = read->act;

  self->is_tried = act == GADIBA_RULES_TRY && read->tried->n_failed == 0;
  take_read (self, read);
  if (act == GADIBA_RULES_TRY)
    {
      gtk_widget_set_visible (self->form, FALSE);
      gadiba_rule_view_fill_tried (self->detail, read->tried);
      gtk_widget_grab_focus (self->test); /* what comes out is read before it is put in force */
    }
  else if (act == GADIBA_RULES_SET)
    gtk_widget_grab_focus (self->test);
  else if (act != GADIBA_RULES_READ)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (act == GADIBA_RULES_ENFORCE)
    {
      gadiba_session_reload_book (gadiba_page_get_session (GADIBA_PAGE (self)));
      gadiba_page_tell (GADIBA_PAGE (self),
                        _ ("The rules are in force. Decisions already made keep "
                           "those by which they were made."));
    }
}

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaRulesPage) self = user_data;
  GadibaRulesRead *read = gadiba_session_run_finish (result, NULL);

  self->is_busy = FALSE;
  if (self->view == NULL) /* disposed meanwhile */
    {
      gadiba_rules_read_free (read);
      return;
    }
  update_state (self);
  if (read->fault == NULL)
    {
      take_outcome (self, read);
      return;
    }
  show_fault (self, read->act, read->fault);
  gadiba_rules_read_free (read);
}

/* @asked: (transfer full) */
static void
run (GadibaRulesPage *self, GadibaRulesAsked *asked)
{
  const GadibaJob job = { gadiba_rules_do, asked, (GDestroyNotify) gadiba_rules_asked_free,
                          (GDestroyNotify) gadiba_rules_read_free };

  self->is_busy = TRUE;
  update_state (self);
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL, on_done_cb,
                            g_object_ref (self));
}

static void
on_drop_clicked_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  run (self, gadiba_rules_asked_new (GADIBA_RULES_DROP));
}

static void
on_test_clicked_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  run (self, gadiba_rules_asked_new (GADIBA_RULES_TRY));
}

static void
on_enforce_response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  GadibaRulesPage *self = user_data;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_YES && self->view != NULL && self->is_tried && !self->is_busy)
    run (self, gadiba_rules_asked_new (GADIBA_RULES_ENFORCE));
}

/* What was tried is told once more before everybody's cases follow it. Enter alone does nothing: it
 * may have been meant for the button. */
static void
on_enforce_clicked_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  if (!self->is_tried || self->read->tried == NULL)
    return;
  GtkWidget *dialog = gadiba_rule_view_ask_enforce (self->enforce, self->read->tried);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_enforce_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* @typed: an amount, or a number as people write it. Returns: (transfer full): as books do */
static char *
read_value (const GadibaParameter *parameter, const char *typed, GError **error)
{
  GadibaMoney money;

  if (g_strcmp0 (parameter->type.unit, "EUR") == 0)
    return gadiba_money_parse_entry (typed, &money, error) ? gadiba_money_format (money) : NULL;
  char *text = g_strdup (typed);
  return parameter->type.kind == GADIBA_KIND_NUMBER ? g_strdelimit (text, ",", '.') : text;
}

/* The act and the place in it, and the title of an act that the rules do not have yet.
 * Returns: (nullable): the field that is to be mended */
static GadibaFormField *
check_source (GadibaRulesPage *self)
{
  const char *source = gadiba_form_field_get_text (self->source);
  g_autofree char *cited = gadiba_citation_read (source);
  gboolean known = gadiba_citation_names_act (cited, get_book (self)->acts);
  g_autoptr (GError) error = NULL;
  GadibaCitation *citation =
      known ? gadiba_citation_parse (cited, get_book (self)->acts, &error) : NULL;
  g_autofree char *sentence = NULL;

  g_clear_pointer (&citation, gadiba_citation_free);
  gadiba_form_field_set_error (self->source,
                               *source == '\0' || error != NULL
                                   ? _ ("Name the act and the place in it: SN 3/2024 4. punkts")
                                   : NULL);
  if (*source != '\0' && !known && *gadiba_form_field_get_text (self->act) == '\0')
    sentence =
        g_strdup_printf (_ ("The rules know no act to which “%s” belongs. If the act is new, "
                            "write its title here in the genitive; else correct the source."),
                         source);
  gadiba_form_field_set_error (self->act, sentence);
  return gadiba_form_field_has_error (self->source) ? self->source
         : sentence != NULL                         ? self->act
                                                    : NULL;
}

/* Enter goes to the next field, and from the last one to the button. */
static void
on_field_activate_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
}

static void
on_set_clicked_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  const GadibaParameter *parameter = gadiba_rule_entry_get_item (get_entry (self));
  const GadibaMoment moment =
      gadiba_session_get_moment (gadiba_page_get_session (GADIBA_PAGE (self)));
  g_autoptr (GadibaRulesAsked) asked = gadiba_rules_asked_new (GADIBA_RULES_SET);
  g_autoptr (GError) wrong_day = NULL;
  g_autoptr (GError) wrong_value = NULL;

  gadiba_date_parse_entry (gadiba_form_field_get_text (self->from), moment.today, &asked->from,
                           &wrong_day);
  asked->is = read_value (parameter, gadiba_form_field_get_text (self->is), &wrong_value);
  asked->parameter = g_strdup (parameter->id);
  asked->source = g_strdup (gadiba_form_field_get_text (self->source));
  asked->genitive = g_strdup (gadiba_form_field_get_text (self->act));
  asked->note = g_strdup (gadiba_form_field_get_text (self->note));
  gadiba_form_field_set_error (self->from, wrong_day != NULL ? wrong_day->message : NULL);
  gadiba_form_field_set_error (self->is, wrong_value != NULL ? wrong_value->message : NULL);
  GadibaFormField *wrong = check_source (self);
  if (wrong_day != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  else if (wrong_value != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->is));
  else if (wrong != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (wrong));
  else
    run (self, g_steal_pointer (&asked));
}

/* --- the list --- */

static void
on_search_changed_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  g_autofree char *folded = gadiba_text_fold (gtk_editable_get_text (self->search));
  g_strfreev (self->words);
  self->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  if (self->found != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->found),
                        GTK_FILTER_CHANGE_DIFFERENT);
}

/* Into the line that had the keyboard last, or the first one: to take the keyboard itself would
 * leave it on none. */
static void
focus_list (GadibaRulesPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* From the search into the form, where there is one. */
static void
on_search_activate_cb (GadibaRulesPage *self)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  if (gtk_widget_get_visible (self->form))
    gtk_widget_grab_focus (GTK_WIDGET (self->from));
  else
    focus_list (self);
}

static gboolean
on_search_key_cb (GadibaRulesPage *self, guint key, guint code, GdkModifierType state)
{
  g_assert (GADIBA_IS_RULES_PAGE (self));

  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  focus_list (self);
  return GDK_EVENT_STOP;
}

static void
on_item_setup_cb (GadibaRulesPage *self, GtkListItem *item)
{
  gadiba_two_lines_make (item);
}

static void
on_item_bind_cb (GadibaRulesPage *self, GtkListItem *item)
{
  static const char *const plain[] = { "small", "dim", NULL }, *const bad[] = { "small", "bad",
                                                                                NULL };
  GadibaRuleEntry *entry = gtk_list_item_get_item (item);

  gadiba_two_lines_fill (item, gadiba_rule_entry_get_title (entry),
                         gadiba_rule_entry_get_about (entry),
                         gadiba_rule_entry_get_class (entry) != NULL ? bad : plain);
}

/* --- the page --- */

static void
gadiba_rules_page_enter (GadibaPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (GADIBA_RULES_PAGE (page)->search));
}

static void
gadiba_rules_page_refresh (GadibaPage *page)
{
  GadibaRulesPage *self = GADIBA_RULES_PAGE (page);

  if (!self->is_busy && *gadiba_form_field_get_text (self->is) == '\0')
    run (self, gadiba_rules_asked_new (GADIBA_RULES_READ));
}

static gboolean
gadiba_rules_page_has_open_matter (GadibaPage *page, char **sentence)
{
  GadibaRulesPage *self = GADIBA_RULES_PAGE (page);
  gboolean typed =
      gtk_widget_get_visible (self->form) && *gadiba_form_field_get_text (self->is) != '\0';

  if (typed)
    *sentence = g_strdup (_ ("A value that was typed is not in the draft yet."));
  return typed;
}

static void
gadiba_rules_page_constructed (GObject *object)
{
  GadibaRulesPage *self = GADIBA_RULES_PAGE (object);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  G_OBJECT_CLASS (gadiba_rules_page_parent_class)->constructed (object);

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_item_setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_item_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  run (self, gadiba_rules_asked_new (GADIBA_RULES_READ));
}

static void
gadiba_rules_page_dispose (GObject *object)
{
  GadibaRulesPage *self = GADIBA_RULES_PAGE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_RULES_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->chosen);
  g_clear_object (&self->found);
  g_clear_pointer (&self->read, gadiba_rules_read_free);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (gadiba_rules_page_parent_class)->dispose (object);
}

static void
gadiba_rules_page_class_init (GadibaRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = gadiba_rules_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = gadiba_rules_page_dispose;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_rules_page_enter;
  GADIBA_PAGE_CLASS (klass)->refresh = gadiba_rules_page_refresh;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_rules_page_has_open_matter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, act);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, drop);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, enforce);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, form);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, from);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, is);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, note);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, search);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, set);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, source);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, state);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, test);
  gtk_widget_class_bind_template_child (widget_class, GadibaRulesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enforce_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_field_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_set_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_test_clicked_cb);
  g_type_ensure (GADIBA_TYPE_FORM_FIELD);
  g_type_ensure (GADIBA_TYPE_ONE_STOP);
}

static void
gadiba_rules_page_init (GadibaRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gadiba_rules_page_new (GadibaSession *session)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session), NULL);

  return g_object_new (GADIBA_TYPE_RULES_PAGE, "session", session, NULL);
}
