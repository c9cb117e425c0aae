"""Made-up trips whose fare follows from their distance, so that a model can learn it."""

import pandas as pd

from taxi_fare.features import LABEL, TIME


def trips(days: int = 20, per_day: int = 24, first: str = "2016-01-01") -> pd.DataFrame:
    """One trip every hour; its distance depends on its number only."""
    count = days * per_day
    distance = [1.0 + (i * 7 % 50) / 5 for i in range(count)]
    return pd.DataFrame(
        {
            TIME: pd.date_range(first, periods=count, freq="h"),
            "trip_distance": distance,
            "pickup_zip": [10001 + i % 3 for i in range(count)],
            "dropoff_zip": [10001 + i % 5 for i in range(count)],
            LABEL: [3.0 + 2.5 * d for d in distance],
        }
    )
