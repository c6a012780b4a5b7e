/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-data.h"
#include "case-test.h"
#include "gadiba-case-table-private.h"
#include "gadiba-case-write.h"

#define ROW(rows, type, i) (&g_array_index ((rows), type, (i)))

static void
assert_number (const GadibaCaseNumber *number, gint64 numerator, gint64 denominator)
{
  g_assert_true (number->known);
  GadibaNumber expected = { numerator, denominator };
  g_assert_cmpint (gadiba_number_compare (number->value, expected), ==, 0);
}

static void
test_application (void)
{
  g_autoptr (GadibaCase) read = load_case ("case", "full.xml");
  g_assert_cmpstr (read->label, ==, "full.xml");
  g_assert_cmpint (read->application.line, ==, 4);
  g_assert_cmpint (read->application.received, ==, gadiba_date_new (2026, 2, 10));
  g_assert_cmpint (read->application.housing_month, ==, gadiba_month_new (2025, 12));
  g_assert_cmpint (gadiba_case_get_housing_month (read), ==, gadiba_month_new (2025, 12));
  static const char *const benefits[] = { "gmi", "housing", "school-meals", NULL };
  g_assert_cmpstrv (read->application.benefits, benefits);
  g_assert_cmpint (read->application.benefits_line, ==, 4);
  g_assert_true (gadiba_case_asks_for (read, "housing"));
  g_assert_false (gadiba_case_asks_for (read, "status"));
  g_assert_cmpstr (read->household.group, ==, "dependent-and-children");
}

static void
test_persons (void)
{
  g_autoptr (GadibaCase) read = load_case ("case", "full.xml");
  g_assert_cmpuint (read->persons->len, ==, 2);
  const GadibaCasePerson *p = gadiba_case_get_person (read, 0);
  g_assert_cmpint (p->line, ==, 7);
  g_assert_cmpstr (p->id, ==, "p1");
  g_assert_cmpstr (p->applicant, ==, "no");
  g_assert_cmpstr (p->given, ==, "Jānis <J&J>");
  g_assert_cmpstr (p->family, ==, "Bērziņš");
  g_assert_cmpint (p->born, ==, gadiba_date_new (2009, 2, 28));
  g_assert_cmpstr (p->sex, ==, "m");
  g_assert_cmpstr (p->code, ==, "320000-12345");
  g_assert_cmpstr (p->other_id, ==, "LV \"7\"");
  g_assert_cmpstr (p->relation, ==, "child");
  g_assert_true (p->activity == g_intern_string ("pupil"));
  g_assert_cmpstr (p->nva, ==, "no");
  g_assert_cmpstr (p->nva_exception, ==, "preschool-care");
  g_assert_cmpstr (p->legal_status, ==, "temporary-protection");
  g_assert_cmpstr (p->stay, ==, "hospital");
  g_assert_cmpint (p->work_disregard, ==, gadiba_month_new (2025, 12));
  g_assert_cmpstr (p->disability, ==, "child");
  g_assert_cmpstr (p->income, ==, "incomplete");

  p = gadiba_case_get_person (read, 1);
  g_assert_cmpint (p->born, ==, GADIBA_DATE_NONE);
  g_assert_null (p->sex);
  g_assert_null (p->code);
  g_assert_null (p->activity);
  g_assert_null (p->nva);
  g_assert_null (p->stay);
  g_assert_cmpint (p->work_disregard, ==, GADIBA_MONTH_NONE);
  g_assert_null (p->disability);
  g_assert_null (p->income);
  g_assert_cmpint (gadiba_case_find_applicant (read), ==, 1);
  g_assert_cmpint (gadiba_case_find_person (read, "anna_1.a-b"), ==, 1);
  g_assert_cmpint (gadiba_case_find_person (read, "p3"), ==, GADIBA_CASE_NOBODY);
}

