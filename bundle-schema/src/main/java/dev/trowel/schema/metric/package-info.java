/// Comparisons of metrics, such as `f1 >= champion - 0.01`, as text and as numbers.
@NullMarked
package dev.trowel.schema.metric;

import org.jspecify.annotations.NullMarked;
