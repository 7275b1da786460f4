"""The changes a core group would make to a plan and only a review conference may (CPP-63). Pure."""

from collections.abc import Iterable, Iterator

from corbiere.protection.entries.plans import ProtectionAction, ProtectionOutcome, ProtectionPlanWritten


def changes_for_a_review(agreed: ProtectionPlanWritten, before: ProtectionPlanWritten, now: ProtectionPlanWritten) -> list[str]:
    """In words, what differs. `agreed` is what the last conference made, `before` the plan as it stands.

    Working out what was left open is detail: a day, a measure or a new action may be filled in. Outcomes are detail only until there
    are some (CPP-25).
    """
    found = [*_outcomes(before.outcomes, now.outcomes), *_actions(agreed.actions, now.actions)]
    if agreed.harm and (now.harm != agreed.harm or now.harm_in_words not in (None, agreed.harm_in_words)):
        found.append("the main form of harm")
    if agreed.visit_days and now.visit_days != agreed.visit_days:
        found.append("how often the child is seen")
    return found


def _outcomes(before: Iterable[ProtectionOutcome], now: Iterable[ProtectionOutcome]) -> Iterator[str]:
    was, held = {one.known_as: one for one in before}, {one.known_as: one for one in now}
    for mark, one in was.items():
        after = held.get(mark)
        if after is None:
            yield f"the outcome “{one.what}” is removed"
        elif one.what != after.what or (one.measure or after.measure) != after.measure or (one.by or after.by) != after.by:
            yield f"the outcome “{one.what}” is changed"
    if was:
        yield from (f"the outcome “{one.what}” is new" for mark, one in held.items() if mark not in was)


def _actions(agreed: Iterable[ProtectionAction], now: Iterable[ProtectionAction]) -> Iterator[str]:
    held = {one.known_as: one for one in now}
    for one in agreed:
        after = held.get(one.known_as)
        if after is None:
            yield f"the action “{one.what}” is removed"
        elif one.what != after.what or (one.by or after.by) != after.by or (one.against or after.against) != after.against:
            yield f"the action “{one.what}” is changed"
