# Databricks notebook source
# MAGIC %md
# MAGIC # Promote
# MAGIC Makes the validated version the champion, which batch inference uses from then on.

# COMMAND ----------

# The bundle root holds the package `taxi_fare`; a notebook starts in its own folder.
import os
import sys

BUNDLE_ROOT = os.path.abspath("..")
sys.path.insert(0, BUNDLE_ROOT)

# COMMAND ----------

model_name = dbutils.widgets.get("model_name")
model_version = dbutils.widgets.get("model_version")

# COMMAND ----------

import mlflow

from taxi_fare import registry

mlflow.set_registry_uri("databricks-uc")

previous = registry.promote(mlflow.MlflowClient(), model_name, model_version)
print(f"{model_name}: champion is version {model_version}, before it {previous or 'none'}")
