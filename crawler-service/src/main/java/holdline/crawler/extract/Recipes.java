package holdline.crawler.extract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All recipes that ship with the crawler. The file {@code recipes/index.txt} names them, one per line. */
public final class Recipes {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final List<Recipe> recipes;

    Recipes(List<Recipe> recipes) {
        this.recipes = List.copyOf(recipes);
    }

    /** Those that ship with the crawler. */
    public static Recipes shipped() {
        var recipes = new ArrayList<Recipe>();
        for (var line : text("index.txt").lines().toList()) {
            if (!line.isBlank()) {
                recipes.add(read(text(line.strip())));
            }
        }
        return new Recipes(recipes);
    }

    static Recipe read(String yaml) {
        try {
            return YAML.readValue(yaml, Recipe.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("a recipe cannot be read", broken);
        }
    }

    Optional<Recipe> of(PageAddress address) {
        return recipes.stream().filter(recipe -> recipe.knows(address)).findFirst();
    }

    /** Those for a page: its host's, or else those of the shop software whose signs it bears. */
    List<Recipe> of(PageAddress address, String source) {
        var own = of(address);
        return own.isPresent()
                ? List.of(own.get())
                : recipes.stream().filter(recipe -> recipe.isSigned(source)).toList();
    }

    private static String text(String name) {
        try (var resource = Recipes.class.getResourceAsStream("/recipes/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("recipes/" + name + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
