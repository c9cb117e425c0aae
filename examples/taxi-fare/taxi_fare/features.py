"""From raw trips to what the model learns from. The model itself carries this code (see model.py)."""

import pandas as pd

TIME = "tpep_pickup_datetime"
LABEL = "fare_amount"
TRIP_COLUMNS = [TIME, "trip_distance", "pickup_zip", "dropoff_zip"]

MAX_DISTANCE = 100.0
MAX_FARE = 500.0


def clean(trips: pd.DataFrame) -> pd.DataFrame:
    """The trips with a believable distance and fare; meters do fail."""
    believable = trips["trip_distance"].between(0.0, MAX_DISTANCE, inclusive="right") & trips[
        LABEL
    ].between(0.0, MAX_FARE, inclusive="right")
    return trips[believable].dropna(subset=TRIP_COLUMNS).reset_index(drop=True)


def build(trips: pd.DataFrame) -> pd.DataFrame:
    """One row of numbers a trip; needs only what is known when the trip is booked."""
    pickup = pd.to_datetime(trips[TIME])
    return pd.DataFrame(
        {
            "distance": trips["trip_distance"].astype("float64"),
            "hour": pickup.dt.hour.astype("float64"),
            "weekday": pickup.dt.weekday.astype("float64"),
            "is_weekend": (pickup.dt.weekday >= 5).astype("float64"),
            "pickup_zip": trips["pickup_zip"].astype("float64"),
            "dropoff_zip": trips["dropoff_zip"].astype("float64"),
            "same_zip": (trips["pickup_zip"] == trips["dropoff_zip"]).astype("float64"),
        },
        index=trips.index,
    )
