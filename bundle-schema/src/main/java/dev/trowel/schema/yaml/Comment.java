package dev.trowel.schema.yaml;

import dev.trowel.schema.source.Span;

/// One comment of a YAML file.
///
/// @param span from the `#` to the end of the line
/// @param text what follows the `#`, as written
/// @param alone whether nothing else stands on its line
/// @param leading whether no content stands above it
public record Comment(Span span, String text, boolean alone, boolean leading) {}
