/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>
#include <sqlite3.h>

#include "gadiba-db.h"
#include "gadiba-text.h"

G_BEGIN_DECLS

/* "GDBA" and, for the file of papers beside it, "GDBP". */
#define APPLICATION_ID 0x47444241
#define PAPERS_APPLICATION_ID 0x47444250

/* Rows of values, one after the other. */
typedef struct
{
  const GadibaBind *values; /* without names */
  guint n_rows, n_columns;
} GadibaDbRows;

/* Rows that are not written yet: gadiba-pending-private.h. */
typedef struct _GadibaPending GadibaPending;

struct _GadibaDb
{
  sqlite3 *handle;
  char *path;
  GThread *thread;
  GHashTable *statements;       /* SQL → GadibaStatement, those that are kept */
  GadibaStatement *recent[256]; /* the same by the address of the SQL; borrowed */
  guint n_statements;           /* in use */
  GadibaDbRows rows;            /* that are being inserted */
  int depth;                    /* of transactions */
  gboolean writing, doomed;
  gboolean check_plans;
  gint64 waited;   /* microseconds so far in the busy handler */
  gint64 patience; /* microseconds */
  int session;     /* descriptor of the session file, -1: none */
  /* A batch: actions are parts of one transaction. */
  gboolean in_batch, lost; /* lost: nothing of it can be stored any more */
  gboolean wants_part;     /* a part is under way; its savepoint is made before it writes, then: */
  gboolean in_part;
  gint64 part_image; /* next_image when the part began */
  GArray *found;     /* what is to be found of what the action, or the batch, stored */
  /* GadibaBind: whose places in the list of clients and in the registers are made anew at the end
   * of the action, or of the batch: persons, applications with their members, caseworkers */
  GArray *stale_persons, *stale_applications, *stale_caseworkers;
  GadibaCollator *collator; /* made when it is needed */
  GadibaPending *pending;
  gboolean holding; /* rows that wait are not written before a statement */
  /* The action that is under way. */
  gint64 entry; /* number of its journal entry, 0: none */
  gint64 caseworker;
  gboolean erasing, sealing;
  GByteArray *notes;                     /* rows that it changed, not yet in the journal */
  gint64 next_image;                     /* number of the next row of the journal */
  gint64 n_images;                       /* its rows that are in the journal already */
  crypto_generichash_state *rows_digest; /* of the digests of these */
  GByteArray *image;                     /* room for the image that is being made */
  guint8 salts[4096];                    /* random bytes not used yet */
  gsize n_salts;
};

/* Begins a part of the transaction that is under way. Freed before its commit it takes back what it
 * did, and the transaction goes on. */
GadibaTransaction *_gadiba_db_begin_part (GadibaDb *self, GError **error);
/* Before the part writes for the first time: from here on it can be taken back. */
gboolean _gadiba_db_open_part (GadibaDb *self, GError **error);

/* Makes what a row says; NULL: the row is left out. */
typedef gpointer (*GadibaTake) (GadibaStatement *row);
/* Returns: (transfer full): what @take makes of each row, freed by @free_one */
GPtrArray *_gadiba_db_list (GadibaDb *self, const char *sql, const GadibaBind *binds,
                            GadibaTake take, GDestroyNotify free_one, GError **error);

/* Sets @error from the handle's last error and returns FALSE. @doing: what was tried */
gboolean _gadiba_db_fail (GadibaDb *self, int status, const char *doing, GError **error);

/* The value as the result of an SQL function or column. */
void _gadiba_bind_result (const GadibaBind *self, sqlite3_context *context);
/* Makes the table from which _gadiba_db_insert_rows() inserts. */
gboolean _gadiba_rows_register (GadibaDb *self, GError **error);
/* A query from gadiba_rows, before its first row; @rows lives until its last, and no other query of
 * this kind is begun before. */
GadibaStatement *
_gadiba_db_query_rows (GadibaDb *self, const char *sql, const GadibaDbRows *rows, GError **error);
/* Inserts several rows in one statement. @sql: "INSERT INTO … SELECT c0, c1 FROM gadiba_rows" */
gboolean
_gadiba_db_insert_rows (GadibaDb *self, const char *sql, const GadibaDbRows *rows, GError **error);
/* Frees a statement and what it was compiled to. */
void _gadiba_statement_drop (gpointer statement);

/* Opens the file with all settings, without looking at what is in it. */
GadibaDb *_gadiba_db_connect (const char *path, GadibaDbFlags flags, guint patience,
                              gint64 application_id, GError **error);
