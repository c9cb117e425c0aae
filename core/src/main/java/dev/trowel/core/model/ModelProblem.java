package dev.trowel.core.model;

import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.diagnostic.StopException;
import dev.trowel.schema.shape.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Words for what can be wrong with models, their versions and labels.
final class ModelProblem {

  private ModelProblem() {}

  /// The bundle has no such model.
  static StopException unknown(String key, Collection<String> known) {
    String list =
        known.isEmpty()
            ? "The bundle declares no model: see registered_models and models below resources."
            : "The bundle's models: " + String.join(", ", known) + ".";
    return stop(
        "model-unknown", "the bundle has no model " + key, Suggestion.advice(key, known, list));
  }

  /// Two kinds of models have this name.
  static StopException ambiguous(String key, Collection<String> both) {
    return stop(
        "model-unknown",
        key + " names two models of the bundle",
        "Write which one is meant: " + String.join(" or ", both) + ".");
  }

  /// Its name is known only once it is deployed.
  static StopException notDeployed(String key, String target) {
    return stop(
        "model-missing",
        key + " is not deployed to " + target + ", so its name is not known",
        "Deploy it first: trowel deploy -t " + target + ". Nothing was changed.");
  }

  /// The registry has no such model.
  static StopException missing(Registered model) {
    return stop(
        "model-missing",
        "%s has no model %s".formatted(model.registry().words(), model.name()),
        "It was not deployed to %s yet, or deleted since: trowel deploy -t %s makes it again. Nothing was changed."
            .formatted(model.target(), model.target()));
  }

  /// Something vanished while it was worked on.
  static StopException gone(String doing, String why) {
    return stop(
        "model-missing",
        "cannot %s: it is gone (%s)".formatted(doing, why),
        "Somebody deleted it meanwhile. Nothing else was changed; trowel model list shows what"
            + " there is.");
  }

  static StopException noVersion(Registered model, long number, List<Version> known) {
    String list =
        known.isEmpty()
            ? "It has none yet: a training registers the first one."
            : "It has "
                + known.stream()
                    .limit(10)
                    .map(each -> Long.toString(each.number()))
                    .collect(Collectors.joining(", "))
                + (known.size() > 10 ? ", …." : ".");
    return stop(
        "model-version-unknown", "%s has no version %d".formatted(model.name(), number), list);
  }

  /// It is still being made, or was never finished.
  static StopException notReady(Registered model, Version version) {
    return stop(
        "model-version-not-ready",
        "version %d of %s cannot be used: it is %s"
            .formatted(version.number(), model.name(), version.status()),
        "Wait until it is READY, or choose another one: trowel model show %s -t %s. Nothing was"
                .formatted(model.key().name(), model.target())
            + " changed.");
  }

  static StopException noHolder(Registered model, Label label, Map<Label, Long> known) {
    List<String> names = known.keySet().stream().map(Label::shown).toList();
    String list =
        names.isEmpty()
            ? "None of its versions has any label."
            : "It has " + String.join(", ", names) + ".";
    return stop(
        "model-alias-unknown",
        "no version of %s is %s".formatted(model.name(), label.shown()),
        Suggestion.advice(label.shown(), names, list)
            + " Give the number of a version, or set it: trowel model alias %s %s VERSION -t %s."
                .formatted(model.key().name(), label.name(), model.target()));
  }

  /// The registry has labels of the other kind.
  static StopException otherLabel(Registry registry, Label label) {
    String wayOut =
        switch (label) {
          case Label.Alias _ -> "It has stages: --stage Staging or --stage Production.";
          case Label.Stage _ -> "It has aliases: --alias champion, for example.";
        };
    String noun =
        switch (label) {
          case Label.Alias _ -> "aliases";
          case Label.Stage _ -> "stages";
        };
    return stop("model-label-refused", registry.words() + " has no " + noun, wayOut);
  }

  /// Nobody knows where a label was before.
  static StopException noWayBack(Registered model, Label label, long now) {
    return stop(
        "model-rollback-unknown",
        "nobody knows which version was %s of %s before %d"
            .formatted(label.shown(), model.name(), now),
        "It was the first one, or was not set by trowel. Name the version: trowel model alias %s %s VERSION -t %s."
            .formatted(model.key().name(), label.name(), model.target()));
  }

  static StopException noVersions(Registered model) {
    return stop(
        "model-version-unknown",
        model.name() + " has no version to promote",
        "A training registers the first one: trowel run KEY -t " + model.target() + ".");
  }

  static StopException ontoItself(String name, Label label) {
    return stop(
        "promotion-onto-itself",
        "%s of %s is what it is to be promoted to".formatted(label.shown(), name),
        "Both targets mean one model. Name another version: trowel model promote KEY 3"
            + " --alias NAME, or KEY @challenger.");
  }

  /// No client sees both registries.
  static StopException unreachable(String uri, Model from, Model to) {
    return stop(
        "model-copy-unreachable",
        "no run can copy %s to %s: one is in %s, the other in %s"
            .formatted(uri, to.name(), from.shelf(), to.shelf()),
        "Versions are copied within one metastore of Unity Catalog, or within one workspace's"
            + " registry. Train in the destination, or keep both catalogs in one metastore.");
  }

  /// Who is logged in belongs to none of the groups.
  static StopException noApproval(String user, List<String> groups) {
    return stop(
        "approval-refused",
        user + " cannot approve for any gate",
        groups.isEmpty()
            ? "No gate asks for an approval: write trowel: {gates: {NAME: {approval: {group: …}}}}."
            : "Gates ask members of " + String.join(", ", groups) + ".");
  }

  /// The registry's filter cannot say this name.
  static StopException unquotable(String name) {
    return stop(
        "model-name-refused",
        "the versions of " + name + " cannot be listed: its name has both ' and \"",
        "The registry finds versions by a filter, in which one of both has to go around the name."
            + " Rename the model. Nothing was changed.");
  }

  static StopException badLabel(String text) {
    return stop(
        "model-label-refused",
        "\"" + text + "\" cannot be an alias",
        "An alias has letters, digits, - and _, and is neither a number, nor latest, nor v and a"
            + " number.");
  }

  static StopException stop(String code, String summary, String detail) {
    return new StopException(Diagnostic.error(code, summary).detail(detail));
  }
}
