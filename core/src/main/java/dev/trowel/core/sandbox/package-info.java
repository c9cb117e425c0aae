/// Finds deployments in a workspace by what they leave there, without any bundle's files.
@NullMarked
package dev.trowel.core.sandbox;

import org.jspecify.annotations.NullMarked;
