/// Pictures for pages, written as SVG.
@NullMarked
package dev.trowel.bench.picture;

import org.jspecify.annotations.NullMarked;
