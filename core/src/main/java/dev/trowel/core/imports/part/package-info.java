/// What importers have in common: files that come in, and what becomes of them.
@NullMarked
package dev.trowel.core.imports.part;

import org.jspecify.annotations.NullMarked;
