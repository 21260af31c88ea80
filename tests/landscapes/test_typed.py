"""A typed formula is hostile until proven otherwise, and friendly to students."""

import builtins
import pickle
import string
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import check, parameters
from experiments import Experiment, Run, run
from landscapes import Domain
from landscapes.compiler import derivatives
from landscapes.functions import FUNCTIONS
from landscapes.typed import MOST_OPERATIONS, FormulaError, _landscape, caret, read
from optimizers import OPTIMIZERS

PYTHON = [
    "__import__('os').system('touch canary')",
    "open('canary', 'w')",
    "eval('x')",
    "exec('x')",
    "x.__class__",
    "().__class__.__bases__[0]",
    "lambda: x",
    "lambda x: x",
    "[x for x in y]",
    "{x}",
    "x[0]",
    "x if y else 1",
    "x == y",
    "x < y",
    "x and y",
    "not x",
    "x is y",
    "x := 3",
    "(y := x)",
    "f'{x}'",
    "'x'",
    '"x"',
    "b'x'",
    "x; y",
    "x\\u0020y",
    "\\x78",
    "x # y",
    "x @ y",
    "x // y",
    "x % y",
    "x & y",
    "~x",
    "x << 2",
    "yield x",
    "await x",
    "print(x)",
    "sin.__call__(x)",
    "sin(x=1)",
    "sin(*x)",
    "sin(**x)",
    "max(x, *y)",
    "globals()",
    "x.diff",
    "Symbol(x)",
    "sympify(x)",
    "Integral(x)",
    "factorial(x)",
    "gamma(x)(y)_",
    "1_000*x",
    "0x10 + x",
    "0b1 + x",
    "1__x",
    "...",
    "x...",
    "None + x",
    "True*x",
    "import os",
    "$x",
    "x?",
    "`x`",
    "x\\",
]
NUMBERS = [
    "9**9**9*x",
    "9^9^9^9 + x",
    "10**10**10*x",
    "((9^99)^99)^99*x",
    "x^101",
    "x^-101",
    "x^1e9",
    "x^(10^10)",
    "(x^100)^100",
    "((x^99)^99)^99",
    "((99x)^100)^100",
    "x^60*x^60",
    "1e999*x",
    "1e101*x",
    "10^99*100*x",
    "9" * 400 + "*x",
    "exp(1000)*x",
    "exp(exp(exp(exp(9))))*x",
    "sinh(999)*x",
    "10^60*10^60*x",
    "1/0 + x",
    "x/0",
    "x/(y-y)",
    "0^-1*x",
    "sqrt(-1)*x",
    "log(-1)*x",
    "log(0)*x",
    "asin(2)*x",
    "(-1)^0.5*x",
    "log(-1-x^2)",
    "sqrt(-1-x^2-y^2)",
    "1",
    "pi",
    "a+b",
    "x-x",
    "0*x",
    "x/x",
    "e^0",
]
BROKEN = [
    *(
        "",
        " ",
        "\t\n",
        "+",
        "*",
        "x+",
        "x*",
        "*x",
        "x**",
        "**x",
        "^x",
        "x^",
        "x***2",
        "x^^2",
        "x+*y",
        "x---y",
        "+-x",
        "x/ /y",
    ),
    *(
        "(",
        ")",
        "()",
        "( )",
        "(x",
        "x)",
        "((x)",
        "(x))",
        ")x(",
        "(x]",
        "[x]",
        "{x+y}",
        "|",
        "||",
        "|x",
        "x|",
        "|x+1",
        "(|x)|",
    ),
    *(
        ",",
        "x,",
        ",x",
        "x,y",
        "(x,y)",
        "1,5x",
        "max(x,)",
        "max(,x)",
        "max(x)",
        "max(x,y,3)",
        "sin()",
        "sin(x,y)",
        "atan2(x)",
    ),
    *(
        "sin x",
        "sin",
        "sin^2(x)",
        "x sin",
        "2 3",
        "x 2",
        "(x)2",
        "3.4.5x",
        "x.",
        ".x",
        "1.2.3",
        "√",
        "√√x",
        "√sin(x)",
        "√xy",
    ),
    *(
        "x=2",
        "y=x^2",
        "z(",
        "x!",
        "5%x",
        "x°",
        "f'(x)",
        "x_1",
        "x1^2 + x2^2",
        "x⁻",
        "x⁺²⁻",
        "²x",
        "x²^3",
        "^2",
        "x²³⁻",
        "∑x",
        "∞x",
        "∂x",
    ),
    *(
        "sine(x)",
        "cosin(y)",
        "tg(x)",
        "arctg(x)",
        "Log_2(x)",
        "sqr(x)",
        "absolute(x)",
        "ax^2",
        "foo",
        "foo(x)",
        "expx",
        "alphax",
    ),
]
LOOK_ALIKES = [f"{letter}^2 + y" for letter in "хуоосеаіΟοΧΥςｘ𝑥ℯиßéñ中あ"]
CONTROL = [
    f"x{chr(code)}+ y"
    for code in (*range(0, 9), 11, 12, *range(14, 32), 127, 0x85, 0x200B, 0x202E, 0x2028, 0xFEFF, 0xD800)
]
HUGE = [
    "x" * 501,
    "(" * 31 + "x" + ")" * 31,
    "|" * 40 + "x" + "|" * 40,
    "sin(" * 31 + "x" + ")" * 31,
    "-" * 400 + "x",
    "^".join("x" * 100),
    "^".join("xy" * 50),
    "sin(" * 30 + "x" + ")" * 30,
    "exp(" * 30 + "x y" + ")" * 30,
    "*".join(f"sin(x+{i}y)" for i in range(30)),
    "*".join(f"(x^{i}+{i}y)^3" for i in range(1, 30)),
    "/".join(f"(x^{i}+{i}y)^3" for i in range(1, 30)),
    "+".join("abcdfghijkl") + "+x",
    "(1+" * 30 + "x" + ")^x" * 30,
    *(("(" * n + "x y" + "+1)^(x/y)" * n) for n in (12, 20, 28)),
]
HOSTILE = list(dict.fromkeys([*PYTHON, *NUMBERS, *BROKEN, *LOOK_ALIKES, *CONTROL, *HUGE]))

