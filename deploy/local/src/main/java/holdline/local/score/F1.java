package holdline.local.score;

/** Precision and recall in one figure. What is given wrongly counts against both. */
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

    /** Of what was given, how much is right; 1 when nothing was given. */
    double precision() {
        return given == 0 ? 1 : (double) right / given;
    }

    /** Of what was wanted, how much was given rightly. */
    double recall() {
        return wanted == 0 ? 0 : (double) right / wanted;
    }

    double value() {
        return given + wanted == 0 ? 0 : 2.0 * right / (given + wanted);
    }
}
