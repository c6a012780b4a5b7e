# SPDX-License-Identifier: GPL-3.0-or-later
"""The Test Anything Protocol, for test programs in Python."""

import sys

TOLD = 40  # lines of what is wrong that stand on standard error too


class Tap:
    """Writes the protocol to standard output; the plan comes last."""

    def __init__(self):
        self.count = self.bad = 0

    def case(self, name, problems):
        """@problems: lines that say what is wrong; none: the case is in order."""
        self.count += 1
        problems = list(problems)
        self.bad += bool(problems)
        print(f'{"not ok" if problems else "ok"} {self.count} - {name}')
        lines = [line for problem in problems for line in problem.splitlines() or ['']]
        for line in lines:
            print(f'# {line}')
        # Of a failed program "meson test --print-errorlogs" shows standard error alone.
        if problems:
            print(f'not ok {self.count} - {name}', *lines[:TOLD], sep='\n', file=sys.stderr)

    def skip(self, name, why):
        self.count += 1
        print(f'ok {self.count} - {name} # SKIP {why}')

    def end(self):
        print(f'1..{self.count}')
        return 1 if self.bad else 0
