import pytest

from taxi_fare.monitoring import is_degraded


@pytest.mark.parametrize(
    ("errors", "degraded"),
    [
        ([], False),
        ([1, 1, 1, 1], False),
        ([1, 1, 1, 9], False),
        ([9, 9, 9, 1], False),
        ([1, 9, 1, 9], True),
        ([1, 1, 9, 9], True),
        ([9, 9, 9, 9], True),
    ],
)
def test_degraded_is_two_bad_days_and_a_bad_latest(errors, degraded):
    assert is_degraded(errors, limit=5.0, bad_days=2) is degraded


def test_the_limit_itself_is_fine():
    assert not is_degraded([5.0], limit=5.0, bad_days=1)


def test_asking_for_no_bad_day_is_refused():
    with pytest.raises(ValueError, match="at least 1"):
        is_degraded([1.0], limit=5.0, bad_days=0)
