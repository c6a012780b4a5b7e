/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-column-widths.h"
#include "gadiba-table-columns.h"

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

/* A narrow line has a second row before much is cut, and is known by a whole name. */
static void
test_second_row (void)
{
  static const GadibaTableColumn columns[] = {
    { .id = "name", .width = 10, .strong = TRUE, .is_text = TRUE },
    { .id = "address", .width = 20, .is_text = TRUE, .under = GADIBA_TABLE_UNDER (0) },
    { .id = "day", .width = 10 },
    { .id = "amount", .width = 5, .under = GADIBA_TABLE_UNDER (2) },
  };
  static const GadibaTableColumns table = { columns, G_N_ELEMENTS (columns), NULL, NULL };
  GadibaTablePlace places[G_N_ELEMENTS (columns)];
  int least, usual;

  gadiba_table_measure (&table, 10, &least, &usual);
  g_assert_cmpint (usual, ==, 450 + 3 * GADIBA_TABLE_GAP);
  g_assert_cmpuint (gadiba_table_lay (&table, usual, 10, places), ==, 1);
  g_assert_cmpint (places[1].width, ==, 200);
  g_assert_cmpuint (gadiba_table_lay (&table, usual - 119, 10, places), ==, 1);
  g_assert_cmpint (places[0].width, ==, 100);
  g_assert_cmpuint (gadiba_table_lay (&table, usual - 121, 10, places), ==, 2);
  g_assert_cmpuint (places[0].row + places[2].row, ==, 0);
  g_assert_cmpuint (places[1].row + places[3].row, ==, 2);
  g_assert_cmpint (places[1].x, ==, places[0].x);
  g_assert_cmpint (places[1].width, >=, 200);
  g_assert_cmpint (places[2].x, ==, places[0].width + GADIBA_TABLE_GAP);
  g_assert_cmpint (places[3].x, ==, places[2].x);
  g_assert_cmpint (gadiba_table_stack (2, 20), ==, 40 + GADIBA_TABLE_ROW_GAP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/column-widths/share", test_share);
  g_test_add_func ("/column-widths/any-space", test_any_space);
  g_test_add_func ("/column-widths/second-row", test_second_row);
  return g_test_run ();
}
