/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-new-page.h"

#include <glib/gi18n-lib.h>

#include "gadiba-case-change.h"
#include "gadiba-case-head.h"
#include "gadiba-children.h"
#include "gadiba-field.h"
#include "gadiba-office-register.h"
#include "gadiba-office-talk.h"
#include "gadiba-person-form.h"
#include "gadiba-words.h"

struct _GadibaNewPage
{
  GadibaPage parent;

  GadibaPersonForm *form; /* NULL: it is for a client who was open */
  GtkWidget *client;      /* who that is; NULL: it is typed who applies */
  gint64 known;           /* who was chosen; 0: nobody yet */
  gboolean is_card;       /* without an application */
  gboolean is_busy;       /* or registered already */
  char *begun;            /* what it began with, or has registered, as dup_typed() */

  GtkLabel *fault;
  GtkLabel *heading; /* of where and when */
  GadibaField *place;
  GadibaField *postcode;
  GadibaField *received;
  GtkWidget *register_button;
  GadibaField *region;
  GadibaField *street;
  GtkLabel *title;
  GtkBox *who;
  GtkLabel *who_heading;
};

G_DEFINE_FINAL_TYPE (GadibaNewPage, gadiba_new_page, GADIBA_TYPE_PAGE)

static void
tell (GadibaNewPage *self, const char *sentence)
{
  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
}

/* Returns: (transfer full): what the form holds, to be compared */
static char *
dup_typed (GadibaNewPage *self)
{
  GadibaField *const fields[] = { self->street, self->place, self->region, self->postcode,
                                  self->received };
  char *typed = self->form != NULL ? gadiba_person_form_dup_typed (self->form) : g_strdup ("");

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *before = typed;
      g_autofree char *text = gadiba_field_dup_typed (fields[i]);
      typed = g_strjoin ("\n", before, text, NULL);
    }
  return typed;
}

/* Among the open pages it is known by whose it is. @name: (nullable): nobody is typed yet */
static void
show_name (GadibaNewPage *self, const char *name)
{
  const char *kind = self->is_card ? _ ("New card") : _ ("New application");

  gadiba_page_set_title (GADIBA_PAGE (self), name != NULL ? name : kind);
  gadiba_page_set_detail (GADIBA_PAGE (self), name != NULL ? kind : NULL);
}

static void
on_form_edited_cb (GadibaNewPage *self)
{
  g_assert (GADIBA_IS_NEW_PAGE (self));

  g_autofree char *name = gadiba_person_form_dup_name (self->form);
  show_name (self, name);
}

/* --- registering --- */

/* What was registered. Strings owned. */
typedef struct
{
  char *number;      /* NULL: a card alone */
  gint64 person;     /* of the card */
  char *last;        /* that it is taken over from; NULL: it was typed */
  GadibaDate talked; /* the newest talk of that name that is on no card; NONE: there is none */
} Registered;

static void
free_registered (gpointer data)
{
  Registered *self = data;

  if (self == NULL)
    return;
  g_free (self->number);
  g_free (self->last);
  g_free (self);
}

/* It crosses into the session's thread. */
typedef struct
{
  GadibaCase *from; /* what was typed; NULL: it is drafted from the records */
  gint64 person;    /* of the draft; of what was typed: -1: nobody in the records, 0: not said */
  GadibaDate received;
  gboolean is_card;
} Registration;

static void
free_registration (gpointer data)
{
  Registration *self = data;

  gadiba_case_free (self->from);
  g_free (self);
}

/* Somebody who is new may have been here before. */
static void
find_talk (GadibaOffice *office, const GadibaCase *from, Registered *registered)
{
  const GadibaCasePerson *person = gadiba_case_get_person (from, gadiba_case_find_applicant (from));
  g_autofree char *name = g_strdup_printf ("%s %s", person->given, person->family);
  g_autoptr (GPtrArray) talks = gadiba_office_find_talks (office, name, NULL);

  if (talks != NULL && talks->len > 0)
    registered->talked = ((const GadibaTalk *) g_ptr_array_index (talks, 0))->day;
}

