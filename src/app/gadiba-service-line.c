/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-service-line.h"

#include <glib/gi18n-lib.h>

#include "gadiba-words.h"

struct _GadibaServiceLine
{
  GObject parent;

  const GadibaServiceQueue *queue; /* borrowed; NULL: forgotten */
  const GadibaServicePlace *place; /* the same */
  guint turn;
};

G_DEFINE_FINAL_TYPE (GadibaServiceLine, gadiba_service_line, G_TYPE_OBJECT)

static void
gadiba_service_line_class_init (GadibaServiceLineClass *klass)
{
}

static void
gadiba_service_line_init (GadibaServiceLine *self)
{
}

GadibaServiceLine *
gadiba_service_line_new (const GadibaServiceQueue *queue, const GadibaServicePlace *place,
                         guint turn)
{
  g_return_val_if_fail (queue != NULL && place != NULL, NULL);

  GadibaServiceLine *self = g_object_new (GADIBA_TYPE_SERVICE_LINE, NULL);
  self->queue = queue;
  self->place = place;
  self->turn = turn;
  return self;
}

const GadibaServicePlace *
gadiba_service_line_get_place (GadibaServiceLine *self)
{
  g_return_val_if_fail (GADIBA_IS_SERVICE_LINE (self), NULL);

  return self->place;
}

void
gadiba_service_line_forget (GadibaServiceLine *self)
{
  g_return_if_fail (GADIBA_IS_SERVICE_LINE (self));

  self->queue = NULL;
  self->place = NULL;
}

/* --- columns --- */

enum
{
  COLUMN_SERVICE,
  COLUMN_CLIENT,
  COLUMN_STATE,
  COLUMN_SINCE,
  COLUMN_FROM,
  COLUMN_UNTIL,
  COLUMN_VOLUME,
  COLUMN_PROVIDER,
  COLUMN_NUMBER,
  COLUMN_WHY,
  N_COLUMNS,
};

static const GadibaTableColumn columns[N_COLUMNS] = {
  { .id = "service", .title = N_ ("Service"), .width = 20, .is_text = TRUE },
  { .id = "client", .title = N_ ("Applicant"), .width = 18, .strong = TRUE, .is_text = TRUE },
  { .id = "state", .title = N_ ("State"), .width = 22 },
  { .id = "since",
    .title = N_ ("Applied on"),
    .width = 11,
    .under = GADIBA_TABLE_UNDER (COLUMN_STATE) },
  { .id = "from", .title = N_ ("From"), .width = 11 },
  { .id = "until", .title = N_ ("Until"), .width = 11, .under = GADIBA_TABLE_UNDER (COLUMN_FROM) },
  { .id = "volume",
    .title = N_ ("How much"),
    .width = 18,
    .is_text = TRUE,
    .under = GADIBA_TABLE_UNDER (COLUMN_SERVICE) },
  { .id = "provider", .title = N_ ("Provider"), .width = 18, .is_text = TRUE },
  { .id = "number",
    .title = N_ ("Application"),
    .width = 12,
    .dim = TRUE,
    .under = GADIBA_TABLE_UNDER (COLUMN_CLIENT) },
  { .id = "why",
    .title = N_ ("Reason"),
    .width = 18,
    .is_text = TRUE,
    .under = GADIBA_TABLE_UNDER (COLUMN_PROVIDER) },
};

static const GadibaTableColumns table = { columns, N_COLUMNS, "service-columns", NULL };

const GadibaTableColumns *
gadiba_service_line_get_columns (void)
{
  return &table;
}

/* --- words --- */

GadibaServiceState
gadiba_service_get_state (const GadibaServicePlace *place, GadibaDate today)
{
  g_return_val_if_fail (place != NULL, GADIBA_SERVICE_WAITS);

  if (gadiba_service_place_waits (place))
    return GADIBA_SERVICE_WAITS;
  if (place->from == GADIBA_DATE_NONE)
    return GADIBA_SERVICE_LEFT;
  if (!gadiba_service_place_is_taken (place, today))
    return GADIBA_SERVICE_ENDED;
  return place->from > today ? GADIBA_SERVICE_BEGINS : GADIBA_SERVICE_RUNS;
}

