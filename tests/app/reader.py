# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs tell a screen reader, asked over its bus. The tree of a program comes as one table:
asked node by node, the tests would mostly wait for answers."""

import collections
import functools

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
PATIENCE = 25000  # milliseconds, for one answer
ASKED = set()  # who was asked for its children: the program and the path
WINDOW = 1  # places are told from the corner of the window
FOCUSED = 1 << int(Atspi.StateType.FOCUSED)
LABELLED_BY = int(Atspi.RelationType.LABELLED_BY)
ENTRIES = {int(role) for role in (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM,
                                  Atspi.Role.RADIO_MENU_ITEM)}  # of a menu


@functools.lru_cache(maxsize=1)
def get_bus():
    """Returns: the bus of the screen readers"""
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                 None, None, Gio.DBusCallFlags.NONE, PATIENCE).unpack()
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
        | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)


def ask(owner, path, method, form='()', *values):
    """Returns: what @method, with its interface, answers, as it came"""
    interface, _, name = method.rpartition('.')
    return get_bus().call_sync(owner, path, interface, name, GLib.Variant(form, values), None,
                               Gio.DBusCallFlags.NONE, PATIENCE)


def call(*arguments):
    """Returns: as ask(), in types of Python"""
    answer = ask(*arguments).unpack()
    return answer[0] if answer else None


@functools.lru_cache(maxsize=None)
def get_role_name(role):
    return Atspi.role_get_name(Atspi.Role(role))


# Of the table: the path of the parent, the place among its children, how many it has itself, …
Row = collections.namedtuple('Row', 'parent place n_children name role states')


def make_row(item):
    """@item: of the table. Its values are taken singly: all at once takes five times as long."""
    states = item.get_child_value(9)
    return Row(item.get_child_value(2).get_child_value(1).get_string(),
               item.get_child_value(3).get_int32(), item.get_child_value(4).get_int32(),
               item.get_child_value(6).get_string(), item.get_child_value(7).get_uint32(),
               states.get_child_value(0).get_uint32() if states.n_children() else 0)


class Node:
    """One thing that is told. Name, role and whether it has the keyboard are as they were when it
    was read; what it does, and where it is, is asked anew."""

    def __init__(self, owner, path, row=None):
        self.owner = owner
        self.path = path
        if row is None:
            row = Row(None, None, None, self.get('Accessible.Name'),
                      self.ask('Accessible.GetRole'), self.ask('Accessible.GetState')[0])
        self.name = row.name
        self.role = row.role
        self.has_keyboard = bool(row.states & FOCUSED)

    def ask(self, method, form='()', *values):
        return call(self.owner, self.path, f'org.a11y.atspi.{method}', form, *values)

    def get(self, name):
        """Returns: what a property is now"""
        interface, _, name = name.rpartition('.')
        return call(self.owner, self.path, 'org.freedesktop.DBus.Properties.Get', '(ss)',
                    f'org.a11y.atspi.{interface}', name)

    def get_name(self):
        """Returns: as it is read. (Newer GTK does not name the entry of a menu, but its label.)"""
        if not self.name and self.role in ENTRIES:
            self.name = ' '.join(Node(*label).get_text() for label in self.list_labels())
        return self.name

    def list_labels(self):
        """Returns: owner and path of each thing that labels it"""
        relations = dict(self.ask('Accessible.GetRelationSet'))
        return relations.get(LABELLED_BY, [])

    def get_role_name(self):
        return get_role_name(self.role)

    def get_states(self):
        """Returns: what it is now: "focused", "sensitive", …"""
        low, high = self.ask('Accessible.GetState')
        bits = low | high << 32
        return {Atspi.StateType(place).value_nick
                for place in range(int(Atspi.StateType.LAST_DEFINED)) if bits >> place & 1}

    def get_extents(self):
        """Returns: (x, y, width, height) in its window"""
        return self.ask('Component.GetExtents', '(u)', WINDOW)

    def get_text(self):
        return self.ask('Text.GetText', '(ii)', 0, self.get('Text.CharacterCount'))

    def list_actions(self):
        return [self.ask('Action.GetName', '(i)', index)
                for index in range(self.get('Action.NActions'))]

    def act(self, index):
        self.ask('Action.DoAction', '(i)', index)

    def list_children(self):
        return [Node(*each) for each in self.ask('Accessible.GetChildren')]

    def list_ancestors(self):
        """Returns: what it is in, the nearest first"""
        owner, path = self.get('Accessible.Parent')
        if path in (ROOT, '/org/a11y/atspi/null'):
            return []
        parent = Node(owner, path)
        return [parent, *parent.list_ancestors()]

    def walk(self):
        """This and everything below it, by depth, in the order of the window."""
        tree = Tree(self.owner)
        if tree.complete(self.path):
            tree.read()
        return tree.walk(self.path)


class Tree:
    """All that a program tells at one moment."""

    def __init__(self, owner):
        self.owner = owner
        self.listed = {}  # path: those of its children, of what was asked for them
        self.read()

    def read(self):
        table = ask(self.owner, '/org/a11y/atspi/cache',
                    'org.a11y.atspi.Cache.GetItems').get_child_value(0)
        self.rows = {}
        self.below = {}  # path: those that say that they are its children, each with its place
        for place in range(table.n_children()):
            item = table.get_child_value(place)
            path = item.get_child_value(0).get_child_value(1).get_string()
            row = self.rows[path] = make_row(item)
            self.below.setdefault(row.parent, []).append((row.place, path))

    def complete(self, path):
        """GTK makes nodes when they are asked for: then the table has not had all. Returns: whether
        there are such at @path or below it"""
        is_new = path not in self.rows
        for each in self.list_children(path):
            is_new = self.complete(each) or is_new
        return is_new

    def list_children(self, path):
        """Returns: the paths of the children; asked for where the table leaves it open: those of a
        stack do not name its pages as their parents, and what is hidden has a place too. That may
        be the place of one that is not made yet, so each is asked for its children once."""
        if path not in self.listed:
            found = sorted(self.below.get(path, ()))
            if path != ROOT and path in self.rows and (self.owner, path) in ASKED and (
                    [place for place, _ in found] == list(range(self.rows[path].n_children))):
                return [each for _, each in found]
            ASKED.add((self.owner, path))
            self.listed[path] = [each for _, each in call(self.owner, path,
                                                          'org.a11y.atspi.Accessible.GetChildren')]
        return self.listed[path]

    def walk(self, path):
        if path in self.rows:  # else it has gone meanwhile
            yield Node(self.owner, path, self.rows[path])
            for each in self.list_children(path):
                yield from self.walk(each)


def find_programs():
    """Returns: those who tell something, each with the number of its process"""
    bus = 'org.freedesktop.DBus'
    programs = call('org.a11y.atspi.Registry', ROOT, 'org.a11y.atspi.Accessible.GetChildren')
    return [(call(bus, '/org/freedesktop/DBus', f'{bus}.GetConnectionUnixProcessID', '(s)', owner),
             Node(owner, path)) for owner, path in programs]
