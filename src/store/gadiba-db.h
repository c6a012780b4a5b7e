/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-date.h"
#include "gadiba-store-error.h"

G_BEGIN_DECLS

/*
 * A connection to a database file: the one place that talks to SQLite. It belongs to the thread
 * that opened it. Statements are compiled once and kept; values are bound by name. Nothing is
 * written outside a transaction of gadiba_db_begin().
 */
typedef struct _GadibaDb GadibaDb;
typedef struct _GadibaStatement GadibaStatement;
typedef struct _GadibaTransaction GadibaTransaction;

typedef enum
{
  GADIBA_DB_OPEN = 0,
  GADIBA_DB_CREATE = 1 << 0,      /* the file must not be there yet; it is made, with its papers,
                                     whole or not at all */
  GADIBA_DB_CHECK_PLANS = 1 << 1, /* warn of scans and sorts without an index, for tests: SQL that
                                     means to has the remark scan or sort between slashes and
                                     stars */
} GadibaDbFlags;

/* How long another program may hold the file before an operation gives up, in milliseconds. */
#define GADIBA_DB_PATIENCE 10000

/**
 * gadiba_db_open:
 * @patience: milliseconds to wait for other programs; 0: %GADIBA_DB_PATIENCE
 * @error: %GADIBA_STORE_ERROR; one sentence on why the file cannot be used
 *
 * Opens an office's database, checks that it is one and whole, and brings it to this version's
 * schema (after a verified copy beside it, NAME.before-VERSION).
 *
 * Returns: (transfer full): the connection
 */
GadibaDb *gadiba_db_open (const char *path, GadibaDbFlags flags, guint patience, GError **error);
void gadiba_db_close (GadibaDb *self);
const char *gadiba_db_get_path (const GadibaDb *self);
/* Gives back the memory of what was read, after going through much of the file once. */
void gadiba_db_forget_pages (GadibaDb *self);

/* The schema's number of this version of the program. */
#define GADIBA_DB_VERSION 6

/* A value for a statement's parameter. */
typedef enum
{
  GADIBA_BIND_END,
  GADIBA_BIND_WHOLE,
  GADIBA_BIND_TEXT,
  GADIBA_BIND_BYTES,
  GADIBA_BIND_DATE,
  GADIBA_BIND_MONTH,
} GadibaBindType;

typedef struct
{
  const char *name; /* of the parameter, without colon: a literal */
  GadibaBindType type;
  gboolean null;
  gint64 whole;
  gconstpointer data;
  gsize size;
} GadibaBind;

#define BIND_INT(n, v) ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_WHOLE, .whole = (v) })
/* A key; 0 is NULL. */
#define BIND_KEY(n, v)                                                                             \
  ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_WHOLE, .whole = (v), .null = (v) == 0 })
/* A number that may be unknown. */
#define BIND_KNOWN(n, k, v)                                                                        \
  ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_WHOLE, .whole = (v), .null = !(k) })
/* Text; NULL is NULL. Good until the statement is used again. */
#define BIND_TEXT(n, v) ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_TEXT, .data = (v) })
#define BIND_BYTES(n, v, s)                                                                        \
  ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_BYTES, .data = (v), .size = (s) })
/* A day or month; none is NULL. */
#define BIND_DATE(n, v) ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_DATE, .whole = (v) })
#define BIND_MONTH(n, v) ((GadibaBind){ .name = "" n, .type = GADIBA_BIND_MONTH, .whole = (v) })
#define BIND_END ((GadibaBind){ .type = GADIBA_BIND_END })
#define BINDS(...) ((const GadibaBind[]){ __VA_ARGS__, BIND_END })

/**
 * gadiba_db_query:
 * @sql: one statement; anything behind it is an error. Lives as long as the program, or is a copy
 *   the statement keeps
 * @binds: (nullable): a value for every parameter, ending with %BIND_END; an unknown name and a
 *   parameter without value are errors
 *
 * Returns: (transfer full): the statement before its first row
 */
GadibaStatement *
gadiba_db_query (GadibaDb *self, const char *sql, const GadibaBind *binds, GError **error);
void gadiba_statement_free (GadibaStatement *self);

/* Goes to the next row. @row: (out): whether there is one */
gboolean gadiba_statement_step (GadibaStatement *self, gboolean *row, GError **error);

/* Columns of the row, from 0; strings and bytes live until the next step. What is NULL is 0, NULL,
 * none. */
gboolean gadiba_statement_is_null (GadibaStatement *self, int column);
gint64 gadiba_statement_get_int (GadibaStatement *self, int column);
const char *gadiba_statement_get_text (GadibaStatement *self, int column);
gconstpointer gadiba_statement_get_bytes (GadibaStatement *self, int column, gsize *size);
GadibaDate gadiba_statement_get_date (GadibaStatement *self, int column);
GadibaMonth gadiba_statement_get_month (GadibaStatement *self, int column);

/* Runs a statement that gives no rows. */
gboolean
gadiba_db_execute (GadibaDb *self, const char *sql, const GadibaBind *binds, GError **error);
/* The same; that no row was changed is %GADIBA_STORE_ERROR_CONFLICT. */
gboolean
gadiba_db_execute_one (GadibaDb *self, const char *sql, const GadibaBind *binds, GError **error);
/* The first column of the first row, 0 if there is none or it is NULL. */
gboolean gadiba_db_query_int (GadibaDb *self, const char *sql, const GadibaBind *binds,
                              gint64 *value, GError **error);
/* The key of the row inserted last. */
gint64 gadiba_db_get_last_key (GadibaDb *self);

/**
 * gadiba_db_begin:
 *
 * Begins a transaction that writes. Inside another one it is part of that: only the outermost
 * commits, and when one of them does not commit, none is stored.
 *
 * Returns: (transfer full): the guard; freed before gadiba_transaction_commit() it rolls back
 */
GadibaTransaction *gadiba_db_begin (GadibaDb *self, GError **error);
/* A transaction that reads one state of the file; short, for it holds up who wants to commit. */
GadibaTransaction *gadiba_db_begin_read (GadibaDb *self, GError **error);
gboolean gadiba_transaction_commit (GadibaTransaction *self, GError **error);
void gadiba_transaction_free (GadibaTransaction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaDb, gadiba_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaStatement, gadiba_statement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaTransaction, gadiba_transaction_free)

G_END_DECLS
