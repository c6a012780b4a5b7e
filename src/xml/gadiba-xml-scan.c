/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gi18n-lib.h>

#include "gadiba-xml-private.h"

/*
 * The first look at a foreign file: a tokeniser that knows tags, comments, CDATA and processing
 * instructions, and no more. It bounds what libxml2 will be given, so what looks like one tag here
 * must be one tag there: what is doubtful is refused here, with a better sentence than libxml2's.
 */

typedef struct
{
  const char *label;
  const char *text, *at, *end;
  const char *counted; /* up to here the lines are counted … */
  int line;            /* … and this is the line of it */
  GArray *tags;
  guint open[GADIBA_XML_MAX_DEPTH]; /* indices of the open elements' tags */
  guint depth;
  guint n_items, n_prefixes;
  gboolean closed; /* the root element is complete */
} Scan;

static int
get_line (Scan *self, const char *position)
{
  const char *p = self->counted;
  while ((p = memchr (p, '\n', (gsize) (position - p))) != NULL)
    {
      self->line++;
      p++;
    }
  self->counted = position;
  return self->line;
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80 || c == '_' || c == ':' || c == '-' || c == '.';
}

const char *
_gadiba_xml_skip_name (const char *at, const char *limit)
{
  if (at < limit && (g_ascii_isdigit (*at) || *at == '-' || *at == '.'))
    return at;
  while (at < limit && is_name_char (*at))
    at++;
  return at;
}

const char *
_gadiba_xml_skip_space (const char *at, const char *limit)
{
  while (at < limit && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
    at++;
  return at;
}

GadibaXmlTagState
_gadiba_xml_read_attribute (const char **at, const char *limit, GadibaXmlRawAttribute *attribute)
{
  const char *p = _gadiba_xml_skip_space (*at, limit);
  gboolean has_space = p > *at;
  *at = p;
  if (p == limit)
    return GADIBA_XML_TAG_CUT;
  if (*p == '>')
    return GADIBA_XML_TAG_END;
  if (*p == '/')
    return p + 1 == limit ? GADIBA_XML_TAG_CUT
           : p[1] == '>'  ? GADIBA_XML_TAG_END
                          : GADIBA_XML_TAG_STRAY;
  const char *end = _gadiba_xml_skip_name (p, limit);
  if (end == p)
    return GADIBA_XML_TAG_STRAY;
  attribute->name = p;
  attribute->name_length = (gsize) (end - p);
  if (!has_space)
    return GADIBA_XML_TAG_NO_SPACE;

  p = _gadiba_xml_skip_space (end, limit);
  if (p == limit)
    return GADIBA_XML_TAG_CUT;
  if (*p != '=')
    return GADIBA_XML_TAG_NO_VALUE;
  p = _gadiba_xml_skip_space (p + 1, limit);
  if (p == limit)
    return GADIBA_XML_TAG_CUT;
  if (*p != '"' && *p != '\'')
    return GADIBA_XML_TAG_NO_QUOTE;
  attribute->value = p + 1;
  const char *quote = memchr (p + 1, *p, (gsize) (limit - p - 1));
  const char *value_end = quote != NULL ? quote : limit;
  if (memchr (p + 1, '<', (gsize) (value_end - p - 1)) != NULL)
    return GADIBA_XML_TAG_LESS_THAN;
  if (quote == NULL)
    return GADIBA_XML_TAG_CUT;
  attribute->value_length = (gsize) (quote - p - 1);
  *at = quote + 1;
  return GADIBA_XML_TAG_ATTRIBUTE;
}

static char *
quote_range (const char *start, gsize length)
{
  g_autofree char *text = g_strndup (start, MIN (length, 400));
  return gadiba_xml_quote (text);
}

/* The name in the tag at @start. */
static char *
quote_name (const Scan *self, const char *start)
{
  const char *name = start + (start + 1 < self->end && start[1] == '/' ? 2 : 1);
  return quote_range (name, (gsize) (_gadiba_xml_skip_name (name, self->end) - name));
}

static char *
quote_tag_name (const Scan *self, const GadibaXmlTag *tag)
{
  return quote_name (self, self->text + tag->start);
}

/* The tag at @start does not end before @limit. */
static void
set_long_or_cut_fault (Scan *self, const char *start, const char *limit, GError **error)
{
  g_autofree char *name = quote_name (self, start);
  if (limit < self->end)
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_UNSAFE, self->label, get_line (self, start),
                           _ ("the tag <%s> is longer than 64 KB; a tag may not be that long, so "
                              "look whether its end, “>”, is missing"),
                           name);
  else
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, start),
                           _ ("the file ends inside the tag <%s>; get the complete file"), name);
}

