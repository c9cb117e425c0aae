package dev.trowel.app.command;

import java.net.URI;

/// Where a local workspace listens.
///
/// @param lasting whether it outlives the command: only then are its links of use, and may somebody
///   else be deploying to it
public record LocalHost(URI uri, boolean lasting) {}
