package dev.trowel.core.workspace.login;

import java.net.URI;

/// Who one turned out to be, and where.
///
/// @param host scheme, name and port; a method may find it out itself
record Identity(Proof proof, URI host) {}