static void
test_dwelling_and_assets (void)
{
  g_autoptr (GadibaCase) read = load_case ("case", "full.xml");
  const GadibaCaseDwelling *d = &read->dwelling;
  g_assert_cmpstr (d->tenure, ==, "used");
  g_assert_cmpstr (d->declared, ==, "no");
  assert_number (&d->area, 97, 2);
  g_assert_true (d->rooms.known);
  g_assert_cmpuint (d->rooms.value, ==, 0);
  g_assert_cmpstr (d->heating, ==, "solid-fuel");
  g_assert_cmpstr (d->street, ==, "Ezera iela 5-12");
  g_assert_cmpstr (d->place, ==, "Liepkalni");
  g_assert_cmpstr (d->region, ==, "Liepkalnu novads");
  g_assert_cmpstr (d->postcode, ==, "LV-0000");

  g_assert_cmpstr (read->assets.property, ==, "declared");
  g_assert_cmpuint (read->savings->len, ==, 2);
  g_assert_cmpint (ROW (read->savings, GadibaCaseSavings, 0)->person, ==, 0);
  g_assert_cmpint (ROW (read->savings, GadibaCaseSavings, 0)->amount, ==, 0);
  g_assert_cmpint (ROW (read->savings, GadibaCaseSavings, 1)->amount, ==, 705);
  g_assert_cmpuint (read->vehicles->len, ==, 2);
  g_assert_cmpint (ROW (read->vehicles, GadibaCaseVehicle, 0)->person, ==, GADIBA_CASE_NOBODY);
  g_assert_false (ROW (read->vehicles, GadibaCaseVehicle, 0)->mass.known);
  g_assert_cmpint (ROW (read->vehicles, GadibaCaseVehicle, 1)->person, ==, 1);
  g_assert_cmpuint (ROW (read->vehicles, GadibaCaseVehicle, 1)->mass.value, ==, 3500);
  assert_number (&ROW (read->land, GadibaCaseLand, 0)->hectares, 5, 2);
  g_assert_cmpstr (ROW (read->real_estate, GadibaCaseRealEstate, 0)->use, ==, "seized");
}

static void
test_rows (void)
{
  g_autoptr (GadibaCase) read = load_case ("case", "full.xml");
  const GadibaCaseIncome *income = ROW (read->incomes, GadibaCaseIncome, 0);
  g_assert_cmpint (income->line, ==, 18);
  g_assert_cmpint (income->person, ==, 0);
  g_assert_cmpstr (income->kind, ==, "minor-wage");
  g_assert_cmpint (income->month, ==, gadiba_month_new (2025, 11));
  g_assert_cmpint (income->amount, ==, 43050);
  g_assert_cmpstr (income->irregular, ==, "yes");
  g_assert_cmpstr (income->evidence, ==, "certificate");
  income = ROW (read->incomes, GadibaCaseIncome, 1);
  g_assert_cmpint (income->amount, ==, GADIBA_MONEY_MAX);
  g_assert_null (income->irregular);
  g_assert_null (income->evidence);

  const GadibaCaseCost *cost = ROW (read->costs, GadibaCaseCost, 0);
  g_assert_cmpstr (cost->item, ==, "gas-cylinder");
  g_assert_cmpint (cost->amount, ==, 2000);
  assert_number (&cost->quantity, 25, 8);
  g_assert_cmpstr (cost->unit, ==, "kg");
  g_assert_false (ROW (read->costs, GadibaCaseCost, 1)->quantity.known);

  const GadibaCaseFact *fact = ROW (read->facts, GadibaCaseFact, 0);
  g_assert_cmpstr (fact->name, ==, "school-year-started");
  g_assert_cmpstr (fact->value, ==, "yes");
  g_assert_cmpint (fact->person, ==, 0);
  g_assert_cmpint (fact->line, ==, 35);
  g_assert_cmpint (ROW (read->facts, GadibaCaseFact, 1)->person, ==, GADIBA_CASE_NOBODY);

  const GadibaCaseGranted *granted = ROW (read->history, GadibaCaseGranted, 0);
  g_assert_cmpstr (granted->benefit, ==, "gmi");
  g_assert_cmpint (granted->from, ==, gadiba_date_new (2025, 11, 1));
  g_assert_cmpint (granted->to, ==, gadiba_date_new (2026, 1, 31));
  g_assert_cmpint (granted->amount, ==, 18700);
}

#define SMALLEST                                                                                   \
  "<case xmlns=\"urn:gadiba:case:1\"><application received=\"2026-01-10\"/><household>"            \
  "<person id=\"p1\" applicant=\"yes\" given=\"A\" family=\"B\" relation=\"self\"/>"               \
  "</household></case>"

