/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <signal.h>
#include <unistd.h>

#include "store-test.h"

/* A disk that stops doing what it is told: SQLite's usual one, until a certain write, truncation or
 * sync. */

typedef enum
{
  DISK_FAILS_ONCE, /* one operation is an error of the disk */
  DISK_IS_FULL,    /* one operation finds no room */
  DISK_IS_DEAD,    /* that operation and all behind it are errors */
  DISK_KILLS,      /* there the process is killed */
} DiskFault;

static struct
{
  sqlite3_vfs *real, vfs;
  DiskFault fault;
  guint n_left; /* operations that still work; 0: not armed */
  gboolean failed;
} disk;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
} DiskFile;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return ((DiskFile *) file)->real;
}

/* Returns: SQLITE_OK, or what becomes of this operation */
static int
count_operation (int error)
{
  if (disk.failed && disk.fault == DISK_IS_DEAD)
    return error;
  if (disk.n_left == 0 || --disk.n_left > 0)
    return SQLITE_OK;
  disk.failed = TRUE;
  if (disk.fault == DISK_KILLS)
    kill (getpid (), SIGKILL);
  return disk.fault == DISK_IS_FULL ? SQLITE_FULL : error;
}

static int
disk_close (sqlite3_file *file)
{
  return get_real (file)->pMethods->xClose (get_real (file));
}

static int
disk_read (sqlite3_file *file, void *to, int size, sqlite3_int64 from)
{
  return get_real (file)->pMethods->xRead (get_real (file), to, size, from);
}

static int
disk_write (sqlite3_file *file, const void *from, int size, sqlite3_int64 to)
{
  int status = count_operation (SQLITE_IOERR_WRITE);
  return status != SQLITE_OK ? status
                             : get_real (file)->pMethods->xWrite (get_real (file), from, size, to);
}

static int
disk_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int status = count_operation (SQLITE_IOERR_TRUNCATE);
  return status != SQLITE_OK ? status
                             : get_real (file)->pMethods->xTruncate (get_real (file), size);
}

/* Nobody pulls the plug, so nothing has to reach the disk. */
static int
disk_sync (sqlite3_file *file, int flags)
{
  return count_operation (SQLITE_IOERR_FSYNC);
}

static int
disk_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get_real (file)->pMethods->xFileSize (get_real (file), size);
}

static int
disk_lock (sqlite3_file *file, int lock)
{
  return get_real (file)->pMethods->xLock (get_real (file), lock);
}

static int
disk_unlock (sqlite3_file *file, int lock)
{
  return get_real (file)->pMethods->xUnlock (get_real (file), lock);
}

static int
disk_check_lock (sqlite3_file *file, int *locked)
{
  return get_real (file)->pMethods->xCheckReservedLock (get_real (file), locked);
}

static int
disk_control (sqlite3_file *file, int what, void *data)
{
  return get_real (file)->pMethods->xFileControl (get_real (file), what, data);
}

static int
disk_sector_size (sqlite3_file *file)
{
  return get_real (file)->pMethods->xSectorSize (get_real (file));
}

static int
disk_characteristics (sqlite3_file *file)
{
  return get_real (file)->pMethods->xDeviceCharacteristics (get_real (file));
}

static int
disk_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
  static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_check_lock,
    .xFileControl = disk_control,
    .xSectorSize = disk_sector_size,
    .xDeviceCharacteristics = disk_characteristics,
  };
  DiskFile *self = (DiskFile *) file;
  self->real = (sqlite3_file *) (self + 1);
  self->base.pMethods = NULL;
  int status = disk.real->xOpen (disk.real, name, self->real, flags, out);
  if (status == SQLITE_OK)
    self->base.pMethods = &methods;
  return status;
}

/* Puts the disk under everything that SQLite opens from now on. */
static void
insert_disk (void)
{
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = *disk.real;
  disk.vfs.zName = "failing";
  disk.vfs.szOsFile = disk.real->szOsFile + (int) sizeof (DiskFile);
  disk.vfs.xOpen = disk_open;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

/* The @n-th operation from now on goes wrong. */
static void
arm_disk (DiskFault fault, guint n)
{
  disk.fault = fault;
  disk.n_left = n;
  disk.failed = FALSE;
}

/* The disk works again. Returns: whether it had failed */
static gboolean
mend_disk (void)
{
  gboolean failed = disk.failed;
  disk.n_left = 0;
  disk.failed = FALSE;
  return failed;
}
