/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-book-table.h"

#define TEXT(n)                                                                                    \
  {                                                                                                \
    n, GADIBA_XML_TEXT, TRUE, NULL, 0                                                              \
  }
#define TEXT_OR_NONE(n)                                                                            \
  {                                                                                                \
    n, GADIBA_XML_TEXT, FALSE, NULL, 0                                                             \
  }
#define NAME(n)                                                                                    \
  {                                                                                                \
    n, GADIBA_XML_NAME, TRUE, NULL, 0                                                              \
  }
#define NAME_OR_NONE(n)                                                                            \
  {                                                                                                \
    n, GADIBA_XML_NAME, FALSE, NULL, 0                                                             \
  }
#define NAMES_OR_NONE(n)                                                                           \
  {                                                                                                \
    n, GADIBA_XML_NAMES, FALSE, NULL, 0                                                            \
  }
#define DATE(n)                                                                                    \
  {                                                                                                \
    n, GADIBA_XML_DATE, TRUE, NULL, 0                                                              \
  }
#define DATE_OR_NONE(n)                                                                            \
  {                                                                                                \
    n, GADIBA_XML_DATE, FALSE, NULL, 0                                                             \
  }
#define DECIMAL_OR_NONE(n)                                                                         \
  {                                                                                                \
    n, GADIBA_XML_DECIMAL, FALSE, NULL, 3                                                          \
  }
#define YES_NO_OR_NONE(n)                                                                          \
  {                                                                                                \
    n, GADIBA_XML_YES_NO, FALSE, NULL, 0                                                           \
  }
#define CHOICE(n, words)                                                                           \
  {                                                                                                \
    n, GADIBA_XML_CHOICE, TRUE, words, 0                                                           \
  }
#define CHOICE_OR_NONE(n, words)                                                                   \
  {                                                                                                \
    n, GADIBA_XML_CHOICE, FALSE, words, 0                                                          \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, GADIBA_XML_TEXT, FALSE, NULL, 0                                                          \
  }
#define LEAF(variable, element, attributes_)                                                       \
  static const GadibaXmlElement variable = { .name = element, .attributes = attributes_ }

#define TYPES "money number yes-no word date month"
#define DECISIONS                                                                                  \
  "change review stop reduction recovery prolongation deficiencies cancellation correction"
#define CHECKS                                                                                     \
  "evidence income property savings statement papers printout savings-limit nva signed way "       \
  "hearing considerations one-month deadline signatory twice later missing future doubt gain "     \
  "disregard disregard-twice visit"
#define ENTITIES "household person saving vehicle land real-estate"

static const GadibaXmlAttribute act_attributes[] = { TEXT ("id"),
                                                     TEXT ("title"),
                                                     TEXT ("genitive"),
                                                     TEXT_OR_NONE ("edition"),
                                                     TEXT_OR_NONE ("address"),
                                                     TEXT_OR_NONE ("cited"),
                                                     END };
LEAF (act, "act", act_attributes);

static const GadibaXmlAttribute unit_attributes[] = { TEXT ("id"),
                                                      TEXT_OR_NONE ("symbol"),
                                                      TEXT_OR_NONE ("zero"),
                                                      TEXT_OR_NONE ("one"),
                                                      TEXT_OR_NONE ("other"),
                                                      NAME_OR_NONE ("larger"),
                                                      { "factor", GADIBA_XML_WHOLE, FALSE, NULL,
                                                        0 },
                                                      END };
LEAF (unit, "unit", unit_attributes);

static const GadibaXmlAttribute abbreviation_attributes[] = { TEXT ("short"), TEXT ("means"), END };
LEAF (abbreviation, "abbreviation", abbreviation_attributes);

static const GadibaXmlAttribute phrase_attributes[] = { NAME ("id"), TEXT ("text"), END };
LEAF (phrase, "phrase", phrase_attributes);

static const GadibaXmlAttribute choice_attributes[] = { NAME ("id"), TEXT ("title"),
                                                        TEXT_OR_NONE ("female"),
                                                        TEXT_OR_NONE ("male"), END };
LEAF (choice, "choice", choice_attributes);

static const GadibaXmlAttribute entry_attributes[] = { NAME ("key"), TEXT ("is"), END };
LEAF (entry, "entry", entry_attributes);

static const GadibaXmlAttribute value_attributes[] = { DATE ("from"),
                                                       DATE_OR_NONE ("until"),
                                                       DATE_OR_NONE ("known"),
                                                       TEXT_OR_NONE ("is"),
                                                       TEXT ("source"),
                                                       TEXT_OR_NONE ("note"),
                                                       END };
