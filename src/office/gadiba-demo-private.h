/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-demo-lists-private.h"
#include "gadiba-demo-random-private.h"
#include "gadiba-demo-table-private.h"
#include "gadiba-demo.h"
#include "gadiba-working-days.h"

G_BEGIN_DECLS

struct _GadibaDemo
{
  guint64 key; /* of the office */
  GadibaDate today;
  GadibaDemoTable table;
  GadibaDemoTexts texts;
  GadibaDemoLists lists;
  GadibaCalendar *calendar;
  GArray *first_cases;      /* guint: of each household its first case, and the number of all */
  GArray *order;            /* guint: cases in the order of their days */
  GHashTable *moved_births; /* serial of a person → days; see _gadiba_demo_plan() */
};

/* The parts of a household, and of one application, that chance is drawn for: their numbers are in
 * all that is drawn, so they stay. */
enum
{
  GADIBA_DEMO_PART_TYPE = 1,
  GADIBA_DEMO_PART_RECEIPT,
  GADIBA_DEMO_PART_DWELLING,
  GADIBA_DEMO_PART_PROPERTY,
  GADIBA_DEMO_PART_COSTS,
  GADIBA_DEMO_PART_EARLIER,
  GADIBA_DEMO_PART_PAYMENT,
  GADIBA_DEMO_PART_PERSONS,
  GADIBA_DEMO_PART_APPLICATIONS,
  GADIBA_DEMO_PART_TROUBLES,
  GADIBA_DEMO_PART_PAPERS,
  GADIBA_DEMO_PART_AGAIN,
  GADIBA_DEMO_PART_MONTH,
  GADIBA_DEMO_PART_MEANS,
  GADIBA_DEMO_PART_SAVINGS,
  GADIBA_DEMO_PART_INCOMES,
  GADIBA_DEMO_PART_DECISION,
};

/* --- who lives there --- */

typedef struct
{
  const GadibaDemoLife *life;
  const char *relation, *disability;
  guint64 key;
  guint serial; /* of the person in the office; the code is made of it */
  GadibaSex sex;
  guint given, family; /* in the lists */
  GadibaDate born;
  guint tickets[2]; /* what is done before and after the turn, in millionths */
  GadibaMonth turn; /* NONE: there is none */
  gboolean is_away; /* in prison */
} GadibaDemoPerson;

typedef struct
{
  guint64 key;
  const GadibaDemoHousehold *type;
  const GadibaDemoDwelling *dwelling;
  const char *legal_status;
  GadibaDate received;                               /* the first application */
  GadibaDemoPerson persons[GADIBA_DEMO_MAX_PERSONS]; /* the applicant first */
  guint n_persons;
} GadibaDemoPlan;

/* All of household @household that does not change. Where two persons of an office would have both
 * name and birth date in common, the birth of the later one is moved: gadiba_demo_new() finds out
 * by how many days. */
void _gadiba_demo_plan (const GadibaDemo *self, guint household, GadibaDemoPlan *plan);

/* What the person does on @day. */
const GadibaDemoDoing *
_gadiba_demo_get_doing (const GadibaDemoPlan *plan, const GadibaDemoPerson *person, GadibaDate day);

/* Returns: how many live there and are not away */
guint _gadiba_demo_count_present (const GadibaDemoPlan *plan);

/* Returns: (transfer full): the personal code of a person */
char *_gadiba_demo_make_code (const GadibaDemo *self, guint serial);

/* --- an application --- */

typedef struct
{
  guint64 key;
  guint number; /* of the household's applications, from 0 */
  GadibaDate received;
  const GadibaDemoAsked *asked;
  guint troubles, papers; /* a bit for each row of the table */
} GadibaDemoApplication;

void _gadiba_demo_first_application (const GadibaDemo *self, const GadibaDemoPlan *plan,
                                     GadibaDemoApplication *application);

/* Makes of an application the next one of its household. Returns: FALSE if there is none */
gboolean _gadiba_demo_next_application (const GadibaDemo *self, const GadibaDemoPlan *plan,
                                        GadibaDemoApplication *application);

/* Returns: (nullable): the row of the table, if the application has that trouble */
const GadibaDemoTrouble *
_gadiba_demo_get_trouble (const GadibaDemo *self, const GadibaDemoApplication *application,
                          const char *id);

/* What makes an amount above every threshold: see data/demo/shares.xml. */
GadibaMoney _gadiba_demo_draw_excess (const GadibaDemoTrouble *trouble,
                                      const GadibaDemoApplication *application, guint n_persons);

/* Whether the paper is missing: for persons, that of @person of @n who could lack it. */
gboolean _gadiba_demo_is_missing (const GadibaDemo *self, const GadibaDemoApplication *application,
                                  const char *id, guint person, guint n);

/* Whether an unmet condition is answered with one month. */
gboolean _gadiba_demo_gives_month (const GadibaDemo *self, const GadibaDemoApplication *application,
                                   const char *condition);

/* Returns: TRUE for a person who is at the employment agency and has to be */
gboolean _gadiba_demo_is_registered (const GadibaDemoPlan *plan, const GadibaDemoPerson *person,
                                     GadibaDate day);

/* Whether the person is asked for incomes and savings: who is 18, or will be before a term can
 * end. */
gboolean _gadiba_demo_is_asked (const GadibaDemo *self, const GadibaDemoPerson *person,
                                const GadibaDemoApplication *application);

/* The household and the application of case @index. */
void _gadiba_demo_find (const GadibaDemo *self, guint index, GadibaDemoPlan *plan,
                        GadibaDemoApplication *application);

/* --- parts of a case --- */

/* Returns: @amount, up to @varies thousandths more or less */
GadibaMoney _gadiba_demo_vary (GadibaDemoRandom *random, GadibaMoney amount, guint varies);

void _gadiba_demo_add_incomes (const GadibaDemo *self, const GadibaDemoPlan *plan,
                               const GadibaDemoApplication *application, GadibaCase *target);
void _gadiba_demo_add_dwelling (const GadibaDemo *self, const GadibaDemoPlan *plan,
                                const GadibaDemoApplication *application, GadibaCase *target);
void _gadiba_demo_add_property (const GadibaDemo *self, const GadibaDemoPlan *plan,
                                const GadibaDemoApplication *application, GadibaCase *target);

G_END_DECLS
