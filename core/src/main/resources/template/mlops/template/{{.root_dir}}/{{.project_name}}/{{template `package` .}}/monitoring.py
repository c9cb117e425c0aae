"""Whether the model in use has become worse."""

from collections.abc import Sequence


def is_degraded(daily_errors: Sequence[float], limit: float, bad_days: int) -> bool:
    """Whether the error was above the limit on the latest day and on `bad_days` days in all.

    One bad day is weather; and what is over needs no retraining. The errors come oldest first.
    """
    if bad_days < 1:
        raise ValueError(f"bad_days is at least 1, not {bad_days}")
    bad = [error > limit for error in daily_errors]
    return bool(bad) and bad[-1] and sum(bad) >= bad_days
