/// Where two resolved trees differ, with the places that make them differ.
@NullMarked
package dev.trowel.schema.compare;

import org.jspecify.annotations.NullMarked;
