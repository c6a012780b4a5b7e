/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-name.h"
#include "test-util.h"

#define GIVEN GADIBA_NAME_GIVEN
#define FAMILY GADIBA_NAME_FAMILY
#define MALE GADIBA_SEX_MALE
#define FEMALE GADIBA_SEX_FEMALE

typedef struct
{
  GadibaNamePart part;
  GadibaSex sex;
  const char *forms[4]; /* nominative, genitive, dative, accusative */
} Row;

static const Row single_names[] = {
  /* Given, male */
  { GIVEN, MALE, { "Jānis", "Jāņa", "Jānim", "Jāni" } },
  { GIVEN, MALE, { "Aleksandrs", "Aleksandra", "Aleksandram", "Aleksandru" } },
  { GIVEN, MALE, { "Sergejs", "Sergeja", "Sergejam", "Sergeju" } },
  { GIVEN, MALE, { "Andris", "Andra", "Andrim", "Andri" } },
  { GIVEN, MALE, { "Juris", "Jura", "Jurim", "Juri" } },
  { GIVEN, MALE, { "Mārtiņš", "Mārtiņa", "Mārtiņam", "Mārtiņu" } },
  { GIVEN, MALE, { "Māris", "Māra", "Mārim", "Māri" } },
  { GIVEN, MALE, { "Dmitrijs", "Dmitrija", "Dmitrijam", "Dmitriju" } },
  { GIVEN, MALE, { "Kārlis", "Kārļa", "Kārlim", "Kārli" } },
  { GIVEN, MALE, { "Pēteris", "Pētera", "Pēterim", "Pēteri" } },
  { GIVEN, MALE, { "Uldis", "Ulda", "Uldim", "Uldi" } },
  { GIVEN, MALE, { "Valdis", "Valda", "Valdim", "Valdi" } },
  { GIVEN, MALE, { "Atis", "Ata", "Atim", "Ati" } },
  { GIVEN, MALE, { "Gatis", "Gata", "Gatim", "Gati" } },
  { GIVEN, MALE, { "Guntis", "Gunta", "Guntim", "Gunti" } },
  { GIVEN, MALE, { "Artis", "Arta", "Artim", "Arti" } },
  { GIVEN, MALE, { "Raitis", "Raita", "Raitim", "Raiti" } },
  { GIVEN, MALE, { "Gaidis", "Gaida", "Gaidim", "Gaidi" } },
  { GIVEN, MALE, { "Zintis", "Zinta", "Zintim", "Zinti" } },
  { GIVEN, MALE, { "Rūdis", "Rūda", "Rūdim", "Rūdi" } },
  { GIVEN, MALE, { "Didzis", "Didža", "Didzim", "Didzi" } },
  { GIVEN, MALE, { "Fricis", "Friča", "Fricim", "Frici" } },
  { GIVEN, MALE, { "Mārcis", "Mārča", "Mārcim", "Mārci" } },
  { GIVEN, MALE, { "Ansis", "Anša", "Ansim", "Ansi" } },
  { GIVEN, MALE, { "Aleksis", "Alekša", "Aleksim", "Aleksi" } },
  { GIVEN, MALE, { "Visvaldis", "Visvalža", "Visvaldim", "Visvaldi" } },
  { GIVEN, MALE, { "Tālivaldis", "Tālivalža", "Tālivaldim", "Tālivaldi" } },
  { GIVEN, MALE, { "Miervaldis", "Miervalža", "Miervaldim", "Miervaldi" } },
  { GIVEN, MALE, { "Dainis", "Daiņa", "Dainim", "Daini" } },
  { GIVEN, MALE, { "Reinis", "Reiņa", "Reinim", "Reini" } },
  { GIVEN, MALE, { "Vilnis", "Viļņa", "Vilnim", "Vilni" } },
  { GIVEN, MALE, { "Laimonis", "Laimoņa", "Laimonim", "Laimoni" } },
  { GIVEN, MALE, { "Krišjānis", "Krišjāņa", "Krišjānim", "Krišjāni" } },
  { GIVEN, MALE, { "Indulis", "Induļa", "Indulim", "Induli" } },
  { GIVEN, MALE, { "Vilis", "Viļa", "Vilim", "Vili" } },
  { GIVEN, MALE, { "Raivis", "Raivja", "Raivim", "Raivi" } },
  { GIVEN, MALE, { "Dāvis", "Dāvja", "Dāvim", "Dāvi" } },
  { GIVEN, MALE, { "Uģis", "Uģa", "Uģim", "Uģi" } },
  { GIVEN, MALE, { "Modris", "Modra", "Modrim", "Modri" } },
  { GIVEN, MALE, { "Sarmis", "Sarmja", "Sarmim", "Sarmi" } },
  { GIVEN, MALE, { "Ingus", "Ingus", "Ingum", "Ingu" } },
  { GIVEN, MALE, { "Mikus", "Mikus", "Mikum", "Miku" } },
  { GIVEN, MALE, { "Edžus", "Edžus", "Edžum", "Edžu" } },
  { GIVEN, MALE, { "Markuss", "Markusa", "Markusam", "Markusu" } },
  { GIVEN, MALE, { "Alekss", "Aleksa", "Aleksam", "Aleksu" } },
  { GIVEN, MALE, { "Ralfs", "Ralfa", "Ralfam", "Ralfu" } },
  { GIVEN, MALE, { "Viestards", "Viestarda", "Viestardam", "Viestardu" } },
  { GIVEN, MALE, { "Tadeušs", "Tadeuša", "Tadeušam", "Tadeušu" } },
  { GIVEN, MALE, { "Ņikita", "Ņikitas", "Ņikitam", "Ņikitu" } },
  { GIVEN, MALE, { "Iļja", "Iļjas", "Iļjam", "Iļju" } },
  { GIVEN, MALE, { "Luka", "Lukas", "Lukam", "Luku" } },
  { GIVEN, MALE, { "Ivo", "Ivo", "Ivo", "Ivo" } },
  { GIVEN, MALE, { "Leo", "Leo", "Leo", "Leo" } },
  { GIVEN, MALE, { "Hugo", "Hugo", "Hugo", "Hugo" } },
  { GIVEN, MALE, { "Ali", "Ali", "Ali", "Ali" } },
  { GIVEN, MALE, { "Miloš", "Miloš", "Miloš", "Miloš" } },
  { GIVEN, MALE, { "John", "John", "John", "John" } },
  { GIVEN, MALE, { "Karlos", "Karlos", "Karlos", "Karlos" } },
  { GIVEN, MALE, { "Ahmed", "Ahmed", "Ahmed", "Ahmed" } },
  /* Given, female */
  { GIVEN, FEMALE, { "Jeļena", "Jeļenas", "Jeļenai", "Jeļenu" } },
  { GIVEN, FEMALE, { "Anna", "Annas", "Annai", "Annu" } },
  { GIVEN, FEMALE, { "Kristīne", "Kristīnes", "Kristīnei", "Kristīni" } },
  { GIVEN, FEMALE, { "Ilze", "Ilzes", "Ilzei", "Ilzi" } },
  { GIVEN, FEMALE, { "Inese", "Ineses", "Inesei", "Inesi" } },
  { GIVEN, FEMALE, { "Dace", "Daces", "Dacei", "Daci" } },
  { GIVEN, FEMALE, { "Marija", "Marijas", "Marijai", "Mariju" } },
  { GIVEN, FEMALE, { "Nataļja", "Nataļjas", "Nataļjai", "Nataļju" } },
  { GIVEN, FEMALE, { "Lea", "Leas", "Leai", "Leu" } },
  { GIVEN, FEMALE, { "Mia", "Mias", "Miai", "Miu" } },
  { GIVEN, FEMALE, { "Skaidrīte", "Skaidrītes", "Skaidrītei", "Skaidrīti" } },
  { GIVEN, FEMALE, { "Naomi", "Naomi", "Naomi", "Naomi" } },
  { GIVEN, FEMALE, { "Karmen", "Karmen", "Karmen", "Karmen" } },
  { GIVEN, FEMALE, { "Ingrīda", "Ingrīdas", "Ingrīdai", "Ingrīdu" } },
  { GIVEN, FEMALE, { "Zoja", "Zojas", "Zojai", "Zoju" } },
  /* Family, male */
  { FAMILY, MALE, { "Bērziņš", "Bērziņa", "Bērziņam", "Bērziņu" } },
  { FAMILY, MALE, { "Kalniņš", "Kalniņa", "Kalniņam", "Kalniņu" } },
  { FAMILY, MALE, { "Ozols", "Ozola", "Ozolam", "Ozolu" } },
  { FAMILY, MALE, { "Kalns", "Kalna", "Kalnam", "Kalnu" } },
  { FAMILY, MALE, { "Liepa", "Liepas", "Liepam", "Liepu" } },
  { FAMILY, MALE, { "Egle", "Egles", "Eglem", "Egli" } },
  { FAMILY, MALE, { "Caune", "Caunes", "Caunem", "Cauni" } },
  { FAMILY, MALE, { "Lācis", "Lāča", "Lācim", "Lāci" } },
  { FAMILY, MALE, { "Briedis", "Brieža", "Briedim", "Briedi" } },
  { FAMILY, MALE, { "Balodis", "Baloža", "Balodim", "Balodi" } },
  { FAMILY, MALE, { "Zutis", "Zuša", "Zutim", "Zuti" } },
  { FAMILY, MALE, { "Eglītis", "Eglīša", "Eglītim", "Eglīti" } },
  { FAMILY, MALE, { "Vācietis", "Vācieša", "Vācietim", "Vācieti" } },
  { FAMILY, MALE, { "Gailis", "Gaiļa", "Gailim", "Gaili" } },
  { FAMILY, MALE, { "Lūsis", "Lūša", "Lūsim", "Lūsi" } },
  { FAMILY, MALE, { "Alksnis", "Alkšņa", "Alksnim", "Alksni" } },
  { FAMILY, MALE, { "Mednis", "Medņa", "Mednim", "Medni" } },
  { FAMILY, MALE, { "Melnis", "Meļņa", "Melnim", "Melni" } },
  { FAMILY, MALE, { "Krāslis", "Krāšļa", "Krāslim", "Krāsli" } },
  { FAMILY, MALE, { "Vollis", "Voļļa", "Vollim", "Volli" } },
  { FAMILY, MALE, { "Runcis", "Runča", "Runcim", "Runci" } },
  { FAMILY, MALE, { "Dadzis", "Dadža", "Dadzim", "Dadzi" } },
  { FAMILY, MALE, { "Gulbis", "Gulbja", "Gulbim", "Gulbi" } },
  { FAMILY, MALE, { "Kurmis", "Kurmja", "Kurmim", "Kurmi" } },
  { FAMILY, MALE, { "Stirnis", "Stirņa", "Stirnim", "Stirni" } },
  { FAMILY, MALE, { "Kaķis", "Kaķa", "Kaķim", "Kaķi" } },
  { FAMILY, MALE, { "Sproģis", "Sproģa", "Sproģim", "Sproģi" } },
  { FAMILY, MALE, { "Ūdris", "Ūdra", "Ūdrim", "Ūdri" } },
  { FAMILY, MALE, { "Freimanis", "Freimaņa", "Freimanim", "Freimani" } },
  { FAMILY, MALE, { "Garastis", "Garasta", "Garastim", "Garasti" } },
  { FAMILY, MALE, { "Dombrovskis", "Dombrovska", "Dombrovskim", "Dombrovski" } },
  { FAMILY, MALE, { "Visockis", "Visocka", "Visockim", "Visocki" } },
  { FAMILY, MALE, { "Gribusts", "Gribusta", "Gribustam", "Gribustu" } },
  { FAMILY, MALE, { "Artists", "Artista", "Artistam", "Artistu" } },
  { FAMILY, MALE, { "Ivanovs", "Ivanova", "Ivanovam", "Ivanovu" } },
  { FAMILY, MALE, { "Brunkevičs", "Brunkeviča", "Brunkevičam", "Brunkeviču" } },
  { FAMILY, MALE, { "Bušs", "Buša", "Bušam", "Bušu" } },
  { FAMILY, MALE, { "Blaus", "Blaua", "Blauam", "Blauu" } },
  { FAMILY, MALE, { "Kalējs", "Kalēja", "Kalējam", "Kalēju" } },
  { FAMILY, MALE, { "Zvejnieks", "Zvejnieka", "Zvejniekam", "Zvejnieku" } },
  { FAMILY, MALE, { "Mazais", "Mazā", "Mazajam", "Mazo" } },
  { FAMILY, MALE, { "Baltais", "Baltā", "Baltajam", "Balto" } },
  { FAMILY, MALE, { "Ceļš", "Ceļa", "Ceļam", "Ceļu" } },
  { FAMILY, MALE, { "Vējš", "Vēja", "Vējam", "Vēju" } },
  { FAMILY, MALE, { "Zivs", "Zivs", "Zivim", "Zivi" } },
  { FAMILY, MALE, { "Krūklītis", "Krūklīša", "Krūklītim", "Krūklīti" } },
  { FAMILY, MALE, { "Šmits", "Šmita", "Šmitam", "Šmitu" } },
  { FAMILY, MALE, { "Ševčenko", "Ševčenko", "Ševčenko", "Ševčenko" } },
  { FAMILY, MALE, { "Gogoladze", "Gogoladzes", "Gogoladzem", "Gogoladzi" } },
  { FAMILY, MALE, { "Dimā", "Dimā", "Dimā", "Dimā" } },
  { FAMILY, MALE, { "Schmidt", "Schmidt", "Schmidt", "Schmidt" } },
  { FAMILY, MALE, { "Kazlauskas", "Kazlauskas", "Kazlauskas", "Kazlauskas" } },
  { FAMILY, MALE, { "Smith", "Smith", "Smith", "Smith" } },
  /* Family, female */
  { FAMILY, FEMALE, { "Bērziņa", "Bērziņas", "Bērziņai", "Bērziņu" } },
  { FAMILY, FEMALE, { "Kalniņa", "Kalniņas", "Kalniņai", "Kalniņu" } },
  { FAMILY, FEMALE, { "Ozola", "Ozolas", "Ozolai", "Ozolu" } },
  { FAMILY, FEMALE, { "Liepa", "Liepas", "Liepai", "Liepu" } },
  { FAMILY, FEMALE, { "Egle", "Egles", "Eglei", "Egli" } },
  { FAMILY, FEMALE, { "Lāce", "Lāces", "Lācei", "Lāci" } },
  { FAMILY, FEMALE, { "Briede", "Briedes", "Briedei", "Briedi" } },
  { FAMILY, FEMALE, { "Eglīte", "Eglītes", "Eglītei", "Eglīti" } },
  { FAMILY, FEMALE, { "Dombrovska", "Dombrovskas", "Dombrovskai", "Dombrovsku" } },
  { FAMILY, FEMALE, { "Ivanova", "Ivanovas", "Ivanovai", "Ivanovu" } },
  { FAMILY, FEMALE, { "Mazā", "Mazās", "Mazajai", "Mazo" } },
  { FAMILY, FEMALE, { "Baltā", "Baltās", "Baltajai", "Balto" } },
  { FAMILY, FEMALE, { "Zivs", "Zivs", "Zivij", "Zivi" } },
  { FAMILY, FEMALE, { "Uguns", "Uguns", "Ugunij", "Uguni" } },
  { FAMILY, FEMALE, { "Bērziņš", "Bērziņš", "Bērziņš", "Bērziņš" } },
  { FAMILY, FEMALE, { "Ševčenko", "Ševčenko", "Ševčenko", "Ševčenko" } },
  { FAMILY, FEMALE, { "Jones", "Jones", "Jones", "Jones" } },
};

