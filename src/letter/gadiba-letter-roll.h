/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-letter-layout.h"

G_BEGIN_DECLS

/*
 * Many letters in one PDF, for a printer: one file, with fonts that all of them share. It is
 * written while letters are added, so its length costs no memory. It has no tags: who reads a
 * letter reads that letter's own PDF.
 */
typedef struct _GadibaLetterRoll GadibaLetterRoll;

/**
 * gadiba_letter_roll_new:
 * @path: is made, for this account alone; what is there is not written over
 * @title: no personal data
 * @both_sides: each letter has an even number of pages, the last of which may be blank: on a
 * printer that prints both sides no letter ends on the back of another household's
 * @error: %G_FILE_ERROR
 *
 * Returns: (transfer full)
 */
GadibaLetterRoll *
gadiba_letter_roll_new (const char *path, const char *title, gboolean both_sides, GError **error);
/* Freed without gadiba_letter_roll_close() the file is removed. */
void gadiba_letter_roll_free (GadibaLetterRoll *self);

/* Adds the pages of a letter. @error: %G_FILE_ERROR, %GADIBA_LETTER_ERROR_PDF */
gboolean
gadiba_letter_roll_add (GadibaLetterRoll *self, const GadibaLetterLayout *layout, GError **error);
/* Ends the file and brings it to the disk. @error: as gadiba_letter_roll_add() */
gboolean gadiba_letter_roll_close (GadibaLetterRoll *self, GError **error);

guint gadiba_letter_roll_get_n_pages (const GadibaLetterRoll *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaLetterRoll, gadiba_letter_roll_free)

G_END_DECLS
