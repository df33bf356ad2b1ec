package holdline.crawler.visit;

import holdline.crawler.extract.Extractor;
import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.extract.Recipes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the pure extraction available to the parts that act: it knows no container itself. */
@ApplicationScoped
class Knowledge {

    private final Recipes recipes = Recipes.shipped();

    @Produces
    @Singleton
    Extractor extractor() {
        return new Extractor(recipes);
    }

    @Produces
    @Singleton
    ListingIdentity identity() {
        return new ListingIdentity(recipes);
    }
}
