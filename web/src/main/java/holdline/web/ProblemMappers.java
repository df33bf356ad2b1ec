package holdline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every way in which a request can fail, as a problem. What nobody foresaw is logged under an id the caller is told. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int MAX_CAUSES = 20;
    private static final int MAX_ERRORS = 50;

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return ProblemJson.response(problem);
    }

    @ServerExceptionMapper
    Response again(AnsweredBefore repeated) {
        return repeated.answer().again();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e) {
        var violations = e.getConstraintViolations();
        if (violations.isEmpty() || violations.stream().anyMatch(ProblemMappers::isOurs)) {
            return unexpected(e);
        }
        return ProblemJson.response(Problem.invalid(violations.stream()
                .map(violation -> new Problem.FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .limit(MAX_ERRORS)
                .toList()));
    }

    /** A wrong answer is our defect, not the caller's. */
    private static boolean isOurs(ConstraintViolation<?> violation) {
        for (var node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.RETURN_VALUE) {
                return true;
            }
        }
        return false;
    }

    /** The caller knows neither our method nor what we call its body: {@code create.request.url} is {@code url}. */
    private static String field(Path path) {
        var names = new ArrayList<String>();
        var parameter = "body";
        for (var node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                names.add(node.isInIterable() && node.getIndex() != null ? "[" + node.getIndex() + "]" : "");
                if (node.getKind() == ElementKind.PROPERTY) {
                    names.add(node.getName());
                }
            }
        }
        var field = String.join(
                        ".", names.stream().filter(name -> !name.isEmpty()).toList())
                .replace(".[", "[");
        return field.isEmpty() ? parameter : field;
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException e) {
        return ProblemJson.response(InvalidJson.problem(e));
    }

    @ServerExceptionMapper
    Response failed(WebApplicationException e, UriInfo request) {
        var status = e.getResponse().getStatus();
        if (e.getCause() instanceof JsonProcessingException json) {
            return ProblemJson.response(InvalidJson.problem(json));
        }
        if (status == 404 && e.getCause() != null) {
            return ProblemJson.response(unconvertible(e.getCause(), request));
        }
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return unexpected(e);
        }
        var problem = new Problem(status, detail(status));
        for (var header : List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER)) {
            var value = e.getResponse().getHeaderString(header);
            if (value != null) {
                problem.header(header, value);
            }
        }
        return ProblemJson.response(problem);
    }

    /** A parameter that does not fit its type is "not found" to Jakarta REST; for a query parameter we can say more. */
    private static Problem unconvertible(Throwable cause, UriInfo request) {
        var message = String.valueOf(cause.getMessage());
        return request.getQueryParameters().entrySet().stream()
                .filter(parameter ->
                        parameter.getValue().stream().anyMatch(value -> !value.isEmpty() && message.contains(value)))
                .findFirst()
                .map(parameter -> Problem.invalid(parameter.getKey(), "of the kind the API description says"))
                .orElseGet(() -> new Problem(404, detail(404)));
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 401 -> "A bearer token is needed.";
            case 403 -> "The token's roles do not allow this.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 406 -> "We answer in application/json.";
            case 413 -> "The body is larger than we take.";
            case 415 -> "The body's Content-Type must be application/json.";
            default -> "The request was not done.";
        };
    }

    @ServerExceptionMapper
    Response unauthenticated(UnauthorizedException e) {
        return ProblemJson.response(Problem.unauthenticated("A bearer token is needed."));
    }

    @ServerExceptionMapper
    Response untrusted(AuthenticationFailedException e) {
        return ProblemJson.response(Problem.unauthenticated("The bearer token is not valid, or no longer."));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e) {
        return ProblemJson.response(Problem.forbidden("The token's roles do not allow this."));
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable e) {
        var known = known(e);
        return known == null ? unexpected(e) : ProblemJson.response(known);
    }

    /** What a transaction threw comes wrapped when it happens at commit. */
    private static @Nullable Problem known(Throwable thrown) {
        var cause = thrown;
        for (var depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            var problem = switch (cause) {
                case Problem inner -> inner;
                case OptimisticLockException _ ->
                    Problem.refused("Somebody else changed it at the same time: read it again.");
                case SQLException sql -> known(sql);
                default -> null;
            };
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable Problem known(SQLException e) {
        return switch (String.valueOf(e.getSQLState())) {
            case "23505" -> Problem.refused("Something with the same key exists already.");
            case "40001", "40P01" -> Problem.unavailable("Too much happened at the same time: try again.");
            default -> null;
        };
    }

    private static Response unexpected(Throwable e) {
        var incident = UUID.randomUUID();
        LOG.errorf(e, "Request failed unexpectedly, incident %s", incident);
        return ProblemJson.response(
                new Problem(500, "Something went wrong on our side; the log knows it as incident " + incident + ".")
                        .with("incident", incident));
    }
}
