/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-test.h"

/* From a decision to words: the parts that the law asks for, and what stops a letter. */

static GadibaBook *book;

static void
test_short (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_assert_cmpint (gadiba_letter_choose_form (decision), ==, GADIBA_LETTER_FORM_SHORT);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);

  assert_clean (letter);
  assert_has (letter, "addressee", "Annai Bērziņai|210986-11021|Ezera iela 5–12");
  assert_has (letter, "decision",
              "Atzīt mājsaimniecību par trūcīgu no 2026. gada 1. jūnija līdz 2026. gada 31. "
              "augustam.|218,00 euro (divi simti astoņpadsmit euro un 00 centi) mēnesī");
  g_autofree char *text = get_part (letter, NULL);
  g_assert_null (strstr (text, "Apstrīdēšanas"));
}

static void
test_nine_parts (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);

  assert_clean (letter);
  assert_has (
      letter, "institution",
      "IEROBEŽOTAS PIEEJAMĪBAS INFORMĀCIJA|Liepkalnu novada Sociālais "
      "dienests|90000000000|Skolas iela 2|Liepkalnos, 2026. gada 25. jūnijā|Nr. SP/2026/17");
  assert_has (letter, "addressee", "Annai Bērziņai|Personas kods 210986-11021|Ezera iela");
  assert_has (letter, "request", "2026. gada 10. jūnijā|Nr. 2026/114|mājokļa pabalstu.");
  assert_has (letter, "findings",
              "Mājsaimniecībā ir 2 personas|Jānis Bērziņš | 210986-11048 | laulātais|2026. gada "
              "marts | bezdarbnieka pabalsts | konta izraksts | 100,00|uzkrājumi 0,00 euro|īre");
  assert_has (letter, "findings", "318,00 € − 100,00 €|218,00 €|245,40 €");
  assert_has (letter, "views", "nekas netiek atteikts|62. panta pirmajā daļā");
  assert_has (letter, "reasoning", "trūcīgas mājsaimniecības statusa nosacījumiem");
  assert_has (
      letter, "norms",
      "1. Administratīvā procesa likuma 62. panta pirmā daļa, 67. panta otrā daļa|2. Sociālo "
      "pakalpojumu un sociālās palīdzības likuma 5. panta pirmā daļa|36. panta pirmās "
      "daļas 2. punkts|noteikumu Nr. 809 10. punkts");
  assert_has (letter, "decision",
              "nolēma:|2026. gada jūnijs|2026. gada jūlijs|2026. gada augusts|koeficients 1,3|SIA "
              "„Liepkalnu nami”|LV80BANK0000435195001");
  assert_has (letter, "contest",
              "viena mēneša laikā no tā spēkā stāšanās dienas|Administratīvo aktu strīdu "
              "komisijai|17.¹ panta|Paziņošanas likuma|70. panta pirmā daļa");
  assert_has (letter, NULL,
              "Sociālā dienesta vadītāja Ilze Ozoliņa|Sagatavoja: Līga Kalniņa|Kāpēc tieši tik "
              "daudz");
}

static void
test_refusal (void)
{
  g_autoptr (GadibaDecision) decision = make_refusal (book);
  g_assert_cmpint (gadiba_letter_choose_form (decision), ==, GADIBA_LETTER_FORM_REFUSAL);
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);

  assert_clean (letter);
  assert_has (letter, NULL,
              "Par atteikumu piešķirt mājsaimniecības statusu un sociālās palīdzības pabalstu");
  assert_has (letter, "views", "2026. gada 20. martā|paredzēti apkurei");
  assert_has (
      letter, "reasoning",
      "pārsniedz pieļaujamo summu (Sociālo pakalpojumu un sociālās palīdzības likuma 36. "
      "panta pirmās daļas 2. punkts).|66. panta pirmā daļa|pamatvajadzību nodrošināšanai.\n");
  assert_has (letter, "decision", "1. Atteikt|2. Atteikt piešķirt garantētā minimālā");
  assert_has (letter, "findings", "apsekošanas 2026. gada 16. marta akts");
}

