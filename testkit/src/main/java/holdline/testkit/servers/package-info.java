/**
 * A real Kafka broker and a real PostgreSQL inside or beside the calling JVM, from Maven artifacts, without Docker.
 * Tests start them empty and throw them away; the local suite starts them on a kept data directory.
 *
 * <p>Nothing here knows JUnit or Quarkus, because the local suite uses it in a plain {@code main}. Both listen on
 * 127.0.0.1 only and ask for no password: whoever can log in to the machine can read them.
 */
@NullMarked
package holdline.testkit.servers;

import org.jspecify.annotations.NullMarked;
