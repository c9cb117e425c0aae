package dev.trowel.schema.preset;

import static java.util.Comparator.comparing;

import dev.trowel.schema.source.Span;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Value.Seq;
import dev.trowel.schema.value.Value.Text;
import dev.trowel.schema.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Sees to it that the deployer keeps control of what has permissions, and that each principal has
/// one entry (format.md 2.12).
final class OwnPermission implements Step {

  private static final String OWNER = "IS_OWNER";
  private static final String MANAGE = "CAN_MANAGE";
  private static final Span DEPLOYER = Span.synthetic("deployer");

  /// From the lowest to the highest.
  private static final List<String> LEVELS =
      List.of(
          "READ",
          "WRITE",
          "MANAGE",
          "CAN_VIEW",
          "CAN_READ",
          "CAN_VIEW_METADATA",
          "CAN_RUN",
          "CAN_QUERY",
          "CAN_USE",
          "CAN_EDIT",
          "CAN_EDIT_METADATA",
          "CAN_CREATE",
          "CAN_ATTACH_TO",
          "CAN_RESTART",
          "CAN_MONITOR",
          "CAN_MONITOR_ONLY",
          "CAN_MANAGE_RUN",
          "CAN_MANAGE_STAGING_VERSIONS",
          "CAN_MANAGE_PRODUCTION_VERSIONS",
          MANAGE,
          OWNER);

  private final Names deployer;

  OwnPermission(Names deployer) {
    this.deployer = deployer;
  }

  @Override
  public Mapping apply(Subject subject, Mapping resource) {
    List<Value> written = Values.items(resource, BundlePermissions.FIELD);
    if (written.isEmpty() || subject.facets().levels().isEmpty() || isApart(subject)) {
      return resource;
    }
    Value list = resource.get(BundlePermissions.FIELD);
    Span place = list == null ? resource.span() : list.span();
    return resource.with(BundlePermissions.FIELD, new Seq(place, controlled(subject, written)));
  }

  /// The permissions that a deployment brings about, where they are more than the bundle shows.
  List<Value> recorded(Subject subject, Mapping resource) {
    List<Value> written = Values.items(resource, BundlePermissions.FIELD);
    return isApart(subject)
        ? controlled(subject, written).stream().sorted(comparing(OwnPermission::order)).toList()
        : written;
  }

  private static boolean isApart(Subject subject) {
    return subject.facets().listsCreator();
  }

  /// Groups, service principals, users, each by name.
  private static String order(Value permission) {
    return Principal.of(permission).map(who -> who.field() + ":" + who.name()).orElse("");
  }

  private List<Value> controlled(Subject subject, List<Value> written) {
    return strongest(withDeployer(written, subject.facets().ownerLevel().orElse(MANAGE)));
  }

  private List<Value> withDeployer(List<Value> written, String ownerLevel) {
    Principal me = new Principal(deployer.principalField(), deployer.userName());
    boolean othersOwn = written.stream().anyMatch(each -> owns(each) && !isFor(each, me));
    String level = ownerLevel.equals(OWNER) && othersOwn ? MANAGE : ownerLevel;
    List<Value> controlled = new ArrayList<>(written);
    for (int i = 0; i < controlled.size(); i++) {
      if (controlled.get(i) instanceof Mapping mine && isFor(mine, me)) {
        String better = rank(level) > rank(mine) ? level : level(mine);
        controlled.set(i, mine.with(BundlePermissions.LEVEL, text(better)));
        return controlled;
      }
    }
    controlled.add(
        Mapping.empty(DEPLOYER)
            .with(BundlePermissions.LEVEL, text(level))
            .with(me.field(), text(me.name())));
    return controlled;
  }

  private static boolean isFor(Value permission, Principal principal) {
    return Principal.of(permission).equals(Optional.of(principal));
  }

  private static boolean owns(Value permission) {
    return level(permission).equals(OWNER);
  }

  private static List<Value> strongest(List<Value> permissions) {
    SequencedMap<Principal, Value> byPrincipal = new LinkedHashMap<>();
    List<Value> nobody = new ArrayList<>();
    for (Value permission : permissions) {
      Principal.of(permission)
          .ifPresentOrElse(
              principal ->
                  byPrincipal.merge(principal, permission, (a, b) -> rank(a) >= rank(b) ? a : b),
              () -> nobody.add(permission));
    }
    List<Value> one = new ArrayList<>(byPrincipal.values());
    one.addAll(nobody);
    return one;
  }

  private static int rank(Value permission) {
    return rank(level(permission));
  }

  private static int rank(String level) {
    return LEVELS.indexOf(level);
  }

  private static String level(Value permission) {
    return Values.textOrEmpty(permission, BundlePermissions.LEVEL);
  }

  private static Text text(String text) {
    return new Text(DEPLOYER, text);
  }
}
