/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GLib keeps interned strings in an array of 2048 and lets go of it, on purpose, when that is full:
 * whoever reads it meanwhile needs no lock. A leak check calls that a leak, and can be told of
 * functions only, not of this one array. So it is held here: it is the first of its size.
 */
#include <stddef.h>

#define SIZE_OF_ARRAY (2048 * sizeof (char *))

/* Called for each piece of memory by a program that is built to be checked. */
void __sanitizer_malloc_hook (const volatile void *memory, size_t size);

static const volatile void *array;

void
__sanitizer_malloc_hook (const volatile void *memory, size_t size)
{
  if (size == SIZE_OF_ARRAY && array == NULL)
    array = memory;
}