static void
test_smallest (void)
{
  g_autoptr (GadibaCase) read = parse_case (SMALLEST);
  static const char *const benefits[] = { "status", "gmi", NULL };
  g_assert_cmpstrv (read->application.benefits, benefits);
  g_assert_cmpint (read->application.housing_month, ==, GADIBA_MONTH_NONE);
  g_assert_cmpint (gadiba_case_get_housing_month (read), ==, gadiba_month_new (2025, 12));
  g_assert_null (read->household.group);
  g_assert_null (read->dwelling.tenure);
  g_assert_false (read->dwelling.area.known);
  g_assert_null (read->assets.property);
  g_assert_cmpuint (read->incomes->len + read->savings->len + read->costs->len, ==, 0);
  g_assert_cmpuint (read->warnings->len, ==, 0);
}

/* What is no fault: a byte order mark, CRLF, comments and instructions anywhere, empty containers.
 */
static void
test_tolerated (void)
{
  static const char *const texts[] = {
    "\xef\xbb\xbf" SMALLEST,
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\r\n" SMALLEST "\r\n<!-- end -->",
    "\n\n  " SMALLEST,
    "<?xml-model href='case.rng'?>\n<!-- <!DOCTYPE > -->" SMALLEST,
    "<case xmlns=\"urn:gadiba:case:1\"\r\n>\r\n<!--a--><application received='2026-01-10' "
    "></application ><?x?>\n<household><!-- > \" --><person relation=\"self\" family='B\"' "
    "given=\"A>'\" applicant=\"yes\" id=\"p1\"></person>\n</household>\n<dwelling/><incomes/>"
    "<assets>\n</assets><costs></costs><facts/><history><![CDATA[\n]]></history></case>",
  };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GadibaCase) read = parse_case (texts[i]);
      g_assert_cmpuint (read->persons->len, ==, 1);
    }
}

static void
test_warnings (void)
{
  static const struct
  {
    const char *person; /* further attributes */
    guint n_warnings;
  } rows[] = {
    { "code='150380-10004' born='1980-03-15'", 0 },
    { "code='15038010004' born='1980-03-15'", 0 },
    { "code='150380-10004'", 0 },
    { "code='320000-12345' born='1980-03-15'", 0 },
    { "code='319907-26184' born='1980-03-15'", 0 },
    { "code='150380-10004' born='1980-03-16'", 1 },
    { "code='150380-10005' born='1980-03-15'", 1 },
    { "code='990080-10004'", 1 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "<case xmlns='urn:gadiba:case:1'><application received='2026-01-10'/><household>\n"
          "<person id='p7' given='Anna' family='B' relation='self' applicant='yes'\n %s/>"
          "</household></case>",
          rows[i].person);
      g_autoptr (GadibaCase) read = parse_case (text);
      g_assert_cmpuint (read->warnings->len, ==, rows[i].n_warnings);
      if (rows[i].n_warnings == 0)
        continue;
      const char *warning = g_ptr_array_index (read->warnings, 0);
      assert_good_message (warning, "x.xml");
      g_assert_true (g_str_has_prefix (warning, "x.xml:3: person p7: "));
      g_assert_null (strstr (warning, "Anna"));
      g_assert_null (strstr (warning, "0380"));
    }
  g_autoptr (GadibaCase) plain = parse_case (
      "<case xmlns='urn:gadiba:case:1'><application received='2026-01-10'/><household>"
      "<person id='p' given='A' family='B' relation='self' applicant='yes' code='15038010004'/>"
      "</household></case>");
  g_assert_cmpstr (gadiba_case_get_person (plain, 0)->code, ==, "150380-10004");
}

/* --- round trip --- */

