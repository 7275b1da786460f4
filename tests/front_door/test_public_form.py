"""The form for everybody, as a process of its own on a database of its own: nothing real is turned away, and nothing hostile breaks it."""

import re
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from corbiere.front_door.models import InboxWorry
from corbiere.front_door.public.photo import LARGEST_PHOTO
from corbiere.ledger.reading import without_row_security
from databases import fresh_database
from front_door.stranger import HUB, TYPED, Answer, Stranger, parts, public_form
from records import TEMPLATE, connected_to

pytestmark = [pytest.mark.machine_clock]
WORRY = "He is alone on the beach"


@pytest.fixture(scope="module")
def form(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Stranger]:
    with django_db_blocker.unblock(), fresh_database(TEMPLATE) as name, connected_to(name), public_form(name) as stranger:
        yield stranger


def rows(**which: object) -> list[InboxWorry]:
    with without_row_security():
        return list(InboxWorry.objects.filter(**which).order_by("received"))


def kept(answer: Answer) -> InboxWorry:
    assert answer.status == 200, answer.page
    (row,) = rows(reference=answer.reference)
    return row


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "navy").save(made, kind)
    return made.getvalue()


# What is asked, and what is kept.


def test_one_sentence_is_enough_and_is_kept(form: Stranger) -> None:
    row = kept(form.writes(WORRY))
    assert (row.answers, row.language, row.photo) == ({"worry": WORRY}, "en", None)


def test_all_that_was_written_is_kept(form: Stranger) -> None:
    told = {"danger": "yes", "child": "Luc, about 6", "where": "Havre des Pas", "name": "Ana", "telephone": "07700 900123", "who": "family", "back": "yes"}  # fmt: skip
    assert kept(form.writes(WORRY, **told)).answers == {"worry": WORRY, **told}


def test_twenty_thousand_characters_are_kept_whole_and_one_more_is_given_back(form: Stranger) -> None:
    whole = "À noite. " * 2222 + "ab"
    assert len(whole) == 20_000
    assert kept(form.writes(whole.replace("\n", "\r\n"))).answers["worry"] == whole
    told = form.writes(whole + "c", child="Luc")
    assert (told.status, told.words, 'value="Luc"' in told.page) == (422, whole + "c", True)
    assert "no more than 20,000 characters" in told.page


@pytest.mark.parametrize("nothing", ["", "  \r\n ", "\u200b\u2060"])
def test_without_a_word_it_says_what_is_wanted_and_keeps_the_rest(form: Stranger, nothing: str) -> None:
    told = form.writes(nothing, child="Luc", telephone="07700 900123", danger="no")
    assert (told.status, "One sentence is enough" in told.page) == (422, True)
    assert 'value="Luc"' in told.page and 'value="07700 900123"' in told.page and "<details" in told.page
    assert re.search(r'value="no" checked', told.page)


def test_a_name_that_is_too_long_is_said_beside_it(form: Stranger) -> None:
    told = form.writes(WORRY, child="L" * 301)
    assert (told.status, told.words, told.page.count("Write no more than 300 characters")) == (422, WORRY, 2)
    assert "The child’s name, or how we can find them: Write no more" in told.page, "which of them it is"


# Sent twice.


def test_the_same_page_sent_twice_is_written_once_and_has_the_same_receipt(form: Stranger) -> None:
    key = form.opens().key
    with ThreadPoolExecutor(8) as hands:
        told = list(hands.map(lambda _: form.writes("Twice " + WORRY, key=key), range(8)))
    assert {answer.status for answer in told} == {200}
    assert len({answer.reference for answer in told}) == 1
    assert len(rows(reference=told[0].reference)) == 1


def test_the_same_page_with_other_words_loses_neither(form: Stranger) -> None:
    key = form.opens().key
    assert kept(form.writes(WORRY, key=key)).id != kept(form.writes(WORRY + " now", key=key)).id


def test_a_page_that_was_refused_can_be_sent_again(form: Stranger) -> None:
    told = form.writes("", key=form.opens().key)
    assert kept(form.writes(WORRY, key=told.key)).answers == {"worry": WORRY}


