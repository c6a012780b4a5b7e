/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-columns.h"
#include "gadiba-evaluation-private.h"

G_BEGIN_DECLS

/* So many households are computed together: what is computed of them stays in the cache. */
#define GADIBA_BLOCK_CASES 512

/* Greatest numerators and denominators of a column with one denominator, 2^61 and 2^48: sums of two
 * fit. */
#define GADIBA_LANES_MAX ((guint64) 0x2000000000000000)
#define GADIBA_DEN_MAX ((gint64) 0x1000000000000)

/* Yes or no of a row, in an order in which "and" is the lesser and "or" the greater. */
enum
{
  GADIBA_TRUTH_NO,
  GADIBA_TRUTH_MAYBE, /* not known */
  GADIBA_TRUTH_YES,
  GADIBA_TRUTH_SINGLE, /* the household has to be evaluated singly */
};

/* How well any other value of a row is known; of two that are needed, the greater counts. */
enum
{
  GADIBA_STATE_KNOWN,
  GADIBA_STATE_BOUNDED, /* a count: not known, but not below its number nor above its high */
  GADIBA_STATE_UNKNOWN,
  GADIBA_STATE_SINGLE,
};

/* The rows that a value is computed for: those of an entity, or: */
enum
{
  GADIBA_DOMAIN_TOPPED = GADIBA_N_ENTITIES, /* receipts that come on top of regular ones */
  GADIBA_DOMAIN_ONE,                        /* one value for all households */
  GADIBA_N_DOMAINS,
};

/* The values of all rows of a block. Numbers of rows that are not known hold to @max too. */
typedef struct
{
  const guint8 *marks; /* truths; of other kinds states: NULL is all known */
  const gint64 *nums;  /* numerators, dates, months, words; of words not known GadibaWords */
  const gint64 *dens;  /* each number's own; NULL: all have @den */
  const gint64 *highs; /* NULL: no count is bounded */
  gint64 den;
  guint64 max;  /* no numerator is further from 0 */
  gboolean one; /* one value stands for all rows */
} GadibaLanes;

/* --- what is stored --- */

/* A fact of all rows of an entity. */
typedef struct
{
  guint8 *marks;
  gint64 *nums, *dens;
  GadibaLanes lanes; /* once the block is sealed */
} GadibaColumn;

typedef struct
{
  guint n, room, width;
  const GadibaKind *kinds; /* by column */
  gint32 *persons;         /* the row's person in the block; -1: none */
  gint32 *cases;
  const char **labels;
  GadibaColumn *columns;
  guint starts[GADIBA_BLOCK_CASES + 1]; /* first row of each household */
} GadibaTable;

/* Lines of income and of costs, as rows are made of them. */
typedef struct
{
  gint32 person;
  GadibaMonth month;
  gboolean irregular;
  const GadibaIncomeKind *kind;
  const char *evidence;
  GadibaNumber amount;
} GadibaBlockIncome;

typedef struct
{
  const GadibaCostItem *item;
  GadibaMonth month;
  gboolean has_quantity;
  GadibaNumber amount, quantity;
  const char *unit;
} GadibaBlockCost;

typedef struct
{
  guint n_cases;
  gboolean sealed;
  GadibaTable tables[GADIBA_N_ENTITIES];
  GArray *incomes, *costs;                   /* GadibaBlockIncome, GadibaBlockCost */
  gint64 income_den, cost_den, quantity_den; /* of all lines; 0: there is none */
  guint income_starts[GADIBA_BLOCK_CASES + 1], cost_starts[GADIBA_BLOCK_CASES + 1];
  GadibaDate received[GADIBA_BLOCK_CASES];
  GadibaMonth housing_months[GADIBA_BLOCK_CASES];
  guint8 *asked; /* by benefit, GADIBA_BLOCK_CASES truths each */
} GadibaColumnBlock;

