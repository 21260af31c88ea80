r"""Rewrite a formula so that its derivatives exist, and lose no digits, wherever the surface itself is smooth.

The waves of $\cos \sqrt{x^2 + y^2}$ are as smooth in the middle as anywhere, because a cosine holds even powers only; but
the chain rule goes through the root, which has no slope there, and divides zero by zero.
"""

import sympy as sp

from landscapes.functions import absolute, cos, cos_root, power, sqrt


def without_removable_singularities(loss: sp.Expr) -> sp.Expr:
    """`loss` with the same values, its even functions of roots and absolute values written without these."""
    even_powers = loss.replace(_is_even_power, _even_power)
    return even_powers.replace(_is_cosine, lambda wave: _cosine(wave.args[0]))


def _is_even_power(part: sp.Expr) -> bool:
    return part.is_Pow and part.exp.is_even is True and (isinstance(part.base, absolute) or _is_root(part.base))


def _even_power(part: sp.Expr) -> sp.Expr:
    """(√u)^2k = u^k and |z|^2k = z^2k."""
    inner = part.base.args[0]
    return inner**part.exp if isinstance(part.base, absolute) else inner ** (part.exp / 2)


def _is_cosine(part: sp.Expr) -> bool:
    return isinstance(part, cos)


def _cosine(angle: sp.Expr) -> sp.Expr:
    """The cosine of `angle`, of c·√u as a function of c² u, and of |z| as that of z."""
    if isinstance(angle, absolute):
        return cos(angle.args[0])
    roots = [factor for factor in sp.Mul.make_args(angle) if _is_root(factor)]
    if len(roots) != 1:
        return cos(angle)
    return cos_root((angle / roots[0]) ** 2 * roots[0].args[0])


def _is_root(part: sp.Expr) -> bool:
    return isinstance(part, sqrt) or (isinstance(part, power) and part.args[1] in (sp.Rational(1, 2), sp.Float(0.5)))
