/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-demo-private.h"

#define MAX_HOUSE 60
#define MAX_FLAT 48

/* One room for so many square metres. */
#define AREA_OF_ROOM 18

/* --- where they live --- */

static const GadibaDemoPlace *
draw_place (const GadibaDemo *self, const GadibaDemoPlan *plan, GadibaDemoRandom *random)
{
  const GArray *places = self->table.dwellings.places;
  const GadibaDemoPlace *place;

  /* Blocks of flats stand where there are streets. */
  do
    place = &g_array_index (places, GadibaDemoPlace, _gadiba_demo_random_choose (random, places));
  while (plan->dwelling->flat && !place->streets);
  return place;
}

/* "Ezera iela 5-12", "Ezera iela 5", "„Bērzi”" */
static char *
draw_street (const GadibaDemo *self, const GadibaDemoPlan *plan, const GadibaDemoPlace *place,
             GadibaDemoRandom *random)
{
  const GPtrArray *names = place->streets ? self->lists.streets : self->lists.houses;
  const char *name = g_ptr_array_index (names, _gadiba_demo_random_below (random, names->len));
  guint house = 1 + _gadiba_demo_random_below (random, MAX_HOUSE);
  guint flat = 1 + _gadiba_demo_random_below (random, MAX_FLAT);

  if (!place->streets)
    return g_strdup_printf ("„%s”", name);
  if (plan->dwelling->flat)
    return g_strdup_printf ("%s %u-%u", name, house, flat);
  return g_strdup_printf ("%s %u", name, house);
}

/* Returns: tenths of a square metre */
static guint
draw_area (const GadibaDemoPlan *plan, GadibaDemoRandom *random)
{
  const GadibaDemoDwelling *dwelling = plan->dwelling;
  guint tenths = (guint) _gadiba_demo_random_between (random, 10 * dwelling->area_from,
                                                      10 * dwelling->area_to);
  return tenths + 10 * dwelling->area_person * (plan->n_persons - 1);
}

/* --- what it costs --- */

static gboolean
is_heating_month (const GadibaDemo *self, GadibaMonth month)
{
  const GadibaDemoDwellings *table = &self->table.dwellings;
  int month_of_year;

  gadiba_month_split (month, NULL, &month_of_year);
  return (guint) month_of_year >= table->heating_from || (guint) month_of_year <= table->heating_to;
}

/* @key: of this cost of the household; @area: tenths of a square metre */
static void
add_cost (const GadibaDemoPlan *plan, const GadibaDemoCost *cost, guint64 key, guint area,
          GadibaCase *target)
{
  GadibaMonth month = gadiba_case_get_housing_month (target);
  GadibaDemoRandom random = _gadiba_demo_random (key);
  GadibaDemoRandom of_month = _gadiba_demo_random (_gadiba_demo_key (key, (guint64) month));
  guint times = g_strcmp0 (cost->per, "person") == 0 ? plan->n_persons : 1;

  if (!_gadiba_demo_random_chance (&random, cost->share))
    return;
  GadibaCaseCost *row = gadiba_case_add_row (target, target->costs);
  row->item = cost->item;
  row->month = month;
  if (cost->unit != NULL)
    {
      gint64 quantity =
          times * _gadiba_demo_random_between (&random, cost->quantity_from, cost->quantity_to);
      quantity = _gadiba_demo_vary (&of_month, quantity, cost->varies);
      row->quantity = (GadibaCaseNumber){ TRUE, GADIBA_NUMBER (quantity) };
      row->unit = cost->unit;
      row->amount = quantity * cost->price;
      return;
    }
  row->amount = times * _gadiba_demo_random_between (&random, cost->from, cost->to);
  if (g_strcmp0 (cost->per, "area") == 0)
    row->amount = row->amount * area / 10;
  row->amount = _gadiba_demo_vary (&of_month, row->amount, cost->varies);
}

static void
add_costs (const GadibaDemo *self, const GadibaDemoPlan *plan, guint area, GadibaCase *target)
{
  guint64 key = _gadiba_demo_key (plan->key, GADIBA_DEMO_PART_COSTS);
  gboolean is_heated = is_heating_month (self, gadiba_case_get_housing_month (target));

  for (guint i = 0; i < plan->dwelling->costs->len; i++)
    {
      const GadibaDemoCost *cost = &g_array_index (plan->dwelling->costs, GadibaDemoCost, i);
      if (!cost->season || is_heated)
        add_cost (plan, cost, _gadiba_demo_key (key, i), area, target);
    }
}

static const char *
get_declared (const GadibaDemo *self, const GadibaDemoApplication *application)
{
  if (_gadiba_demo_get_trouble (self, application, "declared-residence") != NULL)
    return g_intern_static_string ("no");
  if (_gadiba_demo_is_missing (self, application, "declared", 0, 1))
    return NULL;
  return g_intern_static_string ("yes");
}

void
_gadiba_demo_add_dwelling (const GadibaDemo *self, const GadibaDemoPlan *plan,
                           const GadibaDemoApplication *application, GadibaCase *target)
{
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (plan->key, GADIBA_DEMO_PART_DWELLING));
  const GadibaDemoPlace *place = draw_place (self, plan, &random);
  g_autofree char *street = draw_street (self, plan, place, &random);
  guint area = draw_area (plan, &random);
  GadibaCaseDwelling *dwelling = &target->dwelling;

  dwelling->tenure = plan->dwelling->tenure;
  dwelling->heating = plan->dwelling->heating;
  dwelling->declared = get_declared (self, application);
  dwelling->area = (GadibaCaseNumber){ TRUE, { area, 10 } };
  dwelling->rooms = (GadibaCaseWhole){ TRUE, MAX (area / 10 / AREA_OF_ROOM, 1) };
  dwelling->street = gadiba_case_keep (target, street);
  dwelling->place = place->name;
  dwelling->region = self->table.dwellings.region;
  dwelling->postcode = place->postcode;
  if (gadiba_case_asks_for (target, "housing")
      && !_gadiba_demo_is_missing (self, application, "costs", 0, 1))
    add_costs (self, plan, area, target);
}

