"""Runs the training job's notebooks of taxi-fare with the real MLflow, and a registry in a file.

What Databricks puts around a notebook (`spark`, `dbutils`) is made up here; everything else is real.
Arguments: the project's folder, and an empty folder to work in.
"""

import os
import sys
from types import SimpleNamespace

import mlflow

PROJECT, WORK = sys.argv[1:3]
MODEL = "fare"

mlflow.set_tracking_uri(f"sqlite:///{WORK}/mlflow.db")
# The notebooks ask for Unity Catalog; here the file is the registry.
mlflow.set_registry_uri = lambda uri: None

sys.path[:0] = [PROJECT, os.path.join(PROJECT, "tests")]
from trips import trips  # noqa: E402


class Frame:
    """The few methods of a Spark table that the training job uses."""

    def __init__(self, data):
        self.data = data

    def select(self, *columns):
        return Frame(self.data[list(columns)])

    def toPandas(self):  # noqa: N802 (the name is Spark's)
        return self.data.copy()


class Notebook:
    """Runs notebooks one after the other; what one sets, the next may read."""

    def __init__(self):
        self.values = {}
        self.spark = SimpleNamespace(table=lambda name: Frame(trips(days=30)))

    def run(self, name, **parameters):
        dbutils = SimpleNamespace(
            widgets=SimpleNamespace(get=lambda key: parameters[key]),
            jobs=SimpleNamespace(
                taskValues=SimpleNamespace(set=self.values.__setitem__),
            ),
        )
        with open(f"{name}.py", encoding="utf-8") as source:
            code = compile(source.read(), f"{name}.py", "exec")
        exec(code, {"dbutils": dbutils, "spark": self.spark})


def training_job(experiment, max_error):
    notebook = Notebook()
    notebook.run(
        "train",
        trips_table="trips",
        experiment_id=experiment,
        model_name=MODEL,
        git_commit="0" * 40,
        holdout_days="7",
        learning_rate="0.1",
        max_depth="6",
    )
    notebook.run(
        "validate",
        trips_table="trips",
        model_name=MODEL,
        max_error=max_error,
        max_regression="0.05",
        **notebook.values,
    )
    notebook.run("promote", model_name=MODEL, model_version=notebook.values["model_version"])


os.chdir(os.path.join(PROJECT, "notebooks"))
experiment = mlflow.create_experiment("training", artifact_location=f"{WORK}/artifacts")
client = mlflow.MlflowClient()


def aliases():
    return {alias: str(version) for alias, version in client.get_registered_model(MODEL).aliases.items()}


training_job(experiment, max_error="4.00")
assert aliases() == {"champion": "1"}, aliases()

training_job(experiment, max_error="4.00")
assert aliases() == {"champion": "2"}, aliases()
assert client.get_model_version(MODEL, "2").tags["previous_champion"] == "1"

try:
    training_job(experiment, max_error="0.000001")
except RuntimeError as refusal:
    assert "does not pass" in str(refusal), refusal
else:
    raise AssertionError("a version above the limit was promoted")
assert aliases() == {"champion": "2"}, aliases()
assert client.get_model_version(MODEL, "3").tags["validation"] == "failed"
print("OK")
