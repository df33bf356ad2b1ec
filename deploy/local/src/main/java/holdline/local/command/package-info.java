/** The commands of the script, one class each. A command reads its words, does its work and returns its exit code. */
@NullMarked
package holdline.local.command;

import org.jspecify.annotations.NullMarked;