/* --- what they own --- */

static void
add_vehicle (GadibaCase *target, gint64 mass)
{
  GadibaCaseVehicle *row = gadiba_case_add_row (target, target->vehicles);
  row->person = 0;
  row->mass = (GadibaCaseWhole){ TRUE, (guint) mass };
}

static void
add_land (GadibaCase *target, gint64 hundredths)
{
  GadibaCaseLand *row = gadiba_case_add_row (target, target->land);
  row->hectares = (GadibaCaseNumber){ TRUE, { hundredths, 100 } };
}

static void
add_estate (GadibaCase *target, const char *use)
{
  GadibaCaseRealEstate *row = gadiba_case_add_row (target, target->real_estate);
  row->use = use;
}

/* A heavy vehicle, or more than a household may have. */
static void
add_vehicles (const GadibaDemo *self, const GadibaDemoTrouble *trouble, GadibaDemoRandom *random,
              GadibaCase *target)
{
  guint mass_from = self->table.dwellings.vehicle.mass_from;
  guint mass_to = self->table.dwellings.vehicle.mass_to;

  if (_gadiba_demo_random_chance (random, 500))
    {
      add_vehicle (target,
                   (trouble->first + _gadiba_demo_random_between (random, 0, trouble->spread))
                       / 100);
      return;
    }
  for (guint i = 0; i < 3; i++)
    add_vehicle (target, _gadiba_demo_random_between (random, mass_from, mass_to));
}

static void
add_savings (const GadibaDemo *self, const GadibaDemoPlan *plan,
             const GadibaDemoApplication *application, GadibaCase *target)
{
  const GadibaDemoLives *table = &self->table.lives;
  const GadibaDemoTrouble *excess = _gadiba_demo_get_trouble (self, application, "savings");
  guint64 key = _gadiba_demo_key (application->key, GADIBA_DEMO_PART_SAVINGS);
  guint n_asked = 0;
  guint asked = 0;

  for (guint i = 0; i < plan->n_persons; i++)
    n_asked += _gadiba_demo_is_asked (self, &plan->persons[i], application) ? 1 : 0;
  for (guint i = 0; i < plan->n_persons; i++)
    {
      const GadibaDemoPerson *person = &plan->persons[i];
      GadibaDemoRandom random = _gadiba_demo_random (_gadiba_demo_key (key, i));
      gboolean is_asked = _gadiba_demo_is_asked (self, person, application);
      gboolean has = is_asked ? !_gadiba_demo_random_chance (&random, table->savings.none)
                              : _gadiba_demo_random_chance (&random, table->savings.children);
      GadibaMoney amount =
          _gadiba_demo_random_between (&random, table->savings.from, table->savings.to);
      if ((!is_asked && !has)
          || (is_asked && _gadiba_demo_is_missing (self, application, "savings", asked++, n_asked)))
        continue;
      GadibaCaseSavings *row = gadiba_case_add_row (target, target->savings);
      row->person = (int) i;
      row->amount = has ? amount : 0;
      if (excess != NULL && i == 0)
        row->amount = _gadiba_demo_draw_excess (excess, application, plan->n_persons);
    }
}

void
_gadiba_demo_add_property (const GadibaDemo *self, const GadibaDemoPlan *plan,
                           const GadibaDemoApplication *application, GadibaCase *target)
{
  const GadibaDemoDwellings *table = &self->table.dwellings;
  GadibaDemoRandom random =
      _gadiba_demo_random (_gadiba_demo_key (plan->key, GADIBA_DEMO_PART_PROPERTY));
  GadibaDemoRandom excess =
      _gadiba_demo_random (_gadiba_demo_key (plan->key, GADIBA_DEMO_PART_MEANS));
  const GadibaDemoTrouble *vehicles = _gadiba_demo_get_trouble (self, application, "vehicles");
  const GadibaDemoTrouble *land = _gadiba_demo_get_trouble (self, application, "land");
  gboolean has_vehicle = _gadiba_demo_random_chance (&random, plan->dwelling->vehicle);
  gboolean has_land = _gadiba_demo_random_chance (&random, plan->dwelling->land);
  gint64 mass =
      _gadiba_demo_random_between (&random, table->vehicle.mass_from, table->vehicle.mass_to);
  gint64 hundredths = _gadiba_demo_random_between (&random, table->land.from, table->land.to);

  if (_gadiba_demo_random_chance (&random, table->declared.share))
    target->assets.property = g_intern_static_string ("declared");
  if (vehicles != NULL)
    add_vehicles (self, vehicles, &excess, target);
  else if (has_vehicle)
    add_vehicle (target, mass);
  if (land != NULL)
    add_land (target, land->first + _gadiba_demo_random_between (&excess, 0, land->spread));
  else if (has_land)
    add_land (target, hundredths);
  if (strcmp (plan->dwelling->tenure, "owned") == 0)
    add_estate (target, g_intern_static_string ("lived-in"));
  for (guint i = 0; i < table->estates->len; i++)
    {
      const GadibaDemoWord *estate = &g_array_index (table->estates, GadibaDemoWord, i);
      if (_gadiba_demo_random_chance (&random, estate->share))
        add_estate (target, estate->is);
    }
  if (_gadiba_demo_get_trouble (self, application, "real-estate") != NULL)
    add_estate (target, g_intern_static_string ("other"));
  add_savings (self, plan, application, target);
}
