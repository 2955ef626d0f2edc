package dev.hiring.kit.http;

import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.ApiVersionConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP conventions of every service. */
@AutoConfiguration(
        before = {JacksonAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({HttpSettings.class, DrainSettings.class, PublicAddress.class})
final class HttpAutoConfiguration {

    @Bean
    StrictJson strictJson() {
        return new StrictJson();
    }

    @Bean
    ProblemAdvice problemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    ProblemErrorController problemErrorController() {
        return new ProblemErrorController();
    }

    @Bean
    NextPageLink nextPageLink() {
        return new NextPageLink();
    }

    @Bean
    ProblemWriter problemWriter(BeanFactory beans) {
        return new ProblemWriter(() -> beans.getBean("handlerExceptionResolver", HandlerExceptionResolver.class));
    }

    @Bean
    WebMvcConfigurer requests(JsonMapper json) {
        return new WebMvcConfigurer() {
            @Override
            public void configureApiVersioning(ApiVersionConfigurer versions) {
                ApiVersions.configure(versions);
            }

            /** Behind the check of roles: who may not call is told nothing else. */
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new UnknownParameters()).order(1);
                registry.addInterceptor(new UnwantedBody(json)).order(2);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new RequestArguments());
            }
        };
    }

    @Bean
    Drain drain(DrainSettings settings) {
        return new Drain(settings);
    }

    /** Inside the observation, so that refusals are counted. */
    @Bean
    FilterRegistrationBean<DrainFilter> drainFilter(Drain drain, ProblemWriter problems) {
        var filter = new FilterRegistrationBean<>(new DrainFilter(drain, problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    /** Inside the observation, so that refusals are counted, and before anything reads the body. */
    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(HttpSettings settings, ProblemWriter problems) {
        var filter =
                new FilterRegistrationBean<>(new BodyFilter(settings.maxBody().toBytes(), problems));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }
}
