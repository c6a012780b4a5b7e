/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-demo-private.h"

#define ADULT_FROM 18

/* Nobody applies again before the last day on which a decision may come. */
#define LAST_DECISION 25

gboolean
_gadiba_demo_is_registered (const GadibaDemoPlan *plan, const GadibaDemoPerson *person,
                            GadibaDate day)
{
  return !person->is_away && strcmp (person->disability, "none") == 0
         && _gadiba_demo_get_doing (plan, person, day)->nva;
}

gboolean
_gadiba_demo_is_asked (const GadibaDemo *self, const GadibaDemoPerson *person,
                       const GadibaDemoApplication *application)
{
  int months = (int) self->table.applications.term_other;
  GadibaDate last = gadiba_date_add_months (application->received, months);
  return gadiba_date_age_in_years (person->born, last) >= ADULT_FROM;
}

/* --- troubles and papers --- */

static guint
find_trouble (const GadibaDemo *self, const char *id)
{
  const GArray *rows = self->table.applications.troubles;
  guint row = 0;

  while (row < rows->len && strcmp (g_array_index (rows, GadibaDemoTrouble, row).id, id) != 0)
    row++;
  return row;
}

const GadibaDemoTrouble *
_gadiba_demo_get_trouble (const GadibaDemo *self, const GadibaDemoApplication *application,
                          const char *id)
{
  guint row = find_trouble (self, id);

  if (row == self->table.applications.troubles->len || !(application->troubles & 1u << row))
    return NULL;
  return &g_array_index (self->table.applications.troubles, GadibaDemoTrouble, row);
}

/* Only who is registered at the employment agency can fail to be; those with a high income work. */
static gboolean
can_have_trouble (const GadibaDemo *self, const GadibaDemoPlan *plan,
                  const GadibaDemoApplication *application, const char *id)
{
  if (strcmp (id, "nva-duty") != 0)
    return TRUE;
  if (_gadiba_demo_get_trouble (self, application, "income") != NULL)
    return FALSE;
  for (guint i = 0; i < plan->n_persons; i++)
    if (_gadiba_demo_is_registered (plan, &plan->persons[i], application->received))
      return TRUE;
  return FALSE;
}

/* What is wrong in the first application; in a later one, what was wrong the time before and has
 * not been put right. */
static void
draw_troubles (const GadibaDemo *self, const GadibaDemoPlan *plan,
               GadibaDemoApplication *application)
{
  const GArray *rows = self->table.applications.troubles;
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (application->key, GADIBA_DEMO_PART_TROUBLES));
  gboolean is_first = application->number == 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const GadibaDemoTrouble *row = &g_array_index (rows, GadibaDemoTrouble, i);
      gboolean drawn = _gadiba_demo_random_chance (&random, is_first ? row->share : row->cured);
      gboolean is_wrong = is_first ? drawn : (application->troubles & 1u << i) && !drawn;
      if (is_wrong && can_have_trouble (self, plan, application, row->id))
        application->troubles |= 1u << i;
      else
        application->troubles &= ~(1u << i);
    }
}

static void
draw_papers (const GadibaDemo *self, GadibaDemoApplication *application)
{
  const GadibaDemoApplications *table = &self->table.applications;
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (application->key, GADIBA_DEMO_PART_PAPERS));
  gboolean is_recent = application->received > self->today - (GadibaDate) table->recent;

  application->papers = 0;
  for (guint i = 0; i < table->papers->len; i++)
    {
      const GadibaDemoPaper *row = &g_array_index (table->papers, GadibaDemoPaper, i);
      if (_gadiba_demo_random_chance (&random, is_recent ? row->share : row->late))
        application->papers |= 1u << i;
    }
}

GadibaMoney
_gadiba_demo_draw_excess (const GadibaDemoTrouble *trouble,
                          const GadibaDemoApplication *application, guint n_persons)
{
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (application->key, GADIBA_DEMO_PART_MEANS));

  return trouble->first + trouble->further * (n_persons - 1)
         + _gadiba_demo_random_between (&random, 0, trouble->spread);
}

