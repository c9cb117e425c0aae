package dev.trowel.schema.allow;

import dev.trowel.schema.diagnostic.Diagnostic;

/// A finding that a comment allows, so that it neither is shown as a fault nor stops anything.
public record Allowed(Diagnostic finding, Allowance by) {}
