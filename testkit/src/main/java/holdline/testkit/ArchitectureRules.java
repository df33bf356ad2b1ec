package holdline.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The house rules that a machine can check. Every service has one small test:
 *
 * <pre>
 *   &#64;Test
 *   void keepsTheHouseRules() {
 *       ArchitectureRules.of("holdline.crawler")
 *               .pure("holdline.crawler.extract..")
 *               .allowingInPure("org.jsoup..")
 *               .check();
 *   }
 * </pre>
 */
public final class ArchitectureRules {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final String INCOMING = "org.eclipse.microprofile.reactive.messaging.Incoming";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ENTITY = "jakarta.persistence.Entity";

    private final String root;
    private final List<String> pure;
    private final List<String> allowedInPure;

    private ArchitectureRules(String root, List<String> pure, List<String> allowedInPure) {
        this.root = root;
        this.pure = pure;
        this.allowedInPure = allowedInPure;
    }

    /**
     * The rules for one service.
     *
     * @param root its root package, such as {@code holdline.pricing}; features are the packages right below
     */
    public static ArchitectureRules of(String root) {
        return new ArchitectureRules(root, List.of(), List.of("java..", "org.jspecify..", "holdline.events.."));
    }

    /** These packages decide: they see the JDK, the published events, each other and what is allowed, and nothing else. */
    public ArchitectureRules pure(String... packages) {
        return new ArchitectureRules(root, joined(pure, packages), allowedInPure);
    }

    /** What pure packages may use besides: a parsing library. */
    public ArchitectureRules allowingInPure(String... packages) {
        return new ArchitectureRules(root, pure, joined(allowedInPure, packages));
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /**
     * Checks the service's production classes against every rule.
     *
     * @throws AssertionError naming all breaches of all rules
     */
    public void check() {
        check(new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root));
    }

    void check(JavaClasses classes) {
        var breaches = new ArrayList<String>();
        for (var rule : rules()) {
            var result = rule.allowEmptyShould(true).evaluate(classes);
            if (result.hasViolation()) {
                breaches.add(result.getFailureReport().toString());
            }
        }
        if (!breaches.isEmpty()) {
            throw new AssertionError(String.join("\n\n", breaches));
        }
    }

    private List<ArchRule> rules() {
        var rules = new ArrayList<>(FOR_ALL);
        rules.add(slices().matching(root + ".(*)..").should().beFreeOfCycles());
        if (!pure.isEmpty()) {
            var allowed = joined(allowedInPure, pure.toArray(String[]::new)).toArray(String[]::new);
            rules.add(classes()
                    .that()
                    .resideInAnyPackage(pure.toArray(String[]::new))
                    .should()
                    .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(arraysOfPrimitives()))
                    .because("decisions are pure: clock, database, HTTP and Kafka stay outside"));
        }
        return rules;
    }

    private static DescribedPredicate<JavaClass> arraysOfPrimitives() {
        return DescribedPredicate.describe(
                "primitives",
                type -> type.isPrimitive() || type.getBaseComponentType().isPrimitive());
    }

    private static final List<ArchRule> FOR_ALL = List.of(
            noClasses()
                    .should()
                    .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)")
                    .because("a name says what a thing is for"),
            noClasses()
                    .should()
                    .resideInAnyPackage("..util..", "..helper..", "..common..", "..manager..", "..impl..")
                    .because("packages are features"),
            classes()
                    .that()
                    .areAnnotatedWith(PATH)
                    .should()
                    .haveSimpleNameEndingWith("Resource")
                    .andShould(beKnownAbroadWhenPublic()),
            classes().that(hearMessages()).should().haveSimpleNameEndingWith("Consumer"),
            classes().that().haveSimpleNameEndingWith("Consumer").should(beKnownAbroadWhenPublic()),
            classes().that().areAnnotatedWith(ENTITY).should(beKnownAbroadWhenPublic()),
            noFields()
                    .should()
                    .beAnnotatedWith("jakarta.inject.Inject")
                    .because("collaborators come in through the constructor"),
            noFields()
                    .should()
                    .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                    .because("settings stand in a @ConfigMapping"),
            methods()
                    .that()
                    .areAnnotatedWith(TRANSACTIONAL)
                    .should()
                    .bePublic()
                    .andShould(notBelongToTheEdge())
                    .because("a transaction starts on a use case's public method and nowhere else"),
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Resource")
                    .or()
                    .haveSimpleNameEndingWith("Consumer")
                    .should()
                    .beAnnotatedWith(TRANSACTIONAL),
            noClasses()
                    .should()
                    .accessTargetWhere(readsTheWallClock())
                    .because("time comes from an InstantSource or an argument"),
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", Duration.class)
                    .because("waiting is a stored next attempt"),
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.kafka.clients.producer..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("io.smallrye.reactive.messaging.MutinyEmitter")
                    .because("events leave through the outbox"),
            NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
            NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);

    private static DescribedPredicate<JavaClass> hearMessages() {
        return DescribedPredicate.describe(
                "hear messages",
                type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(INCOMING)));
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheWallClock() {
        return DescribedPredicate.describe("reads the wall clock", access -> {
            var owner = access.getTargetOwner().getName();
            var name = access.getTarget().getName();
            var arguments = access.getDescription();
            return (owner.startsWith("java.time.") && name.equals("now") && !arguments.contains("now(java.time.Clock)"))
                    || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"));
        });
    }

    private static ArchCondition<JavaMethod> notBelongToTheEdge() {
        return new ArchCondition<>("not belong to a resource or consumer") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var owner = method.getOwner().getSimpleName();
                if (owner.endsWith("Resource") || owner.endsWith("Consumer")) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " opens a transaction"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> beKnownAbroadWhenPublic() {
        return new ArchCondition<>("not be public unless another package needs them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var abroad = type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
                if (type.getModifiers().contains(JavaModifier.PUBLIC) && !abroad) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is public, and nobody needs it"));
                }
            }
        };
    }
}
