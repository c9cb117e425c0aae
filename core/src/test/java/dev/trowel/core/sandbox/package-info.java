/// Deployments found in a workspace.
@NullMarked
package dev.trowel.core.sandbox;

import org.jspecify.annotations.NullMarked;
