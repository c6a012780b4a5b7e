# SPDX-License-Identifier: GPL-3.0-or-later
"""An office with one household in it, and the hands of the caseworker who works there. All people
are invented."""

import contextlib
import sqlite3
import subprocess

import a11y
from harness import run_ctl

FOUNDING = [
    '--name', 'Liepkalnu novada Sociālais dienests', '--registration-number', '90000000014',
    '--address', 'Skolas iela 2, Liepkalni, LV-0000', '--place', 'Liepkalnos',
    '--municipality', 'Liepkalnu novada pašvaldība',
    '--contest-authority', 'Liepkalnu novada domei',
    '--signatory', 'Ilze Ozoliņa; Sociālā dienesta vadītāja',
    '--caseworker', 'Līga Kalniņa; sociālās palīdzības organizatore', '--since', '2026-01-01',
]
RECEIVED = '2026-10-05'
CASE = f'''<case xmlns="urn:gadiba:case:1">
  <application received="{RECEIVED}" benefits="status gmi housing" housing-month="2026-09"/>
  <household>
    <person id="p1" applicant="yes" given="Ruta" family="Kārkliņa" code="150384-10016"
            born="1984-03-15" sex="f" relation="self" activity="employed" disability="none"
            income="complete"/>
    <person id="p2" given="Jānis" family="Kārkliņš" code="221183-10010" born="1983-11-22"
            sex="m" relation="spouse" activity="unemployed" nva="yes" disability="none"
            income="complete"/>
    <person id="p3" given="Elza" family="Kārkliņa" code="210417-21019" born="2017-04-21" sex="f"
            relation="child" activity="pupil" disability="none"/>
  </household>
  <dwelling tenure="rented" declared="yes" area="48.5" rooms="2" heating="central"
            street="Ezera iela 5-12" place="Liepkalni" region="Liepkalnu novads"
            postcode="LV-0000"/>
  <incomes>
    <income person="p1" kind="wage" month="2026-07" amount="430.50" evidence="statement"/>
    <income person="p1" kind="wage" month="2026-08" amount="155.50" evidence="statement"/>
    <income person="p1" kind="wage" month="2026-09" amount="400.00" evidence="statement"/>
    <income person="p2" kind="unemployment-benefit" month="2026-07" amount="310.20"/>
    <income person="p2" kind="unemployment-benefit" month="2026-09" amount="295.00"/>
  </incomes>
  <assets property="declared">
    <savings person="p1" amount="120.00"/>
    <savings person="p2" amount="0.00"/>
    <vehicle person="p1" mass="1500"/>
    <real-estate use="child"/>
  </assets>
  <costs>
    <cost item="rent" month="2026-09" amount="150.00"/>
    <cost item="electricity" month="2026-09" amount="45.30" quantity="120" unit="kWh"/>
  </costs>
</case>
'''
KEEP = 'Ruta Kārkliņa'  # the applicant
WAGE = 'Ruta Kārkliņa, darba alga, '


class Office:
    """An office of its own in @folder, with the household; gadibactl works beside the window."""

    def __init__(self, folder, name='office', case=CASE, rules=()):
        self.path = folder / f'{name}.gadiba'
        run_ctl('init', *FOUNDING, *(f'--rules={each}' for each in rules), self.path)
        self.number = None
        if case is not None:
            source = folder / f'{name}.xml'
            source.write_text(case, encoding='utf-8')
            self.number = run_ctl('import', '--db', self.path, source).split()[-1]

    def verify(self):
        """Fails if journal, records and papers do not hold together."""
        run_ctl('verify', '--db', self.path)

    def read(self, question, *values):
        """Returns: the rows that the database has now"""
        with contextlib.closing(sqlite3.connect(f'file:{self.path}?mode=ro', uri=True)) as database:
            return database.execute(question, values).fetchall()

    def read_records(self):
        """Returns: all that is known of people, without what tells how it came to be known: lines
        of text, to be compared"""
        tables = [name for name, in self.read(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal%'"
            " AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'")]
        return [f'{table}: {row}' for table in sorted(tables)
                for row in sorted(map(str, self.read(f'SELECT * FROM {table}')))]

    def count_entries(self):
        """Returns: how many entries of the journal have changed something"""
        return self.read('SELECT count(DISTINCT entry) FROM journal_row')[0][0]


