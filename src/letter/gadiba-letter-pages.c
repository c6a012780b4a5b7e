/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-layout-private.h"

/* Boxes to pages: headings stand with what follows, tables get their head again, no line of a
 * paragraph is left alone. */

typedef struct
{
  GadibaLetterLayout *self;
  guint page;
  double y; /* used of the page */
} Pager;

#define SLACK 0.01 /* what rounding may add up to */

static GadibaLetterBox *
get_box (const Pager *pager, guint index)
{
  return g_ptr_array_index (pager->self->boxes, index);
}

/* The least height that must fit for box @index to begin on a page. */
static double
get_need (const Pager *pager, guint index)
{
  double need = 0;

  for (guint i = index; i < pager->self->boxes->len; i++)
    {
      const GadibaLetterBox *box = get_box (pager, i);
      if (box->new_page)
        break;
      need += i > index ? box->before : 0;
      if (!box->keep)
        return need + (box->breaks != NULL ? g_array_index (box->breaks, double, 0) : box->height);
      need += box->height;
      /* What must stay together but fills a page parts all the same. */
      if (need > GADIBA_LETTER_HEIGHT)
        break;
    }
  return need;
}

static void
put (Pager *pager, const GadibaLetterBox *box, double from, double to)
{
  if (pager->y > 0 && from <= 0)
    pager->y += box->before;
  GadibaLetterPlace place = { box, from, to, GADIBA_LETTER_TOP + pager->y, pager->page };
  g_array_append_val (pager->self->places, place);
  pager->y += to - from;
}

static void
begin_page (Pager *pager)
{
  pager->page++;
  pager->y = 0;
}

/* The head of the table in which box @index is a row; NULL if it is none. */
static const GadibaLetterBox *
find_head (const Pager *pager, guint index)
{
  const GadibaLetterBox *row = get_box (pager, index);

  if (row->is_head)
    return NULL;
  for (guint i = index; i > 0; i--)
    {
      const GadibaLetterBox *box = get_box (pager, i - 1);
      if (box->outer != row->outer || box->group != row->group || row->outer == NULL)
        return NULL;
      if (box->is_head)
        return box;
    }
  return NULL;
}

static void
continue_on_next_page (Pager *pager, guint index)
{
  const GadibaLetterBox *head = find_head (pager, index);

  begin_page (pager);
  if (head != NULL)
    put (pager, head, 0, head->height);
}

/* Returns: the greatest height at which @box may part between @from and @limit; @from if none */
static double
find_break (const GadibaLetterBox *box, double from, double limit)
{
  double best = from;

  for (guint i = 0; box->breaks != NULL && i < box->breaks->len; i++)
    {
      double at = g_array_index (box->breaks, double, i);
      if (at > from && at <= limit + SLACK && at < box->height)
        best = at;
    }
  return best;
}

static gboolean
fits (const Pager *pager, guint index, double from)
{
  const GadibaLetterBox *box = get_box (pager, index);
  double before = pager->y > 0 && from <= 0 ? box->before : 0;
  double need = box->height - from;

  if (box->keep && index + 1 < pager->self->boxes->len && !get_box (pager, index + 1)->new_page)
    need += get_box (pager, index + 1)->before + get_need (pager, index + 1);
  /* On an empty page nothing is gained by going on to the next. */
  if (need > GADIBA_LETTER_HEIGHT)
    need = box->height - from;
  return pager->y + before + need <= GADIBA_LETTER_HEIGHT + SLACK;
}

static void
place_box (Pager *pager, guint index)
{
  const GadibaLetterBox *box = get_box (pager, index);
  double from = 0;
  gboolean is_fresh = pager->y <= 0;

  while (!fits (pager, index, from))
    {
      double before = pager->y > 0 && from <= 0 ? box->before : 0;
      double limit = from + GADIBA_LETTER_HEIGHT - pager->y - before;
      double at = find_break (box, from, limit);
      if (at > from)
        {
          put (pager, box, from, at);
          from = at;
        }
      else if (is_fresh)
        break;
      continue_on_next_page (pager, index);
      is_fresh = TRUE;
    }
  put (pager, box, from, box->height);
}

void
_gadiba_letter_layout_paginate (GadibaLetterLayout *self)
{
  Pager pager = { self, 0, 0 };

  for (guint i = 0; i < self->boxes->len; i++)
    if (!get_box (&pager, i)->new_page)
      place_box (&pager, i);
    else if (pager.y > 0 && i + 1 < self->boxes->len)
      begin_page (&pager);
  self->n_pages = pager.page + 1;
}
