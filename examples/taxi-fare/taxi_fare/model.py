"""The model: from raw trip columns to a fare in dollars."""

import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer

from taxi_fare import features


def untrained(learning_rate: float, max_depth: int) -> Pipeline:
    """A pipeline that takes raw trips. The features are part of it, so that whoever scores with a
    version scores with the features that version was trained on."""
    return Pipeline(
        [
            ("features", FunctionTransformer(features.build)),
            (
                "regressor",
                HistGradientBoostingRegressor(
                    loss="absolute_error",
                    learning_rate=learning_rate,
                    max_depth=max_depth,
                    random_state=0,
                ),
            ),
        ]
    )


def inputs(trips: pd.DataFrame) -> pd.DataFrame:
    """The columns of the trips that the model takes, in the types of its signature."""
    columns = trips[features.TRIP_COLUMNS].copy()
    columns[features.TIME] = pd.to_datetime(columns[features.TIME])
    columns["trip_distance"] = columns["trip_distance"].astype("float64")
    for zip_code in ("pickup_zip", "dropoff_zip"):
        columns[zip_code] = columns[zip_code].astype("int32")
    return columns


def mean_error(predicted, trips: pd.DataFrame) -> float:
    """How many dollars the predictions are off, on average."""
    actual = trips[features.LABEL].to_numpy()
    return float(abs(predicted - actual).mean())
