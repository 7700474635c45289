/**
 * Delimited text as tables: decoding, delimiter, header, rows with their line. Internal: not
 * exported by the module.
 *
 * <p>May depend on FastCSV only.
 *
 * <pre>{@code
 * CsvTable table = CsvTable.read(Path.of("answers.csv"));
 * int question = table.column("question");
 * table.rows().forEach(row -> row.field(question));
 * }</pre>
 */
@NullMarked
package fr.barometre.csv;

import org.jspecify.annotations.NullMarked;
