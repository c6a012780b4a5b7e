# SPDX-License-Identifier: GPL-3.0-or-later
"""An office in a folder of its own, for tests that run gadibactl as a caseworker would."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import threading
import xml.etree.ElementTree as ET

from harness import CASES, PROGRAM, TOP, Run, speaking

FOUNDING = [
    '--name', 'Liepkalnu novada Sociālais dienests',
    '--registration-number', '90000000014',
    '--address', 'Skolas iela 2, Liepkalni, Liepkalnu novads, LV-0000',
    '--contact', 'tālrunis 60000000, e-pasts socialais@liepkalni.example',
    '--place', 'Liepkalnos',
    '--municipality', 'Liepkalnu novada pašvaldība',
    '--contest-authority',
    'Liepkalnu novada pašvaldības Administratīvo aktu strīdu komisijai',
    '--signatory', 'Ilze Ozoliņa; Sociālā dienesta vadītāja',
    '--caseworker', 'Līga Kalniņa; sociālās palīdzības organizatore; tālrunis 60000001',
]
LETTERS = CASES / 'letters'
HEARING = ['--not-heard', 'lēmums pieņemts pēc iesniedzējas pašas sniegtajām ziņām.',
           '--considerations', 'Pabalsta apmēru nosaka tiesību normās paredzēts aprēķins.']


class Founded:
    """Offices as they were founded, each once in this program: making one takes longer than most of
    what is looked at in it."""

    folders = {}  # options of the command → folder
    lock = threading.Lock()

    @classmethod
    def copy(cls, options, folder):
        """Copies what the command makes with @options into @folder."""
        with cls.lock:
            if options not in cls.folders:
                made = tempfile.TemporaryDirectory(prefix='gadiba-office-')
                done = Run('init', *FOUNDING, *options, pathlib.Path(made.name) / 'office.gadiba')
                assert done.status == 0, done.describe()
                cls.folders[options] = made
        shutil.copytree(cls.folders[options].name, folder, dirs_exist_ok=True)


class Office:
    """with Office() as office: … The database is office.path."""

    def __init__(self, *options, found=True):
        self.folder = tempfile.TemporaryDirectory(prefix='gadiba-office-')
        self.path = pathlib.Path(self.folder.name) / 'office.gadiba'
        self.options = options
        self.found = found

    def __enter__(self):
        if self.found:
            Founded.copy(self.options, self.folder.name)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def init_arguments(self, *options):
        return ['init', *FOUNDING, *options, self.path]

    def init(self, *options):
        return Run(*self.init_arguments(*options))

    def run(self, command, *arguments, **environment):
        return Run(command, '--db', self.path, *arguments, **environment)

    def take(self, command, *arguments):
        """Runs a command that must succeed. Returns the last word of its line."""
        done = self.run(command, *arguments)
        assert done.status == 0, done.describe()
        return done.output.split()[-1]

    def register(self, name):
        return self.take('import', CASES / f'{name}.xml')

    def letter(self, number, name='letter.pdf', *options):
        """Returns the path of the PDF."""
        path = pathlib.Path(self.folder.name) / name
        self.take('letter', number, '--output', path, *options)
        return path

    def verify(self):
        return Run('verify', self.path)


class Granted(Office):
    """With decision SP/2026/1 of 2026-06-20 on a household of two: 218,00 € GMI and 150,00 € for
    the dwelling a month from June to August 2026."""

    def __enter__(self):
        super().__enter__()
        self.application = self.register('derived-housing-with-gmi')
        self.take('decide', '--on', '2026-06-20', self.application)
        return self

    def follow(self, kind, ground, *arguments, about='SP/2026/1', on='2026-07-10', **environment):
        return self.run('decide', '--kind', kind, '--about', about, '--ground', ground, '--on', on,
                        *arguments, **environment)

    def ask(self, sql):
        with sqlite3.connect(self.path) as database:
            return database.execute(sql).fetchall()

    def months(self, number):
        return self.ask('SELECT i.benefit, m.month, m.before, m.amount FROM decision d'
                        ' JOIN decision_item i ON i.decision = d.id JOIN decision_month m'
                        f" ON m.item = i.id WHERE d.number = '{number}' ORDER BY m.id")

    def parts(self, number):
        done = self.run('letter', '--format', 'xml', number)
        return {e.get('part') for e in ET.fromstring(done.output)} - {None}


def at_desk(login=None, late=0):
    """Of a run: the environment in which it has that login, and a clock that is late by seconds."""
    settings = {'LD_PRELOAD': os.environ['GADIBA_OTHER_DESK'], 'GADIBA_TEST_SECONDS': str(late)}
    if login is not None:
        settings['GADIBA_TEST_LOGIN'] = login
    # The sanitizers want to be loaded first, and need not be.
    options = os.environ.get('ASAN_OPTIONS', '')
    settings['ASAN_OPTIONS'] = ':'.join(filter(None, (options, 'verify_asan_link_order=0')))
    return settings


def start(*arguments):
    """A run of gadibactl that is not waited for."""
    return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=TOP, env=speaking(),
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def text_of(pdf):
    """The words of a PDF, as one would copy them."""
    return subprocess.run(['pdftotext', '-layout', pdf, '-'], check=True, capture_output=True,
                          encoding='utf-8').stdout


def compare(golden, text):
    """Tells the first line that is not as in the golden text."""
    for number, (left, right) in enumerate(zip(golden.splitlines(), text.splitlines()), 1):
        if left != right:
            yield f'line {number}: {right}'
            yield f'   golden: {left}'
            return
    if golden != text:
        yield f'{len(text.splitlines())} lines, golden {len(golden.splitlines())}'


def tells(office, number, *sentences):
    """The letter says all of it, wherever its lines break."""
    pdf = office.letter(number, number.replace('/', '-') + '.pdf')
    text = ' '.join(text_of(pdf).split()).replace('\u00a0', ' ')
    for sentence in sentences:
        if sentence not in text:
            yield f'{number} does not say: {sentence}\n{text}'


def decide_published(office, name):
    """Takes a published example from its file to a decision. Returns the decision's number."""
    options = (LETTERS / f'{name}.decide').read_text(encoding='utf-8').splitlines()
    return office.take('decide', *options, office.register(name))


def refuses(run, words):
    """A command must end with status 1 and one sentence that has these words."""
    if (run.status != 1 or run.output or not run.errors.startswith('gadibactl: ')
            or not all(word in run.errors for word in words.split('|'))):
        yield f'no refusal with “{words}”:'
        yield from run.describe()


def holds(office, applications, decisions):
    """So much is stored, and it holds."""
    done = office.verify()
    if done.status:
        yield from done.describe()
    with sqlite3.connect(f'file:{office.path}?mode=ro', uri=True) as database:
        for table, expected in (('application', applications), ('decision', decisions)):
            found = database.execute(f'SELECT count (*) FROM {table}').fetchone()[0]
            if found != expected:
                yield f'{found} rows in {table}, not {expected}'