static void
test_partly_refused_and_open (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  GadibaDecisionItem *item = add_benefit (decision, "school", "Pabalsts mācību līdzekļiem", 0);
  gadiba_decision_item_add_reason (item, "pupil", "Mājsaimniecībā nav skolēnu.", NULL);
  item = add_benefit (decision, "crisis", "Pabalsts krīzes situācijā", 0);
  item->outcome = GADIBA_OUTCOME_LEFT_OPEN;
  g_ptr_array_add (item->missing, g_strdup ("Kad sākās krīzes situācija?"));
  decision->not_heard_ground = g_strdup ("viedoklis izteikts iesniegumā.");
  decision->considerations = g_strdup ("Labvēlīgāku lēmumu noteikumi nepieļauj.");
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);

  assert_clean (letter);
  assert_has (letter, NULL,
              "Par mājsaimniecības statusa un sociālās palīdzības pabalstu piešķiršanu un par "
              "atteikumu piešķirt pabalstu\n");
  assert_has (letter, "views", "62. panta otrā daļa): viedoklis izteikts iesniegumā.");
  assert_has (letter, "decision",
              "Atteikt piešķirt pabalstu mācību līdzekļiem.|Par pabalstu krīzes situācijā lemt "
              "pēc|vajadzīgas atbildes uz šādiem jautājumiem:\n– Kad sākās krīzes situācija?\n");
}

