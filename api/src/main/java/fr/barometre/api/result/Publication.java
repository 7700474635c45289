package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The particulars that only the publisher of figures knows: who publishes them, where, under which
 * licence.
 *
 * @param publisher name of the publisher, never blank
 * @param licence address of the licence, for example {@link #LICENCE_OUVERTE}
 * @param page address of the page where the data are presented
 * @param issued the day of publication, for example {@code "2025-09-01"}; {@code ""} if it is not
 *     to be said
 * @param files what can be downloaded, one or more
 */
public record Publication(
    @JsonProperty(required = true) String publisher,
    @JsonProperty(required = true) String licence,
    @JsonProperty(required = true) String page,
    String issued,
    @JsonProperty(required = true) List<PublishedFile> files)
    implements StrictJson {

  /** The licence of most French public data: Licence Ouverte 2.0. */
  public static final String LICENCE_OUVERTE =
      "https://www.etalab.gouv.fr/licence-ouverte-open-licence";

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s/?#\"<>\\\\^`{|}]+[^\\s\"<>\\\\^`{|}]*");

  /**
   * Checks what is given.
   *
   * @param publisher name of the publisher
   * @param licence address of the licence
   * @param page address of the page
   * @param issued the day of publication, or {@code ""}
   * @param files what can be downloaded
   */
  public Publication {
    if (requireNonNull(publisher, "publisher").isBlank()) {
      throw new IllegalArgumentException(
          "a publication needs a publisher, got '" + publisher + "'");
    }
    checkAddress("a licence", requireNonNull(licence, "licence"));
    checkAddress("a page", requireNonNull(page, "page"));
    checkDay(requireNonNull(issued, "issued"));
    files = List.copyOf(requireNonNull(files, "files"));
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a publication needs one file or more");
    }
  }

  static void checkAddress(String of, String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          of + " has the address '" + address + "'; expected one of the web, https://…");
    }
  }

  private static void checkDay(String day) {
    try {
      if (!day.isEmpty()) {
        LocalDate.parse(day);
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "published on '" + day + "'; expected a day such as 2025-09-01, or \"\"", e);
    }
  }

  @JsonCreator
  static Publication fromJson(
      @JsonProperty(value = "publisher", required = true) String publisher,
      @JsonProperty(value = "licence", required = true) String licence,
      @JsonProperty(value = "page", required = true) String page,
      @JsonProperty("issued") @Nullable String issued,
      @JsonProperty(value = "files", required = true) List<PublishedFile> files) {
    return new Publication(publisher, licence, page, issued == null ? "" : issued, files);
  }
}
