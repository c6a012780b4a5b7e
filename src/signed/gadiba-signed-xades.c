/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gadiba-signed-private.h"
#include "gadiba-xml-visit.h"

/* The signatures of a container in XML: XAdES, ETSI EN 319 132-1. */

#define XMLDSIG "http://www.w3.org/2000/09/xmldsig#"
#define XADES "http://uri.etsi.org/01903/" /* and a version */

typedef struct
{
  GadibaSigned *signed_file;
  gboolean is_open; /* a signature is being read */
  GBytes *der;      /* its certificate; NULL: not yet seen */
  char *time;
  GError *error; /* the first */
} Reading;

/* A signature is complete when the next one begins, or the file ends. */
static void
close_signature (Reading *self)
{
  g_autoptr (GBytes) der = g_steal_pointer (&self->der);

  if (!self->is_open || self->error != NULL)
    return;
  self->is_open = FALSE;
  if (der != NULL)
    _gadiba_signed_add (self->signed_file, der, g_steal_pointer (&self->time), &self->error);
  else
    _gadiba_signed_fail (&self->error, GADIBA_SIGNED_ERROR_DAMAGED,
                         _ ("A signature in this container has no certificate, so whose it is "
                            "cannot be read; sign the letter anew"));
}

/* @text: white space is passed over */
static GBytes *
decode (const char *text)
{
  gsize size = 0;
  guchar *data = g_base64_decode (text, &size);

  return g_bytes_new_take (data, size);
}

static void
visit (const GadibaXmlVisited *element, gpointer data)
{
  Reading *self = data;
  gboolean is_dsig = strcmp (element->ns, XMLDSIG) == 0;

  if (is_dsig && strcmp (element->name, "Signature") == 0)
    {
      close_signature (self);
      self->is_open = TRUE;
    }
  else if (!self->is_open || element->text == NULL)
    return;
  /* The signer's certificate comes first; others are of who issued it. */
  else if (is_dsig && strcmp (element->name, "X509Certificate") == 0 && self->der == NULL)
    self->der = decode (element->text);
  else if (g_str_has_prefix (element->ns, XADES) && strcmp (element->name, "SigningTime") == 0
           && self->time == NULL)
    {
      g_autofree char *text = g_strstrip (g_strdup (element->text));
      self->time = _gadiba_signed_format_time (text);
    }
}

gboolean
_gadiba_signed_add_xades (GadibaSigned *self, GBytes *xml, GError **error)
{
  Reading reading = { .signed_file = self };
  g_autoptr (GError) refused = NULL;

  if (!gadiba_xml_visit (xml, "signatures.xml", visit, &reading, &refused))
    {
      g_set_error (error, GADIBA_SIGNED_ERROR, GADIBA_SIGNED_ERROR_DAMAGED,
                   _ ("The signatures in this container cannot be read; take it again from where "
                      "it was signed (%s)"),
                   refused->message);
      return FALSE;
    }
  close_signature (&reading);
  g_free (reading.time);
  if (reading.error == NULL)
    return TRUE;
  g_propagate_error (error, reading.error);
  return FALSE;
}
