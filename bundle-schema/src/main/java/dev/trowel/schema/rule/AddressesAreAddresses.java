package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Reference;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Those to be told by e-mail are e-mail addresses; nobody gets what goes elsewhere.
final class AddressesAreAddresses implements Rule {

  private static final Set<String> EVENTS =
      Set.of(
          "on_start",
          "on_success",
          "on_failure",
          "on_duration_warning_threshold_exceeded",
          "on_streaming_backlog_exceeded");

  /// The lists of addresses in each type.
  private static final Map<String, Set<String>> LISTS =
      Map.of(
          "jobs.JobEmailNotifications", EVENTS,
          "jobs.TaskEmailNotifications", EVENTS,
          "pipelines.Notifications", Set.of("email_recipients"));

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Objects.visit(
        bundle,
        (path, mapping, type, _) -> {
          for (String list : LISTS.getOrDefault(type.name(), Set.of())) {
            check(path.field(list), Values.items(mapping, list), diagnostics);
          }
        });
  }

  private static void check(Path path, List<Value> addresses, Diagnostics diagnostics) {
    for (int i = 0; i < addresses.size(); i++) {
      if (addresses.get(i) instanceof Text(var place, String text)
          && text.indexOf('@') < 1
          && !Reference.isIn(text)) {
        diagnostics.add(
            Diagnostic.warning("address-unlikely", "\"%s\" is no e-mail address".formatted(text))
                .detail("Write one such as team@example.com; destinations by id are for webhooks.")
                .at(path.index(i))
                .in(place));
      }
    }
  }
}
