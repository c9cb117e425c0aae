"""What a serving endpoint is told."""


def config(model: str, version: str) -> dict:
    """All traffic to one version, which sleeps when nobody asks."""
    return {
        "served_entities": [
            {
                "name": "champion",
                "entity_name": model,
                "entity_version": version,
                "workload_size": "Small",
                "scale_to_zero_enabled": True,
            }
        ],
        "traffic_config": {
            "routes": [{"served_model_name": "champion", "traffic_percentage": 100}]
        },
    }
