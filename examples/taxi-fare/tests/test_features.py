import pandas as pd
import pytest
from trips import trips

from taxi_fare import features


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("trip_distance", 0.0),
        ("trip_distance", -1.0),
        ("trip_distance", 101.0),
        ("fare_amount", 0.0),
        ("fare_amount", 501.0),
        ("fare_amount", None),
        ("pickup_zip", None),
    ],
)
def test_drops_a_trip_that_cannot_be_true(column, value):
    raw = trips(days=1)
    raw[column] = raw[column].astype("float64")
    raw.loc[3, column] = value

    assert len(features.clean(raw)) == len(raw) - 1


def test_keeps_believable_trips():
    assert len(features.clean(trips(days=1))) == 24


def test_builds_numbers_only():
    built = features.build(trips(days=1))

    assert {str(kind) for kind in built.dtypes} == {"float64"}
    assert not built.isna().any().any()


def test_tells_hours_and_weekends():
    monday, saturday = "2016-01-04 17:30:00", "2016-01-09 00:00:00"
    raw = trips(days=1).head(2)
    raw[features.TIME] = pd.to_datetime([monday, saturday])

    built = features.build(raw)

    assert list(built["hour"]) == [17, 0]
    assert list(built["weekday"]) == [0, 5]
    assert list(built["is_weekend"]) == [0, 1]


def test_needs_no_fare():
    features.build(trips(days=1).drop(columns=features.LABEL))


def test_keeps_the_index_so_that_rows_can_be_joined():
    raw = trips(days=1).iloc[5:9]

    assert list(features.build(raw).index) == [5, 6, 7, 8]
