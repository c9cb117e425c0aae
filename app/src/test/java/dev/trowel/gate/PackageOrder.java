package dev.trowel.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.OptionalInt;

/// The packages of each module in the order in which they may use each other: only upwards.
///
/// A new package is placed here by the person who needs it, as low as it must be.
final class PackageOrder {

  private static final List<String> ORDER =
      List.of(
          "dev.trowel.schema.address",
          "dev.trowel.schema.source",
          "dev.trowel.schema.diagnostic",
          "dev.trowel.schema.value",
          "dev.trowel.schema.metric",
          "dev.trowel.schema.bundle",
          "dev.trowel.schema.cron",
          "dev.trowel.schema.fix",
          "dev.trowel.schema.yaml",
          "dev.trowel.schema.shape",
          "dev.trowel.schema.allow",
          "dev.trowel.schema.load",
          "dev.trowel.schema.target",
          "dev.trowel.schema.python",
          "dev.trowel.schema.interpolate",
          "dev.trowel.schema.preset",
          "dev.trowel.schema.rule",
          "dev.trowel.schema.explain",
          "dev.trowel.schema.compare",
          "dev.trowel.schema",
          "dev.trowel.core.workspace",
          "dev.trowel.core.process",
          "dev.trowel.core.python",
          "dev.trowel.core.kind",
          "dev.trowel.core.graph",
          "dev.trowel.core.state",
          "dev.trowel.core.online",
          "dev.trowel.core.preflight",
          "dev.trowel.core.plan",
          "dev.trowel.core.intent",
          "dev.trowel.core.recovery",
          "dev.trowel.core.event",
          "dev.trowel.core.lease",
          "dev.trowel.core.hook",
          "dev.trowel.core.sync",
          "dev.trowel.core.build",
          "dev.trowel.core.footprint",
          "dev.trowel.core.select",
          "dev.trowel.core.monorepo",
          "dev.trowel.core.apply",
          "dev.trowel.core.ready",
          "dev.trowel.core.run",
          "dev.trowel.core.health",
          "dev.trowel.core.undo",
          "dev.trowel.core.history",
          "dev.trowel.core.deploy",
          "dev.trowel.core.sandbox",
          "dev.trowel.core.review",
          "dev.trowel.core.approval",
          "dev.trowel.core.model",
          "dev.trowel.core.ci",
          "dev.trowel.core.template",
          "dev.trowel.core.authored",
          "dev.trowel.core.addition",
          "dev.trowel.core.adopt",
          "dev.trowel.core.imports",
          "dev.trowel.core.emulator",
          "dev.trowel.app.console",
          "dev.trowel.app.report",
          "dev.trowel.app.review",
          "dev.trowel.app.option",
          "dev.trowel.app.command",
          "dev.trowel.app.wiring",
          "dev.trowel.app");

  private PackageOrder() {}

  /// The place of a package, or of the package it lies in; empty when it has none.
  static OptionalInt rank(String name) {
    for (int i = 0; i < ORDER.size(); i++) {
      if (name.equals(ORDER.get(i)) || (isNested(name) && name.startsWith(ORDER.get(i) + "."))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// Whether `origin` reaches for something listed below itself.
  static boolean isForbidden(JavaClass origin, JavaClass target) {
    OptionalInt from = rank(origin.getPackageName());
    OptionalInt to = rank(target.getPackageName());
    return from.isPresent() && to.isPresent() && to.getAsInt() > from.getAsInt();
  }

  /// Whether a package lies below one of the listed ones, as `dev.trowel.core.emulator.jobs` would.
  private static boolean isNested(String name) {
    return name.chars().filter(character -> character == '.').count() > 3;
  }
}
