/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-letter-sentences.h"

#include <string.h>

#include "gadiba-letter-template-private.h"

/* Where a character of what is read stands in the text. */
typedef struct
{
  gunichar c;
  gsize start, end;
} Letter;

/* A sentence with its place. */
typedef struct
{
  GadibaLetterSentence told;
  GadibaXmlSpan span;   /* of the element, or of the attribute with its name */
  gsize inner;          /* where words would begin */
  GArray *letters;      /* Letter */
  char *tag;            /* how another one of its kind begins; NULL: there can be none */
  gboolean can_go;      /* without words it is left out */
  gboolean is_of_value; /* of an attribute */
  guint text_index;     /* of the place of its element's text; no index: there is none */
} Place;

struct _GadibaLetterSentences
{
  char *text;
  GPtrArray *places; /* Place */
  guint n_hidden;
};

/* Attributes that hold words which an addressee or whoever opens the file reads. */
static const struct
{
  const char *element, *attribute;
  gboolean can_go;
} values[] = {
  { "letter", "title", FALSE },
  { "letter", "page", FALSE },
  { "letter", "practice", FALSE },
  { "letter", "verify", FALSE },
  { "name", "accusative", FALSE },
  { "name", "genitive", FALSE },
  { "name", "plain", TRUE },
  { "paragraph", "lead", TRUE },
  { "fill", "lead", TRUE },
  { "pair", "left", FALSE },
  { "pair", "right", FALSE },
  { "signature", "left", FALSE },
  { "signature", "right", FALSE },
  { "signature", "note", TRUE },
  { "column", "title", TRUE },
  { "cell", "note", TRUE },
  { "calculation", "what", FALSE },
  { "calculation", "result", FALSE },
  { "explanation", "what", FALSE },
  { "explanation", "result", FALSE },
  { "explanation", "norm", FALSE },
  { "explanation", "missing", FALSE },
  { "explanation", "abbreviations", FALSE },
};

static void
free_place (gpointer data)
{
  Place *self = data;

  g_free (self->told.name);
  g_free (self->told.test);
  g_free (self->told.words);
  g_free (self->tag);
  g_clear_pointer (&self->letters, g_array_unref);
  g_free (self);
}

/* --- reading --- */

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What stands for a character at @at, which begins with "&". @end: (out). A document that was read
 * has no others. */
static gunichar
read_reference (const char *at, const char **end)
{
  static const struct
  {
    const char *words;
    gunichar c;
  } named[] = {
    { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    if (g_str_has_prefix (at, named[i].words))
      {
        *end = at + strlen (named[i].words);
        return named[i].c;
      }
  gboolean is_hex = at[2] == 'x';
  gunichar c = (gunichar) g_ascii_strtoull (at + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10);
  *end = strchr (at, ';') + 1;
  return c;
}

/* Returns: (transfer full): what is read between two places of the text; white space as one space,
 * none at the ends */
static GArray *
read_letters (const char *text, gsize from, gsize to)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  const char *at = text + from;

  while (at < text + to)
    {
      const char *end = g_utf8_next_char (at);
      gunichar c = *at == '&' ? read_reference (at, &end) : g_utf8_get_char (at);
      Letter letter = { is_space (c) ? ' ' : c, (gsize) (at - text), (gsize) (end - text) };
      Letter *last = letters->len > 0 ? &g_array_index (letters, Letter, letters->len - 1) : NULL;
      if (letter.c == ' ' && last != NULL && last->c == ' ')
        last->end = letter.end;
      else if (letter.c != ' ' || last != NULL)
        g_array_append_val (letters, letter);
      at = end;
    }
  if (letters->len > 0 && g_array_index (letters, Letter, letters->len - 1).c == ' ')
    g_array_set_size (letters, letters->len - 1);
  return letters;
}

static char *
join_letters (const GArray *letters)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < letters->len; i++)
    g_string_append_unichar (words, g_array_index (letters, Letter, i).c);
  return g_string_free (words, FALSE);
}

