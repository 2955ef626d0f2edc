package dev.hiring.kit.aggregate;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

import dev.hiring.kit.outbox.Outbox;

/** Wires the write path of a service. */
@AutoConfiguration
class AggregateAutoConfiguration {

    @Bean
    AggregateStores aggregateStores(MongoOperations mongo, Outbox outbox) {
        return new AggregateStores(mongo, outbox);
    }

    @Bean
    IndexCreation indexCreation(MongoOperations mongo, MongoMappingContext entities) {
        return new IndexCreation(mongo, entities);
    }

    @Bean
    static BeanPostProcessor storedTypes() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof MappingMongoConverter converter) {
                    StoredTypes.configure(converter);
                }
                return bean;
            }
        };
    }
}
