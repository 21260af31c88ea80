"""Read a formula, node by node, from text into SymPy; nothing in the text is ever evaluated as Python.

The grammar is a whitelist: numbers, names, `+ - * / ** ^`, parentheses and the functions below. Built-in landscapes and formulas
that visitors type come through this one door.
"""

import ast
from collections.abc import Callable, Mapping

import sympy as sp
from sympy.printing.latex import LatexPrinter


class sigmoid(sp.Function):  # noqa: N801  (SymPy prints a function by its class name)
    r"""The logistic function $\sigma(z) = 1/(1+e^{-z})$, kept whole so that it is computed without overflow."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        r"""$\sigma' = \sigma(1-\sigma)$."""
        return self * (1 - self)

    def _latex(self, printer: LatexPrinter) -> str:
        return rf"\sigma\left({printer.doprint(self.args[0])}\right)"


class softplus(sp.Function):  # noqa: N801
    r"""$\log(1+e^{z})$, kept whole so that it is computed without overflow."""

    nargs = 1

    def fdiff(self, argindex: int = 1) -> sp.Expr:
        """The derivative is the logistic function."""
        return sigmoid(self.args[0])

    def _latex(self, printer: LatexPrinter) -> str:
        return rf"\log\left(1 + e^{{{printer.doprint(self.args[0])}}}\right)"


FUNCTIONS: Mapping[str, Callable[..., sp.Expr]] = {
    "abs": sp.Abs,
    "sign": sp.sign,
    "sqrt": sp.sqrt,
    "exp": sp.exp,
    "log": sp.log,
    "sin": sp.sin,
    "cos": sp.cos,
    "tan": sp.tan,
    "atan": sp.atan,
    "sinh": sp.sinh,
    "cosh": sp.cosh,
    "tanh": sp.tanh,
    "sigmoid": sigmoid,
    "softplus": softplus,
}
CONSTANTS: Mapping[str, sp.Expr] = {"pi": sp.pi, "e": sp.E}

_BINARY: Mapping[type[ast.operator], Callable[[sp.Expr, sp.Expr], sp.Expr]] = {
    # A sum is kept flat, so that a formula which is left unevaluated for display prints without inner brackets.
    ast.Add: lambda left, right: sp.Add(*sp.Add.make_args(left), *sp.Add.make_args(right)),
    ast.Sub: lambda left, right: sp.Add(*sp.Add.make_args(left), -right),
    ast.Mult: lambda left, right: left * right,
    ast.Div: lambda left, right: left / right,
    ast.Pow: lambda base, exponent: base**exponent,
}


class FormulaError(ValueError):
    """A formula that cannot be read: `.message` says why in a sentence, `.position` where in the text (from 0)."""

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


def symbol(name: str) -> sp.Symbol:
    """The real-valued symbol called `name`."""
    return sp.Symbol(name, real=True)


def parse(text: str) -> sp.Expr:
    """Read `text` into a SymPy expression; raises `FormulaError` for anything outside the grammar."""
    try:
        tree = ast.parse(text.replace("^", "**"), mode="eval")
    except SyntaxError as error:
        raise FormulaError("This formula breaks off or has a stray sign.", max((error.offset or 1) - 1, 0)) from None
    return _expression(tree.body)


def _expression(node: ast.expr) -> sp.Expr:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return sp.Integer(number) if isinstance(number, int) else sp.Float(number)
        case ast.Name(id=name):
            return CONSTANTS.get(name, symbol(name))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_expression(operand)
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _BINARY:
            return _BINARY[type(operator)](_expression(left), _expression(right))
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](_expression(argument))
    raise FormulaError("Only numbers, letters, + - * / ^ and the listed functions may stand here.", node.col_offset)
