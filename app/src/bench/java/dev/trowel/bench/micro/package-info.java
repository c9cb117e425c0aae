/// Parts of the program, measured alone by JMH.
@NullMarked
package dev.trowel.bench.micro;

import org.jspecify.annotations.NullMarked;
