package dev.trowel.core.template;

import dev.trowel.schema.source.Span;

/// An answer that was given beforehand, and where.
record Given(Object answer, Span place) {}
