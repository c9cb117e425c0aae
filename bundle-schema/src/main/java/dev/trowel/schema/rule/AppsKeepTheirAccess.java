package dev.trowel.schema.rule;

import dev.trowel.schema.address.Path;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.Diagnostics;
import dev.trowel.schema.rule.ResourceReferences.Use;
import dev.trowel.schema.value.Values;
import java.util.HashSet;
import java.util.Set;

/// Permissions that the bundle lists replace all there are; so those of what an app uses have to
/// name the app, too (format.md 7).
final class AppsKeepTheirAccess implements Rule {

  @Override
  public void check(Inspected bundle, Diagnostics diagnostics) {
    Set<String> told = new HashSet<>();
    for (Use use : bundle.references()) {
      Resource used = bundle.resources().get(use.to());
      if (isOfApp(use) && used != null && losesAccess(use, used)) {
        if (told.add(use.from() + " " + use.to())) {
          diagnostics.add(warning(bundle, use));
        }
      }
    }
  }

  private static boolean isOfApp(Use use) {
    return use.from().kind().equals("apps")
        && use.at().startsWith(use.from().path().field("resources"));
  }

  private static boolean losesAccess(Use use, Resource used) {
    return !used.permissions().isEmpty()
        && used.permissions().stream()
            .map(entry -> Values.textOrEmpty(entry, "service_principal_name"))
            .noneMatch(principal(use)::equals);
  }

  private static String principal(Use use) {
    return "${resources.apps." + use.from().name() + ".service_principal_client_id}";
  }

  private static Diagnostic warning(Inspected bundle, Use use) {
    Path entry = use.at().parent();
    String level = Values.textOrEmpty(Values.find(bundle.tree(), entry), "permission");
    return Diagnostic.warning(
            "app-access-lost",
            "app \"%s\" uses %s, whose permissions do not name the app"
                .formatted(use.from().name(), use.to()))
        .detail(
            "The app is given access when it is deployed; the next deployment of these permissions"
                + " takes it away again. Add to them:\n- level: %s\n  service_principal_name: %s"
                    .formatted(level, principal(use)))
        .at(use.at())
        .in(use.span());
  }
}
