/// Names of things: resources, and places inside a tree. Depends on nothing.
@NullMarked
package dev.trowel.schema.address;

import org.jspecify.annotations.NullMarked;