struct _GadibaColumns
{
  const GadibaBook *book;
  GPtrArray *blocks; /* GadibaColumnBlock; those past the last used wait empty */
  guint n;
  GStringChunk *labels;
  GadibaKind *kinds[GADIBA_N_ENTITIES];
};

/* Gives the columns of the block one denominator each, where they can have one. */
void _gadiba_columns_seal (GadibaColumns *columns, GadibaColumnBlock *block);

/* --- the plan --- */

typedef enum
{
  GADIBA_NODE_CONSTANT,
  GADIBA_NODE_SINGLE, /* what columns do not do */
  GADIBA_NODE_FACT,
  GADIBA_NODE_ASKED,
  GADIBA_NODE_COUNTED, /* of persons: who belongs to the household */
  GADIBA_NODE_LIFT,    /* a value of what the row belongs to */
  GADIBA_NODE_PLAIN,   /* a step's value forgets the bounds of a count */
  GADIBA_NODE_NOT,
  GADIBA_NODE_AND,
  GADIBA_NODE_OR,
  GADIBA_NODE_BOTH, /* "and" of two of which each is computed in any case */
  GADIBA_NODE_IF,
  GADIBA_NODE_COMPARE,
  GADIBA_NODE_IN,
  GADIBA_NODE_KNOWN,
  GADIBA_NODE_ARITHMETIC,
  GADIBA_NODE_EXTREME,
  GADIBA_NODE_ROUND,
  GADIBA_NODE_ABS,
  GADIBA_NODE_ADD_TO_CALENDAR,
  GADIBA_NODE_CALENDAR,
  GADIBA_NODE_AGE,
  GADIBA_NODE_REACHED,
  GADIBA_NODE_AT,
  GADIBA_NODE_LOOKUP,
  GADIBA_NODE_SUM,
  GADIBA_NODE_COUNT,
  GADIBA_NODE_COUNT_ONE, /* one more, perhaps */
  GADIBA_NODE_ANY,
  GADIBA_NODE_TOP_UP,
  GADIBA_NODE_BENEFIT,
  GADIBA_N_NODES,
} GadibaNodeOp;

#define GADIBA_NO_NODE G_MAXUINT

/* One operation on whole columns. */
typedef struct
{
  GadibaNodeOp op;
  GadibaExprOp of; /* COMPARE, ARITHMETIC, EXTREME, CALENDAR */
  GadibaKind kind;
  guint domain;
  guint rows;                 /* SUM, COUNT, ANY: the domain of the rows gone through */
  guint first, second, third; /* nodes; GADIBA_NO_NODE */
  gconstpointer target;       /* fact, parameter, benefit or part of a formula */
  GadibaValue value;          /* CONSTANT */
} GadibaNode;

/* The days of birth that ages are worked out for; others are left to the single way. */
#define GADIBA_FIRST_DAY 584000
#define GADIBA_LAST_DAY 1168000

/* Ages that most people have, on the day of the plan. */
#define GADIBA_MAX_AGE 150

/* When one has to be born to have reached what a parameter asks for; nodes of one plan share it. */
typedef struct
{
  const GadibaParameter *parameter;
  GadibaDate last;  /* born on that day or before: yes */
  guint8 otherwise; /* truth */
} GadibaReach;

struct _GadibaColumnPlan
{
  const GadibaBook *book;
  GadibaTerms terms;
  GArray *nodes;                       /* GadibaNode; operands come before */
  GArray *wanted;                      /* guint: nodes */
  GPtrArray *steps;                    /* GadibaStep: what is wanted */
  guint *step_nodes;                   /* by step */
  GArray *exclusions;                  /* guint: nodes, of persons */
  GArray *reaches;                     /* GadibaReach */
  GadibaDate ages[GADIBA_MAX_AGE + 1]; /* born on that day or before: of that age */
  gboolean topped_unfit;               /* a receipt on top of another needs the single way */
  gboolean no_windows;                 /* an error that each household has */
  int window, window_irregular;        /* months */
  GPtrArray *norms;                    /* GadibaNorm or NULL, by cost item: that of the day */
};

