"""Where nobody lives: the twelve parishes are real, the streets in them plainly are not."""

from random import Random
from typing import NamedTuple

# With about how many in a hundred live there.
PARISHES = {
    "St Helier": 35,
    "St Saviour": 13,
    "St Brelade": 11,
    "St Clement": 9,
    "Grouville": 5,
    "St Peter": 5,
    "St Lawrence": 5,
    "St Martin": 4,
    "St Ouen": 4,
    "Trinity": 4,
    "St John": 3,
    "St Mary": 2,
}
_DRAWN = tuple(parish for parish, share in PARISHES.items() for _ in range(share))
STREETS = (
    "Rue de l’Invention", "La Rue du Conte", "Rue de Nulle Part", "Chemin du Rêve", "La Route Imaginaire", "Le Clos de la "
    "Fable", "Make-Believe Lane",
    "Storybook Close", "Once-upon-a-Time Terrace", "Fable Mews", "Rue du Chapitre Premier", "Le Mont de la Légende", "Daydream Road",
    "Paper Boat Quay", "Clos du Dragon Dormant", "Thimble Row", "Rue des Deux Licornes", "Inkwell Court", "La Ruette du Marchand de Sable",
    "Pretend Park", "Clos des Sept Nains", "Le Verger du Loup Vert", "Lullaby Gardens", "Mermaid’s Rest", "La Rue qui n’est pas",
)  # fmt: skip
NOT_A_POSTCODE = "JE0 0ZZ"
"""No post is delivered there: JE0 is not a district."""


class InventedAddress(NamedTuple):
    line: str
    parish: str
    postcode: str = NOT_A_POSTCODE

    def __str__(self) -> str:
        return f"{self.line}, {self.parish} {self.postcode}"


def address(random: Random) -> InventedAddress:
    """A house or a flat in an invented street."""
    number, street = 1 + int(random.random() * 180), STREETS[int(random.random() * len(STREETS))]
    flat = f"Flat {1 + int(random.random() * 12)}, " if random.random() < 0.35 else ""
    return InventedAddress(f"{flat}{number} {street}", _DRAWN[int(random.random() * len(_DRAWN))])
