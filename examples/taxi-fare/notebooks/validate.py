# Databricks notebook source
# MAGIC %md
# MAGIC # Validate
# MAGIC Holds the new version against the limits and against the champion, on trips neither of them
# MAGIC should have learnt from. A version that does not pass stops the job here: it is never promoted.

# COMMAND ----------

# The bundle root holds the package `taxi_fare`; a notebook starts in its own folder.
import os
import sys

BUNDLE_ROOT = os.path.abspath("..")
sys.path.insert(0, BUNDLE_ROOT)

# COMMAND ----------

trips_table = dbutils.widgets.get("trips_table")
model_name = dbutils.widgets.get("model_name")
model_version = dbutils.widgets.get("model_version")
holdout_start = dbutils.widgets.get("holdout_start")
holdout_end = dbutils.widgets.get("holdout_end")
max_error = float(dbutils.widgets.get("max_error"))
max_regression = float(dbutils.widgets.get("max_regression"))

# COMMAND ----------

import mlflow

from taxi_fare import features, gate, model, registry
from taxi_fare.window import Window, split

mlflow.set_registry_uri("databricks-uc")
client = mlflow.MlflowClient()

# COMMAND ----------

trips = features.clean(
    spark.table(trips_table).select(*features.TRIP_COLUMNS, features.LABEL).toPandas()
)
_, unseen = split(trips, Window.parse(holdout_start, holdout_end))


def error_of(version: str) -> float:
    loaded = mlflow.pyfunc.load_model(f"models:/{model_name}/{version}")
    return model.mean_error(loaded.predict(model.inputs(unseen)), unseen)


# COMMAND ----------

champion_version = registry.version_of(client, model_name, registry.CHAMPION)
candidate = error_of(model_version)
champion = error_of(champion_version) if champion_version else None
verdict = gate.judge(candidate, champion, gate.Limits(max_error, max_regression))

# COMMAND ----------

tags = {
    "validation": "passed" if verdict.passed else "failed",
    "validation_error": f"{candidate:.4f}",
    "validation_objections": "; ".join(verdict.objections) or "none",
}
for key, value in tags.items():
    client.set_model_version_tag(model_name, model_version, key, value)

if not verdict.passed:
    raise RuntimeError(
        f"Version {model_version} of {model_name} does not pass: {'; '.join(verdict.objections)}"
    )
registry.accept(client, model_name, model_version)
