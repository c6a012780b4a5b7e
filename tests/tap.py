# SPDX-License-Identifier: GPL-3.0-or-later
"""The Test Anything Protocol, for test programs in Python."""


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
        for problem in problems:
            for line in problem.splitlines() or ['']:
                print(f'# {line}')

    def skip(self, name, why):
        self.count += 1
        print(f'ok {self.count} - {name} # SKIP {why}')

    def end(self):
        print(f'1..{self.count}')
        return 1 if self.bad else 0
