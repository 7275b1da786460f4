"""The categories under which kinds are filed: `access` decides by them, and a record's pages and the menu are divided by them."""

from typing import NamedTuple


class Category(NamedTuple):
    """`called` is said above its entries; `order` is its place where they are divided, and `offered` in the menu of what can be
    recorded, the lowest first: 0 where it has none. `often` is open there from the start. `lasting`: it says how somebody is or lives, so
    that no entry of it is written down late."""

    name: str
    called: str
    order: int = 0
    offered: int = 0
    often: bool = False
    lasting: bool = False


_CATEGORIES: dict[str, Category] = {}


def declare_category(category: Category) -> Category:
    """Makes a category known. TypeError where another has its name."""
    if _CATEGORIES.setdefault(category.name, category) != category:
        raise TypeError(f"{category.name} is a category already, called “{_CATEGORIES[category.name].called}”")
    return category


def categories() -> dict[str, Category]:
    return _CATEGORIES


def divisions() -> dict[str, str]:
    """Divisions of the entries of a record, in order, by name: what each is called."""
    shown = sorted((held for held in _CATEGORIES.values() if held.order), key=lambda held: held.order)
    return {held.name: held.called for held in shown}


def lasting() -> frozenset[str]:
    return frozenset(held.name for held in _CATEGORIES.values() if held.lasting)
