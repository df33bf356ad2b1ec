package holdline.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * What a resource answers about one thing that has versions: the thing as callers see it, and its version as
 * {@code ETag}, which a change sends back ({@link ETags}).
 *
 * @param view what callers see
 * @param version of the thing shown
 */
public record Versioned(Object view, long version) {

    public Response ok() {
        return answer(Response.ok());
    }

    /** It is new, and is found at this address from now on. */
    public Response created(String address) {
        return answer(Response.created(URI.create(address)));
    }

    private Response answer(Response.ResponseBuilder response) {
        return response.entity(view).tag(ETags.of(version)).build();
    }
}
