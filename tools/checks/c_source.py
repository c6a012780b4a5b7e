# SPDX-License-Identifier: GPL-3.0-or-later
"""The conventions for C: directions between rooms, what is not used, sizes."""

import dataclasses
import functools
import os
import re

from . import texts
from .tree import Finding

# Which rooms a room may include, besides itself. The build holds the same directions; a mistake
# here is told with file and line.
MAY_USE = {
    'core': (),
    'xml': ('core',),
    'rules': ('core', 'xml'),
    'case': ('core', 'xml', 'rules'),
    'desk': ('core', 'rules'),
    'store': ('core', 'case', 'desk'),
    'letter': ('core', 'xml', 'rules', 'case'),
    'signed': ('core', 'xml'),
    'exchange': ('core', 'xml', 'case'),
    'office': ('core', 'xml', 'rules', 'case', 'desk', 'store', 'letter', 'signed', 'exchange'),
    'app': ('core', 'rules', 'case', 'letter', 'office'),
    'cli': ('core', 'office'),
}

# Whose headers only these rooms see.
LIBRARIES = {
    'libxml': ('xml',), 'unicode': ('core',), 'sqlite3': ('store',), 'sodium': ('store',),
    'pango': ('letter', 'app'), 'cairo': ('letter', 'app'), 'gtk': ('app',), 'gdk': ('app',),
    'archive': ('signed',), 'archive_entry': ('signed',), 'gnutls': ('signed',),
}

# Exact arithmetic only.
WITHOUT_FLOAT = ('core', 'xml', 'rules', 'case', 'desk', 'store', 'signed', 'exchange', 'office')

MAX_FUNCTION = 60
MAX_NESTING = 4
MAX_PARAMETERS = 6

