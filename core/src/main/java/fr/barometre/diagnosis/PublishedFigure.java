package fr.barometre.diagnosis;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A percentage as a publication prints it.
 *
 * @param indicator code of the indicator it belongs to
 * @param modalities codes of the modality that it is for; several when the publication does not say
 *     which of them it is
 * @param percent the printed percentage, in [0, 100]
 */
public record PublishedFigure(String indicator, List<String> modalities, double percent) {

  /**
   * Checks what is given.
   *
   * @param indicator code of the indicator it belongs to
   * @param modalities codes of the modality that it is for
   * @param percent the printed percentage
   */
  public PublishedFigure {
    requireNonNull(indicator, "indicator");
    modalities = List.copyOf(modalities);
    if (modalities.isEmpty() || !(0 <= percent && percent <= 100)) {
      throw new IllegalArgumentException(
          "a published figure has a modality and a percentage in [0, 100], got "
              + modalities
              + " and "
              + percent);
    }
  }

  /** Whether the publication says which modality the figure is for. */
  boolean resolved() {
    return modalities.size() == 1;
  }
}
