package dev.trowel.schema.shape;

/// A type with all types it refers to: what a bundle file, or one resource in it, may say.
public record Shape(Schema.ObjectOf root, Types types) {}