# Many.


def test_fifty_at_once_are_all_kept(form: Stranger) -> None:
    with ThreadPoolExecutor(50) as hands:
        told = list(hands.map(lambda n: form.writes(f"Fifty {n}"), range(50)))
    assert {answer.status for answer in told} == {200}
    assert len({answer.reference for answer in told}) == 50
    assert len(rows(answers__worry__startswith="Fifty ")) == 50


def test_a_bots_thousand_are_kept_in_bounded_memory_and_keep_nobody_waiting(form: Stranger) -> None:
    before = memory(form)
    with ThreadPoolExecutor(12) as bot:
        sent = [bot.submit(form.writes, f"Buy {n} " + "x" * 5000) for n in range(1000)]
        began = time.monotonic()
        stranger = form.writes("At midnight, beside the bot")
        waited = time.monotonic() - began
        assert {one.result().status for one in sent} == {200}
    assert kept(stranger)
    assert waited < 5, f"{waited:.1f} s"
    alike = rows(answers__worry__startswith="Buy ")
    assert (len(alike), len({bytes(row.address) for row in alike})) == (1000, 1)
    assert memory(form) - before < 60_000, "kilobytes"


def memory(form: Stranger) -> int:
    """Kilobytes of the largest of its processes."""
    group = [place for place in Path("/proc").iterdir() if place.name.isdecimal() and _group(place) == form.process.pid]
    told = [re.search(r"VmRSS:\s+(\d+)", (place / "status").read_text("ascii")) for place in group]
    return max(int(found[1]) for found in told if found)


def _group(process: Path) -> int:
    try:
        return int((process / "stat").read_text("utf-8").rpartition(")")[2].split()[2])
    except OSError:
        return 0


def test_what_comes_slowly_is_waited_for_by_nobody(form: Stranger) -> None:
    head = f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: {TYPED}\r\nContent-Length: 900000\r\n\r\nworry=a"
    slow = [socket.create_connection(("127.0.0.1", form.port)) for _ in range(100)]
    for one in slow:
        one.sendall(head.encode())
    began = time.monotonic()
    assert kept(form.writes("Beside a hundred slow ones"))
    assert time.monotonic() - began < 5
    for one in slow:
        one.close()


# Hostile.

HOSTILE = {
    "control characters": b"worry=a%00b%07c%1b%5B31m%E2%80%AEd",
    "html": b"worry=%3Cscript%3Ealert(1)%3C/script%3E%22%27%3E%3Cimg+src=x%3E",
    "sql": b"worry=%27);+DROP+TABLE+front_door_inbox;--&child=%27+OR+1=1--",
    "braces": b"worry=%7Bhub%7D+%7B%7B7*7%7D%7D+%25s+%7B0%7D",
    "latin-1": "worry=não".encode("latin-1"),
    "utf-16": "worry=não".encode("utf-16"),
    "half a character": b"worry=a%ED%A0%80b%C3",
    "overlong fields": b"worry=" + b"a" * 1_000_000 + b"&child=" + b"b" * 500_000,
    "much too long": b"worry=" + b"a" * 6_000_000,
    "many fields": b"&".join(b"f%d=x" % n for n in range(5000)),
    "the same field often": b"&".join([b"worry=x"] * 40),
    "other choices": b"worry=x&danger=perhaps&who=%00&back=%FF&key=" + b"k" * 5000,
    "no form at all": b"\x00\xff\xfe" * 1000,
    "right to left": b"worry=" + "ليلا وحده".encode(),
}
REFUSED = {"overlong fields", "much too long", "many fields", "no form at all", "utf-16"}


@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_is_typed_is_kept_or_answered_with_a_sentence(form: Stranger, what: str) -> None:
    told = form.sends(HOSTILE[what], headers={"Content-Type": TYPED})
    assert (told.status < 500, 400 <= told.status < 500) == (True, what in REFUSED), told.status
    assert "tel:999" in told.page or told.reference
    assert "<script>alert" not in told.page and "\x00" not in told.page
    if told.reference:
        assert not re.search("[\x00-\x08\x1b\u202e]", kept(told).answers["worry"])


