package fr.barometre.csv;

/**
 * The delimiter and the encoding of a table that was read.
 *
 * @param delimiter what parts its fields; blank where nothing does
 * @param encoding how its characters are written; blank where that means nothing
 */
public record CsvFormat(String delimiter, String encoding) {}
