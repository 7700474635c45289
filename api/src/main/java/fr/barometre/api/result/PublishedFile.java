package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;

/**
 * A file of figures that can be downloaded.
 *
 * @param address where it is, for example {@code "https://example.org/barometre/chiffres.csv"}
 * @param form what is in it
 */
public record PublishedFile(
    @JsonProperty(required = true) String address,
    @JsonProperty(required = true) PublishedForm form)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param address where it is, an address of the web
   * @param form what is in it
   */
  public PublishedFile {
    Publication.checkAddress("a file", requireNonNull(address, "address"));
    requireNonNull(form, "form");
  }
}
