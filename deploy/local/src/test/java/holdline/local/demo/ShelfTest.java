package holdline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShelfTest {

    @Test
    void holdsSomeThirtyListingsOnSeveralHostsInBothLanguages() {
        assertThat(Shelf.all()).hasSizeBetween(28, 35);
        assertThat(Shelf.hosts()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Shelf.all()).anyMatch(Page::isChinese).anyMatch(page -> !page.isChinese());
    }

    @Test
    void namesEveryAddressOnce() {
        assertThat(Shelf.all()).extracting(Page::url).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheStorysSellersAskLessThanTheBrandsFloor() {
        assertThat(Shelf.others())
                .filteredOn(page -> page.goods() != null && page.conduct() == Page.Conduct.SELLS)
                .allMatch(page -> Double.parseDouble(page.price())
                        >= Double.parseDouble(page.goods().floor()));
    }

    @Test
    void everyPageThatSellsStatesItsPriceForMachines() {
        assertThat(Shelf.all()).allSatisfy(page -> assertThat(Markup.of(page)).contains(page.price(), page.currency()));
    }
}
