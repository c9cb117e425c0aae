terraform {
  required_providers {
    databricks = {
      source = "databricks/databricks"
    }
  }
  backend "s3" {
    bucket = "taxi-state"
    key    = "prod.tfstate"
  }
}

provider "databricks" {
  host = "https://prod.example.com"
}
