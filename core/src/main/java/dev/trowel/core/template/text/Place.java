package dev.trowel.core.template.text;

import dev.trowel.schema.source.Span;

/// Where part of a template is written, and its words there.
record Place(Span span, String text) {}