TOKEN = re.compile(r'(//[^\n]*)|(/\*.*?\*/)|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
WORD = re.compile(r'[A-Za-z_]\w*|[^\s\w]|\d[\w.]*')
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^">]+)[">]', re.M)
TRANSLATED = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|g_dngettext|g_dcgettext|g_dpgettext2) ?\(\s*"')


@functools.lru_cache(maxsize=None)
def blank(text):
    """Returns @text with the insides of comments and strings made spaces; lines stay."""
    def replace(match):
        inside = re.sub(r'[^\n]', ' ', match[0])
        return inside if match[1] or match[2] else match[0][0] + inside[1:-1] + match[0][0]
    return TOKEN.sub(replace, text)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def comments(tree):
    for file in tree.of_kind('c'):
        for match in TOKEN.finditer(file.text):
            if match[1]:
                yield Finding(file.path, line_of(file.text, match.start()), 'comment',
                              'a // comment; write /* … */')


def words(tree):
    for file in tree.of_kind('c'):
        code = blank(file.text)
        banned = [(r'\bgoto\b', 'goto; return early, owners are g_auto'),
                  (r'\bg_error\s*\(', 'g_error() ends the program; report a GError')]
        if file.room in WITHOUT_FLOAT:
            banned.append((r'\bg?(?:double|float)\b',
                           'floating point; amounts and numbers are exact (GadibaNumber)'))
        if not re.search(r'^main \(', code, re.M):
            banned.append((r'\b(?:_?exit|_Exit|quick_exit)\s*\(', 'exit() outside main\'s file'))
        for pattern, what in banned:
            for match in re.finditer(pattern, code):
                yield Finding(file.path, line_of(code, match.start()), 'word', what)


def directions(tree):
    rooms = {os.path.basename(file.path): file.room for file in tree.of_kind('c') if file.room}
    for file in tree.of_kind('c'):
        if not file.room:
            continue
        if file.room not in MAY_USE:
            yield Finding(file.path, 1, 'direction',
                          f'the room {file.room} is not in MAY_USE of tools/checks/c_source.py')
            continue
        for match in INCLUDE.finditer(TOKEN.sub(keep_strings, file.text)):
            line = line_of(file.text, match.start(1))
            name = match[2]
            if match[1] == '<':
                library = re.split(r'[/.]', name)[0]
                if file.room not in LIBRARIES.get(library, (file.room,)):
                    yield Finding(file.path, line, 'direction',
                                  f'<{name}> is for {" and ".join(LIBRARIES[library])} only')
            elif os.path.basename(name) not in rooms:
                if name.startswith('gadiba-') and not name.endswith('-resources.h'):
                    yield Finding(file.path, line, 'direction', f'no room has "{name}"')
            else:
                yield from check_direction(file, line, name, rooms[os.path.basename(name)])


def check_direction(file, line, name, other):
    if other != file.room and other not in MAY_USE[file.room]:
        yield Finding(file.path, line, 'direction',
                      f'"{name}" is of {other}, which {file.room} may not use')
    elif other != file.room and name.endswith('-private.h'):
        yield Finding(file.path, line, 'direction', f'"{name}" is private to {other}')


def keep_strings(match):
    return re.sub(r'[^\n]', ' ', match[0]) if match[1] or match[2] else match[0]


@dataclasses.dataclass
class Function:
    name: str
    first: int  # line of the name
    last: int
    parameters: int
    body: list  # (word, line), from { to }


def functions(code):
    """Finds functions by the form that clang-format gives them: braces in the first column."""
    lines = code.split('\n')
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for number, line in enumerate(lines):
        if line != '{':
            continue
        head = code[:starts[number]].rstrip()
        if not head.endswith(')'):
            continue
        opening = matching_parenthesis(head)
        name = re.search(r'(\w+)\s*$', head[:opening])
        last = next((n for n in range(number, len(lines)) if lines[n].startswith('}')), number)
        yield Function(name[1] if name else '?', line_of(code, name.start() if name else opening),
                       last + 1, count_parameters(head[opening + 1:-1]),
                       list(words_of(lines, number, last)))


def matching_parenthesis(head):
    depth = 0
    for offset in range(len(head) - 1, -1, -1):
        depth += {')': 1, '(': -1}.get(head[offset], 0)
        if depth == 0:
            return offset
    return 0


def count_parameters(text):
    if text.strip() in ('', 'void'):
        return 0
    depth = commas = 0
    for character in text:
        depth += {'(': 1, ')': -1}.get(character, 0)
        commas += character == ',' and depth == 0
    return commas + 1


def words_of(lines, first, last):
    continued = False
    for number in range(first, last + 1):
        line = lines[number]
        directive = continued or line.lstrip().startswith('#')
        continued = directive and line.endswith('\\')
        if not directive:
            for match in WORD.finditer(line):
                yield match[0], number + 1


class Nesting:
    """Walks the statements of a body and keeps where it is too deep."""

    def __init__(self, body):
        self.words = body
        self.at = 0
        self.deepest = 0
        self.line = 0
        self.block(0)

    def peek(self):
        return self.words[self.at][0] if self.at < len(self.words) else '}'

    def block(self, depth):
        self.at += 1
        while self.at < len(self.words) and self.peek() != '}':
            self.statement(depth)
        self.at += 1

    def statement(self, depth):
        word = self.peek()
        if word == '{':
            self.block(depth)
        elif word in ('if', 'while', 'for', 'switch', 'do'):
            self.control(word, depth)
        elif word in ('case', 'default'):
            self.skip(':')
        else:
            self.skip(';')

    def control(self, word, depth):
        if depth + 1 > self.deepest:
            self.deepest, self.line = depth + 1, self.words[self.at][1]
        self.at += 1
        if word != 'do':
            self.group()
        self.statement(depth + 1)
        if word == 'do':
            self.skip(';')
        elif word == 'if' and self.peek() == 'else':
            self.at += 1
            # "else if" goes on with the same chain, no deeper
            self.statement(depth if self.peek() == 'if' else depth + 1)

    def group(self):
        """Steps over a pair of brackets and what is inside."""
        depth = 0
        while self.at < len(self.words):
            depth += {'(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1}.get(self.peek(), 0)
            self.at += 1
            if depth == 0:
                return

    def skip(self, end):
        while self.at < len(self.words) and self.peek() != '}':
            word = self.peek()
            if word in ('(', '[', '{'):
                self.group()
            else:
                self.at += 1
            if word == end:
                return


def sizes(tree):
    for file in tree.of_kind('c'):
        for function in functions(blank(file.text)):
            length = function.last - function.first + 1
            if length > MAX_FUNCTION:
                yield Finding(file.path, function.first, 'function-length',
                              f'{function.name}() has {length} lines; at most {MAX_FUNCTION}',
                              function.name, True)
            if function.parameters > MAX_PARAMETERS:
                yield Finding(file.path, function.first, 'parameters',
                              f'{function.name}() has {function.parameters} parameters; at most '
                              f'{MAX_PARAMETERS}', function.name, True)
            nesting = Nesting(function.body)
            if nesting.deepest > MAX_NESTING:
                yield Finding(file.path, nesting.line, 'nesting',
                              f'{function.name}() is nested {nesting.deepest} deep; at most '
                              f'{MAX_NESTING}', function.name, True)


def translations(tree):
    listed = texts.read_potfiles()
    for file in tree.of_kind('c'):
        match = TRANSLATED.search(TOKEN.sub(keep_strings, file.text))
        if file.room and match and file.path not in listed:
            yield Finding(file.path, line_of(file.text, match.start()), 'translation',
                          'a string to translate, but the file is not in po/POTFILES')


def membership(tree):
    """Every C file is built: a test that is not would never fail."""
    described = {os.path.dirname(file.path): file.text for file in tree.of_kind('meson')}
    for file in tree.of_kind('c'):
        folder, name = os.path.split(file.path)
        if not name.endswith('.c') or file.path.split('/')[0] not in ('src', 'tests'):
            continue
        text = described.get(folder, '')
        if not any(f"'{form}'" in text for form in (name, name[:-2])):
            yield Finding(file.path, 1, 'membership', f'not named in {folder}/meson.build')


CHECKS = [comments, words, directions, sizes, translations, membership]
