"""The life of a model version: validated, challenger, champion.

Every function takes an `mlflow.MlflowClient` or anything that has its methods.
"""

CHALLENGER = "challenger"
CHAMPION = "champion"
PREVIOUS = "previous_champion"


class NotTheChallenger(Exception):
    """The version was not validated, or another one was validated after it."""


def version_of(client, model: str, alias: str) -> str | None:
    """The version that the alias points to, or None.

    All aliases stand on the model itself, so nothing has to be guessed from an error.
    """
    version = client.get_registered_model(model).aliases.get(alias)
    return None if version is None else str(version)


def accept(client, model: str, version: str) -> None:
    """Makes a validated version the challenger."""
    client.set_registered_model_alias(model, CHALLENGER, version)


def promote(client, model: str, version: str) -> str | None:
    """Makes the challenger the champion; returns the champion before it.

    The version that is replaced is written on the new one, so that going back is one call.
    Promoting the champion again changes nothing.
    """
    champion = version_of(client, model, CHAMPION)
    if champion == version:
        return client.get_model_version(model, version).tags.get(PREVIOUS)
    if version_of(client, model, CHALLENGER) != version:
        raise NotTheChallenger(f"version {version} of {model} is not the {CHALLENGER}")
    if champion is not None:
        client.set_model_version_tag(model, version, PREVIOUS, champion)
    client.set_registered_model_alias(model, CHAMPION, version)
    client.delete_registered_model_alias(model, CHALLENGER)
    return champion
