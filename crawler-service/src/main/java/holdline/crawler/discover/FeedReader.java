package holdline.crawler.discover;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.crawler.extract.PageCharset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads product feeds as merchants write them: CSV or TSV with a header, JSON Lines or one JSON array, and Google
 * Merchant's XML (RSS or Atom), each also as gzip. A row at a time; a bad row is counted and the next one is read.
 */
public final class FeedReader {

    /** Most rows looked at. Larger feeds are split by their owners, as Google asks too. */
    public static final int MAX_ROWS = 50_000;

    private static final int MAX_LINE = 256 * 1024;
    private static final int MAX_TEXT = 16 * 1024;
    private static final int MAX_NESTING = 32;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_LINE)
                    .build())
            .build());

    private FeedReader() {}

    /**
     * Reads a feed.
     *
     * @param contentType the header as served, or null; it only helps with the characters
     * @param url where it is from
     * @param at when it was fetched: sale prices have a time
     * @param most how many good rows are wanted
     */
    public static Document read(byte[] bytes, @Nullable String contentType, String url, Instant at, int most) {
        try {
            var content = BoundedInflate.open(bytes);
            var rows = new FeedRows(url, at, most);
            switch (ContentKind.of(content)) {
                case XML -> {
                    if (XmlProlog.declaresType(content)) {
                        return new Document.Refused("the feed declares a document type, which is not read");
                    }
                    if (XmlBounds.hasTooManyTags(content)) {
                        return new Document.Refused("the feed has more than " + XmlBounds.MAX_TAGS + " tags");
                    }
                    xml(content, rows);
                }
                case TEXT -> text(PageCharset.decode(content, contentType), rows);
                case HTML, MHTML, GZIP, PNG, JPEG, GIF, WEBP, BINARY -> {
                    return new Document.Refused("the feed is neither XML, JSON nor a table");
                }
            }
            return rows.document();
        } catch (BoundedInflate.Refused refused) {
            return new Document.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private static void text(String text, FeedRows rows) {
        var start = text.stripLeading();
        if (start.startsWith("[")) {
            array(start, rows);
        } else if (start.startsWith("{")) {
            lines(start, rows);
        } else {
            var table = CsvRows.read(text, MAX_ROWS);
            table.rows().forEach(row -> rows.add("line " + row.line(), row.values()));
            table.broken().ifPresent(broken -> rows.broken("line " + broken.line() + ": " + broken.why()));
            if (table.cut()) {
                rows.cut(MAX_ROWS);
            }
        }
    }

    private static void lines(String text, FeedRows rows) {
        var number = 0;
        var start = 0;
        while (start < text.length()) {
            var end = text.indexOf('\n', start);
            var line = text.substring(start, end < 0 ? text.length() : end).strip();
            start = end < 0 ? text.length() : end + 1;
            number++;
            if (line.isEmpty()) {
                continue;
            }
            if (number > MAX_ROWS) {
                rows.cut(MAX_ROWS);
                return;
            }
            if (line.length() > MAX_LINE) {
                rows.bad("line " + number, "it is longer than " + MAX_LINE + " characters");
                continue;
            }
            try {
                object("line " + number, JSON.readTree(line), rows);
            } catch (IOException _) {
                rows.bad("line " + number, "it is not JSON");
            }
        }
    }

    private static void array(String text, FeedRows rows) {
        var number = 0;
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            for (var token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                number++;
                if (number > MAX_ROWS) {
                    rows.cut(MAX_ROWS);
                    return;
                }
                object("row " + number, JSON.readTree(parser), rows);
            }
        } catch (IOException _) {
            rows.broken("row " + Math.max(number, 1) + ": the JSON breaks off");
        }
    }

    private static void object(String place, @Nullable JsonNode row, FeedRows rows) {
        if (row == null || !row.isObject()) {
            rows.bad(place, "it is not an object");
            return;
        }
        var values = new HashMap<String, String>();
        row.properties().forEach(field -> {
            var name = CsvRows.normal(field.getKey());
            var value = field.getValue();
            if (value.isValueNode() && !value.isNull()) {
                put(values, name, value.asText());
            } else if (value.isArray() && !value.isEmpty() && value.get(0).isValueNode()) {
                put(values, name, value.get(0).asText());
            } else if (value.isObject()) {
                // Prices and shops are often small objects of their own.
                value.properties().forEach(inner -> {
                    if (inner.getValue().isValueNode() && !inner.getValue().isNull()) {
                        put(
                                values,
                                name + "." + CsvRows.normal(inner.getKey()),
                                inner.getValue().asText());
                    }
                });
            }
        });
        rows.add(place, values);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank() && value.length() <= MAX_TEXT) {
            values.putIfAbsent(name, value.strip());
        }
    }

    private static XMLInputFactory xmlFactory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("nothing is fetched while reading");
        });
        return factory;
    }

    private static void xml(byte[] content, FeedRows rows) {
        var number = 0;
        try {
            var xml = xmlFactory().createXMLStreamReader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && (xml.getLocalName().equals("item")
                                || xml.getLocalName().equals("entry"))) {
                    number++;
                    if (number > MAX_ROWS) {
                        rows.cut(MAX_ROWS);
                        return;
                    }
                    rows.add("item " + number, entry(xml));
                }
            }
        } catch (XMLStreamException _) {
            rows.broken("item " + Math.max(number, 1) + ": the XML breaks off");
        }
    }

    /** The direct children of one entry; what lies deeper, such as the price of shipping, is somebody else's. */
    private static Map<String, String> entry(XMLStreamReader xml) throws XMLStreamException {
        var values = new HashMap<String, String>();
        var text = new StringBuilder();
        var depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 1) {
                        text.setLength(0);
                        var href = xml.getAttributeValue(null, "href");
                        if (href != null && !"self".equals(xml.getAttributeValue(null, "rel"))) {
                            put(values, CsvRows.normal(xml.getLocalName()), href);
                        }
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (depth == 1 && text.length() <= MAX_TEXT) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 0) {
                        return values;
                    }
                    if (depth == 1) {
                        put(values, CsvRows.normal(xml.getLocalName()), text.toString());
                    }
                    depth--;
                }
                default -> {
                    // Comments and the like say nothing about goods.
                }
            }
        }
        return values;
    }
}
