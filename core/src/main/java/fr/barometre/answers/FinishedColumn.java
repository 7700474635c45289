package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.csv.CsvRow;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The column of an export that says whether a response is finished, if the export has one.
 *
 * <p>A response that is not finished was never submitted: it is left out and counted, and none of
 * its answers is a refusal.
 */
final class FinishedColumn {

  static final Label UNFINISHED =
      Label.of(
          "lignes de réponses non terminées, écartées", "rows of unfinished responses, left out");

  static final Label TRIALS = Label.of("lignes d’essai, écartées", "rows of trials, left out");

  private static final FinishedColumn NONE = new FinishedColumn(-1, List.of(), -1, -1);

  /** Values by which Qualtrics marks the responses of those who try the survey. */
  private static final Set<String> TRIAL =
      Set.of("survey preview", "survey test", "offline survey preview", "1", "2", "17");

  private final int position;
  private final Set<String> plain;
  private final int kind;
  private final int draft;

  private FinishedColumn(int position, List<String> values, int kind, int draft) {
    this.draft = draft;
    this.position = position;
    this.plain = values.stream().map(PlainText::of).collect(Collectors.toSet());
    this.kind = kind;
  }

  /**
   * The column that a description names, or that its tool writes.
   *
   * @throws IllegalArgumentException if it is named and not there
   */
  static FinishedColumn of(ExportHeader header) {
    Export export = header.export();
    Optional<Export.Finished> named = export.finished();
    if (export.unfinished()) {
      return NONE;
    }
    int kind = header.first(export.tool().trialColumns()).orElse(-1);
    if (named.isPresent()) {
      int column = header.column(named.get().column());
      return new FinishedColumn(column, named.get().values(), kind, -1);
    }
    int known = header.first(export.tool().finishedColumns()).orElse(-1);
    int draft = known < 0 ? header.first(ExportTool.DRAFTS).orElse(-1) : -1;
    return new FinishedColumn(known, export.tool().finishedValues(), kind, draft);
  }

  /** The columns that are read. */
  IntStream positions() {
    return IntStream.of(position, kind, draft).filter(at -> at >= 0);
  }

  /** Why a row is no response: it is not finished, or a trial; empty if it is one. */
  Optional<Label> leavesOut(CsvRow row) {
    if (kind >= 0 && TRIAL.contains(PlainText.of(row.field(kind)))) {
      return Optional.of(TRIALS);
    }
    if (draft >= 0 && AnswerWords.isTicked(PlainText.of(row.field(draft)))) {
      return Optional.of(UNFINISHED);
    }
    return position < 0 || isFinished(row.field(position))
        ? Optional.empty()
        : Optional.of(UNFINISHED);
  }

  /**
   * A word for "nothing" counts as blank, but in a column of days anything that begins with a digit
   * is a day.
   */
  private boolean isFinished(String said) {
    if (plain.isEmpty() && !said.isEmpty() && Character.isDigit(said.charAt(0))) {
      return true;
    }
    String text = PlainText.of(said);
    return plain.isEmpty()
        ? !text.isEmpty() && AnswerWords.DEFAULT.kind(text).isEmpty()
        : plain.contains(text);
  }
}
