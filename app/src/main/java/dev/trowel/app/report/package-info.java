/// Findings in the forms that continuous integration reads.
@NullMarked
package dev.trowel.app.report;

import org.jspecify.annotations.NullMarked;
