package dev.hiring.candidate.application;

import java.util.List;
import org.springframework.stereotype.Component;

import dev.hiring.kit.privacy.PersonalData;

/** The applications of candidates, with what people wrote about them. */
@Component
final class ApplicationData implements PersonalData {

    private final ApplicationService applications;

    ApplicationData(ApplicationService applications) {
        this.applications = applications;
    }

    @Override
    public String kind() {
        return "applications";
    }

    @Override
    public List<ExportedApplication> export(String organization, String candidateId) {
        return applications.ofCandidate(organization, candidateId).stream()
                .map(application -> new ExportedApplication(
                        ApplicationWithHistory.of(application),
                        Trail.of(application).entries()))
                .toList();
    }

    @Override
    public long erase(String organization, String candidateId) {
        return applications.forget(organization, candidateId).size();
    }

    /** An application with who did what to it and why. */
    record ExportedApplication(ApplicationWithHistory application, List<Trail.Entry> trail) {}
}
