/// Projects that were deployed with Terraform: their configuration, and the state that tells what
/// is there.
@NullMarked
package dev.trowel.core.imports.terraform;

import org.jspecify.annotations.NullMarked;
