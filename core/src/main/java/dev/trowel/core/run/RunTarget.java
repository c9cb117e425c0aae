package dev.trowel.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.source.Span;
import java.util.Map;
import java.util.Optional;

/// What a key names that can be run.
public sealed interface RunTarget {

  /// A deployed job.
  ///
  /// @param id as recorded
  /// @param settings as last deployed; empty where nobody knows
  /// @param span where the bundle declares it
  record Job(ResourceKey key, String id, JsonNode settings, Optional<Span> span)
      implements RunTarget {

    /// The id as requests have it.
    public long number() {
      return Long.parseLong(id);
    }

    /// Whether the workspace itself ends what runs when a new run starts: the job always runs.
    public boolean restartsItself() {
      JsonNode continuous = settings.path("continuous");
      return continuous.isObject() && !continuous.path("pause_status").asText().equals("PAUSED");
    }
  }

  /// A deployed pipeline.
  record Pipeline(ResourceKey key, String id) implements RunTarget {}

  /// A deployed app.
  ///
  /// @param settings as last deployed
  record App(ResourceKey key, String id, JsonNode settings) implements RunTarget {}

  /// A script of the bundle.
  ///
  /// @param content what a shell runs
  /// @param environment what it gets besides
  record Script(String name, String content, Map<String, String> environment) implements RunTarget {
    public Script {
      environment = Map.copyOf(environment);
    }
  }
}
