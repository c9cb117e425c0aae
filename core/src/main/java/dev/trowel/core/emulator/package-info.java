/// The local workspace: a server on the loopback address that behaves like a workspace; uses
/// nothing else of this project.
@NullMarked
package dev.trowel.core.emulator;

import org.jspecify.annotations.NullMarked;