def test_what_was_typed_is_told_again_as_it_was_and_never_as_html(form: Stranger) -> None:
    told = form.writes("", child='"><script>alert(1)</script>')
    assert "&quot;&gt;&lt;script&gt;" in told.page and "<script>alert" not in told.page


BROKEN = {
    "no boundary": (b"--x\r\n\r\n", "multipart/form-data"),
    "a boundary that is not there": (b"worry=x", "multipart/form-data; boundary=nowhere"),
    "cut short": (parts({"worry": "x"}, b"")[0][:60], "multipart/form-data; boundary=edge"),
    "another sort": (b'{"worry": "x"}', "application/json"),
    "another charset": (b"worry=x", f"{TYPED}; charset=utf-7"),
    "nothing": (b"", TYPED),
}


@pytest.mark.parametrize("what", BROKEN)
def test_whatever_is_sent_is_answered_with_a_sentence(form: Stranger, what: str) -> None:
    body, kind = BROKEN[what]
    told = form.sends(body, headers={"Content-Type": kind})
    assert 400 <= told.status < 500
    assert "tel:999" in told.page


def test_many_parts_are_answered_with_a_sentence(form: Stranger) -> None:
    body, kind = parts({f"f{n}": "x" for n in range(3000)}, b"")
    told = form.sends(body, headers={"Content-Type": kind})
    assert (told.status, "could not read" in told.page) == (400, True)


def test_what_announces_itself_as_too_large_is_not_read(form: Stranger) -> None:
    with socket.create_connection(("127.0.0.1", form.port)) as sent:
        sent.sendall(f"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: {TYPED}\r\nContent-Length: 9000000000\r\n\r\n".encode())
        sent.settimeout(10)
        assert sent.recv(60).startswith(b"HTTP/1.1 413")


@pytest.mark.parametrize("address", ["/nowhere/", "/../../etc/passwd", "/static/../settings.py", "/?lang=../../en", "/?lang=%00"])
def test_there_is_one_page_and_nothing_else(form: Stranger, address: str) -> None:
    told = form.opens(address)
    assert (told.status, "tel:999" in told.page) == (200 if "?" in address else 404, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_does_nothing_else(form: Stranger, method: str) -> None:
    assert form.sends(None, method=method).status == 405


def test_another_name_of_the_host_is_answered_with_a_sentence(form: Stranger) -> None:
    told = form.writes(WORRY, headers={"Host": "evil.example", "Origin": "https://evil.example"})
    assert told.status in (400, 403)


# From another site; and what stays behind.


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
    ],
)
def test_another_site_cannot_have_a_browser_send_it(form: Stranger, said: dict[str, str], status: int) -> None:
    told = form.writes(WORRY, headers=said)
    assert told.status == status
    assert told.reference or "tel:999" in told.page


def test_its_own_origin_is_known(form: Stranger) -> None:
    assert form.writes(WORRY, headers={"Origin": f"http://127.0.0.1:{form.port}"}).status == 200


