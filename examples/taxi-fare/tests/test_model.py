from datetime import date

import numpy as np
import pytest
from trips import trips

from taxi_fare import model
from taxi_fare.features import LABEL, TRIP_COLUMNS
from taxi_fare.window import Window, split


def test_learns_what_a_trip_costs():
    past, unseen = split(trips(days=30), Window.last(5, date(2016, 1, 30)))
    regressor = model.untrained(learning_rate=0.1, max_depth=6)
    regressor.fit(model.inputs(past), past[LABEL])

    error = model.mean_error(regressor.predict(model.inputs(unseen)), unseen)

    guess = np.full(len(unseen), past[LABEL].median())
    assert error < 0.2 * model.mean_error(guess, unseen)


def test_trains_the_same_model_twice():
    some = trips(days=10)
    first, second = (
        model.untrained(0.1, 3).fit(model.inputs(some), some[LABEL]).predict(model.inputs(some))
        for _ in range(2)
    )

    assert np.array_equal(first, second)


def test_takes_only_what_is_known_before_the_trip():
    assert list(model.inputs(trips(days=1)).columns) == TRIP_COLUMNS
    assert LABEL not in TRIP_COLUMNS


def test_inputs_do_not_change_the_trips():
    raw = trips(days=1)
    before = raw.copy()

    model.inputs(raw)

    assert raw.equals(before)
    assert raw.dtypes.equals(before.dtypes)


def test_error_is_in_dollars():
    some = trips(days=1).head(2)

    assert model.mean_error(some[LABEL].to_numpy() + [1.0, -3.0], some) == pytest.approx(2.0)
