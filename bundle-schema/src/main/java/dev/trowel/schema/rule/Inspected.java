package dev.trowel.schema.rule;

import dev.trowel.schema.address.ResourceKey;
import dev.trowel.schema.bundle.Bundle;
import dev.trowel.schema.bundle.Layout;
import dev.trowel.schema.bundle.Mode;
import dev.trowel.schema.bundle.Resource;
import dev.trowel.schema.bundle.SyncRules;
import dev.trowel.schema.diagnostic.Diagnostic;
import dev.trowel.schema.value.Value.Mapping;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// A bundle while rules look at it: what many of them go through is gathered once.
final class Inspected {

  private final Bundle bundle;
  private final List<Objects.Found> objects;
  private final List<ResourceReferences.Use> references;
  private final List<Leaves.Found> open;
  private final List<Diagnostic> before;
  private final Set<dev.trowel.schema.address.Path> dropped;

  /// @param before what was found before any rule looked at it
  Inspected(Bundle bundle, List<Diagnostic> before) {
    this.bundle = bundle;
    this.before = before;
    this.dropped =
        before.stream()
            .filter(each -> each.code().equals("wrong-type"))
            .flatMap(each -> each.paths().stream())
            .collect(Collectors.toSet());
    this.objects = Objects.of(bundle);
    this.references = ResourceReferences.of(bundle);
    this.open = Leaves.open(bundle);
  }

  /// What was found before any rule looked at it. What rules find they do not know of each other.
  List<Diagnostic> before() {
    return before;
  }

  /// Whether the field was set to what it cannot hold, and left out for that.
  boolean isDropped(dev.trowel.schema.address.Path field) {
    return dropped.contains(field);
  }

  /// Everything in its resources that has a type with fields, from the outside in.
  List<Objects.Found> objects() {
    return objects;
  }

  /// What its resources say of each other, in the order written.
  List<ResourceReferences.Use> references() {
    return references;
  }

  /// The texts of its resources that hold references, in the order written.
  List<Leaves.Found> open() {
    return open;
  }

  /// As [Bundle#root].
  Path root() {
    return bundle.root();
  }

  /// As [Bundle#target].
  String target() {
    return bundle.target();
  }

  /// As [Bundle#mode].
  Mode mode() {
    return bundle.mode();
  }

  /// As [Bundle#tree].
  Mapping tree() {
    return bundle.tree();
  }

  /// As [Bundle#layout].
  Layout layout() {
    return bundle.layout();
  }

  /// As [Bundle#sync].
  SyncRules sync() {
    return bundle.sync();
  }

  /// As [Bundle#resources].
  SequencedMap<ResourceKey, Resource> resources() {
    return bundle.resources();
  }

  /// As [Bundle#isSourceLinked].
  boolean isSourceLinked() {
    return bundle.isSourceLinked();
  }
}