/* Runs any SQL text, several statements too. For scripts and settings. */
gboolean _gadiba_db_run_script (GadibaDb *self, const char *sql, GError **error);

/* What lies at @path, before SQLite opens it. */
gboolean _gadiba_file_check (const char *path, gboolean create, GError **error);
/* Whether files can be made where @path is to be. */
gboolean _gadiba_file_system_check (const char *path, GError **error);
/* Puts on the disk which files are in the folder of @path. Returns: whether it worked */
gboolean _gadiba_folder_sync (const char *path);
/* Makes an office at @path, with its papers: whole or not at all. */
gboolean _gadiba_office_make (const char *path, guint patience, GError **error);
/* Returns: (nullable): how @type of statfs (and the name in mountinfo) is called if files on it
 * cannot be locked safely */
const char *_gadiba_file_system_is_remote (gint64 type, const char *mounted);

/* Notes that a session begins. @clean: (out): whether the one before ended as it should */
int _gadiba_session_begin (const char *path, gboolean *clean);
void _gadiba_session_end (int session);

/* A script and the version it leads to. */
typedef struct
{
  gint64 version;
  const char *sql;
} GadibaScript;

/* What all scripts together make of an empty file; written by make-schema. */
extern const char _gadiba_schema[];

gboolean
_gadiba_db_migrate (GadibaDb *self, const GadibaScript *scripts, guint n_scripts, GError **error);
gboolean _gadiba_db_migrate_to_newest (GadibaDb *self, GError **error);

/* Makes the file of papers beside a new database. */
gboolean _gadiba_papers_make (GadibaDb *self, GError **error);
/* Removes the papers that no document names. Returns: (transfer full): their file, open */
GadibaDb *_gadiba_papers_sweep (GadibaDb *self, GError **error);
/* Returns: whether @path is a file of papers with none in it */
gboolean _gadiba_papers_are_empty (const char *path);

/* Returns: (transfer full): an empty list of persons who are to be found anew */
GArray *_gadiba_search_make_list (void);
/* Notes that what is found of a person is to be made anew at the end of the action, or of the
 * batch: full text is written best all at once. @known: he or she was found before */
void _gadiba_search_note_person (GadibaDb *self, gint64 person, gboolean known);
/* Makes a person not be found any more. */
gboolean _gadiba_search_forget_person (GadibaDb *self, gint64 person, GError **error);
/* Notes that an application of that number is to be found. */
void _gadiba_search_note_application (GadibaDb *self, const char *number, gint64 person,
                                      gint64 application);
/* Makes it be found. */
gboolean _gadiba_search_write (GadibaDb *self, GError **error);

/* Notes that something changed that clients or the registers are sorted or filtered by: @table is
 * "person", "application" for all its members too, or "caseworker"; others are passed over. */
void _gadiba_order_note (GadibaDb *self, const char *table, gint64 row);
/* Makes anew what was noted. The entry of the journal is written already. */
gboolean _gadiba_order_write (GadibaDb *self, GError **error);
/* Makes the order of the clients anew if it is that of another version of ICU. */
gboolean _gadiba_order_check (GadibaDb *self, GError **error);

/* Makes the functions that triggers call. */
gboolean _gadiba_journal_register (GadibaDb *self, GError **error);
/* sqlite3_step(): what a statement noted that failed is taken back. */
int _gadiba_notes_step (GadibaDb *db, sqlite3_stmt *statement);
gboolean _gadiba_notes_are_many (const GadibaDb *db);
gboolean _gadiba_pending_are_many (const GadibaDb *db);
/* Makes the notes rows of the journal and adds their digests to rows_digest. */
gboolean _gadiba_notes_write (GadibaDb *db, GError **error);
/* Makes the journal's triggers anew from the tables as they are. */
gboolean _gadiba_journal_make_triggers (GadibaDb *self, GError **error);
/* The names of the tables that are journalled. */
GPtrArray *_gadiba_journal_list_tables (GadibaDb *self, GError **error);

/* Appends a value to a row's image. */
void _gadiba_image_append (GByteArray *image, sqlite3_value *value, gboolean content);

#define DIGEST_SIZE 32
#define SALT_SIZE 16
/* Random bytes, taken from the system in larger pieces. */
void _gadiba_db_random (GadibaDb *self, guint8 *bytes, gsize size);

G_END_DECLS