static void
check_rows (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    for (int name_case = GADIBA_LV_NOMINATIVE; name_case <= GADIBA_LV_ACCUSATIVE; name_case++)
      {
        g_autofree char *form = gadiba_name_decline (rows[i].forms[0], rows[i].part, rows[i].sex,
                                                     (GadibaLvCase) name_case);
        g_assert_cmpstr (form, ==, rows[i].forms[name_case]);
      }
}

static void
test_single (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (single_names), >=, 120);
  check_rows (single_names, G_N_ELEMENTS (single_names));
}

static void
test_composed (void)
{
  static const Row rows[] = {
    { GIVEN, FEMALE, { "Anna Marija", "Annas Marijas", "Annai Marijai", "Annu Mariju" } },
    { GIVEN, FEMALE, { "Anna-Marija", "Annas-Marijas", "Annai-Marijai", "Annu-Mariju" } },
    { GIVEN, MALE, { "Jānis Kārlis", "Jāņa Kārļa", "Jānim Kārlim", "Jāni Kārli" } },
    { FAMILY, FEMALE, { "Bērziņa-Liepa", "Bērziņas-Liepas", "Bērziņai-Liepai", "Bērziņu-Liepu" } },
    { FAMILY, MALE, { "Lerhs-Puškaitis", "Lerha-Puškaiša", "Lerham-Puškaitim", "Lerhu-Puškaiti" } },
    { FAMILY,
      MALE,
      { "Ozols\u2013Egle", "Ozola\u2013Egles", "Ozolam\u2013Eglem", "Ozolu\u2013Egli" } },
    { FAMILY, MALE, { "fon Bergs", "fon Berga", "fon Bergam", "fon Bergu" } },
    { FAMILY, MALE, { "de la Kruss", "de la Krusa", "de la Krusam", "de la Krusu" } },
    { FAMILY, FEMALE, { "De Luka", "De Lukas", "De Lukai", "De Luku" } },
    { GIVEN, MALE, { "J. Jānis", "J. Jāņa", "J. Jānim", "J. Jāni" } },
    { GIVEN, MALE, { " Jānis  Ivo ", " Jāņa  Ivo ", " Jānim  Ivo ", " Jāni  Ivo " } },
    { FAMILY, MALE, { "BĒRZIŅŠ", "BĒRZIŅA", "BĒRZIŅAM", "BĒRZIŅU" } },
    { FAMILY, MALE, { "LĀCIS", "LĀČA", "LĀCIM", "LĀCI" } },
    { FAMILY, FEMALE, { "MAZĀ", "MAZĀS", "MAZAJAI", "MAZO" } },
    { GIVEN, MALE, { "GATIS", "GATA", "GATIM", "GATI" } },
    { FAMILY, MALE, { "O'Konors", "O'Konora", "O'Konoram", "O'Konoru" } },
    /* Nothing to decline, and no crash. */
    { FAMILY, MALE, { "", "", "", "" } },
    { FAMILY, MALE, { "-", "-", "-", "-" } },
    { FAMILY, MALE, { "s", "s", "s", "s" } },
    { FAMILY, MALE, { "is", "is", "is", "is" } },
    { FAMILY, MALE, { "š", "š", "š", "š" } },
    { FAMILY, FEMALE, { "a", "a", "a", "a" } },
    { FAMILY, MALE, { "JS", "JS", "JS", "JS" } },
    { FAMILY, MALE, { "12", "12", "12", "12" } },
    { FAMILY, MALE, { "Kims (Čens)", "Kima (Čens)", "Kimam (Čens)", "Kimu (Čens)" } },
  };
  check_rows (rows, G_N_ELEMENTS (rows));

  /* Decomposed letters are composed first. */
  g_autofree char *form =
      gadiba_name_decline ("Be\u0304rzin\u0327s\u030c", FAMILY, MALE, GADIBA_LV_DATIVE);
  g_assert_cmpstr (form, ==, "Bērziņam");
  g_autofree char *broken = gadiba_name_decline ("Ber\xffs", FAMILY, MALE, GADIBA_LV_DATIVE);
  g_assert_true (g_utf8_validate (broken, -1, NULL));
}

