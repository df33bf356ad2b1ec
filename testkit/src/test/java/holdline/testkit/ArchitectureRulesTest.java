package holdline.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureRulesTest {

    private static final String SAMPLES = "holdline.testkit.samples";

    @Test
    void passesWhatIsTidy() {
        var classes = new ClassFileImporter().importPackages(SAMPLES + ".tidy");

        assertThatCode(() ->
                        ArchitectureRules.of(SAMPLES).pure(SAMPLES + ".tidy..").check(classes))
                .doesNotThrowAnyException();
    }

    @Test
    void namesEveryBreach() {
        var classes = new ClassFileImporter().importPackages(SAMPLES);

        assertThatThrownBy(() -> ArchitectureRules.of(SAMPLES)
                        .pure(SAMPLES + ".untidy..", SAMPLES + ".knot..")
                        .check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a name says what a thing is for")
                .hasMessageContaining("time comes from an InstantSource")
                .hasMessageContaining("System.out")
                .hasMessageContaining("Cycle detected")
                .hasMessageContaining("decisions are pure");
    }

    @Test
    void allowsALibraryThatAPurePackageNames() {
        var classes = new ClassFileImporter().importPackages(SAMPLES);

        assertThatThrownBy(() -> ArchitectureRules.of(SAMPLES)
                        .pure(SAMPLES + ".untidy..", SAMPLES + ".knot..")
                        .allowingInPure("com.fasterxml.jackson..")
                        .check(classes))
                .hasMessageNotContaining("decisions are pure");
    }
}
