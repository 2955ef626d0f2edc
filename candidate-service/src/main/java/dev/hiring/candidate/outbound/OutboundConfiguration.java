package dev.hiring.candidate.outbound;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    Networks networks(OutboundSettings settings) {
        return new Networks(settings);
    }

    @Bean
    DnsResolver names() {
        return SystemDefaultDnsResolver.INSTANCE;
    }

    @Bean
    CheckedNames checkedNames(DnsResolver names, Networks networks) {
        return new CheckedNames(names, networks);
    }
}
