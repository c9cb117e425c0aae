/// The scripts that a bundle has run around the phases of a deployment.
@NullMarked
package dev.trowel.core.hook;

import org.jspecify.annotations.NullMarked;
