"""The way to the measures, for everybody who works here."""

from corbiere.desk.extend import Navigation, declare

declare(Navigation(name="measures", called="Measures", page="insight:measures", sees=lambda viewer: True, order=40))
