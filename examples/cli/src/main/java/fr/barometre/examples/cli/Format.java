package fr.barometre.examples.cli;

import fr.barometre.report.Report;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a result is written. */
enum Format {
  TEXT("txt"),
  MARKDOWN("md"),
  HTML("html"),
  CSV("csv"),
  JSON("json"),
  SVG("svg"),
  SCHEMA("schema.json"),
  SDMX("sdmx.csv"),
  DCAT("jsonld");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /** The format that is asked for by its name, else by the name of the file, else text. */
  static Format of(Texts texts, @Nullable String name, Output output) {
    if (name == null) {
      return Arrays.stream(values())
          .filter(format -> output.endsWith("." + format.extension))
          .max(Comparator.comparingInt(format -> format.extension.length()))
          .orElse(output.endsWith(".htm") ? HTML : TEXT);
    }
    return Arrays.stream(values())
        .filter(f -> f.name().equalsIgnoreCase(name) || f.extension.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                WrongCall.unknown(
                    texts,
                    "format.unknown",
                    name,
                    Arrays.stream(values())
                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                        .toList()));
  }

  /** Refuses forms that only the figures of a file have. */
  void checkOfPage(Texts texts) {
    if (this == CSV || this == SCHEMA || this == SDMX || this == DCAT) {
      throw refused(texts);
    }
  }

  private WrongCall refused(Texts texts) {
    return new WrongCall(texts.say("format.csv", name().toLowerCase(Locale.ROOT)));
  }

  /** A report, the value that it is about, or its picture, in this format. */
  String write(Texts texts, Report report, Object value, Supplier<String> picture) {
    return switch (this) {
      case TEXT -> report.text();
      case MARKDOWN -> report.markdown();
      case HTML -> report.html();
      case JSON -> Json.text(value);
      case SVG -> picture.get();
      case CSV, SCHEMA, SDMX, DCAT -> throw refused(texts);
    };
  }
}
