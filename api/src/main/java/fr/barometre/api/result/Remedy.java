package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way to clear a flag, or to lower its severity: a change to the request, or a text to add.
 * Requests apply it by {@code remedied(remedy)}.
 *
 * <p>Example: the figure of a région rests on 12 answers and has the flag SMALL_BASE; its remedy
 * {@link Kind#WITHOUT_BREAKDOWN} with the item {@code "REGION"} asks for the same without régions.
 *
 * @param kind what is changed
 * @param words the same in words
 * @param items what the change is about: codes of collectivités, of dimensions or of flags
 */
public record Remedy(
    @JsonProperty(required = true) Kind kind,
    @JsonProperty(required = true) Label words,
    List<String> items)
    implements LenientJson {

  /** The kind of change to a request. */
  public enum Kind {
    /** Weight by what the frame knows of its collectivités. */
    WEIGH_BY_FRAME,
    /** Leave the answers of some collectivités out; the items are their references. */
    LEAVE_OUT,
    /** Do not break down by a dimension; the items are the codes of those to leave. */
    WITHOUT_BREAKDOWN,
    /** Join levels with too few collectivités. */
    JOIN_LEVELS,
    /**
     * Add the flag's sentence to what is published: once it is promised, the flag informs only. The
     * item is the flag's code.
     */
    ADD_TEXT,
    /** Something that this version does not know, read from what a later one wrote. */
    UNKNOWN;

    /** The kind of a name, or UNKNOWN. */
    @JsonCreator
    static Kind fromJson(String name) {
      return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst().orElse(UNKNOWN);
    }
  }

  /**
   * Checks what is given.
   *
   * @param kind what is changed
   * @param words the same in words
   * @param items what the change is about; none if null
   */
  public Remedy(Kind kind, Label words, @Nullable List<String> items) {
    this.kind = requireNonNull(kind, "kind");
    this.words = requireNonNull(words, "words");
    this.items = items == null ? List.of() : List.copyOf(items);
  }

  @Override
  public String toString() {
    return words.fr();
  }
}
