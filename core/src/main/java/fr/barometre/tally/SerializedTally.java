package fr.barometre.tally;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.cube.ByteSink;
import fr.barometre.cube.ByteSource;
import fr.barometre.population.FrameFingerprint;
import fr.barometre.population.Population;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tally on its way through Java serialisation: its binary form, with the questionnaire and the
 * indicators that it names and with its frame as counts of cells.
 *
 * <p>Envelope as {@link Envelope} says, by {@code BAROSELF}; then the questionnaire and the
 * indicators as in {@link DefinitionFormat}; fingerprint of the frame as in {@link TallyFormat};
 * its dimensions, each with its levels; its cells, as positions of levels and a count; and the
 * bytes of {@link TallyFormat}.
 */
final class SerializedTally implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  private static final Envelope FORM = new Envelope("BAROSELF", 5);

  private final byte[] bytes;

  private SerializedTally(byte[] bytes) {
    this.bytes = bytes;
  }

  static SerializedTally of(Tally tally) {
    ByteSink out = new ByteSink();
    DefinitionFormat.write(out, tally.questionnaire());
    out.list(tally.indicators(), indicator -> DefinitionFormat.write(out, indicator));
    writeFrame(out, tally.population(), dimensions(tally));
    out.raw(tally.toBytes());
    return new SerializedTally(FORM.around(out.bytes()));
  }

  /** The dimensions of the cells, and TYPE, by which indicators choose whom they are about. */
  private static List<Dimension> dimensions(Tally tally) {
    Set<Dimension> dimensions = new LinkedHashSet<>(tally.cube().cellDimensions());
    if (tally.population().dimensions().contains(Dimension.TYPE)) {
      dimensions.add(Dimension.TYPE);
    }
    return List.copyOf(dimensions);
  }

  private static void writeFrame(ByteSink out, Population frame, List<Dimension> dimensions) {
    TallyFormat.write(out, frame.fingerprint());
    List<List<Level>> levels = new ArrayList<>();
    out.list(
        dimensions,
        dimension -> {
          DefinitionFormat.write(out, dimension.code(), dimension.label());
          List<Level> known = frame.levels(dimension);
          levels.add(known);
          out.list(known, level -> DefinitionFormat.write(out, level.code(), level.label()));
        });
    out.list(
        frame.counts(dimensions).entrySet(),
        cell -> {
          for (int d = 0; d < levels.size(); d++) {
            out.number(levels.get(d).indexOf(cell.getKey().get(d)));
          }
          out.number(cell.getValue());
        });
  }

  private static Population frame(ByteSource in) {
    FrameFingerprint fingerprint = TallyFormat.fingerprint(in);
    List<List<Level>> levels = new ArrayList<>();
    List<Dimension> dimensions =
        in.list(
            () -> {
              Dimension dimension = new Dimension(in.text(), DefinitionFormat.label(in));
              levels.add(in.list(() -> new Level(in.text(), DefinitionFormat.label(in))));
              return dimension;
            });
    Map<List<Level>, Long> counts = new HashMap<>();
    int cells = in.size(1);
    for (int c = 0; c < cells; c++) {
      counts.put(levels.stream().map(in::among).toList(), in.number());
    }
    return Population.standingFor(fingerprint, dimensions, counts);
  }

  private Tally tally() {
    ByteSource in = FORM.within(bytes);
    Questionnaire questionnaire = DefinitionFormat.questionnaire(in);
    List<IndicatorDefinition> indicators = in.list(() -> DefinitionFormat.indicator(in));
    Population frame = frame(in);
    return new Tally(
        TallyFormat.read(
            in.rest(),
            questionnaire,
            frame,
            (position, code) -> {
              if (position >= indicators.size()) {
                throw in.broken("the definition of indicator '" + code + "'");
              }
              return indicators.get(position);
            }));
  }

  @Serial
  private Object readResolve() throws InvalidObjectException {
    try {
      return tally();
    } catch (IllegalArgumentException e) {
      InvalidObjectException invalid = new InvalidObjectException(e.getMessage());
      invalid.initCause(e);
      throw invalid;
    }
  }
}
