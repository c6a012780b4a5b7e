/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-case-table-private.h"

#include <string.h>

#define INCOME_KINDS                                                                               \
  "wage business pension unemployment-benefit sickness-benefit maintenance-received "              \
  "state-social-security disability-pension survivor-pension transfer rent property-sale other "   \
  "home-loan property-sale-reinvested family-state-benefit disabled-child-care care-benefit "      \
  "vision-assistant transport-compensation coeliac-child adoption birth-benefit death-benefit "    \
  "child-property-rent orphan-guarantee foster-clothing study-loan unemployed-stipend "            \
  "mobility-benefit minor-wage injury-compensation crime-compensation insurance-restoration "      \
  "blood-donation support-treatment charity refugee-support municipal-benefit maintenance-paid"

#define COST_ITEMS                                                                                 \
  "rent management heating hot-water cold-water sewerage electricity gas waste telecom "           \
  "solid-fuel gas-cylinder water-meter land-lease property-tax insurance chimney other"

#define ACTIVITIES                                                                                 \
  "employed self-employed unemployed pensioner pupil student preschool parental-leave carer none"

#define LEGAL_STATUSES                                                                             \
  "citizen non-citizen permanent-resident eu refugee alternative temporary-protection other"

#define REQUIRED(name, kind)                                                                       \
  {                                                                                                \
    name, GADIBA_XML_##kind, TRUE, NULL, 0                                                         \
  }
#define OPTIONAL(name, kind)                                                                       \
  {                                                                                                \
    name, GADIBA_XML_##kind, FALSE, NULL, 0                                                        \
  }
#define WORD(name, words)                                                                          \
  {                                                                                                \
    name, GADIBA_XML_CHOICE, FALSE, words, 0                                                       \
  }
#define REQUIRED_WORD(name, words)                                                                 \
  {                                                                                                \
    name, GADIBA_XML_CHOICE, TRUE, words, 0                                                        \
  }
#define NUMBER(name, decimals)                                                                     \
  {                                                                                                \
    name, GADIBA_XML_DECIMAL, FALSE, NULL, decimals                                                \
  }
#define REQUIRED_NUMBER(name, decimals)                                                            \
  {                                                                                                \
    name, GADIBA_XML_DECIMAL, TRUE, NULL, decimals                                                 \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, GADIBA_XML_TEXT, FALSE, NULL, 0                                                          \
  }

#define FIELD(type, name, member)                                                                  \
  {                                                                                                \
    name, G_STRUCT_OFFSET (type, member), FALSE                                                    \
  }
#define PERSON(type)                                                                               \
  {                                                                                                \
    "person", G_STRUCT_OFFSET (type, person), TRUE                                                 \
  }
#define END_FIELD                                                                                  \
  {                                                                                                \
    NULL, 0, FALSE                                                                                 \
  }

#define ROWS(element, fields, type, member)                                                        \
  {                                                                                                \
    &element, fields, G_STRUCT_OFFSET (GadibaCase, member), sizeof (type)                          \
  }
#define END_ROWS                                                                                   \
  {                                                                                                \
    NULL, NULL, 0, 0                                                                               \
  }
#define END_CHILD                                                                                  \
  {                                                                                                \
    NULL, 0, 0                                                                                     \
  }

/* application */

static const GadibaXmlAttribute application_attributes[] = {
  REQUIRED ("received", DATE),
  OPTIONAL ("benefits", NAMES),
  OPTIONAL ("housing-month", MONTH),
  END,
};

static const GadibaCaseField application_fields[] = {
  FIELD (GadibaCaseApplication, "received", received),
  FIELD (GadibaCaseApplication, "benefits", benefits),
  FIELD (GadibaCaseApplication, "housing-month", housing_month),
  END_FIELD,
};

static const GadibaXmlElement application_element = { .name = "application",
                                                      .attributes = application_attributes };

/* household */

