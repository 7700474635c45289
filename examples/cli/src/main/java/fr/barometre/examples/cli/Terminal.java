package fr.barometre.examples.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * The streams and the language of the program.
 *
 * @param in for {@code -} in the place of a file
 * @param out what was asked for
 * @param err what is said beside it
 * @param isWatched whether a person looks at {@code err}: progress is shown
 * @param texts in which language
 */
record Terminal(InputStream in, PrintStream out, PrintStream err, boolean isWatched, Texts texts) {

  void print(String line) {
    out.println(line);
  }

  void note(String line) {
    err.println(line);
  }
}
