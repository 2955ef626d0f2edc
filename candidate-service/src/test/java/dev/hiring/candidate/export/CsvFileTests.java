package dev.hiring.candidate.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.policy.Outcome;

class CsvFileTests {

    @Test
    void readsBackAsItWasWritten() throws IOException {
        List<CSVRecord> records = written("Ada \"the first\", née Byron", "total 70 %; \nsecond line");

        assertThat(records).hasSize(1);
        assertThat(records.getFirst().get("given_name")).isEqualTo("Ada \"the first\", née Byron");
        assertThat(records.getFirst().get("reasons")).isEqualTo("total 70 %; \nsecond line");
        assertThat(records.getFirst().get("percent")).isEqualTo("70.00");
        assertThat(records.getFirst().get("completed_at")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://example.org\",\"click\")",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\uff1dA1"
            })
    void leadsWhatASpreadsheetWouldRunByAnApostrophe(String name) throws IOException {
        assertThat(written(name, "reason").getFirst().get("given_name")).isEqualTo("'" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "O'Neill", "a=b", "1-2", ""})
    void leavesAloneWhatItWouldNotRun(String name) {
        assertThat(CsvFile.safe(name)).isEqualTo(name);
    }

    private static List<CSVRecord> written(String givenName, String reasons) throws IOException {
        StringWriter out = new StringWriter();
        CsvFile file = new CsvFile(out);
        file.add(new ExportRow(
                "application-1",
                null,
                "candidate-1",
                givenName,
                "Lovelace",
                "ada@example.org",
                Stage.SHORTLISTED,
                Instant.EPOCH,
                null,
                new BigDecimal("70.00"),
                Outcome.SHORTLISTED,
                reasons,
                1,
                null,
                Instant.EPOCH));
        file.flush();
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(out.toString()))
                .getRecords();
    }
}