/* What the act is about, in its title. */
static void
test_titles (void)
{
  static const struct
  {
    GadibaOutcome status; /* UNKNOWN: not asked for */
    int granted, refused;
    const char *title;
  } rows[] = {
    { GADIBA_OUTCOME_REFUSED, 0, 0, "Par atteikumu piešķirt mājsaimniecības statusu" },
    { GADIBA_OUTCOME_REFUSED, 0, 2,
      "Par atteikumu piešķirt mājsaimniecības statusu un sociālās palīdzības pabalstus" },
    { GADIBA_OUTCOME_REFUSED, 1, 0,
      "Par sociālās palīdzības pabalsta piešķiršanu un par atteikumu piešķirt mājsaimniecības "
      "statusu" },
    { GADIBA_OUTCOME_REFUSED, 1, 1,
      "Par sociālās palīdzības pabalsta piešķiršanu un par atteikumu piešķirt mājsaimniecības "
      "statusu un pabalstu" },
    { GADIBA_OUTCOME_GRANTED, 0, 1,
      "Par mājsaimniecības statusa piešķiršanu un par atteikumu piešķirt sociālās palīdzības "
      "pabalstu" },
    { GADIBA_OUTCOME_GRANTED, 2, 1,
      "Par mājsaimniecības statusa un sociālās palīdzības pabalstu piešķiršanu un par atteikumu "
      "piešķirt pabalstu" },
    { GADIBA_OUTCOME_LEFT_OPEN, 0, 1, "Par atteikumu piešķirt sociālās palīdzības pabalstu" },
    { GADIBA_OUTCOME_LEFT_OPEN, 1, 1,
      "Par sociālās palīdzības pabalsta piešķiršanu un par atteikumu piešķirt pabalstu" },
    { GADIBA_OUTCOME_UNKNOWN, 0, 2, "Par atteikumu piešķirt sociālās palīdzības pabalstus" },
    { GADIBA_OUTCOME_UNKNOWN, 2, 2,
      "Par sociālās palīdzības pabalstu piešķiršanu un par atteikumu piešķirt pabalstus" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaDecision) decision = make_refusal (book);
      g_ptr_array_set_size (decision->items, 0);
      if (rows[i].status != GADIBA_OUTCOME_UNKNOWN)
        add_status (decision, rows[i].status);
      for (int j = 0; j < rows[i].granted + rows[i].refused; j++)
        add_benefit (decision, j % 2 == 0 ? "a" : "b", "Pabalsts x", j < rows[i].granted ? 100 : 0);
      for (guint j = 0; j < decision->items->len; j++)
        {
          GadibaDecisionItem *item = g_ptr_array_index (decision->items, j);
          if (item->outcome == GADIBA_OUTCOME_LEFT_OPEN)
            g_ptr_array_add (item->missing, g_strdup ("Kas?"));
          else if (item->outcome == GADIBA_OUTCOME_REFUSED)
            gadiba_decision_item_add_reason (item, "x", "Nav tiesību.", NULL);
        }
      g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);
      guint n = 0;
      for (guint j = 0; j < letter->blocks->len; j++)
        {
          const GadibaLetterBlock *block = g_ptr_array_index (letter->blocks, j);
          if (g_strcmp0 (block->style, "title") != 0)
            continue;
          g_assert_cmpstr (block->text, ==, rows[i].title);
          n++;
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

/* A benefit is called by its title, which declines if it begins with the word for it. */
static void
test_titles_of_benefits (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  add_benefit (decision, "glasses", "Pabalsts briļļu iegādei", 6000);
  add_benefit (decision, "once", "Vienreizējs pabalsts", 6000);
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
  assert_has (letter, "decision",
              "Piešķirt pabalstu briļļu iegādei 60,00 euro|Piešķirt pabalstu „Vienreizējs "
              "pabalsts” 60,00 euro|\nPabalsts briļļu iegādei\n");
}

/* Who is granted nothing is shown no amount, save the one that is the reason. */
static void
test_calculation (void)
{
  g_autoptr (GadibaDecision) open = make_open_and_refused (book);
  g_autoptr (GadibaLetter) without = compose ("refusal.xml", open);
  g_autofree char *words = get_part (without, NULL);
  g_assert_null (strstr (words, "GMI pabalsts /"));
  g_assert_null (strstr (words, "| 18,00"));
  ((GadibaDecisionItem *) g_ptr_array_index (open->items, 1))->outcome = GADIBA_OUTCOME_REFUSED;
  gadiba_decision_item_add_reason (g_ptr_array_index (open->items, 1), "x", "Nav tiesību.", NULL);
  g_autoptr (GadibaLetter) refused = compose ("refusal.xml", open);
  g_autofree char *more = get_part (refused, NULL);
  g_assert_null (strstr (more, "| 18,00"));

  g_autoptr (GadibaDecision) partly = make_partly_refused (book);
  g_autoptr (GadibaLetter) with = compose ("refusal.xml", partly);
  assert_has (with, "findings",
              "\nGMI pabalsts / 187,00 € − 300,00 €, bet ne mazāk kā 0 € | 0,00 €\n|\nMājokļa "
              "pabalsts / mazākā no vērtībām (150,00 €; 317,50 €) | 150,00 €\n");
}

/* Another condition is not met: one month, with the duty to mend it. */
static void
test_conditional (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  gadiba_decision_item_add_reason (g_ptr_array_index (decision->items, 0), "nva-duty",
                                   "Persona nav reģistrēta NVA.", "SPSPL 36(2)");
  g_assert_cmpint (gadiba_letter_choose_form (decision), ==, GADIBA_LETTER_FORM_FULL);
  g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);

  assert_clean (letter);
  assert_has (letter, "reasoning", "nav reģistrēta NVA (Sociālo|uz vienu kalendāra mēnesi");
}

/* Granted up to a day: what comes after it is said, and that it is not the whole. */
static void
test_partial (void)
{
  g_autoptr (GadibaDecision) decision = make_partial (book);
  g_assert_false (gadiba_decision_is_full_grant (decision));
  g_assert_cmpint (gadiba_letter_choose_form (decision), ==, GADIBA_LETTER_FORM_FULL);
  assert_refused ("grant-short.xml", decision, GADIBA_LETTER_ERROR_FORM, "short form");
  g_autoptr (GadibaLetter) full = compose ("grant-full.xml", decision);

  GadibaDecisionItem *item = add_benefit (decision, "school", "Pabalsts mācību līdzekļiem", 3000);
  item->to = gadiba_date_new (2026, 7, 31);
  g_ptr_array_set_size (item->months, 2);
  g_ptr_array_add (item->missing, g_strdup ("Vai bērns mācās skolā?"));
  item = add_benefit (decision, "crisis", "Pabalsts krīzes situācijā", 0);
  gadiba_decision_item_add_reason (item, "crisis", "Krīzes situācijas nav.", NULL);
  decision->not_heard_ground = g_strdup ("viedoklis izteikts iesniegumā.");
  decision->considerations = g_strdup ("Labvēlīgāku lēmumu noteikumi nepieļauj.");
  g_autoptr (GadibaLetter) refusal = compose ("refusal.xml", decision);
  const GadibaLetter *const letters[] = { full, refusal };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      assert_clean (letters[i]);
      assert_has (
          letters[i], "reasoning",
          "mājokļa pabalsta piešķiršanu laikposmam pēc 2026. gada 30. jūnija pagaidām nevar");
      assert_has (
          letters[i], "decision",
          "Piešķirt mājokļa pabalstu 150,00 euro (viens simts piecdesmit euro un 00 centi) "
          "mēnesī no 2026. gada 1. jūnija līdz 2026. gada 30. jūnijam.|Par mājokļa pabalsta "
          "piešķiršanu laikposmam pēc 2026. gada 30. jūnija lemt pēc trūkstošo|tiks lemts, "
          "kad būs saņemtas atbildes uz šādiem jautājumiem:\n– 2026. gada jūlijs: Kādi ir ar "
          "mājokļa lietošanu saistītie izdevumi mēnesī");
    }
  assert_has (refusal, "decision",
              "Par pabalsta mācību līdzekļiem piešķiršanu laikposmam pēc 2026. gada 31. "
              "jūlija lemt|– Vai bērns mācās skolā?");
}

