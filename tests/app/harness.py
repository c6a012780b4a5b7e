# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests that drive the window share. Each is given the paths of gadiba and gadibactl, and
runs inside run-x."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests'))

import a11y  # noqa: E402
from tap import Tap  # noqa: E402

GADIBA, GADIBACTL = (pathlib.Path(each).resolve() for each in sys.argv[1:3])
TODAY = '2026-10-30'  # of the practice office, and of the window over it
NOISE = ('dbind-WARNING', 'Failed to set fd limit')

LEAK = (r'Direct leak of (\d+) byte\(s\) in (\d+) object\(s\) allocated from:\n'
        r'((?: +#.*\n)+)\n')
LEAKS = re.compile(r'=+\n==\d+==ERROR: LeakSanitizer: detected memory leaks\n\n'
                   rf'((?:{LEAK})+)SUMMARY: .*\n')
# GLib leaves its first table of interned strings behind when a program has more than 2048 of them.
TABLE = 16384
# In tests that open it, the file chooser leaves two names of libcloudproviders behind, and now and
# then the path as far as it was typed or completed.
NAMES = (256, 2)
LONGEST_PATH = 100


def is_of_others(size, n, chose_file):
    """Whether a leak of @size bytes in @n objects is one of those above; the table and the path are
    told together, for both come from g_malloc."""
    path = size - TABLE * (n - 1)
    return (size, n) == (TABLE, 1) or chose_file and (
        (size, n) == NAMES or n in (1, 2) and 0 < path <= LONGEST_PATH)


def drop_leaks(text, chose_file):
    """Returns: @text without reports that tell of leaks of others only, none of which has a place
    in this program"""
    def drop(report):
        leaks = re.findall(LEAK, report.group(1))
        is_known = all(is_of_others(int(size), int(n), chose_file) and 'gadiba' not in stack
                       for size, n, stack in leaks)
        return '' if is_known else report.group()
    return LEAKS.sub(drop, text)


class Test:
    """Cases of one program, with a folder of their own."""

    def __init__(self):
        self.tap = Tap()
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ['XDG_RUNTIME_DIR']))
        self.program = None
        self.screen = None

    def start(self, *arguments, language='en', day=TODAY, **options):
        """Returns: the window in English, on the office's day"""
        settings = {'language': f"'{language}'", **options.pop('settings', {})}
        # What leaked is read from what the program said.
        leaks = ':'.join([*filter(None, [os.environ.get('LSAN_OPTIONS')]), 'exitcode=0'])
        self.program = a11y.Program(GADIBA, '--today', day, *arguments, settings=settings,
                                    **{'LANGUAGE': language, 'LSAN_OPTIONS': leaks,
                                       # GTK 4.8 keeps a stream for what it read from the clipboard.
                                       'G_SLICE': '', **options})
        return self.program

    def make_practice(self, size=20):
        """Returns: a new practice office: the same one for the same size"""
        path = self.folder / f'practice-{size}.gadiba'
        if not path.exists():
            run_ctl('demo', '--size', size, '--on', TODAY, path)
        return path

    @contextlib.contextmanager
    def case(self, name):
        """What happens inside is one case; an exception is what is wrong with it."""
        try:
            yield
        except Exception:
            self.tap.case(name, [traceback.format_exc(), *self.describe(name)])
        else:
            self.tap.case(name, [])

    def keep_screen(self):
        """Takes the picture that goes with the next failure: before the window is closed."""
        with contextlib.suppress(OSError, subprocess.CalledProcessError):
            screen = self.folder / 'screen.png'
            a11y.take_picture(screen)
            self.screen = screen

    def describe(self, name):
        """What helps to understand a failure: the screen, the tree, what the program said."""
        folder = os.environ.get('GADIBA_TEST_PICTURES')
        if folder:
            path = pathlib.Path(folder, f'{pathlib.Path(sys.argv[0]).name}-{name}.png')
            with contextlib.suppress(OSError, subprocess.CalledProcessError):
                if self.screen is None:
                    self.keep_screen()
                shutil.move(self.screen, path)
                yield f'the screen: {path}'
        self.screen = None
        if self.program is not None:
            yield self.program.read_errors()[-60000:]
            with contextlib.suppress(AttributeError):
                yield from a11y.describe(self.program.root)[:400]

    def run(self, *parts):
        """Calls each of @parts, functions of a test, to its end or its first fault. Returns: the
        exit status of the test program"""
        for part in parts:
            try:
                part(self)
            except Exception:
                name = part.__name__
                self.tap.case(name, [traceback.format_exc(), *self.describe(name)])
        return self.tap.end()

    def check_errors(self, name, chose_file=False):
        """The program has ended: it said nothing that is a fault."""
        text = drop_leaks(self.program.read_errors(), chose_file)
        said = [line for line in text.splitlines()
                if line.strip() and not any(noise in line for noise in NOISE)]
        status = self.program.process.poll()
        self.tap.case(name, said + ([f'exit status {status}'] if status else []))


def run_ctl(*arguments, language='en'):
    """Returns: what gadibactl answers"""
    return subprocess.run([GADIBACTL, *map(str, arguments)], check=True, text=True,
                          stdout=subprocess.PIPE, stdin=subprocess.DEVNULL,
                          env={**os.environ, 'LANGUAGE': language}).stdout
