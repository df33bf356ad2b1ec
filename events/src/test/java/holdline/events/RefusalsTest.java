package holdline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What no event may carry is refused while it is decoded, by name. */
class RefusalsTest {

    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "listing-observed   | /listing/id               | \"other.example:1\"   | listing.id must be platform:item",
                "listing-observed   | /listing/id               | \"mall.example:\"     | listing.id must be platform:item",
                "listing-observed   | /listing/url              | \"  \"                | listing.url is missing or blank",
                "listing-observed   | /title                    | \"\"                  | title is missing or blank",
                "listing-observed   | /pagePrice/amount/amount  | \"0.00\"              | zero is not a price",
                "listing-observed   | /pagePrice/amount/amount  | \"-1\"                | amount is negative",
                "listing-observed   | /pagePrice/amount/amount  | \"1e999999999\"       | amount has more than 18 digits",
                "listing-observed   | /pagePrice/upTo/amount    | \"1.00\"              | pagePrice.upTo is below pagePrice.amount",
                "listing-observed   | /pagePrice/upTo/currency  | \"USD\"               | cannot mix",
                "listing-observed   | /reading/confidence       | 1.01                  | reading.confidence is not between 0 and 1",
                "listing-observed   | /capture/sha256           | \"ABC\"               | capture.sha256 is not a SHA-256",
                "listing-observed   | /availability             | \"sold-out\"          | Availability",
                "listing-observed   | /observedAt               | \"yesterday\"         | Instant",
                "listing-observed   | /promotions/0             | null                  | an entry of a list is missing",
                "listing-observed.with-terms | /promotionTerms/0/text | \"满1元减1元\"        | a text that is not in promotions",
                "listing-observed.with-terms | /promotionTerms/0/kind | \"never-heard-of\"   | Kind",
                "listing-observed.with-terms | /promotionTerms/0/off/amount | \"0\"          | promotionTerms.off is zero",
                "listing-observed.with-terms | /promotionTerms/0/off   | null                | lacks a figure that makes it a COUPON",
                "listing-observed.with-terms | /promotionTerms/2/payPercent | \"100\"        | promotionTerms.payPercent is not between",
                "listing-observed.with-terms | /promotionTerms/2/payPercent | \"1e-99999999\" | promotionTerms.payPercent is not between",
                "listing-observed.with-terms | /promotionTerms/2/pieces | 0                  | promotionTerms.pieces must be at least 1",
                "listing-observed.with-terms | /promotionTerms/0/until | \"2020-01-01T00:00:00Z\" | promotionTerms.until is before",
                "listing-observed.with-terms | /variants/0/price/amount | \"0.00\"           | zero is not a price",
                "listing-observed.with-terms | /mainPicture/bits       | \"C3\"              | mainPicture.bits are not lower-case hex",
                "violation-opened   | /violation/match/confidence | -0.1                | match.confidence is not between 0 and 1",
                "violation-opened   | /violation/waterfall/units | 0                    | waterfall.units must be at least 1",
                "violation-opened   | /violation/explanation    | \" \"                 | violation.explanation is missing or blank",
                "violation-retracted | /reason                  | \"\"                  | reason is missing or blank",
                "case-opened        | /subject/transition       | 0                     | subject.transition counts from 1",
                "notice-requested   | /matters                  | []                    | matters is empty",
                "complaint-drafted  | /evidence                 | []                    | evidence is empty",
                "recheck-requested  | /every                    | \"PT0S\"              | every must be longer than nothing",
                "recheck-requested  | /every                    | \"-PT1S\"             | every must be longer than nothing",
                "recheck-requested  | /until                    | \"2020-01-01T00:00:00Z\" | until is before from",
                "notice-delivered   | /delivery/transition      | 0                     | delivery.transition counts from 1",
                "notice-bounced     | /delivery/tenant          | \"\"                  | delivery.tenant is missing or blank",
            })
    void refusesABrokenValue(String name, String pointer, String value, String refusal) throws JsonProcessingException {
        // Given
        var golden = Wire.samples()
                .filter(each -> each.toString().equals(name + ".json"))
                .findFirst()
                .orElseThrow();
        var type = golden.type();
        var broken = golden.read();
        put(broken, pointer, Wire.MAPPER.readTree(value));
        // Then
        assertThatThrownBy(() -> Wire.MAPPER.treeToValue(broken, type.topic().events()))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining(refusal);
    }

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("requiredParts")
    void refusesAnEventThatLacksAPart(Wire.Sample golden, String pointer) {
        // Given
        var type = golden.type();
        var lacking = golden.read();
        var at = pointer.lastIndexOf('/');
        ((ObjectNode) lacking.at(pointer.substring(0, at))).remove(pointer.substring(at + 1));
        // Then
        assertThatThrownBy(() -> Wire.MAPPER.treeToValue(lacking, type.topic().events()))
                .isInstanceOf(JsonProcessingException.class)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .containsAnyOf(
                                pointer.substring(at + 1) + " is missing", "counts from 1", "must be at least 1"));
    }

    /** Every component of every record in every sample that is neither nullable, nor a list, nor a bare number or flag. */
    static Stream<Arguments> requiredParts() {
        return Wire.samples().flatMap(golden -> {
            var pointers = new ArrayList<String>();
            collect(golden.type().record(), golden.read(), "", pointers);
            return pointers.stream().map(pointer -> Arguments.of(golden, pointer));
        });
    }

    private static void collect(Class<?> record, JsonNode node, String pointer, List<String> found) {
        for (var component : record.getRecordComponents()) {
            var here = pointer + "/" + component.getName();
            var value = node.get(component.getName());
            if (value == null) {
                continue;
            }
            if (isRequired(component)) {
                found.add(here);
            }
            if (component.getType().isRecord()) {
                collect(component.getType(), value, here, found);
            } else if (component.getGenericType() instanceof ParameterizedType list
                    && list.getActualTypeArguments()[0] instanceof Class<?> element
                    && element.isRecord()
                    && !value.isEmpty()) {
                collect(element, value.get(0), here + "/0", found);
            }
        }
    }

    private static boolean isRequired(RecordComponent component) {
        var type = component.getType();
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !List.class.isAssignableFrom(type)
                && type != boolean.class
                && type != double.class
                && !(type == int.class && List.of("version", "attempts").contains(component.getName()));
    }

    private static void put(JsonNode root, String pointer, JsonNode value) {
        var at = pointer.lastIndexOf('/');
        var parent = root.at(pointer.substring(0, at));
        var last = pointer.substring(at + 1);
        if (parent.isArray()) {
            ((ArrayNode) parent).set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }
}
