"""Who may look beneath the row rules: every module that does is named here, with what for. Never to show what is closed."""

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "corbiere"
BENEATH = {
    "ledger/writing": "records: the rulings are asked of the whole record",
    "ledger/reading": "defines it",
    "ledger/folding": "folds readings and findings, and counts what is overdue for whoever may see the child",
    "ledger/chain": "is called in it: proves every chain",
    "ledger/index": "is called in it: compares what is kept of each chain",
    "ledger/links": "is called in it: proves what is chained besides the entries",
    "ledger/seals": "is called in it: seals and compares with copies",
    "ledger/bitemporal": "is called in it: makes the rows of a history",
    "people/readings": "tells who somebody was, as known on an earlier day, to those who see the family",
    "agencies/gates": "asks whether somebody who is given work is ready to practise, and says nothing of why not",
    "agencies/directory": "counts how many children somebody works with, and says of none who they are",
    "access/invitations": "reads back to somebody what they wrote themselves",
    "access/clearing": "removes sessions that have run out",
    "access/corrections": "finds who answers for an entry, whoever asks",
    "access/similar_people": "looks for those whom somebody put on record themselves, and waits for whoever adds the same",
    "access/recording": "says whose act an entry is, whoever asks",
    "access/holders": "lists to whom a record is open, for those to whom it is",
    "access/access_log": "asks the law of the whole record, and shows the findings of which every kind is open",
    "access/records": "the same, of several records",
    "access/withheld_addresses": "says that an address is kept back, and from whom a letter must be kept, without the address",
    "access/working_with": "tells the Hub who works with the child of a worry that it decides on, and no more",
    "front_door/inbox": "takes in what came by the public form, which is nobody's record yet",
    "front_door/pages/hub/one": "counts, of those whom somebody at the Hub may not see, how many are called so, and names none",
    "commands/inbox_watch": "looks whether anything came by the public form",
    "desk/documents/copies": "looks whether an address that must not be in a copy is in it",
    "people/pages/family/family": "finds where an adoption ends the tree, also one told on a record that is closed",
    "desk/law/chapters": "counts what the law asks of everybody",
    "insight/dataset": "counts, for those who answer for the counts",
    "protection/register": "compares the register with the whole record",
    "registers/checks": "compares the register with the whole record",
    "care/rulings/officers": "counts the children of a reviewing officer, whoever appoints one",
    "care/pages/reviews/day": "counts the children of an officer, for that officer",
    "care/pages/reviews/service": "counts the children of each officer, for the manager of the service, and says of none who they are",
    "education/pages/cohort/views": "counts pupils for managers, names none, and keeps small numbers back",
    "registers/looking_up": "looks for the child of whom a register is asked, among all, and gives one answer",
    "registers/transactions": "gives each change its entry's number and author, for those who keep the register",
    "registers/numbers": "counts the register for those who see no names",
    "exchange/into_ledger": "imports",
    "exchange/into_ledger_children": "imports: whom a child that comes in may be",
    "exchange/into_ledger_undo": "takes an import back",
    "island/world": "looks whether a database is empty",
    "commands/account": "looks whether a record is begun",
    "commands/demo": "counts the invented island",
    "commands/ledger": "verifies, seals and rebuilds",
    "commands/nightly": "seals",
    "bench/record": "counts what it recorded",
    "bench/register_as_at": "compares two ways to ask",
    "bench/register_question": "counts what was asked, and searches among all",
    "bench/searching": "looks through everybody",
    "bench/week_place": "reads what it told, to tell what follows",
}


WORDS = ("without_row_security()", "with beneath()", "'corbiere.purpose', 'ledger'")


def test_every_use_of_the_ledgers_own_view_is_named_with_its_reason() -> None:
    using = {
        str(module.relative_to(SOURCE).with_suffix(""))
        for module in SOURCE.rglob("*.py")
        if any(word in module.read_text(encoding="utf-8") for word in WORDS) and "migrations" not in module.parts
    }
    assert using == set(BENEATH)