static void
test_unknown_sex (void)
{
  static const char *const names[] = { "Jānis", "Bērziņš", "Anna", "Mazā", "Ivo" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *form =
          gadiba_name_decline (names[i], FAMILY, GADIBA_SEX_UNKNOWN, GADIBA_LV_DATIVE);
      g_assert_cmpstr (form, ==, names[i]);
    }
}

static void
test_full (void)
{
  static const struct
  {
    const char *given;
    const char *family;
    GadibaSex sex;
    GadibaLvCase name_case;
    const char *text;
  } rows[] = {
    { "Jānis", "Bērziņš", MALE, GADIBA_LV_DATIVE, "Jānim Bērziņam" },
    { "Anna Marija", "Mazā-Egle", FEMALE, GADIBA_LV_GENITIVE, "Annas Marijas Mazās-Egles" },
    { "Ilze", NULL, FEMALE, GADIBA_LV_DATIVE, "Ilzei" },
    { NULL, "Lācis", MALE, GADIBA_LV_GENITIVE, "Lāča" },
    { "", "Lācis", MALE, GADIBA_LV_NOMINATIVE, "Lācis" },
    { "Jānis", "", MALE, GADIBA_LV_ACCUSATIVE, "Jāni" },
    { NULL, NULL, MALE, GADIBA_LV_DATIVE, "" },
    { "Jānis", "Bērziņš", GADIBA_SEX_UNKNOWN, GADIBA_LV_DATIVE, "Jānis Bērziņš" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text =
          gadiba_name_decline_full (rows[i].given, rows[i].family, rows[i].sex, rows[i].name_case);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Whether the rule knows how a name goes: also that it stays as it is. */
static void
test_known (void)
{
  static const struct
  {
    const char *name;
    GadibaNamePart part;
    GadibaSex sex;
    gboolean known;
  } rows[] = {
    { "Bērziņš", FAMILY, MALE, TRUE },
    { "Bērziņa-Liepa", FAMILY, FEMALE, TRUE },
    { "Anna Marija", GIVEN, FEMALE, TRUE },
    { "Mazā", FAMILY, FEMALE, TRUE },
    { "BALODIS", FAMILY, MALE, TRUE },
    /* Indeclinable, and known to be */
    { "Ševčenko", FAMILY, MALE, TRUE },
    { "Ševčenko", FAMILY, FEMALE, TRUE },
    { "Ivo", GIVEN, MALE, TRUE },
    { "Naomi", GIVEN, FEMALE, TRUE },
    { "Mariū", FAMILY, FEMALE, TRUE },
    { "Dimā", FAMILY, MALE, TRUE },
    { "JUDO", FAMILY, MALE, TRUE },
    { "fon Bergs", FAMILY, MALE, TRUE },
    { "de la Kruss", FAMILY, MALE, TRUE },
    { "J. Jānis", GIVEN, MALE, TRUE },
    { "", FAMILY, MALE, TRUE },
    /* Foreign */
    { "Smith", FAMILY, MALE, FALSE },
    { "SMITH", FAMILY, MALE, FALSE },
    { "Ahmed", GIVEN, MALE, FALSE },
    { "Karmen", GIVEN, FEMALE, FALSE },
    { "Kazlauskas", FAMILY, MALE, FALSE },
    { "Jones", FAMILY, FEMALE, FALSE },
    { "Miloš", GIVEN, MALE, FALSE },
    { "Bērziņš", FAMILY, FEMALE, FALSE },
    /* One part of several is enough */
    { "Anna Karmen", GIVEN, FEMALE, FALSE },
    { "Smith-Bērziņa", FAMILY, FEMALE, FALSE },
    { "Bērziņa\u2013Smith", FAMILY, FEMALE, FALSE },
    /* Whose sex nobody said */
    { "Bērziņš", FAMILY, GADIBA_SEX_UNKNOWN, FALSE },
    { "Ševčenko", FAMILY, GADIBA_SEX_UNKNOWN, FALSE },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_cmpint (gadiba_name_is_known (rows[i].name, rows[i].part, rows[i].sex), ==,
                       rows[i].known);
      /* What is not known stays, at least in a part, as it is. */
      g_autofree char *dative =
          gadiba_name_decline (rows[i].name, rows[i].part, rows[i].sex, GADIBA_LV_DATIVE);
      g_assert_true (rows[i].known || strpbrk (rows[i].name, " -–") != NULL
                     || g_str_equal (dative, rows[i].name));
    }
}

/* What a dative must end in, whatever the name, or NULL if the name has none. */
static gboolean
is_plausible (const char *name, GadibaSex sex, const char *genitive, const char *dative)
{
  if (g_str_has_suffix (name, "o") || g_str_has_suffix (name, "i"))
    return g_str_equal (dative, name) && g_str_equal (genitive, name);
  if (sex == MALE)
    return (g_str_has_suffix (dative, "am") || g_str_has_suffix (dative, "im")
            || g_str_has_suffix (dative, "um") || g_str_has_suffix (dative, "em"))
           && (g_str_has_suffix (genitive, "a") || g_str_has_suffix (genitive, "as")
               || g_str_has_suffix (genitive, "us") || g_str_has_suffix (genitive, "es"));
  return (g_str_has_suffix (dative, "ai") && g_str_has_suffix (genitive, "as"))
         || (g_str_has_suffix (dative, "ei") && g_str_has_suffix (genitive, "es"));
}

static void
check_list (const char *file, GadibaNamePart part, GadibaSex only_sex, guint n_expected)
{
  g_auto (GStrv) lines = load_lines ("core/data", file);
  guint n = 0;
  for (guint i = 0; lines[i] != NULL; i++, n++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      GadibaSex sex = only_sex;
      if (sex == GADIBA_SEX_UNKNOWN)
        sex = g_str_equal (cells[1], "m") ? MALE : FEMALE;
      g_autofree char *genitive = gadiba_name_decline (cells[0], part, sex, GADIBA_LV_GENITIVE);
      g_autofree char *dative = gadiba_name_decline (cells[0], part, sex, GADIBA_LV_DATIVE);
      g_test_message ("%s %s %s", cells[0], genitive, dative);
      g_assert_true (is_plausible (cells[0], sex, genitive, dative));
      g_assert_true (gadiba_name_is_known (cells[0], part, sex));
    }
  g_assert_cmpuint (n, ==, n_expected);
}

/* No name of the lists is left out by the rules. */
static void
test_lists (void)
{
  check_list ("given_names.tsv", GIVEN, GADIBA_SEX_UNKNOWN, 1200);
  check_list ("surnames_male.txt", FAMILY, MALE, 194);
  check_list ("surnames_female.txt", FAMILY, FEMALE, 195);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/name/single", test_single);
  g_test_add_func ("/core/name/composed", test_composed);
  g_test_add_func ("/core/name/unknown-sex", test_unknown_sex);
  g_test_add_func ("/core/name/known", test_known);
  g_test_add_func ("/core/name/full", test_full);
  g_test_add_func ("/core/name/lists", test_lists);
  return g_test_run ();
}