class Desk:
    """The window as the caseworker's hands and ears have it."""

    def __init__(self, window):
        self.window = window

    def keys(self, *names):
        self.window.keys(*names)

    def type(self, words):
        self.window.type(words)

    def enter(self, *texts):
        """Types each text and goes on with Enter."""
        for text in texts:
            if text:
                self.type(text)
            self.keys('Return')

    def choose(self, mnemonic, letters):
        """Opens a list by its key and takes the word that begins with @letters."""
        self.keys(mnemonic)
        self.enter(letters)

    def copy(self, text):
        """Puts @text on the clipboard, as another program does."""
        clipboard = ['xclip', '-selection', 'clipboard']
        subprocess.run(clipboard, input=text, text=True, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # The command ends before its other half has the clipboard: until then the old is there.
        a11y.wait(lambda: subprocess.run([*clipboard, '-o'], capture_output=True, text=True,
                                         check=False).stdout == text, 'the text on the clipboard')

    # --- what is heard ---

    def heard(self, role, start):
        """Returns: names of this role that begin so, as far as they are shown"""
        return [a11y.get_name(node) for node in self.window.find_all(role, start=start)]

    def wait(self, role, name):
        return self.window.find(role, name)

    def wait_start(self, role, start):
        """Waits for something whose name begins so. Returns: the name"""
        return a11y.wait(lambda: next(iter(self.heard(role, start)), None),
                         f'{role} “{start}…”')

    def wait_gone(self, role, name):
        a11y.wait(lambda: not self.window.has(role, name), f'{role} “{name}” to go')

    def wait_title(self, title):
        a11y.wait(lambda: any(child.get_name() == f'{title} – Gādība'
                              for child in self.window.root.list_children()),
                  f'the title “{title}”')

    def wait_cell(self, place, text):
        """Waits until the cell says @text; '' is an empty one."""
        self.wait('table cell', f'{place}: {text or "empty"}')

    def wait_stored(self):
        self.wait('label', 'Stored')

    def wait_label(self, part):
        """Waits for a sentence with this part. Returns: all of it"""
        return a11y.wait(lambda: next((name for name in self.heard('label', '') if part in name),
                                      None), f'a sentence with “{part}”')

    def focus(self):
        """Returns: role and name of what has the keyboard, in the newest window that has something:
        where a menu has opened another window, GTK leaves the word at the button of the menu"""
        for window in reversed(self.window.root.list_children()):
            for node in window.walk():
                if node.has_keyboard:
                    return node.get_role_name(), a11y.get_name(node)
        return None, None

    def wait_focus(self, part):
        """Waits until something with @part in its name has the keyboard."""
        try:
            a11y.wait(lambda: part in (self.focus()[1] or ''), f'the keyboard at “{part}”')
        except AssertionError as error:
            raise AssertionError(f'{error}; it is at “{self.focus()[1]}”') from error

    def entry(self, name):
        """Returns: what stands in the entry of this name"""
        return a11y.text(self.window.find('entry', name))

    # --- ways that are gone often ---

    def get_section(self):
        """Returns: which section of the case is shown"""
        return next((node.get_name() for node in self.window.find_all('page tab')
                     if 'selected' in a11y.states(node)), None)

    def go_on_to(self, role, start):
        """Goes on from section to section of the case until something of this role is shown whose
        name begins so. Returns: the name"""
        for i in range(16):
            try:  # the second time round with more patience
                return a11y.wait(lambda: next(iter(self.heard(role, start)), None), start,
                                 0.5 if i < 8 else 4)
            except AssertionError:
                before = self.get_section()
                self.keys('ctrl+Next')
                a11y.wait(lambda: self.get_section() != before, 'the next section')
        return self.wait_start(role, start)

    def go_to_section(self, title):
        """Goes on from section to section of the case to the one of that title."""
        for _ in range(16):
            before = self.get_section()
            if before == title:
                return
            self.keys('ctrl+Next')
            a11y.wait(lambda: self.get_section() != before, 'the next section')
        raise AssertionError(f'there is no section “{title}”')

    def open_client(self, typed, title):
        """Finds a client by typing and opens the card."""
        self.keys('ctrl+k')
        self.type(typed)
        self.keys('Return')
        self.wait_title(title)


class Way:
    """A way of many steps: each part of it, a method, is a case with its count of keys."""

    def __init__(self, test, office, desk):
        self.test = test
        self.office = office
        self.desk = desk
        self.total = 0

    def go(self, name, budget):
        """Returns: whether the part could be gone, with so many keys at most"""
        keyboard = self.desk.window.keyboard
        before = keyboard.pressed
        bad = self.test.tap.bad
        with self.test.case(f'{name}, with {budget} keys at most'):
            getattr(self, name)()
            used = keyboard.pressed - before
            self.total += used
            print(f'# {name}: {used} keys')
            assert used <= budget, f'{used} keys'
        return self.test.tap.bad == bad

    def go_all(self, budgets):
        """Goes parts in their order until one fails. Returns: whether all could be gone"""
        whole = all(self.go(*part) for part in budgets.items())
        print(f'# {self.total} keys in all')
        return whole


def read_pdf(path):
    """Returns: its words, single spaces between them"""
    a11y.wait(lambda: b'%%EOF' in path.read_bytes()[-1024:], 'the whole file')
    text = subprocess.run(['pdftotext', '-layout', path, '-'], check=True, capture_output=True,
                          encoding='utf-8').stdout
    return ' '.join(text.split())
