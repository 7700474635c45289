package fr.barometre.answers;

import fr.barometre.csv.CsvFormat;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Counts the rows of a source: tells a listener, and stops when the thread is interrupted. */
final class ReadingProgress {

  private static final long TOLD = 10_000;
  private static final long LOOKED = 1_000;

  private final ReadingListener listener;
  private final String source;
  private final OptionalLong bytes;
  private long rows;

  ReadingProgress(ReadingListener listener, String source, OptionalLong bytes) {
    this.listener = listener;
    this.source = source;
    this.bytes = bytes;
  }

  /**
   * One more row.
   *
   * @throws CancellationException if the thread was interrupted; it stays so
   */
  void row() {
    rows++;
    if (rows % LOOKED == 0 && Thread.currentThread().isInterrupted()) {
      throw new CancellationException(
          source + ": reading was interrupted after " + rows + " rows; nothing is kept of them");
    }
    if (rows % TOLD == 0) {
      listener.progress(source, rows, bytes);
    }
  }

  /** There are no more rows. */
  void end() {
    listener.progress(source, rows, bytes);
  }

  /** A table whose rows are watched. */
  static Table over(Table table, ReadingListener listener, OptionalLong bytes) {
    return new Watched(table, listener, bytes);
  }

  private record Watched(Table table, ReadingListener listener, OptionalLong bytes)
      implements Table {

    @Override
    public String source() {
      return table.source();
    }

    @Override
    public String headerPlace() {
      return table.headerPlace();
    }

    @Override
    public CsvFormat written() {
      return table.written();
    }

    @Override
    public List<String> header() {
      return table.header();
    }

    @Override
    public void forEach(Consumer<CsvRow> consumer) {
      ReadingProgress progress = new ReadingProgress(listener, source(), bytes);
      table.forEach(
          row -> {
            progress.row();
            consumer.accept(row);
          });
      progress.end();
    }
  }
}
