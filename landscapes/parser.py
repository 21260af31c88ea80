"""Read a formula, node by node, from text into SymPy; nothing in the text is ever evaluated as Python.

The grammar is a whitelist: numbers, letters, `+ - * / ** ^`, brackets, bars and the functions of `functions.py`. Built-in
landscapes and formulas that visitors type come through this one door. What SymPy works out by itself on the way is bounded
before it is asked: numbers and exponents stay small, and a function of nothing but numbers is computed in floating point.
"""

import ast
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
import sympy as sp

from landscapes.functions import CONSTANTS, FUNCTIONS, exp, power
from landscapes.lexer import FormulaError
from landscapes.transpiler import Arithmetic, transpile

LONGEST_TEXT = 500
DEEPEST_NODE = 60
LARGEST_NUMBER = 10**100
LARGEST_EXPONENT = 100
LARGEST_WHOLE_NUMBER = 10**15
"""Above it a number is kept in floating point."""

_TOO_LARGE = "This number is too large."

__all__ = ["FormulaError", "parse", "symbol"]

_OPERATORS: Mapping[type[ast.operator], Callable[[sp.Expr, sp.Expr], sp.Expr]] = {
    # A sum is kept flat, so that a formula which is left unevaluated for display prints without inner brackets.
    ast.Add: lambda left, right: sp.Add(*sp.Add.make_args(left), *sp.Add.make_args(right)),
    ast.Sub: lambda left, right: sp.Add(*sp.Add.make_args(left), -right),
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
}


def symbol(name: str) -> sp.Symbol:
    """The real-valued symbol called `name`."""
    return sp.Symbol(name, real=True)


def parse(text: str, names: Collection[str] = (), *, as_written: bool = False) -> sp.Expr:
    """Read `text` into a SymPy expression; raises `FormulaError` for anything outside the grammar.

    Letters are single or Greek, apart from the whole `names` that are allowed beside them. What is read `as_written` keeps
    the order and the numbers of the text; it is for showing, not for computing.
    """
    try:
        if len(text) > LONGEST_TEXT:
            raise FormulaError(f"A formula may have at most {LONGEST_TEXT} characters.", LONGEST_TEXT)
        source = transpile(text, names)
        reader = _Reader(source, as_written)
        with sp.evaluate(not as_written):
            return reader.read(_tree(source), 0)
    except FormulaError as error:
        raise FormulaError(error.message, min(max(error.position, 0), max(len(text) - 1, 0))) from None