static const GadibaXmlAttribute person_attributes[] = {
  REQUIRED ("id", NAME),
  OPTIONAL ("applicant", YES_NO),
  REQUIRED ("given", TEXT),
  REQUIRED ("family", TEXT),
  OPTIONAL ("born", DATE),
  WORD ("sex", "f m"),
  OPTIONAL ("code", TEXT),
  OPTIONAL ("other-id", TEXT),
  REQUIRED_WORD ("relation",
                 "self spouse partner child parent grandparent grandchild sibling other"),
  WORD ("activity", ACTIVITIES),
  OPTIONAL ("nva", YES_NO),
  WORD ("nva-exception", "maternity preschool-care disabled-child-care"),
  WORD ("legal-status", LEGAL_STATUSES),
  WORD ("stay", "home hospital rehabilitation prison institution correction"),
  OPTIONAL ("work-disregard", MONTH),
  WORD ("disability", "none group-1 group-2 group-3 child"),
  WORD ("income", "complete incomplete"),
  END,
};

static const GadibaCaseField person_fields[] = {
  FIELD (GadibaCasePerson, "id", id),
  FIELD (GadibaCasePerson, "applicant", applicant),
  FIELD (GadibaCasePerson, "given", given),
  FIELD (GadibaCasePerson, "family", family),
  FIELD (GadibaCasePerson, "born", born),
  FIELD (GadibaCasePerson, "sex", sex),
  FIELD (GadibaCasePerson, "code", code),
  FIELD (GadibaCasePerson, "other-id", other_id),
  FIELD (GadibaCasePerson, "relation", relation),
  FIELD (GadibaCasePerson, "activity", activity),
  FIELD (GadibaCasePerson, "nva", nva),
  FIELD (GadibaCasePerson, "nva-exception", nva_exception),
  FIELD (GadibaCasePerson, "legal-status", legal_status),
  FIELD (GadibaCasePerson, "stay", stay),
  FIELD (GadibaCasePerson, "work-disregard", work_disregard),
  FIELD (GadibaCasePerson, "disability", disability),
  FIELD (GadibaCasePerson, "income", income),
  END_FIELD,
};

static const GadibaXmlElement person_element = { .name = "person",
                                                 .attributes = person_attributes };

static const GadibaXmlAttribute household_attributes[] = {
  WORD ("group", "single-dependent dependent-only dependent-and-children other"),
  END,
};

static const GadibaCaseField household_fields[] = {
  FIELD (GadibaCaseHousehold, "group", group),
  END_FIELD,
};

static const GadibaXmlChild household_children[] = { { &person_element, 1, 0 }, END_CHILD };

static const GadibaXmlElement household_element = { .name = "household",
                                                    .attributes = household_attributes,
                                                    .children = household_children };

static const GadibaCaseRows household_rows[] = {
  ROWS (person_element, person_fields, GadibaCasePerson, persons), END_ROWS
};

/* dwelling */

static const GadibaXmlAttribute dwelling_attributes[] = {
  WORD ("tenure", "owned rented used other"),
  OPTIONAL ("declared", YES_NO),
  NUMBER ("area", 2),
  OPTIONAL ("rooms", WHOLE),
  WORD ("heating", "central gas electric solid-fuel other"),
  OPTIONAL ("street", TEXT),
  OPTIONAL ("place", TEXT),
  OPTIONAL ("region", TEXT),
  OPTIONAL ("postcode", TEXT),
  END,
};

static const GadibaCaseField dwelling_fields[] = {
  FIELD (GadibaCaseDwelling, "tenure", tenure),
  FIELD (GadibaCaseDwelling, "declared", declared),
  FIELD (GadibaCaseDwelling, "area", area),
  FIELD (GadibaCaseDwelling, "rooms", rooms),
  FIELD (GadibaCaseDwelling, "heating", heating),
  FIELD (GadibaCaseDwelling, "street", street),
  FIELD (GadibaCaseDwelling, "place", place),
  FIELD (GadibaCaseDwelling, "region", region),
  FIELD (GadibaCaseDwelling, "postcode", postcode),
  END_FIELD,
};

static const GadibaXmlElement dwelling_element = { .name = "dwelling",
                                                   .attributes = dwelling_attributes };

/* incomes */

static const GadibaXmlAttribute income_attributes[] = {
  REQUIRED ("person", NAME),
  REQUIRED_WORD ("kind", INCOME_KINDS),
  REQUIRED ("month", MONTH),
  REQUIRED ("amount", MONEY),
  OPTIONAL ("irregular", YES_NO),
  WORD ("evidence", "statement certificate register declaration other"),
  END,
};

