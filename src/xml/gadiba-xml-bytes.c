/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "gadiba-xml-private.h"

/* An XML declaration is looked for its encoding within so many bytes. */
#define MAX_DECLARATION 1000

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
}

static void
set_errno_fault (const char *label, int code, GError **error)
{
  if (code == ENOENT || code == ENOTDIR)
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_READ, label, 0,
                           _ ("there is no such file; check the name and the folder"));
  else if (code == EACCES || code == EPERM)
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_READ, label, 0,
                           _ ("you may not read this file; ask its owner for the right to"));
  else
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_READ, label, 0,
                           _ ("the file could not be read (%s); copy it to another place and try "
                              "again"),
                           g_strerror (code));
}

void
_gadiba_xml_set_size_fault (const char *label, gsize max_size, GError **error)
{
  _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_UNSAFE, label, 0,
                         _ ("the file is too large; a file of this kind has at most %u KB"),
                         (guint) (max_size / 1024));
}

/* Opens an ordinary file; anything else (a folder, a pipe, a device) could block or never end. */
static int
open_file (const char *path, const char *label, gsize max_size, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      set_errno_fault (label, errno, error);
      return -1;
    }
  struct stat status;
  if (fstat (fd, &status) != 0)
    set_errno_fault (label, errno, error);
  else if (S_ISDIR (status.st_mode))
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_READ, label, 0,
                           _ ("this is a folder; name a file in it"));
  else if (!S_ISREG (status.st_mode))
    _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_READ, label, 0,
                           _ ("this is not an ordinary file; save what it gives as a file first"));
  else if ((guint64) status.st_size > max_size)
    _gadiba_xml_set_size_fault (label, max_size, error);
  else
    return fd;
  close (fd);
  return -1;
}

GBytes *
_gadiba_xml_read_file (const char *path, const char *label, gsize max_size, GError **error)
{
  __attribute__ ((cleanup (close_fd))) int fd = open_file (path, label, max_size, error);
  if (fd < 0)
    return NULL;

  g_autoptr (GByteArray) data = g_byte_array_new ();
  for (;;)
    {
      guint8 buffer[64 * 1024];
      ssize_t n = read (fd, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno_fault (label, errno, error);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&data));
      if (data->len + (gsize) n > max_size)
        {
          /* It grew while it was read. */
          _gadiba_xml_set_size_fault (label, max_size, error);
          return NULL;
        }
      g_byte_array_append (data, buffer, (guint) n);
    }
}

static int
count_lines (const char *text, const char *end)
{
  int line = 1;
  while ((text = memchr (text, '\n', (gsize) (end - text))) != NULL)
    {
      line++;
      text++;
    }
  return line;
}

static gboolean
is_utf16 (const guint8 *data, gsize length)
{
  return length >= 2
         && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)
             || (data[0] == 0 && data[1] == '<') || (data[0] == '<' && data[1] == 0));
}

/* Refuses a declared encoding other than UTF-8. */
static gboolean
check_declaration (const char *label, const char *text, gsize length, GError **error)
{
  if (length < 6 || memcmp (text, "<?xml", 5) != 0 || !g_ascii_isspace (text[5]))
    return TRUE;
  const char *end = g_strstr_len (text, (gssize) MIN (length, MAX_DECLARATION), "?>");
  if (end == NULL)
    return TRUE;

  const char *at = g_strstr_len (text, end - text, "encoding");
  if (at == NULL)
    return TRUE;
  at = _gadiba_xml_skip_space (at + 8, end);
  at = at < end && *at == '=' ? _gadiba_xml_skip_space (at + 1, end) : end;
  if (at == end || (*at != '"' && *at != '\''))
    return TRUE;
  const char *value_end = memchr (at + 1, *at, (gsize) (end - at - 1));
  if (value_end == NULL)
    return TRUE;
  g_autofree char *value = g_strndup (at + 1, (gsize) (value_end - at - 1));
  if (g_ascii_strcasecmp (value, "UTF-8") == 0)
    return TRUE;
  g_autofree char *quoted = gadiba_xml_quote (value);
  _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, label, count_lines (text, at),
                         _ ("the file says that it is written in “%s”; save it as UTF-8 and write "
                            "encoding=\"UTF-8\""),
                         quoted);
  return FALSE;
}

/* The first character that XML does not allow, in valid UTF-8. Returns: (nullable) */
static const char *
find_forbidden (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p++)
    {
      guchar c = (guchar) *p;
      if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        return p;
      /* U+FFFE and U+FFFF */
      if (c == 0xef && text + length - p >= 3 && (guchar) p[1] == 0xbf && (guchar) p[2] >= 0xbe)
        return p;
    }
  return NULL;
}

gboolean
_gadiba_xml_check_bytes (const char *label, GBytes *bytes, gsize *offset, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  *offset = 0;
  if (length == 0)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, label, 1,
                             _ ("the file is empty; there should be an XML document in it"));
      return FALSE;
    }
  if (is_utf16 ((const guint8 *) text, length))
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, label, 1,
                             _ ("the file is written in UTF-16; save it as UTF-8"));
      return FALSE;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    *offset = 3;
  text += *offset;
  length -= *offset;
  if (!check_declaration (label, text, length, error))
    return FALSE;

  const char *wrong;
  gboolean valid = g_utf8_validate_len (text, length, &wrong);
  if (!valid && *wrong != '\0')
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, label, count_lines (text, wrong),
                             _ ("the byte %02X is not UTF-8; save the file as UTF-8"),
                             (guchar) *wrong);
      return FALSE;
    }
  wrong = valid ? find_forbidden (text, length) : wrong;
  if (wrong != NULL)
    {
      _gadiba_xml_set_fault (error, GADIBA_XML_ERROR_SYNTAX, label, count_lines (text, wrong),
                             _ ("there is a character that XML does not allow (U+%04X); delete it"),
                             g_utf8_get_char (wrong));
      return FALSE;
    }
  return TRUE;
}
