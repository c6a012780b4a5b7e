/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gadiba-letter-private.h"

/*
 * A letter's code: the first bits of a digest of all its words. Whoever holds the paper can ask the
 * office whether this very text was issued; nothing but the office's own records is needed for the
 * answer. It is no secret and no signature.
 */

/* Without I, L, O and U: nothing is taken for something else, and no word comes out. */
static const char signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#define SIGN_BITS 5
#define N_SIGNS 12 /* sixty bits: two letters of an office never meet */
#define GROUP 4
#define WRITTEN (N_SIGNS + N_SIGNS / GROUP) /* with hyphens and the nul byte */

/* Writes @code in groups. Returns: (transfer full) */
static char *
group (const char *code)
{
  g_autoptr (GString) written = g_string_sized_new (WRITTEN);

  for (guint i = 0; i < N_SIGNS; i++)
    g_string_append_printf (written, "%s%c", i > 0 && i % GROUP == 0 ? "-" : "", code[i]);
  return g_string_free (g_steal_pointer (&written), FALSE);
}

char *
gadiba_letter_make_code (const GadibaLetter *letter)
{
  g_return_val_if_fail (letter != NULL, NULL);

  g_autoptr (GBytes) words = _gadiba_letter_write_as (letter, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  guint64 bits = 0;
  char code[N_SIGNS];

  g_checksum_update (checksum, g_bytes_get_data (words, NULL), (gssize) g_bytes_get_size (words));
  g_checksum_get_digest (checksum, digest, &size);
  for (guint i = 0; i < sizeof bits; i++)
    bits = bits << 8 | digest[i];
  for (guint i = 0; i < N_SIGNS; i++, bits <<= SIGN_BITS)
    code[i] = signs[bits >> (64 - SIGN_BITS)];
  return group (code);
}

/* What somebody may have read or typed for a sign. Returns: 0: none of them */
static char
read_sign (char typed)
{
  char sign = g_ascii_toupper (typed);

  if (sign == 'O')
    sign = '0';
  if (sign == 'I' || sign == 'L')
    sign = '1';
  return sign != '\0' && strchr (signs, sign) != NULL ? sign : '\0';
}

char *
gadiba_letter_read_code (const char *typed)
{
  g_return_val_if_fail (typed != NULL, NULL);

  char code[N_SIGNS];
  guint n = 0;
  for (const char *at = typed; *at != '\0'; at++)
    {
      if (*at == '-' || g_ascii_isspace (*at))
        continue;
      char sign = read_sign (*at);
      if (sign == '\0' || n == N_SIGNS)
        return NULL;
      code[n++] = sign;
    }
  return n == N_SIGNS ? group (code) : NULL;
}
