package holdline.testkit;

import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code @QuarkusTest} or {@code @QuarkusIntegrationTest} class: the application runs against a real Kafka with
 * every topic of the suite and a real PostgreSQL with an empty database, and trusts the tokens of {@link Tokens}.
 *
 * <p>The servers start once per JVM; each start of the application gets a database of its own, while topics and the
 * offsets of consumer groups go on. {@link TopicProbe} therefore shows only what was published after it was opened.
 */
@WithTestResource(RealServers.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithRealServers {}
