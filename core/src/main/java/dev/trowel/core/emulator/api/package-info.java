/// How the local workspace behaves, one file for each part of the API, written from its public
/// documentation.
@NullMarked
package dev.trowel.core.emulator.api;

import org.jspecify.annotations.NullMarked;