/* What is wrong with the attribute called @what of the tag <@name>. */
static char *
describe_tag_fault (GadibaXmlTagState state, const char *name, const char *what)
{
  switch (state)
    {
    case GADIBA_XML_TAG_NO_SPACE:
      return g_strdup_printf (
          _ ("in <%s> there is no space before “%s”; put one between two attributes"), name, what);
    case GADIBA_XML_TAG_NO_VALUE:
      return g_strdup_printf (_ ("in <%s> the attribute “%s” has no value; write its name, “=” and "
                                 "the value in quotation marks"),
                              name, what);
    case GADIBA_XML_TAG_NO_QUOTE:
      return g_strdup_printf (_ ("in <%s> the value of “%s” does not stand in quotation marks; put "
                                 "it between two of them"),
                              name, what);
    case GADIBA_XML_TAG_LESS_THAN:
      return g_strdup_printf (_ ("in <%s> the value of “%s” holds a “<”; write “&lt;”, or add the "
                                 "quotation mark that is missing behind the value"),
                              name, what);
    case GADIBA_XML_TAG_STRAY:
    case GADIBA_XML_TAG_ATTRIBUTE:
    case GADIBA_XML_TAG_END:
    case GADIBA_XML_TAG_CUT:
      break;
    }
  return g_strdup_printf (
      _ ("in <%s> there is something that is no attribute; write name=\"value\" or delete it"),
      name);
}

static void
set_tag_fault (Scan *self, GadibaXmlTagState state, const char *start, const char *at,
               const GadibaXmlRawAttribute *attribute, GError **error)
{
  g_autofree char *name = quote_name (self, start);
  g_autofree char *what = quote_range (attribute->name, attribute->name_length);
  g_autofree char *sentence = describe_tag_fault (state, name, what);
  int line = get_line (self, state == GADIBA_XML_TAG_STRAY ? at : attribute->name);
  _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, line, "%s", sentence);
}

/* Counts the attributes of the tag at @start. Returns: (nullable): its ">" or "/>" */
static const char *
scan_attributes (Scan *self, const char *start, const char *after_name, GError **error)
{
  const char *limit = start + MIN (self->end - start, GADIBA_XML_MAX_TAG);
  const char *at = after_name;
  GadibaXmlRawAttribute attribute = { .name = after_name };
  GadibaXmlTagState state;
  for (guint n = 0;
       (state = _gadiba_xml_read_attribute (&at, limit, &attribute)) == GADIBA_XML_TAG_ATTRIBUTE;
       n++)
    {
      gboolean is_prefix = attribute.name_length > 6 && memcmp (attribute.name, "xmlns:", 6) == 0;
      self->n_items++;
      self->n_prefixes += is_prefix ? 1 : 0;
      if (n == GADIBA_XML_MAX_ATTRIBUTES || self->n_prefixes > GADIBA_XML_MAX_PREFIXES)
        {
          g_autofree char *name = quote_name (self, start);
          _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_UNSAFE, self->label,
                                 get_line (self, start),
                                 _ ("the tag <%s> has too many attributes; at most %d are read"),
                                 name, GADIBA_XML_MAX_ATTRIBUTES);
          return NULL;
        }
    }
  if (state == GADIBA_XML_TAG_END)
    return at;
  if (state == GADIBA_XML_TAG_CUT)
    set_long_or_cut_fault (self, start, limit, error);
  else
    set_tag_fault (self, state, start, at, &attribute, error);
  return NULL;
}

