# SPDX-License-Identifier: GPL-3.0-or-later
"""A household to which something was granted, and the window at its card. All people are
invented."""

import re

import a11y
from desk import Desk, Office, read_pdf
from harness import TOP, run_ctl

# Two persons, 218,00 € GMI and 150,00 € for the dwelling a month from June to August 2026.
CASE = (TOP / 'tests/cases/derived-housing-with-gmi.xml').read_text(encoding='utf-8')
CLIENT = 'Anna Bērziņa'
DAY = '2026-07-10'
MONTHS = ('SELECT i.benefit, m.month, m.before, m.amount FROM decision d JOIN decision_item i'
          ' ON i.decision = d.id JOIN decision_month m ON m.item = i.id WHERE d.number = ?'
          ' ORDER BY m.id')


class GrantedWay:
    """An office of its own in which the household was granted something, and the window."""

    def __init__(self, test, name, is_granted=True, first=('--on', '2026-06-20')):
        self.test = test
        self.office = Office(test.folder, name, case=CASE)
        if is_granted:
            run_ctl('decide', '--db', self.office.path, *first, self.office.number)
        self.window = test.start('--db', self.office.path, day=DAY, G_DEBUG='fatal-criticals')
        self.desk = Desk(self.window)
        self.letters = set()  # that are open

    def __enter__(self):
        self.window.__enter__()
        self.desk.open_client('berzina anna', CLIENT)
        self.desk.wait('label', f'Application No {self.office.number}')
        return self

    def __exit__(self, *error):
        if error[0] is not None:
            self.test.keep_screen()
        return self.window.__exit__(*error)

    def choose_kind(self, title):
        """Opens the menu of the newest decision and takes the entry of that title."""
        self.choose_entry(title)
        self.desk.wait_start('label', title)

    def choose_entry(self, title):
        desk = self.desk
        desk.go_on_to('list item', 'Decision SP/')
        desk.keys('alt+f')
        desk.wait_start('menu item', title)
        self.take_entry(title)

    def take_entry(self, title):
        """Takes the entry of that title from the menu that is open."""
        for _ in range(12):
            if (self.desk.focus()[1] or '').startswith(title):
                break
            self.desk.keys('Down')
        self.desk.keys('Return')

    def open_contest(self, number):
        """Goes to the button of the contest in the list of decisions, and presses it."""
        desk = self.desk
        desk.go_on_to('list item', 'Decision SP/')
        for _ in range(30):
            if desk.focus()[1] == number:
                break
            desk.keys('Tab')
        desk.keys('Return')
        desk.wait_start('label', CLIENT)

    def give(self, mnemonic, text):
        self.desk.keys(mnemonic)
        self.desk.type(text)

    def justify(self):
        """Hearing and considerations."""
        desk = self.desk
        desk.wait('check box', 'The hearing was left out')
        desk.keys('alt+l')
        desk.wait_focus('Ground for leaving')
        desk.type('persona neatbild')
        self.consider()

    def consider(self):
        """Goes on to the considerations and writes them."""
        for _ in range(12):
            if self.desk.focus()[1] == 'Considerations':
                break
            self.desk.keys('Tab')
        self.desk.type('Izvērtēts.')

    def wait_ready(self, deed):
        """Waits until the button can be pressed."""
        self.desk.wait('button', deed)
        a11y.wait(lambda: 'sensitive' in a11y.states(self.window.find('button', deed)), deed)

    def enter(self, test, *changes):
        """Another program enters into the application what has become known since."""
        text = CASE
        for before, after in changes:
            assert before in text, before
            text = text.replace(before, after)
        path = test.folder / f'{self.office.path.stem}-later.xml'
        path.write_text(text, encoding='utf-8')
        run_ctl('import', '--db', self.office.path, '--into', self.office.number, path)

    def issue(self, deed):
        """Returns: the number of the decision, whose letter is shown"""
        self.desk.wait_start('label', 'Page 1 of ')
        self.wait_ready(deed)
        self.desk.keys('alt+p')
        told = a11y.wait(lambda: next(iter(set(self.desk.heard('label', 'Letter SP/'))
                                           - self.letters), None), 'its letter')
        self.letters.add(told)
        return re.sub('^Letter ', '', told)

    def read_months(self, number):
        return self.office.read(MONTHS, number)

    def read_letter(self, test, number):
        path = test.folder / f"{self.office.path.stem}-{number.replace('/', '-')}.pdf"
        run_ctl('letter', '--db', self.office.path, number, '--output', path)
        return read_pdf(path)
