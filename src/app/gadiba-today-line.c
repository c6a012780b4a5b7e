/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-today-line.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

/* Widths, in characters of the font. */
#define NAME_WIDTH 26
#define NUMBER_WIDTH 13

#define LINE "line"
#define KIND "kind"

static const char *const titles[GADIBA_N_TODAY] = {
  [GADIBA_TODAY_DECIDE] = N_ ("To decide"),
  [GADIBA_TODAY_DRAFT] = N_ ("Prepared, to be issued by somebody else"),
  [GADIBA_TODAY_RETURNED] = N_ ("Given back to be mended"),
  [GADIBA_TODAY_PAPER] = N_ ("Papers awaited"),
  [GADIBA_TODAY_BILLS] = N_ ("Bills not brought in time"),
  [GADIBA_TODAY_HEARING] = N_ ("Hearings without an answer"),
  [GADIBA_TODAY_LETTER] = N_ ("Letters to print"),
  [GADIBA_TODAY_MAILING] = N_ ("Many letters, not all made"),
  [GADIBA_TODAY_NOTICE] = N_ ("Decisions to notify"),
  [GADIBA_TODAY_CONTEST] = N_ ("Contests to send on"),
  [GADIBA_TODAY_STATUS] = N_ ("Statuses that end this month"),
  [GADIBA_TODAY_UNTOUCHED] = N_ ("Nothing stored for long"),
  [GADIBA_TODAY_TALK] = N_ ("Talks today"),
  [GADIBA_TODAY_OPENED] = N_ ("Opened last"),
};

/* --- what it says --- */

static char *
dup_name (const GadibaTodayLine *line)
{
  if (line->mailing != 0)
    return g_strdup_printf (_ ("Letters, list %d"), (int) line->mailing);
  if (line->family == NULL)
    return g_strdup (_ ("without a name"));
  return line->given != NULL ? g_strdup_printf ("%s %s", line->family, line->given)
                             : g_strdup (line->family);
}

/* The first line of a text of several. */
static char *
dup_first_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);

  return g_strdup (lines[0] != NULL ? lines[0] : "");
}

/* Returns: (transfer full): what it is about, beside person and number; "" for nothing */
static char *
dup_what (GadibaTodayKind kind, const GadibaTodayLine *line)
{
  switch (kind)
    {
    case GADIBA_TODAY_STATUS:
      return line->application == NULL
                 ? g_strdup (gadiba_words_for_status (line->text))
                 : g_strdup_printf (_ ("%s; applied again: %s"),
                                    gadiba_words_for_status (line->text), line->application);
    case GADIBA_TODAY_RETURNED:
    case GADIBA_TODAY_PAPER:
    case GADIBA_TODAY_HEARING:
    case GADIBA_TODAY_TALK:
      return dup_first_line (line->text);
    case GADIBA_TODAY_MAILING:
      return g_strdup_printf (_ ("made: %s; go on with the rest"), line->text);
    case GADIBA_TODAY_BILLS:
    case GADIBA_TODAY_DRAFT:
    case GADIBA_TODAY_CONTEST:
    case GADIBA_TODAY_NOTICE:
      return g_strdup (line->text != NULL ? line->text : "");
    case GADIBA_TODAY_DECIDE:
    case GADIBA_TODAY_LETTER:
    case GADIBA_TODAY_UNTOUCHED:
    case GADIBA_TODAY_OPENED:
    case GADIBA_N_TODAY:
      break;
    }
  return g_strdup ("");
}

/* Returns: (transfer full): the time of the day, or another day */
static char *
format_opened (const char *utc, GadibaDate today)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) here = when != NULL ? g_date_time_to_local (when) : NULL;

  if (here == NULL)
    return g_strdup ("");
  GadibaDate day = gadiba_date_new (g_date_time_get_year (here), g_date_time_get_month (here),
                                    g_date_time_get_day_of_month (here));
  return day == today ? g_date_time_format (here, "%H:%M") : gadiba_words_format_date (day);
}

