package dev.trowel.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One request that a workspace answered.
///
/// @param came when it came there
/// @param left when its answer left
public record Asked(String verb, String target, Instant came, Instant left)
    implements Comparable<Asked> {

  static Asked of(JsonNode entry) {
    return new Asked(
        entry.path("verb").asText(),
        entry.path("target").asText(),
        Instant.parse(entry.path("time").asText()),
        Instant.parse(entry.path("left").asText()));
  }

  /// Whether it brought a file of the bundle.
  public boolean isUpload() {
    return verb.equals("POST")
        && target.contains("import")
        && !target.contains("/state/")
        && !target.contains("%2Fstate%2F");
  }

  /// How many of `requests` had to wait for each other: the longest chain in which each came after
  /// the answer to the one before had left. Latency is paid that often.
  ///
  /// @param requests sorted
  public static int depth(List<Asked> requests) {
    List<Integer> depths = new ArrayList<>();
    for (Asked each : requests) {
      int before = 0;
      for (int i = 0; i < depths.size(); i++) {
        if (!requests.get(i).left.isAfter(each.came)) {
          before = Math.max(before, depths.get(i));
        }
      }
      depths.add(before + 1);
    }
    return depths.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public int compareTo(Asked other) {
    return Comparator.comparing(Asked::came).compare(this, other);
  }
}
