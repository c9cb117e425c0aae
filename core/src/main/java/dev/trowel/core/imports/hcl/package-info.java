/// Reads HCL's native syntax with the places of all of it, and evaluates what can be known offline.
@NullMarked
package dev.trowel.core.imports.hcl;

import org.jspecify.annotations.NullMarked;
