/** What tests written against the sandbox need from JUnit; JUnit is an optional dependency. */
@NullMarked
package vn.motcua.sandbox.junit;

import org.jspecify.annotations.NullMarked;
