package dev.trowel.core.model;

import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.GateSettings;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value;
import dev.trowel.schema.value.Values;
import java.util.Optional;

/// An alias that the bundle itself gives to a version, and deployments with it.
public final class DeclaredAlias {
  private static final String LIST = "aliases";

  private DeclaredAlias() {}

  /// Says that the next deployment undoes a move; empty where it does not.
  ///
  /// @param to where the label is moved; empty where that is not known yet, or it is taken away
  public static Optional<Diagnostic> warning(
      Bundle bundle, Registered model, Label label, Optional<Long> to) {
    return switch (label) {
      case Label.Stage _ -> Optional.empty();
      case Label.Alias alias ->
          Optional.ofNullable(bundle.resources().get(model.key()))
              .filter(resource -> !leavesAliases(resource))
              .flatMap(resource -> declared(resource, alias))
              .filter(written -> !version(written).equals(to.map(Object::toString)))
              .map(written -> warning(model, alias, written, to));
    };
  }

  private static boolean leavesAliases(Resource resource) {
    return resource.ignoreChanges().stream()
        .anyMatch(place -> place.equals(LIST) || place.startsWith(LIST + "[*]"));
  }

  private static Optional<Value> declared(Resource resource, Label.Alias alias) {
    return Values.items(resource.settings(), LIST).stream()
        .filter(each -> new Label.Alias(Values.textOrEmpty(each, "alias_name")).equals(alias))
        .findFirst();
  }

  private static Optional<String> version(Value written) {
    return Optional.ofNullable(Values.find(written, "version_num")).flatMap(GateSettings::scalar);
  }

  private static Diagnostic warning(
      Registered model, Label.Alias alias, Value written, Optional<Long> to) {
    String other = to.map(number -> "; or write version " + number + " there").orElse("");
    return Diagnostic.warning(
            "alias-declared",
            "the bundle says that %s of %s is version %s: the next deployment makes it so again"
                .formatted(alias.shown(), model.name(), version(written).orElse("?")))
        .detail(
            "Outside development mode it stops first, as the alias was changed since. Take the"
                + " alias out of the bundle, so that it is left to promotions"
                + other
                + ".")
        .at(model.key().path().field(LIST))
        .in(written.span());
  }
}
