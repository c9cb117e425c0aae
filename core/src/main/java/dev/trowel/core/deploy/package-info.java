/// The use cases as stories: start reading here.
@NullMarked
package dev.trowel.core.deploy;

import org.jspecify.annotations.NullMarked;
