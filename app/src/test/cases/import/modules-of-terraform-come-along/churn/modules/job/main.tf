variable "name" {
  type = string
}

variable "experiment" {
  type = string
}

variable "settings" {
  type = object({
    notebook = string
    nodes    = optional(number, 2)
    schedule = optional(string)
  })
}

resource "databricks_job" "this" {
  name = var.name

  task {
    task_key = "main"
    notebook_task {
      notebook_path   = "/Repos/ml/churn/${var.settings.notebook}"
      base_parameters = { experiment = var.experiment }
    }
    new_cluster {
      num_workers   = var.settings.nodes
      spark_version = "15.4.x-scala2.12"
      node_type_id  = "i3.xlarge"
      init_scripts {
        workspace {
          destination = "/Shared/init.sh"
        }
      }
      spark_env_vars = {
        NOTES = templatefile("${path.module}/notes.tpl", {
          name  = var.name
          steps = ["fetch", "fit"]
        })
      }
    }
  }

  dynamic "schedule" {
    for_each = var.settings.schedule == null ? [] : [var.settings.schedule]
    content {
      quartz_cron_expression = schedule.value
      timezone_id            = "UTC"
    }
  }
}

output "id" {
  value = databricks_job.this.id
}
