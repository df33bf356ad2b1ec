package holdline.local.command;

import java.util.List;

final class WatchCommand implements Command {

    @Override
    public int run(List<String> words) {
        return 1;
    }
}