static gboolean
check_may_open (Scan *self, const char *start, GError **error)
{
  int line = get_line (self, start);
  if (self->closed)
    {
      g_autofree char *name = quote_name (self, start);
      g_autofree char *root = quote_tag_name (self, &g_array_index (self->tags, GadibaXmlTag, 0));
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, line,
                             _ ("<%s> stands behind the end of <%s>; everything belongs inside "
                                "that one element"),
                             name, root);
      return FALSE;
    }
  if (self->depth == GADIBA_XML_MAX_DEPTH)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_UNSAFE, self->label, line,
                             _ ("the elements are nested too deep; at most %d levels are read"),
                             GADIBA_XML_MAX_DEPTH);
      return FALSE;
    }
  if (++self->n_items > GADIBA_XML_MAX_ITEMS)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_UNSAFE, self->label, line,
                             _ ("the file has too many elements; at most %d elements and "
                                "attributes are read"),
                             GADIBA_XML_MAX_ITEMS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
scan_start_tag (Scan *self, GError **error)
{
  const char *start = self->at;
  const char *limit = start + MIN (self->end - start, GADIBA_XML_MAX_TAG);
  const char *after_name = _gadiba_xml_skip_name (start + 1, limit);
  if (after_name == start + 1)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, start),
                             _ ("this “<” begins no tag; in a text write “&lt;”"));
      return FALSE;
    }
  if (!check_may_open (self, start, error))
    return FALSE;
  const char *at = scan_attributes (self, start, after_name, error);
  if (at == NULL)
    return FALSE;

  gboolean empty = *at == '/';
  at += empty ? 2 : 1;
  GadibaXmlTag tag = { .start = (gsize) (start - self->text),
                       .inner = (gsize) (at - self->text),
                       .end = (gsize) (at - self->text),
                       .line = get_line (self, start) };
  if (empty)
    self->closed = self->depth == 0;
  else
    self->open[self->depth++] = self->tags->len;
  g_array_append_val (self->tags, tag);
  self->at = at;
  return TRUE;
}

static gboolean
scan_end_tag (Scan *self, GError **error)
{
  const char *start = self->at;
  const char *limit = start + MIN (self->end - start, GADIBA_XML_MAX_TAG);
  const char *name = start + 2;
  const char *after_name = _gadiba_xml_skip_name (name, limit);
  const char *at = _gadiba_xml_skip_space (after_name, limit);
  if (at == limit)
    {
      set_long_or_cut_fault (self, start, limit, error);
      return FALSE;
    }
  if (self->depth == 0)
    {
      g_autofree char *quoted = quote_name (self, start);
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, start),
                             _ ("</%s> ends an element that was not begun; delete it"), quoted);
      return FALSE;
    }
  GadibaXmlTag *tag = &g_array_index (self->tags, GadibaXmlTag, self->open[self->depth - 1]);
  const char *open_name = self->text + tag->start + 1;
  gsize length = (gsize) (_gadiba_xml_skip_name (open_name, self->end) - open_name);
  if (*at != '>' || length != (gsize) (after_name - name) || memcmp (open_name, name, length) != 0)
    {
      g_autofree char *quoted = quote_name (self, start);
      g_autofree char *open = quote_tag_name (self, tag);
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, start),
                             _ ("</%s> stands where <%s>, begun on line %d, must be ended first; "
                                "write </%s>"),
                             quoted, open, tag->line, open);
      return FALSE;
    }
  self->at = at + 1;
  tag->end = (gsize) (self->at - self->text);
  self->depth--;
  self->closed = self->depth == 0;
  return TRUE;
}

/* Steps over what begins with @length characters and ends with @mark. */
static gboolean
skip_to (Scan *self, gsize length, const char *mark, GError **error)
{
  const char *from = self->at + length;
  const char *found = memmem (from, (gsize) (self->end - from), mark, strlen (mark));
  if (found == NULL)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, self->at),
                             _ ("what begins here is not ended before the end of the file; end it "
                                "with “%s”"),
                             mark);
      return FALSE;
    }
  self->at = found + strlen (mark);
  return TRUE;
}

