"""The parts of the taxi fare project that need neither Spark nor MLflow, so that they are easy to test."""
