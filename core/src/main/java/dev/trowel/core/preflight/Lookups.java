package dev.trowel.core.preflight;

import dev.trowel.schema.interpolate.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What variables look up by name; what is not there is noted, and the bundle read on without it.
public final class Lookups implements Lookup {

  private final Lookup lookup;
  private final Map<Asked, Answer> answers = new LinkedHashMap<>();

  private record Asked(String kind, String name) {}

  /// @param lookup asks the workspace
  public Lookups(Lookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public synchronized Answer find(String kind, String name) {
    Answer answer = answers.computeIfAbsent(new Asked(kind, name), _ -> lookup.find(kind, name));
    return answer instanceof Failed ? new Unasked() : answer;
  }

  /// What came of all that was looked up so far.
  ///
  /// @param user who would deploy
  public synchronized List<Finding> findings(String user) {
    List<Finding> found = new ArrayList<>();
    answers.forEach((asked, answer) -> found.add(finding(asked, answer, user)));
    return found;
  }

  private static Finding finding(Asked asked, Answer answer, String user) {
    String what = "%s named '%s'".formatted(asked.kind().replace('_', ' '), asked.name());
    Need need =
        new Need(what, List.of("variables"), Making.statements(asked.kind(), asked.name(), user));
    return switch (answer) {
      case Found _ -> need.there();
      case Failed(String reason) when reason.endsWith("does not exist") -> need.missing("");
      case Failed(String reason) -> need.unknown(reason);
      case Unasked _ -> need.unknown("nobody was asked");
    };
  }
}
