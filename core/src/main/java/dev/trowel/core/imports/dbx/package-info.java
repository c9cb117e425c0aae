/// Projects that were deployed with dbx.
@NullMarked
package dev.trowel.core.imports.dbx;

import org.jspecify.annotations.NullMarked;
