package org.ownsky.portal.security;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.oidc.OidcSignIn;
import org.ownsky.portal.signin.SignInFilters;
import org.ownsky.provisioning.role.ConditionalOnRole;
import org.ownsky.provisioning.role.ProcessRole;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The portal's pages: everything needs a signed-in account, except the sign-in page and what it is made of. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Duration HSTS = Duration.ofDays(365);

    @Bean
    @ConditionalOnRole(ProcessRole.PORTAL)
    SecurityFilterChain portalSecurity(
            HttpSecurity http, SignInFilters signIns, OidcSignIn provider, FurtherSignIns further) {
        var signedOut = SignInPage.with(new SignInNotice.SignedOut());
        signIns.addTo(http);
        provider.addTo(http, new BackToSignIn(SignInPage.PATH), signedOut);
        further.addTo(http);
        return http.formLogin(form -> form.loginPage(SignInPage.PATH)
                        .loginProcessingUrl(SignInPage.PATH)
                        .failureHandler(further.afterPassword()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(SignInPage.PATH)
                        .permitAll()
                        // The container's own answer to what went wrong; it says nothing but the status.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new SignInFirst()))
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new SignInFromOurPageOnly(), UsernamePasswordAuthenticationFilter.class)
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView(SignInPage.PATH, signedOut)
                                .logoutSuccessHandler(provider.signOut(signedOut))
                                .anyRequest(AuthorizedUrl::authenticated))
                .build();
    }

    /** A process that is no portal tells its health and figures, and has nothing else. */
    @Bean
    @ConditionalOnMissingBean(name = "portalSecurity")
    SecurityFilterChain nothingHere(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentSecurityPolicy.STRICT))
                .frameOptions(FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                // Sent over TLS only. Without subdomains: they may be somebody else's.
                .httpStrictTransportSecurity(
                        hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(HSTS.toSeconds()));
    }
}
