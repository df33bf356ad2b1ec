package holdline.local.demo;

import org.jspecify.annotations.Nullable;

/**
 * One page of the marketplace as it stands now.
 *
 * @param path on its shop's host, such as {@code /item/1001.html}
 * @param goods the brand's product it sells; absent for somebody else's goods
 * @param price as the page asks it now, a decimal
 * @param listPrice struck out; decoration
 * @param promotion a line of promotion, where there is one
 */
record Page(
        Shop shop,
        String path,
        @Nullable Goods goods,
        String title,
        String price,
        String currency,
        @Nullable String listPrice,
        @Nullable String promotion,
        Conduct conduct) {

    /** How the page answers a visitor. */
    enum Conduct {
        SELLS,
        SOLD_OUT,
        /** 404. */
        GONE,
        /** 403. */
        BLOCKS
    }

    static Page selling(Shop shop, String item, @Nullable Goods goods, String title, String price, String listPrice) {
        return new Page(
                shop,
                "/item/" + item + ".html",
                goods,
                title,
                price,
                goods == null || goods.currency().equals("CNY") ? "CNY" : goods.currency(),
                listPrice,
                null,
                Conduct.SELLS);
    }

    String url() {
        return "http://" + shop.host() + path;
    }

    Page at(String newPrice) {
        return new Page(shop, path, goods, title, newPrice, currency, listPrice, promotion, conduct);
    }

    Page promising(String line) {
        return new Page(shop, path, goods, title, price, currency, listPrice, line, conduct);
    }

    Page that(Conduct other) {
        return new Page(shop, path, goods, title, price, currency, listPrice, promotion, other);
    }

    boolean isChinese() {
        return currency.equals("CNY");
    }
}
