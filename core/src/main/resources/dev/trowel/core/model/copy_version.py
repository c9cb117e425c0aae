"""Copies a version of a model to another model; started by `trowel model promote`."""

import argparse
import json

import mlflow

parser = argparse.ArgumentParser()
parser.add_argument("--source", required=True, help="models:/NAME/VERSION")
parser.add_argument("--destination", required=True, help="the name of the other model")
parser.add_argument("--registry", required=True, help="databricks-uc or databricks")
parser.add_argument("--tag", action="append", default=[], help="KEY=VALUE on the copy")
given = parser.parse_args()

mlflow.set_registry_uri(given.registry)
client = mlflow.MlflowClient()
copy = client.copy_model_version(given.source, given.destination)
for tag in given.tag:
    key, value = tag.split("=", 1)
    try:
        client.set_model_version_tag(given.destination, copy.version, key, value)
    except Exception as refused:  # the copy is whole without it
        print("not tagged with", key, refused)
print(json.dumps({"name": given.destination, "version": copy.version}))
