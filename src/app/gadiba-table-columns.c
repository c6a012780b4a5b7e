/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-table-columns.h"

#include <glib/gi18n-lib.h>

#include "gadiba-column-widths.h"
#include "gadiba-habits.h"

/* How much of the text may be cut, in percent of its columns, before a line gets a second row. */
#define MOST_CUT 60

/* --- which are shown --- */

/* Lines ask at every frame: what is shown is kept until the setting changes. 0: to be read */
static GHashTable *kept_shown = NULL; /* key of the settings → bits */

static void
on_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  g_hash_table_remove (kept_shown, key);
}

static guint
read_shown (const GadibaTableColumns *columns)
{
  g_auto (GStrv) ids = g_settings_get_strv (gadiba_habits_get (), columns->shown_key);
  guint shown = 0;

  for (guint i = 0; i < columns->n; i++)
    if (columns->columns[i].strong
        || g_strv_contains ((const char *const *) ids, columns->columns[i].id))
      shown |= 1u << i;
  return shown;
}

guint
gadiba_table_get_shown (const GadibaTableColumns *columns)
{
  g_return_val_if_fail (columns != NULL && columns->n <= GADIBA_TABLE_MAX_COLUMNS, 0);

  if (columns->shown_key == NULL)
    return (1u << columns->n) - 1;
  if (kept_shown == NULL)
    {
      kept_shown = g_hash_table_new (g_str_hash, g_str_equal);
      g_signal_connect (gadiba_habits_get (), "changed", G_CALLBACK (on_changed_cb), NULL);
    }
  guint shown = GPOINTER_TO_UINT (g_hash_table_lookup (kept_shown, columns->shown_key));
  if (shown == 0)
    {
      shown = read_shown (columns);
      g_hash_table_insert (kept_shown, (gpointer) columns->shown_key, GUINT_TO_POINTER (shown));
    }
  return shown;
}

void
gadiba_table_set_shown (const GadibaTableColumns *columns, guint shown)
{
  g_return_if_fail (columns != NULL && columns->shown_key != NULL);

  const char *ids[GADIBA_TABLE_MAX_COLUMNS + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < columns->n; i++)
    if ((shown & 1u << i) != 0)
      ids[n++] = columns->columns[i].id;
  g_settings_set_strv (gadiba_habits_get (), columns->shown_key, ids);
}

static void
on_column_toggled_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  const GadibaTableColumns *columns = user_data;
  guint shown = gadiba_table_get_shown (columns);

  for (guint i = 0; i < columns->n; i++)
    if (g_str_equal (columns->columns[i].id, g_action_get_name (G_ACTION (action))))
      shown = g_variant_get_boolean (value) ? shown | 1u << i : shown & ~(1u << i);
  gadiba_table_set_shown (columns, shown);
  g_simple_action_set_state (action, value);
}

/* What a line is known by cannot be hidden. */
void
gadiba_table_make_menu (const GadibaTableColumns *columns, GtkMenuButton *button, GtkWidget *page)
{
  g_return_if_fail (columns != NULL && GTK_IS_MENU_BUTTON (button) && GTK_IS_WIDGET (page));

  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  guint shown = gadiba_table_get_shown (columns);

  for (guint i = 0; i < columns->n; i++)
    {
      const GadibaTableColumn *column = &columns->columns[i];
      g_autofree char *name = g_strdup_printf ("columns.%s", column->id);
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          column->id, NULL, g_variant_new_boolean ((shown & 1u << i) != 0));
      if (column->strong)
        continue;
      g_signal_connect (action, "change-state", G_CALLBACK (on_column_toggled_cb),
                        (gpointer) columns);
      g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
      g_menu_append (menu, _ (column->title), name);
    }
  gtk_widget_insert_action_group (page, "columns", G_ACTION_GROUP (actions));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* --- their order --- */

const char *
gadiba_table_read_order (const GadibaTableColumns *columns, gboolean *descending)
{
  g_return_val_if_fail (columns != NULL && descending != NULL, NULL);

  if (columns->order_key == NULL)
    return NULL;
  g_autofree char *order = g_settings_get_string (gadiba_habits_get (), columns->order_key);
  const char *word = *order == '-' ? order + 1 : order;
  *descending = *order == '-';
  for (guint i = 0; i < columns->n; i++)
    if (g_strcmp0 (columns->columns[i].sort, word) == 0)
      return g_intern_string (word);
  return NULL;
}

void
gadiba_table_keep_order (const GadibaTableColumns *columns, const char *sort, gboolean descending)
{
  g_return_if_fail (columns != NULL && sort != NULL);

  if (columns->order_key == NULL)
    return;
  g_autofree char *order = g_strconcat (descending ? "-" : "", sort, NULL);
  g_settings_set_string (gadiba_habits_get (), columns->order_key, order);
}

