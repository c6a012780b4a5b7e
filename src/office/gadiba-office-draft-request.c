/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-office-decide-private.h"

/* What was asked for on the sheet, as a draft keeps it: "key=value" a line, in groups. */

#define SHEET "sheet"
#define ORDER "payment"
#define OVERRIDE "reason"

/* The texts that it has at most once. */
static const struct
{
  const char *key;
  gsize offset;
} texts[] = {
  { "application", G_STRUCT_OFFSET (GadibaDecideRequest, application) },
  { "about", G_STRUCT_OFFSET (GadibaDecideRequest, follow.base) },
  { "ground", G_STRUCT_OFFSET (GadibaDecideRequest, follow.ground) },
  { "happened", G_STRUCT_OFFSET (GadibaDecideRequest, follow.happened) },
  { "person", G_STRUCT_OFFSET (GadibaDecideRequest, follow.person) },
  { "to", G_STRUCT_OFFSET (GadibaDecideRequest, follow.addressee) },
  { "signatory", G_STRUCT_OFFSET (GadibaDecideRequest, signatory) },
  { "heard-text", G_STRUCT_OFFSET (GadibaDecideRequest, heard_text) },
  { "not-heard", G_STRUCT_OFFSET (GadibaDecideRequest, not_heard_ground) },
  { "considerations", G_STRUCT_OFFSET (GadibaDecideRequest, considerations) },
};

static const struct
{
  const char *key;
  gsize offset;
} days[] = {
  { "on", G_STRUCT_OFFSET (GadibaDecideRequest, day) },
  { "since", G_STRUCT_OFFSET (GadibaDecideRequest, follow.since) },
  { "until", G_STRUCT_OFFSET (GadibaDecideRequest, follow.until) },
  { "heard", G_STRUCT_OFFSET (GadibaDecideRequest, heard) },
};

static const struct
{
  const char *key;
  gsize offset;
} months[] = {
  { "first", G_STRUCT_OFFSET (GadibaDecideRequest, follow.first) },
  { "last", G_STRUCT_OFFSET (GadibaDecideRequest, follow.last) },
};

#define MEMBER(type, self, offset) ((type *) G_STRUCT_MEMBER_P (self, offset))

/* Returns: (transfer full): the group of one of several */
static char *
make_group (const char *name, guint i)
{
  return g_strdup_printf ("%s %u", name, i);
}

/* --- writing --- */

static void
put (GKeyFile *file, const char *group, const char *key, const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
}

static void
write_lists (GKeyFile *file, const GadibaDecideRequest *request)
{
  for (guint i = 0; i < request->n_orders; i++)
    {
      g_autofree char *group = make_group (ORDER, i);
      const GadibaPayOrder *order = &request->orders[i];
      g_key_file_set_integer (file, group, "way", (int) order->payment);
      put (file, group, "benefit", order->benefit);
      put (file, group, "payee", order->payee);
      put (file, group, "account", order->account);
      g_key_file_set_boolean (file, group, "waits", order->waits);
      g_autofree char *begins =
          order->begins != GADIBA_DATE_NONE ? gadiba_date_format (order->begins) : NULL;
      put (file, group, "begins", begins);
    }
  for (guint i = 0; i < request->n_overrides; i++)
    {
      g_autofree char *group = make_group (OVERRIDE, i);
      const GadibaOverride *override = &request->overrides[i];
      put (file, group, "check", override->check);
      put (file, group, "key", override->key);
      put (file, group, "reason", override->reason);
    }
}

char *
_gadiba_decide_request_write (const GadibaDecideRequest *request)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  put (file, SHEET, "kind", gadiba_decision_kind_format (request->kind));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    put (file, SHEET, texts[i].key, *MEMBER (const char *const, request, texts[i].offset));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      GadibaDate day = *MEMBER (const GadibaDate, request, days[i].offset);
      g_autofree char *text = day != GADIBA_DATE_NONE ? gadiba_date_format (day) : NULL;
      put (file, SHEET, days[i].key, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      GadibaMonth month = *MEMBER (const GadibaMonth, request, months[i].offset);
      g_autofree char *text = month != GADIBA_MONTH_NONE ? gadiba_month_format (month) : NULL;
      put (file, SHEET, months[i].key, text);
    }
  g_key_file_set_integer (file, SHEET, "percent", (int) request->follow.percent);
  g_key_file_set_integer (file, SHEET, "one-month", (int) request->one_month);
  g_key_file_set_boolean (file, SHEET, "electronic", request->signed_electronically);
  if (request->evidence != NULL)
    g_key_file_set_string_list (file, SHEET, "evidence", request->evidence,
                                g_strv_length ((char **) request->evidence));
  write_lists (file, request);
  return g_key_file_to_data (file, NULL, NULL);
}

