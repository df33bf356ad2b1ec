package holdline.local.score;

/** Precision and recall of prices in one figure. A wrong price counts against both. */
final class F1 {

    private int right;
    private int given;
    private int wanted;

    void count(boolean isWanted, boolean isGiven, boolean isRight) {
        if (isWanted) {
            wanted++;
        }
        if (isGiven) {
            given++;
        }
        if (isWanted && isGiven && isRight) {
            right++;
        }
    }

    int right() {
        return right;
    }

    double value() {
        return given + wanted == 0 ? 0 : 2.0 * right / (given + wanted);
    }
}