/* --- where they stand --- */

static gboolean
is_in (guint columns, guint i)
{
  return (columns & 1u << i) != 0;
}

/* Whether a column goes below another one that is shown. */
static gboolean
goes_under (const GadibaTableColumns *columns, guint shown, guint i)
{
  guint under = columns->columns[i].under;

  return is_in (shown, i) && under > 0 && is_in (shown, under - 1);
}

/* Side by side; in two rows a column is as wide as what goes below it. @widths: of those that stand
 * in the first row, in pixels. Returns: the width of all, with the gaps */
static int
find_widths (const GadibaTableColumns *columns, int digit, gboolean folded, int *widths)
{
  guint shown = gadiba_table_get_shown (columns);
  int total = -GADIBA_TABLE_GAP;

  for (guint i = 0; i < columns->n; i++)
    widths[i] = is_in (shown, i) && !(folded && goes_under (columns, shown, i))
                    ? columns->columns[i].width * digit
                    : 0;
  for (guint i = 0; folded && i < columns->n; i++)
    if (goes_under (columns, shown, i))
      {
        int *upper = &widths[columns->columns[i].under - 1];
        *upper = MAX (*upper, columns->columns[i].width * digit);
      }
  for (guint i = 0; i < columns->n; i++)
    total += widths[i] > 0 ? widths[i] + GADIBA_TABLE_GAP : 0;
  return total;
}

static GadibaColumnKinds
find_kinds (const GadibaTableColumns *columns, gboolean folded)
{
  guint shown = gadiba_table_get_shown (columns);
  GadibaColumnKinds kinds = { 0 };

  for (guint i = 0; i < columns->n; i++)
    {
      const GadibaTableColumn *column = &columns->columns[i];
      guint place = folded && goes_under (columns, shown, i) ? column->under - 1 : i;
      if (column->is_text && is_in (shown, i))
        *(columns->columns[place].strong ? &kinds.names : &kinds.texts) |= 1u << place;
    }
  return kinds;
}

static gboolean
is_narrow (const GadibaTableColumns *columns, int width, int digit)
{
  guint shown = gadiba_table_get_shown (columns);
  int widths[GADIBA_TABLE_MAX_COLUMNS], texts = 0;
  gboolean can_fold = FALSE;

  for (guint i = 0; i < columns->n; i++)
    {
      const GadibaTableColumn *column = &columns->columns[i];
      texts += is_in (shown, i) && column->is_text && !column->strong ? column->width * digit : 0;
      can_fold |= goes_under (columns, shown, i);
    }
  return can_fold && width < find_widths (columns, digit, FALSE, widths) - texts * MOST_CUT / 100;
}

guint
gadiba_table_lay (const GadibaTableColumns *columns, int width, int digit, GadibaTablePlace *places)
{
  g_return_val_if_fail (columns != NULL && columns->n <= GADIBA_TABLE_MAX_COLUMNS, 1);
  g_return_val_if_fail (places != NULL, 1);

  guint shown = gadiba_table_get_shown (columns);
  gboolean folded = is_narrow (columns, width, digit);
  int widths[GADIBA_TABLE_MAX_COLUMNS], gaps = -GADIBA_TABLE_GAP, x = 0;

  find_widths (columns, digit, folded, widths);
  for (guint i = 0; i < columns->n; i++)
    gaps += widths[i] > 0 ? GADIBA_TABLE_GAP : 0;
  gadiba_column_widths_share (widths, find_kinds (columns, folded), columns->n, width - gaps);
  for (guint i = 0; i < columns->n; i++)
    {
      places[i] = (GadibaTablePlace){ .x = x, .width = widths[i] };
      x += widths[i] > 0 ? widths[i] + GADIBA_TABLE_GAP : 0;
    }
  for (guint i = 0; folded && i < columns->n; i++)
    if (goes_under (columns, shown, i))
      {
        places[i] = places[columns->columns[i].under - 1];
        places[i].row = 1;
      }
  return folded ? 2 : 1;
}

void
gadiba_table_measure (const GadibaTableColumns *columns, int digit, int *minimum, int *natural)
{
  g_return_if_fail (columns != NULL && minimum != NULL && natural != NULL);

  int widths[GADIBA_TABLE_MAX_COLUMNS];

  *minimum = find_widths (columns, digit, TRUE, widths) / 2;
  *natural = find_widths (columns, digit, FALSE, widths);
}

int
gadiba_table_stack (guint rows, int height)
{
  return (int) rows * height + (int) (rows - 1) * GADIBA_TABLE_ROW_GAP;
}
