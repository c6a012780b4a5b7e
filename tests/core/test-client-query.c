/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-client-query.h"
#include "gadiba-core-error.h"
#include "test-util.h"

static void
test_write (void)
{
  g_autoptr (GadibaClientQuery) query = gadiba_client_query_new ();
  g_autofree char *plain = gadiba_client_query_write (query);
  g_assert_cmpstr (plain, ==, "sort=name\n");
  g_assert_false (gadiba_client_query_is_filtered (query));
  query->search = g_strdup ("anna");
  query->parish = g_strdup ("Ķekavas\npagasts");
  query->caseworker = 3;
  query->status = GADIBA_CLIENT_STATUS_LOW_INCOME;
  query->flag = g_strdup ("suns=liels");
  query->sort = GADIBA_CLIENT_SORT_TOUCHED;
  query->descending = TRUE;
  g_autofree char *text = gadiba_client_query_write (query);
  g_assert_cmpstr (text, ==,
                   "parish=Ķekavas pagasts\ncaseworker=3\nstatus=low-income\nflag=suns=liels\n"
                   "sort=touched\ndescending=yes\n");
}

/* What is written is read as it was, for each member alone and all together. */
static void
test_read (void)
{
  static const char *const texts[] = {
    "sort=name\n",
    "parish=Liepkalni\nsort=name\n",
    "caseworker=7\nsort=code\n",
    "status=needy\nsort=born\n",
    "status=low-income\nsort=touched\ndescending=yes\n",
    "status=none\nsort=name\n",
    "status=open\nsort=name\n",
    "flag=suns=liels\nsort=name\n",
    "parish=Ķekava\ncaseworker=9\nstatus=open\nflag=a\nsort=code\ndescending=yes\n",
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GadibaClientQuery) query = gadiba_client_query_read (texts[i], &error);
      g_assert_no_error (error);
      g_autofree char *again = gadiba_client_query_write (query);
      g_assert_cmpstr (again, ==, texts[i]);
      g_autoptr (GadibaClientQuery) copy = gadiba_client_query_copy (query);
      g_assert_true (gadiba_client_query_equal (copy, query));
      g_assert_cmpint (gadiba_client_query_is_filtered (query), ==,
                       !g_str_has_prefix (texts[i], "sort"));
      gadiba_client_query_clear_filters (copy);
      g_assert_false (gadiba_client_query_is_filtered (copy));
      g_assert_cmpint (copy->sort, ==, query->sort);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "colour=red\n", "parish\n",       "parish=\n",       "status=rich\n",       "sort=shoe\n",
    "caseworker=x", "caseworker=0\n", "caseworker=-1\n", "descending=perhaps\n"
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (gadiba_client_query_read (texts[i], &error));
      g_assert_error (error, GADIBA_CORE_ERROR, GADIBA_CORE_ERROR_FILTER);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/client-query/write", test_write);
  g_test_add_func ("/client-query/read", test_read);
  g_test_add_func ("/client-query/refused", test_refused);
  return g_test_run ();
}