static gboolean
has_prefix (const Scan *self, const char *prefix)
{
  gsize length = strlen (prefix);
  return (gsize) (self->end - self->at) >= length && memcmp (self->at, prefix, length) == 0;
}

static gboolean
scan_instruction (Scan *self, GError **error)
{
  const char *target = self->at + 2;
  if (has_prefix (self, "<?xml") && !is_name_char (self->at + 5 < self->end ? self->at[5] : ' ')
      && self->at > self->text)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, self->at),
                             _ ("<?xml …?> must be the very first in the file; delete what stands "
                                "before it"));
      return FALSE;
    }
  if (target == self->end || (!g_ascii_isalpha (*target) && *target != '_'))
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, self->at),
                             _ ("“<?” must be followed by a name; delete what begins here"));
      return FALSE;
    }
  return skip_to (self, 2, "?>", error);
}

static gboolean
scan_declaration (Scan *self, GError **error)
{
  if (has_prefix (self, "<!--"))
    return skip_to (self, 4, "-->", error);
  if (has_prefix (self, "<![CDATA[") && self->depth > 0)
    return skip_to (self, 9, "]]>", error);
  gboolean is_doctype =
      self->end - self->at >= 9 && g_ascii_strncasecmp (self->at, "<!DOCTYPE", 9) == 0;
  _gadiba_xml_set_fault (
      error, GADIBA_XML_ERROR_UNSAFE, self->label, get_line (self, self->at),
      is_doctype ? _ ("a DOCTYPE is not accepted, for it can draw in other files; delete it")
                 : _ ("“<!” may begin nothing here but a comment, “<!--”; delete the declaration "
                      "(entities are not accepted)"));
  return FALSE;
}

/* Outside the root element there is no text. */
static gboolean
check_outer_text (Scan *self, const char *text_end, GError **error)
{
  const char *p = _gadiba_xml_skip_space (self->at, text_end);
  if (self->depth > 0 || p == text_end)
    return TRUE;
  _gadiba_xml_set_fault (
      error, GADIBA_XML_ERROR_SYNTAX, self->label, get_line (self, p),
      self->closed
          ? _ ("there is text behind the last element; delete it")
          : _ ("this is not an XML document: it begins with other text; it should begin with “<”"));
  return FALSE;
}

static gboolean
check_complete (Scan *self, GError **error)
{
  if (self->depth > 0)
    {
      const GadibaXmlTag *tag =
          &g_array_index (self->tags, GadibaXmlTag, self->open[self->depth - 1]);
      g_autofree char *name = quote_tag_name (self, tag);
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label,
                             get_line (self, self->end),
                             _ ("the file ends before <%s>, begun on line %d, is ended with </%s>; "
                                "get the complete file"),
                             name, tag->line, name);
      return FALSE;
    }
  if (self->tags->len == 0)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, self->label, 1,
                             _ ("the file holds no element; there should be an XML document in "
                                "it"));
      return FALSE;
    }
  return TRUE;
}

GArray *
_gadiba_xml_scan (const char *label, const char *text, gsize length, GError **error)
{
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (GadibaXmlTag));
  Scan self = { .label = label,
                .text = text,
                .at = text,
                .end = text + length,
                .counted = text,
                .line = 1,
                .tags = tags };
  while (self.at < self.end)
    {
      const char *found = memchr (self.at, '<', (gsize) (self.end - self.at));
      const char *text_end = found != NULL ? found : self.end;
      if (!check_outer_text (&self, text_end, error))
        return NULL;
      self.at = text_end;
      if (found == NULL)
        break;
      char next = found + 1 < self.end ? found[1] : '\0';
      gboolean ok = next == '/'   ? scan_end_tag (&self, error)
                    : next == '!' ? scan_declaration (&self, error)
                    : next == '?' ? scan_instruction (&self, error)
                                  : scan_start_tag (&self, error);
      if (!ok)
        return NULL;
    }
  return check_complete (&self, error) ? g_steal_pointer (&tags) : NULL;
}
