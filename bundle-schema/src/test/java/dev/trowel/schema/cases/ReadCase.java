package dev.trowel.schema.cases;

import dev.trowel.schema.load.Options;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One chunk of a case file.
///
/// @param sentence the fact it shows
/// @param files path → content of the bundle's files
/// @param options what the reader is called with
/// @param keyed whether lists are merged by key before the trees are compared
/// @param messages what must be reported, as `severity place: summary`, nothing else
/// @param expected the sections that the tree must hold just so, as YAML; null when only messages
///   count
record ReadCase(
    String sentence,
    Map<String, String> files,
    Options options,
    boolean keyed,
    List<String> messages,
    @Nullable String expected) {}
