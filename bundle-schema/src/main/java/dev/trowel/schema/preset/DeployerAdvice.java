package dev.trowel.schema.preset;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Value.Mapping;
import dev.trowel.schema.value.Values;
import java.util.List;
import java.util.Optional;

/// Says when the permissions of a bundle leave its deployer or its folder open (format.md 2.12, 7).
final class DeployerAdvice {

  private static final String SHARED = "/Workspace/Shared";
  private static final String PERMISSIONS = "permissions";

  private DeployerAdvice() {}

  /// Recommends to name the deployer, and warns of a folder that all users can write to.
  static void check(Mapping tree, Names deployer, Diagnostics diagnostics) {
    List<Value> permissions = Values.items(tree, PERMISSIONS);
    if (!permissions.isEmpty()
        && deployer.known()
        && permissions.stream().noneMatch(each -> lets(each, deployer))) {
      diagnostics.add(notIncluded(tree, deployer));
    }
    String root = Values.text(tree, WorkspacePaths.SECTION, WorkspacePaths.ROOT);
    if (root != null
        && (root + "/").startsWith(SHARED + "/")
        && permissions.stream().noneMatch(DeployerAdvice::letsAll)) {
      diagnostics.add(shared(tree, root));
    }
  }

  private static boolean manages(Value permission) {
    return "CAN_MANAGE".equals(Values.text(permission, BundlePermissions.LEVEL));
  }

  private static boolean lets(Value permission, Names deployer) {
    Optional<Principal> principal = Principal.of(permission);
    return manages(permission)
        && principal
            .filter(p ->
                p.field().equals("group_name")
                    ? deployer.groups().contains(p.name())
                    : p.name().equals(deployer.userName()))
            .isPresent();
  }

  private static boolean letsAll(Value permission) {
    return manages(permission)
        && Principal.of(permission).equals(Optional.of(new Principal("group_name", "users")));
  }

  private static Diagnostic notIncluded(Mapping tree, Names deployer) {
    String entry =
        "  permissions:\n    - %s: %s\n      level: CAN_MANAGE"
            .formatted(deployer.principalField(), deployer.userName());
    return Diagnostic.recommendation(
            "deployer-not-permitted",
            "permissions section should explicitly include the current deployment identity '%s' or one of its groups"
                .formatted(deployer.userName()))
        .detail(
            "If it is not included, CAN_MANAGE permissions are only applied if the present identity"
                + " is used to deploy. Consider a top-level permissions section such as\n\n"
                + entry)
        .in(Values.nearestSpan(tree, Path.of(PERMISSIONS)));
  }

  private static Diagnostic shared(Mapping tree, String root) {
    Path path = Path.of(WorkspacePaths.SECTION, WorkspacePaths.ROOT);
    return Diagnostic.warning(
            "root-path-shared",
            "the bundle root path " + root + " is writable by all workspace users")
        .detail(
            "Whatever lies below %s can be changed by everybody. If that is meant, say so: give CAN_MANAGE to group_name: users in the top-level permissions; otherwise choose another root_path."
                .formatted(SHARED))
        .at(path)
        .in(Values.nearestSpan(tree, path));
  }
}
