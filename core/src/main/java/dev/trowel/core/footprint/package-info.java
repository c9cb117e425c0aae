/// Finds what a deployment left in a workspace: what lies in its folders, and which objects name
/// it.
@NullMarked
package dev.trowel.core.footprint;

import org.jspecify.annotations.NullMarked;
