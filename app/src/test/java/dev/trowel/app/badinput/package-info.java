/// What the program says and does when its input, or the workspace, is bad: one test for each line
/// of what can be bad.
@NullMarked
package dev.trowel.app.badinput;

import org.jspecify.annotations.NullMarked;