gboolean
_gadiba_demo_is_missing (const GadibaDemo *self, const GadibaDemoApplication *application,
                         const char *id, guint person, guint n)
{
  const GArray *rows = self->table.applications.papers;

  for (guint i = 0; i < rows->len; i++)
    {
      GadibaDemoRandom random = _gadiba_demo_random (
          _gadiba_demo_key (_gadiba_demo_key (application->key, GADIBA_DEMO_PART_PAPERS), i + 1));
      if (strcmp (g_array_index (rows, GadibaDemoPaper, i).id, id) == 0)
        return (application->papers & 1u << i) && n > 0
               && _gadiba_demo_random_below (&random, n) == person;
    }
  return FALSE;
}

gboolean
_gadiba_demo_gives_month (const GadibaDemo *self, const GadibaDemoApplication *application,
                          const char *condition)
{
  const GArray *rows = self->table.applications.troubles;
  guint row = find_trouble (self, condition);
  GadibaDemoRandom random = _gadiba_demo_random (
      _gadiba_demo_key (_gadiba_demo_key (application->key, GADIBA_DEMO_PART_MONTH), row));

  return row < rows->len
         && _gadiba_demo_random_chance (&random,
                                        g_array_index (rows, GadibaDemoTrouble, row).one_month);
}

/* --- one after the other --- */

static void
begin_application (const GadibaDemo *self, const GadibaDemoPlan *plan,
                   GadibaDemoApplication *application)
{
  const GArray *asked = self->table.applications.asked;

  application->key = _gadiba_demo_key (_gadiba_demo_key (plan->key, GADIBA_DEMO_PART_APPLICATIONS),
                                       application->number);
  GadibaDemoRandom random = _gadiba_demo_random (application->key);
  application->asked =
      &g_array_index (asked, GadibaDemoAsked, _gadiba_demo_random_choose (&random, asked));
  draw_papers (self, application);
}

void
_gadiba_demo_first_application (const GadibaDemo *self, const GadibaDemoPlan *plan,
                                GadibaDemoApplication *application)
{
  *application = (GadibaDemoApplication){ .received = plan->received };
  begin_application (self, plan, application);
  draw_troubles (self, plan, application);
}

static gboolean
will_be_refused (const GadibaDemo *self, const GadibaDemoApplication *application)
{
  const GArray *rows = self->table.applications.troubles;

  for (guint i = 0; i < rows->len; i++)
    if (application->troubles & 1u << i
        && !_gadiba_demo_gives_month (self, application,
                                      g_array_index (rows, GadibaDemoTrouble, i).id))
      return TRUE;
  return FALSE;
}

/* For how many months it will be granted. The law decides that later on; here it only matters when
 * a household comes again. */
static guint
guess_term (const GadibaDemo *self, const GadibaDemoPlan *plan,
            const GadibaDemoApplication *application)
{
  if (application->troubles != 0)
    return 1;
  for (guint i = 0; i < plan->n_persons; i++)
    {
      const GadibaDemoPerson *person = &plan->persons[i];
      if (!person->is_away && strcmp (person->disability, "none") == 0
          && _gadiba_demo_get_doing (plan, person, application->received)->binding)
        return self->table.applications.term_binding;
    }
  return self->table.applications.term_other;
}

gboolean
_gadiba_demo_next_application (const GadibaDemo *self, const GadibaDemoPlan *plan,
                               GadibaDemoApplication *application)
{
  const GadibaDemoApplications *table = &self->table.applications;
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (application->key, GADIBA_DEMO_PART_AGAIN));
  gboolean is_refused = will_be_refused (self, application);
  guint months = is_refused ? table->wait : guess_term (self, plan, application);
  GadibaMonth last = gadiba_date_get_month (application->received) + (GadibaMonth) months - 1;

  if (application->papers != 0
      || !_gadiba_demo_random_chance (&random,
                                      is_refused ? table->again_after_refusal : table->again))
    return FALSE;
  GadibaDate day = MAX (gadiba_month_get_last_day (last), application->received + LAST_DECISION) + 1
                   + (GadibaDate) _gadiba_demo_random_below (&random, table->within);
  day = gadiba_calendar_add_working_days (self->calendar, day, 0);
  if (day > self->today)
    return FALSE;
  application->number++;
  application->received = day;
  begin_application (self, plan, application);
  draw_troubles (self, plan, application);
  return TRUE;
}
