package dev.hiring.candidate.webhook;

import java.util.List;
import org.springframework.stereotype.Component;

import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.webhook.DeliveryController.DeliveryResponse;
import dev.hiring.kit.privacy.PersonalData;

/** What receivers of webhooks have answered to messages about candidates; the messages hold ids. */
@Component
final class DeliveryData implements PersonalData {

    private final WebhookService webhooks;
    private final ApplicationService applications;

    DeliveryData(WebhookService webhooks, ApplicationService applications) {
        this.webhooks = webhooks;
        this.applications = applications;
    }

    @Override
    public String kind() {
        return "webhook-deliveries";
    }

    @Override
    public List<DeliveryResponse> export(String organization, String candidateId) {
        return webhooks.about(organization, applicationsOf(organization, candidateId)).stream()
                .map(DeliveryResponse::of)
                .toList();
    }

    @Override
    public long erase(String organization, String candidateId) {
        return webhooks.forgetAnswers(organization, applicationsOf(organization, candidateId));
    }

    private List<String> applicationsOf(String organization, String candidateId) {
        return applications.ofCandidate(organization, candidateId).stream()
                .map(Application::id)
                .toList();
    }
}
