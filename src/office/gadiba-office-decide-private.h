/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gadiba-application.h"
#include "gadiba-office-private.h"

G_BEGIN_DECLS

/* A decision on its way to being issued: what it rests on, what it is. */
typedef struct
{
  GadibaOffice *office;
  const GadibaDecideRequest *request;
  const GadibaMoment *moment;
  const GadibaBook *book;
  const char *books; /* id, edition and hash of each */
  GadibaApplication *application;
  GadibaStaff *caseworker, *signatory;
  GadibaDecision *decision;
  GadibaJudgement judgement;
  char **later;       /* applications that may have changed what this one rests on */
  GPtrArray *granted; /* GadibaGranted: on other applications */
} GadibaDecide;

void _gadiba_decide_clear (GadibaDecide *self);

/* What the caseworker is told of a decision. Returns: (transfer full) */
GadibaDecided *_gadiba_decide_tell (const GadibaDecide *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GadibaDecide, _gadiba_decide_clear)

G_END_DECLS
