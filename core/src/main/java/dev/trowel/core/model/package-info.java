/// Models and their versions in either registry: shown, compared, promoted past gates and put back.
@NullMarked
package dev.trowel.core.model;

import org.jspecify.annotations.NullMarked;