WRITTEN = [
    "x^2 + y^2",
    "2x^2 + 3y^2 - x y + 4",
    "(1-x)^2 + 100(y-x^2)^2",
    "(a - x)² + b(y − x²)²",
    "|x| + |y|",
    "||x| - 1| + |y|",
    "|x||y| + x²",
    "√(x² + y²)",
    "√2 x + y^2",
    "3·x² − 2×y + 1",
    "0.5x² + .5y²",
    "1e-3x^2 + 2.5E1 y²",
    "sin(x)cos(y)",
    "Sin(X) + COS(Y)",
    "e^(-(x^2+y^2))",
    "e^x^2 + y^2",
    "-e^(-x²-y²)",
    "exp(-x^2)*(1 - y)^2",
    "x⁴ − 2x² + y²",
    "x⁻² + x² + y²",
    "log(1+x²) + ln(1+y²)",
    "log10(2+x) + log2(4+y^2)",
    "max(x, y)^2 + min(x, 0)^2",
    "relu(x) + relu(-x) + y²",
    "sigmoid(3x)*y + softplus(y)",
    "tanh(w x) v",
    "λx² + μy²",
    "lambda x^2 + alpha y^2",
    "κ y² + x²",
    "atan2(y, x) + x²",
    "asin(x/9) + acos(y/9)",
    "arctan(x y)",
    "sinh(x) + cosh(y)",
    "floor(x)^2 + y^2",
    "sign(x)*x + y²",
    "x(x+1)(x-1) + y²",
    "(x+1)(y+1)",
    "xy",
    "x^3y^2",
    "2(x+y)",
    "x--1 + y",
    "20 + x² − 10cos(2πx) + y² − 10cos(2πy)",
    "20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y)",
    "2^x + 2^-x + y²",
    "(x^2+y-11)^2+(x+y^2-7)^2",
    "(1.5 - x + xy)² + (2.25 - x + xy²)² + (2.625 - x + xy³)²",
    "x^a + y^2",
    "(x/5)^100 + y^2",
    "1/(1+x^2+y^2)",
    "  x\t+ y ",
]
TERMS = [
    "x^2",
    "3y²",
    "x y",
    "(x-1)^4",
    "|y+2|",
    "sin(2x)",
    "e^(-y²)",
    "√(1+x²)",
    "a x",
    "tanh(y)",
    "x³/3",
    "log(2+y²)",
]
GENERATED = [f"{left} {sign} {right}" for i, left in enumerate(TERMS) for sign in "+-·" for right in TERMS[i + 1 :: 4]]
ORDINARY = [*WRITTEN, *GENERATED]