static gboolean
has_free_place (const GadibaServiceQueue *queue)
{
  return queue->places < 0 || queue->n_taken < (guint) queue->places;
}

static char *
tell_state (const GadibaServiceLine *self, GadibaServiceState state)
{
  switch (state)
    {
    case GADIBA_SERVICE_WAITS:
      return self->turn == 1 && has_free_place (self->queue)
                 ? g_strdup (_ ("Next: a place is free"))
                 : g_strdup_printf (_ ("Waits, turn %u"), self->turn);
    case GADIBA_SERVICE_BEGINS:
      return g_strdup (_ ("Begins later"));
    case GADIBA_SERVICE_RUNS:
      return g_strdup (_ ("Has a place"));
    case GADIBA_SERVICE_ENDED:
      return g_strdup (_ ("Ended"));
    case GADIBA_SERVICE_LEFT:
      return g_strdup (_ ("Left the queue"));
    }
  g_return_val_if_reached (NULL);
}

static const char *
choose_sign (GadibaServiceState state)
{
  switch (state)
    {
    case GADIBA_SERVICE_WAITS:
      return "gd-todo-symbolic";
    case GADIBA_SERVICE_BEGINS:
    case GADIBA_SERVICE_RUNS:
      return "gd-ok-symbolic";
    case GADIBA_SERVICE_ENDED:
    case GADIBA_SERVICE_LEFT:
      break;
    }
  return "gd-skip-symbolic";
}

static char *
dup_known (const char *text)
{
  return g_strdup (text != NULL ? text : "–");
}

static char *
format_day (GadibaDate day)
{
  return day != GADIBA_DATE_NONE ? gadiba_words_format_date (day) : g_strdup ("–");
}

/* Why it ended, or was given before others. */
static char *
tell_why (const GadibaServicePlace *place)
{
  if (place->ended_by != NULL)
    return g_strdup_printf (_ ("Decision %s"), place->ended_by);
  return dup_known (place->why != NULL ? place->why : place->turn);
}

GadibaTableTexts *
gadiba_service_line_make_texts (GadibaServiceLine *self, GadibaDate today)
{
  g_return_val_if_fail (GADIBA_IS_SERVICE_LINE (self), NULL);

  const GadibaServicePlace *place = self->place;
  if (place == NULL)
    return NULL;
  GadibaServiceState state = gadiba_service_get_state (place, today);
  GadibaTableTexts *texts = g_new0 (GadibaTableTexts, 1);
  texts->texts = g_new0 (char *, N_COLUMNS + 1);
  texts->texts[COLUMN_SERVICE] = g_strdup (place->title);
  texts->texts[COLUMN_CLIENT] = dup_known (place->name);
  texts->texts[COLUMN_STATE] = tell_state (self, state);
  texts->texts[COLUMN_SINCE] = format_day (place->since);
  texts->texts[COLUMN_FROM] = format_day (place->from);
  texts->texts[COLUMN_UNTIL] = format_day (place->to);
  texts->texts[COLUMN_VOLUME] = dup_known (place->volume);
  texts->texts[COLUMN_PROVIDER] = dup_known (place->provider);
  texts->texts[COLUMN_NUMBER] = g_strdup (place->number);
  texts->texts[COLUMN_WHY] = tell_why (place);
  texts->sign_column = COLUMN_STATE;
  texts->sign = choose_sign (state);
  texts->warn_column = self->turn == 1 && has_free_place (self->queue) ? COLUMN_STATE : G_MAXUINT;
  return texts;
}

char *
gadiba_service_tell_queue (const GadibaServiceQueue *queue)
{
  g_return_val_if_fail (queue != NULL, NULL);

  /* TRANSLATORS: a social service, how many places of it are taken, how many applications wait */
  return queue->places >= 0
             ? g_strdup_printf (_ ("%s: %u of %d places taken, %u waiting"), queue->title,
                                queue->n_taken, queue->places, queue->n_waiting)
             : g_strdup_printf (_ ("%s: %u places taken, %u waiting"), queue->title, queue->n_taken,
                                queue->n_waiting);
}