static void
assert_same_attribute (const GadibaXmlNode *a, const GadibaXmlNode *b,
                       const GadibaXmlAttribute *attribute)
{
  const char *name = attribute->name;
  const char *value_a = gadiba_xml_node_get (a, name);
  const char *value_b = gadiba_xml_node_get (b, name);
  g_assert_cmpint (value_a != NULL, ==, value_b != NULL);
  if (value_a == NULL)
    return;
  if (attribute->type == GADIBA_XML_MONEY || attribute->type == GADIBA_XML_DECIMAL)
    {
      GadibaNumber number_a, number_b;
      g_assert_true (gadiba_xml_node_get_number (a, name, &number_a));
      g_assert_true (gadiba_xml_node_get_number (b, name, &number_b));
      g_assert_cmpint (gadiba_number_compare (number_a, number_b), ==, 0);
    }
  else if (attribute->type == GADIBA_XML_NAMES)
    g_assert_cmpstr (value_b, !=, "");
  else
    g_assert_cmpstr (value_a, ==, value_b);
}

static void
assert_same_element (const GadibaXmlNode *a, const GadibaXmlNode *b,
                     const GadibaXmlElement *element)
{
  for (const GadibaXmlAttribute *t = element->attributes; t != NULL && t->name != NULL; t++)
    assert_same_attribute (a, b, t);
  for (const GadibaXmlChild *c = element->children; c != NULL && c->element != NULL; c++)
    {
      const GadibaXmlNode *child_a = gadiba_xml_node_first (a, c->element->name);
      const GadibaXmlNode *child_b = gadiba_xml_node_first (b, c->element->name);
      while (child_a != NULL && child_b != NULL)
        {
          assert_same_element (child_a, child_b, c->element);
          child_a = gadiba_xml_node_next (child_a, c->element->name);
          child_b = gadiba_xml_node_next (child_b, c->element->name);
        }
      /* What is empty is not written. */
      if (child_a != NULL && c->max == 1)
        g_assert_null (gadiba_xml_node_first (child_a, NULL));
      else
        g_assert_null (child_a);
      g_assert_null (child_b);
    }
}

static GadibaXmlDocument *
load (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  GadibaXmlDocument *document =
      gadiba_xml_load_bytes (bytes, "x.xml", GADIBA_CASE_NAMESPACE, &_gadiba_case_root, &error);
  g_assert_no_error (error);
  return document;
}

static void
assert_round_trip (const char *folder, const char *name)
{
  gsize length;
  g_autofree char *text = load_test_text (folder, name, &length);
  g_autoptr (GBytes) original = g_bytes_new (text, length);
  g_autoptr (GadibaCase) first = load_case (folder, name);
  g_autoptr (GBytes) written = gadiba_case_write (first);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) second = gadiba_case_read_bytes (written, name, &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) again = gadiba_case_write (second);
  g_assert_true (g_bytes_equal (written, again));
  g_assert_cmpstrv (first->application.benefits, second->application.benefits);

  g_autoptr (GadibaXmlDocument) a = load (original);
  g_autoptr (GadibaXmlDocument) b = load (written);
  assert_same_element (gadiba_xml_document_get_root (a), gadiba_xml_document_get_root (b),
                       &_gadiba_case_root);
}

static void
test_round_trip (void)
{
  assert_round_trip ("case", "full.xml");
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  for (guint i = 0; i < names->len; i++)
    assert_round_trip ("cases", g_ptr_array_index (names, i));
}

static void
test_written_form (void)
{
  g_autoptr (GadibaCase) read = load_case ("case", "full.xml");
  g_autoptr (GBytes) written = gadiba_case_write (read);
  gsize length;
  const char *data = g_bytes_get_data (written, &length);
  g_autofree char *text = g_strndup (data, length);
  g_assert_true (g_str_has_prefix (text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                         "<case xmlns=\"urn:gadiba:case:1\">\n"
                                         "  <application received=\"2026-02-10\" benefits=\"gmi "
                                         "housing school-meals\" housing-month=\"2025-12\"/>\n"));
  g_assert_true (g_str_has_suffix (text, "  </history>\n</case>\n"));
  g_assert_nonnull (strstr (text, " amount=\"430.50\""));
  g_assert_nonnull (strstr (text, " area=\"48.5\""));
  g_assert_nonnull (strstr (text, " given=\"Jānis &lt;J&amp;J&gt;\""));
}

/* The examples are clean: a warning there would be one in every test run. */
static void
test_examples_clean (void)
{
  g_autoptr (GPtrArray) names = list_test_files ("cases", ".xml");
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GadibaCase) read = load_case ("cases", g_ptr_array_index (names, i));
      g_assert_cmpuint (read->warnings->len, ==, 0);
    }
}

