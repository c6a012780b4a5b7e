/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-money.h"

G_BEGIN_DECLS

/* Latvian text as letters write it. It is the language of the letters, not of the window: nothing
 * here is translated. */

typedef enum
{
  GADIBA_LV_NOMINATIVE,
  GADIBA_LV_GENITIVE,
  GADIBA_LV_DATIVE,
  GADIBA_LV_ACCUSATIVE,
  GADIBA_LV_LOCATIVE,
} GadibaLvCase;

/* The plural categories of Latvian (CLDR): also the three forms of a gettext catalogue, in another
 * order. */
typedef enum
{
  GADIBA_LV_PLURAL_ZERO,  /* 0, 10 to 20, 30, 111: 10 dienu */
  GADIBA_LV_PLURAL_ONE,   /* 1, 21, 101: 21 diena */
  GADIBA_LV_PLURAL_OTHER, /* 2 to 9, 22: 2 dienas */
} GadibaLvPlural;

/**
 * gadiba_lv_date:
 *
 * Returns: (transfer full): "2026. gada 10. februārī", the month in @month_case
 */
char *gadiba_lv_date (GadibaDate date, GadibaLvCase month_case);

/**
 * gadiba_lv_date_numeric:
 *
 * Returns: (transfer full): "10.02.2026."
 */
char *gadiba_lv_date_numeric (GadibaDate date);

/**
 * gadiba_lv_month:
 *
 * Returns: (transfer full): "2026. gada februāris", the month in @month_case
 */
char *gadiba_lv_month (GadibaMonth month, GadibaLvCase month_case);

/**
 * gadiba_lv_month_name:
 * @month_of_year: 1 to 12
 *
 * Returns: "februāris" in @month_case
 */
const char *gadiba_lv_month_name (int month_of_year, GadibaLvCase month_case);

/**
 * gadiba_lv_number_in_words:
 * @number: up to 999 999 999
 *
 * Returns: (transfer full): the number in words, masculine and nominative, in small letters: "viens
 *   tūkstotis divi simti trīsdesmit četri"
 */
char *gadiba_lv_number_in_words (guint number);

/**
 * gadiba_lv_money_in_words:
 * @money: up to %GADIBA_MONEY_MAX, or as far below zero
 *
 * Returns: (transfer full): "viens tūkstotis divi simti trīsdesmit četri euro un 50 centi"; cents
 *   always as two figures, "mīnus" in front of an amount below zero
 */
char *gadiba_lv_money_in_words (GadibaMoney money);

/**
 * gadiba_lv_get_plural:
 *
 * Returns: the plural category of the whole number @n
 */
GadibaLvPlural gadiba_lv_get_plural (guint64 n);

/**
 * gadiba_lv_pick_plural:
 *
 * Returns: (transfer none): whichever of the three forms goes with @n: "dienu", "diena" or "dienas"
 */
const char *gadiba_lv_pick_plural (guint64 n, const char *zero, const char *one, const char *other);

G_END_DECLS
