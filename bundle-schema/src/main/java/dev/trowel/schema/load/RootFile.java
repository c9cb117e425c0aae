package dev.trowel.schema.load;

import java.nio.file.Path;

/// The file a bundle starts with.
///
/// @param folder the bundle root, absolute
/// @param name the file's name in it
public record RootFile(Path folder, String name) {}
