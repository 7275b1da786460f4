"""The project's promises of speed, each measured beside something else on the same data in the same run."""

from corbiere.bench import import_cin, law_child, law_population, search
from corbiere.bench.measure import Bench
from corbiere.bench.on_record import on_the_record

_ON_THE_RECORD = (
    on_the_record("record", "A visit recorded by a worker, against a conventional application.", 3_000, "corbiere.bench.record"),
    on_the_record("register-as-at", "The three registers on past days, as known, against today's.", 2_000, "corbiere.bench.register_as_at"),
    on_the_record("register-question", "A register asked of who is found and who is not.", 10_000, "corbiere.bench.register_question"),
    on_the_record("page-child", "The child's page, against a conventional application's.", 3_000, "corbiere.bench.page_child"),
    on_the_record("chronology", "A child's chronology, against a conventional paged list.", 3_000, "corbiere.bench.chronology"),
    on_the_record("my-work", "My work of 18 and of 60 children, against a list of as many.", 3_000, "corbiere.bench.work_lists", "my_work"),
    on_the_record(
        "team", "The team of 3 and of 9 workers, against a list of as many children.", 3_000, "corbiere.bench.work_lists", "team"
    ),
    on_the_record("meeting", "The pages of a conference about seven siblings, against one about one.", 3_000, "corbiere.bench.meeting"),
    on_the_record("assessment", "The pages of an assessment of many parts, against one of few.", 3_000, "corbiere.bench.assessment"),
    on_the_record("plan", "The pages of plans of help and of protection, against a conventional page.", 3_000, "corbiere.bench.plan"),
    on_the_record("hub", "The Hub's list of 30 and of 300 worries, against a list of as many.", 3_000, "corbiere.bench.hub"),
    on_the_record("public", "The form for everybody, against a conventional form.", 3_000, "corbiere.bench.public"),
    on_the_record("mixed", "Forty users for a minute, against as many on a conventional application.", 3_000, "corbiere.bench.mixed"),
    on_the_record("week", "A worker’s week in a browser: what is not her words.", 3_000, "corbiere.bench.week"),
)
BENCHES: dict[str, Bench] = {
    bench.name: bench for bench in (law_population.BENCH, law_child.BENCH, import_cin.BENCH, search.BENCH, *_ON_THE_RECORD)
}
