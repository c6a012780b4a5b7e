/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

/* Types of statfs(2), as in linux/magic.h. */
#define NFS_TYPE 0x6969
#define SMB_TYPE 0x517b
#define SMB2_TYPE 0xfe534d42
#define CIFS_TYPE 0xff534d42
#define FUSE_TYPE 0x65735546

const char *
_gadiba_file_system_is_remote (gint64 type, const char *mounted)
{
  if (type == NFS_TYPE)
    return "NFS";
  if (type == SMB_TYPE || type == SMB2_TYPE || type == CIFS_TYPE)
    return "CIFS";
  if (type != FUSE_TYPE || mounted == NULL)
    return NULL;
  if (strcmp (mounted, "fuse.sshfs") == 0)
    return "SSHFS";
  static const char *const remote[] = { "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.s3fs",
                                        NULL };
  return g_strv_contains (remote, mounted) ? mounted + strlen ("fuse.") : NULL;
}

/* Returns: (transfer full) (nullable): the type of the mounted file system of @device, as
 * /proc/self/mountinfo names it */
static char *
find_mounted (dev_t device)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents ("/proc/self/mountinfo", &text, NULL, NULL))
    return NULL;
  g_autofree char *wanted = g_strdup_printf ("%u:%u", major (device), minor (device));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      if (g_strv_length (words) < 6 || strcmp (words[2], wanted) != 0)
        continue;
      for (guint k = 6; words[k] != NULL && words[k + 1] != NULL; k++)
        if (strcmp (words[k], "-") == 0)
          return g_strdup (words[k + 1]);
    }
  return NULL;
}

gboolean
_gadiba_file_system_check (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs about;
  struct stat status;
  if (statfs (folder, &about) != 0 || stat (folder, &status) != 0)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no folder “%s”; make it first, or name another file"), folder);
      return FALSE;
    }
  g_autofree char *mounted = about.f_type == FUSE_TYPE ? find_mounted (status.st_dev) : NULL;
  const char *remote = _gadiba_file_system_is_remote ((gint64) about.f_type, mounted);
  if (remote == NULL)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NETWORK,
               _ ("“%s” lies on a network file system (%s), where several programs damage a "
                  "database; keep it on a disk of this computer"),
               path, remote);
  return FALSE;
}

static gboolean
check_existing (const char *path, GError **error)
{
  struct stat status;
  if (stat (path, &status) != 0)
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOT_FOUND,
                   _ ("There is no database “%s”: %s"), path, g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_NOTADB,
                   S_ISDIR (status.st_mode)
                       ? _ ("“%s” is a folder; name the database file inside it")
                       : _ ("“%s” is no ordinary file; name the database file"),
                   path);
      return FALSE;
    }
  g_autofree char *folder = g_path_get_dirname (path);
  if (access (path, W_OK) == 0 && access (folder, W_OK) == 0)
    return TRUE;
  g_set_error (error, GADIBA_STORE_ERROR, GADIBA_STORE_ERROR_READONLY,
               _ ("“%s” cannot be written: %s; this account needs the right to write the file and "
                  "its folder"),
               path, g_strerror (errno));
  return FALSE;
}

gboolean
_gadiba_file_check (const char *path, gboolean create, GError **error)
{
  if (!_gadiba_file_system_check (path, error))
    return FALSE;
  if (!create)
    return check_existing (path, error);
  int descriptor = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
  if (descriptor < 0)
    {
      g_set_error (error, GADIBA_STORE_ERROR,
                   errno == EEXIST ? GADIBA_STORE_ERROR_EXISTS : GADIBA_STORE_ERROR_READONLY,
                   _ ("“%s” cannot be made: %s"), path, g_strerror (errno));
      return FALSE;
    }
  /* The group works with the file whatever the umask says; the folder decides who is let in. */
  if (fchmod (descriptor, 0660) != 0)
    g_debug ("the mode of the database could not be set");
  close (descriptor);
  return TRUE;
}

gboolean
_gadiba_folder_sync (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0)
    return FALSE;
  gboolean done = fsync (descriptor) == 0;
  close (descriptor);
  return done;
}

/*
 * The session file NAME-session is locked by every process that has the database open. Whoever can
 * lock it alone is the first, or the last: then what is written in it tells whether the sessions
 * before ended as they should.
 */
int
_gadiba_session_begin (const char *path, gboolean *clean)
{
  *clean = TRUE;
  g_autofree char *name = g_strconcat (path, "-session", NULL);
  int descriptor = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0660);
  if (descriptor < 0)
    return -1;
  /* Whatever the umask says, as with the database. Others than its maker cannot, and need not. */
  if (fchmod (descriptor, 0660) != 0)
    g_debug ("the mode of the session file is another account's");
  if (flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    {
      char open_mark;
      *clean = pread (descriptor, &open_mark, 1, 0) == 0;
      if (pwrite (descriptor, "1", 1, 0) != 1)
        *clean = FALSE;
    }
  if (flock (descriptor, LOCK_SH) != 0)
    *clean = FALSE;
  return descriptor;
}

void
_gadiba_session_end (int session)
{
  if (session < 0)
    return;
  /* A file that cannot be emptied costs a check at the next start, nothing else. */
  if (flock (session, LOCK_EX | LOCK_NB) == 0 && ftruncate (session, 0) != 0)
    g_debug ("the session file could not be emptied");
  close (session);
}
