/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-talk.h"

#include "gadiba-office-look.h"
#include "gadiba-office-undo.h"
#include "gadiba-store-error.h"
#include "office-test.h"

#define CASE                                                                                       \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-02-10\"/><household>"            \
  "<person id=\"p1\" applicant=\"yes\" given=\"Anna\" family=\"Bērziņa\" code=\"150380-10004\""  \
  " born=\"1980-03-15\" relation=\"self\"/></household></case>"

static GadibaTalkRequest
make_request (const char *application)
{
  return (GadibaTalkRequest){ .application = application,
                              .day = gadiba_date_new (2026, 2, 12),
                              .way = "came",
                              .who = "  ",
                              .about = " par malkas rēķinu\nun citu ",
                              .advised = "atnest čeku",
                              .minutes = 15 };
}

static gint64
note (TestOffice *office, const GadibaTalkRequest *request)
{
  const GadibaMoment moment = get_office_moment ();
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  g_assert_true (gadiba_office_note_talk (office->office, request, &moment, &id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

/* Who is on no card is found by the name that was noted; a talk is put on a card once. */
static void
test_find (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  const GadibaMoment moment = get_office_moment ();
  g_autofree char *number = register_test_text (&office, CASE);
  g_autoptr (GError) error = NULL;
  GadibaTalkRequest request = make_request (NULL);
  request.who = "Bērziņa, Anna (māsa)";
  request.id = note (&office, &request);
  request.row_version = 1;
  static const struct
  {
    const char *name;
    guint n;
  } rows[] = { { "berzina", 1 },   { "ANNA berz", 1 }, { "Berzins", 0 },
               { "anna ilze", 0 }, { "", 0 },          { "–", 0 } };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = gadiba_office_find_talks (office.office, rows[i].name, &error);
      g_assert_no_error (error);
      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (found->len, ==, rows[i].n);
    }
  g_autoptr (GPtrArray) of_name = gadiba_office_find_namesake_talks (office.office, 1, &error);
  g_assert_cmpuint (of_name->len, ==, 1);
  request.person = 1;
  g_assert_true (gadiba_office_note_talk (office.office, &request, &moment, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (GPtrArray) none = gadiba_office_find_talks (office.office, "berzina", &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_autoptr (GPtrArray) own = gadiba_office_list_person_talks (office.office, 1, &error);
  g_assert_cmpuint (own->len, ==, 1);
}

static void
test_note (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_text (&office, CASE);
  g_autoptr (GError) error = NULL;
  const GadibaTalkRequest request = make_request (number);
  gint64 id = note (&office, &request);
  g_autoptr (GPtrArray) talks = gadiba_office_list_talks (office.office, number, &error);
  g_assert_cmpuint (talks->len, ==, 1);
  const GadibaTalk *talk = talks->pdata[0];
  g_assert_cmpint (talk->id, ==, id);
  g_assert_null (talk->who);
  g_assert_cmpstr (talk->about, ==, "par malkas rēķinu\nun citu");
  g_assert_cmpstr (talk->advised, ==, "atnest čeku");
  g_assert_cmpstr (talk->application, ==, number);
  g_assert_cmpstr (talk->caseworker, ==, "Līga Kalniņa");
  g_assert_cmpint (talk->minutes, ==, 15);
}

/* The history tells the talk; noting it can be taken back. */
static void
test_history (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_text (&office, CASE);
  g_autoptr (GError) error = NULL;
  const GadibaTalkRequest request = make_request (number);
  note (&office, &request);
  g_autoptr (GPtrArray) events =
      gadiba_office_list_history (office.office, number, &moment, &error);
  g_assert_cmpstr (((const GadibaHappened *) events->pdata[events->len - 1])->words, ==,
                   "noted a talk: par malkas rēķinu");
  g_autoptr (GadibaUndoState) state =
      gadiba_office_read_undo (office.office, number, &moment, &error);
  g_assert_cmpstr (state->undo, ==, "noted a talk: par malkas rēķinu");
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_undo (office.office, number, &moment, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) talks = gadiba_office_list_talks (office.office, number, &error);
  g_assert_cmpuint (talks->len, ==, 0);
}

static void
test_change (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_text (&office, CASE);
  g_autoptr (GError) error = NULL;
  GadibaTalkRequest request = make_request (number);
  request.id = note (&office, &request);
  request.row_version = 1;
  request.about = "par īri";
  note (&office, &request);
  g_autoptr (GadibaTalk) talk = gadiba_office_read_talk (office.office, request.id, &error);
  g_assert_cmpstr (talk->about, ==, "par īri");
  g_assert_cmpstr (talk->application, ==, number);
  g_assert_cmpint (talk->row_version, ==, 2);
  g_assert_false (
      gadiba_office_note_talk (office.office, &request, &moment, NULL, &error)); /* as it was */
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (gadiba_office_remove_talk (office.office, request.id, 1, &moment, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (gadiba_office_remove_talk (office.office, request.id, 2, &moment, &error));
  g_assert_null (gadiba_office_read_talk (office.office, request.id, &error));
  g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_autoptr (GadibaCaseFile) file =
      gadiba_office_undo (office.office, number, &moment, NULL, &error);
  g_autoptr (GadibaTalk) again = gadiba_office_read_talk (office.office, request.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->about, ==, "par īri");
}

/* Somebody without a card: nothing of what was said goes into the journal, which could not be
 * erased from there with anybody. */
static void
test_walk_in (void)
{
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autoptr (GError) error = NULL;
  GadibaTalkRequest request = make_request (NULL);
  request.who = " kāda sieviete ";
  request.advised = NULL;
  request.minutes = -1;
  g_autoptr (GadibaTalk) talk =
      gadiba_office_read_talk (office.office, note (&office, &request), &error);
  g_assert_cmpstr (talk->who, ==, "kāda sieviete");
  g_assert_null (talk->application);
  g_assert_null (talk->advised);
  g_assert_cmpint (talk->person, ==, 0);
  g_assert_cmpint (talk->minutes, ==, -1);
  g_autoptr (GadibaVerified) seen = gadiba_office_verify (office.path, &error);
  g_assert_no_error (error);
}

/* A talk with somebody on no card is put on one card, and not on a second one without a word. */
static void
test_claim (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  g_autofree char *number = register_test_text (&office, CASE);
  g_autoptr (GError) error = NULL;
  GadibaTalkRequest request = make_request (NULL);
  request.who = "Anna";
  gint64 id = note (&office, &request);
  g_autoptr (GadibaTalk) listed = gadiba_office_read_talk (office.office, id, &error);
  GadibaTalkRequest claim = gadiba_talk_make_request (listed);
  g_assert_cmpstr (claim.about, ==, listed->about);
  g_assert_cmpint (claim.minutes, ==, listed->minutes);
  claim.person = 1;
  g_assert_true (gadiba_office_note_talk (office.office, &claim, &moment, NULL, &error));
  claim.person = 2; /* another desk that lists it as it was */
  g_assert_false (gadiba_office_note_talk (office.office, &claim, &moment, NULL, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_clear_error (&error);
  claim.row_version = 2; /* or that read it anew */
  g_assert_false (gadiba_office_note_talk (office.office, &claim, &moment, NULL, &error));
  g_assert_error (error, GADIBA_OFFICE_ERROR, GADIBA_OFFICE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "somebody else's card"));
  g_clear_error (&error);
  g_autoptr (GadibaTalk) talk = gadiba_office_read_talk (office.office, id, &error);
  g_assert_cmpint (talk->person, ==, 1);
  g_assert_cmpint (talk->row_version, ==, 2);
}

static void
test_refused (void)
{
  const GadibaMoment moment = get_office_moment ();
  g_auto (TestOffice) office = make_test_office (NULL);
  const GadibaTalkRequest right = make_request (NULL);
  GadibaTalkRequest wrong[] = { right, right, right, right, right, right };
  static const GadibaOfficeError codes[] = { GADIBA_OFFICE_ERROR_MISSING,
                                             GADIBA_OFFICE_ERROR_MISSING, GADIBA_OFFICE_ERROR_WRONG,
                                             GADIBA_OFFICE_ERROR_WRONG, GADIBA_OFFICE_ERROR_WRONG };
  wrong[0].about = " \n";
  wrong[1].day = GADIBA_DATE_NONE;
  wrong[2].day = moment.today + 1;
  wrong[3].way = "sang";
  wrong[4].minutes = 1441;
  wrong[5].application = "IES/2026/99";
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (gadiba_office_note_talk (office.office, &wrong[i], &moment, NULL, &error));
      if (i < G_N_ELEMENTS (codes))
        g_assert_error (error, GADIBA_OFFICE_ERROR, (int) codes[i]);
      else
        g_assert_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/note", test_note);
  g_test_add_func ("/talk/find", test_find);
  g_test_add_func ("/talk/history", test_history);
  g_test_add_func ("/talk/change", test_change);
  g_test_add_func ("/talk/walk-in", test_walk_in);
  g_test_add_func ("/talk/claim", test_claim);
  g_test_add_func ("/talk/refused", test_refused);
  return g_test_run ();
}