static gpointer
do_register (GadibaOffice *office, const GadibaMoment *moment, gpointer data, GError **error)
{
  const Registration *asked = data;
  Registered *registered = g_new0 (Registered, 1);

  registered->talked = GADIBA_DATE_NONE;
  if (asked->is_card)
    gadiba_office_register_client (office, asked->from, asked->person, moment, &registered->person,
                                   error);
  else if (asked->from != NULL)
    registered->number =
        gadiba_office_register_case (office, asked->from, &asked->person, moment, error);
  else
    registered->number = gadiba_office_repeat_case (office, asked->person, asked->received, moment,
                                                    &registered->last, error);
  if (registered->number == NULL && registered->person == 0)
    {
      free_registered (registered);
      return NULL;
    }
  if (asked->from != NULL)
    find_talk (office, asked->from, registered);
  return registered;
}

/* Nothing that is taken over passes for what the client said today. */
static void
tell_last (GadibaNewPage *self, const char *last)
{
  g_autofree char *sentence =
      last != NULL ? g_strdup_printf (_ ("Household, dwelling, property, incomes and costs are "
                                         "taken over from application %s. Confirm with the client "
                                         "what of it still holds."),
                                      last)
                   : NULL;

  if (sentence != NULL)
    gadiba_page_tell (GADIBA_PAGE (self), sentence);
}

static void
tell_talk (GadibaNewPage *self, GadibaDate talked)
{
  g_autofree char *day = talked != GADIBA_DATE_NONE ? gadiba_words_format_date (talked) : NULL;
  g_autofree char *sentence =
      day != NULL ? g_strdup_printf (_ ("A talk with somebody of this name was noted on %s. It is "
                                        "offered in the section “Talks”, to be put on this card."),
                                     day)
                  : NULL;

  if (sentence != NULL)
    gadiba_page_tell (GADIBA_PAGE (self), sentence);
}

static void
on_registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GadibaNewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  Registered *registered = gadiba_session_run_finish (result, &error);

  self->is_busy = registered != NULL; /* what is registered is not registered once more */
  if (self->register_button == NULL)  /* disposed meanwhile */
    {
      free_registered (registered);
      return;
    }
  if (self->form != NULL
      && g_error_matches (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_QUESTION))
    tell (self, gadiba_person_form_ask (self->form));
  else
    tell (self, error != NULL ? error->message : NULL);
  if (registered == NULL)
    return;
  g_free (self->begun);
  self->begun = dup_typed (self);
  tell_last (self, registered->last);
  tell_talk (self, registered->talked);
  if (registered->number != NULL)
    gadiba_page_open_application (GADIBA_PAGE (self), registered->number);
  else
    gadiba_page_open_client (GADIBA_PAGE (self), registered->person);
  free_registered (registered);
}

/* Takes @from. */
static void
ask_register (GadibaNewPage *self, GadibaCase *from, gint64 person, GadibaDate received)
{
  Registration *asked = g_new0 (Registration, 1);
  const GadibaJob job = { do_register, asked, free_registration, free_registered };

  asked->from = from;
  asked->person = person;
  asked->received = received;
  asked->is_card = self->is_card;
  self->is_busy = TRUE;
  gadiba_session_run_async (gadiba_page_get_session (GADIBA_PAGE (self)), &job, NULL,
                            on_registered_cb, g_object_ref (self));
}

static gboolean
read_received (GadibaNewPage *self, GadibaDate *received)
{
  if (!gadiba_field_commit (self->received))
    return FALSE;
  g_autofree char *text = gadiba_field_dup_value (self->received);
  if (text != NULL && gadiba_date_parse (text, received, NULL))
    return TRUE;
  gadiba_field_set_error (self->received, _ ("This is needed"));
  gtk_widget_grab_focus (GTK_WIDGET (self->received));
  return FALSE;
}

static gboolean
set_value (GadibaCase *from, GadibaCasePart part, const char *name, GadibaField *field)
{
  const GadibaCasePlace place = { .part = part, .field = name };
  g_autoptr (GError) error = NULL;

  if (!gadiba_field_commit (field))
    return FALSE;
  g_autofree char *value = gadiba_field_dup_value (field);
  if (value != NULL && !gadiba_case_set_value (from, &place, value, &error))
    gadiba_field_set_error (field, error->message);
  else if (!gadiba_field_must_be_looked_at (field))
    return TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (field));
  return FALSE;
}

