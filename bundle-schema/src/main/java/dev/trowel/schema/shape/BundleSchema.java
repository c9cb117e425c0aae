package dev.trowel.schema.shape;

/// What a whole bundle file may say.
///
/// @param root the type of a file's top level
/// @param types all types that `root` refers to
public record BundleSchema(Schema.ObjectOf root, Types types) {}
