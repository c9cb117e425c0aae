/// Joins what a person made of a text with what became of the text meanwhile.
@NullMarked
package dev.trowel.core.template.merge;

import org.jspecify.annotations.NullMarked;
