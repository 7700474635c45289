package fr.barometre.examples.cli;

import java.util.OptionalLong;

/** How far a long reading is, on one line that is wiped at the end; for people only. */
final class Progress {

  private static final long WORTH_TELLING = 10_000;

  private final Terminal terminal;
  private int width;

  Progress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Told by the library every ten thousand rows. */
  void rows(String source, long rows, OptionalLong bytes) {
    if (terminal.isWatched() && rows >= WORTH_TELLING) {
      String line = terminal.texts().say("progress", rows);
      width = Math.max(width, line.length());
      terminal.err().print("\r" + line);
      terminal.err().flush();
    }
  }

  void end() {
    if (width > 0) {
      terminal.err().print("\r" + " ".repeat(width) + "\r");
      terminal.err().flush();
    }
  }
}
