"""Whether a model version is good enough to be used."""

from dataclasses import dataclass
from math import isfinite


@dataclass(frozen=True)
class Limits:
    """What a version must reach.

    max_error: dollars a trip; above it no version passes
    max_regression: how much worse than the champion it may be, 0.05 for five percent
    """

    max_error: float
    max_regression: float


@dataclass(frozen=True)
class Verdict:
    """Why a version does not pass; it passes when there is no reason against it."""

    objections: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return not self.objections


def judge(candidate: float, champion: float | None, limits: Limits) -> Verdict:
    """Compares the candidate's error with the limits, and with the champion's error on the same trips.

    Without a champion only the limit counts.
    """
    objections = []
    if not isfinite(candidate):
        objections.append(f"its error is {candidate}")
    if candidate > limits.max_error:
        objections.append(f"its error {candidate:.2f} is above the limit {limits.max_error:.2f}")
    if champion is not None and candidate > champion * (1 + limits.max_regression):
        objections.append(f"its error {candidate:.2f} is above the champion's {champion:.2f}")
    return Verdict(tuple(objections))
