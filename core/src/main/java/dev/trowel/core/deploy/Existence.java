package dev.trowel.core.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trowel.core.kind.Kinds;
import dev.trowel.core.state.Parallel;
import dev.trowel.core.workspace.Answer;
import dev.trowel.core.workspace.RestClient;
import dev.trowel.schema.address.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Looks whether the objects that records tell of are there, and whose they are.
///
/// @param metadata the file by which this deployment marks its jobs and pipelines
record Existence(RestClient rest, String metadata) {

  private static final String MARK = "/deployment/metadata_file_path";
  private static final List<String> AROUND = List.of("/settings", "/spec", "");

  /// What became of an object.
  enum Found {
    THERE,
    GONE,
    /// Another deployment has marked it as its own.
    OTHERS,
    /// It could not be asked for.
    UNKNOWN
  }

  /// What a record says.
  record Claim(ResourceKey key, String id) implements Comparable<Claim> {
    @Override
    public int compareTo(Claim other) {
      int byKey = key.compareTo(other.key);
      return byKey != 0 ? byKey : id.compareTo(other.id);
    }
  }

  /// Looks at each once, all at the same time.
  Map<Claim, Found> of(Collection<Claim> claims) {
    List<Claim> each = claims.stream().distinct().toList();
    List<Found> found = Parallel.map(each, this::look);
    Map<Claim, Found> result = new TreeMap<>();
    for (int i = 0; i < each.size(); i++) {
      result.put(each.get(i), found.get(i));
    }
    return result;
  }

  private Found look(Claim claim) {
    return claim.id().isEmpty()
        ? Found.GONE
        : Kinds.of(claim.key())
            .map(kind -> found(kind.operations().read(rest, claim.id())))
            .orElse(Found.UNKNOWN);
  }

  private Found found(Answer answer) {
    return switch (answer) {
      case Answer.Ok ok -> isOurs(ok.body()) ? Found.THERE : Found.OTHERS;
      case Answer.Refused refused -> refused.isNotFound() ? Found.GONE : Found.UNKNOWN;
      case Answer.Unclear _ -> Found.UNKNOWN;
    };
  }

  /// What carries no mark may be ours.
  private boolean isOurs(JsonNode object) {
    return AROUND.stream()
        .map(around -> object.at(around + MARK).asText(""))
        .allMatch(mark -> mark.isEmpty() || mark.equals(metadata));
  }
}
