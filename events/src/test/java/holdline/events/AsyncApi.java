package holdline.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Describes the topics for people and tools that do not read Java: one AsyncAPI 3 document. */
final class AsyncApi {

    private static final String SCHEMA_FORMAT = "application/schema+json;version=draft-2020-12";

    private record Stream(String service, List<String> consumers, String key) {}

    private static final Map<Topic, Stream> STREAMS = Map.of(
            Topic.LISTINGS,
            new Stream("crawler-service", List.of("pricing-service"), "The listing's id, platform:item."),
            Topic.VIOLATIONS,
            new Stream(
                    "pricing-service", List.of("case-service", "crawler-service"), "The listing's id, platform:item."),
            Topic.CASES,
            new Stream("case-service", List.of("notification-service", "crawler-service"), "The case's id."),
            Topic.DELIVERIES,
            new Stream("notification-service", List.of("case-service"), "The case's id."));

    private final Javadoc javadoc = new Javadoc();

    ObjectNode document() {
        var document = Wire.MAPPER.createObjectNode();
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Holdline events")
                .put("version", "1")
                .put(
                        "description",
                        "What the services of the suite tell each other and everybody who subscribes. CloudEvents 1.0"
                                + " in Kafka binary mode; delivered at least once, in order per key.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        for (var topic : Topic.values()) {
            channel(channels.putObject(topic.events().getSimpleName()), topic);
            operations(operations, topic);
        }
        var components = document.putObject("components");
        var messages = components.putObject("messages");
        Wire.eventTypes().forEach(type -> message(messages.putObject(type.name()), type));
        headers(components.putObject("schemas").putObject("headers"));
        return document;
    }

    private void channel(ObjectNode channel, Topic topic) {
        channel.put("address", topic.wireName());
        channel.put("description", javadoc.of(topic.events()));
        var messages = channel.putObject("messages");
        ofTopic(topic)
                .forEach(type -> messages.putObject(type.name()).put("$ref", "#/components/messages/" + type.name()));
        channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic.wireName())
                .put("bindingVersion", "0.5.0");
    }

    private static void operations(ObjectNode operations, Topic topic) {
        var stream = STREAMS.get(topic);
        var channel = "#/channels/" + topic.events().getSimpleName();
        var send = operations.putObject(stream.service() + "-tells");
        send.put("action", "send").put("summary", stream.service() + " publishes.");
        send.putObject("channel").put("$ref", channel);
        for (var consumer : stream.consumers()) {
            var receive =
                    operations.putObject(consumer + "-hears-" + topic.events().getSimpleName());
            receive.put("action", "receive").put("summary", consumer + " consumes.");
            receive.putObject("channel").put("$ref", channel);
        }
    }

    private void message(ObjectNode message, Wire.EventType type) {
        message.put("name", "holdline." + type.name() + ".v1");
        message.put("title", type.record().getSimpleName());
        message.put("summary", javadoc.of(type.record()));
        message.put("contentType", "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/headers");
        message.putObject("payload")
                .put("schemaFormat", SCHEMA_FORMAT)
                .putObject("schema")
                .put("$ref", "schemas/" + type.name() + ".json");
        var kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key")
                .put("type", "string")
                .put("description", STREAMS.get(type.topic()).key());
        kafka.put("bindingVersion", "0.5.0");
    }

    private static void headers(ObjectNode headers) {
        headers.put("type", "object");
        var properties = headers.putObject("properties");
        properties.putObject("ce_specversion").put("type", "string").put("const", "1.0");
        text(properties, "ce_id", "Names the event for ever: a repeat carries the same id.")
                .put("format", "uuid");
        text(properties, "ce_source", "The service that published, such as /holdline/crawler-service.");
        text(properties, "ce_type", "holdline.<wire name>.v1");
        text(properties, "ce_subject", "What the event is about: the Kafka key.");
        text(properties, "ce_time", "When the event was recorded.").put("format", "date-time");
        text(properties, "ce_partitionkey", "The Kafka key.");
        text(properties, "ce_correlationid", "Shared by everything that followed from one first event.")
                .put("format", "uuid");
        text(properties, "ce_causationid", "The id of the event this one answers; absent on a first event.")
                .put("format", "uuid");
        properties.putObject("content-type").put("type", "string").put("const", "application/json");
        var required = headers.putArray("required");
        List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type")
                .forEach(required::add);
    }

    private static ObjectNode text(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static List<Wire.EventType> ofTopic(Topic topic) {
        return Wire.eventTypes().filter(type -> type.topic() == topic).toList();
    }
}
