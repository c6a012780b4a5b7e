/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-columns-private.h"

G_BEGIN_DECLS

/* Where a formula is compiled. */
typedef struct
{
  GadibaColumnPlan *plan;
  GadibaEvaluation *law;       /* nobody's: to look parameters up */
  const GadibaStep *condition; /* within an aggregate over conditions: this one */
  gboolean topped;             /* with another amount of the receipt: */
  guint topped_amount;         /* a node */
} GadibaCompiler;

guint _gadiba_compile (GadibaCompiler *compiler, const GadibaExpr *expr);

/* Each returns the node; one that is there already is not added again. */
guint _gadiba_compiler_add (GadibaCompiler *compiler, GadibaNode node);
guint _gadiba_compiler_add_constant (GadibaCompiler *compiler, GadibaValue value);
guint _gadiba_compiler_add_truth (GadibaCompiler *compiler, gboolean yes);
guint _gadiba_compiler_add_step (GadibaCompiler *compiler, const GadibaStep *step);
/* @node with its first @n operands, for the rows that all of them can be had for. */
guint _gadiba_compiler_add_on (GadibaCompiler *compiler, GadibaNode node, guint n);
/* The same of one or two operands. */
guint _gadiba_compiler_add_op (GadibaCompiler *compiler, GadibaNodeOp op, GadibaKind kind,
                               guint first, guint second);
/* @node for the rows of @domain. */
guint _gadiba_compiler_lift (GadibaCompiler *compiler, guint node, guint domain);
guint _gadiba_compiler_add_aggregate (GadibaCompiler *compiler, const GadibaExpr *expr);
/* Finds out when one has to be born to have reached what @parameter asks for. */
void _gadiba_compiler_add_reach (GadibaCompiler *compiler, const GadibaParameter *parameter);

/* An evaluation of no household under the terms, to look up what the law says. */
GadibaEvaluation *_gadiba_column_plan_new_law (const GadibaColumnPlan *plan);

G_END_DECLS
