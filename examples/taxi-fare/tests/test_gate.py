import pytest

from taxi_fare.gate import Limits, judge

LIMITS = Limits(max_error=4.0, max_regression=0.05)


def test_the_first_version_needs_only_to_keep_the_limit():
    assert judge(4.0, None, LIMITS).passed


def test_an_error_above_the_limit_does_not_pass():
    verdict = judge(4.01, None, LIMITS)

    assert not verdict.passed
    assert verdict.objections == ("its error 4.01 is above the limit 4.00",)


@pytest.mark.parametrize(("candidate", "passes"), [(2.0, True), (2.1, True), (2.11, False)])
def test_a_version_may_be_a_little_worse_than_the_champion(candidate, passes):
    assert judge(candidate, 2.0, LIMITS).passed is passes


def test_says_all_that_is_against_a_version():
    assert len(judge(5.0, 2.0, LIMITS).objections) == 2


@pytest.mark.parametrize("error", [float("nan"), float("inf")])
def test_an_error_that_is_no_number_never_passes(error):
    assert not judge(error, None, LIMITS).passed
