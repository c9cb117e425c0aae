/// What the local workspace hears and answers: requests, replies, errors and the routes between
/// them.
@NullMarked
package dev.trowel.core.emulator.http;

import org.jspecify.annotations.NullMarked;
