"""The route answers a link with its picture, says what HTTP says of everything else, and never shows a traceback."""

import sys
from collections.abc import Iterator
from threading import Event
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from experiments.cancellation import Cancelled, cancellable
from experiments.link import encode
from experiments.opening import OPENING
from experiments.scene import MAX_LINK_LENGTH
from figures import picture, qr
from figures.buffer import unpack
from figures.phrases import phrase
from views import routes

LINK = encode(OPENING)
APP = Starlette(routes=routes.ROUTES)


@pytest.fixture
def client() -> Iterator[TestClient]:
    routes.limits.cache_clear()
    with TestClient(APP, raise_server_exceptions=False) as client:
        yield client
    routes.limits.cache_clear()


def test_the_picture_of_a_link_is_a_function_of_the_link(client: TestClient) -> None:
    answer = client.get(f"/lab/picture?{LINK}")
    assert answer.status_code == 200
    assert answer.content == picture.picture(LINK)
    assert "set-cookie" not in answer.headers
    header, _ = unpack(answer.content)
    assert header["link"] == LINK


@pytest.mark.parametrize("base", ["", "/app", "/deep/below/this"])
def test_a_base_path_changes_nothing(client: TestClient, base: str) -> None:
    assert client.get(f"{base}/lab/picture?{LINK}").content == client.get(f"/lab/picture?{LINK}").content


def test_a_browser_that_has_the_picture_is_told_so_without_any_work(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = client.get(f"/lab/picture?{LINK}").headers["etag"]
    monkeypatch.setattr(routes, "read", lambda link: pytest.fail("nothing need be worked out"))
    again = client.get(f"/lab/picture?{LINK}", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)


def test_another_link_and_another_version_have_other_tags(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def tag(link: str) -> str:
        return str(client.get(f"/lab/picture?{link}").headers["etag"])

    first = tag(LINK)
    assert tag(LINK.replace("steps=300", "steps=299")) != first
    monkeypatch.setattr(routes, "version", lambda: "another")
    assert tag(LINK) != first


def test_the_head_of_a_picture_comes_without_its_body(client: TestClient) -> None:
    whole, head = client.get(f"/lab/picture?{LINK}"), client.head(f"/lab/picture?{LINK}")
    assert head.status_code == 200
    assert head.headers["etag"] == whole.headers["etag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written_here(client: TestClient, method: str) -> None:
    answer = client.request(method, f"/lab/picture?{LINK}")
    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]


def test_an_enormous_link_is_refused_in_a_sentence(client: TestClient) -> None:
    answer = client.get(f"/lab/picture?{LINK}&run={'x' * 30_000}")
    assert answer.status_code == 414
    assert answer.text.endswith(".")


def test_a_broken_link_opens_with_a_remark(client: TestClient) -> None:
    header, _ = unpack(client.get("/lab/picture?landscape=atlantis&run=sgd").content)
    assert any("atlantis" in remark for remark in header["remarks"])


def test_the_ground_of_a_picture_is_had_by_its_own_link(client: TestClient) -> None:
    for link, left_edge in ((LINK, -5), (f"{LINK}&window=0.25+1+0+1", 0.25)):
        header, _ = unpack(client.get(f"/lab/picture?{link}").content)
        ground, blocks = unpack(client.get(f"/lab/surface?{header['surface_link']}").content)
        assert (ground["key"], ground["x"][0]) == (header["surface"], left_edge)
        assert blocks["heights"].shape == (150, 150)


def test_what_a_hand_turns_is_shown_on_top_of_the_link(client: TestClient) -> None:
    turned = client.get(f"/lab/picture?{LINK}&turn=run+0+learning_rate+0.07")
    plain = client.get(f"/lab/picture?{LINK.replace('learning_rate+0.05', 'learning_rate+0.07', 1)}")
    assert unpack(turned.content)[0]["link"] == unpack(plain.content)[0]["link"]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=120), st.integers(0, len(LINK)), st.integers(0, 40))
def test_no_damage_to_a_link_upsets_the_server(noise: str, place: int, cut: int) -> None:
    routes.limits.cache_clear()
    with TestClient(APP, raise_server_exceptions=False) as client:
        damaged = LINK[:place] + quote(noise, safe="&=+ %") + LINK[place + cut :]
        assert client.get(f"/lab/picture?{damaged}").status_code in (200, 400, 414)
    routes.limits.cache_clear()


def test_a_costly_question_lets_others_compute_soon_and_leaves_no_trace(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[float] = []

    def draw(asked: picture.Asked) -> bytes:
        seen.append(sys.getswitchinterval())
        return b"drawn"

    monkeypatch.setattr(routes, "draw", draw)
    costly = LINK.replace("steps=300", "steps=5000") + "&noise=noise+scale+1+proportion+0+tail+0"
    for link in (LINK, costly, LINK):
        assert client.get(f"/lab/picture?{link}").content == b"drawn"
    assert seen == pytest.approx([0.005, 0.001, 0.005])


def test_a_question_that_is_taken_back_is_not_worked_on() -> None:
    gone = Event()
    gone.set()
    assert routes._cancellable(lambda asked: pytest.fail("nobody waits"), picture.read(LINK), gone) is None


def test_a_question_that_is_taken_back_meanwhile_is_given_up() -> None:
    gone = Event()
    asked = picture.read(f"{LINK}&turn=run+0+learning_rate+0.0512345")
    with cancellable(gone):
        gone.set()
        with pytest.raises(Cancelled):
            picture.draw(asked)


def test_an_address_is_answered_with_its_code(client: TestClient) -> None:
    address = f"https://lab.example/explore?{LINK}"
    for base in ("", "/app"):
        answer = client.get(f"{base}/lab/qr?{quote(address, safe='')}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
        assert answer.text == qr.svg(address)


@pytest.mark.parametrize("n_characters", [3000, MAX_LINK_LENGTH + 1])
def test_what_no_code_can_hold_is_told_in_a_sentence(client: TestClient, n_characters: int) -> None:
    answer = client.get(f"/lab/qr?{'x' * n_characters}")
    assert (answer.status_code, answer.text) == (414, phrase("too_long_for_qr"))
