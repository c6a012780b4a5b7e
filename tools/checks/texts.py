# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said of a text file without understanding its language."""

import pathlib
import re

from .tree import Finding

SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
SOURCES = ('c', 'python', 'shell', 'meson', 'sql', 'css')
MAX_LINE = 100
MAX_FILE = 600

# Where words to translate stand, by the end of a file's name.
TRANSLATED = {
    '.ui': re.compile(r'translatable="(?:yes|true|1)"', re.I),
    '.desktop.in': re.compile(r'^(?:Name|Comment)=', re.M),
    '.metainfo.xml.in': re.compile(r'<(?:summary|p)>'),
    '.mime.xml.in': re.compile(r'<comment>'),
    '.gschema.xml': re.compile(r'<summary>'),
}

# Places of one machine. Written so that this file does not contain them.
PLACES = re.compile(r'/(?:work|home/\w+|root|tmp/build)/')


def licences(tree):
    for file in tree.of_kind(*SOURCES):
        if not any(SPDX in line for line in file.lines[:3]):
            yield Finding(file.path, 1, 'licence', f'the line "{SPDX}" is missing')


def white_space(tree):
    for file in tree.of_kind(*SOURCES, 'xml', 'markdown', 'po'):
        if file.path.startswith('tests/') and file.kind == 'xml':
            continue  # what a program must cope with
        for number, line in enumerate(file.lines, 1):
            if '\t' in line:
                yield Finding(file.path, number, 'tab', 'a tab; indent with spaces')
            if line != line.rstrip():
                yield Finding(file.path, number, 'white-space', 'white space at the end')
        if file.text and not file.text.endswith('\n'):
            yield Finding(file.path, len(file.lines), 'white-space', 'no line feed at the end')


def line_lengths(tree):
    for file in tree.of_kind(*SOURCES):
        for number, line in enumerate(file.lines, 1):
            if len(line) > MAX_LINE:
                yield Finding(file.path, number, 'line-length',
                              f'{len(line)} characters; at most {MAX_LINE}')


def file_lengths(tree):
    for file in tree.of_kind('c', 'python', 'shell'):
        length = file.text.count('\n')
        if length > MAX_FILE:
            yield Finding(file.path, MAX_FILE + 1, 'file-length',
                          f'{length} lines; at most {MAX_FILE}: is there a second unit inside?',
                          excusable=True)


def places(tree):
    for file in tree.files:
        for number, line in enumerate(file.lines, 1):
            found = PLACES.search(line)
            if found:
                yield Finding(file.path, number, 'place',
                              f'"{found[0]}" is a place of one machine')


def character_data(tree):
    for file in tree.files:
        if not file.path.endswith('.ui'):
            continue
        for number, line in enumerate(file.lines, 1):
            if '<![CDATA[' in line:
                yield Finding(file.path, number, 'cdata',
                              'CDATA: strings inside are never translated; use a file of its own')


def python_syntax(tree):
    for file in tree.of_kind('python'):
        try:
            compile(file.text, file.path, 'exec')
        except SyntaxError as error:
            yield Finding(file.path, error.lineno or 1, 'syntax', error.msg)


def read_potfiles():
    lines = pathlib.Path('po/POTFILES').read_text(encoding='utf-8').split('\n')
    return [line for line in lines if line and not line.startswith('#')]


def potfiles(tree):
    """Every file with words for people that is not C is listed, and what is listed is there."""
    listed = read_potfiles()
    for path in listed:
        if path not in tree.paths:
            yield Finding('po/POTFILES', 1, 'translation', f'{path} does not exist')
    for file in tree.files:
        match = next((match for ending, pattern in TRANSLATED.items()
                      if file.path.endswith(ending) and (match := pattern.search(file.text))), None)
        if match and file.path not in listed:
            yield Finding(file.path, file.text.count('\n', 0, match.start()) + 1, 'translation',
                          'words to translate, but the file is not in po/POTFILES')


CHECKS = [licences, white_space, line_lengths, file_lengths, places, character_data,
          python_syntax, potfiles]
