from types import SimpleNamespace

import pytest

from taxi_fare import registry

MODEL = "dev.taxi_fare.fare"


class Registry:
    """A model registry in memory, with the methods of `mlflow.MlflowClient` that are used."""

    def __init__(self, **aliases):
        self.aliases = dict(aliases)
        self.tags = {}

    def get_registered_model(self, name):
        assert name == MODEL
        return SimpleNamespace(aliases=dict(self.aliases))

    def get_model_version(self, name, version):
        return SimpleNamespace(tags=self.tags.get(version, {}))

    def set_registered_model_alias(self, name, alias, version):
        self.aliases[alias] = version

    def delete_registered_model_alias(self, name, alias):
        del self.aliases[alias]

    def set_model_version_tag(self, name, version, key, value):
        self.tags.setdefault(version, {})[key] = value


def test_a_validated_version_becomes_the_challenger():
    client = Registry(champion="1")

    registry.accept(client, MODEL, "2")

    assert client.aliases == {"champion": "1", "challenger": "2"}


def test_the_challenger_becomes_the_champion():
    client = Registry(champion="1", challenger="2")

    assert registry.promote(client, MODEL, "2") == "1"
    assert client.aliases == {"champion": "2"}


def test_the_first_champion_replaces_nobody():
    client = Registry(challenger="1")

    assert registry.promote(client, MODEL, "1") is None
    assert client.tags == {}


def test_the_way_back_is_written_on_the_new_champion():
    client = Registry(champion="1", challenger="2")

    registry.promote(client, MODEL, "2")

    assert client.tags == {"2": {"previous_champion": "1"}}


def test_promoting_twice_is_as_good_as_once():
    client = Registry(champion="1", challenger="2")

    assert registry.promote(client, MODEL, "2") == registry.promote(client, MODEL, "2")
    assert client.aliases == {"champion": "2"}


@pytest.mark.parametrize("aliases", [{}, {"champion": "1"}, {"challenger": "3"}])
def test_a_version_that_is_not_the_challenger_is_refused(aliases):
    client = Registry(**aliases)

    with pytest.raises(registry.NotTheChallenger):
        registry.promote(client, MODEL, "2")
    assert client.aliases == aliases


def test_versions_compare_also_where_the_registry_counts_in_numbers():
    assert registry.version_of(Registry(champion=7), MODEL, registry.CHAMPION) == "7"
