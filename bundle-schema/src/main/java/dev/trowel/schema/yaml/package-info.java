/// YAML and JSON text to located trees.
@NullMarked
package dev.trowel.schema.yaml;

import org.jspecify.annotations.NullMarked;
