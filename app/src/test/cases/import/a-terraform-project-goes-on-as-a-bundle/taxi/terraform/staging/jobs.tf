resource "databricks_job" "train" {
  name = "${local.prefix}taxi-train"

  git_source {
    url      = var.git_repo_url
    provider = "gitHub"
    branch   = local.env == "prod" ? "release" : "main"
  }

  task {
    task_key = "Train"
    notebook_task {
      notebook_path = "taxi/training/notebooks/Train"
      base_parameters = {
        env             = local.env
        experiment_name = databricks_mlflow_experiment.experiment.name
        model_name      = databricks_mlflow_model.model.name
      }
    }
    new_cluster {
      num_workers        = 3
      spark_version      = local.cluster.spark_version
      node_type_id       = local.cluster.node_type_id
      data_security_mode = "SINGLE_USER"
      custom_tags        = merge({ team = "ml" }, { env = local.env })
    }
    library {
      pypi {
        package = "lightgbm"
      }
    }
  }

  schedule {
    quartz_cron_expression = "0 0 9 * * ?"
    timezone_id            = "UTC"
  }

  email_notifications {
    on_failure = [for name in ["ann", "bob"] : "${name}@example.com"]
  }
}

resource "databricks_job" "features" {
  for_each = { pickup = "pickup_zip", dropoff = "dropoff_zip" }
  name     = "${local.prefix}taxi-features-${each.key}"

  existing_cluster_id = "0000-111111-abcdefgh"
  notebook_task {
    notebook_path = "/Repos/ml/taxi/features/${each.key}"
    base_parameters = {
      key       = each.value
      arguments = jsonencode({ table = "features_${each.key}" })
    }
  }
  timeout_seconds = 3600
}

resource "databricks_permissions" "train" {
  job_id = databricks_job.train.id
  access_control {
    group_name       = "users"
    permission_level = "CAN_VIEW"
  }
}
