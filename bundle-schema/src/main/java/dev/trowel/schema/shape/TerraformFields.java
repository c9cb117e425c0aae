package dev.trowel.schema.shape;

import java.util.Map;
import java.util.Set;

/// How the fields of one kind are called in Terraform, as references may name them (format.md 2.7).
///
/// @param renamed dotted path, its last name Terraform's and the others the format's → the format's
///   name for the last
/// @param only fields that Terraform alone has
public record TerraformFields(Map<String, String> renamed, Set<String> only) {

  /// A kind whose fields are called the same.
  static final TerraformFields SAME = new TerraformFields(Map.of(), Set.of());

  public TerraformFields {
    renamed = Map.copyOf(renamed);
    only = Set.copyOf(only);
  }
}