/* --- the table --- */

static gboolean
has_attribute (const GadibaXmlNode *node, const char *element, const char *attribute)
{
  if (strcmp (gadiba_xml_node_get_name (node), element) == 0
      && gadiba_xml_node_get (node, attribute) != NULL)
    return TRUE;
  for (const GadibaXmlNode *child = gadiba_xml_node_first (node, NULL); child != NULL;
       child = gadiba_xml_node_next (child, NULL))
    if (has_attribute (child, element, attribute))
      return TRUE;
  return FALSE;
}

/* Each attribute has a member, and full.xml uses it, so that the round trip covers it. */
static void
assert_covered (const GadibaXmlElement *element, const GadibaCaseField *fields,
                const GadibaXmlNode *full)
{
  guint n_attributes = 0;
  guint n_fields = 0;
  for (const GadibaXmlAttribute *a = element->attributes; a != NULL && a->name != NULL; a++)
    {
      n_attributes++;
      g_assert_true (has_attribute (full, element->name, a->name));
    }
  for (const GadibaCaseField *f = fields; f != NULL && f->name != NULL; f++)
    {
      n_fields++;
      g_assert_nonnull (_gadiba_case_field_get_attribute (f, element));
    }
  g_assert_cmpuint (n_attributes, ==, n_fields);
}

static void
test_table (void)
{
  gsize length;
  g_autofree char *text = load_test_text ("case", "full.xml", &length);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GadibaXmlDocument) document = load (bytes);
  const GadibaXmlNode *full = gadiba_xml_document_get_root (document);
  for (const GadibaCaseSection *s = _gadiba_case_sections; s->element != NULL; s++)
    {
      assert_covered (s->element, s->fields, full);
      for (const GadibaCaseRows *r = s->rows; r != NULL && r->element != NULL; r++)
        assert_covered (r->element, r->fields, full);
    }
}

/* --- cases that are made --- */

static void
test_made (void)
{
  g_autoptr (GadibaCase) made = gadiba_case_new (NULL);
  made->application.received = gadiba_date_new (2026, 2, 10);
  GadibaCasePerson *person = gadiba_case_add_row (made, made->persons);
  person->id = gadiba_case_keep (made, "p1");
  person->given = gadiba_case_keep (made, " A\tn\x01n\xff"
                                          "a ");
  person->family = gadiba_case_keep (made, "B");
  person->applicant = g_intern_string ("yes");
  person->relation = g_intern_string ("self");
  person->code = gadiba_case_keep (made, "  ");
  g_assert_null (person->code);
  g_assert_cmpstr (person->given, ==,
                   "A n\xef\xbf\xbdn\xef\xbf\xbd"
                   "a");
  GadibaCaseFact *fact = gadiba_case_add_row (made, made->facts);
  g_assert_cmpint (fact->person, ==, GADIBA_CASE_NOBODY);
  fact->name = "x";
  fact->value = "1";

  g_autoptr (GBytes) written = gadiba_case_write (made);
  g_autoptr (GError) error = NULL;
  g_autoptr (GadibaCase) read = gadiba_case_read_bytes (written, "made.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gadiba_case_get_person (read, 0)->given, ==, person->given);
  g_assert_cmpint (ROW (read->facts, GadibaCaseFact, 0)->person, ==, GADIBA_CASE_NOBODY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case/application", test_application);
  g_test_add_func ("/case/persons", test_persons);
  g_test_add_func ("/case/dwelling-and-assets", test_dwelling_and_assets);
  g_test_add_func ("/case/rows", test_rows);
  g_test_add_func ("/case/smallest", test_smallest);
  g_test_add_func ("/case/tolerated", test_tolerated);
  g_test_add_func ("/case/warnings", test_warnings);
  g_test_add_func ("/case/round-trip", test_round_trip);
  g_test_add_func ("/case/written-form", test_written_form);
  g_test_add_func ("/case/examples-clean", test_examples_clean);
  g_test_add_func ("/case/table", test_table);
  g_test_add_func ("/case/made", test_made);
  return g_test_run ();
}
