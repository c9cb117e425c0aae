"""Stretches of days, and the split of trips into the past to learn from and the days after it to test on."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from taxi_fare.features import TIME


@dataclass(frozen=True)
class Window:
    """All days from `start` on, up to but without `end`."""

    start: date
    end: date

    @staticmethod
    def last(days: int, latest: date) -> "Window":
        """The last `days` days up to and with `latest`."""
        if days < 1:
            raise ValueError(f"a window has at least one day, not {days}")
        end = latest + timedelta(days=1)
        return Window(end - timedelta(days=days), end)

    @staticmethod
    def parse(start: str, end: str) -> "Window":
        """The window between two ISO dates, as task values carry them."""
        return Window(date.fromisoformat(start), date.fromisoformat(end))


def split(trips: pd.DataFrame, holdout: Window) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The trips before the holdout and those in it.

    A random split would let the model see the days it is tested on.
    """
    pickup = pd.to_datetime(trips[TIME])
    start, end = pd.Timestamp(holdout.start), pd.Timestamp(holdout.end)
    before, within = trips[pickup < start], trips[(pickup >= start) & (pickup < end)]
    if before.empty or within.empty:
        raise ValueError(f"no trips to learn from or to test on around {holdout.start}")
    return before, within