/* --- reading --- */

static char *
take (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static guint
count (GKeyFile *file, const char *name)
{
  for (guint n = 0;; n++)
    {
      g_autofree char *group = make_group (name, n);
      if (!g_key_file_has_group (file, group))
        return n;
    }
}

/* NONE where the file has no such day. */
static gboolean
read_day (GKeyFile *file, const char *group, const char *key, GadibaDate *day, GError **error)
{
  g_autofree char *text = take (file, group, key);

  *day = GADIBA_DATE_NONE;
  return text == NULL || gadiba_date_parse (text, day, error);
}

static gboolean
read_order (GKeyFile *file, guint i, GadibaPayOrder *order, GError **error)
{
  g_autofree char *group = make_group (ORDER, i);

  order->payment = (GadibaPayment) g_key_file_get_integer (file, group, "way", NULL);
  order->benefit = take (file, group, "benefit");
  order->payee = take (file, group, "payee");
  order->account = take (file, group, "account");
  order->waits = g_key_file_get_boolean (file, group, "waits", NULL);
  return read_day (file, group, "begins", &order->begins, error);
}

static gboolean
read_lists (GKeyFile *file, GadibaDecideRequest *request, GError **error)
{
  guint n_orders = count (file, ORDER), n_overrides = count (file, OVERRIDE);
  GadibaPayOrder *orders = g_new0 (GadibaPayOrder, n_orders + 1);
  GadibaOverride *overrides = g_new0 (GadibaOverride, n_overrides + 1);
  gboolean fits = TRUE;

  for (guint i = 0; i < n_orders && fits; i++)
    fits = read_order (file, i, &orders[i], error);
  for (guint i = 0; i < n_overrides; i++)
    {
      g_autofree char *group = make_group (OVERRIDE, i);
      overrides[i].check = take (file, group, "check");
      overrides[i].key = take (file, group, "key");
      overrides[i].reason = take (file, group, "reason");
    }
  request->orders = orders;
  request->n_orders = n_orders;
  request->overrides = overrides;
  request->n_overrides = n_overrides;
  return fits;
}

static gboolean
read_times (GKeyFile *file, GadibaDecideRequest *request, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!read_day (file, SHEET, days[i].key, MEMBER (GadibaDate, request, days[i].offset), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      g_autofree char *text = take (file, SHEET, months[i].key);
      GadibaMonth *month = MEMBER (GadibaMonth, request, months[i].offset);
      *month = GADIBA_MONTH_NONE;
      if (text != NULL && !gadiba_month_parse (text, month, error))
        return FALSE;
    }
  return TRUE;
}

GadibaDecideRequest *
_gadiba_decide_request_read (const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GadibaDecideRequest) request = g_new0 (GadibaDecideRequest, 1);

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, error))
    return NULL;
  g_autofree char *kind = take (file, SHEET, "kind");
  gadiba_decision_kind_parse (kind, &request->kind);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *MEMBER (char *, request, texts[i].offset) = take (file, SHEET, texts[i].key);
  request->follow.percent = (guint) g_key_file_get_integer (file, SHEET, "percent", NULL);
  request->one_month = (GadibaOneMonth) g_key_file_get_integer (file, SHEET, "one-month", NULL);
  request->signed_electronically = g_key_file_get_boolean (file, SHEET, "electronic", NULL);
  request->evidence =
      (const char *const *) g_key_file_get_string_list (file, SHEET, "evidence", NULL, NULL);
  return read_lists (file, request, error) && read_times (file, request, error)
             ? g_steal_pointer (&request)
             : NULL;
}
