package fr.barometre.answers;

import fr.barometre.api.Label;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.csv.CsvRow;
import fr.barometre.csv.Table;
import fr.barometre.population.Population;
import fr.barometre.resolution.Hints;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the column of a file that says the collectivité where no description names one: its header
 * speaks of a SIREN, a SIRET or a code of Insee, and the frame knows most of what it says.
 *
 * <p>Example: {@code N° SIREN de votre commune} over {@code 210100012} is taken, and told. Two such
 * columns have to say the same in every row; otherwise people have to say which one they mean.
 */
final class CollectiviteGuess {

  /** How headers begin over counts, such as a pivot table has. */
  private static final Pattern OF_COUNTS =
      Pattern.compile("(?:nombre|nb|somme|count|sum|number) (?:de|d'|of)\\b.*");

  private static final Pattern OF_SIREN = Pattern.compile("\\b(?:siren|siret)s?\\b");
  private static final Pattern OF_CODE =
      Pattern.compile(
          "\\b(?:insee|cog|codgeo)\\b|\\bcode (?:de la |de votre |officiel )?commune\\b");

  /** A column that may say the collectivité, and how many of its texts the frame knows. */
  private static final class Candidate {
    private final int column;
    private final Field field;
    private long known;
    private long said;

    Candidate(int column, Field field) {
      this.column = column;
      this.field = field;
    }
  }

  private final ExportHeader header;
  private final CollectiviteColumn collectivites;
  private final List<Candidate> candidates;

  /** Whether a row has two candidates that the frame knows as two collectivités. */
  private boolean differ;

  private CollectiviteGuess(ExportHeader header, Optional<Population> frame) {
    this.header = header;
    this.collectivites = CollectiviteColumn.on(frame);
    this.candidates =
        IntStream.range(0, header.size())
            .filter(column -> !header.isLeftOut(column) && !header.isAsked(column))
            .boxed()
            .flatMap(column -> field(column).map(field -> new Candidate(column, field)).stream())
            .toList();
  }

  private Optional<Field> field(int column) {
    return field(header.label(column));
  }

  /** The field of a header that speaks of a SIREN, a SIRET or a code of Insee. */
  static Optional<Field> field(String label) {
    String name = PlainText.of(label.replace('_', ' '));
    if (OF_COUNTS.matcher(name).matches()) {
      return Optional.empty();
    }
    return OF_SIREN.matcher(name).find()
        ? Optional.of(Field.SIREN)
        : OF_CODE.matcher(name).find() ? Optional.of(Field.CODE) : Optional.empty();
  }

  /**
   * The header of a file whose description names the column that says the collectivité; the same
   * header where one is named, or none is found.
   *
   * @param untold the same rows, of whose reading nobody is told
   * @throws IllegalArgumentException if several columns say different collectivités
   */
  static ExportHeader in(ExportHeader header, Optional<Population> frame, Supplier<Table> untold) {
    boolean named =
        RespondentColumns.NAMING.stream().anyMatch(field -> header.find(field).isPresent());
    if (named || !header.export().levels().isEmpty()) {
      return header;
    }
    CollectiviteGuess guess = new CollectiviteGuess(header, frame);
    return guess.candidates.isEmpty() ? header : guess.taken(untold.get());
  }

  private ExportHeader taken(Table rows) {
    rows.forEach(this::look);
    List<Candidate> known =
        candidates.stream()
            .filter(candidate -> candidate.known > 0 && 2 * candidate.known >= candidate.said)
            .sorted(Comparator.comparing((Candidate candidate) -> -candidate.known))
            .toList();
    if (known.isEmpty()) {
      return header;
    }
    String names =
        known.stream()
            .map(candidate -> header.label(candidate.column))
            .collect(Collectors.joining("' and '", "'", "'"));
    if (differ) {
      throw new IllegalArgumentException(
          header.table().headerPlace()
              + ": columns "
              + names
              + " say different collectivités; name the one that counts for the field CODE, SIREN"
              + " or COLLECTIVITE");
    }
    Candidate first = known.get(0);
    String label = header.label(first.column);
    return header.naming(
        first.field,
        first.column,
        Label.of(
            "colonne «\u00a0"
                + label
                + "\u00a0», que rien ne désignait, lue comme celle de la collectivité, lignes"
                + " reconnues",
            "column '"
                + label
                + "', which nothing named, read as that of the collectivité, rows recognised"),
        first.known);
  }

  private void look(CsvRow row) {
    String reference = "";
    for (Candidate candidate : candidates) {
      String text = row.damage().isPresent() ? "" : row.field(candidate.column).strip();
      if (text.isEmpty()) {
        continue;
      }
      boolean isCut = candidate.field == Field.CODE && RespondentColumns.isCut(text);
      CollectiviteColumn.Found found =
          collectivites.find(
              isCut ? "commune" : "",
              isCut ? Set.of(CollectiviteType.COMMUNE) : Set.of(),
              text,
              Hints.NONE,
              new FileNotes());
      candidate.said++;
      if (found.rank() == 2) {
        candidate.known++;
        String read = found.reference().orElseThrow();
        differ |= !reference.isEmpty() && !reference.equals(read);
        reference = read;
      }
    }
  }
}