static void
on_register_clicked_cb (GadibaNewPage *self)
{
  g_assert (GADIBA_IS_NEW_PAGE (self));

  const GadibaCasePlace benefits = { .part = GADIBA_PART_APPLICATION, .field = "benefits" };
  g_autoptr (GadibaCase) from = gadiba_case_new (NULL);
  if (self->is_busy || !read_received (self, &from->application.received))
    return;
  if (self->form == NULL)
    {
      ask_register (self, NULL, self->known, from->application.received);
      return;
    }
  if (gadiba_person_form_is_known (self->form)) /* nobody types names once more */
    {
      tell (self, gadiba_person_form_ask (self->form));
      return;
    }
  GadibaCasePerson *person = gadiba_person_form_take (self->form, from, "p1");
  if (person == NULL || !set_value (from, GADIBA_PART_DWELLING, "street", self->street)
      || !set_value (from, GADIBA_PART_DWELLING, "place", self->place)
      || !set_value (from, GADIBA_PART_DWELLING, "region", self->region)
      || !set_value (from, GADIBA_PART_DWELLING, "postcode", self->postcode))
    return;
  person->applicant = g_intern_static_string ("yes");
  gadiba_case_set_value (from, &benefits, GADIBA_USUAL_BENEFITS, NULL);
  ask_register (self, g_steal_pointer (&from), gadiba_person_form_get_answer (self->form),
                GADIBA_DATE_NONE);
}

/* --- somebody who is there already --- */

static void
on_choice_response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  GadibaNewPage *self = user_data;
  GadibaDate received;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_YES && read_received (self, &received))
    ask_register (self, NULL, self->known, received);
  else if (response == GTK_RESPONSE_NO)
    gadiba_page_open_client (GADIBA_PAGE (self), self->known);
}

static void
on_person_chosen_cb (GadibaNewPage *self, gint64 person, const char *name)
{
  g_assert (GADIBA_IS_NEW_PAGE (self));

  if (self->is_busy)
    return;
  self->known = person;
  if (self->is_card)
    {
      gadiba_page_open_client (GADIBA_PAGE (self), person);
      return;
    }
  GtkWidget *dialog = gtk_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIALOG_MODAL, GTK_MESSAGE_QUESTION,
      GTK_BUTTONS_NONE, _ ("%s is in the records already"), name);
  const char *told =
      _ ("A new application takes over the household, dwelling and property as they are known.");
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  told, -1);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL,
                          _ ("_Open the card"), GTK_RESPONSE_NO, _ ("_New application"),
                          GTK_RESPONSE_YES, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_YES);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_choice_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the page --- */

static gboolean
gadiba_new_page_has_open_matter (GadibaPage *page, char **sentence)
{
  GadibaNewPage *self = GADIBA_NEW_PAGE (page);
  g_autofree char *typed = dup_typed (self);

  if (g_str_equal (typed, self->begun))
    return FALSE;
  *sentence = g_strdup (self->is_card ? _ ("This card is not made yet.")
                                      : _ ("This application is not registered yet."));
  return TRUE;
}

static void
gadiba_new_page_enter (GadibaPage *page)
{
  GadibaNewPage *self = GADIBA_NEW_PAGE (page);

  gtk_widget_grab_focus (self->form != NULL ? GTK_WIDGET (self->form) : self->register_button);
}

static void
gadiba_new_page_dispose (GObject *object)
{
  GadibaNewPage *self = GADIBA_NEW_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), GADIBA_TYPE_NEW_PAGE);
  gadiba_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (gadiba_new_page_parent_class)->dispose (object);
}

static void
gadiba_new_page_finalize (GObject *object)
{
  g_free (GADIBA_NEW_PAGE (object)->begun);

  G_OBJECT_CLASS (gadiba_new_page_parent_class)->finalize (object);
}

static void
gadiba_new_page_class_init (GadibaNewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gadiba_new_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = gadiba_new_page_finalize;
  GADIBA_PAGE_CLASS (klass)->enter = gadiba_new_page_enter;
  GADIBA_PAGE_CLASS (klass)->has_open_matter = gadiba_new_page_has_open_matter;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/gadiba/Gadiba/gadiba-new-page.ui");
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, fault);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, heading);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, place);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, postcode);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, received);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, region);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, register_button);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, street);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, title);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, who);
  gtk_widget_class_bind_template_child (widget_class, GadibaNewPage, who_heading);
  gtk_widget_class_bind_template_callback (widget_class, on_register_clicked_cb);
  g_type_ensure (GADIBA_TYPE_FIELD);
}

