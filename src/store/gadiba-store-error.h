/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why the store did not do what was asked. Messages are translated sentences without personal
 * data. */
typedef enum
{
  GADIBA_STORE_ERROR_FAILED,     /* anything else that SQLite reports */
  GADIBA_STORE_ERROR_BUSY,       /* another program holds the file */
  GADIBA_STORE_ERROR_CONSTRAINT, /* a rule of the schema */
  GADIBA_STORE_ERROR_FULL,       /* no room on the disk */
  GADIBA_STORE_ERROR_IOERR,      /* the disk does not read or write */
  GADIBA_STORE_ERROR_CORRUPT,    /* the file is damaged */
  GADIBA_STORE_ERROR_NOTADB,     /* the file is something else */
  GADIBA_STORE_ERROR_READONLY,   /* the file cannot be written */
  GADIBA_STORE_ERROR_CONFLICT,   /* somebody else changed the record meanwhile */
  GADIBA_STORE_ERROR_FOREIGN,    /* a database of another program */
  GADIBA_STORE_ERROR_NEWER,      /* a database of a newer version of this program */
  GADIBA_STORE_ERROR_NETWORK,    /* on a network file system */
  GADIBA_STORE_ERROR_NOT_FOUND,  /* no such file or record */
  GADIBA_STORE_ERROR_EXISTS,     /* there is such a file or record already */
  GADIBA_STORE_ERROR_REFUSED,    /* what is asked for is not allowed: who, when, in which state */
  GADIBA_STORE_ERROR_QUESTION,   /* a person has to decide first: who is who */
  GADIBA_STORE_ERROR_ALTERED,    /* the verification found a broken place */
} GadibaStoreError;

#define GADIBA_STORE_ERROR (gadiba_store_error_quark ())
GQuark gadiba_store_error_quark (void);

G_END_DECLS
