package fr.barometre.answers;

import java.util.OptionalLong;

/** Is told how far a long reading is. */
@FunctionalInterface
public interface ReadingListener {

  /**
   * Called every ten thousand rows and after the last, in the thread that reads.
   *
   * @param source the file, or the query
   * @param rows rows read so far
   * @param bytes size of the whole file; empty for a query
   */
  void progress(String source, long rows, OptionalLong bytes);
}
