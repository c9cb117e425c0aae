package dev.trowel.core.online;

import dev.trowel.core.state.Recorded;
import dev.trowel.schema.bundle.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// This identity may change what was deployed before, by whomever.
final class DeployedCanBeChanged implements Check {

  private static final List<String> MANAGE = List.of("CAN_MANAGE", "IS_OWNER");
  private static final List<String> EDIT = List.of("CAN_MANAGE", "CAN_EDIT");

  /// Who may change a kind; of kinds that are not here, the recorded id is not the one that
  /// permissions are kept under.
  private static final Map<String, Thing.Guard> GUARDS =
      Map.ofEntries(
          Map.entry("jobs", new Thing.Guard("jobs", MANAGE)),
          Map.entry("pipelines", new Thing.Guard("pipelines", MANAGE)),
          Map.entry("clusters", new Thing.Guard("clusters", MANAGE)),
          Map.entry("instance_pools", new Thing.Guard("instance-pools", MANAGE)),
          Map.entry("sql_warehouses", new Thing.Guard("warehouses", MANAGE)),
          Map.entry("apps", new Thing.Guard("apps", MANAGE)),
          Map.entry("experiments", new Thing.Guard("experiments", EDIT)),
          Map.entry("dashboards", new Thing.Guard("dashboards", EDIT)),
          Map.entry("alerts", new Thing.Guard("alertsv2", EDIT)),
          Map.entry("genie_spaces", new Thing.Guard("genie", EDIT)));

  @Override
  public List<Question> ask(Subject subject) {
    return subject.bundle().resources().values().stream()
        .filter(resource -> GUARDS.containsKey(resource.key().kind()))
        .map(resource ->
            new Question("permissions on " + resource.key(), () -> answer(subject, resource)))
        .toList();
  }

  private static Told answer(Subject subject, Resource resource) {
    Thing.Guard guard = GUARDS.get(resource.key().kind());
    Optional<String> id =
        Optional.ofNullable(subject.deployed().state().resources().get(resource.key()))
            .map(Recorded::id);
    if (id.isEmpty() || guard == null) {
      return Told.FINE;
    }
    return AccessList.ask(
        subject,
        AccessList.of(guard.type(), id.get()),
        resource.key().toString(),
        guard.levels(),
        () -> refused(subject, resource, id.get(), guard));
  }

  private static Told refused(Subject subject, Resource resource, String id, Thing.Guard guard) {
    String why =
        "%s may not change %s, which is deployed as %s"
            .formatted(subject.user().userName(), resource.key(), id);
    String wayOut =
        "Have whoever deployed it give %s there, or deploy as them."
            .formatted(guard.levels().getFirst());
    return Told.found(
        List.of(NotPermitted.of(why, wayOut, resource.key().path(), resource.settings().span())));
  }
}
