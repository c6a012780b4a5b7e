/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What came back signed: a container (ASiC-E, ETSI EN 319 162-1; .edoc of eParaksts is one), a PDF
 * with signatures in it (PAdES, ETSI EN 319 142-1), or the scan of a paper. What it is, is told by
 * its bytes, never by the name of the file. Signatures are listed: who, and when by their own
 * words. Nothing is validated: neither digests nor certificates are held against anything.
 */

/* Bytes of a file; more is refused unread. */
#define GADIBA_SIGNED_MAX_SIZE (32 * 1024 * 1024)
/* What is in a container: bytes when unpacked, and members. */
#define GADIBA_SIGNED_MAX_UNPACKED (64 * 1024 * 1024)
#define GADIBA_SIGNED_MAX_MEMBERS 100
#define GADIBA_SIGNED_MAX_SIGNATURES 50

typedef enum
{
  GADIBA_SIGNED_ERROR_KIND,     /* nothing that can be a signed letter */
  GADIBA_SIGNED_ERROR_LARGE,    /* too large, packed or unpacked */
  GADIBA_SIGNED_ERROR_DAMAGED,  /* incomplete, or what is in it cannot be read */
  GADIBA_SIGNED_ERROR_UNSIGNED, /* a container without signatures */
} GadibaSignedError;

#define GADIBA_SIGNED_ERROR (gadiba_signed_error_quark ())
GQuark gadiba_signed_error_quark (void);

typedef enum
{
  GADIBA_SIGNED_SCAN,      /* a picture, or a PDF without signatures: paper */
  GADIBA_SIGNED_CONTAINER, /* files with signatures beside them */
  GADIBA_SIGNED_PDF,       /* a PDF with signatures in it */
} GadibaSignedKind;

/* Returns: (transfer none): "scan", "container", "pdf" */
const char *gadiba_signed_kind_format (GadibaSignedKind kind);

/* One signature as it calls itself. */
typedef struct
{
  char *who;    /* name in the signer's certificate; a personal code in it is left out */
  char *issuer; /* who issued the certificate */
  char *time;   /* claimed: "2026-07-02T08:15:00Z"; NULL: it claims none that can be read */
} GadibaSignature;

typedef struct
{
  GadibaSignedKind kind;
  const char *media_type; /* static */
  GPtrArray *payloads;    /* GBytes: the files in a container that are signed; else none */
  GPtrArray *signatures;  /* GadibaSignature; of a scan none, else at least one */
} GadibaSigned;

/**
 * gadiba_signed_read:
 * @error: %GADIBA_SIGNED_ERROR
 *
 * Returns: (transfer full)
 */
GadibaSigned *gadiba_signed_read (GBytes *bytes, GError **error);
void gadiba_signed_free (GadibaSigned *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GadibaSigned, gadiba_signed_free)

G_END_DECLS
