/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-column-widths.h"

/* A name, two texts, an amount: as the lists of the window have them. */
#define N 4
#define KINDS ((GadibaColumnKinds){ .names = 1u << 0, .texts = 1u << 1 | 1u << 2 })

static const int wanted[N] = { 180, 240, 120, 90 };

static const struct
{
  int space;
  int widths[N];
} cases[] = {
  { 630, { 180, 240, 120, 90 } }, /* all have what they want */
  { 900, { 270, 360, 180, 90 } }, /* what is left over goes to the name and to text */
  { 570, { 180, 200, 100, 90 } }, /* text gives way first */
  { 389, { 179, 80, 40, 90 } },   /* to a third; then the name */
  { 331, { 121, 80, 40, 90 } },   /* to two thirds */
  { 164, { 60, 39, 19, 44 } },    /* then all alike */
  { 0, { 0, 0, 0, 0 } },
};

static void
test_share (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int widths[N], total = 0;
      for (guint column = 0; column < N; column++)
        widths[column] = wanted[column];
      gadiba_column_widths_share (widths, KINDS, N, cases[i].space);
      for (guint column = 0; column < N; column++)
        {
          g_test_message ("%d: column %u: %d", cases[i].space, column, widths[column]);
          g_assert_cmpint (ABS (widths[column] - cases[i].widths[column]), <=, 2);
          total += widths[column];
        }
      g_assert_cmpint (ABS (total - cases[i].space), <=, N);
    }
}

/* Whatever the space, what is there is shared out and no column is wider than it may be. */
static void
test_any_space (void)
{
  for (int space = 0; space < 2000; space++)
    {
      int widths[N], total = 0;
      for (guint column = 0; column < N; column++)
        widths[column] = wanted[column];
      gadiba_column_widths_share (widths, KINDS, N, space);
      for (guint column = 0; column < N; column++)
        {
          g_assert_cmpint (widths[column], >=, 0);
          total += widths[column];
        }
      g_assert_cmpint (ABS (total - space), <=, N);
      g_assert_cmpint (widths[3], <=, wanted[3]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-widths/share", test_share);
  g_test_add_func ("/column-widths/any-space", test_any_space);
  return g_test_run ();
}
