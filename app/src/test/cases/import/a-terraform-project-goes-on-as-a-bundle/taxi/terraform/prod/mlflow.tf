resource "databricks_mlflow_experiment" "experiment" {
  name = "/Shared/${local.prefix}taxi-experiment"

  lifecycle {
    prevent_destroy = true
  }
}

resource "databricks_mlflow_model" "model" {
  name        = "${local.prefix}taxi-model"
  description = <<-EOT
    Fares of taxis.
    Trained each day.
  EOT
}

resource "databricks_permissions" "model" {
  registered_model_id = databricks_mlflow_model.model.registered_model_id
  dynamic "access_control" {
    for_each = var.readers
    content {
      group_name       = access_control.value
      permission_level = "CAN_READ"
    }
  }
}

output "model_name" {
  value = databricks_mlflow_model.model.name
}
