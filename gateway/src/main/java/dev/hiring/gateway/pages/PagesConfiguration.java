package dev.hiring.gateway.pages;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.LogoutSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The files that anybody may read: what pages are made of, and the documents of the API. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebFluxConfigurer {
    private static final String PAGES = "pages/";
    private static final String ASSETS = "/assets/**";
    private static final String DOCUMENTS = "/docs/**";

    @Bean
    @Order(0)
    SecurityWebFilterChain publicFiles(ServerHttpSecurity http) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(ASSETS, DOCUMENTS))
                .authorizeExchange(exchange -> exchange.anyExchange().permitAll())
                .csrf(CsrfSpec::disable)
                .logout(LogoutSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .headers(new PageHeaders())
                .build();
    }

    /** Kept by browsers, and asked for anew each time with their tags: a new gateway brings new files. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl control = CacheControl.noCache();
        FileTags tags = new FileTags();
        registry.addResourceHandler(ASSETS)
                .addResourceLocations("classpath:/" + PAGES + "assets/")
                .setEtagGenerator(tags)
                .setCacheControl(control);
        registry.addResourceHandler(DOCUMENTS)
                .addResourceLocations("classpath:/" + PAGES + "docs/")
                .setEtagGenerator(tags)
                .setCacheControl(control);
    }

    /** A folder's page, which the handler of files does not look for. */
    @Bean
    RouterFunction<ServerResponse> documentsPage() {
        return RouterFunctions.route()
                .GET(
                        "/docs",
                        _ -> ServerResponse.permanentRedirect(URI.create("/docs/"))
                                .build())
                .GET(
                        "/docs/",
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .cacheControl(CacheControl.noCache())
                                .bodyValue(new ClassPathResource(PAGES + "docs/index.html")))
                .build();
    }
}
