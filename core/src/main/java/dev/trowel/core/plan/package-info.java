/// What a deployment would change, field by field, and why.
@NullMarked
package dev.trowel.core.plan;

import org.jspecify.annotations.NullMarked;
