/// When things run: Quartz expressions.
@NullMarked
package dev.trowel.schema.cron;

import org.jspecify.annotations.NullMarked;
