# SPDX-License-Identifier: GPL-3.0-or-later
"""One decision of each kind that follows another one, for its letter to be read whole."""

import pathlib

from harness import BOOKS, OWN
from office import CASES, HEARING, LETTERS, Granted, Office

FOLDER = LETTERS / 'following'
CASE = (CASES / 'derived-housing-with-gmi.xml').read_text(encoding='utf-8')
HEARD = ['--heard', '2026-07-08', '--heard-text', 'Par iecerēto zinu, iebildumu nav.', *HEARING[2:]]

# What the household tells later: words of the case's file and what stands in their place.
EARNS_MORE = [('amount="100.00"', 'amount="130.00"'),
              ('received="2026-06-10"', 'received="2026-06-11"')]
# By 15 July the incomes of April to June count.
IS_BETTER_OFF = [('received="2026-06-10"', 'received="2026-07-03"'),
                 ('month="2026-05" amount="100.00" e', 'month="2026-06" amount="160.00" e'),
                 ('month="2026-03" amount="100.00"', 'month="2026-05" amount="100.00"')]
# From July on the rent is lower.
BRINGS_BILL = [('</costs>', '<cost item="rent" month="2026-07" amount="90.00"/></costs>')]

# Name: what is told later, kind, ground, further options.
FOLLOWING = {
    'stop-household': ([], 'stop', 'moved', ['--since', '2026-07-03', *HEARD]),
    'stop-person': ([], 'stop', 'prison', ['--person', 'p2', '--since', '2026-06-28', *HEARD]),
    'stop-died': ([], 'stop', 'died', ['--person', 'p1', '--to', 'p2', '--since', '2026-06-28',
                                       *HEARING]),
    'reduction': ([], 'reduction', 'duties', [
        '--person', 'p1', '--percent', '50', '--since', '2026-06-28', '--happened',
        'Anna Bērziņa trīs reizes neieradās uz norunāto darba meklēšanas nodarbību.', *HEARD]),
    'change': (BRINGS_BILL, 'change', 'bills', ['--first', '2026-07']),
    'review': (IS_BETTER_OFF, 'review', 'social', [
        '--since', '2026-07-03', '--happened',
        'Kopš 3. jūlija Anna Bērziņa saņem lielāku bezdarbnieka pabalstu.', *HEARD]),
    'recovery': (EARNS_MORE, 'recovery', 'false', [
        '--first', '2026-06', '--last', '2026-07', '--until', '2026-09-30', '--happened',
        'Pēc konta izraksta bezdarbnieka pabalsts bija 130,00 euro mēnesī, nevis 100,00 euro.',
        *HEARD]),
    'extension': ([], 'change', 'hospital', ['--person', 'p2', '--since', '2026-07-05', '--until',
                                             '2026-10-12']),
    'cancellation': ([], 'cancellation', 'unlawful', HEARD),
    'correction': ([], 'correction', 'clerical', [
        '--happened', 'vārda „jūnijs” vietā lasīt „jūlijs”.']),
    'correction-renewing': ([], 'correction', 'renewing', [
        '--happened', 'skaitļa „85” vietā lasīt „86”.']),
}
WEIGHED = ['--considerations', 'Brīdinājumi nav līdzējuši, un pakalpojumu gaida citi.']
# On care at home, granted on 20 March 2026: how, on which ground it ends, further options.
SERVICES = {
    'stop-service': (['provider:SIA Aprūpe', '--begins', '2026-04-01'], 'order', [
        '--until', '2026-06-30', '--happened', 'Aprūpētāju trīs reizes mājoklī neielaida.',
        '--heard', '2026-06-08', '--heard-text', 'Par iecerēto zinu, iebildumu nav.', *WEIGHED]),
    'stop-service-queue': (['queue'], 'moved', [
        '--not-heard', 'par pārcelšanos paziņojusi pati iesniedzēja.', '--considerations',
        'Pakalpojumu sniedz pašvaldības iedzīvotājiem.']),
}
# Before anything is decided; the same.
BEFORE = {
    'prolongation': ('prolongation', 'objective', ['--until', '2026-09-10']),
    'deficiencies': ('deficiencies', 'papers', [
        '--until', '2026-07-24', '--happened', 'Trūkst konta izraksta par maiju.']),
}
NAMES = [*FOLLOWING, *SERVICES, *BEFORE]
# Those that refuse or take something. By the rule book a change by one's own bills does not.
TAKES = {name for name, (_, kind, *_) in FOLLOWING.items()
         if kind not in ('change', 'correction')} | {*SERVICES}


class Undecided(Granted):
    """The same household, before anything is decided."""

    def __enter__(self):
        Office.__enter__(self)
        self.application = self.register('derived-housing-with-gmi')
        return self


class Served(Granted):
    """A household of one to which care at home was granted by decision SP/2026/1."""

    def __init__(self, *grant):
        super().__init__('--rules', BOOKS / 'example-services.xml')
        self.grant = grant

    def __enter__(self):
        Office.__enter__(self)
        self.application = self.take('import', OWN / 'service-home-care.xml')
        self.take('decide', '--on', '2026-03-20', '--service', *self.grant, self.application)
        return self


def tell_later(office, changes):
    """The case as it is told later, as another application."""
    text = CASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = pathlib.Path(office.folder.name) / 'later.xml'
    path.write_text(text, encoding='utf-8')
    office.take('import', path)


def open_office(name):
    if name in SERVICES:
        return Served(*SERVICES[name][0])
    return Granted() if name in FOLLOWING else Undecided()


def issue(office, name):
    """Returns: its number"""
    if name in BEFORE:
        kind, ground, options = BEFORE[name]
        return office.take('decide', '--kind', kind, '--ground', ground, '--on', '2026-07-01',
                           *options, office.application)
    if name in SERVICES:
        _, ground, options = SERVICES[name]
        done = office.follow('stop', ground, *options, on='2026-06-10')
    else:
        changes, kind, ground, options = FOLLOWING[name]
        if changes:
            tell_later(office, changes)
        done = office.follow(kind, ground, *options)
    assert done.status == 0, done.describe()
    return done.output.split()[-1]