/* --- running it --- */

typedef struct _GadibaArenaPart GadibaArenaPart;

typedef struct
{
  const GadibaColumnPlan *plan;
  GadibaColumnBlock *block;
  guint n[GADIBA_N_DOMAINS];
  /* From the rows of a domain to those of what they belong to; NULL: they do not. */
  const gint32 *cases[GADIBA_N_DOMAINS], *persons[GADIBA_N_DOMAINS], *receipts;
  GadibaLanes made[3][GADIBA_N_BILL_FACTS]; /* facts of incomes, receipts and bills */
  const GadibaCostItem **items;             /* of the bills */
  GadibaLanes *lanes;                       /* by node */
  guint8 *ready;
  gboolean *unfit;               /* by household of the block */
  GadibaEvaluation *law;         /* nobody's: to look parameters up */
  GadibaArenaPart *parts, *part; /* memory of one block's lanes */
} GadibaRun;

/* Memory that lives until the next block; not cleared. */
gpointer _gadiba_run_alloc (GadibaRun *run, gsize size);
#define gadiba_run_new(run, type, n) ((type *) _gadiba_run_alloc ((run), sizeof (type) * ((n) + 1)))

/* All of it is there to be used again. */
void _gadiba_run_forget (GadibaRun *run);
void _gadiba_run_free_memory (GadibaRun *run);

const GadibaLanes *_gadiba_run_get (GadibaRun *run, guint node);
/* The number of values that @lanes of @domain hold. */
guint _gadiba_run_get_n (const GadibaRun *run, const GadibaNode *node);

/* Incomes, receipts, bills: the rows that an evaluation makes. */
void _gadiba_run_make_rows (GadibaRun *run);
/* A fact of the bills: that of a norm is made when it is asked for. */
void _gadiba_run_make_bill_fact (GadibaRun *run, const GadibaFact *fact, GadibaLanes *lanes);

/* A truth for all rows. */
void _gadiba_lanes_fill_truth (GadibaRun *run, GadibaLanes *lanes, guint n, guint8 truth);
/* Whether all of them are @truth. */
gboolean _gadiba_lanes_are (const GadibaLanes *lanes, guint n, guint8 truth);
/* The greatest number that divides both; @a is not 0 */
gint64 _gadiba_lanes_find_divisor (gint64 a, gint64 b);
/* The least common multiple of two denominators; 0: too large */
gint64 _gadiba_lanes_join_dens (gint64 a, gint64 b);
/* The least denominator that all of @dens have, at most GADIBA_DEN_MAX; 0: there is none */
gint64 _gadiba_lanes_find_den (const gint64 *dens, guint n);
/* Numerators times @factor. @of_all: of each row, also where one stands for all */
const gint64 *_gadiba_lanes_multiply (GadibaRun *run, const GadibaLanes *lanes, gint64 factor,
                                      guint n, gboolean of_all);

/* What is written row by row. */
typedef struct
{
  GadibaKind kind;
  guint n;
  guint8 *marks;
  gint64 *nums, *dens;
} GadibaLaneWriter;

GadibaLaneWriter _gadiba_lane_writer_new (GadibaRun *run, GadibaKind kind, guint n);
void _gadiba_lane_writer_put_single (GadibaLaneWriter *writer, guint row);
/* One denominator for all if they have one; marks only where not all is known. */
void _gadiba_lane_writer_finish (const GadibaLaneWriter *writer, GadibaLanes *lanes);

typedef void (*GadibaNodeRun) (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);

void _gadiba_run_logic (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_both (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_not (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_if (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_compare (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_in (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_known (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_arithmetic (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_extreme (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_round (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_abs (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_add_to_calendar (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_calendar (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_age (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_reached (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_at (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_lookup (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_sum (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_count (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_count_one (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_any (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_top_up (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);
void _gadiba_run_benefit (GadibaRun *run, const GadibaNode *node, GadibaLanes *lanes);

G_END_DECLS