static Place *
add_place (GadibaLetterSentences *self, const GadibaXmlNode *node, GadibaLetterSentenceKind kind,
           guint depth)
{
  Place *place = g_new0 (Place, 1);

  place->told.kind = kind;
  place->told.depth = depth;
  place->told.line = gadiba_xml_node_get_line (node);
  place->told.element = g_intern_string (gadiba_xml_node_get_name (node));
  place->span = gadiba_xml_node_get_span (node);
  g_ptr_array_add (self->places, place);
  return place;
}

static void
take_letters (Place *place, const char *text, gsize from, gsize to)
{
  place->inner = from;
  place->letters = read_letters (text, from, to);
  place->told.words = join_letters (place->letters);
}

static void
add_values (GadibaLetterSentences *self, const GadibaXmlNode *node, guint depth)
{
  const char *element = gadiba_xml_node_get_name (node);
  GadibaXmlSpan span;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (strcmp (values[i].element, element) != 0
          || !gadiba_xml_node_get_attribute_span (node, values[i].attribute, &span))
        continue;
      Place *place = add_place (self, node, GADIBA_LETTER_SENTENCE_WORDS, depth);
      place->told.attribute = values[i].attribute;
      place->told.line = gadiba_xml_node_get_attribute_line (node, values[i].attribute);
      place->told.name = g_strdup (gadiba_xml_node_get (node, "of"));
      place->span = span;
      place->can_go = values[i].can_go;
      place->is_of_value = TRUE;
      take_letters (place, self->text, span.inner, span.end - 1);
    }
}

/* How another one of its kind begins, in the same style. */
static char *
make_tag (const GadibaXmlNode *node)
{
  const char *style = gadiba_xml_node_get (node, "style");

  return style != NULL
             ? g_strdup_printf ("<%s style=\"%s\">", gadiba_xml_node_get_name (node), style)
             : g_strdup_printf ("<%s>", gadiba_xml_node_get_name (node));
}

static void
add_content (GadibaLetterSentences *self, const GadibaXmlNode *node, guint depth)
{
  const char *element = gadiba_xml_node_get_name (node);
  gboolean is_block = strcmp (element, "paragraph") == 0 || strcmp (element, "item") == 0;
  gboolean is_heading = strcmp (element, "heading") == 0;
  gboolean is_other = strcmp (element, "cell") == 0 || strcmp (element, "fill") == 0;
  GadibaXmlSpan span = gadiba_xml_node_get_span (node);

  if ((!is_block && !is_heading && !is_other) || span.inner == span.end)
    return;
  const char *last =
      g_strrstr_len (self->text + span.inner, (gssize) (span.end - span.inner), "</");
  gsize end = (gsize) (last - self->text);
  if (memchr (self->text + span.inner, '<', end - span.inner) != NULL)
    {
      self->n_hidden++;
      return;
    }
  Place *place = add_place (self, node, GADIBA_LETTER_SENTENCE_WORDS, depth);
  const char *look = gadiba_xml_node_get (node, is_heading ? "level" : "style");
  place->told.look = g_intern_string (look);
  place->told.can_grow = is_block;
  place->can_go = is_block || is_heading;
  place->tag = is_block ? make_tag (node) : NULL;
  take_letters (place, self->text, span.inner, end);
}

/* Returns: whether what is in it stands deeper */
static gboolean
add_structure (GadibaLetterSentences *self, const GadibaXmlNode *node, guint depth)
{
  static const struct
  {
    const char *element, *name;
    GadibaLetterSentenceKind kind;
    gboolean holds;
  } kinds[] = {
    { "part", "of", GADIBA_LETTER_SENTENCE_PART, TRUE },
    { "if", "test", GADIBA_LETTER_SENTENCE_IF, TRUE },
    { "each", "of", GADIBA_LETTER_SENTENCE_EACH, TRUE },
    { "row", NULL, GADIBA_LETTER_SENTENCE_ROW, TRUE },
    { "rule", NULL, GADIBA_LETTER_SENTENCE_LINE, FALSE },
    { "break", NULL, GADIBA_LETTER_SENTENCE_PAGE, FALSE },
  };
  const char *element = gadiba_xml_node_get_name (node);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (element, kinds[i].element) != 0)
        continue;
      Place *place = add_place (self, node, kinds[i].kind, depth);
      const char *name = kinds[i].name != NULL ? gadiba_xml_node_get (node, kinds[i].name) : NULL;
      if (kinds[i].kind == GADIBA_LETTER_SENTENCE_IF && g_str_has_prefix (name, "not "))
        {
          place->told.is_negated = TRUE;
          name += strlen ("not ");
        }
      place->told.name = g_strdup (name);
      if (kinds[i].kind == GADIBA_LETTER_SENTENCE_EACH)
        place->told.test = g_strdup (gadiba_xml_node_get (node, "test"));
      return kinds[i].holds;
    }
  return FALSE;
}