def test_no_answer_has_a_cookie_or_stays_behind(form: Stranger) -> None:
    answers = [
        form.opens(),
        form.writes(WORRY),
        form.writes(""),
        form.opens("/nowhere/"),
        form.writes(WORRY, headers={"Sec-Fetch-Site": "cross-site"}),
    ]
    for told in answers:
        assert told.headers["Set-Cookie"] is None
        assert (told.headers["Cache-Control"], told.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
        policy = told.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy


def test_the_receipt_reveals_nothing_and_leads_nowhere(form: Stranger) -> None:
    told = form.writes("Luc Le Brocq is alone", child="Luc Le Brocq", telephone="07700 900123", danger="yes")
    assert "Luc" not in told.page and "07700" not in told.page
    assert f"/{told.reference}" not in told.page
    assert form.opens(f"/{told.reference}").status == 404
    assert told.page.index("tel:999") < told.page.index(told.reference)


def test_the_log_has_no_word_and_no_address(form: Stranger) -> None:
    form.writes("Unsayable", headers={"X-Forwarded-For": "203.0.113.77"})
    form.opens("/unsayable-place/")
    form.writes("Unsayable", headers={"Host": "unsayable.example"})
    said = form.log.read_text("utf-8").casefold()
    assert "unsayable" not in said and "203.0.113" not in said


# A photo.


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_kept_as_it_came(form: Stranger, kind: str) -> None:
    row = kept(form.with_photo(WORRY, picture(kind)))
    assert bytes(row.photo or b"") == picture(kind)


def test_a_photo_as_large_as_may_be_is_kept_and_a_larger_one_leaves_the_words(form: Stranger) -> None:
    largest = picture() + b"\0" * (LARGEST_PHOTO - len(picture()))
    assert len(bytes(kept(form.with_photo(WORRY, largest)).photo or b"")) == LARGEST_PHOTO
    told = form.with_photo(WORRY, largest + b"\0" * 8_000_000, child="Luc")
    assert (told.status, told.words, "no more than 10 MB" in told.page, 'value="Luc"' in told.page) == (422, WORRY, True, True)


UNPICTURED = {
    "html": b"<html><script>alert(1)</script>",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "a program": b"\x7fELF" + b"\0" * 500,
    "cut short": picture(size=(900, 900))[:400],
    "a png cut short": picture("PNG", (900, 900))[:120],
    "a gif": picture("GIF"),
    "a bomb": picture("PNG", (12_000, 12_000)),
    "a jpeg in name": b"\xff\xd8\xff\xe0" + b"\xff" * 4000,
}


@pytest.mark.parametrize("what", UNPICTURED)
def test_a_file_that_is_no_photo_leaves_the_words(form: Stranger, what: str) -> None:
    told = form.with_photo(WORRY, UNPICTURED[what])
    assert (told.status, told.words) == (422, WORRY)
    assert "not a photo that we can open" in told.page or "too large" in told.page


# In each language.


@pytest.mark.parametrize(
    ("language", "asks", "got"),
    [("en", "What worries you?", "We have your message"), ("pt", "Qual é a sua preocupação?", "Recebemos a sua mensagem")],
)
def test_all_of_it_is_said_in_the_language_that_was_asked_for(form: Stranger, language: str, asks: str, got: str) -> None:
    page = form.opens(f"/?lang={language}").page
    assert asks in page and f'<html lang="{language}"' in page and HUB in page
    told = form.writes("Está sozinho", f"/?lang={language}")
    assert got in told.page
    assert kept(told).language == language
    if language == "pt":
        for answer in (form.opens("/?lang=pt"), told, form.writes("", "/?lang=pt"), form.opens("/x/?lang=pt")):
            assert 'lang="en"' not in answer.page.replace('lang="en" hreflang', "")


def test_a_language_that_is_not_whole_says_so_and_marks_what_is_english(form: Stranger) -> None:
    page = form.opens("/?lang=pl").page
    assert "nie jest jeszcze cała po polsku" in page
    assert '<span lang="en">Also an age' in page


# While the database is away.


def test_while_the_database_is_away_it_says_so_and_keeps_what_was_written_on_the_page(form: Stranger) -> None:
    nowhere = "postgresql://corbiere_public:x@127.0.0.1:1/nothing"
    with public_form("nothing", PUBLIC_DATABASE_URL=nowhere, CORBIERE_PUBLIC_KEY="another key") as away:
        page = away.opens()
        told = away.writes(WORRY, key=page.key, child="Luc")
        assert (page.status, told.status, told.words, told.key) == (200, 503, WORRY, page.key)
        assert "It has not arrived" in told.page and HUB in told.page and 'value="Luc"' in told.page
        assert told.headers["Retry-After"] == "60"
        assert "alone on the beach" not in away.log.read_text("utf-8")
