package fr.barometre.examples.cli;

import fr.barometre.api.result.Publication;
import fr.barometre.api.result.PublishedFile;
import fr.barometre.api.result.PublishedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The publisher and addresses that catalogues of open data ask for. */
final class Publishing {

  @Option(
      names = "--publisher",
      paramLabel = "${bundle:label.publisher}",
      descriptionKey = "publisher")
  private String publisher = "";

  @Option(names = "--page", paramLabel = "${bundle:label.address}", descriptionKey = "page")
  private String page = "";

  @Option(names = "--download", paramLabel = "${bundle:label.address}", descriptionKey = "download")
  private List<String> files = new ArrayList<>();

  @Option(names = "--licence", paramLabel = "${bundle:label.address}", descriptionKey = "licence")
  private String licence = Publication.LICENCE_OUVERTE;

  @Option(names = "--issued", paramLabel = "${bundle:label.day}", descriptionKey = "issued")
  private String issued = "";

  /** Refuses what is not said, before anything long is done. */
  void check(Texts texts) {
    publication(texts);
  }

  Publication publication(Texts texts) {
    if (publisher.isBlank() || page.isBlank() || files.isEmpty()) {
      throw new WrongCall(texts.say("report.publication"));
    }
    try {
      return new Publication(
          publisher, licence, page, issued, files.stream().map(Publishing::file).toList());
    } catch (IllegalArgumentException e) {
      throw new WrongCall(texts.say("report.noPublication"));
    }
  }

  /** The form of a file, by the end of its name. */
  private static PublishedFile file(String address) {
    String name = address.toLowerCase(Locale.ROOT);
    PublishedForm form =
        name.endsWith(".schema.json")
            ? PublishedForm.TABLE_SCHEMA
            : name.endsWith(".sdmx.csv")
                ? PublishedForm.SDMX_CSV
                : PublishedForm.valueOf(
                    name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    return new PublishedFile(address, form);
  }
}
