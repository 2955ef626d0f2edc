package dev.hiring.acceptance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts applications and drafts of tests in turn, over one connection for as long as it is let. It comes back when it is
 * told to, and sends nothing again that somebody may have heard.
 */
final class PoliteCaller implements Runnable {

    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Company company;
    private final AckJournal journal;
    private final AtomicBoolean more;

    PoliteCaller(Company company, AckJournal journal, AtomicBoolean more) {
        this.company = company;
        this.journal = journal;
        this.more = more;
    }

    @Override
    public void run() {
        try (http) {
            while (more.get()) {
                String name = Company.canary();
                send(company.ats, "/applications", name, application(name));
                send(company.recruiter, "/assessments", name, Company.test(name));
            }
        }
    }

    private ObjectNode application(String name) {
        return company.application(name, name, name).put("externalReference", name);
    }

    private void send(Client client, String path, String name, ObjectNode body) {
        try {
            HttpResponse<String> answer =
                    http.send(client.request("POST", path, "", body.toString()), BodyHandlers.ofString());
            Client.pause(journal.answered(path, name, answer).orElse(BETWEEN));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            journal.neverConnected();
            Client.pause();
        } catch (IOException e) {
            journal.cutOff(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
