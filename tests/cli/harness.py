# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: running gadibactl, worked cases, TAP.

Each test program is given the path of gadibactl. Programs are run from the top folder of the
source, so that paths in tests/cases are the same everywhere.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / 'tests'))

from tap import Tap  # noqa: E402, F401 (for the programs that use this)

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
CASES = TOP / 'tests' / 'cases'
OWN = CASES / 'own'
GOLDEN = CASES / 'golden'
BOOKS = TOP / 'data' / 'rules'
PATIENCE = 120  # seconds, before a run counts as hanging
BOOK_SPACE = '{urn:gadiba:rules:1}'


def speaking(language='en', **settings):
    """The environment of a run in that language, whatever the caller's, with these settings.

    Newer C libraries translate nothing in the locale C.UTF-8. The folder of the Latvian one is
    named to those only that need it: with it a library of CUPS keeps a locale until the end,
    and to tell that this is no leak of ours takes longer than most runs."""
    whole = {**os.environ, 'LC_ALL': 'lv_LV.UTF-8', 'LANGUAGE': language, **settings}
    if language == 'en':
        whole['LC_ALL'] = 'C.UTF-8'
        whole.pop('LOCPATH', None)
    return whole


class Run:
    """One run of gadibactl: status, output, errors. One that hangs ends the test."""

    def __init__(self, *arguments, **environment):
        language = environment.pop('LANGUAGE', 'en')
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=TOP,
                              env=speaking(language, **environment), stdin=subprocess.DEVNULL,
                              capture_output=True, check=False, timeout=PATIENCE)
        self.status = done.returncode
        self.output = done.stdout.decode('utf-8')
        self.errors = done.stderr.decode('utf-8')

    def describe(self):
        return [f'exit status {self.status}',
                *(f'output: {line}' for line in self.output.splitlines()[:5]),
                *(f'errors: {line}' for line in self.errors.splitlines()[:20])]


class Case:
    """A worked case: NAME.xml and what lies beside it (tests/cases/README.md, own/README.md)."""

    def __init__(self, path):
        self.path = path
        self.name = str(path.relative_to(CASES).with_suffix(''))
        self.options = self.lines('args')
        for setting in self.lines('set'):
            self.options += ['--set', setting]
        self.status = int((self.lines('exit') or ['0'])[0])
        self.warnings = self.lines('warning')

    def lines(self, suffix):
        beside = self.path.with_suffix(f'.{suffix}')
        return beside.read_text(encoding='utf-8').splitlines() if beside.exists() else []

    def assess(self, form='values', **environment):
        return Run('assess', self.path.relative_to(TOP), '--format', form, *self.options,
                   **environment)


def published_cases():
    return [Case(path) for path in sorted(CASES.glob('*.xml'))]


def own_cases():
    return [Case(path) for path in sorted(OWN.glob('*.xml'))]


def parallel(function, items):
    """[function(item)], several at a time, in the order of the items."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(function, items))