/* Only time can be left open. */
static void
test_partial_without_time (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GadibaDecision) decision = make_grant (book);
      GadibaDecisionItem *item = g_ptr_array_index (decision->items, MIN (i, 1));
      g_ptr_array_add (item->missing, g_strdup ("Kāda ir personas nodarbošanās?"));
      item->monthly = i != 1;
      item->to = i != 2 ? item->to : GADIBA_DATE_NONE;
      assert_refused ("grant-full.xml", decision, GADIBA_LETTER_ERROR_FORM, "up to a day");
    }
}

static void
test_amounts_that_differ (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  GadibaDecisionItem *item = g_ptr_array_index (decision->items, 1);
  ((GadibaDecisionMonth *) g_ptr_array_index (item->months, 2))->amount = 12345;
  g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);

  assert_clean (letter);
  assert_has (letter, "decision", "šā lēmuma izmaksu tabulā norādītajā apmērā|augusts | 123,45");
}

/* A month of the term in which nothing is due is a row that says so, and no full grant. */
static void
test_empty_month (void)
{
  g_autoptr (GadibaDecision) decision = make_uneven (book);
  g_assert_false (gadiba_decision_is_full_grant (decision));
  g_autoptr (GadibaLetter) letter = compose ("grant-full.xml", decision);

  assert_clean (letter);
  assert_has (
      letter, "decision",
      "\n2026. gada decembris | 0,00 | pēc aprēķina pabalsts nepienākas\n|\n2027. gada "
      "janvāris | 12,50 | |pabalstu no 2026. gada 1. decembra līdz 2027. gada 28. februārim "
      "šā lēmuma izmaksu tabulā norādītajā apmērā.");
  assert_has (letter, "reasoning", "Piešķirtā mājokļa pabalsta apmērs pa mēnešiem atšķiras, jo");
  for (guint i = 0; i < 3; i++)
    ((GadibaDecisionMonth *) g_ptr_array_index (
         ((GadibaDecisionItem *) g_ptr_array_index (decision->items, 1))->months, i))
        ->amount = 0;
  assert_refused ("grant-full.xml", decision, GADIBA_LETTER_ERROR_FORM, "nothing due in any month");
}

/* Bills that are not this month's own are named. */
static void
test_bills (void)
{
  static const struct
  {
    int year, month; /* 0: not stated */
    const char *words;
  } rows[] = {
    { 0, 0, "jūnijs / vērā ņemtie izdevumi 150,00 euro, koeficients 1,3 |" },
    { 2026, 6, "jūnijs / vērā ņemtie izdevumi 150,00 euro, koeficients 1,3 |" },
    { 2026, 5, "jūnijs / vērā ņemtie izdevumi 150,00 euro pēc 2026. gada maija rēķiniem, koef" },
    { 2025, 12,
      "jūnijs / vērā ņemtie izdevumi 150,00 euro pēc 2025. gada decembra rēķiniem, koef" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaDecision) decision = make_grant (book);
      GadibaDecisionItem *item = g_ptr_array_index (decision->items, 2);
      ((GadibaDecisionMonth *) g_ptr_array_index (item->months, 0))->bills =
          gadiba_month_new (rows[i].year, rows[i].month);
      g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
      assert_has (letter, "decision", rows[i].words);
    }
}

