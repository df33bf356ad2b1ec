/** Talks to the services as any client would: over HTTP, with a bearer token, reading what they answer. */
@NullMarked
package holdline.local.rest;

import org.jspecify.annotations.NullMarked;
