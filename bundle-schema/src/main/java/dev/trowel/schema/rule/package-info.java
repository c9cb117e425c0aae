/// Facts that every bundle should keep to, one class each.
@NullMarked
package dev.trowel.schema.rule;

import org.jspecify.annotations.NullMarked;
