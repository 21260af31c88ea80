"""Foresee how large the derivatives of a formula will be, before SymPy is asked for them.

The product rule repeats every factor and the chain rule every inner function, so a text of a few hundred characters can have a
Hessian of millions of operations. The bound below follows those two rules without applying them.
"""

from typing import NamedTuple

import sympy as sp


class OperationCount(NamedTuple):
    """The number of operations in an expression, and bounds for one of its first and one of its second derivatives."""

    size: int
    slope: int
    curvature: int


def count_operations(expression: sp.Expr, variables: frozenset[sp.Symbol]) -> OperationCount:
    """The operations of `expression`, whose derivatives are taken by `variables`."""
    if not expression.free_symbols & variables:
        return OperationCount(1 + sp.count_ops(expression), 0, 0)
    if expression.is_Symbol:
        return OperationCount(1, 1, 0)
    parts = [count_operations(part, variables) for part in expression.args]
    size = 1 + sum(part.size for part in parts)
    if expression.is_Add:
        return OperationCount(size, sum(p.slope for p in parts), sum(p.curvature for p in parts))
    if expression.is_Mul:
        return _product(parts, size)
    return _chain(parts, size)


def _product(parts: list[OperationCount], size: int) -> OperationCount:
    """Every moving factor in turn is replaced by its derivative; twice for the curvature."""
    moving = [p for p in parts if p.slope]
    slope = sum(size + p.slope for p in moving)
    bends = sum(size + p.curvature for p in moving)
    pairs = sum(size + p.slope + q.slope for p in moving for q in moving if p is not q)
    return OperationCount(size, slope, bends + pairs)


def _chain(parts: list[OperationCount], size: int) -> OperationCount:
    """An outer derivative, no larger than a few times the function, times the inner one."""
    inner, bend = sum(p.slope for p in parts), sum(p.curvature for p in parts)
    return OperationCount(size, 2 * size + inner, 4 * size + 2 * size + 2 * inner + bend)