static void
gadiba_new_page_init (GadibaNewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GadibaNewPage *
make (GadibaSession *session)
{
  GadibaNewPage *self = g_object_new (GADIBA_TYPE_NEW_PAGE, "session", session, NULL);
  GadibaDate today = gadiba_session_get_moment (session).today;
  g_autofree char *day = gadiba_date_format (today);

  gadiba_field_set_today (self->received, today);
  gadiba_field_set_value (self->received, day);
  return self;
}

static void
begin_form (GadibaNewPage *self, const char *typed)
{
  self->form = GADIBA_PERSON_FORM (
      gadiba_person_form_new (gadiba_page_get_session (GADIBA_PAGE (self)), FALSE));
  g_signal_connect_object (self->form, "chosen", G_CALLBACK (on_person_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (on_form_edited_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->who, GTK_WIDGET (self->form));
  gadiba_person_form_begin (self->form, typed);
  on_form_edited_cb (self);
}

GtkWidget *
gadiba_new_page_new (GadibaSession *session, const char *typed)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && typed != NULL, NULL);

  GadibaNewPage *self = make (session);
  begin_form (self, typed);
  self->begun = dup_typed (self);
  return GTK_WIDGET (self);
}

GtkWidget *
gadiba_new_page_new_card (GadibaSession *session, const char *typed)
{
  g_return_val_if_fail (GADIBA_IS_SESSION (session) && typed != NULL, NULL);

  GadibaNewPage *self = GADIBA_NEW_PAGE (gadiba_new_page_new (session, typed));
  self->is_card = TRUE;
  on_form_edited_cb (self);
  gtk_label_set_label (self->title, _ ("New card"));
  gtk_label_set_label (self->who_heading, _ ("Who it is"));
  gtk_label_set_label (self->heading, _ ("Where this person lives"));
  gtk_button_set_label (GTK_BUTTON (self->register_button), _ ("M_ake the card"));
  gtk_widget_set_visible (GTK_WIDGET (self->received), FALSE);
  return GTK_WIDGET (self);
}

/* --- for a client who is open --- */

/* Where he or she lives is known: it is asked for only of somebody who is typed in. */
static void
show_address (GadibaNewPage *self, gboolean shown)
{
  GadibaField *const fields[] = { self->street, self->place, self->region, self->postcode };
  GtkLayoutManager *layout =
      gtk_widget_get_layout_manager (gtk_widget_get_parent (GTK_WIDGET (self->received)));
  GtkLayoutChild *received =
      gtk_layout_manager_get_layout_child (layout, GTK_WIDGET (self->received));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_widget_set_visible (GTK_WIDGET (fields[i]), shown);
  gtk_widget_set_halign (GTK_WIDGET (self->received), shown ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (received), shown ? 1 : 0);
  gtk_label_set_label (self->heading,
                       shown ? _ ("Where the household lives, and when the application came")
                             : _ ("When the application came"));
}

static void
on_else_clicked_cb (GadibaNewPage *self)
{
  g_assert (GADIBA_IS_NEW_PAGE (self));

  if (self->is_busy)
    return;
  gtk_box_remove (self->who, self->client);
  self->client = NULL;
  self->known = 0;
  show_address (self, TRUE);
  tell (self, NULL);
  begin_form (self, "");
  g_free (self->begun);
  self->begun = dup_typed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
add_line (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
}

/* Who it is for, what is taken over, and a way to somebody else. */
static GtkWidget *
make_client (GadibaNewPage *self, GadibaWorkingCase *working)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Somebody e_lse…"));
  const char *number = gadiba_working_case_get_number (working);
  g_autofree char *name = gadiba_case_head_dup_name (working);
  g_autofree char *facts = gadiba_case_head_dup_facts (working);
  g_autofree char *open =
      gadiba_working_case_is_open (working)
          ? g_strdup_printf (_ ("Application %s is not decided yet. A further one is seldom "
                                "needed."),
                             number)
          : NULL;

  add_line (box, name, "strong");
  add_line (box, facts, "dim");
  add_line (box,
            number != NULL ? _ ("A new application takes over the household, dwelling and property "
                                "as they are known.")
                           : _ ("Name, code and address are taken from the card"),
            NULL);
  if (open != NULL)
    add_line (box, open, "warn");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_else_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

GtkWidget *
gadiba_new_page_new_for (GadibaWorkingCase *working)
{
  g_return_val_if_fail (GADIBA_IS_WORKING_CASE (working), NULL);

  GadibaNewPage *self = make (gadiba_working_case_get_session (working));
  self->known = gadiba_working_case_get_person (working);
  self->client = make_client (self, working);
  g_autofree char *name = gadiba_case_head_dup_name (working);
  show_name (self, name);
  gtk_box_append (self->who, self->client);
  show_address (self, FALSE);
  self->begun = dup_typed (self);
  return GTK_WIDGET (self);
}
