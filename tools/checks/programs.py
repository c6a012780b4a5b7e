# SPDX-License-Identifier: GPL-3.0-or-later
"""What other programs find: layout, likely mistakes, XML, translations, scripts, manual pages."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from . import texts
from .tree import Finding

# Other versions lay out differently; this is the one of Debian 12.
CLANG_FORMAT = 14

# The same words that meson's preset "glib" gives xgettext.
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3',
            'g_dpgettext2:2c,3']

# What cppcheck tells and need not.
NOT_MISTAKES = [
    'missingInclude', 'missingIncludeSystem',  # it reads no headers of libraries
    'normalCheckLevelMaxBranches',
    'nullPointerArithmetic',  # takes "while ((p = memchr (p, …)) != NULL)" for one
    'nullPointerOutOfMemory',  # g_malloc() does not return then
]

# What it would know from the headers of libraries and from the build.
MACROS = [
    '_GNU_SOURCE', 'GETTEXT_PACKAGE="gadiba"', 'GADIBA_VERSION="0"', 'GADIBA_LOCALEDIR="/"',
    'G_GNUC_PRINTF(x,y)=', 'G_GINT64_FORMAT="li"', 'G_GUINT64_FORMAT="lu"',
    'G_GSIZE_FORMAT="lu"', 'G_GINT64_CONSTANT(x)=x', 'G_GUINT64_CONSTANT(x)=x',
]


def run(*command, folder=None):
    """Returns what @command writes, both streams; None if there is no such program."""
    if not shutil.which(command[0]):
        return None
    environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en', MANWIDTH='80')
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding='utf-8', errors='replace', stdin=subprocess.DEVNULL,
                          env=environment, cwd=folder, check=False).stdout


def absent(program):
    return Finding('tools/packages', 1, 'program', f'{program} is not installed: ./run lint')


def layout(tree):
    paths = [file.path for file in tree.of_kind('c')]
    named = f'clang-format-{CLANG_FORMAT}'
    program = named if shutil.which(named) else 'clang-format'
    version = run(program, '--version')
    if version is None:
        yield absent(program)
        return
    if f'version {CLANG_FORMAT}.' not in version:
        print(f'note: layout not checked, for that takes clang-format {CLANG_FORMAT} (Debian 12)')
        return
    said = run(program, '--dry-run', '-Werror', *paths) if paths else ''
    places = {}
    for path, line in re.findall(r'^(.+?):(\d+):\d+: error: ', said, re.M):
        places.setdefault(path, set()).add(int(line))
    for path, lines in places.items():
        yield Finding(path, min(lines), 'layout',
                      f'{len(lines)} lines are laid out differently: clang-format -i {path}')


def mistakes(tree):
    sources = [file for file in tree.of_kind('c') if file.path.startswith('src/')]
    paths = [file.path for file in sources if file.path.endswith('.c')]
    if not paths:
        return
    said = run('cppcheck', '-q', f'-j{os.cpu_count()}', '--inline-suppr', '--library=gtk',
               '--enable=warning,performance,portability', '--std=c11',
               *(f'--suppress={each}' for each in NOT_MISTAKES), *(f'-D{each}' for each in MACROS),
               '--template={file}:{line}: {message} ({id})',
               *sorted({f'-I{os.path.dirname(file.path)}' for file in sources}), *paths)
    if said is None:
        yield absent('cppcheck')
        return
    for path, line, what in re.findall(r'^(.+?):(\d+): (.*)$', said, re.M):
        yield Finding(path, int(line), 'mistake', what)


def well_formed(tree):
    """XML files; those in a folder "broken" are broken on purpose."""
    paths = [file.path for file in tree.of_kind('xml') if '/broken/' not in file.path]
    if not paths:
        return
    said = run('xmllint', '--noout', '--nonet', *paths)
    if said is None:
        yield absent('xmllint')
        return
    for path, line, what in re.findall(r'^(.+?):(\d+): (.*)$', said, re.M):
        yield Finding(path, int(line), 'xml', what)


def scripts(tree):
    for file in tree.of_kind('shell'):
        for line, what in re.findall(r'line (\d+): (.*)', run('bash', '-n', file.path)):
            yield Finding(file.path, int(line), 'syntax', what)


def manual_pages(tree):
    for file in tree.files:
        if not re.search(r'\.[1-8]$', file.path) or '.TH' not in file.text:
            continue
        said = run('man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', file.path)
        if said is None:
            yield absent('man')
            return
        for line, what in re.findall(r'<standard input>:(\d+): (.*)', said):
            yield Finding(file.path, int(line), 'manual', what)


def latvian(tree):
    """Is everything translated that the program can say, and nothing else?"""
    if 'po/lv.po' not in tree.paths:
        return
    said = run('msgfmt', '-c', '-o', '/dev/null', 'po/lv.po')
    if said is None:
        yield absent('msgfmt')
        return
    for line, what in re.findall(r'^po/lv\.po:(\d+): (.*)$', said, re.M):
        yield Finding('po/lv.po', int(line), 'translation', what)

    sources = [path for path in texts.read_potfiles() if path in tree.paths]
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'gadiba.pot')
        run('xgettext', '--from-code=UTF-8', '--force-po',
            *(f'--keyword={each}' for each in KEYWORDS), '-o', template, *sources)
        said = run('msgcmp', 'po/lv.po', template)
        template_lines = pathlib.Path(template).read_text(encoding='utf-8').split('\n')

    for line in re.findall(r'gadiba\.pot:(\d+): this message is used but not defined', said):
        yield Finding(*source_of(template_lines, int(line)), 'translation',
                      'a string that po/lv.po does not have')
    faulty = re.findall(r'^po/lv\.po:(\d+): (this message .*)$', said, re.M)
    for line, what in faulty:
        yield Finding('po/lv.po', int(line), 'translation', what)
    for line in re.findall(r'^po/lv\.po:(\d+): warning: this message is not used', said, re.M):
        if line not in [each[0] for each in faulty]:
            yield Finding('po/lv.po', int(line), 'translation', 'no longer in the program')


def source_of(lines, number):
    """Where the message at line @number of a template stands in the source."""
    for line in reversed(lines[:number]):
        match = re.match(r'#: (\S+):(\d+)', line)
        if match:
            return match[1], int(match[2])
    return 'po/POTFILES', 1


CHECKS = [layout, mistakes, well_formed, scripts, manual_pages, latvian]
