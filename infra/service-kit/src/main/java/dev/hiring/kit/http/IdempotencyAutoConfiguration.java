package dev.hiring.kit.http;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Replays of repeated POSTs, where there is a store to keep their answers in. */
@AutoConfiguration(after = {DataMongoAutoConfiguration.class, HttpAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(MongoOperations.class)
@EnableScheduling
final class IdempotencyAutoConfiguration {

    @Bean
    KeptAnswers keptAnswers(MongoOperations mongo, Clock clock, HttpSettings settings) {
        return new KeptAnswers(mongo, clock, settings.idempotencyRetention());
    }

    /** Behind the security filters: whose key it is comes from the token. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotencyFilter(
            KeptAnswers answers, ObjectProvider<ErasedPeople> erased, ProblemWriter problems) {
        ErasedPeople nobody = (_, _) -> false;
        var filter = new FilterRegistrationBean<>(
                new IdempotencyFilter(answers, erased.getIfAvailable(() -> nobody), problems));
        filter.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10);
        return filter;
    }
}
