package dev.hiring.kit.privacy;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.http.KeptAnswers;

/** Makes every service answer when a candidate is erased, and those that hold personal data tell what they hold. */
@AutoConfiguration(afterName = "dev.hiring.kit.aggregate.AggregateAutoConfiguration")
@ConditionalOnBean(AggregateStores.class)
@EnableConfigurationProperties(PrivacySettings.class)
class PrivacyAutoConfiguration {

    @Bean
    ErasureService erasureService(
            AggregateStores stores,
            ObjectProvider<PersonalData> held,
            KeptAnswers answers,
            @Value("${spring.application.name}") String service,
            Clock clock) {
        return new ErasureService(stores, held.orderedStream().toList(), answers, service, clock);
    }

    @Bean
    ErasedCandidates erasedCandidates(MongoOperations mongo, @Value("${spring.application.name}") String service) {
        return new ErasedCandidates(mongo, service);
    }

    @Bean
    ErasureListener erasureListener(ErasureService erasures) {
        return new ErasureListener(erasures);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(PersonalData.class)
    static class Held {

        @Bean
        AccessLog accessLog(MongoOperations mongo, PrivacySettings settings, Clock clock) {
            return new AccessLog(mongo, settings, clock);
        }

        @Bean
        PersonalDataController personalDataController(ObjectProvider<PersonalData> held, AccessLog accesses) {
            return new PersonalDataController(held.orderedStream().toList(), accesses);
        }
    }
}
