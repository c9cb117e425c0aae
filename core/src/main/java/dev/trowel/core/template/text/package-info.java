/// The language of templates: Go's text/template, as its documentation describes it.
@NullMarked
package dev.trowel.core.template.text;

import org.jspecify.annotations.NullMarked;