static const GadibaCaseField income_fields[] = {
  PERSON (GadibaCaseIncome),
  FIELD (GadibaCaseIncome, "kind", kind),
  FIELD (GadibaCaseIncome, "month", month),
  FIELD (GadibaCaseIncome, "amount", amount),
  FIELD (GadibaCaseIncome, "irregular", irregular),
  FIELD (GadibaCaseIncome, "evidence", evidence),
  END_FIELD,
};

static const GadibaXmlElement income_element = { .name = "income",
                                                 .attributes = income_attributes };

static const GadibaXmlChild incomes_children[] = { { &income_element, 0, 0 }, END_CHILD };

static const GadibaXmlElement incomes_element = { .name = "incomes", .children = incomes_children };

static const GadibaCaseRows incomes_rows[] = {
  ROWS (income_element, income_fields, GadibaCaseIncome, incomes), END_ROWS
};

/* assets */

static const GadibaXmlAttribute savings_attributes[] = {
  REQUIRED ("person", NAME),
  REQUIRED ("amount", MONEY),
  END,
};

static const GadibaCaseField savings_fields[] = {
  PERSON (GadibaCaseSavings),
  FIELD (GadibaCaseSavings, "amount", amount),
  END_FIELD,
};

static const GadibaXmlElement savings_element = { .name = "savings",
                                                  .attributes = savings_attributes };

static const GadibaXmlAttribute vehicle_attributes[] = {
  OPTIONAL ("person", NAME),
  OPTIONAL ("mass", WHOLE),
  END,
};

static const GadibaCaseField vehicle_fields[] = {
  PERSON (GadibaCaseVehicle),
  FIELD (GadibaCaseVehicle, "mass", mass),
  END_FIELD,
};

static const GadibaXmlElement vehicle_element = { .name = "vehicle",
                                                  .attributes = vehicle_attributes };

static const GadibaXmlAttribute land_attributes[] = {
  REQUIRED_NUMBER ("hectares", 2),
  END,
};

static const GadibaCaseField land_fields[] = {
  FIELD (GadibaCaseLand, "hectares", hectares),
  END_FIELD,
};

static const GadibaXmlElement land_element = { .name = "land", .attributes = land_attributes };

static const GadibaXmlAttribute real_estate_attributes[] = {
  REQUIRED_WORD ("use", "lived-in relatives-live child seized other"),
  END,
};

static const GadibaCaseField real_estate_fields[] = {
  FIELD (GadibaCaseRealEstate, "use", use),
  END_FIELD,
};

static const GadibaXmlElement real_estate_element = { .name = "real-estate",
                                                      .attributes = real_estate_attributes };

static const GadibaXmlAttribute assets_attributes[] = {
  WORD ("property", "declared"),
  END,
};

static const GadibaCaseField assets_fields[] = {
  FIELD (GadibaCaseAssets, "property", property),
  END_FIELD,
};

static const GadibaXmlChild assets_children[] = {
  { &savings_element, 0, 0 },
  { &vehicle_element, 0, 0 },
  { &land_element, 0, 0 },
  { &real_estate_element, 0, 0 },
  END_CHILD,
};

static const GadibaXmlElement assets_element = { .name = "assets",
                                                 .attributes = assets_attributes,
                                                 .children = assets_children };

static const GadibaCaseRows assets_rows[] = {
  ROWS (savings_element, savings_fields, GadibaCaseSavings, savings),
  ROWS (vehicle_element, vehicle_fields, GadibaCaseVehicle, vehicles),
  ROWS (land_element, land_fields, GadibaCaseLand, land),
  ROWS (real_estate_element, real_estate_fields, GadibaCaseRealEstate, real_estate),
  END_ROWS,
};

/* costs */

static const GadibaXmlAttribute cost_attributes[] = {
  REQUIRED_WORD ("item", COST_ITEMS),
  REQUIRED ("month", MONTH),
  REQUIRED ("amount", MONEY),
  NUMBER ("quantity", 3),
  OPTIONAL ("unit", TEXT),
  END,
};

static const GadibaCaseField cost_fields[] = {
  FIELD (GadibaCaseCost, "item", item),     FIELD (GadibaCaseCost, "month", month),
  FIELD (GadibaCaseCost, "amount", amount), FIELD (GadibaCaseCost, "quantity", quantity),
  FIELD (GadibaCaseCost, "unit", unit),     END_FIELD,
};

