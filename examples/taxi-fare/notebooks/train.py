# Databricks notebook source
# MAGIC %md
# MAGIC # Train
# MAGIC Learns from all trips but the last days, which are kept for validation, and registers a new
# MAGIC version of the model.

# COMMAND ----------

# The bundle root holds the package `taxi_fare`; a notebook starts in its own folder.
import os
import sys

BUNDLE_ROOT = os.path.abspath("..")
sys.path.insert(0, BUNDLE_ROOT)

# COMMAND ----------

trips_table = dbutils.widgets.get("trips_table")
experiment_id = dbutils.widgets.get("experiment_id")
model_name = dbutils.widgets.get("model_name")
git_commit = dbutils.widgets.get("git_commit")
holdout_days = int(dbutils.widgets.get("holdout_days"))
learning_rate = float(dbutils.widgets.get("learning_rate"))
max_depth = int(dbutils.widgets.get("max_depth"))

# COMMAND ----------

import mlflow
from mlflow.models import infer_signature

from taxi_fare import features, model
from taxi_fare.window import Window, split

mlflow.set_registry_uri("databricks-uc")
mlflow.set_experiment(experiment_id=experiment_id)

# COMMAND ----------

trips = features.clean(
    spark.table(trips_table).select(*features.TRIP_COLUMNS, features.LABEL).toPandas()
)
holdout = Window.last(holdout_days, trips[features.TIME].max().date())
past, unseen = split(trips, holdout)

# COMMAND ----------

with mlflow.start_run(tags={"git_commit": git_commit}):
    mlflow.log_params(
        {
            "trips_table": trips_table,
            "holdout_start": holdout.start,
            "holdout_end": holdout.end,
            "learning_rate": learning_rate,
            "max_depth": max_depth,
            "trips": len(past),
        }
    )
    regressor = model.untrained(learning_rate, max_depth)
    regressor.fit(model.inputs(past), past[features.LABEL])

    predicted = regressor.predict(model.inputs(unseen))
    mlflow.log_metric("holdout_mean_error", model.mean_error(predicted, unseen))

    # The package travels with the model: wherever the model is loaded, its features come with it.
    # The pickle holds only our own code; other formats refuse functions like features.build.
    logged = mlflow.sklearn.log_model(
        regressor,
        name="model",
        serialization_format=mlflow.sklearn.SERIALIZATION_FORMAT_CLOUDPICKLE,
        signature=infer_signature(model.inputs(unseen), predicted),
        code_paths=[os.path.join(BUNDLE_ROOT, "taxi_fare")],
        registered_model_name=model_name,
    )

# COMMAND ----------

# What log_model registered, not "the latest version": two runs may register at the same time.
dbutils.jobs.taskValues.set("model_version", str(logged.registered_model_version))
dbutils.jobs.taskValues.set("holdout_start", holdout.start.isoformat())
dbutils.jobs.taskValues.set("holdout_end", holdout.end.isoformat())
