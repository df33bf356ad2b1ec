package holdline.local.command;

import java.util.List;

final class ScoreCommand implements Command {

    @Override
    public int run(List<String> words) {
        return 1;
    }
}
