package dev.trowel.core.emulator;

import java.net.URI;

/// The server that works on a folder.
///
/// @param uri where it listens, without a slash at the end
/// @param pid its process
/// @param longLived whether it outlives one command
/// @param instance tells this run of it from any other
public record Owner(URI uri, long pid, boolean longLived, String instance) {}
