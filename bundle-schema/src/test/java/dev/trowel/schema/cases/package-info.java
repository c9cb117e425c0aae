/// Golden cases for reading: chunks of `src/test/cases/read/**/*.yml`.
@NullMarked
package dev.trowel.schema.cases;

import org.jspecify.annotations.NullMarked;
