package holdline.crawler.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The inputs of the Certificate Transparency reference implementation's known answers. */
    private static final List<String> KNOWN =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void givesTheRootsThatCertificateTransparencyKnows(int leaves, String root) {
        var tree = new MerkleTree(KNOWN.stream()
                .limit(leaves)
                .map(data -> MerkleTree.leaf(HEX.parseHex(data)))
                .toList());

        assertThat(HEX.formatHex(tree.root())).isEqualTo(root);
    }

    @Test
    void everyLeafOfEverySizeLeadsToTheRootAndNoOtherLeafDoes() {
        for (var size = 1; size <= 70; size++) {
            // Given
            var leaves = new ArrayList<byte[]>();
            for (var i = 0; i < size; i++) {
                leaves.add(MerkleTree.leaf(new byte[] {(byte) size, (byte) i}));
            }
            var tree = MerkleTree.of(new MerkleTree(leaves).concatenated());

            for (var i = 0; i < size; i++) {
                // When
                var path = tree.path(i);

                // Then
                assertThat(MerkleTree.rootOf(leaves.get(i), path)).isEqualTo(tree.root());
                assertThat(MerkleTree.rootOf(MerkleTree.leaf(new byte[] {7, 7, 7}), path))
                        .isNotEqualTo(tree.root());
            }
        }
    }

    @Test
    void aNodeCannotBePassedOffAsALeaf() {
        var left = MerkleTree.leaf(new byte[] {1});
        var right = MerkleTree.leaf(new byte[] {2});

        assertThat(MerkleTree.leaf(left, right)).isNotEqualTo(MerkleTree.node(left, right));
        assertThatThrownBy(() -> new MerkleTree(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
