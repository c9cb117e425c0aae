/// Chooses, hashes and uploads the bundle's files.
@NullMarked
package dev.trowel.core.sync;

import org.jspecify.annotations.NullMarked;
