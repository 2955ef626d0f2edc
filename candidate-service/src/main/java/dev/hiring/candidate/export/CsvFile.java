package dev.hiring.candidate.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Applications as CSV (RFC 4180). Spreadsheets take a cell for a formula by its first character: such text is led by an
 * apostrophe, as OWASP advises against CSV injection.
 */
final class CsvFile {

    private static final String[] HEADER = {
        "application_id",
        "external_reference",
        "candidate_id",
        "given_name",
        "family_name",
        "email",
        "stage",
        "received_at",
        "completed_at",
        "percent",
        "outcome",
        "reasons",
        "policy_version",
        "decided_by",
        "decided_at"
    };
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final CSVPrinter printer;

    CsvFile(Writer out) throws IOException {
        printer = CSVFormat.RFC4180.builder().setHeader(HEADER).get().print(out);
    }

    void add(ExportRow row) {
        try {
            printer.printRecord(
                    row.applicationId(),
                    safe(row.externalReference()),
                    row.candidateId(),
                    safe(row.givenName()),
                    safe(row.familyName()),
                    safe(row.email()),
                    row.stage(),
                    row.receivedAt(),
                    row.completedAt(),
                    plain(row.percent()),
                    row.outcome(),
                    safe(row.reasons()),
                    row.policyVersion(),
                    safe(row.decidedBy()),
                    row.decidedAt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable String safe(@Nullable String text) {
        return text == null || text.isEmpty() || FORMULA_STARTS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    void flush() throws IOException {
        printer.flush();
    }
}
