/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "signed-make.h"

/* make-signed container|pdf LETTER.pdf FILE WHO: on 2 July 2026 at 11.15 in Riga. */
int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  setlocale (LC_ALL, "");
  if (argc != 5 || !g_file_get_contents (argv[2], &text, &length, &error))
    return 1;
  g_autoptr (GBytes) letter = g_bytes_new (text, length);
  g_autoptr (SignedMaker) maker = signed_maker_new (argv[4]);
  g_autoptr (GBytes) made =
      strcmp (argv[1], "pdf") == 0
          ? signed_maker_make_pdf (maker, letter, "20260702111500+03'00'")
          : signed_maker_make_container (maker, letter, "2026-07-02T08:15:00Z");
  gsize size;
  const char *data = g_bytes_get_data (made, &size);
  return g_file_set_contents (argv[3], data, (gssize) size, &error) ? 0 : 1;
}
