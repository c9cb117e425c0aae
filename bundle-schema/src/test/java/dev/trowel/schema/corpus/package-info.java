/// Whole bundles as users write them: broken ones, each with one fault, and sound ones that only
/// look odd.
@NullMarked
package dev.trowel.schema.corpus;

import org.jspecify.annotations.NullMarked;
