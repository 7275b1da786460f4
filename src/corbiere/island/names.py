"""Names for people who do not exist: a given and a family name from one of the island's languages, put together by chance."""

from random import Random
from typing import NamedTuple


class Community(NamedTuple):
    """Names of girls, of boys and of families that are often heard together, and what is spoken at home beside English."""

    share: int
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]
    language: str = "English"


def _community(share: int, language: str, girls: str, boys: str, families: str) -> Community:
    listed = tuple(name.replace("_", " ") for name in families.split())
    return Community(share, tuple(girls.split()), tuple(boys.split()), listed, language)


# The shares are about those of the island's schools, in hundredths: defaults, for no source of ours counts them.
JERSEY = _community(
    34,
    "English",
    "Elodie Amélie Charlotte Grace Isla Freya Poppy Rosalie Juliette Maisie Evie Harriet Florence Estelle Margot Tilly Imogen Beatrix "
    "Ottilie Lise",
    "Hugo Jules Théo Oscar Alfie Barnaby Clement Edmond Rupert Philip Toby Hedley Gerald Snowdon Lucas Noah Winter Roland Stanley Piers",
    "Le_Feuvre Le_Sueur Renouf Bisson Vautier de_Gruchy Le_Marquand Querée Le_Cornu Perchard Hamon Cabot Le_Gresley Mourant Syvret Vibert "
    "Le_Quesne Pallot Poingdestre Le_Rossignol Amy Pipon Le_Maistre Buesnel Jeune Le_Boutillier Ahier Coutanche Dorey Falle",
)
BRITISH = _community(
    30,
    "English",
    "Olivia Ava Emily Sophie Lily Ella Ruby Phoebe Erin Niamh Orla Catrin Eilidh Jessica Hannah Zoe Martha Lottie Bethan Iona",
    "Jack Harry Thomas George Charlie Finn Callum Ewan Rhys Owen Declan Liam Samuel Archie Max Joseph Rory Kit Ellis Ben",
    "Ashby Bramwell Carrick Dunmore Eastwood Fairley Garside Hartnell Ingleby Jessop Kerslake Lockhart Merrin Northcote Oakden Penhale "
    "Quayle Rathbone Selwood Thackray Underhill Verrall Wetherby Yardley O'Dwyer MacNeill Prosser Tregenza Gilchrist Hanratty",
)
PORTUGUESE = _community(
    17,
    "Portuguese",
    "Beatriz Matilde Leonor Carolina Inês Mariana Lara Madalena Clara Rita Joana Sara Camila Diana Alice Luana Marta Íris Bianca Teresa",
    "Afonso Rodrigo Martim Tomás Duarte Gonçalo Diogo Guilherme Santiago Vasco Rafael Simão Tiago Miguel Salvador Leandro Xavier Nuno "
    "Dinis Rui",
    "Abreu Camacho Figueira Freitas Gouveia Jardim Mendonça Nóbrega Olival Perestrelo Quintal Ramos Spínola Teixeira Vieira da_Corte "
    "dos_Reis Aguiar Baptista Caires Drumond Escórcio Faria Garcês Henriques",
)
POLISH = _community(
    8,
    "Polish",
    "Zuzanna Maja Lena Hanna Oliwia Pola Kalina Nadia Iga Aniela Jagoda Liliana Wiktoria Gaja Helena",
    "Antoni Jakub Szymon Leon Filip Franciszek Mikołaj Wojciech Kacper Ignacy Stanisław Tymon Oskar Borys Michał",
    "Borowik Cieślik Dąbrówka Gołębiewski Jasiński Kaczor Lisowski Makowski Nowicki Olszewski Pietrzak Rogala Sikora Tomczak Urban "
    "Wrona Zając",
)
ROMANIAN = _community(
    5,
    "Romanian",
    "Ioana Andreea Sofia Daria Ilinca Bianca Mara Anastasia Elena Ruxandra Teodora Crina",
    "Andrei Ștefan Matei Luca Vlad Radu Ionuț Mihai Tudor Cristian Darius Rareș",
    "Albu Bălan Ciobanu Dobre Enache Florea Grosu Iliescu Lupu Munteanu Neagu Oprea Păun Rusu Stoica Țurcanu Văduva",
)
KENYAN = _community(
    3,
    "Swahili",
    "Wanjiru Achieng Amani Zawadi Njeri Makena Nafula Imani Atieno Wambui Faith Neema",
    "Kamau Otieno Baraka Jabali Mwangi Kiprono Juma Wafula Kibet Imara Ochieng Tumaini",
    "Kariuki Odhiambo Mutua Wekesa Kiplagat Njoroge Omondi Chebet Barasa Muthoni Onyango Kilonzo",
)
FILIPINO = _community(
    3,
    "Filipino",
    "Althea Bea Marisol Tala Luz Dalisay Mayumi Jasmin Liwayway Carmela Hiyas Ligaya",
    "Jericho Paolo Makisig Bayani Emilio Rafael Joaquin Datu Isagani Lakan Rizal Kidlat",
    "Bautista Dimaculangan Magsaysay Panganiban Salonga Tolentino Villanueva Macaraeg Lacson Manalo Catacutan Pangilinan",
)
COMMUNITIES = (JERSEY, BRITISH, PORTUGUESE, POLISH, ROMANIAN, KENYAN, FILIPINO)
_DRAWN = tuple(community for community in COMMUNITIES for _ in range(community.share))


class InventedName(NamedTuple):
    given: str
    family: str

    def __str__(self) -> str:
        return f"{self.given} {self.family}"


def community(random: Random) -> Community:
    return _DRAWN[int(random.random() * len(_DRAWN))]


def given(random: Random, heard: Community, female: bool, taken: frozenset[str] = frozenset()) -> str:
    """A given name that nobody in `taken` has."""
    choices = heard.girls if female else heard.boys
    place = int(random.random() * len(choices))
    while choices[place % len(choices)] in taken:
        place += 1
    return choices[place % len(choices)]


def family(random: Random, heard: Community) -> str:
    return heard.families[int(random.random() * len(heard.families))]


def borne_by(name: str, female: bool) -> str:
    """Polish family names that are adjectives follow who bears them."""
    return f"{name[:-1]}a" if female and name.endswith(("ski", "cki")) else name