static const GadibaXmlElement cost_element = { .name = "cost", .attributes = cost_attributes };

static const GadibaXmlChild costs_children[] = { { &cost_element, 0, 0 }, END_CHILD };

static const GadibaXmlElement costs_element = { .name = "costs", .children = costs_children };

static const GadibaCaseRows costs_rows[] = {
  ROWS (cost_element, cost_fields, GadibaCaseCost, costs), END_ROWS
};

/* facts */

static const GadibaXmlAttribute fact_attributes[] = {
  REQUIRED ("name", NAME),
  REQUIRED ("value", TEXT),
  OPTIONAL ("person", NAME),
  END,
};

static const GadibaCaseField fact_fields[] = {
  FIELD (GadibaCaseFact, "name", name),
  FIELD (GadibaCaseFact, "value", value),
  PERSON (GadibaCaseFact),
  END_FIELD,
};

static const GadibaXmlElement fact_element = { .name = "fact", .attributes = fact_attributes };

static const GadibaXmlChild facts_children[] = { { &fact_element, 0, 0 }, END_CHILD };

static const GadibaXmlElement facts_element = { .name = "facts", .children = facts_children };

static const GadibaCaseRows facts_rows[] = {
  ROWS (fact_element, fact_fields, GadibaCaseFact, facts), END_ROWS
};

/* history */

static const GadibaXmlAttribute granted_attributes[] = {
  REQUIRED ("benefit", NAME),
  REQUIRED ("from", DATE),
  REQUIRED ("to", DATE),
  REQUIRED ("amount", MONEY),
  END,
};

static const GadibaCaseField granted_fields[] = {
  FIELD (GadibaCaseGranted, "benefit", benefit),
  FIELD (GadibaCaseGranted, "from", from),
  FIELD (GadibaCaseGranted, "to", to),
  FIELD (GadibaCaseGranted, "amount", amount),
  END_FIELD,
};

static const GadibaXmlElement granted_element = { .name = "granted",
                                                  .attributes = granted_attributes };

static const GadibaXmlChild history_children[] = { { &granted_element, 0, 0 }, END_CHILD };

static const GadibaXmlElement history_element = { .name = "history", .children = history_children };

static const GadibaCaseRows history_rows[] = {
  ROWS (granted_element, granted_fields, GadibaCaseGranted, history), END_ROWS
};

/* the whole */

static const GadibaXmlChild case_children[] = {
  { &application_element, 1, 1 }, { &household_element, 1, 1 }, { &dwelling_element, 0, 1 },
  { &incomes_element, 0, 1 },     { &assets_element, 0, 1 },    { &costs_element, 0, 1 },
  { &facts_element, 0, 1 },       { &history_element, 0, 1 },   END_CHILD,
};

const GadibaXmlElement _gadiba_case_root = { .name = "case",
                                             .children = case_children,
                                             .in_order = TRUE };

const GadibaCaseSection _gadiba_case_sections[] = {
  { &application_element, application_fields, G_STRUCT_OFFSET (GadibaCase, application), NULL },
  { &household_element, household_fields, G_STRUCT_OFFSET (GadibaCase, household), household_rows },
  { &dwelling_element, dwelling_fields, G_STRUCT_OFFSET (GadibaCase, dwelling), NULL },
  { &incomes_element, NULL, 0, incomes_rows },
  { &assets_element, assets_fields, G_STRUCT_OFFSET (GadibaCase, assets), assets_rows },
  { &costs_element, NULL, 0, costs_rows },
  { &facts_element, NULL, 0, facts_rows },
  { &history_element, NULL, 0, history_rows },
  { NULL, NULL, 0, NULL },
};

const GadibaXmlAttribute *
_gadiba_case_field_get_attribute (const GadibaCaseField *field, const GadibaXmlElement *element)
{
  for (const GadibaXmlAttribute *a = element->attributes; a->name != NULL; a++)
    if (strcmp (a->name, field->name) == 0)
      return a;
  g_return_val_if_reached (NULL);
}

GArray *
_gadiba_case_rows_get (const GadibaCaseRows *rows, const GadibaCase *self)
{
  return G_STRUCT_MEMBER (GArray *, self, rows->rows);
}