static const GadibaXmlChild value_children[] = { { &entry, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement value = { .name = "value",
                                        .attributes = value_attributes,
                                        .children = value_children };

static const GadibaXmlAttribute parameter_attributes[] = { NAME ("id"),
                                                           CHOICE_OR_NONE ("type", TYPES),
                                                           TEXT_OR_NONE ("unit"),
                                                           TEXT_OR_NONE ("title"),
                                                           NAMES_OR_NONE ("keys"),
                                                           CHOICE_OR_NONE ("set-by",
                                                                           "municipality"),
                                                           TEXT_OR_NONE ("question"),
                                                           NAME_OR_NONE ("at-least"),
                                                           NAME_OR_NONE ("at-most"),
                                                           END };
static const GadibaXmlChild parameter_children[] = { { &value, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement parameter = { .name = "parameter",
                                            .attributes = parameter_attributes,
                                            .children = parameter_children };

static const GadibaXmlAttribute fact_attributes[] = { NAME ("id"),
                                                      CHOICE_OR_NONE ("of", ENTITIES),
                                                      CHOICE ("type", TYPES),
                                                      TEXT_OR_NONE ("unit"),
                                                      TEXT ("title"),
                                                      TEXT_OR_NONE ("question"),
                                                      CHOICE_OR_NONE ("subject",
                                                                      "person none housing-month"),
                                                      TEXT_OR_NONE ("otherwise"),
                                                      YES_NO_OR_NONE ("assumed"),
                                                      TEXT_OR_NONE ("cited"),
                                                      DECIMAL_OR_NONE ("max"),
                                                      YES_NO_OR_NONE ("whole"),
                                                      END };
static const GadibaXmlChild fact_children[] = { { &choice, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement fact = { .name = "fact",
                                       .attributes = fact_attributes,
                                       .children = fact_children };

static const GadibaXmlAttribute formula_attributes[] = { DATE ("from"), TEXT_OR_NONE ("source"),
                                                         TEXT_OR_NONE ("shown"),
                                                         TEXT_OR_NONE ("note"), END };
static const GadibaXmlElement formula = {
  .name = "formula", .attributes = formula_attributes, .text = TRUE, .text_required = TRUE
};

static const GadibaXmlAttribute step_attributes[] = {
  NAME ("id"),
  CHOICE_OR_NONE ("for", "household person bill"),
  CHOICE ("type", TYPES),
  TEXT_OR_NONE ("unit"),
  TEXT ("title"),
  TEXT ("source"),
  TEXT_OR_NONE ("note"),
  CHOICE_OR_NONE ("municipality", "may-replace"),
  YES_NO_OR_NONE ("replaces"),
  YES_NO_OR_NONE ("quiet"),
  END
};
static const GadibaXmlChild step_children[] = { { &choice, 0, 0 },
                                                { &formula, 1, 0 },
                                                { NULL, 0, 0 } };
static const GadibaXmlElement step = {
  .name = "step", .attributes = step_attributes, .children = step_children, .in_order = TRUE
};

static const GadibaXmlAttribute condition_attributes[] = { NAME ("id"),
                                                           TEXT ("title"),
                                                           TEXT ("source"),
                                                           TEXT_OR_NONE ("refusal"),
                                                           TEXT_OR_NONE ("plain"),
                                                           TEXT_OR_NONE ("note"),
                                                           CHOICE_OR_NONE ("binds", "status"),
                                                           CHOICE_OR_NONE ("unmet", "one-month"),
                                                           END };
static const GadibaXmlChild condition_children[] = { { &formula, 1, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement condition = { .name = "condition",
                                            .attributes = condition_attributes,
                                            .children = condition_children };
static const GadibaXmlAttribute exclusion_attributes[] = { NAME ("id"),
                                                           TEXT ("title"),
                                                           TEXT ("source"),
                                                           TEXT_OR_NONE ("refusal"),
                                                           TEXT_OR_NONE ("plain"),
                                                           TEXT_OR_NONE ("note"),
                                                           END };
static const GadibaXmlElement exclusion = { .name = "exclusion",
                                            .attributes = exclusion_attributes,
                                            .children = condition_children };

static const GadibaXmlAttribute kind_attributes[] = { NAME ("id"), TEXT ("title"),
                                                      YES_NO_OR_NONE ("irregular"), END };
LEAF (kind, "kind", kind_attributes);

static const GadibaXmlAttribute group_attributes[] = { NAME ("id"),
                                                       TEXT ("title"),
                                                       TEXT ("source"),
                                                       TEXT_OR_NONE ("note"),
                                                       YES_NO_OR_NONE ("together"),
                                                       NAME_OR_NONE ("gain"),
                                                       END };
static const GadibaXmlChild group_children[] = { { &kind, 1, 0 },
                                                 { &formula, 1, 0 },
                                                 { NULL, 0, 0 } };
static const GadibaXmlElement group = {
  .name = "group", .attributes = group_attributes, .children = group_children, .in_order = TRUE
};

static const GadibaXmlAttribute norm_attributes[] = { DATE ("from"),
                                                      TEXT_OR_NONE ("unit"),
                                                      DECIMAL_OR_NONE ("first"),
                                                      DECIMAL_OR_NONE ("further"),
                                                      DECIMAL_OR_NONE ("cap"),
                                                      TEXT ("source"),
                                                      TEXT_OR_NONE ("note"),
                                                      END };
LEAF (norm, "norm", norm_attributes);

static const GadibaXmlAttribute item_attributes[] = { NAME ("id"), TEXT_OR_NONE ("title"), END };
static const GadibaXmlChild item_children[] = { { &norm, 1, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement item = { .name = "item",
                                       .attributes = item_attributes,
                                       .children = item_children };

static const GadibaXmlAttribute benefit_attributes[] = { NAME ("id"),
                                                         TEXT ("title"),
                                                         DATE ("from"),
                                                         DATE_OR_NONE ("until"),
                                                         CHOICE ("term", "status none"),
                                                         CHOICE ("paid", "monthly once"),
                                                         TEXT ("source"),
                                                         TEXT_OR_NONE ("note"),
                                                         TEXT_OR_NONE ("nothing"),
                                                         TEXT_OR_NONE ("plain-nothing"),
                                                         CHOICE_OR_NONE ("needs", "status"),
                                                         CHOICE_OR_NONE ("in", "money service"),
                                                         NAME_OR_NONE ("unit"),
                                                         END };
static const GadibaXmlChild benefit_children[] = {
  { &fact, 0, 0 }, { &step, 0, 0 }, { &condition, 0, 0 }, { &formula, 1, 0 }, { NULL, 0, 0 }
};
static const GadibaXmlElement benefit = { .name = "benefit",
                                          .attributes = benefit_attributes,
                                          .children = benefit_children,
                                          .in_order = TRUE };

static const GadibaXmlAttribute section_attributes[] = { NAME ("id"), TEXT ("title"), END };
static const GadibaXmlChild section_children[] = {
  { &exclusion, 0, 0 }, { &step, 0, 0 }, { &condition, 0, 0 }, { &group, 0, 0 }, { NULL, 0, 0 }
};
static const GadibaXmlElement section = { .name = "section",
                                          .attributes = section_attributes,
                                          .children = section_children };

static const GadibaXmlAttribute ground_attributes[] = { NAME ("id"),
                                                        TEXT ("title"),
                                                        TEXT ("sentence"),
                                                        TEXT_OR_NONE ("plain"),
                                                        CHOICE ("of", "person household"),
                                                        NAME_OR_NONE ("benefit"),
                                                        YES_NO_OR_NONE ("gone"),
                                                        YES_NO_OR_NONE ("renews"),
                                                        YES_NO_OR_NONE ("extends"),
                                                        NAME_OR_NONE ("letter"),
                                                        { "months", GADIBA_XML_WHOLE, FALSE, NULL,
                                                          0 },
                                                        TEXT ("source"),
                                                        TEXT_OR_NONE ("note"),
                                                        END };
LEAF (ground, "ground", ground_attributes);

static const GadibaXmlAttribute decision_attributes[] = {
  CHOICE ("id", DECISIONS),
  CHOICE_OR_NONE ("in", "service"),
  TEXT ("title"),
  NAME ("letter"),
  CHOICE ("works", "notified next-month stated day"),
  CHOICE ("unfavourable", "never when-lower always"),
  TEXT_OR_NONE ("goes-on-by"),
  TEXT ("source"),
  TEXT_OR_NONE ("note"),
  END
};
static const GadibaXmlChild decision_children[] = { { &ground, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement decision = { .name = "decision",
                                           .attributes = decision_attributes,
                                           .children = decision_children };

static const GadibaXmlAttribute check_attributes[] = { CHOICE ("id", CHECKS),
                                                       TEXT_OR_NONE ("title"),
                                                       TEXT_OR_NONE ("found"),
                                                       CHOICE_OR_NONE ("severity", "warn block"),
                                                       YES_NO_OR_NONE ("reason"),
                                                       { "days", GADIBA_XML_WHOLE, FALSE, NULL, 0 },
                                                       NAME_OR_NONE ("about"),
                                                       NAMES_OR_NONE ("kinds"),
                                                       TEXT_OR_NONE ("source"),
                                                       TEXT_OR_NONE ("note"),
                                                       END };
LEAF (check, "check", check_attributes);

static const GadibaXmlAttribute set_attributes[] = { NAME ("name"), TEXT ("value"), END };
LEAF (set, "set", set_attributes);
static const GadibaXmlAttribute expect_attributes[] = { TEXT ("name"), TEXT ("value"), END };
LEAF (expect, "expect", expect_attributes);

static const GadibaXmlAttribute example_attributes[] = { TEXT ("title"), DATE_OR_NONE ("on"),
                                                         DATE_OR_NONE ("known"), END };
static const GadibaXmlChild example_children[] = { { &set, 0, 0 },
                                                   { &expect, 1, 0 },
                                                   { NULL, 0, 0 } };
static const GadibaXmlElement example = { .name = "example",
                                          .attributes = example_attributes,
                                          .children = example_children,
                                          .in_order = TRUE,
                                          .foreign_namespace = GADIBA_CASE_NAMESPACE };

static const GadibaXmlChild sources_children[] = { { &act, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement sources = { .name = "sources", .children = sources_children };
static const GadibaXmlChild words_children[] = {
  { &unit, 0, 0 }, { &abbreviation, 0, 0 }, { &phrase, 0, 0 }, { NULL, 0, 0 }
};
static const GadibaXmlElement words = { .name = "words", .children = words_children };
static const GadibaXmlChild parameters_children[] = { { &parameter, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement parameters = { .name = "parameters",
                                             .children = parameters_children };
static const GadibaXmlChild facts_children[] = { { &fact, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement facts = { .name = "facts", .children = facts_children };
static const GadibaXmlChild costs_children[] = { { &item, 0, 0 }, { NULL, 0, 0 } };
static const GadibaXmlElement costs = { .name = "costs", .children = costs_children };

#define WHOLE(n)                                                                                   \
  {                                                                                                \
    n, GADIBA_XML_WHOLE, TRUE, NULL, 0                                                             \
  }
static const GadibaXmlAttribute way_attributes[] = { NAME ("id"),
                                                     TEXT ("title"),
                                                     TEXT ("counted-from"),
                                                     WHOLE ("days"),
                                                     CHOICE ("unit", "calendar working"),
                                                     YES_NO_OR_NONE ("handed"),
                                                     TEXT_OR_NONE ("not-unfavourable"),
                                                     TEXT_OR_NONE ("asks"),
                                                     TEXT ("source"),
                                                     TEXT_OR_NONE ("note"),
                                                     END };
LEAF (way, "way", way_attributes);
static const GadibaXmlAttribute term_attributes[] = {
  CHOICE ("id", "contest contest-unindicated forward notify bills"),
  WHOLE ("length"),
  CHOICE ("unit", "calendar working months"),
  TEXT ("source"),
  TEXT_OR_NONE ("note"),
  END
};
LEAF (term, "term", term_attributes);

static const GadibaXmlAttribute unheard_attributes[] = { NAME ("id"),           TEXT ("title"),
                                                         TEXT ("sentence"),     TEXT ("source"),
                                                         TEXT_OR_NONE ("note"), END };
LEAF (unheard, "unheard", unheard_attributes);

static const GadibaXmlChild procedure_children[] = { { &decision, 0, 0 }, { &check, 0, 0 },
                                                     { &unheard, 0, 0 },  { &way, 0, 0 },
                                                     { &term, 0, 0 },     { NULL, 0, 0 } };
static const GadibaXmlElement procedure = { .name = "procedure", .children = procedure_children };

static const GadibaXmlAttribute root_attributes[] = { NAME ("id"), TEXT ("title"), TEXT ("edition"),
                                                      NAME_OR_NONE ("extends"), END };
static const GadibaXmlChild root_children[] = { { &sources, 0, 1 },    { &words, 0, 1 },
                                                { &parameters, 0, 1 }, { &facts, 0, 1 },
                                                { &costs, 0, 1 },      { &section, 0, 0 },
                                                { &benefit, 0, 0 },    { &procedure, 0, 1 },
                                                { &example, 0, 0 },    { NULL, 0, 0 } };

const GadibaXmlElement gadiba_book_root = {
  .name = "rules", .attributes = root_attributes, .children = root_children, .in_order = TRUE
};
