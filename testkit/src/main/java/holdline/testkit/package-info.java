/**
 * What every module's tests share: real servers ({@link holdline.testkit.WithRealServers}), tokens
 * ({@link holdline.testkit.Tokens}), events to start from ({@link holdline.testkit.Fixtures}), a look at the topics
 * ({@link holdline.testkit.TopicProbe}) and the architecture rules ({@link holdline.testkit.ArchitectureRules}).
 *
 * <p>Quarkus loads test classes again for every profile, so whatever must exist once per JVM lives behind
 * {@link holdline.testkit.SharedServers} in the system class loader, and is told to everybody else through system
 * properties.
 */
@NullMarked
package holdline.testkit;

import org.jspecify.annotations.NullMarked;
