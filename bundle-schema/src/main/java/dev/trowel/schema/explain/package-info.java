/// How a value came about: the places and stages that made it, followed back from the result.
@NullMarked
package dev.trowel.schema.explain;

import org.jspecify.annotations.NullMarked;
