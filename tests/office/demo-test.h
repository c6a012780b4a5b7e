/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "../test-data.h"
#include "gadiba-demo-private.h"
#include "gadiba-office-assess.h"

/* What the tests of the practice office share. The day is fixed, as is all that comes of it. */

#define SEED 1

static inline GadibaDemo *
make_demo (guint64 seed, guint size)
{
  g_autoptr (GError) error = NULL;
  GadibaDemo *demo = gadiba_demo_new (seed, size, gadiba_date_new (2026, 6, 15), &error);
  g_assert_no_error (error);
  g_assert_nonnull (demo);
  return demo;
}

/* The national book, and that of Liepkalnu novads on top of it. */
static inline GadibaBook *
load_books (void)
{
  g_autofree char *path = get_test_path ("../data/rules", "example-municipality.xml");
  const char *const extensions[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  GadibaBook *book = gadiba_office_load_books (extensions, &error);
  g_assert_no_error (error);
  return book;
}

static inline GadibaAssessment *
assess (const GadibaCase *from, const GadibaBook *book)
{
  GadibaTerms terms = { .day = GADIBA_DATE_NONE };
  g_autoptr (GError) error = NULL;
  GadibaAssessment *assessment = gadiba_assessment_new (from, book, &terms, &error);
  g_assert_no_error (error);
  return assessment;
}
