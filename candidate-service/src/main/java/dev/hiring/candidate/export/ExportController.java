package dev.hiring.candidate.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.kit.http.Caller;
import dev.hiring.kit.security.Role;

/** Every application of a job with names and decisions, the newest first. One that fails on the way is cut off. */
@RestController
@RequestMapping(path = "/api/{apiVersion}/jobs/{id}", version = "v2+")
class ExportController {

    private static final String JSON_LINES = "application/jsonl";

    private final ExportService exports;
    private final JsonMapper json;

    ExportController(ExportService exports, JsonMapper json) {
        this.exports = exports;
        this.json = json;
    }

    /**
     * Exports the applications of a job as CSV, with names and decisions, the newest first.
     *
     * <p>The first line names the columns. Text that a spreadsheet would take for a formula is escaped. An export that fails on
     * the way is cut off.
     */
    @GetMapping(path = "/applications.csv", produces = "text/csv")
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    void csv(Caller caller, @PathVariable String id, HttpServletResponse response) throws IOException {
        exports.requireJob(caller.organization(), id);
        CsvFile file = new CsvFile(open(response, "text/csv;charset=UTF-8", id + ".csv"));
        exports.rows(caller, id, file::add);
        file.flush();
    }

    /**
     * Exports the applications of a job as JSON, one object a line, with names and decisions, the newest first.
     *
     * <p>An export that fails on the way is cut off.
     */
    @GetMapping(path = "/applications.jsonl", produces = JSON_LINES)
    @RolesAllowed({Role.ATS, Role.RECRUITER, Role.ADMIN})
    void jsonLines(Caller caller, @PathVariable String id, HttpServletResponse response) throws IOException {
        exports.requireJob(caller.organization(), id);
        Writer out = open(response, JSON_LINES, id + ".jsonl");
        exports.rows(caller, id, row -> write(out, json.writeValueAsString(row)));
        out.flush();
    }

    /** Never closed: that would end an answer that has failed as if it were whole. */
    private static Writer open(HttpServletResponse response, String type, String name) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_TYPE, type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("applications-" + name)
                        .build()
                        .toString());
        return new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
