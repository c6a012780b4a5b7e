# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window from outside: reads it as a screen reader does, works it by keyboard and mouse.

Programs that use this run inside run-x, with the Python of the system, which has the
accessibility library.
"""

import os
import pathlib
import subprocess
import tempfile
import time

# For the program only: here a window that goes while it is read is no fault.
DEBUG = os.environ.pop('G_DEBUG', '')

from gi.repository import GLib  # noqa: E402

import reader  # noqa: E402

PATIENCE = 30  # seconds, until what must come counts as never coming
PAUSE = 0.05

# GTK has named its roles differently over time; newer GTK tells boxes that exclude each other.
ROLES = {
    'check box': ('check box', 'radio button'),
    'button': ('push button', 'button'), 'toggle': ('toggle button',), 'entry': ('text', 'entry'),
    'window': ('frame', 'window'), 'dialog': ('dialog', 'alert'),
}


def wait(function, what, patience=PATIENCE):
    """Asks until @function returns something that counts as true, and returns that. What does not
    come at once is asked for less often: each time costs the program too."""
    end = time.monotonic() + patience
    pause = PAUSE
    while True:
        try:
            found = function()
        except GLib.Error:  # what was looked at is gone
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'{what}: it never came')
        time.sleep(pause)
        pause = min(1.5 * pause, 4 * PAUSE)


# --- reading ---

def has_role(node, role):
    return node.get_role_name() in ROLES.get(role, (role,))


def get_name(node):
    """The name as it is read: a space that does not break is a space."""
    return node.get_name().replace('\xa0', ' ')


def has_name(node, name):
    """A name is as it is shown: GTK writes a button's twice if it has a mnemonic, first with its
    mark."""
    shown = get_name(node)
    if shown.endswith(f' {name}'):
        shown = shown[:-len(name) - 1]
    return shown.replace('_', '', 1) == name or shown == name


def is_shown(node):
    """Whether it has a place in the window: other pages are in the tree too. (Of the states,
    "showing" is right from GTK 4.10 on only.)"""
    try:
        _, _, width, height = node.get_extents()
    except GLib.Error:
        return False
    return width > 0 and height > 0


def is_value(node):
    """Whether it is the value in a closed choice, which only draws: a filler, or with newer GTK a
    panel somewhere in the choice."""
    if node.get_role_name() != 'panel':
        return node.get_role_name() == 'filler'
    return any(has_role(each, 'combo box') for each in node.list_ancestors())


def find_choice(root, field, value):
    """Waits for a closed choice with this value: it is read in the name of its button, or with
    newer GTK as a label in the choice that has the name of the field."""
    def is_read():
        if find_all(root, 'button', f'{field}: {value}'):
            return True
        return any(find_all(choice, 'label', value)
                   for choice in find_all(root, 'combo box', field))
    wait(is_read, f'“{value}” in the choice “{field}”')


def find_unnamed(root):
    """What takes the keyboard and has no name, or is read by the name of its class: nobody named
    it. (What scrolls leaves the keyboard to what is in it.)"""
    return [node for node in find_all(root)
            if (not node.get_name() or node.get_name().startswith(('Gtk', 'Gadiba')))
            and 'focusable' in states(node)
            and node.get_role_name() != 'scroll pane' and not is_value(node)]


def height(node):
    """In pixels, of what can be seen of it."""
    return node.get_extents()[3]


def find_all(root, role=None, name=None, start=''):
    """What is shown below @root with this role and name, or with a name that begins so, in the
    order of the window."""
    return [node for node in root.walk()
            if (role is None or has_role(node, role)) and (name is None or has_name(node, name))
            and get_name(node).startswith(start) and is_shown(node)]


def find(root, role=None, name=None, patience=PATIENCE):
    """Waits for the first node below @root with this role and name."""
    return wait(lambda: next(iter(find_all(root, role, name)), None),
                f'{role or "something"} named “{name}”', patience)


def text(node):
    """What stands in an entry or on a label."""
    return node.get_text()


def states(node):
    return node.get_states()


def describe(root):
    """The tree as lines, for whoever reads why a test failed: what is shown, and what has the
    keyboard."""
    try:
        return [f'{node.get_role_name()} “{node.get_name()}”'
                + (', has the keyboard' if node.has_keyboard else '')
                for node in find_all(root)]
    except GLib.Error:  # the program has ended
        return []


# --- working ---

def run(*command):
    return subprocess.run([str(each) for each in command], check=True, text=True,
                          stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout


class Keyboard:
    """Types, and counts what a hand would have pressed."""

    def __init__(self):
        self.pressed = 0

    def keys(self, *names):
        """Keys by their names in X: "ctrl+f", "Return", "Page_Down"."""
        for name in names:
            self.pressed += 1
            run('xdotool', 'key', '--clearmodifiers', name)
            time.sleep(PAUSE)

    def type(self, words):
        """Letters, Latvian ones too; faster the keyboard cannot be changed for them."""
        self.pressed += len(words)
        run('xdotool', 'type', '--clearmodifiers', '--delay', '25', words)
        time.sleep(PAUSE)


def press(node, action=None):
    """Does what a button or menu item does."""
    names = node.list_actions()
    assert names, f'“{node.get_name()}” has nothing to press'
    node.act(names.index(action) if action else 0)


def get_window(title):
    """The top-level window whose title contains @title, for xdotool."""
    return wait(lambda: subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', title],
                                       capture_output=True, text=True, check=False).stdout.split(),
                f'the window “{title}”')[-1]


def wait_active(title):
    """Waits until the window whose title contains @title has the keyboard: what is typed before
    goes to another one."""
    wait(lambda: title in subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'],
                                         capture_output=True, text=True, check=False).stdout,
         f'the keyboard in the window “{title}”')


def click(node, title='Gādība'):
    """Clicks on the middle of @node in the window called @title, for what has no action."""
    place = dict(line.split('=') for line in
                 run('xdotool', 'getwindowgeometry', '--shell', get_window(title)).split())
    extents = node.get_extents()
    run('xdotool', 'mousemove', int(place['X']) + extents[0] + extents[2] // 2,
        int(place['Y']) + extents[1] + extents[3] // 2, 'click', 1)
    time.sleep(PAUSE)


def take_picture(path):
    """Writes the whole screen as PNG."""
    pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
    run('import', '-window', 'root', path)


def take_still_picture(path):
    """As take_picture(), when the screen does not change any more."""
    before = None
    for _ in range(20):
        take_picture(path)
        seen = pathlib.Path(path).read_bytes()
        if seen == before:
            return
        before = seen
        time.sleep(6 * PAUSE)
    raise AssertionError(f'{path}: the screen is never still')


# --- the program ---

class Program:
    """The window, running; ends with the "with" that holds it.

    @settings: keys of lv.gadiba.Gadiba and their values as text of GVariant; they are kept in
    @config, a folder, which the next run may be given again: then it knows what this one left.
    """

    def __init__(self, program, *arguments, settings=None, config=None, **environment):
        self.config = pathlib.Path(config or tempfile.mkdtemp(dir=os.environ['XDG_RUNTIME_DIR']))
        self.keyboard = Keyboard()
        self.errors = tempfile.TemporaryFile()
        keyfile = self.config / 'glib-2.0' / 'settings' / 'keyfile'
        keyfile.parent.mkdir(parents=True, exist_ok=True)
        if settings:
            left = keyfile.read_text(encoding='utf-8').splitlines()[1:] if keyfile.exists() else []
            lines = ['[lv/gadiba/Gadiba]', *(f'{key}={value}' for key, value in settings.items()),
                     *(line for line in left if line.partition('=')[0] not in settings)]
            keyfile.write_text('\n'.join(lines) + '\n', encoding='utf-8')
        gtk = self.config / 'gtk-4.0'
        if not gtk.exists():
            gtk.symlink_to(pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'gtk-4.0'))
        self.process = subprocess.Popen(
            [str(each) for each in (program, *arguments)], stdin=subprocess.DEVNULL,
            stdout=self.errors, stderr=self.errors,
            env={**os.environ, 'G_DEBUG': DEBUG, 'GTK_A11Y': 'atspi',
                 'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': str(self.config),
                 **environment})

    def __enter__(self):
        self.root = wait(self.find_root, 'the window')
        return self

    def __exit__(self, kind, error, trace):
        self.stop()

    def find_root(self):
        """The program in the tree of all programs, once it has a window."""
        assert self.process.poll() is None, f'the program ended early:\n{self.read_errors()}'
        return next((root for process, root in reader.find_programs()
                     if process == self.process.pid and root.list_children()), None)

    def find(self, role=None, name=None, patience=PATIENCE):
        return find(self.root, role, name, patience)

    def find_all(self, role=None, name=None, start=''):
        return find_all(self.root, role, name, start)

    def has(self, role=None, name=None):
        return bool(self.find_all(role, name))

    def keys(self, *names):
        self.keyboard.keys(*names)

    def type(self, words):
        self.keyboard.type(words)

    def read_errors(self):
        self.errors.seek(0)
        return self.errors.read().decode('utf-8', 'replace')

    def close(self):
        """Ends the program as a hand does. Returns: its exit status"""
        self.keys('ctrl+q')
        return self.process.wait(PATIENCE)

    def stop(self):
        """Ends the program, whatever it is doing."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
