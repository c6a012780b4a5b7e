/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Signs letters as eParaksts does, with certificates that are made for it. */

typedef struct _SignedMaker SignedMaker;

/* @who: name in the certificate. Returns: (transfer full) */
SignedMaker *signed_maker_new (const char *who);
void signed_maker_free (SignedMaker *self);

/* Returns: (transfer full): META-INF/signatures0.xml; @time: (nullable): "2026-07-02T08:15:00Z" */
char *signed_maker_make_xades (const SignedMaker *self, const char *time);
/* Returns: (transfer full): CMS over @data, which is not in it; @time: seconds since 1970, 0: none
 */
GBytes *signed_maker_make_cms (const SignedMaker *self, GBytes *data, gint64 time);
/* Returns: (transfer full): @pdf with a signature behind it; @time: "20260702111500+03'00'" */
GBytes *signed_maker_make_pdf (const SignedMaker *self, GBytes *pdf, const char *time);

/* A member of a zip file. */
typedef struct
{
  const char *name;
  gconstpointer data;
  gsize size;
} SignedMember;

/* Returns: (transfer full): a zip file, its first member not packed */
GBytes *signed_make_zip (const SignedMember *members, guint n);
/* Returns: (transfer full): a container with the letter, signed by @self on @time */
GBytes *signed_maker_make_container (const SignedMaker *self, GBytes *letter, const char *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SignedMaker, signed_maker_free)

G_END_DECLS
