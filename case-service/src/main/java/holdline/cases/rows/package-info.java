/**
 * Sets of rows to and from the database: one statement, however many rows. A record names a table's columns, in camel
 * case; it travels as JSON both ways, so each table is described once.
 */
@NullMarked
package holdline.cases.rows;

import org.jspecify.annotations.NullMarked;