static void
test_ways_of_payment (void)
{
  static const struct
  {
    GadibaPayment payment;
    const char *payee, *account, *words;
  } rows[] = {
    { GADIBA_PAYMENT_AS_ASKED, NULL, NULL, "Jums iesniegumā norādītajā veidā" },
    { GADIBA_PAYMENT_ACCOUNT, "Jānis Bērziņš", "LV80BANK0000435195001",
      "Jānis Bērziņš, pārskaitot uz kontu" },
    { GADIBA_PAYMENT_CASH, NULL, NULL, "Jums skaidrā naudā" },
    { GADIBA_PAYMENT_CASH, "Jānis Bērziņš", NULL, "Jānis Bērziņš, skaidrā naudā" },
    { GADIBA_PAYMENT_PROVIDER, "SIA „Nami”", NULL, "pakalpojuma sniedzējam: SIA „Nami”" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaDecision) decision = make_grant (book);
      GadibaDecisionItem *item = g_ptr_array_index (decision->items, 1);
      GadibaDecisionMonth *month = g_ptr_array_index (item->months, 0);
      month->payment = rows[i].payment;
      g_free (month->account);
      month->account = g_strdup (rows[i].account);
      month->payee = g_strdup (rows[i].payee);
      g_autoptr (GadibaLetter) letter = compose ("grant-short.xml", decision);
      assert_clean (letter);
      assert_has (letter, "decision", rows[i].words);
    }
}

static void
test_signatures (void)
{
  g_autoptr (GadibaDecision) decision = make_grant (book);
  g_autoptr (GadibaLetter) by_hand = compose ("grant-short.xml", decision);
  decision->signed_electronically = TRUE;
  g_clear_pointer (&decision->preparer_name, g_free);
  g_clear_pointer (&decision->head.contact, g_free);
  g_autoptr (GadibaLetter) electronic = compose ("grant-short.xml", decision);
  g_autofree char *text = get_part (by_hand, NULL);

  g_assert_null (strstr (text, "ELEKTRONISKO"));
  assert_clean (electronic);
  assert_has (electronic, NULL, "DROŠU ELEKTRONISKO PARAKSTU UN SATUR LAIKA ZĪMOGU");
}

/* Whatever the letter needs and the decision lacks is named. */
static void
test_missing (void)
{
#define MISSING(field, member)                                                                     \
  {                                                                                                \
    field, G_STRUCT_OFFSET (GadibaDecision, member)                                                \
  }
  static const struct
  {
    const char *field;
    gsize offset;
  } rows[] = {
    MISSING ("office.name", head.name),
    MISSING ("office.registration-number", head.registration_number),
    MISSING ("office.address", head.address),
    MISSING ("office.place", head.place),
    MISSING ("office.contest-authority", head.contest_authority),
    MISSING ("decision.number", number),
    MISSING ("addressee.dative", family),
    MISSING ("addressee.address", address),
    MISSING ("signatory.name", signatory_name),
    MISSING ("signatory.position", signatory_position),
  };
#undef MISSING
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GadibaDecision) decision = make_grant (book);
      char **member = (char **) (gpointer) ((char *) decision + rows[i].offset);
      g_clear_pointer (member, g_free);
      assert_refused ("grant-full.xml", decision, GADIBA_LETTER_ERROR_MISSING, rows[i].field);
    }
}

/* Where nothing is decided there is no act. */
static void
test_all_open (void)
{
  g_autoptr (GadibaDecision) decision = make_open_and_refused (book);
  GadibaDecisionItem *school = g_ptr_array_index (decision->items, 2);
  school->outcome = GADIBA_OUTCOME_LEFT_OPEN;
  g_ptr_array_add (school->missing, g_strdup ("Vai bērns mācās skolā?"));
  assert_refused ("grant-full.xml", decision, GADIBA_LETTER_ERROR_FORM, "there is no act");
  assert_refused ("refusal.xml", decision, GADIBA_LETTER_ERROR_FORM, "there is no act");
  school->outcome = GADIBA_OUTCOME_CHANGED;
  assert_refused ("grant-full.xml", decision, GADIBA_LETTER_ERROR_FORM, "“school” is changed");
}

