package holdline.pricing.catalogue;

import holdline.events.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Product")
record ProductView(
        UUID id,
        String code,
        String name,
        @Nullable String brand,
        List<String> aliases,
        List<String> gtins,
        List<String> models,
        Distribution distribution,
        @Nullable String line,
        @Nullable Money guidePrice,
        Instant createdAt) {

    static ProductView of(Product product) {
        return new ProductView(
                product.id,
                product.code,
                product.name,
                product.brand,
                product.aliases,
                product.gtins,
                product.models,
                product.selective ? Distribution.SELECTIVE : Distribution.OPEN,
                product.line,
                product.guidePrice(),
                product.createdAt);
    }
}
