package org.ownsky.portal.api;

import org.ownsky.portal.credential.TokenSignIn;
import org.ownsky.portal.error.ErrorTranslator;
import org.ownsky.portal.oidc.AccessTokens;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The API's own way in: tokens, no session, no cookie; so there is nothing that another website could ride on. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {
    /** Also for the browsable description: no script at all. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain apiRequests(
            HttpSecurity http,
            TokenSignIn signIn,
            AccessTokens accessTokens,
            RequestRates rates,
            ErrorTranslator translator,
            ProblemWriter writer) {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(ApiPaths.DOCUMENT, ApiPaths.PAGE, ApiPaths.STYLE)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, refused) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            writer.write(
                                    response,
                                    Problem.of(
                                            ProblemKind.UNAUTHENTICATED,
                                            "Send a personal access token as \"Authorization: Bearer osk_…\". People make"
                                                    + " theirs in the portal, under Tokens."));
                        })
                        .accessDeniedHandler((request, response, denied) -> writer.write(
                                response, Problem.of(ProblemKind.FORBIDDEN, "Your role does not allow this."))))
                .headers(ApiSecurity::headers)
                .addFilterBefore(
                        new BearerTokens(signIn, accessTokens, rates, translator, writer),
                        AnonymousAuthenticationFilter.class)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false));
    }
}
