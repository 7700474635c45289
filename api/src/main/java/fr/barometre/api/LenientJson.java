package fr.barometre.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A value whose JSON form is read although it has properties that this version does not know.
 *
 * <p>Results are such values: one that was written by a later version, which has more to say, does
 * not break an older reader. What is required, and what its numbers and codes may be, is checked
 * all the same. Definitions, which people write, are {@linkplain StrictJson strict}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public interface LenientJson {}
