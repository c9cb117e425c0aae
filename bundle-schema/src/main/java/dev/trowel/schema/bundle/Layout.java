package dev.trowel.schema.bundle;

/// The folders of a deployment in the workspace, absolute (format.md 2.14).
public record Layout(String root, String file, String artifact, String state, String resource) {}