static void
add_node (GadibaLetterSentences *self, const GadibaXmlNode *node, guint depth)
{
  guint inside = depth + (add_structure (self, node, depth) ? 1 : 0);
  guint first = self->places->len;

  add_values (self, node, depth);
  guint text = self->places->len;
  add_content (self, node, depth);
  for (guint i = first; i < text; i++)
    ((Place *) g_ptr_array_index (self->places, i))->text_index =
        self->places->len > text ? text : G_MAXUINT;
  for (const GadibaXmlNode *n = gadiba_xml_node_first (node, NULL); n != NULL;
       n = gadiba_xml_node_next (n, NULL))
    add_node (self, n, inside);
}

GadibaLetterSentences *
gadiba_letter_sentences_new (const char *text, const char *label, GError **error)
{
  g_return_val_if_fail (text != NULL && label != NULL, NULL);

  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GadibaXmlDocument) document = gadiba_xml_load_bytes (
      bytes, label, GADIBA_LETTER_TEMPLATE_NAMESPACE, &_gadiba_letter_template_root, error);
  if (document == NULL)
    return NULL;
  GadibaLetterSentences *self = g_new0 (GadibaLetterSentences, 1);
  self->text = g_strdup (text);
  self->places = g_ptr_array_new_with_free_func (free_place);
  add_node (self, gadiba_xml_document_get_root (document), 0);
  return self;
}

void
gadiba_letter_sentences_free (GadibaLetterSentences *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_ptr_array_unref (self->places);
  g_free (self);
}

guint
gadiba_letter_sentences_get_n (const GadibaLetterSentences *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->places->len;
}

const GadibaLetterSentence *
gadiba_letter_sentences_get (const GadibaLetterSentences *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->places->len, NULL);

  return &((const Place *) g_ptr_array_index (self->places, index))->told;
}

guint
gadiba_letter_sentences_get_n_hidden (const GadibaLetterSentences *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_hidden;
}

/* --- writing --- */

typedef struct
{
  const char *text;
  gsize at; /* up to here it is written */
  GString *written;
  int line; /* of the end of what is written */
  gsize counted;
} Writing;

static void
copy_to (Writing *self, gsize place)
{
  g_string_append_len (self->written, self->text + self->at, (gssize) (place - self->at));
  self->at = place;
}

/* A space that does not break can be seen in the text. */
static void
write_letter (Writing *self, gunichar c)
{
  switch (c)
    {
    case '&':
      g_string_append (self->written, "&amp;");
      break;
    case '<':
      g_string_append (self->written, "&lt;");
      break;
    case '>':
      g_string_append (self->written, "&gt;");
      break;
    case '"':
      g_string_append (self->written, "&quot;");
      break;
    case '\'':
      g_string_append (self->written, "&apos;");
      break;
    case 0xa0:
      g_string_append (self->written, "&#160;");
      break;
    default:
      g_string_append_unichar (self->written, c);
    }
}

/* Only what differs is replaced: the rest keeps its line feeds. */
static void
write_changed (Writing *self, const Place *place, const char *words)
{
  glong n_new;
  g_autofree gunichar *new = g_utf8_to_ucs4_fast (words, -1, &n_new);
  const Letter *old = (const Letter *) place->letters->data;
  glong n_old = (glong) place->letters->len;
  glong before = 0, behind = 0;

  while (before < MIN (n_old, n_new) && old[before].c == new[before])
    before++;
  while (behind < MIN (n_old, n_new) - before
         && old[n_old - 1 - behind].c == new[n_new - 1 - behind])
    behind++;
  gsize from = before > 0 ? old[before - 1].end : n_old > 0 ? old[0].start : place->inner;
  gsize to = n_old - behind > before ? old[n_old - behind - 1].end : from;
  copy_to (self, from);
  for (glong i = before; i < n_new - behind; i++)
    write_letter (self, new[i]);
  self->at = to;
}

