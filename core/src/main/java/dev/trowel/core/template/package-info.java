/// Project templates: their questions, and the files they make.
@NullMarked
package dev.trowel.core.template;

import org.jspecify.annotations.NullMarked;
