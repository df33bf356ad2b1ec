package holdline.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * What became of something handed in that may have been here already: the same again adds nothing, or adds to what is
 * there.
 *
 * @param view as callers see it
 */
public record Taken<T>(T view, boolean isNew) {

    /** 201 with its address when it is new, 200 when it was here before. */
    public Response at(String address) {
        var answer = isNew ? Response.created(URI.create(address)) : Response.ok();
        return answer.entity(view).build();
    }
}
