package dev.hiring.identity;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** How people sign in: with a name and a password, on a page without any script. */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {
    static final String PATH = "/login";
    static final String STYLE = "/sign-in.css";

    @Bean
    @Order(2)
    SecurityFilterChain signIn(HttpSecurity http, IdentitySettings settings) {
        http.securityMatcher(PATH, STYLE)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .formLogin(form -> form.loginPage(PATH))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(policy(settings.publicUrl())))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
        return http.build();
    }

    /** The form leads to the gateway in the end, and a policy holds for where its redirects lead to. */
    private static String policy(URI gateway) {
        return "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' "
                + gateway.getScheme() + "://" + gateway.getAuthority();
    }

    @Bean
    UserDetailsService users(People people, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(
                people.all().stream().map(person -> user(person, encoder)).toList());
    }

    private static UserDetails user(Person person, PasswordEncoder encoder) {
        return User.withUsername(person.username())
                .password(encoder.encode(person.password()))
                .authorities(person.roles().toArray(String[]::new))
                .build();
    }
}
