# Databricks notebook source
# MAGIC %md
# MAGIC # Check quality
# MAGIC Compares the predicted fares with those that were paid, day by day, and tells the job whether
# MAGIC the model has become worse.

# COMMAND ----------

# The bundle root holds the package `taxi_fare`; a notebook starts in its own folder.
import os
import sys

BUNDLE_ROOT = os.path.abspath("..")
sys.path.insert(0, BUNDLE_ROOT)

# COMMAND ----------

predictions_table = dbutils.widgets.get("predictions_table")
alert_error = float(dbutils.widgets.get("alert_error"))
days = int(dbutils.widgets.get("days"))
bad_days = int(dbutils.widgets.get("bad_days"))

# COMMAND ----------

from pyspark.sql import functions as F

from taxi_fare.monitoring import is_degraded

daily = (
    spark.table(predictions_table)
    .groupBy("trip_date")
    .agg(F.avg(F.abs(F.col("predicted_fare") - F.col("actual_fare"))).alias("mean_error"))
    .orderBy(F.col("trip_date").desc())
    .limit(days)
)
daily_errors = [row["mean_error"] for row in reversed(daily.collect())]

# COMMAND ----------

degraded = is_degraded(daily_errors, alert_error, bad_days)
print(f"mean error of the last {len(daily_errors)} days: {[round(e, 2) for e in daily_errors]}")
print("the model has become worse" if degraded else "the model is fine")
dbutils.jobs.taskValues.set("degraded", "true" if degraded else "false")
