/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gadiba-help-text.h"
#include "gadiba-help-window.h"
#include "gadiba-outlook-page.h"
#include "gadiba-window-private.h"

/* Returns: (nullable) (transfer full): the page about a page of the window that comes and goes */
static char *
dup_page_of (GadibaPage *page)
{
  static const struct
  {
    const char *type, *help;
  } pages[] = {
    { "GadibaNewPage", "new-application" }, { "GadibaIssuePage", "issue" },
    { "GadibaLetterDesk", "letter" },       { "GadibaTakeoverPage", "takeover" },
    { "GadibaRerunPage", "reassess" },      { "GadibaMailingPage", "letters" },
  };

  if (GADIBA_IS_WORKSPACE (page))
    {
      g_autofree char *section =
          g_strdup_printf ("case-%s", gadiba_workspace_get_section (GADIBA_WORKSPACE (page)));
      return g_strdup (gadiba_help_has_page (section) ? section : "case");
    }
  if (GADIBA_IS_OUTLOOK_PAGE (page))
    return g_strdup_printf ("outlook-%s",
                            gadiba_outlook_page_get_section (GADIBA_OUTLOOK_PAGE (page)));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (page), pages[i].type))
      return g_strdup (pages[i].help);
  return NULL;
}

void
_gadiba_window_show_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GadibaWindow *self = GADIBA_WINDOW (widget);
  const char *place = self->page != NULL ? _gadiba_window_get_place (self, self->page) : NULL;
  g_autofree char *page = place != NULL        ? g_strdup (place)
                          : self->page != NULL ? dup_page_of (self->page)
                                               : NULL;

  if (self->help == NULL)
    {
      self->help = GTK_WINDOW (gadiba_help_window_new ());
      g_object_add_weak_pointer (G_OBJECT (self->help), (gpointer *) &self->help);
    }
  gadiba_help_window_show_page (GADIBA_HELP_WINDOW (self->help),
                                page != NULL && gadiba_help_has_page (page) ? page : "start");
  gtk_window_present (self->help);
}

void
_gadiba_window_close_help (GadibaWindow *self)
{
  if (self->help == NULL)
    return;
  g_object_remove_weak_pointer (G_OBJECT (self->help), (gpointer *) &self->help);
  gtk_window_destroy (g_steal_pointer (&self->help));
}
