/// What a value may be: read from data, checked against a tree.
@NullMarked
package dev.trowel.schema.shape;

import org.jspecify.annotations.NullMarked;