def _refusal(text: str) -> FormulaError:
    with pytest.raises(FormulaError) as refused:
        read(text)
    return refused.value


def test_there_are_enough_examples_of_both_kinds() -> None:
    assert len(HOSTILE) >= 200
    assert len(ORDINARY) >= 100


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_refused_with_a_sentence_and_a_place(
    text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    def canary(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a refused text was evaluated")

    monkeypatch.setattr(builtins, "eval", canary)
    monkeypatch.setattr("sympy.parsing.sympy_parser.parse_expr", canary)
    error = _refusal(text)
    assert error.message[0].isupper() or error.message.split()[0] in FUNCTIONS
    assert error.message.endswith(".") or error.message.endswith("?")
    assert 0 <= error.position <= max(len(text) - 1, 0)
    assert error.message.isprintable()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", [*PYTHON, *BROKEN, *CONTROL, *HUGE])
def test_a_refused_text_is_never_differentiated(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def canary(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("a refused text was differentiated")

    monkeypatch.setattr(sp.Expr, "diff", canary)
    _refusal(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_formula_has_the_slopes_that_differences_show(text: str) -> None:
    landscape = read(text)
    check(landscape)
    assert landscape.domain.contains(np.array(landscape.starts).T).all()
    generator = np.random.default_rng(7)
    low, high = np.array([landscape.domain.x, landscape.domain.y]).T
    points = generator.uniform(low, high, (40, 2)).T
    gradient, hessian = landscape.gradient(points), landscape.hessian(points)
    for axis, step in enumerate(np.eye(2)[:, :, None] * 1e-6):
        slope = (landscape.loss(points + step) - landscape.loss(points - step)) / 2e-6
        bend = (landscape.gradient(points + step) - landscape.gradient(points - step)) / 2e-6
        seen = np.isfinite(slope) & np.isfinite(bend).all(axis=0)
        assert seen.any()
        np.testing.assert_allclose(
            gradient[axis][seen], slope[seen], rtol=2e-5, atol=2e-5 * (1 + np.abs(slope[seen]).max())
        )
        np.testing.assert_allclose(
            hessian[axis][:, seen], bend[:, seen], rtol=2e-4, atol=2e-4 * (1 + np.abs(bend[:, seen]).max())
        )


@pytest.mark.parametrize("text", ORDINARY)
def test_an_accepted_formula_stays_small_when_it_is_differentiated(text: str) -> None:
    curvatures = derivatives(text, tuple(parameters(read(text))), 2)
    assert max(map(sp.count_ops, curvatures)) <= MOST_OPERATIONS


@pytest.mark.parametrize("text", ORDINARY[:50])
def test_stated_minima_are_truly_lowest_and_inside(text: str) -> None:
    landscape = read(text)
    x, y = np.meshgrid(np.linspace(*landscape.domain.x, 150), np.linspace(*landscape.domain.y, 150))
    heights = landscape.loss(np.array([x, y]))
    for minimum in landscape.minima():
        assert landscape.domain.contains(np.array(minimum))
        assert landscape.loss(np.array(minimum)) <= np.nanmin(heights) + 1e-9 * (1 + abs(np.nanmin(heights)))


@given(st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_landscape_or_a_formula_error(text: str) -> None:
    _survives(text)


@given(st.text(alphabet=string.ascii_lowercase[:5] + "xy()+-*/^|,.0123456789 πλ²√", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_that_looks_like_a_formula_is_a_landscape_or_a_formula_error(text: str) -> None:
    _survives(text)


@given(
    st.lists(
        st.sampled_from([*FUNCTIONS, "x", "y", "2", "a", "(", ")", "+", "*", "^", "|", ",", "-", "/"]), max_size=25
    )
)
@settings(max_examples=300, deadline=None)
def test_any_words_of_the_grammar_are_a_landscape_or_a_formula_error(words: list[str]) -> None:
    _survives(" ".join(words))


def _survives(text: str) -> None:
    refused, landscape = None, None
    try:
        landscape = read(text)
    except FormulaError as error:
        refused = error
    if refused is not None:
        assert 0 <= refused.position <= max(len(text) - 1, 0)
        assert caret(text, refused.position).count("\n") == 1
    if landscape is not None:
        assert np.shape(landscape.gradient(np.array([0.3, 0.7]))) == (2,)
        assert landscape.formula == text
        assert landscape.latex


def test_equal_texts_give_equal_landscapes_also_through_a_pickle() -> None:
    letters = {"a": 3.0}
    landscape = replace(read("a x^2 + y^2"), **letters)
    assert read("a x^2 + y^2") is read("a x^2 + y^2")
    assert pickle.loads(pickle.dumps(landscape)) == landscape
    assert hash(pickle.loads(pickle.dumps(landscape))) == hash(landscape)
    assert landscape != read("a x^2 + y^2")


def test_a_landscape_that_was_forgotten_and_read_again_is_the_same() -> None:
    before = read("x^2 + 3 y^2 + a")
    _landscape.cache_clear()
    after = read("x^2 + 3 y^2 + a")
    assert after is not before
    assert after == before
    assert hash(after) == hash(before)


def test_further_letters_become_parameters_with_default_one() -> None:
    declared = parameters(read("λ x² + b y² + a"))
    assert list(declared) == ["a", "b", "lambda_"]
    assert {p.default for p in declared.values()} == {1.0}
    assert declared["lambda_"].symbol == r"\lambda"
    assert read("λ x²").gradient(np.array([1.0, 0.0]))[0] == 2.0


def test_products_powers_and_bars_mean_what_they_mean_on_paper() -> None:
    at = np.array([2.0, 3.0])
    values = {
        "2x^2": 8, "xy": 6, "x y^2": 18, "2(x+1)y": 18, "|x-y|": 1, "|x||y|": 6, "||x|-|y||": 1, "-x^2": -4,
        "x^-1": 0.5, "2^x^2": 16, "x²y": 12, "1/2x": 1, "√(x+7)": 3, "√9x": 6, "e^(0x) y": 3, "3--x": 5, "|x|y|x|": 12,
    }  # fmt: skip
    for text, value in values.items():
        assert read(text).loss(at) == pytest.approx(value), text


def test_the_box_follows_the_lowest_point_or_the_wish() -> None:
    assert read("(x-5)^2 + (y-3)^2").minima() == ((5.0, 3.0),)
    assert read("log(x)^2 + y^2").domain.x[0] > 0
    box = Domain(x=(0.0, 1.0), y=(-1.0, 2.0))
    assert read("x^2 + y^2", box).domain == box
    assert read("x^2 + y^2", box) != read("x^2 + y^2")
    with pytest.raises(FormulaError):
        read("log(x)", Domain(x=(-2.0, -1.0), y=(0.0, 1.0)))
    with pytest.raises(FormulaError):
        read("x", Domain(x=(2.0, -1.0), y=(0.0, 1.0)))


ENDS = st.one_of(
    st.floats(),
    st.floats(-3e6, 3e6),
    st.sampled_from(
        [0.0, 5e-324, -5e-324, 1e-310, 1e-9, 1.1e-9, 1.0, 1 + 1e-9, 1 + 3e-9, 1e6, 1e6 - 1e-10, 1e6 - 2e-3]
    ),
)
HOSTILE_BOXES = st.one_of(
    st.builds(Domain, st.tuples(ENDS, ENDS), st.tuples(ENDS, ENDS)),
    st.builds(Domain, st.tuples(ENDS, ENDS), st.just((-1.0, 1.0))),
    st.builds(lambda low, width: Domain((low, low + width), (-1.0, 1.0)), ENDS, st.floats(0, 1e-6)),
)


@settings(max_examples=60)
@given(
    st.sampled_from(["x^2 + y^2", "x + y", "1/x + y", "log(x)*y", "cos(sqrt(x^2 + y^2))", "|x| + y^100"]), HOSTILE_BOXES
)
def test_any_box_is_refused_or_can_be_walked_on(text: str, box: Domain) -> None:
    try:
        landscape = read(text, box)
    except FormulaError:
        return
    assert landscape.domain.contains(np.array(landscape.starts).T).all()
    runs = [Run(optimizer=OPTIMIZERS[key](), start=landscape.starts[0]) for key in ("sgd", "adam", "newton")]
    assert len(run(Experiment(landscape=landscape, runs=runs, n_steps=5))) == 3


@pytest.mark.parametrize(
    "ends",
    [
        (0.0, 5e-324),
        (1.0, 1.0),
        (2.0, 1.0),
        (1e6, 1e6 + 1e-9),
        (999999.9999999999, 1e6),
        (0.0, float("nan")),
        (0.0, float("inf")),
    ],
)
def test_a_box_that_no_map_can_show_is_refused(ends: tuple[float, float]) -> None:
    for box in (Domain(ends, (-1, 1)), Domain((-1, 1), ends)):
        with pytest.raises(FormulaError, match="map"):
            read("x^2 + y^2", box)


@pytest.mark.parametrize("ends", [(0,), (0, 1, 2), None, ("left", 1), (0, 10**400), (1j, 2)])
def test_a_box_of_no_numbers_is_refused(ends: Any) -> None:
    with pytest.raises(FormulaError, match="two ordinary numbers"):
        read("x^2 + y^2", Domain(ends, (-1, 1)))


def test_the_narrowest_box_is_walked_on() -> None:
    landscape = read("(x - 1e6)^2 + y^2", Domain((1e6 - 2e-3, 1e6), (-1e-9, 1e-9)))
    assert len(set(landscape.starts)) == 3
    assert landscape.domain.tolerance == pytest.approx(1e-6)


def test_a_valley_of_minima_measures_distance_to_its_floor() -> None:
    valley = read("(x y - 1)^2")
    on, off = np.array([0.5, 2.0]), np.array([1.0, 1.001])
    assert valley.distance_to_minimum(on) == 0
    assert valley.distance_to_minimum(off) == pytest.approx(0.001 / np.sqrt(2), rel=0.01)


def test_there_is_no_minimum_where_the_ground_is_lower_at_the_edge() -> None:
    assert read("x^2 - y^2").minima() == ()
    assert read("x").minima() == ()
    assert read("tan(x) + y^2").minima() == ()


def test_kinks_have_slope_zero() -> None:
    assert (read("|x| + relu(y)").gradient(np.zeros(2)) == 0).all()
    assert (read("√(x²+y²)").gradient(np.zeros(2)) == 0).all()


def test_a_suggestion_names_what_was_probably_meant() -> None:
    assert _refusal("sine(x)").message == "There is no function called sine. Did you mean sin?"
    assert "x*(" in _refusal("x 2").message or "*" in _refusal("x 2").message
    assert _refusal("2x + сos(y)").position == 5


def test_a_caret_stands_below_the_place() -> None:
    error = _refusal("x^2 + sine(y)")
    assert caret("x^2 + sine(y)", error.position) == "x^2 + sine(y)\n      ^"