/* Returns: (transfer full): by when, since when; "" for nothing */
static char *
dup_when (GadibaTodayKind kind, const GadibaTodayLine *line, GadibaDate today)
{
  g_autofree char *day =
      line->day != GADIBA_DATE_NONE ? gadiba_words_format_date (line->day) : NULL;

  switch (kind)
    {
    case GADIBA_TODAY_DECIDE:
      return line->day == today ? g_strdup (_ ("Decide today"))
             : line->is_overdue ? g_strdup_printf (_ ("Overdue since %s"), day)
                                : g_strdup_printf (_ ("Decide by %s"), day);
    case GADIBA_TODAY_DRAFT:
    case GADIBA_TODAY_RETURNED:
      return g_strdup_printf (_ ("Prepared %s"), day);
    case GADIBA_TODAY_PAPER:
      return line->is_overdue ? g_strdup_printf (_ ("Overdue since %s"), day)
                              : g_strdup_printf (_ ("To be brought by %s"), day);
    case GADIBA_TODAY_BILLS:
      return g_strdup_printf (_ ("Overdue since %s"), day);
    case GADIBA_TODAY_HEARING:
      return g_strdup_printf (_ ("Answer awaited until %s"), day);
    case GADIBA_TODAY_MAILING:
      return g_strdup_printf (_ ("Asked for on %s"), day);
    case GADIBA_TODAY_LETTER:
    case GADIBA_TODAY_NOTICE:
      return g_strdup_printf (_ ("Decided %s"), day);
    case GADIBA_TODAY_CONTEST:
      return g_strdup_printf (_ ("Came on %s"), day);
    case GADIBA_TODAY_STATUS:
      return line->day < today ? g_strdup_printf (_ ("Ended %s"), day)
                               : g_strdup_printf (_ ("Ends %s"), day);
    case GADIBA_TODAY_UNTOUCHED:
      return g_strdup_printf (_ ("Nothing since %s"), day);
    case GADIBA_TODAY_OPENED:
      return format_opened (line->text, today);
    case GADIBA_TODAY_TALK:
    case GADIBA_N_TODAY:
      break;
    }
  return g_strdup ("");
}

/* --- rows --- */

static GtkWidget *
make_label (const char *text, int width, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), width);
      gtk_label_set_max_width_chars (GTK_LABEL (label), width);
    }
  else
    gtk_widget_set_hexpand (label, TRUE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "num");
  return label;
}

/* What needs somebody at once has a sign; the others leave its place free. */
static GtkWidget *
make_sign (gboolean overdue)
{
  GtkWidget *sign = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "pixel-size", 16, NULL);

  if (overdue)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (sign), "gd-warn-symbolic");
      gtk_widget_add_css_class (sign, "warn");
    }
  return sign;
}

static void
describe (GtkWidget *row, const char *const *parts, GadibaTodayKind kind)
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? ", " : "", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (titles[kind]), -1);
}

GtkWidget *
gadiba_today_line_new (GadibaTodayKind kind, const GadibaTodayLine *line, GadibaDate today)
{
  g_return_val_if_fail (kind < GADIBA_N_TODAY && line != NULL, NULL);

  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = dup_name (line);
  g_autofree char *what = dup_what (kind, line);
  g_autofree char *when = dup_when (kind, line, today);
  const char *number = line->decision != NULL      ? line->decision
                       : line->application != NULL ? line->application
                                                   : "";
  const char *const parts[] = { name, number, what, when, NULL };
  GtkWidget *last = gtk_label_new (when);

  gtk_widget_add_css_class (last, "num");
  gtk_widget_add_css_class (last, line->is_overdue ? "warn" : "dim");
  gtk_box_append (GTK_BOX (box), make_sign (line->is_overdue));
  gtk_box_append (GTK_BOX (box), make_label (name, NAME_WIDTH, "strong"));
  gtk_box_append (GTK_BOX (box), make_label (number, NUMBER_WIDTH, "dim"));
  gtk_box_append (GTK_BOX (box), make_label (what, 0, NULL));
  gtk_box_append (GTK_BOX (box), last);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), LINE, (gpointer) line);
  g_object_set_data (G_OBJECT (row), KIND, GUINT_TO_POINTER (kind));
  describe (row, parts, kind);
  return row;
}

GadibaTodayKind
gadiba_today_line_get_kind (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), GADIBA_N_TODAY);

  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KIND));
}

const GadibaTodayLine *
gadiba_today_line_get (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), LINE);
}

GtkWidget *
gadiba_today_heading_new (GadibaTodayKind kind, const GadibaTodayGroup *group)
{
  g_return_val_if_fail (kind < GADIBA_N_TODAY && group != NULL, NULL);

  guint n = group->lines->len;
  g_autofree char *text =
      n < group->n ? g_strdup_printf (_ ("%s (%u, the first %u)"), _ (titles[kind]), group->n, n)
                   : g_strdup_printf ("%s (%u)", _ (titles[kind]), group->n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "num");
  return label;
}
