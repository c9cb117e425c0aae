/// Builds artifacts, finds the libraries that resources use, and brings them to the workspace.
@NullMarked
package dev.trowel.core.build;

import org.jspecify.annotations.NullMarked;
