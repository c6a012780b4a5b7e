# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the project and what is found in them."""

import dataclasses
import os
import pathlib
import re
import shutil
import subprocess

KINDS = {
    '.c': 'c', '.h': 'c', '.py': 'python', '.sh': 'shell', '.build': 'meson', '.sql': 'sql',
    '.css': 'css', '.md': 'markdown', '.po': 'po',
    '.ui': 'xml', '.xml': 'xml', '.rng': 'xml', '.svg': 'xml', '.its': 'xml',
}
INTERPRETERS = {'bash': 'shell', 'sh': 'shell', 'python3': 'python'}


@dataclasses.dataclass(order=True, frozen=True)
class Finding:
    path: str
    line: int
    check: str
    what: str
    name: str = '-'  # the function, in checks of functions
    excusable: bool = False  # tools/lint-exceptions may say why it stays


@dataclasses.dataclass(frozen=True)
class File:
    path: str
    text: str
    kind: str

    @property
    def lines(self):
        return self.text.split('\n')

    @property
    def room(self):
        """The room under src/ that the file belongs to, "" for none."""
        parts = self.path.split('/')
        return parts[1] if parts[0] == 'src' and len(parts) > 2 else ''


class Tree:
    """The text files that are, or are about to be, under version control."""

    def __init__(self):
        self.files = [file for file in map(read, sorted(list_paths())) if file]
        self.paths = {file.path for file in self.files}

    def of_kind(self, *kinds):
        return [file for file in self.files if file.kind in kinds]


def list_paths():
    git = shutil.which('git') and subprocess.run(
        ['git', '-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others',
         '--exclude-standard'], capture_output=True, text=True, check=False)
    if git and git.returncode == 0:
        return {path for path in git.stdout.split('\0') if os.path.isfile(path)}
    paths = set()  # not a clone: everything but what is built
    for folder, folders, names in os.walk('.'):
        folders[:] = [each for each in folders
                      if each not in ('.git', '__pycache__') and not each.startswith('build')]
        paths.update(os.path.relpath(os.path.join(folder, name)) for name in names)
    return paths


def read(path):
    """Returns the file, None if it is not text."""
    data = pathlib.Path(path).read_bytes()
    if b'\0' in data:
        return None
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError:
        return None
    kind = KINDS.get(pathlib.Path(path.removesuffix('.in')).suffix, 'other')
    if path.endswith('meson_options.txt'):
        kind = 'meson'
    shebang = re.match(r'#!.*?(\w+)\n', text)
    if shebang:
        kind = INTERPRETERS.get(shebang[1], kind)
    return File(path, text, kind)
