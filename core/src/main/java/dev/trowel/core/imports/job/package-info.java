/// Jobs kept as the JSON of the Jobs API.
@NullMarked
package dev.trowel.core.imports.job;

import org.jspecify.annotations.NullMarked;
