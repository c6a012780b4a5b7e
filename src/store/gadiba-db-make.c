/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/*
 * An office is there whole or not at all, whenever the computer is switched off: it is made under
 * another name, NAME.new, with its papers, and gets its own name when it is on the disk. The file
 * of papers goes first; alone it is no office, and while it is empty it stands in nobody's way.
 * What a killed process left is removed by the next one; NAME.new-lock tells whether one is at
 * work.
 */
#define NEW ".new"
#define LOCK NEW "-lock"
#define PAPERS "-papers"

static gboolean
set_not_made (const char *path, int code, GError **error)
{
  g_set_error (error, GADIBA_STORE_ERROR,
               code == EEXIST ? GADIBA_STORE_ERROR_EXISTS : GADIBA_STORE_ERROR_READONLY,
               _ ("“%s” cannot be made: %s"), path, g_strerror (code));
  return FALSE;
}

/* --- one at a time --- */

/* Returns: whether the file that @lock is still has that name */
static gboolean
is_named (int lock, const char *name)
{
  struct stat own, named;
  return fstat (lock, &own) == 0 && stat (name, &named) == 0 && own.st_ino == named.st_ino
         && own.st_dev == named.st_dev;
}

/* Returns: a descriptor, -1 with @error */
static int
take_lock (const char *path, const char *name, GError **error)
{
  for (;;)
    {
      int lock = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
      if (lock < 0)
        {
          set_not_made (path, errno, error);
          return -1;
        }
      if (flock (lock, LOCK_EX | LOCK_NB) != 0)
        {
          close (lock);
          g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_BUSY,
                       _ ("Another program is making “%s” just now; wait for it"), path);
          return -1;
        }
      if (is_named (lock, name))
        return lock;
      /* Whoever had it removed it in between. */
      close (lock);
    }
}

/* --- what lies there --- */

/* Removes what is there under the new name: first what the two files were made with, then these. */
static void
clean (const char *path, gboolean files_too)
{
  static const char *const ends[] = {
    NEW "-journal", NEW "-session", NEW PAPERS "-journal", NEW PAPERS "-session", NEW, NEW PAPERS
  };
  guint n = files_too ? G_N_ELEMENTS (ends) : G_N_ELEMENTS (ends) - 2;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);
      unlink (name);
    }
}

/* Papers without an office: of one whose making was cut off, which can go, or somebody's. */
static gboolean
remove_empty_papers (const char *path, GError **error)
{
  g_autofree char *papers = g_strconcat (path, PAPERS, NULL);
  g_autofree char *journal = g_strconcat (papers, "-journal", NULL);
  g_autofree char *session = g_strconcat (papers, "-session", NULL);
  if (access (papers, F_OK) != 0)
    return TRUE;
  if (!_gadiba_papers_are_empty (papers))
    return set_not_made (papers, EEXIST, error);
  unlink (journal);
  unlink (session);
  return unlink (papers) == 0 || set_not_made (papers, errno, error);
}

/* --- making --- */

static gboolean
make_files (const char *name, guint patience, GError **error)
{
  g_autoptr (GadibaDb) db =
      _gadiba_db_connect (name, GADIBA_DB_CREATE, patience, APPLICATION_ID, error);
  return db != NULL && _gadiba_journal_register (db, error) && _gadiba_rows_register (db, error)
         && _gadiba_db_migrate_to_newest (db, error) && _gadiba_order_check (db, error)
         && _gadiba_papers_make (db, error);
}

/* Gives the file its name, which nothing has yet. Returns: 0 or errno */
static int
give_name (const char *from, const char *to)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return errno;
  /* A file system that cannot do it in one step. */
  if (link (from, to) == 0)
    return unlink (from) == 0 ? 0 : errno;
  if (errno != EPERM && errno != EOPNOTSUPP && errno != ENOSYS)
    return errno;
  if (access (to, F_OK) == 0)
    return EEXIST;
  return rename (from, to) == 0 ? 0 : errno;
}

static gboolean
give_names (const char *path, GError **error)
{
  g_autofree char *name = g_strconcat (path, NEW, NULL);
  g_autofree char *new_papers = g_strconcat (path, NEW PAPERS, NULL);
  g_autofree char *papers = g_strconcat (path, PAPERS, NULL);
  int code = give_name (new_papers, papers);
  if (code != 0)
    return set_not_made (papers, code, error);
  /* The papers are there for good before the file that names them. */
  if (_gadiba_folder_sync (path))
    code = give_name (name, path);
  else
    code = EIO;
  if (code == 0 && _gadiba_folder_sync (path))
    return TRUE;
  if (code != 0)
    unlink (papers);
  return set_not_made (path, code != 0 ? code : EIO, error);
}

static gboolean
make (const char *path, guint patience, GError **error)
{
  g_autofree char *name = g_strconcat (path, NEW, NULL);
  if (access (path, F_OK) == 0)
    return set_not_made (path, EEXIST, error);
  clean (path, TRUE);
  gboolean done = remove_empty_papers (path, error) && make_files (name, patience, error);
  /* From the last name on there is nothing left to tidy up. */
  clean (path, !done);
  if (done && !give_names (path, error))
    {
      clean (path, TRUE);
      return FALSE;
    }
  return done;
}

gboolean
_gadiba_office_make (const char *path, guint patience, GError **error)
{
  g_autofree char *name = g_strconcat (path, LOCK, NULL);
  if (!_gadiba_file_system_check (path, error))
    return FALSE;
  int lock = take_lock (path, name, error);
  if (lock < 0)
    return FALSE;
  gboolean done = make (path, patience, error);
  unlink (name);
  close (lock);
  return done;
}
