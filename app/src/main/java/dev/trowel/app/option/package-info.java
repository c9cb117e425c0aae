/// What can be given on the command line: the options, and the records they are read into.
@NullMarked
package dev.trowel.app.option;

import org.jspecify.annotations.NullMarked;