def _tree(source: Arithmetic) -> ast.expr:
    try:
        return ast.parse(source.code, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise FormulaError("This formula is too deeply nested to be read.") from None


@dataclass(frozen=True)
class _Reader:
    """Builds SymPy's objects from the nodes of one formula."""

    source: Arithmetic
    as_written: bool

    def read(self, node: ast.expr, depth: int) -> sp.Expr:
        """The expression that `node` means, `depth` levels below the whole."""
        if depth > DEEPEST_NODE:
            raise self.error("The formula is nested too deeply here.", node)
        match node:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                if number > LARGEST_NUMBER:
                    raise self.error(_TOO_LARGE, node)
                return _number(number)
            case ast.Name(id=name):
                return CONSTANTS.get(name, symbol(name))
            case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=operand):
                value = self.read(operand, depth + 1)
                return -value if isinstance(sign, ast.USub) else value
            case ast.BinOp(op=ast.Pow(), left=left, right=right):
                return self.power(self.read(left, depth + 1), self.read(right, depth + 1), right)
            case ast.BinOp(op=operator) if type(operator) in _OPERATORS:
                return self.chain(node, depth)
            case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in FUNCTIONS:
                return self.call(name, [self.read(argument, depth + 1) for argument in arguments], node)
        raise self.error("Only numbers, letters, + - * / ^ and the listed functions may stand here.", node)

    def chain(self, node: ast.expr, depth: int) -> sp.Expr:
        """A sum or product of many terms, which Python nests to the left, without nesting the reading."""
        steps: list[ast.BinOp] = []
        while isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            steps.append(node)
            node = node.left
        total = self.read(node, depth + 1)
        for step in reversed(steps):
            right = self.read(step.right, depth + 1)
            if right == 0 and isinstance(step.op, ast.Div) and not self.as_written:
                raise self.error("This divides by zero.", step.right)
            total = self.bounded(self.combined(step.op, total, right), step.right)
        return total

    def combined(self, operator: ast.operator, left: sp.Expr, right: sp.Expr) -> sp.Expr:
        """`left` and `right` under the operator; for showing, a minus sign stands before a product, not inside."""
        combine = _OPERATORS[type(operator)]
        negated = self.as_written and left.is_Mul and left.args[0] == -1
        if negated and isinstance(operator, ast.Mult | ast.Div):
            return -combine(sp.Mul(*left.args[1:]), right)
        return combine(left, right)

    def power(self, base: sp.Expr, exponent: sp.Expr, node: ast.expr) -> sp.Expr:
        """`base` to the `exponent`, unless that is too much for anybody."""
        if self.as_written:
            return base**exponent
        if not exponent.free_symbols and abs(float(exponent)) > LARGEST_EXPONENT:
            raise self.error(f"An exponent may be at most {LARGEST_EXPONENT}.", node)
        if exponent.is_Integer and (base.free_symbols or base.is_Rational):
            return self.bounded(base**exponent, node)
        if not (base.free_symbols or exponent.free_symbols):
            return self.computed(np.power, [base, exponent], node)
        return exp(exponent) if base == sp.E else power(base, exponent)

    def call(self, name: str, values: list[sp.Expr], node: ast.expr) -> sp.Expr:
        """The function called `name` of its `values`."""
        function = FUNCTIONS[name]
        if len(values) != function.n_values:
            wanted = "one value" if function.n_values == 1 else f"{function.n_values} values"
            raise self.error(f"{name} takes {wanted} in its brackets, not {len(values)}.", node)
        if self.as_written or any(value.free_symbols for value in values):
            return self.bounded(function.build(*values), node)
        return self.computed(function.compute, values, node)

    def computed(self, compute: Callable[..., float], values: list[sp.Expr], node: ast.expr) -> sp.Expr:
        """A number worked out in floating point, so that SymPy never meets a tower of numbers."""
        with np.errstate(all="ignore"):
            return self.bounded(_number(float(compute(*map(float, values)))), node)

    def bounded(self, value: sp.Expr, node: ast.expr) -> sp.Expr:
        """`value`, once it is known to be real and to hold no huge number or exponent."""
        if self.as_written:
            return value
        if value.has(sp.nan, sp.zoo, sp.oo, -sp.oo, sp.I):
            if value in (sp.oo, -sp.oo):
                raise self.error(_TOO_LARGE, node)
            raise self.error(
                "This has no real value: it divides by zero, or takes a root or logarithm of a negative.", node
            )
        for part in (value, *value.args):
            number = part.as_coeff_Mul()[0]
            if (number.is_Rational and max(abs(number.p), number.q) > LARGEST_NUMBER) or abs(number) > LARGEST_NUMBER:
                raise self.error(_TOO_LARGE, node)
            if part.is_Pow and part.exp.is_number and abs(part.exp) > LARGEST_EXPONENT:
                raise self.error(f"These exponents together exceed {LARGEST_EXPONENT}.", node)
        return value

    def error(self, message: str, node: ast.expr) -> FormulaError:
        return FormulaError(message, self.source.position(node.col_offset))


def _number(value: float) -> sp.Expr:
    """`value` exactly if it is a whole number of ordinary size; else as a floating-point number."""
    if abs(value) <= LARGEST_WHOLE_NUMBER and value == int(value):
        return sp.Integer(int(value))
    return sp.Float(float(value))