static void
test_forms (void)
{
  g_autoptr (GadibaDecision) grant = make_grant (book);
  assert_refused ("refusal.xml", grant, GADIBA_LETTER_ERROR_FORM, "nothing is refused");
  ((GadibaDecisionMonth *) g_ptr_array_index (
       ((GadibaDecisionItem *) g_ptr_array_index (grant->items, 1))->months, 0))
      ->payment = GADIBA_PAYMENT_UNKNOWN;
  assert_refused ("grant-short.xml", grant, GADIBA_LETTER_ERROR_MISSING, "how “gmi” is paid");
  g_ptr_array_set_size (((GadibaDecisionItem *) g_ptr_array_index (grant->items, 1))->months, 0);
  assert_refused ("grant-short.xml", grant, GADIBA_LETTER_ERROR_MISSING, "for no month");
  ((GadibaDecisionItem *) g_ptr_array_index (grant->items, 0))->outcome = GADIBA_OUTCOME_UNKNOWN;
  assert_refused ("grant-short.xml", grant, GADIBA_LETTER_ERROR_FORM, "has no outcome");

  g_autoptr (GadibaDecision) refusal = make_refusal (book);
  assert_refused ("grant-short.xml", refusal, GADIBA_LETTER_ERROR_FORM, "short form");
  assert_refused ("grant-full.xml", refusal, GADIBA_LETTER_ERROR_FORM, "use the refusal");
  g_clear_pointer (&refusal->considerations, g_free);
  assert_refused ("refusal.xml", refusal, GADIBA_LETTER_ERROR_FORM, "considerations");
  refusal->heard = GADIBA_DATE_NONE;
  assert_refused ("refusal.xml", refusal, GADIBA_LETTER_ERROR_FORM, "APL 62");
  g_ptr_array_set_size (((GadibaDecisionItem *) g_ptr_array_index (refusal->items, 0))->reasons, 0);
  assert_refused ("refusal.xml", refusal, GADIBA_LETTER_ERROR_FORM, "without a reason");
}

/* Written, read and written again it is the same, without template and decision. */
static void
test_round_trip (void)
{
  g_autoptr (GadibaDecision) decision = make_refusal (book);
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = gadiba_letter_write (letter);
  g_autoptr (GadibaLetter) again = gadiba_letter_read (first, "letter.xml", &error);
  g_assert_no_error (error);
  g_autoptr (GBytes) second = gadiba_letter_write (again);

  g_assert_true (g_bytes_equal (first, second));
  g_autofree char *before = gadiba_letter_format_text (letter);
  g_autofree char *after = gadiba_letter_format_text (again);
  g_assert_cmpstr (before, ==, after);
}

/* What belongs together stays on one line; a count of two digits does not stand alone on one. */
static void
test_bound (void)
{
  g_autoptr (GadibaDecision) decision = make_refusal (book);
  g_autoptr (GadibaLetter) letter = compose ("refusal.xml", decision);
  g_autofree char *text = gadiba_letter_format_text (letter);

  g_assert_nonnull (strstr (text, "2026.\302\240gada 27.\302\240martā"));
  g_assert_nonnull (strstr (text, "personas bez šādām tiesībām:\302\2400 |"));
  g_assert_nonnull (strstr (text, "mājsaimniecības ienākumi mēnesī: 300,00"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book = load_law (NULL);
  g_test_add_func ("/letter/short", test_short);
  g_test_add_func ("/letter/nine-parts", test_nine_parts);
  g_test_add_func ("/letter/refusal", test_refusal);
  g_test_add_func ("/letter/partly-refused-and-open", test_partly_refused_and_open);
  g_test_add_func ("/letter/titles", test_titles);
  g_test_add_func ("/letter/titles-of-benefits", test_titles_of_benefits);
  g_test_add_func ("/letter/calculation", test_calculation);
  g_test_add_func ("/letter/conditional", test_conditional);
  g_test_add_func ("/letter/partial", test_partial);
  g_test_add_func ("/letter/partial-without-time", test_partial_without_time);
  g_test_add_func ("/letter/amounts-that-differ", test_amounts_that_differ);
  g_test_add_func ("/letter/empty-month", test_empty_month);
  g_test_add_func ("/letter/bills", test_bills);
  g_test_add_func ("/letter/ways-of-payment", test_ways_of_payment);
  g_test_add_func ("/letter/signatures", test_signatures);
  g_test_add_func ("/letter/missing", test_missing);
  g_test_add_func ("/letter/all-open", test_all_open);
  g_test_add_func ("/letter/bound", test_bound);
  g_test_add_func ("/letter/forms", test_forms);
  g_test_add_func ("/letter/round-trip", test_round_trip);
  int result = g_test_run ();
  g_clear_pointer (&book, gadiba_book_free);
  return result;
}
