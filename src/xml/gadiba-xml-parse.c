/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <glib/gi18n-lib.h>

#include "gadiba-xml-private.h"

/* From 2.12 on the callback gets its argument const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError ParserError;
#else
typedef xmlError ParserError;
#endif

typedef struct
{
  const char *label;
  GError *error; /* the first */
} Parse;

static xmlParserInput *
load_nothing (const char *url, const char *id, xmlParserCtxt *context)
{
  return NULL;
}

static void
initialise_once (void)
{
  static gsize done = 0;
  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (load_nothing);
      g_once_init_leave (&done, 1);
    }
}

static char *
quote_xml (const char *text)
{
  return gadiba_xml_quote (text != NULL ? text : "");
}

/* libxml2's faults that the scan lets pass, each in a sentence. Its own message is not repeated: it
 * may hold any amount of the file's text. */
static char *
describe (ParserError *fault)
{
  g_autofree char *name = quote_xml (fault->str1);
  switch (fault->code)
    {
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_NS_ERR_ATTRIBUTE_REDEFINED:
      return g_strdup_printf (_ ("the attribute “%s” stands twice in the same tag; delete one"),
                              name);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
      return g_strdup_printf (_ ("“&%s;” is not known; there are only &amp; &lt; &gt; &quot; "
                                 "&apos; and numbers such as &#257;"),
                              name);
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_NO_NAME:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
      return g_strdup (_ ("there is an “&” that begins nothing; write “&amp;”"));
    case XML_ERR_INVALID_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_CHAR:
      return g_strdup (_ ("a “&#…;” names a character that XML does not allow; delete it"));
    case XML_ERR_HYPHEN_IN_COMMENT:
      return g_strdup (_ ("a comment holds “--”; put a space between the hyphens"));
    case XML_ERR_MISPLACED_CDATA_END:
      return g_strdup (_ ("there is a “]]>” in the text; write “]]&gt;”"));
    case XML_ERR_RESERVED_XML_NAME:
    case XML_ERR_ENCODING_NAME:
    case XML_ERR_XMLDECL_NOT_STARTED:
    case XML_ERR_XMLDECL_NOT_FINISHED:
    case XML_ERR_VERSION_MISSING:
    case XML_ERR_UNKNOWN_VERSION:
    case XML_ERR_STANDALONE_VALUE:
    case XML_ERR_STRING_NOT_STARTED:
    case XML_ERR_STRING_NOT_CLOSED:
      return g_strdup (_ ("the XML declaration is not right; write <?xml version=\"1.0\" "
                          "encoding=\"UTF-8\"?>"));
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (_ ("the prefix “%s:” is not declared; add xmlns:%s=\"…\" or leave "
                                 "the prefix out"),
                              name, name);
    case XML_WAR_NS_URI:
    case XML_WAR_NS_URI_RELATIVE:
    case XML_NS_ERR_XML_NAMESPACE:
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_COLON:
    case XML_NS_ERR_EMPTY:
      return g_strdup (_ ("a namespace or a name with a colon is not right; write the namespace "
                          "just as the format's description has it, and names without a colon"));
    default:
      return g_strdup_printf (_ ("this is not well-formed XML (fault %d of libxml2); compare the "
                                 "line with one that is accepted"),
                              fault->code);
    }
}

static void
on_fault (void *data, ParserError *fault)
{
  xmlParserCtxt *context = data;
  Parse *self = context->_private;
  if (fault->level < XML_ERR_ERROR || self->error != NULL)
    return;
  g_autofree char *sentence = describe (fault);
  _gadiba_xml_set_fault (&self->error, GADIBA_XML_ERROR_SYNTAX, self->label, fault->line, "%s",
                         sentence);
}

xmlDoc *
_gadiba_xml_parse (const char *label, const char *text, gsize length, GError **error)
{
  g_return_val_if_fail (length <= GADIBA_XML_MAX_SIZE, NULL);

  initialise_once ();
  Parse self = { .label = label };
  xmlParserCtxt *context = xmlNewParserCtxt ();
  if (context == NULL)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_READ, label, 0,
                             _ ("there is not enough memory to read the file; close other "
                                "programs"));
      return NULL;
    }
  context->_private = &self;
  context->sax->serror = on_fault;
  /* White space stays: gadiba_xml_node_copy_foreign() and texts need it. */
  xmlDoc *doc = xmlCtxtReadMemory (context, text, (int) length, NULL, "UTF-8",
                                   XML_PARSE_NONET | XML_PARSE_NOCDATA);
  xmlFreeParserCtxt (context);

  if (doc == NULL && self.error == NULL)
    _gadiba_xml_set_fault (&self.error, GADIBA_XML_ERROR_SYNTAX, label, 0,
                           _ ("this is not well-formed XML; look at it in an XML editor"));
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      g_clear_pointer (&doc, xmlFreeDoc);
      return NULL;
    }
  return doc;
}
