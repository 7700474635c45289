package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How an answer names its collectivité: by type and code, or by SIREN.
 *
 * <p>A code is unique only within a type: 44 is a région and a département. The text form, also the
 * JSON form, is {@code COMMUNE:01001} or {@code SIREN:210100012}.
 *
 * @param scheme a {@link CollectiviteType} name, or {@code SIREN}
 * @param code the code within the scheme, never blank
 */
public record CollectiviteRef(String scheme, String code) implements Comparable<CollectiviteRef> {

  private static final String SIREN = "SIREN";

  /** Names of types by themselves: references share them. */
  private static final Map<String, String> TYPES =
      Arrays.stream(CollectiviteType.values())
          .collect(Collectors.toUnmodifiableMap(CollectiviteType::name, CollectiviteType::name));

  /**
   * Checks what is given.
   *
   * @param scheme a {@link CollectiviteType} name, or {@code SIREN}
   * @param code the code within the scheme, never blank
   */
  public CollectiviteRef {
    requireNonNull(scheme, "scheme");
    if (requireNonNull(code, "code").isBlank()) {
      throw new IllegalArgumentException(
          "a collectivité reference needs a code, got '" + code + "'");
    }
    String known = scheme.equals(SIREN) ? SIREN : TYPES.get(scheme);
    if (known == null) {
      throw new IllegalArgumentException(
          "unknown scheme '"
              + scheme
              + "' in a collectivité reference; expected SIREN or one of "
              + Arrays.toString(CollectiviteType.values()));
    }
    scheme = known;
    code = known.equals(SIREN) ? Siren.parse(code).value() : code;
  }

  /**
   * A reference by type and code.
   *
   * @param type the type
   * @param code the code within the type, for example {@code "01001"} or {@code "2A004"}
   * @return the reference
   */
  public static CollectiviteRef of(CollectiviteType type, String code) {
    return new CollectiviteRef(type.name(), code);
  }

  /**
   * A reference by SIREN.
   *
   * @param siren the SIREN
   * @return the reference
   */
  public static CollectiviteRef of(Siren siren) {
    return new CollectiviteRef(SIREN, siren.value());
  }

  /**
   * Reads the text form, or a SIREN by itself.
   *
   * @param text {@code COMMUNE:01001}, {@code SIREN:210100012} or {@code 210 100 012}
   * @return the reference
   * @throws IllegalArgumentException if the text has another form
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static CollectiviteRef parse(String text) {
    int colon =
        requireNonNull(text, "collectivité reference is null; expected TYPE:CODE").indexOf(':');
    if (colon < 0 && text.strip().matches("[\\d\\s\\u00A0\\u202F]{9,}")) {
      return of(Siren.parse(text));
    }
    if (colon < 0) {
      throw new IllegalArgumentException(
          "collectivité reference '"
              + text
              + "' is not of the form COMMUNE:01001 or SIREN:210100012, and is no SIREN");
    }
    return new CollectiviteRef(
        text.substring(0, colon).trim().toUpperCase(Locale.ROOT), text.substring(colon + 1).trim());
  }

  /**
   * The same as {@link #parse}, under the name by which web frameworks (Spring, JAX-RS) turn a
   * parameter into a value.
   *
   * @param text {@code COMMUNE:01001}, {@code SIREN:210100012} or {@code 210 100 012}
   * @return the reference
   * @throws IllegalArgumentException if the text has another form
   */
  public static CollectiviteRef valueOf(String text) {
    return parse(text);
  }

  /**
   * The same as {@link #parse}, beside the other ways to make a reference.
   *
   * @param text {@code COMMUNE:01001}, {@code SIREN:210100012} or {@code 210 100 012}
   * @return the reference
   * @throws IllegalArgumentException if the text has another form
   */
  public static CollectiviteRef of(String text) {
    return parse(text);
  }

  /**
   * The type, when the reference is by type and code.
   *
   * @return the type, or empty for a reference by SIREN
   */
  public Optional<CollectiviteType> type() {
    return scheme.equals(SIREN) ? Optional.empty() : Optional.of(CollectiviteType.valueOf(scheme));
  }

  @Override
  public int compareTo(CollectiviteRef other) {
    int byScheme = scheme.compareTo(other.scheme);
    return byScheme != 0 ? byScheme : code.compareTo(other.code);
  }

  @Override
  @JsonValue
  public String toString() {
    return scheme + ":" + code;
  }
}