/* What stands in front of it on its line goes with it. */
static void
write_without (Writing *self, const Place *place)
{
  gsize from = place->span.start;

  while (from > self->at && is_space ((guchar) self->text[from - 1]))
    from--;
  copy_to (self, from);
  self->at = place->span.end;
}

/* Others of its kind behind it, each on a line of its own. */
static void
write_more (Writing *self, const Place *place, char **lines)
{
  gsize indent = place->span.start;

  while (indent > 0 && (self->text[indent - 1] == ' ' || self->text[indent - 1] == '\t'))
    indent--;
  copy_to (self, place->span.end);
  for (; *lines != NULL; lines++)
    {
      if (*g_strstrip (*lines) == '\0')
        continue;
      g_string_append_c (self->written, '\n');
      g_string_append_len (self->written, self->text + indent,
                           (gssize) (place->span.start - indent));
      g_string_append (self->written, place->tag);
      for (const char *p = *lines; *p != '\0'; p = g_utf8_next_char (p))
        write_letter (self, g_utf8_get_char (p));
      g_string_append_printf (self->written, "</%s>", place->told.element);
    }
}

/* Returns: the line on which @place of the text comes to stand */
static int
count_line (Writing *self, gsize place)
{
  copy_to (self, place);
  for (; self->counted < self->written->len; self->counted++)
    self->line += self->written->str[self->counted] == '\n' ? 1 : 0;
  return self->line;
}

/* How many line feeds stand between where @place begins and its words. */
static int
count_feeds (const Writing *self, const Place *place)
{
  int n = 0;

  for (gsize i = place->span.start; i < place->inner; i++)
    n += self->text[i] == '\n' ? 1 : 0;
  return n;
}

/* Whether @words leave out the whole of @place. */
static gboolean
leaves_out (const Place *place, const char *words)
{
  return place->can_go && words != NULL && words[strspn (words, " \n")] == '\0';
}

static void
write_place (Writing *self, const Place *place, const char *words)
{
  if (place->tag == NULL)
    {
      write_changed (self, place, words);
      return;
    }
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
  char **said = lines;
  while (*g_strstrip (*said) == '\0')
    said++;
  write_changed (self, place, *said);
  if (said[1] != NULL)
    write_more (self, place, said + 1);
}

/* Returns: the line on which it stands then */
static int
write_one (Writing *self, const GadibaLetterSentences *all, guint index, const char *const *words)
{
  const Place *place = g_ptr_array_index (all->places, index);
  gboolean is_around =
      place->is_of_value && place->text_index < all->places->len
      && leaves_out (g_ptr_array_index (all->places, place->text_index), words[place->text_index]);

  if (is_around) /* it goes with its element */
    return self->line;
  if (place->letters == NULL)
    return count_line (self, place->span.start);
  if (leaves_out (place, words[index]))
    {
      write_without (self, place);
      return count_line (self, self->at);
    }
  int line = count_line (self, place->inner) - count_feeds (self, place);
  if (words[index] != NULL && strcmp (words[index], place->told.words) != 0)
    write_place (self, place, words[index]);
  return line;
}

char *
gadiba_letter_sentences_write (const GadibaLetterSentences *self, const char *const *words,
                               int *lines)
{
  g_return_val_if_fail (self != NULL && words != NULL, NULL);

  Writing writing = { .text = self->text, .written = g_string_new (NULL), .line = 1 };
  for (guint i = 0; i < self->places->len; i++)
    {
      int line = write_one (&writing, self, i, words);
      if (lines != NULL)
        lines[i] = line;
    }
  copy_to (&writing, strlen (self->text));
  return g_string_free (writing.written, FALSE);
}
