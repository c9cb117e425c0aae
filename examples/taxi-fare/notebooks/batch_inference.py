# Databricks notebook source
# MAGIC %md
# MAGIC # Batch inference
# MAGIC Scores the latest days of trips with the champion. The rows of these days are replaced, all
# MAGIC others stay: running it twice is as good as once, and history is kept for monitoring.

# COMMAND ----------

# The bundle root holds the package `taxi_fare`; a notebook starts in its own folder.
import os
import sys

BUNDLE_ROOT = os.path.abspath("..")
sys.path.insert(0, BUNDLE_ROOT)

# COMMAND ----------

trips_table = dbutils.widgets.get("trips_table")
predictions_table = dbutils.widgets.get("predictions_table")
model_name = dbutils.widgets.get("model_name")
days = int(dbutils.widgets.get("days"))

# COMMAND ----------

import mlflow
from pyspark.sql import functions as F

from taxi_fare import features, registry
from taxi_fare.window import Window

mlflow.set_registry_uri("databricks-uc")

champion = registry.version_of(mlflow.MlflowClient(), model_name, registry.CHAMPION)
if champion is None:
    raise RuntimeError(f"{model_name} has no champion yet: run the training job first")

# COMMAND ----------

trips = spark.table(trips_table).where(F.col("trip_distance") > 0).dropna(subset=features.TRIP_COLUMNS)
latest = trips.agg(F.max(F.to_date(features.TIME))).first()[0]
if latest is None:
    raise RuntimeError(f"{trips_table} holds no trips")
window = Window.last(days, latest)
recent = trips.withColumn("trip_date", F.to_date(features.TIME)).where(
    (F.col("trip_date") >= F.lit(window.start)) & (F.col("trip_date") < F.lit(window.end))
)

# COMMAND ----------

# By version, not by alias: every row of a run is scored by the same model.
predict = mlflow.pyfunc.spark_udf(spark, f"models:/{model_name}/{champion}", result_type="double")
scored = recent.select(
    "trip_date",
    *features.TRIP_COLUMNS,
    F.col(features.LABEL).alias("actual_fare"),
    predict(F.struct(*features.TRIP_COLUMNS)).alias("predicted_fare"),
    F.lit(champion).alias("model_version"),
    F.current_timestamp().alias("predicted_at"),
)

# COMMAND ----------

write = scored.write.format("delta").mode("overwrite")
if spark.catalog.tableExists(predictions_table):
    write = write.option(
        "replaceWhere", f"trip_date >= '{window.start}' AND trip_date < '{window.end}'"
    )
write.saveAsTable(predictions_table)
