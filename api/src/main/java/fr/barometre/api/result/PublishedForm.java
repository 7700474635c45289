package fr.barometre.api.result;

import fr.barometre.api.Label;

/** A form that figures are published in. */
public enum PublishedForm {
  /** A table, one row a figure. */
  CSV("text/csv", Label.of("Tableau, une ligne par chiffre", "Table, one row a figure")),
  /** The same for statistical offices: SDMX-CSV 2.0. */
  SDMX_CSV("application/vnd.sdmx.data+csv", Label.of("Tableau SDMX-CSV", "SDMX-CSV table")),
  /** The description of the table's columns. */
  TABLE_SCHEMA(
      "application/json", Label.of("Description des colonnes", "Description of the columns")),
  /** All results. */
  JSON("application/json", Label.of("Résultats complets", "All results")),
  /** A page for people. */
  HTML("text/html", Label.of("Page à lire", "Page to read")),
  /** A picture. */
  SVG("image/svg+xml", Label.of("Image", "Picture"));

  private final String mediaType;
  private final Label label;

  PublishedForm(String mediaType, Label label) {
    this.mediaType = mediaType;
    this.label = label;
  }

  /**
   * The media type that IANA registers.
   *
   * @return for example {@code text/csv}
   */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The name of the form.
   *
   * @return a few words
   */
  public Label label() {
    return label;
  }
}
