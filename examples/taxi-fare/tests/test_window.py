from datetime import date

import pytest
from trips import trips

from taxi_fare.features import TIME
from taxi_fare.window import Window, split


def test_last_days_include_the_latest():
    assert Window.last(2, date(2016, 3, 1)) == Window(date(2016, 2, 29), date(2016, 3, 2))


def test_a_window_of_no_days_is_refused():
    with pytest.raises(ValueError, match="at least one day"):
        Window.last(0, date(2016, 3, 1))


def test_survives_the_way_through_task_values():
    window = Window.last(7, date(2016, 1, 31))

    assert Window.parse(window.start.isoformat(), window.end.isoformat()) == window


def test_splits_by_time():
    past, unseen = split(trips(days=10), Window.last(3, date(2016, 1, 10)))

    assert past[TIME].max() < unseen[TIME].min()
    assert (len(past), len(unseen)) == (7 * 24, 3 * 24)


def test_leaves_out_what_comes_after_the_window():
    _, unseen = split(trips(days=10), Window(date(2016, 1, 5), date(2016, 1, 6)))

    assert len(unseen) == 24


@pytest.mark.parametrize("latest", [date(2016, 1, 1), date(2017, 1, 1)])
def test_refuses_a_split_with_an_empty_side(latest):
    with pytest.raises(ValueError, match="no trips"):
        split(trips(days=3), Window.last(1, latest))
