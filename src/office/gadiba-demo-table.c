/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-demo-table-private.h"

#define FIELD(type, member, name, kind, required, words)                                           \
  {                                                                                                \
    { name, GADIBA_XML_##kind, required, words, 0 }, G_STRUCT_OFFSET (type, member)                \
  }
#define TEXT(type, member, name) FIELD (type, member, name, TEXT, FALSE, NULL)
#define NAME(type, member, name) FIELD (type, member, name, NAME, TRUE, NULL)
#define WORD(type, member, name, words) FIELD (type, member, name, CHOICE, FALSE, words)
#define WHOLE(type, member, name) FIELD (type, member, name, WHOLE, FALSE, NULL)
#define MONEY(type, member, name) FIELD (type, member, name, MONEY, FALSE, NULL)
#define YES(type, member, name) FIELD (type, member, name, YES_NO, FALSE, NULL)
#define SHARE(type) FIELD (type, share, "share", WHOLE, TRUE, NULL)
#define END_FIELD                                                                                  \
  {                                                                                                \
    { NULL, GADIBA_XML_TEXT, FALSE, NULL, 0 }, 0                                                   \
  }

#define ROWS(name, fields, children, parent, member, type, one_is_taken)                           \
  {                                                                                                \
    name, fields, children, G_STRUCT_OFFSET (parent, member), sizeof (type), one_is_taken          \
  }
#define ONCE(name, fields, children, parent, member)                                               \
  {                                                                                                \
    name, fields, children, G_STRUCT_OFFSET (parent, member), 0, FALSE                             \
  }
#define END_KIND                                                                                   \
  {                                                                                                \
    NULL, NULL, NULL, 0, 0, FALSE                                                                  \
  }

#define RELATIONS "self spouse child parent grandparent grandchild sibling other"
#define DISABILITIES "none group-1 group-2 group-3 child"
#define ACTIVITIES                                                                                 \
  "employed self-employed unemployed pensioner pupil student preschool parental-leave carer none"

/* --- households --- */

static const GadibaDemoField member_fields[] = {
  WORD (GadibaDemoMember, relation, "relation", RELATIONS),
  NAME (GadibaDemoMember, life, "life"),
  WHOLE (GadibaDemoMember, times, "times"),
  WORD (GadibaDemoMember, above, "above", RELATIONS),
  WORD (GadibaDemoMember, near, "near", RELATIONS),
  WHOLE (GadibaDemoMember, from, "from"),
  WHOLE (GadibaDemoMember, to, "to"),
  WHOLE (GadibaDemoMember, within, "within"),
  WHOLE (GadibaDemoMember, partner, "partner"),
  WHOLE (GadibaDemoMember, other_name, "other-name"),
  END_FIELD,
};

static const GadibaDemoField household_fields[] = {
  NAME (GadibaDemoHousehold, id, "id"),
  SHARE (GadibaDemoHousehold),
  END_FIELD,
};

static const GadibaDemoKind household_children[] = {
  ROWS ("member", member_fields, NULL, GadibaDemoHousehold, members, GadibaDemoMember, FALSE),
  END_KIND,
};

static const GadibaDemoField households_fields[] = {
  WHOLE (GadibaDemoHouseholds, tolerance, "tolerance"),
  END_FIELD,
};

static const GadibaDemoKind households_children[] = {
  ROWS ("household", household_fields, household_children, GadibaDemoHouseholds, rows,
        GadibaDemoHousehold, TRUE),
  END_KIND,
};

/* --- lives --- */

static const GadibaDemoField age_fields[] = {
  SHARE (GadibaDemoAge),
  WHOLE (GadibaDemoAge, from, "from"),
  WHOLE (GadibaDemoAge, to, "to"),
  END_FIELD,
};

static const GadibaDemoField word_fields[] = {
  SHARE (GadibaDemoWord),
  NAME (GadibaDemoWord, is, "is"),
  END_FIELD,
};

static const GadibaDemoField income_fields[] = {
  SHARE (GadibaDemoIncome),
  NAME (GadibaDemoIncome, kind, "kind"),
  MONEY (GadibaDemoIncome, from, "from"),
  MONEY (GadibaDemoIncome, to, "to"),
  MONEY (GadibaDemoIncome, step, "step"),
  WHOLE (GadibaDemoIncome, varies, "varies"),
  WHOLE (GadibaDemoIncome, rises, "rises"),
  YES (GadibaDemoIncome, irregular, "irregular"),
  WORD (GadibaDemoIncome, disability, "disability", DISABILITIES),
  WORD (GadibaDemoIncome, evidence, "evidence", "statement certificate register declaration other"),
  END_FIELD,
};

static const GadibaDemoField doing_fields[] = {
  NAME (GadibaDemoDoing, id, "id"),
  SHARE (GadibaDemoDoing),
  WORD (GadibaDemoDoing, activity, "activity", ACTIVITIES),
  WHOLE (GadibaDemoDoing, age_from, "age-from"),
  WHOLE (GadibaDemoDoing, age_to, "age-to"),
  WHOLE (GadibaDemoDoing, child_under, "child-under"),
  YES (GadibaDemoDoing, nva, "nva"),
  YES (GadibaDemoDoing, binding, "binding"),
  WORD (GadibaDemoDoing, exception, "exception", "maternity preschool-care disabled-child-care"),
  END_FIELD,
};

static const GadibaDemoKind doing_children[] = {
  ROWS ("income", income_fields, NULL, GadibaDemoDoing, incomes, GadibaDemoIncome, FALSE),
  END_KIND,
};

static const GadibaDemoField life_fields[] = {
  NAME (GadibaDemoLife, id, "id"),
  WHOLE (GadibaDemoLife, women, "women"),
  WHOLE (GadibaDemoLife, turns, "turns"),
  WHOLE (GadibaDemoLife, away, "away"),
  TEXT (GadibaDemoLife, earns, "earns"),
  WORD (GadibaDemoLife, works, "works", ACTIVITIES),
  END_FIELD,
};

static const GadibaDemoKind life_children[] = {
  ROWS ("age", age_fields, NULL, GadibaDemoLife, ages, GadibaDemoAge, TRUE),
  ROWS ("disability", word_fields, NULL, GadibaDemoLife, disabilities, GadibaDemoWord, TRUE),
  ROWS ("doing", doing_fields, doing_children, GadibaDemoLife, doings, GadibaDemoDoing, FALSE),
  ROWS ("income", income_fields, NULL, GadibaDemoLife, incomes, GadibaDemoIncome, FALSE),
  END_KIND,
};

static const GadibaDemoField family_benefit_fields[] = {
  WHOLE (GadibaDemoFamilyBenefit, children, "children"),
  MONEY (GadibaDemoFamilyBenefit, amount, "amount"),
  END_FIELD,
};

static const GadibaDemoField savings_fields[] = {
  WHOLE (GadibaDemoLives, savings.none, "none"),
  WHOLE (GadibaDemoLives, savings.children, "children"),
  MONEY (GadibaDemoLives, savings.from, "from"),
  MONEY (GadibaDemoLives, savings.to, "to"),
  END_FIELD,
};

static const GadibaDemoField lives_fields[] = {
  WHOLE (GadibaDemoLives, tolerance, "tolerance"),
  END_FIELD,
};

static const GadibaDemoKind lives_children[] = {
  ROWS ("life", life_fields, life_children, GadibaDemoLives, rows, GadibaDemoLife, FALSE),
  ROWS ("family-benefit", family_benefit_fields, NULL, GadibaDemoLives, family_benefits,
        GadibaDemoFamilyBenefit, FALSE),
  ROWS ("legal-status", word_fields, NULL, GadibaDemoLives, legal_statuses, GadibaDemoWord, TRUE),
  { "savings", savings_fields, NULL, 0, 0, FALSE },
  END_KIND,
};

/* --- dwellings --- */

static const GadibaDemoField place_fields[] = {
  SHARE (GadibaDemoPlace),
  TEXT (GadibaDemoPlace, name, "name"),
  TEXT (GadibaDemoPlace, postcode, "postcode"),
  YES (GadibaDemoPlace, streets, "streets"),
  END_FIELD,
};

static const GadibaDemoField cost_fields[] = {
  SHARE (GadibaDemoCost),
  NAME (GadibaDemoCost, item, "item"),
  TEXT (GadibaDemoCost, unit, "unit"),
  WHOLE (GadibaDemoCost, quantity_from, "quantity-from"),
  WHOLE (GadibaDemoCost, quantity_to, "quantity-to"),
  MONEY (GadibaDemoCost, price, "price"),
  MONEY (GadibaDemoCost, from, "from"),
  MONEY (GadibaDemoCost, to, "to"),
  WORD (GadibaDemoCost, per, "per", "person area"),
  WHOLE (GadibaDemoCost, varies, "varies"),
  YES (GadibaDemoCost, season, "season"),
  END_FIELD,
};

static const GadibaDemoField dwelling_fields[] = {
  NAME (GadibaDemoDwelling, id, "id"),
  SHARE (GadibaDemoDwelling),
  WORD (GadibaDemoDwelling, tenure, "tenure", "owned rented used other"),
  WORD (GadibaDemoDwelling, heating, "heating", "central gas electric solid-fuel other"),
  YES (GadibaDemoDwelling, flat, "flat"),
  WHOLE (GadibaDemoDwelling, area_from, "area-from"),
  WHOLE (GadibaDemoDwelling, area_to, "area-to"),
  WHOLE (GadibaDemoDwelling, area_person, "area-person"),
  WHOLE (GadibaDemoDwelling, vehicle, "vehicle"),
  WHOLE (GadibaDemoDwelling, land, "land"),
  TEXT (GadibaDemoDwelling, provider, "provider"),
  END_FIELD,
};

static const GadibaDemoKind dwelling_children[] = {
  ROWS ("cost", cost_fields, NULL, GadibaDemoDwelling, costs, GadibaDemoCost, FALSE),
  END_KIND,
};

static const GadibaDemoField estate_fields[] = {
  SHARE (GadibaDemoWord),
  WORD (GadibaDemoWord, is, "use", "lived-in relatives-live child seized"),
  END_FIELD,
};

static const GadibaDemoField vehicle_fields[] = {
  WHOLE (GadibaDemoDwellings, vehicle.mass_from, "mass-from"),
  WHOLE (GadibaDemoDwellings, vehicle.mass_to, "mass-to"),
  END_FIELD,
};

static const GadibaDemoField land_fields[] = {
  MONEY (GadibaDemoDwellings, land.from, "from"),
  MONEY (GadibaDemoDwellings, land.to, "to"),
  END_FIELD,
};

static const GadibaDemoField declared_fields[] = {
  WHOLE (GadibaDemoDwellings, declared.share, "share"),
  END_FIELD,
};

static const GadibaDemoField dwellings_fields[] = {
  WHOLE (GadibaDemoDwellings, tolerance, "tolerance"),
  TEXT (GadibaDemoDwellings, region, "region"),
  WHOLE (GadibaDemoDwellings, heating_from, "heating-from"),
  WHOLE (GadibaDemoDwellings, heating_to, "heating-to"),
  END_FIELD,
};

static const GadibaDemoKind dwellings_children[] = {
  ROWS ("place", place_fields, NULL, GadibaDemoDwellings, places, GadibaDemoPlace, TRUE),
  ROWS ("dwelling", dwelling_fields, dwelling_children, GadibaDemoDwellings, rows,
        GadibaDemoDwelling, TRUE),
  { "vehicle", vehicle_fields, NULL, 0, 0, FALSE },
  { "land", land_fields, NULL, 0, 0, FALSE },
  ROWS ("estate", estate_fields, NULL, GadibaDemoDwellings, estates, GadibaDemoWord, FALSE),
  { "declared", declared_fields, NULL, 0, 0, FALSE },
  END_KIND,
};

/* --- applications --- */

static const GadibaDemoField month_fields[] = {
  SHARE (GadibaDemoMonth),
  WHOLE (GadibaDemoMonth, is, "is"),
  END_FIELD,
};

static const GadibaDemoField asked_fields[] = {
  SHARE (GadibaDemoAsked),
  TEXT (GadibaDemoAsked, benefits, "benefits"),
  END_FIELD,
};

static const GadibaDemoField grant_fields[] = {
  SHARE (GadibaDemoGrant),
  NAME (GadibaDemoGrant, benefit, "benefit"),
  MONEY (GadibaDemoGrant, from, "from"),
  MONEY (GadibaDemoGrant, to, "to"),
  END_FIELD,
};

static const GadibaDemoField earlier_fields[] = {
  WHOLE (GadibaDemoApplications, earlier.share, "share"),
  END_FIELD,
};

static const GadibaDemoKind earlier_children[] = {
  ROWS ("grant", grant_fields, NULL, GadibaDemoApplications, earlier.grants, GadibaDemoGrant,
        FALSE),
  END_KIND,
};

static const GadibaDemoField trouble_fields[] = {
  SHARE (GadibaDemoTrouble),
  WORD (GadibaDemoTrouble, id, "id",
        "income savings land vehicles real-estate nva-duty declared-residence"),
  WHOLE (GadibaDemoTrouble, cured, "cured"),
  WHOLE (GadibaDemoTrouble, one_month, "one-month"),
  MONEY (GadibaDemoTrouble, first, "first"),
  MONEY (GadibaDemoTrouble, further, "further"),
  MONEY (GadibaDemoTrouble, spread, "spread"),
  END_FIELD,
};

static const GadibaDemoField paper_fields[] = {
  SHARE (GadibaDemoPaper),
  WORD (GadibaDemoPaper, id, "id", "income savings nva costs activity disability declared"),
  WHOLE (GadibaDemoPaper, late, "late"),
  END_FIELD,
};

static const GadibaDemoField applications_fields[] = {
  WHOLE (GadibaDemoApplications, tolerance, "tolerance"),
  WHOLE (GadibaDemoApplications, months, "months"),
  WHOLE (GadibaDemoApplications, again, "again"),
  WHOLE (GadibaDemoApplications, within, "within"),
  WHOLE (GadibaDemoApplications, again_after_refusal, "again-after-refusal"),
  WHOLE (GadibaDemoApplications, wait, "wait"),
  WHOLE (GadibaDemoApplications, term_binding, "term-binding"),
  WHOLE (GadibaDemoApplications, term_other, "term-other"),
  WHOLE (GadibaDemoApplications, recent, "recent"),
  END_FIELD,
};

static const GadibaDemoKind applications_children[] = {
  ROWS ("month", month_fields, NULL, GadibaDemoApplications, months_of_receipt, GadibaDemoMonth,
        TRUE),
  ROWS ("asked", asked_fields, NULL, GadibaDemoApplications, asked, GadibaDemoAsked, TRUE),
  { "earlier", earlier_fields, earlier_children, 0, 0, FALSE },
  ROWS ("trouble", trouble_fields, NULL, GadibaDemoApplications, troubles, GadibaDemoTrouble,
        FALSE),
  ROWS ("paper", paper_fields, NULL, GadibaDemoApplications, papers, GadibaDemoPaper, FALSE),
  END_KIND,
};

/* --- decisions --- */

static const GadibaDemoField decisions_fields[] = {
  WHOLE (GadibaDemoDecisions, tolerance, "tolerance"),
  WHOLE (GadibaDemoDecisions, from, "from"),
  WHOLE (GadibaDemoDecisions, to, "to"),
  WHOLE (GadibaDemoDecisions, heard_from, "heard-from"),
  WHOLE (GadibaDemoDecisions, not_heard, "not-heard"),
  WHOLE (GadibaDemoDecisions, provider, "provider"),
  END_FIELD,
};

static const GadibaDemoKind decisions_children[] = {
  ROWS ("payment", word_fields, NULL, GadibaDemoDecisions, payments, GadibaDemoWord, TRUE),
  ROWS ("outcome", word_fields, NULL, GadibaDemoDecisions, outcomes, GadibaDemoWord, TRUE),
  END_KIND,
};

static const GadibaDemoField no_fields[] = { END_FIELD };

static const GadibaDemoKind table_children[] = {
  ONCE ("households", households_fields, households_children, GadibaDemoTable, households),
  ONCE ("lives", lives_fields, lives_children, GadibaDemoTable, lives),
  ONCE ("dwellings", dwellings_fields, dwellings_children, GadibaDemoTable, dwellings),
  ONCE ("applications", applications_fields, applications_children, GadibaDemoTable, applications),
  ONCE ("decisions", decisions_fields, decisions_children, GadibaDemoTable, decisions),
  END_KIND,
};

const GadibaDemoKind _gadiba_demo_table_kind = { "demo", no_fields, table_children, 0, 0, FALSE };

/* --- texts --- */

static const GadibaDemoField text_fields[] = {
  WORD (GadibaDemoText, answer, "answer", "granted partly one-month refused"),
  TEXT (GadibaDemoText, reason, "reason"),
  TEXT (GadibaDemoText, text, "text"),
  END_FIELD,
};

static const GadibaDemoKind texts_children[] = {
  ROWS ("hearing", text_fields, NULL, GadibaDemoTexts, hearings, GadibaDemoText, FALSE),
  ROWS ("not-heard", text_fields, NULL, GadibaDemoTexts, not_heard, GadibaDemoText, FALSE),
  ROWS ("considerations", text_fields, NULL, GadibaDemoTexts, considerations, GadibaDemoText,
        FALSE),
  END_KIND,
};

const GadibaDemoKind _gadiba_demo_texts_kind = { "texts", no_fields, texts_children, 0, 0, FALSE };
